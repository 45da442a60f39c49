import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import type { Breach } from './api.ts';
import { breachMessages } from './messages.ts';

/** Who was told when and how, as written down; lines are added and never changed. */
export function Dispatches({ rows }: { rows: Breach['dispatches'] }) {
  const t = useText(breachMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Section title={t.dispatches}>
      <Table
        caption={t.dispatches}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={(row) => row.id}
        empty={
          <EmptyState size="small" title={t.noDispatches}>
            {t.noDispatchesBody}
          </EmptyState>
        }
        columns={[
          { id: 'duty', title: t.duties, isRowHeader: true, cell: (row) => pick(lists.breachDuty[row.duty]) },
          { id: 'to', title: t.addressee, cell: (row) => row.addressee },
          { id: 'how', title: t.how, cell: (row) => pick(lists.breachWay[row.how]) },
          { id: 'at', title: t.sentAt, cell: (row) => formats.dateTime(row.sentAt) },
          {
            id: 'people',
            title: t.sentPeople,
            isNumeric: true,
            cell: (row) => (row.people === null ? '–' : formats.number(row.people)),
          },
          { id: 'receipt', title: t.receipt, cell: (row) => row.receiptNumber ?? '–' },
          {
            id: 'late',
            title: t.lateReason,
            cell: (row) =>
              row.isLate ? (
                <>
                  <Tag tone="red">{t.lateShort}</Tag> {row.lateReason}
                </>
              ) : (
                '–'
              ),
          },
          { id: 'by', title: t.openedBy, cell: (row) => `${row.by}, ${formats.dateTime(row.writtenAt)}` },
        ]}
      />
    </Section>
  );
}
