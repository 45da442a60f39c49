import type { EffectEstimate, EffectKind } from '@boru/contract/effect';
import { type Change, type Estimate, effectsBy, type Helped } from '@boru/engines/effect';

/** One span of a company, without its name or number. */
export type Row = Change & {
  kind: EffectKind | null;
  agencyId: number | null;
  expertId: string | null;
  expertName: string | null;
  isWaiting: boolean;
  costWon: number | null;
};

/** The first day of the quarter: figures move four times a year, so that one company more is not seen in them. */
export const quarterOf = (on: string): string => {
  const month = Number(on.slice(5, 7));
  return `${on.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
};

export const viewOf = (estimate: Estimate): EffectEstimate => {
  if (!estimate.isShown) return { hidden: estimate.why, figures: null };
  const { isShown: _shown, ...figures } = estimate;
  return { hidden: null, figures };
};

const helpedBy = (rows: readonly Row[], group: (row: Row) => string): Helped[] =>
  rows.map((row) => ({ ...row, group: group(row) }));

/** By agency, and within an agency that is shown by expert. */
export const reportOf = (rows: readonly Row[], kind: EffectKind) => {
  const waiting = rows.filter(({ isWaiting }) => isWaiting);
  const mine = rows.filter((row) => row.kind === kind && !row.isWaiting);
  const { whole, lines } = effectsBy(
    helpedBy(mine, ({ agencyId }) => String(agencyId)),
    waiting,
  );
  return {
    whole: viewOf(whole),
    agencies: lines.map(({ group, estimate }) => {
      const ofAgency = mine.filter(({ agencyId, expertId }) => String(agencyId) === group && expertId !== null);
      const names = new Map(ofAgency.map(({ expertId, expertName }) => [expertId ?? '', expertName ?? '']));
      const experts = estimate.isShown
        ? effectsBy(
            helpedBy(ofAgency, ({ expertId }) => expertId ?? ''),
            waiting,
          ).lines
        : [];
      return {
        ...{ agencyId: Number(group), estimate: viewOf(estimate) },
        experts: experts.map((line) => ({ name: names.get(line.group) ?? '', estimate: viewOf(line.estimate) })),
      };
    }),
  };
};

type Outcome = { set: { id: string; version: number }; completedOn: string; completedAt: string; total: number | null };
/** The last score before the kick-off and the first with the same questions after acceptance. Newest outcome first. */
export const ownSpan = (outcomes: readonly Outcome[], kickoffOn: string, acceptedAt: Date | null) => {
  const scored = outcomes.flatMap(({ total, ...one }) => (total === null ? [] : [{ ...one, total }]));
  const before = scored.find(({ completedOn }) => completedOn <= kickoffOn) ?? null;
  const after =
    acceptedAt === null || before === null
      ? null
      : (scored.findLast((one) => Date.parse(one.completedAt) > acceptedAt.getTime() && one.set.id === before.set.id) ??
        null);
  const told = (one: typeof before) => one && { on: one.completedOn, total: one.total };
  return { before: told(before), after: told(after) };
};
