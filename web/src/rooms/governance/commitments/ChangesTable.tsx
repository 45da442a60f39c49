import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Table } from '#ui/Table';
import type { Whole } from './api.ts';
import { commitmentMessages } from './messages.ts';

export function ChangesTable({ changes }: { changes: Whole['changes'] }) {
  const t = useText(commitmentMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.changes}
      isCaptionHidden
      rows={changes}
      keyOf={(row) => row.id}
      empty={<p className="muted">{t.noChanges}</p>}
      columns={[
        { id: 'on', title: t.when, width: '16%', cell: (row) => formats.date(row.effectiveOn) },
        {
          id: 'kind',
          title: t.changeKind,
          width: '30%',
          isRowHeader: true,
          cell: (row) => (
            <>
              {pick(lists.agreementChangeKind[row.kind])}
              {row.agency === null ? null : `: ${pick(row.agency)}`}
            </>
          ),
        },
        {
          id: 'what',
          title: t.what,
          cell: (row) => (
            <>
              {row.words}
              {row.termTo === null ? null : <p className="small muted">{`${t.termTo} ${formats.date(row.termTo)}`}</p>}
            </>
          ),
        },
      ]}
    />
  );
}
