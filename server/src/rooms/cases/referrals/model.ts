import type { ReferralAction, ReferralStatus } from '@boru/contract/cases';
import type { Section } from '@boru/contract/evidence';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Referral = {
  id: string;
  caseId: string;
  companyId: string;
  fromAgency: number;
  toAgency: number;
  status: ReferralStatus;
  sections: readonly Section[];
  reason: string;
  consentId: string | null;
  legalBasis: string | null;
  requestedAt: Date;
  answeredAt: Date | null;
  answerReason: string | null;
  dueAt: Date | null;
  fromDesk: string | null;
  version: number;
};

/** bystander: another agency on the case, or somebody who only reads. */
export type ReferralRelation = 'signer' | 'sender' | 'receiver' | 'bystander';

export const referralRelationOf = (
  actor: Actor,
  referral: Pick<Referral, 'companyId' | 'fromAgency' | 'toAgency'>,
): ReferralRelation => {
  if (actor.kind === 'company' && actor.companyId === referral.companyId)
    return actor.role === 'representative' || actor.role === 'securityOfficer' ? 'signer' : 'bystander';
  if (actor.kind !== 'agency' || actor.role === 'auditor') return 'bystander';
  if (actor.agencyId === referral.toAgency) return 'receiver';
  return actor.agencyId === referral.fromAgency ? 'sender' : 'bystander';
};

type Row = { from: readonly ReferralStatus[]; by: readonly ReferralRelation[]; to: ReferralStatus };

/** Status × part → transition. A receiver is asked only once the company or the law has opened its eyes. */
export const referralTable: Readonly<Record<ReferralAction, Row>> = {
  consent: { from: ['awaitingConsent'], by: ['signer'], to: 'requested' },
  refuse: { from: ['awaitingConsent'], by: ['signer'], to: 'stopped' },
  // By telephone, and only for a caller without an account: who can sign in is asked in person.
  recordConsent: { from: ['awaitingConsent'], by: ['sender'], to: 'requested' },
  accept: { from: ['requested'], by: ['receiver'], to: 'accepted' },
  return: { from: ['requested'], by: ['receiver'], to: 'returned' },
  cancel: { from: ['awaitingConsent', 'requested'], by: ['sender'], to: 'withdrawn' },
};

export const mayAnswer = (
  action: ReferralAction,
  status: ReferralStatus,
  relation: ReferralRelation,
  unattended: boolean,
): boolean =>
  (action !== 'recordConsent' || unattended) &&
  referralTable[action].from.includes(status) &&
  referralTable[action].by.includes(relation);

export const checkReferral = (
  action: ReferralAction,
  referral: Pick<Referral, 'status' | 'version'>,
  relation: ReferralRelation,
  version: number,
): void => {
  if (!referralTable[action].by.includes(relation)) throw new Problem('role.insufficient');
  if (!referralTable[action].from.includes(referral.status))
    throw new Problem(
      action === 'accept' && referral.status === 'awaitingConsent' ? 'consent.missing' : 'referral.already_answered',
    );
  if (version !== referral.version) throw new Problem('thing.changed');
};

/** Without these two nobody could answer; a referral that leaves them out would strand the company. */
const needed: readonly Section[] = ['summary', 'counsel'];

export type Wish = { toAgency: number; sections: readonly Section[] };
export type Known = {
  fromAgency: number;
  /** What the sender sees itself: nobody passes on more. */
  seen: readonly string[];
  /** Agencies with an account; the others get a paper hand-over, which is another matter. */
  online: readonly number[];
};

/** Throws with the field that is wrong. */
export const checkWish = (wish: Wish, known: Known): void => {
  const fields: Record<string, string> = {};
  if (wish.toAgency === known.fromAgency)
    fields['toAgency'] = '우리 기관으로는 이관할 수 없습니다. / Not to your own agency.';
  else if (!known.online.includes(wish.toAgency))
    fields['toAgency'] = '보루로 이관받을 수 있는 기관을 골라 주세요. / Choose an agency that works in Boru.';
  const missing = needed.filter((section) => !wish.sections.includes(section));
  if (missing.length > 0)
    fields['sections'] = '요약과 상담 기록은 함께 보내야 합니다. / Summary and counselling record must go along.';
  else if (wish.sections.some((section) => !known.seen.includes(section)))
    fields['sections'] = '우리 기관이 볼 수 없는 항목은 보낼 수 없습니다. / You cannot pass on what you do not see.';
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};

/** Who has the case once a receiver's sight has ended: the last one before it that still sees the case. */
export const previousOwner = (
  referrals: readonly Pick<Referral, 'fromAgency' | 'toAgency' | 'fromDesk' | 'status' | 'answeredAt'>[],
  leaving: number,
  seeing: readonly number[],
): { agencyId: number; deskCode: string | null } | null => {
  const taken = referrals
    .filter(({ status, answeredAt }) => answeredAt !== null && (status === 'accepted' || status === 'stopped'))
    .toSorted((a, b) => (b.answeredAt?.getTime() ?? 0) - (a.answeredAt?.getTime() ?? 0));
  const sender = taken.find(({ fromAgency }) => fromAgency !== leaving && seeing.includes(fromAgency));
  return sender ? { agencyId: sender.fromAgency, deskCode: sender.fromDesk } : null;
};
