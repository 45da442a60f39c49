import { type ImportColumn, ImportedCompany, type ImportRowState, importColumns } from '@boru/contract/company-imports';
import type { Pack } from '@boru/contract/pack';
import { lists } from '@boru/contract/words';
import { type Actor, mayUse } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Cells = Partial<Record<ImportColumn, string>>;
export type ReadRow = {
  line: number;
  state: ImportRowState;
  cells: Cells;
  fields: (ImportedCompany & { industry: string }) | null;
  problems: Cells;
};

export const required: readonly ImportColumn[] = [
  'businessNumber',
  'name',
  'representativeName',
  'size',
  'ksicCode',
  'municipality',
];

/** How people name the columns; spaces, stars and case do not matter. */
const otherNames: Readonly<Record<string, ImportColumn>> = {
  사업자번호: 'businessNumber',
  기업명: 'name',
  회사명: 'name',
  상호: 'name',
  대표자명: 'representativeName',
  법인번호: 'corporateNumber',
  기업규모: 'size',
  업종: 'ksicCode',
  시군: 'municipality',
  산업단지: 'industrialZone',
  소재지: 'address',
  근로자수: 'employees',
  담당자: 'contactName',
  담당자이메일: 'contactEmail',
  담당자연락처: 'contactPhone',
};
const squeezed = (text: string): string => text.replace(/[\s*()]/g, '').toLowerCase();
const known = new Map<string, ImportColumn>([
  ...Object.entries(otherNames),
  ...importColumns.flatMap((column): [string, ImportColumn][] => {
    const { ko, en } = lists.importColumn[column];
    return [ko, en, column].map((name) => [squeezed(name), column]);
  }),
]);

/** Which column stands where. Throws with everything that is wrong at once, so that a file is corrected once. */
export const readHeader = (cells: readonly string[]): (ImportColumn | null)[] => {
  const found = cells.map((cell) => (cell === '' ? null : (known.get(squeezed(cell)) ?? null)));
  const fields: Record<string, string> = {};
  const titleOf = (column: ImportColumn) => lists.importColumn[column].ko;
  const missing = required.filter((column) => !found.includes(column));
  if (missing.length > 0)
    fields['missing'] =
      `없는 열: ${missing.map(titleOf).join(', ')} / Missing: ${missing.map((column) => lists.importColumn[column].en).join(', ')}`;
  const unknown = cells.filter((cell, at) => cell !== '' && found[at] === null).map((cell) => cell.slice(0, 40));
  if (unknown.length > 0) fields['unknown'] = `모르는 열: ${unknown.join(', ')} / Unknown: ${unknown.join(', ')}`;
  const twice = importColumns.filter((column) => found.filter((one) => one === column).length > 1);
  if (twice.length > 0)
    fields['twice'] = `두 번 있는 열: ${twice.map(titleOf).join(', ')} / Twice: ${twice.join(', ')}`;
  if (Object.keys(fields).length > 0) throw new Problem('import.columns', { fields });
  return found;
};

/** The pack's names turned round, made once for a file of twenty thousand rows. */
export type Lookups = {
  size: ReadonlyMap<string, string>;
  municipality: ReadonlyMap<string, string>;
  industrialZone: ReadonlyMap<string, string>;
  industryOf: ReadonlyMap<string, string>;
  ksic: ReadonlySet<string>;
  municipalities: ReadonlySet<string>;
  zones: ReadonlySet<string>;
};
export const lookupsOf = (pack: Pack): Lookups => ({
  size: new Map(
    Object.entries(lists.companySize).flatMap(([id, { ko, en }]) =>
      [id, ko, en].map((name) => [squeezed(name), id] as const),
    ),
  ),
  municipality: new Map(
    pack.municipalities.items.flatMap(({ code, name }) =>
      [code, name.ko, name.en].map((text) => [squeezed(text), code] as const),
    ),
  ),
  industrialZone: new Map(
    pack.industrialZones.items.flatMap(({ id, name }) =>
      [id, name.ko, name.en].map((text) => [squeezed(text), id] as const),
    ),
  ),
  industryOf: new Map(pack.catalogue.ksicIndustryMap.items.map(({ code, industry }) => [code, industry])),
  ksic: new Set(pack.catalogue.ksic.items.map(([code]) => code)),
  municipalities: new Set(pack.municipalities.items.map(({ code }) => code)),
  zones: new Set(pack.industrialZones.items.map(({ id }) => id)),
});

