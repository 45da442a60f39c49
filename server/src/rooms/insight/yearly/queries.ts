import { civilOf } from '@boru/contract/civil';
import { yearlyWords } from '@boru/contract/words-yearly';
import { chapterOf, type ReportsView, reportFigures, type YearlyReportView } from '@boru/contract/yearly';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, numbered, officialDate, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import type { Figure, Report } from './model.ts';
import { type PaperTable, writtenOf } from './paper/index.ts';
import { selectFigures, selectReport, selectReports } from './store.ts';

type Asking = Context<Services>;

export const governs = (actor: Actor): boolean =>
  actor.kind === 'agency' && actor.secretariat && actor.role === 'manager';

const short = ({ id, year, state, countedAt, version }: Report) => ({
  ...{ id, year, state, countedAt: countedAt?.toISOString() ?? null, version },
});
const chapters = ['preface', 'agreement', 'plan', 'region', 'support', 'conclusion'] as const;
const wordsOf = ({ words }: Report): YearlyReportView['words'] => ({
  preface: words['preface'] ?? null,
  agreement: words['agreement'] ?? null,
  plan: words['plan'] ?? null,
  region: words['region'] ?? null,
  support: words['support'] ?? null,
  conclusion: words['conclusion'] ?? null,
});

export const showReports = async ({ tx, now, actor }: Asking): Promise<Sent<ReportsView>> => ({
  today: civilOf(now.getTime()),
  reports: (await selectReports(tx)).map(short),
  may: governs(actor) ? ['write'] : [],
});

const inOrder = (figures: readonly Figure[]) =>
  reportFigures.flatMap((key) => {
    const found = figures.find((figure) => figure.key === key);
    return found === undefined ? [] : [{ ...found, key }];
  });

export const showReport = async ({ tx, actor }: Asking, id: string): Promise<Sent<YearlyReportView>> => {
  const report = await selectReport(tx, id);
  if (!report) throw new Problem('thing.not_found');
  const figures = inOrder(await selectFigures(tx, id));
  return {
    ...short(report),
    chapters: chapters.map((key) => ({ key, name: yearlyWords.reportChapter[key] })),
    words: wordsOf(report),
    figures: figures.map(({ key, told, takenAt, failedAt }) => ({
      ...{ key, chapter: chapterOf[key], told },
      takenAt: takenAt?.toISOString() ?? null,
      failedAt: failedAt?.toISOString() ?? null,
    })),
    writtenBy: report.writtenByName,
    closedAt: report.closedAt?.toISOString() ?? null,
    closedBy: report.closedByName,
    may: governs(actor) && report.state !== 'closed' ? ['write'] : [],
  };
};

/** Tables as plain rows for papers that cannot draw: each cell with the name of its column. */
const cellsOf = ({ title, columns, rows }: PaperTable) =>
  rows.map(([first = '', ...rest]) => ({
    table: title,
    item: first,
    content: rest.map((cell, at) => `${columns[at + 1] ?? ''} ${cell}`).join(', ') || '–',
  }));

/** Everything the templates need, numbered by the rules of official documents; 끝. stands after the list of appendices. */
const paperOf = (report: Report, at: Date, figures: readonly Figure[], agreement: string) => {
  const words = wordsOf(report);
  const named = chapters.map((key) => ({ key, name: yearlyWords.reportChapter[key].ko, words: words[key] }));
  const placed = inOrder(figures).map((figure) => ({ ...figure, chapter: chapterOf[figure.key] }));
  const { lines, appendix } = writtenOf(named, placed, { date: officialDate });
  const marked = numbered(lines, { ends: appendix.length === 0 });
  const table = (at: number) => lines[at]?.table ?? null;
  const attached = appendix.map(({ title }, place) => {
    const end = place === appendix.length - 1 ? '\u00a0끝.' : '';
    return `${place === 0 ? '붙임' : '      '}  ${place + 1}. ${title} 1부.${end}`;
  });
  const tables = [...lines.flatMap((line) => line.table ?? []), ...appendix];
  return {
    year: String(report.year),
    agreement,
    state: report.state === 'closed' ? '확정한 보고' : '확정하지 않은 초안',
    by: report.closedByName ?? report.writtenByName,
    preparedOn: officialDate(civilOf(at.getTime())),
    parts: marked.map((line, place) => ({ ...line, table: table(place) })),
    lines: [...marked.map(({ indent, text }) => ({ indent, text })), ...attached.map((text) => ({ indent: '', text }))],
    attached,
    appendix,
    cells: tables.flatMap(cellsOf),
  };
};

/** The report on paper. Nothing of the hour in which it is taken is in it, so the same report is the same bytes. */
export const takePaper = async (
  { tx, trace, services }: Asking,
  id: string,
  format: 'pdf' | 'hwpx',
): Promise<FileReply> => {
  const report = await selectReport(tx, id);
  if (!report) throw new Problem('thing.not_found');
  const at = report.closedAt ?? report.countedAt;
  if (at === null) throw new Problem('yearly.not_counted');
  const data = paperOf(report, at, await selectFigures(tx, id), services.pack.agreement.title.ko);
  trace({ action: 'yearly_report.taken', subjectId: id, detail: { format, year: report.year } });
  const filename = `연차보고-${report.year}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('yearly-report', data) };
  return { filename, contentType: 'application/pdf', body: (await renderPdf('yearly-report', data, { at })).pdf };
};
