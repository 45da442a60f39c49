/**
 * CSV as Korean offices open it: with a BOM, because Excel reads a file without one as CP949.
 * A cell that starts with = + - @ tab or CR would run as a formula there; an apostrophe keeps it text.
 */
export type CsvCell = string | number | boolean | null;
export type CsvTable = { columns: readonly string[]; rows: readonly (readonly CsvCell[])[] };

const BOM = '\uFEFF';

// Full-width forms are folded by some spreadsheets on opening, so they count too.
const runsAsFormula = (text: string): boolean => /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r]/u.test(text);

const cell = (value: CsvCell): string => {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = value.replaceAll('\u0000', '').toWellFormed();
  const safe = runsAsFormula(text) ? `'${text}` : text;
  return /["\r\n,\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const renderCsv = (table: CsvTable): Buffer => {
  const lines = [table.columns, ...table.rows].map((row) => `${row.map(cell).join(',')}\r\n`);
  return Buffer.from(BOM + lines.join(''), 'utf8');
};
