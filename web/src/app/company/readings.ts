import { type CivilDate, civilOf } from '@boru/contract/civil';
import { instantOfText } from '#lib/formats';
import type { Reading } from '../../rooms/evidence/api.ts';

interface Page {
  readonly items: readonly Reading[];
  readonly nextCursor: string | null;
}

/** Readings of the present month in Seoul on the first page, newest first; `more` when the page ended inside the month. */
export function readingsOfMonth(page: Page | undefined, today: CivilDate) {
  const items = page?.items ?? [];
  const within = items.filter(({ at }) => civilOf(instantOfText(at)).slice(0, 7) === today.slice(0, 7));
  return {
    count: within.length,
    more: within.length === items.length && (page?.nextCursor ?? null) !== null,
    last: within[0] ?? null,
  };
}