const named = (names: ReadonlyMap<string, string>, text: string): string => names.get(squeezed(text)) ?? text;
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** Words into codes. What cannot be turned stays as it is written and is refused by the schema or the lists below. */
const wishOf = (cells: Cells, names: Lookups): Record<string, unknown> => {
  const employees = orNull(cells.employees)?.replace(/[,\s명]/g, '') ?? null;
  return {
    businessNumber: cells.businessNumber ?? '',
    name: cells.name ?? '',
    representativeName: cells.representativeName ?? '',
    corporateNumber: orNull(cells.corporateNumber),
    size: named(names.size, cells.size ?? ''),
    // A spreadsheet takes 01110 for a number and drops the nought.
    ksicCode: (cells.ksicCode ?? '').replace(/^\d{4}$/, '0$&'),
    municipality: named(names.municipality, cells.municipality ?? ''),
    industrialZone: orNull(cells.industrialZone && named(names.industrialZone, cells.industrialZone)),
    address: orNull(cells.address),
    employees: employees === null ? null : Number(employees),
    contactName: orNull(cells.contactName),
    contactPosition: orNull(cells.contactPosition),
    contactEmail: orNull(cells.contactEmail),
    contactPhone: orNull(cells.contactPhone),
  };
};

/** What the schema says in the words of a form, said in the words of a table. */
const plainer: Partial<Record<ImportColumn, string>> = {
  size: '소상공인, 소기업, 중기업, 중견기업, 대기업 가운데 하나로 적어 주세요. / Micro, Small, Medium, Mid-sized or Large enterprise.',
  employees: '숫자로 적어 주세요. / A whole number.',
  industrialZone: '목록에 있는 산업단지 이름으로 적어 주세요. / A zone of the list.',
  municipality: '도내 시군구 이름이나 코드로 적어 주세요. / A municipality of the province.',
  ksicCode: '한국표준산업분류 다섯 자리 코드로 적어 주세요. / A five-digit KSIC code.',
};
const isColumn = (name: unknown): name is ImportColumn => importColumns.some((column) => column === name);

const problemsOf = (cells: Cells, names: Lookups): { fields: ReadRow['fields']; problems: Cells } => {
  const wish = wishOf(cells, names);
  const parsed = ImportedCompany.safeParse(wish);
  const problems: Cells = {};
  // The lists first, so that a row with two faults names both: the schema knows shapes, not places and codes.
  const isKnown = { municipality: names.municipalities, ksicCode: names.ksic, industrialZone: names.zones };
  for (const column of ['municipality', 'ksicCode', 'industrialZone'] as const)
    if (wish[column] !== null && !isKnown[column].has(String(wish[column]))) problems[column] = plainer[column] ?? '';
  for (const issue of parsed.error?.issues ?? []) {
    const column = issue.path[0];
    if (isColumn(column)) problems[column] ??= plainer[column] ?? issue.message.slice(0, 200);
  }
  if (!parsed.success || Object.keys(problems).length > 0) return { fields: null, problems };
  return { fields: { ...parsed.data, industry: names.industryOf.get(parsed.data.ksicCode) ?? 'other' }, problems };
};

/** One row; `seen` remembers on which line a number stood first. */
export const readRow = (
  header: readonly (ImportColumn | null)[],
  row: { line: number; cells: readonly string[] },
  names: Lookups,
  seen: Map<string, number>,
): ReadRow => {
  const cells: Cells = {};
  header.forEach((column, at) => {
    const text = row.cells[at] ?? '';
    if (column !== null && text !== '') cells[column] = text.toWellFormed().replaceAll('\u0000', '').slice(0, 300);
  });
  const { fields, problems } = problemsOf(cells, names);
  const number = fields?.businessNumber;
  const first = number === undefined ? undefined : seen.get(number);
  if (number !== undefined && first === undefined) seen.set(number, row.line);
  if (fields !== null && first === undefined) return { line: row.line, state: 'new', cells, fields, problems };
  if (first !== undefined)
    problems.businessNumber = `${first}번째 줄과 같은 번호입니다. / The same number as on line ${first}.`;
  return { line: row.line, state: 'wrong', cells, fields: null, problems };
};

export type ImportHead = {
  id: string;
  agencyId: number;
  state: 'checked' | 'running' | 'done' | 'failed' | 'dropped';
  rowsNew: number;
  rowsWrong: number;
  createdAt: Date;
};

/** All or nothing: one row to correct, and nothing is taken in. */
export const mayDo = (run: ImportHead, actor: Actor): ('confirm' | 'drop')[] => {
  if (!mayUse(actor, ['secretariat']) || run.state !== 'checked') return [];
  return run.rowsWrong === 0 && run.rowsNew > 0 ? ['confirm', 'drop'] : ['drop'];
};

export const checkStep = (run: ImportHead | undefined, actor: Actor, step: 'confirm' | 'drop'): ImportHead => {
  if (!run) throw new Problem('thing.not_found');
  if (!mayDo(run, actor).includes(step)) throw new Problem('import.not_ready');
  return run;
};
