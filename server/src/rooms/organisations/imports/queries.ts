import { civilOf } from '@boru/contract/civil';
import { type ImportRowState, type ImportView, importColumns } from '@boru/contract/company-imports';
import { lists, wordOf } from '@boru/contract/words';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { renderCsv, renderXlsx } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { municipalityName } from '../companies/index.ts';
import { companiesIn } from '../segments/index.ts';
import { mayDo, required } from './model.ts';
import { type ExportRow, selectExport, selectImport, selectImports, selectRows } from './store.ts';

type Run = NonNullable<Awaited<ReturnType<typeof selectImport>>>;

const view = (run: Run, actor: Actor): ImportView => ({
  id: run.id,
  fileName: run.fileName,
  state: run.state,
  counts: { new: run.rowsNew, known: run.rowsKnown, wrong: run.rowsWrong },
  done: run.rowsDone,
  source: run.source,
  legalBasis: run.legalBasis,
  validTo: run.validTo,
  createdAt: run.createdAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
  may: mayDo(run, actor),
});

const hints: Readonly<Record<(typeof importColumns)[number], { ko: string; en: string }>> = {
  businessNumber: { ko: '123-45-67891', en: '123-45-67891' },
  name: { ko: '견본정밀', en: 'Sample Ltd' },
  representativeName: { ko: '홍길동', en: 'Hong Gildong' },
  corporateNumber: { ko: '13자리(없으면 비움)', en: 'Thirteen digits or empty' },
  size: { ko: '중기업', en: 'Medium enterprise' },
  ksicCode: { ko: '28202', en: '28202' },
  municipality: { ko: '청주시 청원구', en: 'Cheongju-si' },
  industrialZone: { ko: '오창과학산업단지', en: 'Ochang Science Industrial Complex' },
  address: { ko: '도로명 주소', en: 'Street address' },
  employees: { ko: '42', en: '42' },
  contactName: { ko: '김담당', en: 'Kim' },
  contactPosition: { ko: '과장', en: 'Manager' },
  contactEmail: { ko: 'name@example.kr', en: 'name@example.kr' },
  contactPhone: { ko: '043-123-4567', en: '043-123-4567' },
};

export const listImports = async (tx: Tx, actor: Actor, services: Services) => ({
  items: (await selectImports(tx)).map((run) => view(run, actor)),
  columns: importColumns.map((key) => ({
    key,
    title: lists.importColumn[key],
    required: required.includes(key),
    hint: hints[key],
  })),
  laws: services.pack.catalogue.laws.items.map(({ id, name, nameEn }) => ({ id, name: { ko: name, en: nameEn } })),
});

export const showImport = async (tx: Tx, actor: Actor, id: string): Promise<ImportView> => {
  const run = await selectImport(tx, id);
  if (!run) throw new Problem('thing.not_found');
  return view(run, actor);
};

const pageSize = 100;

export const listRows = async (
  tx: Tx,
  actor: Actor,
  id: string,
  wanted: { state?: ImportRowState | undefined; after: number },
) => {
  const run = await showImport(tx, actor, id);
  const rows = await selectRows(tx, id, { state: wanted.state, after: wanted.after, most: pageSize + 1 });
  const last = rows[pageSize - 1];
  return { view: run, items: rows.slice(0, pageSize), next: rows.length > pageSize && last ? last.line : null };
};

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const fileOf = async (
  name: string,
  format: 'xlsx' | 'csv',
  table: { titles: readonly string[]; rows: readonly (readonly string[])[] },
): Promise<FileReply> => {
  const filename = `${name}.${format}`;
  if (format === 'csv')
    return {
      filename,
      contentType: 'text/csv; charset=utf-8',
      body: renderCsv({ columns: table.titles, rows: table.rows }),
    };
  const body = await renderXlsx<readonly string[]>({
    name,
    columns: table.titles.map((title, at) => ({ title, kind: 'text', width: 20, value: (row) => row[at] ?? '' })),
    rows: table.rows,
  });
  return { filename, contentType: spreadsheet, body };
};

/** Only the column names: an example row would be imported by somebody. */
export const template = (format: 'xlsx' | 'csv'): Promise<FileReply> =>
  fileOf('boru-companies', format, {
    titles: importColumns.map((key) => `${lists.importColumn[key].ko}${required.includes(key) ? '*' : ''}`),
    rows: [],
  });

/** As many as one statement of the readers' list takes; a region has about as many. */
const mostExported = 5_000;

const cellsOf = (row: ExportRow, services: Services): string[] => {
  const { pack } = services;
  const zone = pack.industrialZones.items.find(({ id }) => id === row.industrialZone)?.name.ko ?? row.industrialZone;
  const cells: Readonly<Record<(typeof importColumns)[number], string | number | null>> = {
    ...row,
    size: row.size === null ? null : (wordOf('companySize', row.size)?.ko ?? row.size),
    municipality: row.municipality === null ? null : municipalityName(pack, row.municipality).ko,
    industrialZone: zone,
  };
  const status = wordOf('companyStatus', row.status)?.ko ?? row.status;
  return [...importColumns.map((key) => String(cells[key] ?? '')), status];
};

/** The companies one may see, as a table in the shape of the import. Each of them reads in its own list who took it and why. */
export const exportCompanies = async (
  context: Context<Services>,
  wanted: {
    format: 'xlsx' | 'csv';
    reason: string;
    status?: string | undefined;
    text?: string | undefined;
    segment?: string | undefined;
  },
): Promise<FileReply> => {
  const { tx, now, services, read, trace } = context;
  const { format, reason, ...filter } = wanted;
  const among = filter.segment === undefined ? undefined : await companiesIn(context, filter.segment);
  const rows = await selectExport(tx, { ...filter, among }, mostExported + 1);
  if (rows.length > mostExported) throw new Problem('company.too_many', { extra: { most: mostExported } });
  for (const { id, contactName } of rows)
    read({
      companyId: id,
      caseId: null,
      sections: contactName === null ? ['summary'] : ['summary', 'contact'],
      reason,
    });
  trace({
    action: 'companies.exported',
    subjectId: 'companies',
    reason,
    detail: { rows: rows.length, format, filter },
  });
  const titles = [...importColumns.map((key) => lists.importColumn[key].ko), '상태'];
  return fileOf(`boru-companies-${civilOf(now.getTime())}`, format, {
    titles,
    rows: rows.map((row) => cellsOf(row, services)),
  });
};
