import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { Notice } from '#ui/Notice';
import { Table } from '#ui/Table';
import type { Figure } from './api.ts';
import { reportMessages } from './messages.ts';

/** One figure of the report as it was counted, with what it means, its period, source and time. */
export function FigureTable({ figure: { told, takenAt, failedAt, key } }: { figure: Figure }) {
  const t = useText(reportMessages);
  const formats = useFormats();
  if (told === null)
    return (
      <Notice tone="warning" title={key}>
        {t.never}
      </Notice>
    );
  const until = formats.date(told.until);
  return (
    <Disclosure title={<span lang="ko">{`${told.title}: ${told.summary}`}</span>}>
      {failedAt === null ? null : <Notice tone="warning">{t.failed({ at: formats.dateTime(failedAt) })}</Notice>}
      <DescriptionList
        size="small"
        items={[
          { name: t.meaning, value: <span lang="ko">{told.definition}</span> },
          {
            name: t.period,
            value: told.from === null ? t.until({ on: until }) : `${formats.date(told.from)} ~ ${until}`,
          },
          { name: t.source, value: <span lang="ko">{told.source}</span> },
          { name: t.taken, value: takenAt === null ? '–' : formats.dateTime(takenAt) },
        ]}
      />
      {told.rows.length === 0 ? null : (
        <Table
          caption={told.title}
          isCaptionHidden
          rows={told.rows.map((cells, at) => ({ at: String(at), cells }))}
          keyOf={(row) => row.at}
          columns={told.columns.map((title, column) => ({
            id: title,
            title,
            isRowHeader: column === 0,
            cell: (row: { readonly cells: readonly string[] }) => <span lang="ko">{row.cells[column] ?? ''}</span>,
          }))}
        />
      )}
    </Disclosure>
  );
}
