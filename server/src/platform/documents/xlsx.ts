import { isCivilDate } from '@boru/contract/civil';
import type { SheetData } from 'write-excel-file/node';
import { printableText } from './printable.ts';

type Value = string | number | boolean | null;
export type XlsxColumn<Row> = {
  title: string;
  /** `date` takes a civil date 'YYYY-MM-DD', `won` an integer amount. */
  kind: 'text' | 'number' | 'won' | 'date';
  width?: number;
  value(row: Row): Value;
};
export type XlsxSheet<Row> = { name: string; columns: readonly XlsxColumn<Row>[]; rows: readonly Row[] };

type Cell = SheetData[number][number];
const LONGEST_CELL = 32_767;
const formats = { number: '#,##0.##', won: '#,##0', date: 'yyyy. m. d.' } as const;

/** Text is always written as text, so nothing a company typed is ever evaluated. */
const cellOf = (kind: XlsxColumn<never>['kind'], value: Value): Cell => {
  if (value === null || value === '') return null;
  if (kind === 'text') return { type: String, value: printableText(String(value)).slice(0, LONGEST_CELL), wrap: true };
  if (kind === 'date' && !isCivilDate(String(value)))
    throw new RangeError(`not a civil date: ${String(value).slice(0, 40)}`);
  if (kind === 'date') return { type: Date, value: new Date(`${String(value)}T00:00:00Z`), format: formats.date };
  const number = Number(value);
  if (!Number.isFinite(number)) throw new RangeError(`not a number: ${String(value).slice(0, 40)}`);
  return { type: Number, value: number, format: formats[kind], align: 'right' };
};

// Excel refuses these in the name of a sheet, and names longer than 31 characters.
const sheetName = (name: string): string =>
  printableText(name)
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet';

/** One sheet: a bold header that stays in sight, columns typed, numbers as numbers. */
export const renderXlsx = async <Row>(sheet: XlsxSheet<Row>): Promise<Buffer> => {
  const header = sheet.columns.map(
    (column): Cell => ({
      type: String,
      value: printableText(column.title),
      fontWeight: 'bold',
      backgroundColor: '#F4F5F6',
    }),
  );
  const rows = sheet.rows.map((row) => sheet.columns.map((column) => cellOf(column.kind, column.value(row))));
  // Eighty modules that a start need not wait for.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const made = writeExcelFile([header, ...rows], {
    sheet: sheetName(sheet.name),
    columns: sheet.columns.map((column) => ({ width: column.width ?? 16 })),
    stickyRowsCount: 1,
  });
  return made.toBuffer();
};
