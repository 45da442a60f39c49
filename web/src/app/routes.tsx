import type { ComponentType } from 'react';
import type { Bilingual } from '#lib/locale';

/**
 * Every page of Boru, one line each: path, shell, title in both languages, and where its component lies.
 * The router, the titles, the tests and the pictures are made from this table.
 */
/** `sealed` is open to anyone and asks nobody who they are: no session, no menu, nothing kept. */
export type ShellName = 'public' | 'sealed' | 'company' | 'desk' | 'administration';

export interface PageRow {
  readonly path: string;
  /** Who the page is for: `company`, `desk` and `administration` look absent to everyone else. */
  readonly shell: ShellName;
  readonly title: Bilingual;
  readonly load: () => Promise<ComponentType>;
}

const page = (path: string, shell: ShellName, ko: string, en: string, load: () => Promise<ComponentType>): PageRow => ({
  path,
  shell,
  title: { ko, en },
  load,
});

// biome-ignore format: a table is read by its columns
export const pages: readonly PageRow[] = [
  page('/', 'public', '첫 화면', 'Home', () => import('./home/HomePage.tsx').then((m) => m.HomePage)),
  page('/check', 'public', '내 기술 확인', 'Check my technology', () => import('../rooms/technologies/check/CheckPage.tsx').then((m) => m.CheckPage)),
  page('/check/determination', 'public', '판정 신청 안내', 'How to apply for a determination', () => import('../rooms/technologies/determination/DeterminationPage.tsx').then((m) => m.DeterminationPage)),
  page('/company/technologies', 'company', '보유기술', 'Our technologies', () => import('../rooms/technologies/cards/CompanyTechnologies.tsx').then((m) => m.CompanyTechnologies)),
  page('/company/technologies/:technologyId', 'company', '기술 카드', 'Technology card', () => import('../rooms/technologies/cards/TechnologyPage.tsx').then((m) => m.TechnologyPage)),
  page('/diagnose', 'public', '보안 수준 진단하기', 'Check your security level', () => import('../rooms/diagnosis/VisitorStart.tsx').then((m) => m.VisitorStart)),
  page('/diagnose/result', 'public', '진단 결과', 'Result of the diagnosis', () => import('../rooms/diagnosis/VisitorResult.tsx').then((m) => m.VisitorResult)),
  page('/diagnose/:domain', 'public', '진단 물음', 'Diagnosis questions', () => import('../rooms/diagnosis/VisitorDomain.tsx').then((m) => m.VisitorDomain)),
  page('/company/diagnoses', 'company', '진단', 'Diagnoses', () => import('../rooms/diagnosis/CompanyDiagnoses.tsx').then((m) => m.CompanyDiagnoses)),
  page('/company/diagnoses/draft', 'company', '진단 물음', 'Diagnosis questions', () => import('../rooms/diagnosis/CompanyDomain.tsx').then((m) => m.CompanyDomain)),
  page('/company/diagnoses/draft/:domain', 'company', '진단 물음', 'Diagnosis questions', () => import('../rooms/diagnosis/CompanyDomain.tsx').then((m) => m.CompanyDomain)),
  page('/company/diagnoses/:outcomeId', 'company', '진단 결과', 'Result of the diagnosis', () => import('../rooms/diagnosis/StoredOutcome.tsx').then((m) => m.CompanyOutcome)),
  page('/desk/diagnoses/:outcomeId', 'desk', '진단 결과', 'Result of the diagnosis', () => import('../rooms/diagnosis/StoredOutcome.tsx').then((m) => m.DeskOutcome)),
  page('/sign-in', 'public', '로그인', 'Sign in', () => import('../rooms/organisations/sign-in/SignInPage.tsx').then((m) => m.SignInPage)),
  page('/account', 'public', '내 계정', 'My account', () => import('../rooms/organisations/account/AccountPage.tsx').then((m) => m.AccountPage)),
  page('/account/security', 'public', '로그인 수단', 'How I sign in', () => import('../rooms/organisations/account/SecurityPage.tsx').then((m) => m.SecurityPage)),
  page('/account/notices', 'public', '알림', 'Notices', () => import('../rooms/organisations/notices/NoticesPage.tsx').then((m) => m.NoticesPage)),
  page('/account/notifications', 'public', '알림 받는 방법', 'How I am told', () => import('../rooms/organisations/notices/ChoicesPage.tsx').then((m) => m.ChoicesPage)),
  page('/account/data', 'public', '내 개인정보', 'My personal data', () => import('../rooms/organisations/rights/MyDataPage.tsx').then((m) => m.MyDataPage)),
  page('/account/set-up', 'public', '2단계 인증 등록', 'Set up a second factor', () => import('../rooms/organisations/account/SetUpPage.tsx').then((m) => m.SetUpPage)),
  page('/forgotten', 'public', '잊은 암호문', 'Forgotten passphrase', () => import('../rooms/organisations/forgotten/ForgottenPage.tsx').then((m) => m.ForgottenPage)),
  page('/reset', 'public', '새 암호문 정하기', 'Choose a new passphrase', () => import('../rooms/organisations/forgotten/ResetPage.tsx').then((m) => m.ResetPage)),
  page('/first-run', 'public', '첫 관리자 만들기', 'First administrator', () => import('../rooms/organisations/joining/FirstRunPage.tsx').then((m) => m.FirstRunPage)),
  page('/invitation', 'public', '초대', 'Invitation', () => import('../rooms/organisations/joining/InvitationPage.tsx').then((m) => m.InvitationPage)),
  page('/register', 'public', '기업 등록', 'Register a company', () => import('../rooms/organisations/registration/RegisterPage.tsx').then((m) => m.RegisterPage)),
  page('/claim', 'public', '초대로 기업 등록하기', 'Register by invitation', () => import('../rooms/organisations/claims/ClaimPage.tsx').then((m) => m.ClaimPage)),
  page('/company', 'company', '오늘 할 일', 'Today', () => import('./company/CompanyHomePage.tsx').then((m) => m.CompanyHomePage)),
  page('/company/profile', 'company', '기업 정보', 'Company', () => import('../rooms/organisations/profile/ProfilePage.tsx').then((m) => m.ProfilePage)),
  page('/company/consents', 'company', '동의', 'Consents', () => import('../rooms/organisations/consents/ConsentsPage.tsx').then((m) => m.ConsentsPage)),
  page('/company/readers', 'company', '열람 기록', 'Who read our file', () => import('../rooms/evidence/ReadersPage.tsx').then((m) => m.ReadersPage)),
  page('/help', 'public', '도움 요청', 'Ask for help', () => import('../rooms/cases/requests/HelpPage.tsx').then((m) => m.HelpPage)),
  page('/company/cases', 'company', '요청과 답변', 'Requests and answers', () => import('../rooms/cases/company/CompanyCases.tsx').then((m) => m.CompanyCases)),
  page('/company/cases/:id', 'company', '진행 기록', 'Timeline of a request', () => import('../rooms/cases/company/CompanyCase.tsx').then((m) => m.CompanyCase)),
  page('/company/appointments', 'company', '상담 예약', 'Appointments', () => import('../rooms/cases/appointments/CompanyAppointments.tsx').then((m) => m.CompanyAppointments)),
  page('/desk/appointments', 'desk', '상담 예약', 'Appointments', () => import('../rooms/cases/appointments/DeskAppointments.tsx').then((m) => m.DeskAppointments)),
  page('/desk', 'desk', '접수함', 'Inbox', () => import('./desk/DeskPages.tsx').then((m) => m.DeskPage)),
  page('/desk/cases/:id', 'desk', '건', 'Case', () => import('./desk/DeskPages.tsx').then((m) => m.DeskCasePage)),
  page('/desk/phone', 'desk', '전화 상담', 'Telephone desk', () => import('../rooms/cases/calls/PhonePage.tsx').then((m) => m.PhonePage)),
  page('/desk/saved-replies', 'desk', '자주 쓰는 답변', 'Saved replies', () => import('../rooms/cases/phrases/SavedRepliesPage.tsx').then((m) => m.SavedRepliesPage)),
  page('/desk/tasks', 'desk', '내 할 일', 'My tasks', () => import('./desk/DeskPages.tsx').then((m) => m.DeskTasksPage)),
  page('/desk/companies', 'desk', '기업', 'Companies', () => import('../rooms/organisations/desk/CompaniesPage.tsx').then((m) => m.CompaniesPage)),
  page('/desk/companies/segments', 'desk', '기업 묶음', 'Segments', () => import('../rooms/organisations/segments/SegmentsPage.tsx').then((m) => m.SegmentsPage)),
  page('/desk/companies/import', 'desk', '기업 목록 가져오기', 'Import companies', () => import('../rooms/organisations/imports/ImportPage.tsx').then((m) => m.ImportPage)),
  page('/desk/companies/:id/history', 'desk', '함께한 일', 'What was done together', () => import('../rooms/evidence/history/HistoryPage.tsx').then((m) => m.HistoryPage)),
  page('/desk/companies/:id', 'desk', '기업', 'Company', () => import('./company/DeskCompanyPage.tsx').then((m) => m.DeskCompanyPage)),
  page('/desk/rescreening', 'desk', '기술 카드 다시 확인', 'Cards checked again', () => import('../rooms/technologies/rescreening/RescreeningPage.tsx').then((m) => m.DeskRescreening)),
  page('/desk/documents', 'desk', '문서 서식', 'Document templates', () => import('./documents/DocumentsPage.tsx').then((m) => m.DocumentsPage)),
  page('/desk/rights', 'desk', '개인정보 요구', 'Requests about personal data', () => import('../rooms/organisations/rights/RightsPage.tsx').then((m) => m.RightsPage)),
  page('/desk/rights/:id', 'desk', '개인정보 요구', 'Request about personal data', () => import('../rooms/organisations/rights/RightsCardPage.tsx').then((m) => m.RightsCardPage)),
  page('/administration/rescreening', 'administration', '기술 카드 다시 확인', 'Cards checked again', () => import('../rooms/technologies/rescreening/RescreeningPage.tsx').then((m) => m.AdministrationRescreening)),
  page('/desk/hooks', 'desk', '우리 시스템 연결', 'Our own systems', () => import('../rooms/organisations/hooks/HooksPage.tsx').then((m) => m.HooksPage)),
  page('/desk/audit', 'desk', '감사', 'Audit', () => import('../rooms/evidence/audit/AuditPage.tsx').then((m) => m.AuditPage)),
  page('/desk/destruction', 'desk', '보관과 파기', 'Keeping and destruction', () => import('../rooms/organisations/retention/RetentionPage.tsx').then((m) => m.RetentionPage)),
  page('/desk/destruction/:id', 'desk', '파기', 'Destruction', () => import('../rooms/organisations/retention/DestructionPage.tsx').then((m) => m.DestructionPage)),
  page('/desk/breaches', 'desk', '개인정보 유출 대응', 'Breaches of personal data', () => import('../rooms/organisations/breaches/BreachesPage.tsx').then((m) => m.BreachesPage)),
  page('/desk/breaches/new', 'desk', '유출 적기', 'Write a breach down', () => import('../rooms/organisations/breaches/NewBreachPage.tsx').then((m) => m.NewBreachPage)),
  page('/desk/breaches/:id', 'desk', '개인정보 유출', 'Breach of personal data', () => import('../rooms/organisations/breaches/BreachPage.tsx').then((m) => m.BreachPage)),
  page('/desk/audit/reviews', 'desk', '접속기록 점검', 'Review of the record of access', () => import('../rooms/evidence/reviews/ReviewsPage.tsx').then((m) => m.ReviewsPage)),
  page('/desk/audit/reviews/:month', 'desk', '접속기록 점검', 'Review of a month', () => import('../rooms/evidence/reviews/ReviewPage.tsx').then((m) => m.ReviewPage)),
  page('/administration/audit/reviews', 'administration', '접속기록 점검', 'Review of the record of access', () => import('../rooms/evidence/reviews/ReviewsPage.tsx').then((m) => m.ReviewsPage)),
  page('/administration/audit/reviews/:month', 'administration', '접속기록 점검', 'Review of a month', () => import('../rooms/evidence/reviews/ReviewPage.tsx').then((m) => m.ReviewPage)),
  page('/administration/audit', 'administration', '감사', 'Audit', () => import('../rooms/evidence/audit/AuditPage.tsx').then((m) => m.AuditPage)),
  page('/administration/documents', 'administration', '문서 서식', 'Document templates', () => import('./documents/DocumentsPage.tsx').then((m) => m.DocumentsPage)),
  page('/api-docs', 'public', 'API 문서', 'API documentation', () => import('./api-docs/ApiDocsPage.tsx').then((m) => m.ApiDocsPage)),
  page('/administration', 'administration', '운영 현황', 'Overview', () => import('../rooms/organisations/administration/OverviewPage.tsx').then((m) => m.OverviewPage)),
  page('/administration/people', 'administration', '계정', 'Accounts', () => import('../rooms/organisations/administration/PeoplePage.tsx').then((m) => m.PeoplePage)),
  page('/administration/jobs', 'administration', '작업', 'Jobs', () => import('../rooms/organisations/administration/JobsPage.tsx').then((m) => m.JobsPage)),
  page('/administration/mailbox', 'administration', '전자우편함', 'Mailbox', () => import('../rooms/organisations/administration/MailboxPage.tsx').then((m) => m.MailboxPage)),
  page('/leak', 'public', '유출이 의심돼요', 'We suspect a leak', () => import('../rooms/reports/LeakPage.tsx').then((m) => m.LeakPage)),
  page('/company/incidents', 'company', '사고 기록', 'Incidents', () => import('../rooms/reports/incidents/IncidentsPage.tsx').then((m) => m.CompanyIncidents)),
  page('/company/incidents/new', 'company', '사고 기록 시작하기', 'Begin an incident record', () => import('../rooms/reports/incidents/NewIncidentPage.tsx').then((m) => m.NewIncidentPage)),
  page('/company/incidents/:incidentId', 'company', '사고 기록', 'Incident', () => import('../rooms/reports/incidents/IncidentPage.tsx').then((m) => m.CompanyIncident)),
  page('/desk/incidents', 'desk', '기업이 보여 준 사고', 'Incidents shown to me', () => import('../rooms/reports/incidents/IncidentsPage.tsx').then((m) => m.DeskIncidents)),
  page('/desk/incidents/:incidentId', 'desk', '기업이 보여 준 사고', 'Incident shown to me', () => import('../rooms/reports/incidents/IncidentPage.tsx').then((m) => m.DeskIncident)),
  page('/report', 'sealed', '봉인된 제보', 'Sealed report', () => import('../rooms/reports/sealed/ReportPage.tsx').then((m) => m.ReportPage)),
  page('/desk/reports', 'desk', '봉인된 제보', 'Sealed reports', () => import('../rooms/reports/desk/DeskReportsPage.tsx').then((m) => m.DeskReportsPage)),
  page('/desk/reports/keys', 'desk', '제보 창구의 팀과 열쇠', 'Team and keys of the reporting desk', () => import('../rooms/reports/desk/KeysPage.tsx').then((m) => m.KeysPage)),
  page('/desk/reports/:id', 'desk', '봉인된 제보 한 건', 'One sealed report', () => import('../rooms/reports/desk/DeskReportPage.tsx').then((m) => m.DeskReportPage)),
  page('/support', 'public', '받을 수 있는 지원', 'Support you can get', () => import('../rooms/support/SupportPage.tsx').then((m) => m.SupportPage)),
  page('/education', 'public', '교육 일정', 'Courses', () => import('../rooms/support/education/CalendarPage.tsx').then((m) => m.CalendarPage)),
  page('/education/offer', 'public', '자리 제안', 'An offered seat', () => import('../rooms/support/education/OfferPage.tsx').then((m) => m.OfferPage)),
  page('/education/:runId', 'public', '교육', 'Course', () => import('../rooms/support/education/RunPage.tsx').then((m) => m.RunPage)),
  page('/company/education', 'company', '우리 교육', 'Our courses', () => import('../rooms/support/education/CompanyEducation.tsx').then((m) => m.CompanyEducation)),
  page('/company/education/visit', 'company', '방문교육 요청', 'Ask for a visit', () => import('../rooms/support/education/visits/VisitPage.tsx').then((m) => m.VisitPage)),
  page('/desk/education', 'desk', '교육 운영', 'Run courses', () => import('../rooms/support/education/desk/DeskEducation.tsx').then((m) => m.DeskEducationPage)),
  page('/desk/education/courses/new', 'desk', '교육과정 만들기', 'Make a course', () => import('../rooms/support/education/desk/CoursePage.tsx').then((m) => m.NewCoursePage)),
  page('/desk/education/courses/:courseId', 'desk', '교육과정', 'Course', () => import('../rooms/support/education/desk/CoursePage.tsx').then((m) => m.EditCoursePage)),
  page('/desk/education/runs/new', 'desk', '차수 열기', 'Open a run', () => import('../rooms/support/education/desk/NewRunPage.tsx').then((m) => m.NewRunPage)),
  page('/desk/education/runs/:runId', 'desk', '차수', 'Run', () => import('../rooms/support/education/desk/DeskRun.tsx').then((m) => m.DeskRunPage)),
  page('/agreement', 'public', '협약', 'The agreement', () => import('../rooms/governance/AgreementPage.tsx').then((m) => m.AgreementPage)),
  page('/statistics', 'public', '지역 현황', 'The region in figures', () => import('../rooms/insight/StatisticsPage.tsx').then((m) => m.StatisticsPage)),
  page('/privacy', 'public', '정보를 다루는 방법', 'How data is handled', () => import('./pages/PrivacyPage.tsx').then((m) => m.PrivacyPage)),
  page('/automated', 'public', '자동으로 정하는 것', 'What is automatic', () => import('./pages/automated/AutomatedPage.tsx').then((m) => m.AutomatedPage)),
  page('/open-source', 'public', '공개 소프트웨어 고지', 'Open source notice', () => import('./pages/OpenSourcePage.tsx').then((m) => m.OpenSourcePage)),
  page('/ui', 'public', '화면 부품', 'Components', () => import('./catalogue/CataloguePage.tsx').then((m) => m.CataloguePage)),
];
