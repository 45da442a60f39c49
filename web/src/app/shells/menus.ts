import type { appMessages } from '../messages.ts';
import type { ShellName } from '../routes.tsx';

export interface MenuLink {
  readonly to: string;
  readonly label: keyof (typeof appMessages)['ko'];
  /** Also lights up below these paths. */
  readonly also?: readonly string[];
  /** Only for those who hold this role; for others the page looks absent. */
  readonly only?: string;
  /** Stands behind the button at the end: the bar holds what the day needs, in both languages. */
  readonly more?: true;
}

export const menus: Readonly<Record<ShellName, readonly MenuLink[]>> = {
  public: [
    { to: '/check', label: 'navCheck' },
    { to: '/diagnose', label: 'navDiagnose' },
    { to: '/help', label: 'navHelp' },
    { to: '/leak', label: 'navLeak' },
    { to: '/support', label: 'navGuide' },
    { to: '/education', label: 'navEducation' },
  ],
  sealed: [],
  company: [
    { to: '/company', label: 'navToday' },
    { to: '/company/technologies', label: 'navTechnologies' },
    { to: '/company/diagnoses', label: 'navDiagnoses' },
    { to: '/company/cases', label: 'navCases' },
    { to: '/company/appointments', label: 'navAppointments' },
    { to: '/company/education', label: 'navEducation', more: true },
    { to: '/company/consulting', label: 'navConsulting', more: true },
    { to: '/company/engagements', label: 'navEngagements', more: true },
    { to: '/company/consents', label: 'navConsents' },
    { to: '/company/readers', label: 'navReaders' },
    { to: '/company/profile', label: 'navProfile' },
    { to: '/company/support', label: 'navSupport', more: true },
    { to: '/company/applications', label: 'navApplications', more: true },
    { to: '/company/awards', label: 'navAwards', more: true },
    { to: '/company/incidents', label: 'navIncidents', more: true },
    { to: '/company/disclosure', label: 'navDisclosureOpinions', more: true },
    { to: '/company/region', label: 'navRegion', more: true },
  ],
  desk: [
    { to: '/desk', label: 'navInbox', also: ['/desk/cases'] },
    { to: '/desk/appointments', label: 'navAppointments' },
    { to: '/desk/phone', label: 'navPhone' },
    { to: '/desk/tasks', label: 'navTasks' },
    { to: '/desk/companies', label: 'navCompanies' },
    { to: '/desk/saved-replies', label: 'navSavedReplies', more: true },
    { to: '/desk/teams', label: 'navTeams', more: true },
    { to: '/desk/rescreening', label: 'navRescreening', more: true },
    { to: '/desk/education', label: 'navEducation', more: true },
    { to: '/desk/consulting', label: 'navConsulting', more: true },
    { to: '/desk/experts', label: 'navExperts', more: true },
    { to: '/desk/effect', label: 'navEffect', only: 'secretariat', more: true },
    { to: '/desk/engagements', label: 'navEngagements', more: true },
    { to: '/desk/programmes', label: 'navProgrammes', more: true },
    { to: '/desk/grant-calls', label: 'navGrantCalls', more: true },
    { to: '/desk/reviews', label: 'navReviews', more: true },
    { to: '/desk/budget', label: 'navBudget', more: true },
    { to: '/desk/awards', label: 'navAwards', more: true },
    { to: '/desk/insight', label: 'navInsight', more: true },
    { to: '/desk/chain', label: 'navChain', more: true },
    { to: '/desk/yearly-reports', label: 'navYearly', more: true },
    { to: '/desk/agreement', label: 'navAgreement', more: true },
    { to: '/ordinance', label: 'navOrdinance', more: true },
    { to: '/desk/council', label: 'navCouncil', more: true },
    { to: '/desk/disclosure', label: 'navDisclosure', more: true },
    { to: '/desk/letters', label: 'navLetters', more: true },
    { to: '/desk/surveys', label: 'navSurveys', more: true },
    { to: '/desk/exposure', label: 'navExposure', more: true },
    { to: '/desk/plans', label: 'navPlans', more: true },
    { to: '/statistics', label: 'navStatistics', more: true },
    { to: '/desk/reports', label: 'navReports', more: true },
    { to: '/desk/incidents', label: 'navIncidents', more: true },
    { to: '/desk/lessons', label: 'navLessons', more: true },
    { to: '/desk/documents', label: 'navDocuments', more: true },
    { to: '/desk/rights', label: 'navRights', only: 'secretariat', more: true },
    { to: '/desk/destruction', label: 'navDestruction', more: true },
    { to: '/desk/breaches', label: 'navBreaches', only: 'agency.manager', more: true },
    { to: '/desk/hooks', label: 'navHooks', only: 'agency.manager', more: true },
    { to: '/desk/audit', label: 'navAudit', only: 'agency.auditor' },
  ],
  expert: [
    { to: '/expert', label: 'navOwnAssignments' },
    { to: '/expert/engagements', label: 'navEngagements' },
    { to: '/expert/reviews', label: 'navReviews' },
  ],
  administration: [
    { to: '/administration', label: 'navOverview' },
    { to: '/administration/people', label: 'navPeople' },
    { to: '/administration/jobs', label: 'navJobs' },
    { to: '/administration/rescreening', label: 'navRescreening' },
    { to: '/administration/mailbox', label: 'navMailbox' },
    { to: '/administration/audit', label: 'navAudit' },
    { to: '/administration/documents', label: 'navDocuments' },
  ],
};

/** The link that is lit: the longest of the menu that the path lies under. */
export function currentLink(links: readonly MenuLink[], path: string): string | null {
  const under = (base: string) => path === base || path.startsWith(`${base}/`);
  const lit = links.filter((link) => under(link.to) || (link.also ?? []).some(under));
  return lit.sort((a, b) => b.to.length - a.to.length)[0]?.to ?? null;
}
