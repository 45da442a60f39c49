import type { BreachDuty, BreachFact } from '@boru/contract/breach-duties';
import type {
  BreachAction,
  BreachInput,
  BreachState,
  BreachTurn,
  BreachView,
  NewDispatch,
} from '@boru/contract/breaches';
import { civilOf, formatDateTime } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import { breachWords } from '@boru/contract/words-breaches';
import { requirePast } from '#kernel/past';
import { Problem } from '#kernel/problem';
import { basisOf, countBy } from '../rights/model.ts';

export type Breach = Omit<BreachInput, 'knownAt'> & {
  id: string;
  agencyId: number;
  number: string;
  knownAt: Date;
  state: BreachState;
  lessons: string | null;
  openedByName: string;
  openedAt: Date;
  closedByName: string | null;
  closedAt: Date | null;
  version: number;
};
export type Dispatch = Omit<NewDispatch, 'sentAt'> & {
  id: string;
  sentAt: Date;
  isLate: boolean;
  writtenAt: Date;
  personName: string;
};
/** The last word said about an item of the checklist. */
export type Tick = { step: string; isDone: boolean; personName: string; writtenAt: Date };

type Duty = BreachView['duties'][number];
type Known = Pick<BreachInput, 'certainty' | 'people' | 'sensitive' | 'identifiers' | 'unlawfulAccess'>;
type Truth = 'yes' | 'no' | 'unsure';

const surety = { confirmed: 'yes', suspected: 'unsure', mistaken: 'no' } as const;
/** What is known, as answers; a number nobody has counted yet is no answer. */
export const factsOf = (known: Known, manyPeople: number): Readonly<Record<BreachFact, Truth>> => ({
  leaked: surety[known.certainty],
  manyPeople: known.people === null ? 'unsure' : known.people >= manyPeople ? 'yes' : 'no',
  sensitive: known.sensitive,
  identifiers: known.identifiers,
  unlawfulAccess: known.unlawfulAccess,
});

/** Something leaked, and any condition holds; three-valued, so that not knowing never hides a duty. */
export const decideDuty = (
  duty: Pick<BreachDuty, 'conditions' | 'always' | 'suspected'>,
  facts: Readonly<Record<BreachFact, Truth>>,
): Pick<Duty, 'verdict' | 'reasons' | 'missing'> => {
  const like = (truth: Truth) => duty.conditions.filter(({ fact }) => facts[fact] === truth);
  const [holding, open] = [like('yes'), like('unsure')];
  const isBroken = duty.conditions.length > 0 && holding.length + open.length === 0;
  if (facts.leaked === 'no' || isBroken) return { verdict: 'notApplicable', reasons: [], missing: [] };
  const isMet = duty.conditions.length === 0 || holding.length > 0;
  const whys = (holding.length > 0 ? holding : open).map(({ why }) => why);
  if (facts.leaked === 'yes' && isMet)
    return { verdict: 'due', reasons: whys.length === 0 ? [duty.always] : whys, missing: [] };
  const unknown: BreachFact[] = isMet ? [] : open.map(({ fact }) => fact);
  return facts.leaked === 'unsure'
    ? { verdict: 'possible', reasons: [duty.suspected, ...whys], missing: ['leaked', ...unknown] }
    : { verdict: 'possible', reasons: whys, missing: unknown };
};

/** Both duties with what is done about them. */
export const dutiesOf = (pack: Pack, known: Known, dispatches: readonly { duty: string }[]): Duty[] => {
  const { items, manyPeople } = pack.catalogue.breachDuties;
  const facts = factsOf(known, manyPeople);
  return items.map((duty) => ({
    ...{ id: duty.id, title: duty.title, to: duty.to, how: duty.how },
    ...decideDuty(duty, facts),
    ...{ basis: basisOf(pack, duty.law), verified: duty.verified, note: duty.note ?? null },
    isTold: dispatches.some((dispatch) => dispatch.duty === duty.id),
  }));
};

type Standing = Pick<Duty, 'id' | 'verdict' | 'isTold'>;
const untold = (duties: readonly Standing[]) => duties.filter(({ isTold }) => !isTold);

/** From which state to which. A closed record stays closed: what is learnt later is a new one. */
const turns: Readonly<Record<BreachState, readonly BreachTurn['to'][]>> = {
  open: ['told', 'closed'],
  told: ['closed'],
  closed: [],
};
/** What stands in the way: `told` wants nobody owed and the persons told; `closed` nothing open; at once only what was no breach. */
const allows: Readonly<Record<BreachTurn['to'], (state: BreachState, duties: readonly Standing[]) => boolean>> = {
  told: (_state, duties) =>
    duties.some(({ id, isTold }) => id === 'persons' && isTold) &&
    untold(duties).every(({ verdict }) => verdict !== 'due'),
  closed: (state, duties) =>
    (state === 'open' ? duties : untold(duties)).every(({ verdict }) => verdict === 'notApplicable'),
};
export const nextStates = (state: BreachState, duties: readonly Standing[]): BreachTurn['to'][] =>
  turns[state].filter((to) => allows[to](state, duties));

