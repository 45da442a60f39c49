import { civilOf } from '@boru/contract/civil';
import { smallestCell } from '@boru/contract/insight';
import type { Pack } from '@boru/contract/pack';
import { type Release, release, releaseCells, releaseShares } from '@boru/engines/suppression';

/** One raw sum as the database keeps it; never leaves the server like this. */
export type RawFigure = {
  measure: string;
  month: string;
  agency: number;
  other: number;
  part: string;
  state: string;
  amount: number;
  minutes: number;
};

export type CountRow = { dimension: 'municipality' | 'industry' | 'level'; key: string; companies: number };

/** The keys of the three public tables, in the order of the pack; districts (구) count for their city. */
export const publicKeys = (pack: Pack): Record<CountRow['dimension'], string[]> => ({
  municipality: pack.municipalities.items.filter(({ parent }) => parent === null).map(({ code }) => code),
  industry: [...pack.catalogue.ksicIndustryMap.industries.map(({ id }) => id), 'other'],
  level: [...new Set(pack.catalogue.questionSets.flatMap((set) => set.levels.map(({ id }) => id)))],
});

/** What is in no list of the pack is counted as well: a table whose parts do not add up tells what is left. */
export const countsOf = (rows: readonly CountRow[], pack: Pack) => {
  const parents = new Map(pack.municipalities.items.map(({ code, parent }) => [code, parent ?? code]));
  const keys = publicKeys(pack);
  const of = (dimension: CountRow['dimension']): Record<string, number> => {
    const counts: Record<string, number> = Object.fromEntries(keys[dimension].map((key) => [key, 0]));
    for (const row of rows) {
      if (row.dimension !== dimension) continue;
      const key = dimension === 'municipality' ? (parents.get(row.key) ?? row.key) : row.key;
      counts[key] = (counts[key] ?? 0) + row.companies;
    }
    return counts;
  };
  return { municipality: of('municipality'), industry: of('industry'), level: of('level') };
};

/** One release as it was made. */
export type Published = { name: string; releasedAt: Date; cells: Release };

export type Plan = { name: string; audience: 'public' | 'agencies'; next(history: readonly Release[]): Release };

export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The first of the month eleven months before: twelve months with this one. */
export const yearBefore = (now: Date): string => {
  const [year, month] = civilOf(now.getTime()).split('-').map(Number);
  const at = (year ?? 0) * 12 + (month ?? 1) - 12;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
};

const grouped = <Row>(rows: readonly Row[], keyOf: (row: Row) => string, amountOf: (row: Row) => number) => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return sums;
};
const amount = (row: RawFigure): number => row.amount;
const total = (sums: ReadonlyMap<string, number>): number => [...sums.values()].reduce((sum, one) => sum + one, 0);

/** Companies in parts that add up: municipalities, industries, levels. */
export const partsPlan = (name: string, parts: Readonly<Record<string, number>>): Plan => ({
  name,
  audience: 'public',
  next: (history) => release(parts, history, smallestCell),
});

/** Companies of a municipality that never got help, where the municipality itself is shown; each parts its own companies. */
const neverPlan = (raw: readonly RawFigure[], shown: Release, parents: ReadonlyMap<string, string>): Plan => {
  const places = raw.filter(({ measure }) => measure === 'place');
  const keyOf = ({ part }: RawFigure) => parents.get(part) ?? part;
  const all = grouped(places, keyOf, amount);
  const never = grouped(
    places.filter(({ state }) => state === 'never'),
    keyOf,
    amount,
  );
  const keys = Object.keys(shown).filter((key) => shown[key] != null && all.has(key));
  return {
    name: 'never',
    audience: 'agencies',
    next: (history) =>
      Object.fromEntries(
        keys.map((key) => {
          const before = history.map((one) => ({ [key]: one[key] ?? null }));
          const told = releaseShares(all.get(key) ?? 0, { [key]: never.get(key) ?? 0 }, before, smallestCell);
          return [key, told[key] ?? null];
        }),
      ),
  };
};

