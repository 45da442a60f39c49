import type { ReferralKind } from '@boru/contract/case-lists';
import type { CaseFact, ReferralAction, ReferralStatus } from '@boru/contract/cases';
import type { Section } from '@boru/contract/evidence';
import type { Receiver } from '@boru/contract/receivers';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Referral = {
  id: string;
  caseId: string;
  companyId: string;
  fromAgency: number;
  toAgency: number;
  toTeam: string | null;
  toPerson: string | null;
  /** Of the team or the person, as it was called when this was sent; empty: the whole agency. */
  toName: string;
  /** Whether whoever asks is among those it is for; as the database says it. */
  isForReader: boolean;
  kind: ReferralKind;
  /** May the receiver pass it on by law alone? */
  onward: boolean;
  askedOn: string | null;
  acknowledgedAt: Date | null;
  extendedAt: Date | null;
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

const actions: Partial<Record<CaseFact, string>> = {
  referralRequested: 'referral.requested',
  referralAwaitingConsent: 'referral.awaiting_consent',
  referralConsented: 'referral.consented',
  referralRefused: 'referral.refused',
  referralAcknowledged: 'referral.acknowledged',
  referralAccepted: 'referral.accepted',
  referralDeclined: 'referral.declined',
  referralAnswered: 'referral.answered',
  referralExtended: 'referral.extended',
  referralExpired: 'referral.expired',
  referralLapsed: 'referral.lapsed',
  referralReturned: 'referral.returned',
  referralCancelled: 'referral.cancelled',
  referralStopped: 'referral.stopped',
};
/** What the trace calls it. */
export const actionOf = (fact: CaseFact): string => actions[fact] ?? 'referral.changed';

/** bystander: another agency on the case, or somebody who only reads. */
export type ReferralRelation = 'signer' | 'sender' | 'receiver' | 'bystander';

export const referralRelationOf = (
  actor: Actor,
  referral: Pick<Referral, 'companyId' | 'fromAgency' | 'toAgency' | 'isForReader'>,
): ReferralRelation => {
  if (actor.kind === 'company' && actor.companyId === referral.companyId)
    return actor.role === 'representative' || actor.role === 'securityOfficer' ? 'signer' : 'bystander';
  if (actor.kind !== 'agency' || actor.role === 'auditor') return 'bystander';
  if (actor.agencyId === referral.toAgency) return referral.isForReader ? 'receiver' : 'bystander';
  return actor.agencyId === referral.fromAgency ? 'sender' : 'bystander';
};

type Row = {
  from: readonly ReferralStatus[];
  by: readonly ReferralRelation[];
  to: ReferralStatus | null;
  only?: ReferralKind;
};
const asked = ['requested', 'acknowledged'] as const;

/** Status × part → transition. A receiver is asked only once the company or the law has opened its eyes. */
export const referralTable: Readonly<Record<ReferralAction, Row>> = {
  consent: { from: ['awaitingConsent'], by: ['signer'], to: 'requested' },
  refuse: { from: ['awaitingConsent'], by: ['signer'], to: 'stopped' },
  // By telephone, and only for a caller without an account: who can sign in is asked in person.
  recordConsent: { from: ['awaitingConsent'], by: ['sender'], to: 'requested' },
  acknowledge: { from: ['requested'], by: ['receiver'], to: 'acknowledged' },
  accept: { from: asked, by: ['receiver'], to: 'accepted' },
  // Declined: ours perhaps, but we do not take it. Returned: it came to the wrong door.
  decline: { from: asked, by: ['receiver'], to: 'declined' },
  return: { from: asked, by: ['receiver'], to: 'returned' },
  answer: { from: [...asked, 'accepted'], by: ['receiver'], to: 'done', only: 'cooperation' },
  extend: { from: [...asked, 'accepted'], by: ['receiver'], to: null, only: 'cooperation' },
  cancel: { from: ['awaitingConsent', ...asked], by: ['sender'], to: 'withdrawn' },
};

type Subject = Pick<Referral, 'status' | 'kind' | 'extendedAt'>;

export const mayAnswer = (
  action: ReferralAction,
  referral: Subject,
  relation: ReferralRelation,
  unattended: boolean,
): boolean => {
  const row = referralTable[action];
  return (
    row.from.includes(referral.status) &&
    row.by.includes(relation) &&
    (row.only === undefined || row.only === referral.kind) &&
    (action !== 'recordConsent' || unattended) &&
    // One extension, and no second (민원처리법 제20조 취지).
    (action !== 'extend' || referral.extendedAt === null)
  );
};

export const checkReferral = (
  action: ReferralAction,
  referral: Subject & Pick<Referral, 'version'>,
  relation: ReferralRelation,
  version: number,
): void => {
  const { by, from, only } = referralTable[action];
  if (!by.includes(relation)) throw new Problem('role.insufficient');
  if (!from.includes(referral.status))
    throw new Problem(
      action === 'accept' && referral.status === 'awaitingConsent' ? 'consent.missing' : 'referral.already_answered',
    );
  if (version !== referral.version) throw new Problem('thing.changed');
  if ((only !== undefined && only !== referral.kind) || (action === 'extend' && referral.extendedAt !== null))
    throw new Problem('case.step_not_allowed');
};

/** Somebody is still being asked: until then nothing else may be asked, and the case does not close. */
export const isOpenReferral = ({ status, kind }: Pick<Referral, 'status' | 'kind'>): boolean =>
  status === 'awaitingConsent' ||
  status === 'requested' ||
  status === 'acknowledged' ||
  (status === 'accepted' && kind === 'cooperation');

/** Without these two nobody could answer; a referral that leaves them out would strand the company. */
const needed: readonly Section[] = ['summary', 'counsel'];

export type Wish = {
  toAgency: number;
  sections: readonly Section[];
  kind: ReferralKind;
  dueOn: string | null;
  byLaw: boolean;
};
export type Known = {
  fromAgency: number;
  /** What the sender sees itself: nobody passes on more. */
  seen: readonly string[];
  /** Agencies with an account; the others get a paper hand-over, which is another matter. */
  online: readonly number[];
  today: string;
  /** The referral that brought the case here did not allow it to go on by law alone. */
  bound: boolean;
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
  if (wish.kind === 'cooperation' ? wish.dueOn === null || wish.dueOn <= known.today : wish.dueOn !== null)
    fields['dueOn'] =
      '협조요청에만, 내일부터의 날을 회신일로 적어 주세요. / A day after today, for a request for cooperation.';
  if (wish.byLaw && known.bound)
    fields['basis'] =
      '다시 넘기는 것이 허락되지 않은 이관입니다. 기업의 동의를 받아 주세요. / Onward referral was not allowed: ask the company.';
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};

type Team = { agencyId: number; id: string; name: string; people: readonly { id: string; name: string }[] };

/** Whom at the receiving agency it is for: a team or a person that this agency itself lets others address. */
export const addressedTo = (
  wish: { toAgency: number; receiver: Receiver },
  teams: readonly Team[],
): Pick<Referral, 'toTeam' | 'toPerson' | 'toName'> => {
  const { receiver } = wish;
  if (receiver.kind === 'agency') return { toTeam: null, toPerson: null, toName: '' };
  const own = teams.filter(({ agencyId }) => agencyId === wish.toAgency);
  const team = receiver.kind === 'team' ? own.find(({ id }) => id === receiver.teamId) : undefined;
  if (team) return { toTeam: team.id, toPerson: null, toName: team.name };
  const person =
    receiver.kind === 'person'
      ? own.flatMap(({ people }) => people).find(({ id }) => id === receiver.personId)
      : undefined;
  if (person) return { toTeam: null, toPerson: person.id, toName: person.name };
  throw new Problem('request.invalid', {
    fields: { receiver: '그 기관의 팀이나 팀원을 골라 주세요. / Choose a team or a person of that agency.' },
  });
};

/** Whether the present owner got the case under the condition that it does not pass it on by law alone. */
export const boundBy = (
  referrals: readonly Pick<Referral, 'toAgency' | 'kind' | 'status' | 'onward'>[],
  owner: number,
): boolean =>
  referrals.findLast(({ kind, status, toAgency }) => kind === 'transfer' && status === 'accepted' && toAgency === owner)
    ?.onward === false;

/** Who has the case once a receiver's sight has ended: the last one before it that still sees the case. */
export const previousOwner = (
  referrals: readonly Pick<Referral, 'kind' | 'fromAgency' | 'toAgency' | 'fromDesk' | 'status' | 'answeredAt'>[],
  leaving: number,
  seeing: readonly number[],
): { agencyId: number; deskCode: string | null } | null => {
  const taken = referrals
    .filter(
      ({ kind, status, answeredAt }) =>
        kind === 'transfer' && answeredAt !== null && (status === 'accepted' || status === 'stopped'),
    )
    .toSorted((a, b) => (b.answeredAt?.getTime() ?? 0) - (a.answeredAt?.getTime() ?? 0));
  const sender = taken.find(({ fromAgency }) => fromAgency !== leaving && seeing.includes(fromAgency));
  return sender ? { agencyId: sender.fromAgency, deskCode: sender.fromDesk } : null;
};
