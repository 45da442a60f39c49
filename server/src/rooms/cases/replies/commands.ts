import type { ReferralReply } from '@boru/contract/case-steps';
import { civilOf } from '@boru/contract/civil';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { meet, stop } from '../clocks/index.ts';
import { apply, type Doing, openScene } from '../files/index.ts';
import {
  changeOf,
  clocksOf,
  endOf,
  goOn,
  openStep,
  type Referral,
  revokeReferral,
  saveReferral,
  selectUnanswered,
  selectUndecided,
  stepIn,
  stepOut,
} from '../referrals/index.ts';

type Ids = { id: string; referralId: string };
type Of<Answer extends ReferralReply['answer']> = Extract<ReferralReply, { answer: Answer }>;

const personOf = (actor: Actor): string => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor.personId;
};

/** The receiver has it: its first clock is kept, the answer is still owed. */
const acknowledgeReferral = async (doing: Doing, ids: Ids, { version }: Of<'acknowledge'>): Promise<void> => {
  const step = await openStep(doing, ids, 'acknowledge', version);
  await saveReferral(doing.tx, step.referral, { status: 'acknowledged', acknowledgedAt: doing.now });
  const clocks = clocksOf(step, (clock, at) => (clock.purpose === 'receipt' ? meet(clock, at) : clock));
  await apply(doing, step.scene, changeOf(step, 'referralAcknowledged', {}, { clocks }));
};

/** Not taken, with the reason. The company is not left between two agencies: the sender has eight working hours to go on. */
const declineReferral = async (doing: Doing, ids: Ids, { version, reason }: Of<'decline'>): Promise<void> => {
  const step = await openStep(doing, ids, 'decline', version);
  const answered = { answeredBy: personOf(doing.actor), answeredAt: doing.now, answerReason: reason };
  await saveReferral(doing.tx, step.referral, { status: 'declined', ...answered });
  const started = step.referral.kind === 'transfer' ? [goOn(step.scene)] : [];
  const change = changeOf(step, 'referralDeclined', { body: reason }, { clocks: clocksOf(step, meet), started });
  await apply(doing, step.scene, change);
  // Last, because after it the receiver may not write to the case any more.
  await revokeReferral(doing.tx, step.referral.id, 'referral declined');
};

/** 협조 회신: for the agencies; what the company gets of it is the owner's answer. Sight ends with the work. */
const answerCooperation = async (doing: Doing, ids: Ids, { version, body }: Of<'answer'>): Promise<void> => {
  const step = await openStep(doing, ids, 'answer', version);
  const answered = { answeredBy: personOf(doing.actor), answeredAt: doing.now };
  await saveReferral(doing.tx, step.referral, { status: 'done', ...answered });
  const change = changeOf(step, 'referralAnswered', { body }, { clocks: clocksOf(step, meet) });
  const entries = change.entries.map((entry) => ({ ...entry, kind: 'note' as const, forCompany: false }));
  await apply(doing, step.scene, { ...change, entries });
  await revokeReferral(doing.tx, step.referral.id, 'cooperation answered');
};

const extendCooperation = async (doing: Doing, ids: Ids, wish: Of<'extend'>): Promise<void> => {
  const step = await openStep(doing, ids, 'extend', wish.version);
  const earliest = step.referral.askedOn ?? civilOf(doing.now.getTime());
  if (wish.dueOn <= earliest)
    throw new Problem('request.invalid', {
      fields: { dueOn: '처음 회신일보다 뒤의 날을 적어 주세요. / A day after the one asked for.' },
    });
  const dueAt = endOf(wish.dueOn);
  await saveReferral(doing.tx, step.referral, { askedOn: wish.dueOn, dueAt, extendedAt: doing.now });
  const detail = { dueAt: dueAt.toISOString() };
  await apply(doing, step.scene, changeOf(step, 'referralExtended', { body: wish.reason, detail }, {}));
};

/** A reply to a stub opens nothing: what it needs to be written is closed again in the same transaction. */
export const replyToReferral = async (doing: Doing, ids: Ids, reply: ReferralReply): Promise<void> => {
  const isStub = await stepIn(doing.tx, ids.referralId);
  await answerWith(doing, ids, reply);
  if (isStub) await stepOut(doing.tx, ids.referralId);
};

const answerWith = (doing: Doing, ids: Ids, reply: ReferralReply): Promise<void> => {
  switch (reply.answer) {
    case 'acknowledge':
      return acknowledgeReferral(doing, ids, reply);
    case 'decline':
      return declineReferral(doing, ids, reply);
    case 'answer':
      return answerCooperation(doing, ids, reply);
    case 'extend':
      return extendCooperation(doing, ids, reply);
  }
};

const day = 86_400_000;

/** The receiver never decided: what was opened or would open with its acceptance goes, and the owner has to go on. */
const endUndecided = async (doing: Doing, referral: Referral): Promise<void> => {
  const scene = await openScene(doing, referral.caseId);
  const step = { scene, referral };
  await saveReferral(doing.tx, referral, { status: 'expired', answeredAt: doing.now });
  await revokeReferral(doing.tx, referral.id, 'referral expired');
  const started = referral.kind === 'transfer' ? [goOn(scene)] : [];
  await apply(doing, scene, changeOf(step, 'referralLapsed', {}, { clocks: clocksOf(step, stop), started }));
};

/** Each day: whoever has not answered for long, company or receiver, is no longer asked, so that the desk may go on. Repeatable. */
export const expireReferrals = async (doing: Doing): Promise<void> => {
  const { consentWaitsDays, receiverWaitsDays } = doing.services.pack.catalogue.caseClocks;
  const late = new Date(doing.now.getTime() - receiverWaitsDays * day);
  for (const referral of await selectUndecided(doing.tx, late)) await endUndecided(doing, referral);
  const since = new Date(doing.now.getTime() - consentWaitsDays * day);
  for (const referral of await selectUnanswered(doing.tx, since)) {
    const scene = await openScene(doing, referral.caseId);
    await saveReferral(doing.tx, referral, { status: 'expired', answeredAt: doing.now });
    await apply(doing, scene, changeOf({ scene, referral }, 'referralExpired', {}, {}));
  }
};
