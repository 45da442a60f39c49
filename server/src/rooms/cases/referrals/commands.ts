import type { CaseFact, NewReferral, ReferralAction } from '@boru/contract/cases';
import { addDays, civilOf, instantOf } from '@boru/contract/civil';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import {
  consentTextFor,
  giveConsent,
  hasAccount,
  hearConsent,
  listAddressees,
  listAgencies,
  sightOfCase,
} from '#rooms/organisations';
import { type Clock, meet, startClock, stop, wrongDoor } from '../clocks/index.ts';
import {
  apply,
  type CaseFile,
  type Change,
  type Doing,
  type EntryDetail,
  entry,
  handOver,
  type OpenScene,
  openFor,
  openScene,
} from '../files/index.ts';
import {
  actionOf,
  addressedTo,
  boundBy,
  checkReferral,
  checkWish,
  isOpenReferral,
  type Referral,
  referralRelationOf,
} from './model.ts';
import { deskOf } from './queries.ts';
import {
  findCoveringConsent,
  grantReferral,
  insertReferral,
  revokeReferral,
  saveReferral,
  selectReferralForUpdate,
  selectReferrals,
  stepIn,
  stepOut,
} from './store.ts';

export type Step = { scene: OpenScene; referral: Referral };

/** Locks case and referral in that order and checks the step. */
export const openStep = async (
  doing: Doing,
  ids: { id: string; referralId: string },
  action: ReferralAction,
  version: number,
): Promise<Step> => {
  const scene = await openScene(doing, ids.id);
  const referral = await selectReferralForUpdate(doing.tx, ids.id, ids.referralId);
  if (!referral) throw new Problem('thing.not_found');
  checkReferral(action, referral, referralRelationOf(doing.actor, referral), version);
  return { scene, referral };
};

export const clocksOf = ({ scene, referral }: Step, turn: (clock: Clock, at: Date) => Clock): Clock[] =>
  scene.clocks.filter(({ referralId }) => referralId === referral.id).map((clock) => turn(clock, scene.now));

export const changeOf = (
  { scene, referral }: Step,
  fact: CaseFact,
  content: { body?: string | null; detail?: EntryDetail },
  rest: Partial<Change>,
): Change => ({
  set: { lastWord: fact, lastWordBy: scene.author.kind },
  entries: [
    entry(scene.author, scene.now, {
      fact,
      body: content.body ?? null,
      detail: {
        referralId: referral.id,
        fromAgency: referral.fromAgency,
        toAgency: referral.toAgency,
        ...content.detail,
      },
    }),
  ],
  clocks: [],
  started: [],
  action: actionOf(fact),
  detail: { referralId: referral.id, fromAgency: referral.fromAgency, toAgency: referral.toAgency },
  ...rest,
});

type Asking = Pick<Referral, 'id' | 'kind' | 'askedOn'>;

/** The last instant of a civil day. */
export const endOf = (on: string): Date => new Date(instantOf(addDays(on, 1)));

/** What the receiver owes from now on: to confirm receipt, and to answer, by the period of the law or by the day asked for. */
const begin = ({ file, rules }: OpenScene, { id, kind, askedOn }: Asking, at: Date) => {
  const clock = (purpose: 'receipt' | 'referral') =>
    startClock(rules, { purpose, topic: file.topic, at, referralId: id });
  if (kind === 'cooperation') return { started: [clock('receipt')], dueAt: askedOn === null ? null : endOf(askedOn) };
  const answering = clock('referral');
  return { started: [clock('receipt'), answering], dueAt: answering.dueAt };
};

/** The sender goes on within eight working hours: since the case came in, or since it came back. Kept by this referral. */
const forwarded = ({ file, rules, clocks, now }: OpenScene): { clocks: Clock[]; started: Clock[] } => {
  const waiting = clocks.filter((clock) => clock.purpose === 'forward');
  if (waiting.length > 0) return { clocks: waiting.map((clock) => meet(clock, now)), started: [] };
  const since = wrongDoor(rules, file);
  return { clocks: [], started: since === null ? [] : [meet(since, now)] };
};

/** It came to the wrong door, or nobody takes it: the owner has to go on. */
export const goOn = ({ file, rules, now }: OpenScene): Clock =>
  startClock(rules, { purpose: 'forward', topic: file.topic, at: now });

