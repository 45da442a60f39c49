import type { CaseView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { neighboursQuery } from './api.ts';
import { sightMessages } from './messages.ts';

/** Another desk works for the same company: whom to call and with which reference, and nothing more. */
export function NeighbourNotice({ file }: { file: CaseView }) {
  const t = useText(sightMessages);
  const pick = usePick();
  const { data } = useQuery({ ...neighboursQuery(file.id), enabled: file.ownedByMe && file.closedAt === null });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section>
      <h2>{t.neighbourTitle}</h2>
      {data.items.map(({ agency, reference }) => (
        <p key={agency.id} className="small">
          {t.neighbour({ agency: pick(agency.name), reference })}
        </p>
      ))}
    </section>
  );
}
