import type {
  CaseOutcome,
  CaseStatus,
  ClockPurpose,
  ReferralStatus,
  ReferralView,
  SharedByChoice,
  Urgency,
} from '@boru/contract/cases';
import type { Section } from '@boru/contract/evidence';
import type { HelpSubject, HelpTopic } from '@boru/contract/help';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import type { TagTone } from '#ui/Tag';
import { caseMessages } from './messages.ts';

type Names<Key extends string> = Readonly<Record<Key, string>>;
export type Outcome = (typeof CaseOutcome)['_output'];
export type Status = (typeof CaseStatus)['_output'];
export type Haste = (typeof Urgency)['_output'];
export type Shared = (typeof SharedByChoice)['_output'];

export const topics = [
  'counselling',
  'consulting',
  'education',
  'subsidy',
  'determinationGuidance',
  'exportGuidance',
  'dispute',
  'leakSuspected',
  'other',
] as const satisfies HelpTopic[];

export const subjects = [
  'personnel',
  'assets',
  'facility',
  'it',
  'partner',
  'policy',
  'incident',
  'law',
] as const satisfies HelpSubject[];

export const outcomes = [
  'advised',
  'supported',
  'resolved',
  'referredOutside',
  'notEligible',
  'duplicate',
  'noResponse',
] as const satisfies Outcome[];

export function useTopicNames(): Readonly<Record<HelpTopic, { readonly label: string; readonly detail: string }>> {
  const t = useText(caseMessages);
  return {
    counselling: { label: t.topicCounselling, detail: t.topicCounsellingDetail },
    education: { label: t.topicEducation, detail: t.topicEducationDetail },
    consulting: { label: t.topicConsulting, detail: t.topicConsultingDetail },
    subsidy: { label: t.topicSubsidy, detail: t.topicSubsidyDetail },
    determinationGuidance: { label: t.topicDetermination, detail: t.topicDeterminationDetail },
    exportGuidance: { label: t.topicExport, detail: t.topicExportDetail },
    dispute: { label: t.topicDispute, detail: t.topicDisputeDetail },
    leakSuspected: { label: t.topicLeak, detail: t.topicLeakDetail },
    other: { label: t.topicOther, detail: t.topicOtherDetail },
  };
}

export function useSubjectNames(): Names<HelpSubject> {
  const t = useText(caseMessages);
  return {
    personnel: t.subjectPersonnel,
    assets: t.subjectAssets,
    facility: t.subjectFacility,
    it: t.subjectIt,
    partner: t.subjectPartner,
    policy: t.subjectPolicy,
    incident: t.subjectIncident,
    law: t.subjectLaw,
  };
}

export function useUrgencyNames(): Names<Haste> {
  const t = useText(caseMessages);
  return { normal: t.urgencyNormal, soon: t.urgencySoon, urgent: t.urgencyUrgent };
}

export function useStatusNames(): Names<Status> {
  const t = useText(caseMessages);
  return {
    held: t.statusHeld,
    submitted: t.statusSubmitted,
    acknowledged: t.statusAcknowledged,
    asked: t.statusAsked,
    answered: t.statusAnswered,
    closed: t.statusClosed,
    withdrawn: t.statusWithdrawn,
  };
}

export const statusTones: Readonly<Record<Status, TagTone>> = {
  held: 'amber',
  submitted: 'blue',
  acknowledged: 'blue',
  asked: 'amber',
  answered: 'green',
  closed: 'plain',
  withdrawn: 'plain',
};

export function useOutcomeNames(): Names<Outcome> {
  const t = useText(caseMessages);
  return {
    advised: t.outcomeAdvised,
    supported: t.outcomeSupported,
    resolved: t.outcomeResolved,
    referredOutside: t.outcomeOutside,
    notEligible: t.outcomeNotEligible,
    duplicate: t.outcomeDuplicate,
    noResponse: t.outcomeNoResponse,
  };
}

export function useReferralNames(): Names<(typeof ReferralStatus)['_output']> {
  const t = useText(caseMessages);
  return {
    awaitingConsent: t.referralAwaiting,
    requested: t.referralRequested,
    acknowledged: t.referralAcknowledged,
    accepted: t.referralAccepted,
    declined: t.referralDeclined,
    done: t.referralDone,
    expired: t.referralExpired,
    returned: t.referralReturned,
    stopped: t.referralStopped,
    withdrawn: t.referralWithdrawn,
  };
}

export function useSectionNames(): Names<Section> {
  const t = useText(caseMessages);
  return {
    summary: t.sectionSummary,
    contact: t.sectionContact,
    technology: t.sectionTechnology,
    diagnosis: t.sectionDiagnosis,
    counsel: t.sectionCounsel,
    documents: t.sectionDocuments,
    money: t.sectionMoney,
    sealed: t.sectionSealed,
  };
}

export function useClockNames(): Names<(typeof ClockPurpose)['_output']> {
  const t = useText(caseMessages);
  return {
    acknowledge: t.clockAcknowledge,
    answer: t.clockAnswer,
    referral: t.clockReferral,
    receipt: t.clockReceipt,
    forward: t.clockForward,
  };
}

/** The receiver of a referral as people read it: the agency, and the team or the person where it was for these alone. */
export function useReceiverName(): (referral: ReferralView) => string {
  const pick = usePick();
  return ({ to, toName }) => (toName === '' ? pick(to.name) : `${pick(to.name)} ${toName}`);
}
