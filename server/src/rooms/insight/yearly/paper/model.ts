import { civilOf } from '@boru/contract/civil';
import type { ReportTold } from '@boru/contract/yearly';

type Told = { told: ReportTold | null; takenAt: Date | null; failedAt: Date | null; chapter: string };
type Chapter = { key: string; name: string; words: string | null };
export type PaperLine = { level: number; text: string };
/** What stands below a line: its table, and its chart where it has one. */
export type PaperTable = { title: string; columns: string[]; rows: string[][]; chart: string; alt: string };
export type Written = { lines: (PaperLine & { table: PaperTable | null })[]; appendix: PaperTable[] };

type Words = { date: (on: string) => string };
const dayOf = (at: Date): string => civilOf(at.getTime());

const tableOf = ({ title, columns, rows, bars, summary }: ReportTold): PaperTable | null =>
  rows.length === 0
    ? null
    : { title, columns, rows, chart: bars.length === 0 ? '' : chartOf(bars), alt: `${title}. ${summary}` };

const figureLines = ({ told, takenAt, failedAt }: Told, { date }: Words, key: string): Written['lines'] => {
  if (told === null) return [{ level: 2, text: `${key}: 아직 세지 못했습니다.`, table: null }];
  const { title, summary, definition, source, from, until } = told;
  const period = from === null ? `${date(until)}까지` : `${date(from)} ~ ${date(until)}`;
  const taken = takenAt === null ? '' : `, 센 날 ${date(dayOf(takenAt))}`;
  const failed = failedAt === null ? '' : ` ${date(dayOf(failedAt))}에 다시 세지 못해 앞의 값을 씁니다.`;
  return [
    { level: 2, text: title, table: null },
    { level: 3, text: summary, table: null },
    { level: 3, text: `뜻: ${definition}`, table: null },
    { level: 3, text: `기간 ${period}, 출처 ${source}${taken}.${failed}`, table: tableOf(told) },
  ];
};

/** The whole report as an outline, figure by figure, with the tables below their lines; the appendix apart. */
export const writtenOf = (
  chapters: readonly Chapter[],
  figures: readonly (Told & { key: string })[],
  words: Words,
): Written => ({
  lines: chapters.flatMap(({ key, name, words: said }): Written['lines'] => {
    const own = figures.filter(({ chapter }) => chapter === key);
    const prose = (said ?? '').split('\n').filter((line) => line.trim() !== '');
    if (prose.length + own.length === 0) return [];
    return [
      { level: 1, text: name, table: null },
      ...prose.map((text) => ({ level: 2, text, table: null })),
      ...own.flatMap((figure) => figureLines(figure, words, figure.key)),
    ];
  }),
  appendix: figures
    .filter(({ chapter }) => chapter === 'appendix')
    .flatMap(({ told }) =>
      told === null
        ? []
        : [tableOf(told) ?? { title: told.title, columns: ['내용'], rows: [[told.summary]], chart: '', alt: '' }],
    ),
});

const [wide, rowHigh, labelWide] = [640, 26, 230];
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/**
 * Bars as SVG text: one row each, the value written beside it, a dashed stub where it is withheld. Whole numbers of pixels
 * only, so that every machine writes the same.
 */
export const chartOf = (bars: ReportTold['bars']): string => {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const height = bars.length * rowHigh + 4;
  const rows = bars.map(({ label, value }, at) => {
    const y = at * rowHigh + 2;
    const width = Math.round(((value ?? 0) / most) * (wide - labelWide - 150));
    const said = value === null ? '가림' : value.toLocaleString('en-US');
    const bar =
      value === null
        ? `<rect x="${labelWide}" y="${y + 4}" width="24" height="16" fill="none" stroke="#58616a" stroke-dasharray="3 3"/>`
        : `<rect x="${labelWide}" y="${y + 4}" width="${Math.max(1, width)}" height="16" fill="#256ef4"/>`;
    return `<text x="${labelWide - 8}" y="${y + 17}" text-anchor="end">${escaped(shortened(label, 18))}</text>${bar}<text x="${labelWide + (value === null ? 32 : Math.max(1, width) + 8)}" y="${y + 17}">${said}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${height}" viewBox="0 0 ${wide} ${height}" font-family="Pretendard GOV" font-size="13" fill="#1e2124">${rows.join('')}</svg>`;
};
