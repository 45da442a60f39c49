import { addDays, addMonths, type CivilDate, civilOf, instantOf } from '@boru/contract/civil';
import type { LawRef } from '@boru/contract/dated';
import type { DeadlineResult } from '@boru/contract/deadline';
import type { Pack } from '@boru/contract/pack';
import type { RightsDecision, RightsGround, RightsView } from '@boru/contract/rights';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import { Problem } from '#kernel/problem';

export type Kind = RightsView['kind'];
export type State = RightsView['state'];
export type Held = RightsGround['held'];
export type Ground = RightsGround;
export type Decision = RightsDecision;

export type Request = {
  id: string;
  receiptNumber: string;
  kind: Kind;
  personId: string;
  wish: string;
  identity: string;
  state: State;
  explanation: DeadlineResult;
  dueAt: Date | null;
  receivedAt: Date;
  postponedUntil: CivilDate | null;
  postponedReason: string | null;
  answer: string | null;
  grounds: readonly Ground[];
  handledByName: string | null;
  answeredAt: Date | null;
  version: number;
};

const rights = (pack: Pack) => pack.catalogue.privacyRights;
export const rightOf = (pack: Pack, kind: Kind) => {
  const found = rights(pack).items.find((item) => item.kind === kind);
  if (!found) throw new Error(`no row of privacy-rights.json for ${kind}`);
  return found;
};

/** `개인정보 보호법 제35조`, in the name the law has now. */
export const basisOf = (pack: Pack, { law, article }: LawRef): string =>
  [pack.catalogue.laws.items.find(({ id }) => id === law)?.name ?? law, article].join(' ');

/** The count of one rule from this moment, its articles by the names of their laws. */
export const countBy = (pack: Pack, wanted: string, at: Date): DeadlineResult => {
  const rule = pack.catalogue.deadlineRules.items.find(
    (item) => item.id === wanted && inForce(item, civilOf(at.getTime())),
  );
  if (!rule) throw new Error(`no deadline rule ${wanted} in force`);
  const counted = compute(rule, calendarOf(pack.holidays, pack.catalogue.workingHours), { at: at.getTime() });
  return {
    ...counted,
    lawRef: counted.lawRef.map((ref) => ({ law: ref.law, article: basisOf(pack, ref) })),
  };
};

export const explain = (pack: Pack, kind: Kind, at: Date): DeadlineResult => {
  const right = rightOf(pack, kind);
  const counted = countBy(pack, right.rule, at);
  return { ...counted, verified: counted.verified && right.verified };
};

export const mayDo = (
  request: Pick<Request, 'state' | 'personId' | 'kind' | 'postponedUntil'>,
  who: { personId: string; office: boolean },
): RightsView['may'] => {
  if (request.state !== 'received') return [];
  if (request.personId === who.personId) return ['withdraw'];
  if (!who.office) return [];
  return request.kind === 'access' && request.postponedUntil === null ? ['decide', 'postpone'] : ['decide'];
};

export const requireOpen = (request: Request | undefined, personId: string): Request => {
  if (!request) throw new Problem('thing.not_found');
  if (request.state !== 'received') throw new Problem('rights.decided');
  // Nobody decides about a request of their own; the database holds the same.
  if (request.personId === personId) throw new Problem('role.insufficient');
  return request;
};

/** One ground as it reads on the day, with the article's own doubt. */
const groundOf = (pack: Pack, wish: Decision['grounds'][number]): Ground => {
  const held = rights(pack).classes.find(({ id }) => id === wish.held);
  const law = pack.catalogue.laws.items.find(({ id }) => id === wish.law);
  if (!held || !law)
    throw new Problem('request.invalid', {
      fields: { grounds: '목록에 있는 법을 골라 주세요. / Choose a law of the list.' },
    });
  const keeps = held.keeps;
  const same = keeps !== null && keeps.article.law === wish.law && keeps.article.article === wish.article;
  return {
    held: wish.held,
    title: held.title,
    basis: basisOf(pack, wish),
    until: wish.until,
    period: same ? keeps.period : null,
    verified: same && held.verified,
  };
};

/** What a deletion leaves behind, said by itself: an answer that names only part of it would be untrue. */
const keptByLaw = (pack: Pack, named: readonly Ground[]): Ground[] =>
  rights(pack).classes.flatMap(({ id, keeps }) =>
    keeps === null || named.some(({ held }) => held === id)
      ? []
      : [groundOf(pack, { held: id, ...keeps.article, until: null })],
  );

export type Outcome = { state: 'granted' | 'partly' | 'refused'; grounds: Ground[]; erases: boolean };

export const decide = (pack: Pack, kind: Kind, { decision, grounds }: Decision): Outcome => {
  const named = grounds.map((ground) => groundOf(pack, ground));
  if (new Set(named.map(({ held }) => held)).size < named.length)
    throw new Problem('request.invalid', { fields: { grounds: '갈래마다 한 번만 적어 주세요. / Each class once.' } });
  if (decision === 'refuse') {
    if (named.length === 0) throw new Problem('rights.ground_missing');
    return { state: 'refused', grounds: named, erases: false };
  }
  const erases = kind === 'deletion';
  const all = erases ? [...named, ...keptByLaw(pack, named)] : named;
  return { state: all.length > 0 ? 'partly' : 'granted', grounds: all, erases };
};

/** Working practice of the catalogue; the law knows only "without delay once the reason is gone". */
export const postponement = (pack: Pack, request: Request): CivilDate => {
  const { postpone } = rightOf(pack, request.kind);
  if (postpone === null || request.postponedUntil !== null) throw new Problem('rights.not_postponable');
  const due = request.dueAt ?? request.receivedAt;
  return addDays(civilOf(due.getTime() - 1), postpone.days);
};

/** Late is late against the law's day, or the day that was told with a reason. */
export const isLate = (
  request: Pick<Request, 'state' | 'dueAt' | 'postponedUntil' | 'answeredAt'>,
  now: Date,
): boolean => {
  if (request.state === 'withdrawn') return false;
  const at = request.answeredAt ?? now;
  if (request.postponedUntil !== null) return civilOf(at.getTime()) > request.postponedUntil;
  return request.dueAt !== null && at > request.dueAt;
};

/** The last day on which an answer is in time. */
const lastDayOf = ({ dueAt, postponedUntil }: Pick<Request, 'dueAt' | 'postponedUntil'>): CivilDate | null =>
  postponedUntil ?? (dueAt === null ? null : civilOf(dueAt.getTime() - 1));

/** Names the reminder that is due now, so that each goes out once: from eight on the day before, and when the day is over. */
export const reminderOf = (request: Pick<Request, 'dueAt' | 'postponedUntil'>, now: Date): string | null => {
  const last = lastDayOf(request);
  if (last === null || now.getTime() < instantOf(addDays(last, -1), 480)) return null;
  return civilOf(now.getTime()) > last ? `${last}:over` : last;
};

/** From when traces have to be kept, and by which article they go before that. */
export const keptTracesFrom = (pack: Pack, now: Date): { before: Date; article: string } => {
  const id = rights(pack).classes.find((held) => held.id === 'trace')?.keeps?.rule;
  const rule = pack.catalogue.deadlineRules.items.find(
    (item) => item.id === id && inForce(item, civilOf(now.getTime())),
  );
  if (rule?.period?.unit !== 'm')
    throw new Error(`privacy-rights.json: no months of keeping in force for traces (${id})`);
  return {
    before: new Date(instantOf(addMonths(civilOf(now.getTime()), -rule.period.value))),
    article: basisOf(pack, { law: 'personal-information-act', article: '제36조' }),
  };
};
