// The catalogue as it ships, for tests and the bench. The server reads the same files and hands them to the browser.

import language from '../../../catalogue/screening/language.json' with { type: 'json' };
import quantities from '../../../catalogue/screening/quantities.json' with { type: 'json' };
import terms from '../../../catalogue/screening/terms.json' with { type: 'json' };
import units from '../../../catalogue/screening/units.json' with { type: 'json' };
import core2019 from '../../../catalogue/statutory-lists/national-core-technology-2019-07-08.json' with {
  type: 'json',
};
import core2019Profiles from '../../../catalogue/statutory-lists/national-core-technology-2019-07-08.profiles.json' with {
  type: 'json',
};
import core2025 from '../../../catalogue/statutory-lists/national-core-technology-2025-10-02.json' with {
  type: 'json',
};
import core2025Profiles from '../../../catalogue/statutory-lists/national-core-technology-2025-10-02.profiles.json' with {
  type: 'json',
};
import strategic from '../../../catalogue/statutory-lists/national-strategic-technology-2025-05.json' with {
  type: 'json',
};
import strategicProfiles from '../../../catalogue/statutory-lists/national-strategic-technology-2025-05.profiles.json' with {
  type: 'json',
};
import revisions from '../../../catalogue/statutory-revisions.json' with { type: 'json' };
import ladders from '../../../catalogue/threshold-ladders.json' with { type: 'json' };
import type { CatalogueFiles } from './compile.ts';

export const shippedFiles: CatalogueFiles = {
  lists: [core2019, core2025, strategic],
  profiles: [core2019Profiles, core2025Profiles, strategicProfiles],
  terms,
  units,
  quantities,
  language,
  ladders,
  revisions,
};
