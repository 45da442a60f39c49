import { caseStatuses } from '@boru/contract/case-lists';
import type { Bilingual } from '@boru/contract/fields';
import type { Figure } from '@boru/contract/figures';
import { HelpTopic } from '@boru/contract/help';
import { wordOf } from '@boru/contract/words';
import { type Published, quarterOf, type RawFigure } from '../releases/model.ts';

export type Names = {
  agency(id: number): Bilingual;
  municipality(code: string): Bilingual;
  level: readonly { key: string; name: Bilingual }[];
  question(code: string): Bilingual;
  channel(key: string): Bilingual;
};
type Span = { from: string | null; until: string; freshAt: string | null };

const said = (list: 'helpTopic' | 'caseStatus', key: string): Bilingual => wordOf(list, key) ?? { ko: key, en: key };
const sum = (rows: readonly RawFigure[], wanted: (row: RawFigure) => boolean, of: 'amount' | 'minutes' = 'amount') =>
  rows.reduce((all, row) => (wanted(row) ? all + row[of] : all), 0);

const count = { key: 'count', name: { ko: '건', en: 'cases' } };
const isOver = (state: string): boolean => state === 'closed' || state === 'withdrawn';

/** The months from one to another, both included. */
export const monthsBetween = (from: string, until: string): string[] => {
  const months: string[] = [];
  for (let at = from.slice(0, 7); at <= until.slice(0, 7); ) {
    months.push(at);
    const [year, month] = at.split('-').map(Number);
    at = month === 12 ? `${(year ?? 0) + 1}-01` : `${year}-${String((month ?? 0) + 1).padStart(2, '0')}`;
  }
  return months;
};
const month = (at: string): Bilingual => ({ ko: `${at.slice(0, 4)}. ${Number(at.slice(5, 7))}.`, en: at });
const quarter = (at: string): Bilingual => ({
  ko: `${at.slice(0, 4)}년 ${at.slice(6)}분기`,
  en: `${at.slice(5)} ${at.slice(0, 4)}`,
});

/** Up to so many minutes; the last has no end. */
export const answerBuckets = ['240', '480', '1440', '2880', '4320', '7200', '14400', '43200', 'more'] as const;
const bucketNames: Record<(typeof answerBuckets)[number], Bilingual> = {
  '240': { ko: '4시간 안', en: 'within 4 hours' },
  '480': { ko: '8시간 안', en: 'within 8 hours' },
  '1440': { ko: '1일 안', en: 'within a day' },
  '2880': { ko: '2일 안', en: 'within 2 days' },
  '4320': { ko: '3일 안', en: 'within 3 days' },
  '7200': { ko: '5일 안', en: 'within 5 days' },
  '14400': { ko: '10일 안', en: 'within 10 days' },
  '43200': { ko: '30일 안', en: 'within 30 days' },
  more: { ko: '30일 넘음', en: 'over 30 days' },
};

const caseFigures = (rows: readonly RawFigure[], span: Span): Figure[] => {
  const cases = rows.filter(({ measure }) => measure === 'case');
  return [
    {
      ...span,
      id: 'ownStates',
      series: [count],
      rows: caseStatuses
        .filter((state) => state !== 'held')
        .map((key) => ({ key, name: said('caseStatus', key), values: [sum(cases, ({ state }) => state === key)] })),
    },
    {
      ...span,
      id: 'ownTopics',
      series: [
        { key: 'open', name: { ko: '진행 중', en: 'open' } },
        { key: 'over', name: { ko: '끝남', en: 'over' } },
      ],
      rows: HelpTopic.options.map((key) => ({
        key,
        name: said('helpTopic', key),
        values: [false, true].map((over) => sum(cases, ({ part, state }) => part === key && isOver(state) === over)),
      })),
    },
    {
      ...span,
      id: 'ownMonths',
      series: [count],
      rows: monthsBetween(span.from ?? span.until, span.until).map((key) => ({
        key,
        name: month(key),
        values: [sum(cases, (row) => row.month.startsWith(key))],
      })),
    },
  ];
};

const answers = (rows: readonly RawFigure[], span: Span): Figure => ({
  ...span,
  id: 'ownAnswers',
  series: [count],
  rows: answerBuckets.map((key) => ({
    key,
    name: bucketNames[key],
    values: [sum(rows, ({ measure, state }) => measure === 'answer' && state === key)],
  })),
});

/** Answered by the receiver, however quickly; what was stopped or ran out was not. */
const answeredStates = ['accepted', 'declined', 'returned', 'done'];
const back = ['declined', 'returned', 'expired'];
const days = (minutes: number, of: number): number | null => (of === 0 ? null : Math.round(minutes / of / 144) / 10);
export const referralSeries = [
  { key: 'sent', name: { ko: '보냄', en: 'sent' } },
  { key: 'returned', name: { ko: '받지 않거나 돌아옴', en: 'declined or returned' } },
];

