import { addDays, type CivilDate, civilOf } from '@boru/contract/civil';
import type { Words } from '@boru/contract/dated';
import type { Pack } from '@boru/contract/pack';
import type { DestructionView, RetentionView } from '@boru/contract/retention';
import type { RetentionClass, RetentionClassId } from '@boru/contract/retention-classes';
import { calendarOf, inForce } from '@boru/engines/deadline';
import { type Keeping, keptUntil, lastDayOver, standingOf } from '@boru/engines/retention';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type ClassId = RetentionClassId;
export type State = DestructionView['state'];
export type Outcome = DestructionView['list'][number]['outcome'];
export type Action = DestructionView['may'][number];
/** What the paper will say of the class: kept with the proposal, because names and periods change. */
export type Terms = { title: Words; basis: string; period: Words; verified: boolean; method: string; done: string };

export type Destruction = {
  id: string;
  receiptNumber: string;
  agencyId: number;
  class: ClassId;
  terms: Terms;
  reason: string;
  state: State;
  items: number;
  destroyed: number;
  firstOn: CivilDate;
  lastOn: CivilDate;
  listHash: Buffer;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  finishedAt: Date | null;
  version: number;
};
export type Past = {
  class: ClassId;
  thingId: string;
  label: string;
  happenedOn: CivilDate;
  isHeld: boolean;
  holdKind: string | null;
  holdReason: string | null;
  holdUntil: CivilDate | null;
  holdBy: string | null;
};

export const todayOf = (now: Date): CivilDate => civilOf(now.getTime());

export const memberOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('thing.not_found');
  return actor;
};

const classOf = (pack: Pack, id: ClassId): RetentionClass => {
  const found = pack.catalogue.retentionClasses.items.find((item) => item.id === id);
  if (!found) throw new Error(`no row of retention-classes.json for ${id}`);
  return found;
};

export const keepingOf = (pack: Pack, id: ClassId, today: CivilDate): Keeping => {
  const { rule: wanted, from } = classOf(pack, id);
  const rule = pack.catalogue.deadlineRules.items.find((item) => item.id === wanted && inForce(item, today));
  if (!rule) throw new Error(`no rule of keeping ${wanted} in force`);
  return { from, rule, calendar: calendarOf(pack.holidays, pack.catalogue.workingHours) };
};

/** What happened on this day or before it is past its period; before everything when nothing can be. */
export const cutoffOf = (pack: Pack, id: ClassId, today: CivilDate): CivilDate =>
  lastDayOver(keepingOf(pack, id, today), today) ?? '0001-01-01';

export const everyCutoff = (pack: Pack, today: CivilDate): { class: ClassId; cutoff: CivilDate }[] =>
  pack.catalogue.retentionClasses.items.map(({ id }) => ({ class: id, cutoff: cutoffOf(pack, id, today) }));

const lengthOf = ({ value, unit }: { value: number; unit: string }): Words => {
  if (unit === 'm' && value % 12 === 0) return { ko: `${value / 12}년`, en: `${value / 12} years` };
  return unit === 'm' ? { ko: `${value}개월`, en: `${value} months` } : { ko: `${value}일`, en: `${value} days` };
};
const lawName = (pack: Pack, id: string): string => pack.catalogue.laws.items.find((law) => law.id === id)?.name ?? id;

export const termsOf = (pack: Pack, id: ClassId, today: CivilDate): Terms => {
  const { title, verified } = classOf(pack, id);
  const { rule } = keepingOf(pack, id, today);
  const length = rule.period === null ? { ko: '기간 없음', en: 'no period' } : lengthOf(rule.period);
  const { method } = pack.catalogue.retentionClasses;
  return {
    title,
    basis: rule.lawRef.map(({ law, article }) => `${lawName(pack, law)} ${article}`).join(', '),
    period: { ko: `${rule.trigger.ko}부터 ${length.ko}`, en: `${length.en} from ${rule.trigger.en}` },
    verified: verified && rule.verified,
    method: `${lawName(pack, method.article.law)} ${method.article.article} "${method.text}"`,
    done: method.done.ko,
  };
};

/** So many of each are named on the page; the proposal takes more. */
const mostNamed = 100;