export const requireTurn = (state: BreachState, duties: readonly Standing[], to: BreachTurn['to']): void => {
  if (!turns[state].includes(to)) throw new Problem('thing.changed');
  if (!nextStates(state, duties).includes(to)) throw new Problem('breach.untold');
};

export const mayDo = (state: BreachState): readonly BreachAction[] =>
  state === 'closed' ? [] : ['update', 'tick', 'dispatch', 'turn'];
/** Throws unless the record is there, open for this, and still the one that was seen. */
export const requireOpen = (breach: Breach | undefined, version?: number): Breach => {
  if (!breach) throw new Problem('thing.not_found');
  if (breach.state === 'closed') throw new Problem('breach.ended');
  if (version !== undefined && version !== breach.version) throw new Problem('thing.changed');
  return breach;
};

const longestAgo = 10 * 366 * 86_400_000;
/** A slip of the year would start a clock that ran out long ago, or one that no calendar reaches. */
export const requireKnown = (at: Date, now: Date): void => {
  requirePast(at, now, 'knownAt');
  if (at.getTime() < now.getTime() - longestAgo)
    throw new Problem('request.invalid', {
      fields: { knownAt: '10년보다 오래된 때입니다. 해를 확인해 주세요. / More than ten years ago: check the year.' },
    });
};

export const clockOf = (pack: Pack, knownAt: Date) => countBy(pack, pack.catalogue.breachDuties.rule, knownAt);
export const dueOf = (pack: Pack, knownAt: Date): Date | null => {
  const { dueAt } = clockOf(pack, knownAt);
  return dueAt === null ? null : new Date(dueAt);
};
/** The hours are over and somebody who must be told is not. */
export const isOverdue = (due: Date | null, duties: readonly Standing[], now: Date): boolean =>
  due !== null && now > due && untold(duties).some(({ verdict }) => verdict === 'due');

const hour = 3_600_000;
/** From so long before the hours are over managers are reminded, each time once. */
const remindersBefore = [24 * hour, 6 * hour, 0];

/** Names the reminder that is due now: as long as somebody must be told, or nobody knows yet whether; a moved beginning begins anew. */
export const reminderOf = (due: Date | null, duties: readonly Standing[], now: Date): string | null => {
  if (due === null || untold(duties).every(({ verdict }) => verdict === 'notApplicable')) return null;
  const left = due.getTime() - now.getTime();
  const stage = remindersBefore.findLast((before) => left <= before);
  return stage === undefined ? null : `${due.getTime()}:${stage / hour}`;
};

/** True when it went out after the hours of the law; then it says why. */
export const latenessOf = (pack: Pack, breach: Breach, wish: NewDispatch, now: Date): boolean => {
  const at = new Date(wish.sentAt);
  requirePast(at, now, 'sentAt');
  if (at < breach.knownAt)
    throw new Problem('request.invalid', {
      fields: { sentAt: '유출을 안 때보다 앞설 수 없습니다. / This lies before the breach was known.' },
    });
  const due = dueOf(pack, breach.knownAt);
  const isLate = due !== null && at > due;
  if (isLate && wish.lateReason === null)
    throw new Problem('request.invalid', {
      fields: { lateReason: '72시간이 지났습니다. 늦은 까닭을 적어 주세요. / Late: say why.' },
    });
  return isLate;
};

export const requireStep = (pack: Pack, step: string): void => {
  if (!pack.catalogue.breachDuties.steps.some(({ id }) => id === step))
    throw new Problem('request.invalid', {
      fields: { step: '없는 점검 항목입니다. / No such item of the checklist.' },
    });
};

const byHand = '(직접 적어 주세요)';
const itemsOf = ({ kinds, sensitive, identifiers }: Breach): string | null =>
  [
    ...kinds.map((kind) => breachWords.breachKind[kind].ko),
    ...(sensitive === 'yes' ? ['민감정보'] : []),
    ...(identifiers === 'yes' ? ['고유식별정보'] : []),
  ].join(', ') || null;

/** The notice to the persons with the five things the law asks, as both templates print it. */
export const noticeOf = (pack: Pack, breach: Breach, made: { agency: string; at: Date }) => {
  const { contents, contentsLaw, notFiling, note } = pack.catalogue.breachDuties;
  const said = { ...breach, items: itemsOf(breach) };
  return {
    number: breach.number,
    agency: made.agency,
    preparedOn: civilOf(made.at.getTime()),
    knownAt: formatDateTime(breach.knownAt.getTime()),
    law: basisOf(pack, contentsLaw),
    notice: notFiling.ko,
    unverified: note ?? '',
    rows: contents.map(({ id, label }) => ({ label, value: said[id] ?? byHand, isOpen: said[id] === null })),
  };
};
