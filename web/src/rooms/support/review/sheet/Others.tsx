import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Table } from '#ui/Table';
import { sheetMessages } from './messages.ts';
import type { Sheet } from './sheet.ts';

/** What other judges gave the same application; without names. */
export function Others({ sheet, others }: { sheet: Sheet; others: NonNullable<Sheet['others']> }) {
  const t = useText(sheetMessages);
  const pick = usePick();
  const rows = others.map((one, at) => ({ ...one, at }));
  return (
    <Table
      caption={t.others}
      isCaptionHidden
      rows={rows}
      keyOf={({ at }) => String(at)}
      empty={<p>{t.noOthers}</p>}
      columns={[
        ...sheet.criteria.map(({ id, title }) => ({
          id,
          title: pick(title),
          isNumeric: true,
          cell: (row: (typeof rows)[number]) => t.points({ mark: String(row.marks[id] ?? '–') }),
        })),
        { id: 'words', title: t.words, isRowHeader: true, cell: ({ words }) => words ?? '–' },
      ]}
    />
  );
}