const ownReferrals = (rows: readonly RawFigure[], span: Span, names: Names): Figure => {
  const pairs = Map.groupBy(
    rows.filter(({ measure }) => measure === 'referral'),
    ({ agency, other }) => `${agency}>${other}`,
  );
  return {
    ...span,
    id: 'ownReferrals',
    series: [...referralSeries, { key: 'days', name: { ko: '회신까지 평균(일)', en: 'mean days to the answer' } }],
    rows: [...pairs]
      .map(([key, those]) => {
        const answered = those.filter(({ state }) => answeredStates.includes(state));
        return {
          key,
          name: pairName(key, names),
          values: [
            sum(those, () => true),
            sum(those, ({ state }) => back.includes(state)),
            days(
              sum(answered, () => true, 'minutes'),
              sum(answered, () => true),
            ),
          ],
        };
      })
      .sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0) || a.key.localeCompare(b.key)),
  };
};

const pairName = (pair: string, { agency }: Names): Bilingual => {
  const [from, to] = pair.split('>').map((id) => agency(Number(id)));
  return { ko: `${from?.ko} → ${to?.ko}`, en: `${from?.en} → ${to?.en}` };
};

/** What the asking agency did itself, to the last case and up to this moment. */
export const ownFigures = (rows: readonly RawFigure[], span: Span, names: Names): Figure[] => [
  ...caseFigures(rows, span),
  answers(rows, span),
  ownReferrals(rows, span, names),
  {
    ...span,
    id: 'ownTraining',
    series: [{ key: 'people', name: { ko: '출석', en: 'attendances' } }],
    rows: monthsBetween(span.from ?? span.until, span.until).map((key) => ({
      key,
      name: month(key),
      values: [sum(rows, (row) => row.measure === 'attended' && row.month.startsWith(key))],
    })),
  },
];

const companies = { key: 'companies', name: { ko: '기업', en: 'companies' } };
const lastOf = (releases: readonly Published[], name: string) => releases.findLast((one) => one.name === name);
const cellsOf = (release: Published | undefined): [string, number | null][] =>
  Object.entries(release?.cells ?? {}).filter(([key]) => key !== '*');
const bySize = <Row extends { values: (number | null)[] }>(rows: Row[]): Row[] =>
  rows.sort((a, b) => (b.values[0] ?? -1) - (a.values[0] ?? -1));

/** The level of companies as it was released last in each quarter. */
const levels = (releases: readonly Published[], span: Span, names: Names): Figure => {
  const inQuarters = Map.groupBy(
    releases.filter(({ name }) => name === 'level'),
    ({ releasedAt }) => quarterOf(releasedAt.toISOString()),
  );
  return {
    ...span,
    id: 'regionLevels',
    series: names.level.map(({ key, name }) => ({ key, name })),
    rows: [...inQuarters].map(([key, those]) => ({
      key,
      name: quarter(key),
      values: names.level.map((level) => those.at(-1)?.cells[level.key] ?? null),
    })),
  };
};

/** The region as it was released last; nothing in it is a small number. */
export const regionFigures = (releases: readonly Published[], span: Omit<Span, 'freshAt'>, names: Names): Figure[] => {
  const over = (name: string) => ({ ...span, freshAt: lastOf(releases, name)?.releasedAt.toISOString() ?? null });
  const single = (id: Figure['id'], name: string, nameOf: (key: string) => Bilingual, series = companies): Figure => ({
    ...over(name),
    id,
    series: [series],
    rows: bySize(cellsOf(lastOf(releases, name)).map(([key, value]) => ({ key, name: nameOf(key), values: [value] }))),
  });
  const returned = lastOf(releases, 'returned')?.cells ?? {};
  const leaks = [...new Set(releases.map(({ name }) => name))].filter((name) => name.startsWith('leaks:')).sort();
  const channels = [...new Set(leaks.flatMap((name) => cellsOf(lastOf(releases, name)).map(([key]) => key)))].sort();
  return [
    single('regionTopics', 'topics', (key) => said('helpTopic', key), count),
    {
      ...over('referrals'),
      id: 'regionReferrals',
      series: referralSeries,
      rows: bySize(
        cellsOf(lastOf(releases, 'referrals')).map(([key, value]) => ({
          key,
          name: pairName(key, names),
          values: [value, returned[key] ?? null],
        })),
      ),
    },
    { ...single('regionNever', 'never', names.municipality), from: null },
    { ...levels(releases, over('level'), names), from: null },
    { ...single('regionGaps', 'gaps', names.question), from: null },
    {
      ...single('regionTraining', 'training', quarter, { key: 'people', name: { ko: '출석', en: 'attendances' } }),
      from: null,
    },
    {
      ...span,
      freshAt: leaks.length === 0 ? null : (lastOf(releases, leaks.at(-1) ?? '')?.releasedAt.toISOString() ?? null),
      id: 'regionLeaks',
      from: null,
      series: channels.length === 0 ? [companies] : channels.map((key) => ({ key, name: names.channel(key) })),
      rows: leaks.map((name) => ({
        key: name.slice(6),
        name: quarter(name.slice(6)),
        values:
          channels.length === 0 ? [null] : channels.map((channel) => lastOf(releases, name)?.cells[channel] ?? null),
      })),
    },
  ];
};
