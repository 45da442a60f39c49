import { createHash } from 'node:crypto';
import type { AnswerView, HandChange, Quota, SelectionAction } from '@boru/contract/selection';
import { type Choice, type Conflict, type Constraint, type Model, weigh } from '@boru/engines/selection';
import type { AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

type Words = { ko: string; en: string };
export type Input = {
  budgetWon: number;
  mostWon: number | null;
  levels: readonly number[];
  quotas: readonly Quota[];
  objective: 'points' | 'pointsByWon';
  applications: readonly {
    id: string;
    companyId: string;
    benefitWon: number;
    rank: number | null;
    total: number | null;
    tags: Readonly<Record<string, string>>;
  }[];
};

const constraintOf = ({ id, kind, tag, among, amount }: Quota): Constraint => {
  const where = tag === null ? {} : { [tag]: among };
  if (kind === 'leastAll') return { id, kind: 'leastCount', where: {}, least: amount };
  if (kind === 'leastCount') return { id, kind, where, least: amount };
  if (kind === 'mostCount') return { id, kind, where, most: amount };
  if (kind === 'leastShare' || kind === 'mostShare') return { id, kind, where, permille: amount };
  return { id, kind, most: amount };
};

/** Thousandths of an amount, rounded down to the won; products stay exact. */
const share = (amount: number, permille: number): number => Number((BigInt(amount) * BigInt(permille)) / 1000n);

/** What the engine chooses from: who has an official rank, at the shares of the notice. */
export const modelOf = (input: Input, changes: readonly HandChange[]): Model => ({
  candidates: input.applications.flatMap(({ id, companyId, benefitWon, rank, total, tags }) => {
    if (rank === null || total === null) return [];
    const levels = input.levels.map((permille) => {
      const won = share(benefitWon, permille);
      const value = input.objective === 'points' ? share(total, permille) : total * Math.floor(won / 10_000);
      return { id: String(permille), won, value };
    });
    return [{ id, group: companyId, levels, tags, rank }];
  }),
  constraints: [
    { id: 'budget', kind: 'budget', where: {}, most: input.budgetWon },
    ...(input.mostWon === null ? [] : [{ id: 'mostWon', kind: 'groupWon' as const, most: input.mostWon }]),
    ...input.quotas.map(constraintOf),
  ],
  fixed: Object.fromEntries(
    changes.map(({ applicationId, permille }) => [applicationId, permille === null ? null : String(permille)]),
  ),
});

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};
/** The same whatever order rows came in. */
export const hashOf = (model: Model): Buffer => {
  const candidates = [...model.candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const constraints = [...model.constraints].sort((a, b) => (a.id < b.id ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(sorted({ ...model, candidates, constraints })))
    .digest();
};

/** Throws where a change by hand names what is not there. */
export const requireChanges = (input: Input, changes: readonly HandChange[]): void => {
  const ranked = new Set(input.applications.filter(({ rank }) => rank !== null).map(({ id }) => id));
  const seen = new Set<string>();
  for (const [at, { applicationId, permille }] of changes.entries()) {
    const fault = !ranked.has(applicationId)
      ? '순위가 있는 신청만 바꿀 수 있습니다. / Only an application with a rank can be set.'
      : permille !== null && !input.levels.includes(permille)
        ? '공고에 없는 지원 비율입니다. / Not a share of the notice.'
        : seen.has(applicationId)
          ? '같은 신청을 두 번 정했습니다. / Set twice.'
          : null;
    if (fault !== null) throw new Problem('request.invalid', { fields: { [`changes.${at}`]: fault } });
    seen.add(applicationId);
  }
};

const fixedNames: Readonly<Record<string, Words>> = {
  budget: { ko: '공모 예산', en: 'Budget of the call' },
  mostWon: { ko: '한 기업의 지원 한도', en: 'Most for one company' },
  byHand: { ko: '손으로 정한 것', en: 'What was set by hand' },
};
export const nameOf = (quotas: readonly Quota[], id: string): Words =>
  quotas.find((one) => one.id === id)?.name ?? fixedNames[id] ?? { ko: id, en: id };

const isShare = (kind: string): boolean => kind === 'leastShare' || kind === 'mostShare';

export const answerOf = (model: Model, quotas: readonly Quota[], choice: Choice): AnswerView => {
  const told = weigh(model, choice);
  return {
    value: Number(told.value),
    won: Number(told.won),
    count: told.count,
    holds: told.holds,
    constraints: told.added.map(({ constraint, holds, reached, bound }) => {
      const kind = model.constraints.find(({ id }) => id === constraint)?.kind ?? '';
      // Both sides of a share are thousandfold won of the whole: shown as thousandths of it.
      const permille = (value: bigint) => (told.won === 0n ? 0 : Number(value / told.won));
      const [is, must] = isShare(kind) ? [permille(reached), permille(bound)] : [Number(reached), Number(bound)];
      return { id: constraint, name: nameOf(quotas, constraint), kind, holds, reached: is, bound: must };
    }),
    chosen: Object.fromEntries(Object.entries(choice).map(([id, level]) => [id, Number(level)])),
  };
};

const money = (won: number): string => won.toLocaleString('en-US');
/** Why nothing can fulfil all of it, as sentences. */
export const wordsOf = (quotas: readonly Quota[], { reasons, byHand }: Conflict): Words[] => {
  const said = reasons.map((reason): Words => {
    const name = nameOf(quotas, reason.constraint);
    if (reason.kind === 'tooFew')
      return {
        ko: `‘${name.ko}’은 ${reason.need}건 이상이어야 하는데, 조건에 맞는 신청은 ${reason.have}건뿐입니다.`,
        en: `“${name.en}” asks for at least ${reason.need}, but only ${reason.have} applications are of that kind.`,
      };
    const budget = nameOf(quotas, reason.budget);
    const lacking = reason.needWon - reason.haveWon;
    return {
      ko: `‘${name.ko}’을 지키려면 ${reason.count}건을 뽑아야 하고, 가장 적은 금액으로만 골라도 ${money(reason.needWon)}원이 듭니다. ‘${budget.ko}’은 ${money(reason.haveWon)}원이므로 ${money(lacking)}원이 모자랍니다.`,
      en: `“${name.en}” asks for ${reason.count} applications, which cost ${money(reason.needWon)} won even at the lowest amounts. “${budget.en}” is ${money(reason.haveWon)} won: ${money(lacking)} won are lacking.`,
    };
  });
  const hand = {
    ko: '손으로 정한 것을 풀면 이룰 수 있습니다.',
    en: 'It can be fulfilled once what was set by hand is given up.',
  };
  return byHand ? [...said, hand] : said;
};

export const mayDo = (
  callState: string,
  hasOpen: { state: string; isOwn: boolean } | undefined,
  { role }: Pick<AgencyActor, 'role'>,
): SelectionAction[] => {
  if (callState !== 'review' || (role !== 'officer' && role !== 'manager')) return [];
  if (hasOpen === undefined) return ['run', 'propose'];
  return role === 'manager' && !hasOpen.isOwn ? ['run', 'decide'] : ['run'];
};

export type Result = {
  applicationId: string;
  outcome: 'selected' | 'reserve' | 'rejected';
  officialRank: number | null;
  total: number | null;
  won: number | null;
  permille: number | null;
  reservePlace: number | null;
  reason: string;
};
const points = (total: number | null): string => ((total ?? 0) / 100).toFixed(2);

/** What becomes of each application, with the words that its company reads; nobody else's rank or name is in them. */
export const resultsOf = (input: Input, model: Model, choice: Choice): Result[] => {
  const won = new Map(
    model.candidates.flatMap(({ id, levels }) =>
      levels.filter((one) => one.id === choice[id]).map((one) => [id, one.won] as const),
    ),
  );
  let place = 0;
  const order = [...input.applications].sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9) || (a.id < b.id ? -1 : 1));
  return order.map(({ id, rank, total }): Result => {
    const none = { won: null, permille: null, reservePlace: null };
    const base = { applicationId: id, officialRank: rank, total };
    if (rank === null)
      return {
        ...base,
        ...none,
        outcome: 'rejected',
        reason: `총점 ${points(total)}점. 공고의 최저 기준에 이르지 못했습니다.`,
      };
    const granted = won.get(id);
    const standing = `공식 순위 ${rank}위, 총점 ${points(total)}점.`;
    if (granted === undefined) {
      place += 1;
      const reason = `${standing} 예산과 공고의 조건 안에 들지 못해 예비 ${place}번입니다.`;
      return { ...base, ...none, outcome: 'reserve', reservePlace: place, reason };
    }
    const permille = Number(choice[id]);
    const reason = `${standing} 지원 금액 ${money(granted)}원(지원금의 ${permille / 10}%).`;
    return { ...base, ...none, outcome: 'selected', won: granted, permille, reason };
  });
};
