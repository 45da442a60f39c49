import type { Benefit } from '@boru/contract/eligibility';
import type { Facts, Value } from './types.ts';

/** An amount in whole won, computed in bigint: no float ever touches it. */
export type Amount =
  | { readonly kind: 'won'; readonly won: bigint }
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'min' | 'max' | 'add'; readonly of: readonly Amount[] }
  | { readonly kind: 'subtract'; readonly from: Amount; readonly less: Amount }
  | {
      readonly kind: 'rate';
      readonly of: Amount;
      readonly numerator: bigint;
      readonly denominator: bigint;
      readonly rounding: 'floor' | 'round' | 'ceil';
      /** Rounded to so many won. */
      readonly unit: bigint;
    }
  /** The first row whose value is named; a row that names none is for everybody else. */
  | { readonly kind: 'choose'; readonly by: string; readonly rows: readonly ChooseRow[] }
  /** The first row whose border is not below the amount; a null border has no end. */
  | { readonly kind: 'table'; readonly of: Amount; readonly rows: readonly TableRow[] };
export type ChooseRow = { readonly among: readonly string[]; readonly amount: Amount };
export type TableRow = { readonly upTo: bigint | null; readonly amount: Amount };

export type Computed = { readonly won: bigint | null; readonly missing: readonly string[] };

const unknown = (...missing: readonly string[]): Computed => ({ won: null, missing });
const known = (won: bigint): Computed => ({ won, missing: [] });

const knownValue = (facts: Facts, fact: string, asOf: string): Value | undefined => {
  const given = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  return given?.until && given.until < asOf ? undefined : given?.value;
};

/** Rounds halves away from nothing: money here is never negative. */
const rounded = (over: bigint, under: bigint, rounding: 'floor' | 'round' | 'ceil', unit: bigint): bigint | null => {
  const step = under * unit;
  if (step <= 0n || over < 0n) return null;
  const more = rounding === 'ceil' ? step - 1n : rounding === 'round' ? step / 2n : 0n;
  return ((over + more) / step) * unit;
};

const merge = (parts: readonly Computed[], join: (amounts: readonly bigint[]) => bigint): Computed => {
  const missing = [...new Set(parts.flatMap((part) => part.missing))];
  const amounts = parts.flatMap(({ won }) => (won === null ? [] : [won]));
  return amounts.length < parts.length || amounts.length === 0 ? unknown(...missing) : known(join(amounts));
};

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Null where a fact is not known, with the facts that are missing. Never negative, never thrown. */
export const amountOf = (amount: Amount, facts: Facts, asOf: string, depth = 0): Computed => {
  if (depth > 32) return unknown();
  const inner = (one: Amount): Computed => amountOf(one, facts, asOf, depth + 1);
  switch (amount.kind) {
    case 'won':
      return amount.won < 0n ? unknown() : known(amount.won);
    case 'fact': {
      const value = knownValue(facts, amount.fact, asOf);
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
        ? known(BigInt(value))
        : unknown(amount.fact);
    }
    case 'add':
      return merge(amount.of.map(inner), (all) => all.reduce((sum, one) => sum + one, 0n));
    case 'min':
      return merge(amount.of.map(inner), (all) => all.reduce(smaller));
    case 'max':
      return merge(amount.of.map(inner), (all) => all.reduce(larger));
    case 'subtract':
      return merge([inner(amount.from), inner(amount.less)], ([from = 0n, less = 0n]) => larger(from - less, 0n));
    case 'rate': {
      const of = inner(amount.of);
      if (of.won === null || amount.numerator < 0n) return unknown(...of.missing);
      const won = rounded(of.won * amount.numerator, amount.denominator, amount.rounding, amount.unit);
      return won === null ? unknown() : known(won);
    }
    case 'choose': {
      const value = knownValue(facts, amount.by, asOf);
      if (typeof value !== 'string') return unknown(amount.by);
      const row = amount.rows.find(({ among }) => among.length === 0 || among.includes(value));
      return row === undefined ? known(0n) : inner(row.amount);
    }
    case 'table': {
      const of = inner(amount.of);
      if (of.won === null) return of;
      const { won } = of;
      const row = amount.rows.find(({ upTo }) => upTo === null || won <= upTo);
      return row === undefined ? known(0n) : inner(row.amount);
    }
  }
};

/** The formula of a programme: a share of a cost by the row that fits, rounded, and never above the cap of that row. */
export const amountOfBenefit = ({ cost, by, rows, rounding, unitWon }: Benefit): Amount => {
  const one = (row: Benefit['rows'][number]): Amount => ({
    kind: 'min',
    of: [
      {
        kind: 'rate',
        of: { kind: 'fact', fact: cost },
        numerator: BigInt(row.numerator),
        denominator: BigInt(row.denominator),
        rounding,
        unit: BigInt(unitWon),
      },
      { kind: 'won', won: BigInt(row.capWon) },
    ],
  });
  const [first] = rows;
  if (by === null) return first === undefined ? { kind: 'won', won: 0n } : one(first);
  return { kind: 'choose', by, rows: rows.map((row) => ({ among: row.among, amount: one(row) })) };
};
