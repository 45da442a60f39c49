import { wordOf } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import type { Deed, Reading } from './api.ts';
import { evidenceMessages } from './messages.ts';

export function useSectionNames(): Readonly<Record<Reading['sections'][number], string>> {
  const t = useText(evidenceMessages);
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

export function useActorNames(): Readonly<Record<Deed['actorKind'], string>> {
  const t = useText(evidenceMessages);
  return {
    anonymous: t.actorAnonymous,
    visitor: t.actorVisitor,
    company: t.actorCompany,
    agency: t.actorAgency,
    administrator: t.actorAdministrator,
    expert: t.actorExpert,
    system: t.actorSystem,
  };
}

/** Deeds are named by the server as `thing.done`; the exact name first, then the thing, then the name itself. */
export function useDeedName(): (action: string) => string {
  const t = useText(evidenceMessages);
  const exact: Readonly<Record<string, string>> = {
    'company.registered': t.deedRegistered,
    'company.updated': t.deedUpdated,
    'company.confirmed': t.deedConfirmed,
    'company.refused': t.deedRefused,
    'company.invited': t.deedCompanyInvited,
    'company.claimed': t.deedClaimed,
    'company.records_taken_over': t.deedTakenOver,
    'consent.given': t.deedConsentGiven,
    'consent.withdrawn': t.deedConsentWithdrawn,
    'member.invited': t.deedInvited,
    'invitation.accepted': t.deedJoined,
    'membership.ended': t.deedLeft,
    'case.sealed': t.deedSealed,
    'case.emergency': t.deedEmergency,
    'case.pledged': t.deedPledged,
    'handoff.made': t.deedHandoffMade,
    'handoff.dispatched': t.deedHandoffDispatched,
    'handoff.received': t.deedHandoffReceived,
    'handoff.withdrawn': t.deedHandoffWithdrawn,
    'case.unsealed': t.deedUnsealed,
    'evidence.exported': t.deedExported,
    'evidence.reviewed': t.deedReviewed,
    'companies.exported': t.deedCompaniesExported,
    'technology.packet_taken': t.deedPacketTaken,
    'case.paper_taken': t.deedPaperTaken,
    'case.printed': t.deedCasePrinted,
    'expense.paper_taken': t.deedExpensePaperTaken,
    'evidence.erased': t.deedErased,
    'destruction.done': t.deedDestroyed,
  };
  const things: Readonly<Record<string, string>> = {
    destruction: t.deedDestruction,
    hold: t.deedHold,
    breach: t.deedBreach,
    case: t.deedRequest,
    request: t.deedRequest,
    referral: t.deedReferral,
    diagnosis: t.deedDiagnosis,
    technology: t.deedTechnology,
    rescreening: t.deedRescreening,
    site: t.deedSite,
    contact: t.deedContact,
    message: t.deedMessage,
    file: t.deedFile,
    invitation: t.deedInvited,
    person: t.deedPerson,
    account: t.deedPerson,
    administrator: t.deedPerson,
    consulting: t.deedConsulting,
    expert: t.deedExpert,
    session: t.deedSession,
    factor: t.deedFactor,
    recovery_codes: t.deedFactor,
    passphrase: t.deedPassphrase,
    membership: t.deedMembership,
    consent: t.deedConsentGiven,
    rights: t.deedRights,
    company: t.deedUpdated,
    report: t.deedReport,
    reportCase: t.deedReportCase,
    reportKey: t.deedReportKey,
    reportTeam: t.deedReportTeam,
  };
  return (action) => exact[action] ?? things[action.split('.')[0] ?? ''] ?? action;
}

/** What an agency's sight rested on: `consent/counselling`, `law/` and the article. */
export function useBasisName(): (basis: string) => string {
  const t = useText(evidenceMessages);
  const pick = usePick();
  return (basis) => {
    const split = basis.indexOf('/');
    const [kind, rest] = [basis.slice(0, split), basis.slice(split + 1)];
    if (kind === 'emergency') return t.basisEmergency({ article: rest });
    if (kind === 'law') return t.basisLaw({ article: rest });
    const purpose = wordOf('consentPurpose', rest);
    return t.basisConsent({ purpose: purpose === null ? rest : pick(purpose) });
  };
}
