import { useText } from '#lib/i18n';
import { OutsideLink } from '#ui/Link';
import type { OwnAttendee } from './api.ts';
import { educationMessages } from './messages.ts';

/** What the agency gives its participants to read. */
export function Materials({ materials }: Pick<OwnAttendee, 'materials'>) {
  const t = useText(educationMessages);
  return materials.map(({ title, url }) => (
    <p key={url + title} className="small">
      <OutsideLink href={url}>{`${t.material}: ${title}`}</OutsideLink>
    </p>
  ));
}
