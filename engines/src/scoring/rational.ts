/** An exact fraction; the denominator is positive and the two share no divisor. */
export type Rational = { readonly over: bigint; readonly under: bigint };

const divisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};

export const rational = (over: bigint | number, under: bigint | number = 1n): Rational => {
  let [top, bottom] = [BigInt(over), BigInt(under)];
  if (bottom === 0n) throw new RangeError('a fraction over nothing');
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const by = divisor(top, bottom);
  return by > 1n ? { over: top / by, under: bottom / by } : { over: top, under: bottom };
};

export const nothing: Rational = { over: 0n, under: 1n };
export const add = (a: Rational, b: Rational): Rational =>
  rational(a.over * b.under + b.over * a.under, a.under * b.under);
export const subtract = (a: Rational, b: Rational): Rational => add(a, { over: -b.over, under: b.under });
export const multiply = (a: Rational, b: Rational): Rational => rational(a.over * b.over, a.under * b.under);
export const divide = (a: Rational, b: Rational): Rational => rational(a.over * b.under, a.under * b.over);
/** Below, equal to or above: negative, zero, positive. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const sum = (all: readonly Rational[]): Rational => all.reduce(add, nothing);
export const mean = (all: readonly Rational[]): Rational => divide(sum(all), rational(all.length));

/** Halves away from nothing, in hundredths: what is shown. Ranks are made from the fraction itself. */
export const hundredths = ({ over, under }: Rational): number => {
  const twice = over * 200n;
  const rounded = (twice < 0n ? twice - under : twice + under) / (under * 2n);
  return Number(rounded);
};
/** For what is estimated anyway; never for a rank of the official rule. */
export const approximate = ({ over, under }: Rational): number =>
  Number((over * 1_000_000_000_000n) / under) / 1_000_000_000_000;

/** The whole root of a number that is not negative, rounded down. */
export const root = (of: bigint): bigint => {
  if (of < 0n) throw new RangeError('no root of less than nothing');
  if (of < 2n) return of;
  let guess = 1n << BigInt(Math.ceil(of.toString(2).length / 2));
  for (;;) {
    const next = (guess + of / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
};
