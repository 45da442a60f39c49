import type { ReactNode } from 'react';
import styles from './Table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand to the right, with tabular digits. */
  readonly isNumeric?: boolean;
  /** Names the row; read out with every cell of it. */
  readonly isRowHeader?: boolean;
  readonly width?: string;
}

interface TableProps<Row> {
  /** What the table lists; a heading above it may say the same, then hide it. */
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly foot?: readonly Row[];
  /** Shown instead of the body when there are no rows. */
  readonly empty?: ReactNode;
  readonly density?: 'comfortable' | 'dense';
}

/** A real table; on a narrow screen each row becomes a card whose values carry the column's name. */
export function Table<Row>({
  caption,
  isCaptionHidden = false,
  columns,
  rows,
  keyOf,
  foot,
  empty,
  density = 'comfortable',
}: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    <table className={styles.table} data-density={density}>
      <caption className={isCaptionHidden ? 'visually-hidden' : styles.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) =>
            // A column of buttons has no name: their own names say what they do.
            column.title === '' ? (
              <td key={column.id} />
            ) : (
              <th
                key={column.id}
                scope="col"
                data-numeric={column.isNumeric === true ? '' : undefined}
                style={column.width === undefined ? undefined : { width: column.width }}
              >
                {column.title}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={keyOf(row)} columns={columns} row={row} />
        ))}
      </tbody>
      {foot === undefined ? null : (
        <tfoot>
          {foot.map((row) => (
            <Row key={keyOf(row)} columns={columns} row={row} />
          ))}
        </tfoot>
      )}
    </table>
  );
}

function Row<Value>({ columns, row }: { columns: readonly Column<Value>[]; row: Value }) {
  return (
    <tr>
      {columns.map((column) => {
        const inside = (
          <>
            <span className={styles.name} aria-hidden="true">
              {column.title}
            </span>
            <span className={styles.value}>{column.cell(row)}</span>
          </>
        );
        const numeric = column.isNumeric === true ? '' : undefined;
        return column.isRowHeader === true ? (
          <th key={column.id} scope="row" data-numeric={numeric}>
            {inside}
          </th>
        ) : (
          <td key={column.id} data-numeric={numeric}>
            {inside}
          </td>
        );
      })}
    </tr>
  );
}