export const legalBasisOf = (doing: Doing, basis: NewReferral['basis']): string | null => {
  if (basis.kind === 'consent') return null;
  const law = doing.services.pack.catalogue.laws.items.find(({ id }) => id === basis.law);
  if (!law) throw new Problem('request.invalid', { fields: { 'basis.law': '법을 골라 주세요. / Choose a law.' } });
  return `${law.name} ${basis.article}`;
};

/** Passes a case on: at once with a consent or a named article of law, else it waits for the company's word. */
export const refer = async (doing: Doing, caseId: string, wish: NewReferral): Promise<number> => {
  const { tx, actor, now } = doing;
  const scene = await openFor(doing, caseId, 'refer', wish.version);
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const fromAgency = actor.agencyId;
  const sight = await sightOfCase(tx, caseId, now);
  const seen = sight.filter((grant) => grant.agencyId === fromAgency).map(({ section }) => section);
  const agencies = await listAgencies(tx, civilOf(now.getTime()));
  const online = agencies.filter((agency) => agency.online).map(({ id }) => id);
  const bound = boundBy(await selectReferrals(tx, caseId), fromAgency);
  const byLaw = wish.basis.kind === 'law';
  checkWish({ ...wish, byLaw }, { fromAgency, seen, online, bound, today: civilOf(now.getTime()) });
  const addressed = addressedTo(wish, wish.receiver.kind === 'agency' ? [] : await listAddressees(tx));
  const legalBasis = legalBasisOf(doing, wish.basis);
  const consentId = legalBasis ? null : await findCoveringConsent(tx, caseId, wish.toAgency, wish.sections);
  const requested = legalBasis !== null || consentId !== null;
  const id = newId(now.getTime());
  const asking = { id, kind: wish.kind, askedOn: wish.dueOn };
  const begun = requested ? begin(scene, asking, now) : { started: [], dueAt: null };
  const sent = wish.kind === 'transfer' ? forwarded(scene) : { clocks: [], started: [] };
  const referral: Referral = {
    ...asking,
    onward: wish.onward,
    acknowledgedAt: null,
    extendedAt: null,
    caseId,
    companyId: scene.file.companyId,
    fromAgency,
    toAgency: wish.toAgency,
    ...addressed,
    isForReader: false,
    status: requested ? 'requested' : 'awaitingConsent',
    sections: wish.sections,
    reason: wish.reason,
    consentId,
    legalBasis,
    requestedAt: now,
    answeredAt: null,
    answerReason: null,
    dueAt: begun.dueAt,
    fromDesk: scene.file.deskCode,
    version: 1,
  };
  await insertReferral(tx, referral, actor.personId);
  if (requested) await grantReferral(tx, referral, await lastDay(doing, wish.toAgency), now);
  const detail = { sections: wish.sections, ...(legalBasis ? { legalBasis } : {}) };
  const fact = requested ? 'referralRequested' : 'referralAwaitingConsent';
  const change = changeOf(
    { scene, referral },
    fact,
    { body: wish.reason, detail },
    { clocks: sent.clocks, started: [...sent.started, ...begun.started] },
  );
  return apply(doing, scene, change);
};

/** A referral by law lasts as long as one by consent would. */
const lastDay = async ({ tx, services, now }: Doing, agencyId: number): Promise<string> =>
  (await consentTextFor(tx, services, 'referral', agencyId, now)).validTo;

type Ids = { id: string; referralId: string };

export const consentToReferral = async (
  doing: Doing,
  ids: Ids,
  input: { version: number; textId: string; textVersion: number },
): Promise<number> => {
  const { actor } = doing;
  const step = await openStep(doing, ids, 'consent', input.version);
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  const { companyId, toAgency: agencyId, sections, caseId } = step.referral;
  const { textId, textVersion } = input;
  const consent = { companyId, agencyId, sections, caseId, textId, textVersion, givenBy: actor.personId };
  return send(doing, step, await giveConsent(doing, { ...consent, purpose: 'referral' }), { sections });
};

/** The consent is there: the receiver is asked, sees what was agreed to, and its period runs. */
const send = async (
  doing: Doing,
  step: Step,
  { consentId, validTo }: { consentId: string; validTo: string },
  detail: EntryDetail,
): Promise<number> => {
  const { tx, now } = doing;
  const { scene, referral } = step;
  const { started, dueAt } = begin(scene, referral, now);
  await saveReferral(tx, referral, { status: 'requested', consentId, dueAt });
  await grantReferral(tx, referral, validTo, now);
  return apply(doing, scene, changeOf(step, 'referralConsented', { detail }, { started }));
};

