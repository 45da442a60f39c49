import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Table } from '#ui/Table';
import type { Plan } from './api.ts';
import { planMessages } from './messages.ts';

/** What the chart shows, in words: for those who read, hear or print it. */
export function Schedule({ plan }: { plan: Plan }) {
  const t = useText(planMessages);
  const pick = usePick();
  const formats = useFormats();
  const rows = plan.nodes.flatMap(({ id, title, task }) => (task === null ? [] : [{ id, title, task }]));
  return (
    <Table
      caption={t.whole}
      isCaptionHidden
      density="dense"
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { id: 'title', title: t.name, isRowHeader: true, cell: (row) => row.title },
        { id: 'agency', title: t.agency, cell: (row) => pick(row.task.agency) },
        {
          id: 'days',
          title: t.days,
          cell: (row) => `${formats.date(row.task.fromOn)} – ${formats.date(row.task.toOn)}`,
        },
        {
          id: 'standing',
          title: t.standing,
          cell: (row) => (row.task.isLate ? t.late : pick(lists.planStanding[row.task.standing])),
        },
        { id: 'percent', title: t.percent, isNumeric: true, cell: (row) => `${row.task.percent}%` },
      ]}
    />
  );
}
