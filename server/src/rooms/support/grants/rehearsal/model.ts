import type { RuleSet } from '@boru/contract/eligibility';
import { definitionOf, factKeys } from '@boru/contract/eligibility-facts';
import type { Answers, AnswerValue, GrantQuestion } from '@boru/contract/grants';
import type { Facts, Value } from '@boru/engines/eligibility';

/** A small seeded generator (mulberry32): the same seed invents the same companies. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export type Invented = { name: string; facts: Facts; arrivesAt: Date };
type Times = { opensAt: Date; closesAt: Date };

/** Values that the rules name for a fact, so that invented companies fall on both sides of every border. */
const namedValues = (rules: RuleSet, wanted: string): Value[] =>
  rules.rules.flatMap(({ when }) =>
    when.of.flatMap((row) => {
      const rows = row.kind === 'fact' || row.kind === 'list' ? [row] : row.of;
      return rows.flatMap((one): Value[] => {
        if (one.kind !== 'fact' || one.fact !== wanted || one.value === null) return [];
        if (typeof one.value === 'number') return [one.value - 1, one.value, one.value + 1];
        if (!Array.isArray(one.value)) return [one.value];
        return one.value.flatMap((value): Value[] => [value]);
      });
    }),
  );

const inventedFact = (key: string, rules: RuleSet, random: () => number): Value | null => {
  const definition = definitionOf(key);
  if (definition === undefined || random() < 0.1) return null;
  const pick = <Item>(items: readonly Item[]): Item | null => items[Math.floor(random() * items.length)] ?? null;
  const named = namedValues(rules, key);
  switch (definition.type) {
    case 'boolean':
      return random() < 0.7;
    case 'integer':
      return pick([...named.filter((one) => typeof one === 'number'), Math.floor(random() * 300)]);
    case 'won':
      return pick([...named.filter((one) => typeof one === 'number'), Math.floor(random() * 90) * 1_000_000]);
    case 'date':
      return `20${String(10 + Math.floor(random() * 16))}-0${1 + Math.floor(random() * 9)}-15`;
    case 'choice':
      return pick([
        ...named.filter((one) => typeof one === 'string'),
        ...(typeof definition.choices === 'object' ? Object.keys(definition.choices) : []),
      ]);
    default:
      return definition.type === 'list' || definition.type === 'choices'
        ? []
        : pick(named.filter((one) => typeof one === 'string'));
  }
};

/** The first four stand on the borders of time: before, at the opening, in the last millisecond, at the closing. */
const arrivalOf = (place: number, { opensAt, closesAt }: Times, random: () => number): Date => {
  const borders = [opensAt.getTime() - 1, opensAt.getTime(), closesAt.getTime() - 1, closesAt.getTime()];
  const long = closesAt.getTime() - opensAt.getTime();
  return new Date(borders[place] ?? opensAt.getTime() + Math.floor(random() * 1.02 * long));
};

export const inventCompanies = (count: number, seed: number, rules: RuleSet, times: Times): Invented[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, (_one, place) => {
    const known = factKeys.flatMap((key) => {
      const value = inventedFact(key, rules, random);
      return value === null ? [] : [[key, { value }] as const];
    });
    const name = `가상기업 ${String(place + 1).padStart(3, '0')}`;
    return { name, facts: Object.fromEntries(known), arrivesAt: arrivalOf(place, times, random) };
  });
};

const inventedAnswer = (question: GrantQuestion, random: () => number): AnswerValue => {
  const ids = question.choices.map(({ id }) => id);
  const low = Math.max(question.least ?? 0, question.type === 'won' ? 0 : Number.MIN_SAFE_INTEGER);
  const high = Math.min(question.most ?? low + 50_000_000, Number.MAX_SAFE_INTEGER);
  switch (question.type) {
    case 'integer':
    case 'won':
      return low + Math.floor(random() * (high - low + 1));
    case 'date':
      return '2026-03-02';
    case 'yesNo':
      return random() < 0.5;
    case 'choice':
      return ids[Math.floor(random() * ids.length)] ?? '';
    case 'several':
      return ids.filter((_id, place) => place === 0 || random() < 0.5);
    case 'file':
      return '00000000-0000-4000-8000-000000000000';
    default:
      return '연습';
  }
};

/** An answer to every question that fits it; what is known of the company is answered as it is known. */
export const inventAnswers = (questions: readonly GrantQuestion[], facts: Facts, seed: number): Answers => {
  const random = seeded(seed);
  return Object.fromEntries(
    questions.map((question) => {
      const invented = inventedAnswer(question, random);
      const known = question.fact === null ? undefined : facts[question.fact]?.value;
      return [question.key, (known ?? invented) as AnswerValue] as const;
    }),
  );
};
