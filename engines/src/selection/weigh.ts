import type { Added, Candidate, Choice, Constraint, Level, Model, Weighed, Where } from './types.ts';

export const matches = (where: Where, { tags }: Candidate): boolean =>
  Object.entries(where).every(([tag, values]) => values.includes(tags[tag] ?? ''));

/** Throws where a model cannot be meant. What a person typed is checked before, with words for that person. */
export const requireModel = ({ candidates, constraints, fixed }: Model): void => {
  const whole = (value: number, what: string): void => {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} is not a whole number: ${value}`);
  };
  const ids = new Map(candidates.map((one) => [one.id, one]));
  if (ids.size < candidates.length) throw new RangeError('an application twice');
  for (const { levels } of candidates) {
    if (new Set(levels.map(({ id }) => id)).size < levels.length) throw new RangeError('a level twice');
    for (const { won, value } of levels) {
      whole(won, 'an amount');
      whole(value, 'a value');
    }
  }
  if (new Set(constraints.map(({ id }) => id)).size < constraints.length) throw new RangeError('a constraint twice');
  for (const one of constraints)
    whole('permille' in one ? one.permille : 'least' in one ? one.least : one.most, 'the bound of a constraint');
  for (const [id, level] of Object.entries(fixed))
    if (level !== null && !ids.get(id)?.levels.some((one) => one.id === level))
      throw new RangeError(`no such level of ${id}`);
};

export type Taken = { readonly candidate: Candidate; readonly level: Level };

export const takenOf = ({ candidates }: Model, choice: Choice): readonly Taken[] => {
  const byId = new Map(candidates.map((one) => [one.id, one]));
  return Object.entries(choice).map(([id, chosen]) => {
    const candidate = byId.get(id);
    const level = candidate?.levels.find((one) => one.id === chosen);
    if (candidate === undefined || level === undefined) throw new RangeError(`no ${chosen} of ${id}`);
    return { candidate, level };
  });
};

const wonOf = (taken: readonly Taken[]): bigint => taken.reduce((sum, { level }) => sum + BigInt(level.won), 0n);

const byGroup = (taken: readonly Taken[], measure: (own: readonly Taken[]) => bigint): [string | null, bigint] => {
  let worst: [string | null, bigint] = [null, 0n];
  for (const [group, own] of Map.groupBy(taken, ({ candidate }) => candidate.group)) {
    const reached = measure(own);
    if (reached > worst[1]) worst = [group, reached];
  }
  return worst;
};

const addedUp = (constraint: Constraint, taken: readonly Taken[]): Added => {
  const told = (reached: bigint, bound: bigint, isLeast: boolean, group: string | null = null): Added => ({
    constraint: constraint.id,
    holds: isLeast ? reached >= bound : reached <= bound,
    reached,
    bound,
    group,
  });
  if (constraint.kind === 'groupCount' || constraint.kind === 'groupWon') {
    const isCount = constraint.kind === 'groupCount';
    const [group, reached] = byGroup(taken, (own) => (isCount ? BigInt(own.length) : wonOf(own)));
    return told(reached, BigInt(constraint.most), false, group);
  }
  const meant = taken.filter(({ candidate }) => matches(constraint.where, candidate));
  if (constraint.kind === 'budget') return told(wonOf(meant), BigInt(constraint.most), false);
  if (constraint.kind === 'leastCount') return told(BigInt(meant.length), BigInt(constraint.least), true);
  if (constraint.kind === 'mostCount') return told(BigInt(meant.length), BigInt(constraint.most), false);
  const bound = wonOf(taken) * BigInt(constraint.permille);
  return told(wonOf(meant) * 1000n, bound, constraint.kind === 'leastShare');
};

/**
 * A choice added up again, independent of whoever made it: every constraint in whole won, nothing of a solver's.
 * A choice that names an application or a level that is not there throws.
 */
export const weigh = (model: Model, choice: Choice): Weighed => {
  const taken = takenOf(model, choice);
  const added = model.constraints.map((constraint) => addedUp(constraint, taken));
  const unkept = Object.entries(model.fixed).flatMap(([id, level]) => ((choice[id] ?? null) === level ? [] : [id]));
  return {
    value: taken.reduce((sum, { level }) => sum + BigInt(level.value), 0n),
    won: wonOf(taken),
    count: taken.length,
    added,
    holds: unkept.length === 0 && added.every(({ holds }) => holds),
    unkept,
  };
};
