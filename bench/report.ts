import { type PageWeight, pageRows } from './first-page.ts';
import type { Paint } from './paint.ts';
import { type Screened, screeningSection } from './screening.ts';
import type { Serving } from './serving.ts';

export type Report = {
  machine: string;
  /** Others at work on the machine while it was measured; above the number of cores the absolute figures say little. */
  load: { before: number; after: number };
  node: string;
  starts: { first: number; cold: number };
  serving: { postgres: string; pages: readonly Serving[] };
  screened: Screened;
  engines: readonly { name: string; perSecond: number }[];
  others: { pack: number; firstPdf: number; pdf: number };
  weights: readonly PageWeight[];
  paint: readonly Paint[];
};

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
const rate = (value: number | null): string => (value === null ? 'no pgbench here' : whole(value));
const share = (part: number, of: number | null): string => (of === null ? '–' : `${Math.round((part / of) * 100)} %`);
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_title, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const pagesInChromium = (paint: Report['paint']): string => `## Pages in Chromium, four times slowed down
First visit with an empty cache, 1440 px, median of five; the worst layout shift of the five.

${table(
  ['page', 'largest paint (goal < 1.5 s)', 'layout shift (goal ≤ 0.05)'],
  paint.map(({ path, largestPaint, layoutShift }) => [`\`${path}\``, seconds(largestPaint), layoutShift.toFixed(3)]),
)}`;

const weightOfPages = (weights: Report['weights']): string => `## Weight of a first visit
After gzip, before anything is pressed; the styles with the sheet of the typeface (whose faces come as their letters are met).

${weights.length === 0 ? 'The pages were not built.' : table(['page', 'scripts', 'script', 'styles', 'all', 'limit'], pageRows(weights))}`;

const ratesOf = (engines: Report['engines']): string =>
  table(
    ['what', 'per second'],
    engines.map(({ name, perSecond }) => [name, whole(perSecond)]),
  );

export const reportOf = ({
  machine,
  load,
  node,
  starts,
  serving,
  screened,
  engines,
  others,
  weights,
  paint,
}: Report): string => {
  return `# Measured

Made by \`npm run bench\` (nothing leaves the machine). ${machine}, Node ${node}, PostgreSQL ${serving.postgres}.
Load average of the machine before and after: ${load.before.toFixed(1)} and ${load.after.toFixed(1)} (the run itself makes about 2).
Medians; compare within a line only: the machine may be shared, and a figure of another one says nothing about this.
Measured by programs of their own: [a million cases](cases.md), [open pages](live.md), [sealing](sealing.md), [eligibility](eligibility.md), [selection under a budget](portfolio.md).

## Starting and loading
${table(
  ['what', 'measured', 'goal'],
  [
    ['`npm start` on a prepared data folder, to the first answer of /readyz', seconds(starts.cold), '< 2 s'],
    ['first start: database founded, migrations, region pack', seconds(starts.first), ''],
  ],
)}

${weightOfPages(weights)}

${pagesInChromium(paint)}

## Requests per second, beside the same SQL without Boru
The sample world of \`npm start -- --demo\`, 8 connections. pgbench sends the very statements of the request (identity of
the transaction and row security included) to the same server as the same role, in turns with Boru, on the same cores.
"parsed each time" is the protocol that our driver uses; "prepared" parses once a connection.

${table(
  ['page', 'statements', 'Boru', 'pgbench, parsed each time', 'share (goal ≥ 25 %)', 'pgbench, prepared', 'share'],
  serving.pages.map(({ page: name, statements, boru, extended, prepared }) => [
    name,
    String(statements),
    whole(boru),
    rate(extended),
    share(boru, extended),
    rate(prepared),
    share(boru, prepared),
  ]),
)}

${screeningSection(screened)}

## Engines, pack and paper
${ratesOf(engines)}

${table(
  ['what', 'time'],
  [
    ['region pack and catalogue: read and check every rule', seconds(others.pack)],
    ['first paper (PDF of a diagnosis), typesetter started', seconds(others.firstPdf)],
    ['each further paper', seconds(others.pdf)],
  ],
)}
`;
};
