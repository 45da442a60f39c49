import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { type Column, Table } from '#ui/Table';
import { Term } from '#ui/Term';
import type { Cells } from './api.ts';
import { insightMessages } from './messages.ts';
import styles from './Statistics.module.css';

type Row = Cells['cells'][number];

/** Figures with a bar beside each: the bar repeats the figure, so a screen reader passes over it. */
export function CountTable({
  name,
  of,
  table,
  bars = true,
}: {
  name: string;
  of: string;
  table: Cells;
  bars?: boolean;
}) {
  const t = useText(insightMessages);
  const formats = useFormats();
  const pick = usePick();
  const largest = Math.max(1, ...table.cells.map(({ count }) => count ?? 0));
  const columns: Column<Row>[] = [
    { id: 'name', title: of, cell: (row) => pick(row.name), isRowHeader: true },
    {
      id: 'count',
      title: t.number,
      isNumeric: true,
      width: bars ? '16rem' : '50%',
      cell: (row) => (row.count === null ? <Withheld /> : formats.number(row.count)),
    },
  ];
  if (bars)
    columns.push({
      id: 'bar',
      title: t.share,
      width: '45%',
      cell: (row) => (
        <span className={styles.track} aria-hidden="true">
          <span
            className={row.count === null ? styles.hatched : styles.bar}
            style={{ width: `${row.count === null ? 100 : (row.count / largest) * 100}%` }}
          />
        </span>
      ),
    });
  return (
    <>
      <Table
        caption={t.tableOf({ name })}
        isCaptionHidden
        density="dense"
        columns={columns}
        rows={table.cells}
        keyOf={(row) => row.key}
      />
      <p className={styles.total}>
        {t.total}{' '}
        {table.total === null ? <Withheld /> : <strong>{t.companies({ count: formats.number(table.total) })}</strong>}
      </p>
    </>
  );
}

export function Withheld() {
  const t = useText(insightMessages);
  return (
    <span className={styles.withheld}>
      <Term word={t.hidden} meaning={<p>{t.hiddenWhy}</p>} source={t.hiddenLaw} />
    </span>
  );
}
