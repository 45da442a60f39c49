import { lists } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import type { UnservedView } from '../api.ts';
import { roundMessages } from './messages.ts';
import { useBars } from './useBars.ts';

/** Which companies nobody can go to, and what would have to change. */
export function UnservedPart({ rows }: { rows: readonly UnservedView[] }) {
  const t = useText(roundMessages);
  return (
    <Section title={t.unservedTitle} lead={t.unservedLead}>
      <Table
        caption={t.unservedTitle}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={({ requestId }) => requestId}
        columns={[
          { id: 'company', title: t.company, isRowHeader: true, cell: (row) => row.companyName },
          { id: 'why', title: t.why, cell: (row) => <Reasons row={row} /> },
        ]}
      />
    </Section>
  );
}

function Reasons({ row }: { row: UnservedView }) {
  const t = useText(roundMessages);
  const pick = usePick();
  const inWords = useBars();
  if (row.full.length > 0) return t.full({ names: row.full.join(', ') });
  const missing = row.missingSkills.map((skill) => pick(lists.expertSkill[skill])).join(', ');
  return (
    <>
      <p>{row.missingSkills.length > 0 ? t.missing({ names: missing }) : t.nobody}</p>
      <ul>
        {row.bars.map(({ kind, experts }) => (
          <li key={kind}>{t.barOf({ what: pick(lists.assignmentBar[kind]), count: experts })}</li>
        ))}
        {row.near.slice(0, 5).map((bar) => (
          <li key={bar.expertName}>{t.near({ name: bar.expertName, what: inWords(bar) })}</li>
        ))}
      </ul>
    </>
  );
}