type Standing = { due: Past[]; held: Past[] };
const divide = (keeping: Keeping, things: readonly Past[], today: CivilDate): Standing => {
  const parts: Standing = { due: [], held: [] };
  for (const thing of things) {
    // A hold of another agency comes without its last day: it stands, more is not said.
    const holds = thing.isHeld ? [{ until: thing.holdUntil ?? today, isReleased: false }] : [];
    const standing = standingOf(keeping, { happenedOn: thing.happenedOn, holds }, today);
    if (standing !== 'kept') parts[standing].push(thing);
  }
  return parts;
};

export type ClassCard = Omit<RetentionView, 'held'> & {
  held: { key: string; label: string; happenedOn: CivilDate; keptUntil: CivilDate; hold: HoldShown }[];
};
type HoldShown = { kind: string; reason: string; until: CivilDate; by: string } | null;
const shownHold = ({ holdKind: kind, holdReason: reason, holdUntil: until, holdBy: by }: Past): HoldShown =>
  kind === null || reason === null || until === null || by === null ? null : { kind, reason, until, by };

export const cardOf = (
  pack: Pack,
  id: ClassId,
  things: readonly Past[],
  { today, most, open }: { today: CivilDate; most: number; open: string | null },
): ClassCard => {
  const keeping = keepingOf(pack, id, today);
  const { due, held } = divide(keeping, things, today);
  const named = ({ thingId, label, happenedOn }: Past) => ({
    key: thingId,
    label,
    happenedOn,
    keptUntil: keptUntil(keeping, happenedOn).dueOn ?? happenedOn,
  });
  const oldest = due[0]?.happenedOn ?? null;
  const { title, what } = classOf(pack, id);
  const { basis, period, verified } = termsOf(pack, id, today);
  return {
    id,
    title,
    what,
    basis,
    period,
    verified,
    explanation: oldest === null ? null : keptUntil(keeping, oldest),
    due: Math.min(due.length, most),
    more: things.length > most,
    oldest,
    items: due.slice(0, mostNamed).map(named),
    held: held.slice(0, mostNamed).map((thing) => ({ ...named(thing), hold: shownHold(thing) })),
    open,
  };
};

export const mayDo = (destruction: Pick<Destruction, 'state' | 'proposedBy'>, who: AgencyActor): Action[] => {
  if (destruction.state !== 'proposed') return [];
  if (destruction.proposedBy === who.personId) return ['withdraw'];
  return who.role === 'manager' ? ['approve', 'refuse'] : [];
};

/** Throws unless this person may take this step on this proposal now. */
export const requireStep = (
  destruction: Destruction | undefined,
  who: AgencyActor,
  step: Action,
  version: number | null,
): Destruction => {
  if (!destruction) throw new Problem('thing.not_found');
  if (destruction.state !== 'proposed') throw new Problem('destruction.decided');
  if (step !== 'withdraw' && destruction.proposedBy === who.personId) throw new Problem('destruction.same_person');
  if (!mayDo(destruction, who).includes(step)) throw new Problem('role.insufficient');
  if (version !== null && destruction.version !== version) throw new Problem('thing.changed');
  return destruction;
};

/** Fixed forms, so that a clerk can read it out: D-20261123-1A2B3C4D. */
export const receiptOf = (id: string, now: Date, letter = 'D'): string =>
  `${letter}-${todayOf(now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;

/** A hold ends by itself; forgotten holds must not keep data for ever. */
const longestHoldDays = 3653;
export const requireLastDay = (until: CivilDate, now: Date): void => {
  const today = todayOf(now);
  if (until < today || until > addDays(today, longestHoldDays))
    throw new Problem('request.invalid', {
      fields: { until: '오늘부터 10년 안의 날을 적어 주세요. / A day within ten years from today.' },
    });
};

/** How many are looked at in one transaction: a case takes its whole timeline and evidence with it, a month of traces stands alone. */
export const batchOf = (id: ClassId): number =>
  ({ case: 5, paper: 50, account: 50, trace: 1, operator: 1, company: 5, breach: 20, report: 5 })[id];

/** Classes that this person's agency has at all: companies and the operator are the secretariat's, two are for a few people only. */
export const classesFor = (who: AgencyActor, open: readonly string[]): ((id: ClassId) => boolean) => {
  const office: readonly ClassId[] = ['operator', 'company'];
  const narrow: readonly ClassId[] = ['breach', 'report'];
  return (id) => (!office.includes(id) || who.secretariat) && (!narrow.includes(id) || open.includes(id));
};
/** Traces erased in one transaction; each leaves a trace of its own. */
export const mostErased = 500;