/** Cases of the region by topic: no agency may take its own away and see the few of another. */
const topicsPlan = (raw: readonly RawFigure[], since: string): Plan => {
  const cases = raw.filter(({ measure, month }) => measure === 'case' && month >= since);
  const own = grouped(cases, ({ part, agency }) => `${part} ${agency}`, amount);
  const cells = [...grouped(cases, ({ part }) => part, amount)].map(([part, count]) => {
    const largest = Math.max(0, ...[...own].flatMap(([key, one]) => (key.startsWith(`${part} `) ? [one] : [])));
    return [part, { count, largest }] as const;
  });
  return {
    name: 'topics',
    audience: 'agencies',
    next: (history) => releaseCells(Object.fromEntries(cells), history, smallestCell),
  };
};

export const mostPairs = 60;
export const handedBack = ['declined', 'returned', 'expired'];

/** Who sends to whom: how many, how many of them came back, and in how many days they were answered. */
const referralPlans = (raw: readonly RawFigure[], since: string): Plan[] => {
  const rows = raw.filter(({ measure, month }) => measure === 'referral' && month >= since);
  const keyOf = ({ agency, other }: RawFigure) => `${agency}>${other}`;
  const sent = grouped(rows, keyOf, amount);
  const back = grouped(
    rows.filter(({ state }) => handedBack.includes(state)),
    keyOf,
    amount,
  );
  const pairs = [...sent].filter(([, count]) => count >= smallestCell);
  const cells = Object.fromEntries(pairs.map(([key, count]) => [key, { count, largest: 0 }]));
  return [
    { name: 'referrals', audience: 'agencies', next: (history) => releaseCells(cells, history, smallestCell) },
    {
      name: 'returned',
      audience: 'agencies',
      next: (history) =>
        Object.fromEntries(
          pairs.map(([key, count]) => {
            const before = history.map((one) => ({ [key]: one[key] ?? null }));
            return [key, releaseShares(count, { [key]: back.get(key) ?? 0 }, before, smallestCell)[key] ?? null];
          }),
        ),
    },
  ];
};

const gapsPlan = (raw: readonly RawFigure[]): Plan => {
  const diagnosed = total(
    grouped(
      raw.filter(({ measure }) => measure === 'level'),
      ({ part }) => part,
      amount,
    ),
  );
  const gaps = grouped(
    raw.filter(({ measure }) => measure === 'gap'),
    ({ part }) => part,
    amount,
  );
  return {
    name: 'gaps',
    audience: 'agencies',
    next: (history) => releaseShares(diagnosed, Object.fromEntries(gaps), history, smallestCell),
  };
};

const trainingPlan = (raw: readonly RawFigure[]): Plan => {
  const rows = raw.filter(({ measure }) => measure === 'attended');
  const own = grouped(rows, ({ month, agency }) => `${quarterOf(month)} ${agency}`, amount);
  const cells = [...grouped(rows, ({ month }) => quarterOf(month), amount)].map(([quarter, count]) => {
    const largest = Math.max(0, ...[...own].flatMap(([key, one]) => (key.startsWith(`${quarter} `) ? [one] : [])));
    return [quarter, { count, largest }] as const;
  });
  return {
    name: 'training',
    audience: 'agencies',
    next: (history) => releaseCells(Object.fromEntries(cells), history, smallestCell),
  };
};

export type LeakRow = { quarter: string; channel: string; companies: number };
const leakPlans = (leaks: readonly LeakRow[]): Plan[] =>
  [...Map.groupBy(leaks, ({ quarter }) => quarterOf(quarter))].map(([quarter, rows]) => ({
    name: `leaks:${quarter}`,
    audience: 'agencies',
    next: (history) =>
      releaseShares(
        rows.find(({ channel }) => channel === '')?.companies ?? 0,
        Object.fromEntries(rows.flatMap(({ channel, companies }) => (channel === '' ? [] : [[channel, companies]]))),
        history,
        smallestCell,
      ),
  }));

/** Every table for the agencies, made from the raw sums of the region. */
export const agencyPlans = (
  raw: readonly RawFigure[],
  leaks: readonly LeakRow[],
  municipalities: Release,
  parents: ReadonlyMap<string, string>,
  since: string,
): Plan[] => [
  neverPlan(raw, municipalities, parents),
  topicsPlan(raw, since),
  ...referralPlans(raw, since),
  gapsPlan(raw),
  trainingPlan(raw),
  ...leakPlans(leaks),
];

/** Whether a release says something new; the order in which the database keeps the cells does not matter. */
export const isSame = (one: Release | undefined, other: Release): boolean =>
  one !== undefined &&
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(other).every(([key, value]) => key in one && one[key] === value);