/** A caller without an account says yes on the telephone; whoever can sign in is asked in person, so the desk may not say it for them. */
export const recordReferralConsent = async (
  doing: Doing,
  ids: Ids,
  input: { version: number; textId: string; textVersion: number; saidBy: string },
): Promise<number> => {
  const step = await openStep(doing, ids, 'recordConsent', input.version);
  const { companyId, toAgency: agencyId, sections, caseId } = step.referral;
  if (step.scene.file.origin !== 'phone' || (await hasAccount(doing.tx, companyId)))
    throw new Problem('consent.missing');
  const { textId, textVersion, saidBy } = input;
  const consent = { companyId, agencyId, sections, caseId, textId, textVersion, saidBy };
  const kept = await hearConsent(doing, { ...consent, purpose: 'referral', takenByName: step.scene.author.name });
  return send(doing, step, kept, { sections, saidBy });
};

export const refuseReferral = async (
  doing: Doing,
  ids: Ids,
  input: { version: number; reason: string | null },
): Promise<number> => {
  const step = await openStep(doing, ids, 'refuse', input.version);
  const set = { status: 'stopped', answeredAt: doing.now, answerReason: input.reason } as const;
  await saveReferral(doing.tx, step.referral, set);
  return apply(doing, step.scene, changeOf(step, 'referralRefused', { body: input.reason }, {}));
};

export const acceptReferral = async (doing: Doing, ids: Ids, input: { version: number }): Promise<number> => {
  const { tx, now, actor, services } = doing;
  await stepIn(tx, ids.referralId);
  const step = await openStep(doing, ids, 'accept', input.version);
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const { scene, referral } = step;
  await saveReferral(tx, referral, { status: 'accepted', answeredBy: actor.personId, answeredAt: now });
  // 협조요청: the owner stays, the receiver works on its answer.
  if (referral.kind === 'cooperation')
    return apply(doing, scene, changeOf(step, 'referralAccepted', {}, { clocks: clocksOf(step, meet) }));
  const deskCode = await deskOf(tx, services.pack, scene.file, referral.toAgency, now);
  const assignee = { id: actor.personId, name: scene.author.name };
  const moved = handOver(scene, { agencyId: referral.toAgency, deskCode, assignee }, 'referralAccepted');
  const clocks = [...moved.clocks, ...clocksOf(step, meet)];
  return apply(doing, scene, changeOf(step, 'referralAccepted', {}, { ...moved, clocks }));
};

/** Back to the sender with a reason; the receiver's sight ends with it. */
export const returnReferral = async (
  doing: Doing,
  ids: Ids,
  input: { version: number; reason: string },
): Promise<void> => {
  const { tx, now, actor } = doing;
  const isStub = await stepIn(tx, ids.referralId);
  const step = await openStep(doing, ids, 'return', input.version);
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const set = { status: 'returned', answeredBy: actor.personId, answeredAt: now, answerReason: input.reason } as const;
  await saveReferral(tx, step.referral, set);
  const started = step.referral.kind === 'transfer' ? [goOn(step.scene)] : [];
  const change = changeOf(step, 'referralReturned', { body: input.reason }, { clocks: clocksOf(step, meet), started });
  await apply(doing, step.scene, change);
  // Last, because after it the receiver may not write to the case any more.
  await revokeReferral(tx, step.referral.id, 'referral returned');
  if (isStub) await stepOut(tx, step.referral.id);
};

export const cancelReferral = async (doing: Doing, ids: Ids, input: { version: number }): Promise<number> => {
  const step = await openStep(doing, ids, 'cancel', input.version);
  await saveReferral(doing.tx, step.referral, { status: 'withdrawn', answeredAt: doing.now });
  await revokeReferral(doing.tx, step.referral.id, 'referral cancelled');
  return apply(doing, step.scene, changeOf(step, 'referralCancelled', {}, { clocks: clocksOf(step, stop) }));
};

/** When the company takes its whole request back, nobody is asked any more. */
export const dropOpenReferrals = async (doing: Doing, file: CaseFile): Promise<void> => {
  for (const referral of await selectReferrals(doing.tx, file.id)) {
    if (!isOpenReferral(referral)) continue;
    await saveReferral(doing.tx, referral, { status: 'withdrawn', answeredAt: doing.now });
    await revokeReferral(doing.tx, referral.id, 'case withdrawn');
  }
};
