import { useText } from '#lib/i18n';
import { useSession } from '#lib/session';
import type { Consent, FileSection, MemberRole, Place, Size } from './api.ts';
import { organisationMessages } from './messages.ts';

type Names<Key extends string> = Readonly<Record<Key, string>>;

export function useSizeNames(): Names<Size> {
  const t = useText(organisationMessages);
  return { micro: t.sizeMicro, small: t.sizeSmall, medium: t.sizeMedium, midsize: t.sizeMidsize, large: t.sizeLarge };
}

export function useRoleNames(): Names<MemberRole> {
  const t = useText(organisationMessages);
  return {
    representative: t.roleRepresentative,
    securityOfficer: t.roleSecurityOfficer,
    staff: t.roleStaff,
    proxy: t.roleProxy,
  };
}

/** The name of any role, of a company's people and of staff alike. */
export function useAnyRoleName(): (role: string) => string {
  const t = useText(organisationMessages);
  const names: Readonly<Record<string, string>> = {
    ...useRoleNames(),
    intake: t.roleIntake,
    officer: t.roleOfficer,
    manager: t.roleManager,
    auditor: t.roleAuditor,
    administrator: t.roleAdministrator,
  };
  return (role) => names[role] ?? role;
}

export function useSectionNames(): Names<FileSection> {
  const t = useText(organisationMessages);
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

export function usePurposeNames(): Names<Consent['purpose']> {
  const t = useText(organisationMessages);
  return {
    businessConfirmation: t.purposeConfirmation,
    counselling: t.purposeCounselling,
    referral: t.purposeReferral,
    diagnosisSharing: t.purposeDiagnosis,
  };
}

/** A district's name carries its city: 청주시 청원구. */
export function fullPlaceName(places: Place, code: string, language: 'ko' | 'en'): string {
  return places.municipalities.find((one) => one.code === code)?.name[language] ?? code;
}

/** Who may bind the company: change its data, invite, consent. The server grants it to these two roles. */
export function useMaySign(): boolean {
  return useSession().has('company.representative', 'company.securityOfficer');
}
