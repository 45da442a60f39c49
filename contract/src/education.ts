/** Education: courses, their runs and sessions, and the public calendar. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { bilingual, civilDate, id, instant, line, prose, version } from './fields.ts';

export const targetRoles = ['executive', 'securityLead', 'researcher', 'itStaff', 'hrStaff', 'allStaff'] as const;
export const TargetRole = z.enum(targetRoles);
export const SessionMode = z.enum(['onSite', 'online', 'atCompany']);
export const QueueRule = z.enum(['firstCome', 'riskFirst', 'lottery']);
export const RunState = z.enum(['open', 'cancelled']);

const webAddress = z
  .string()
  .trim()
  .max(300)
  .regex(/^https:\/\/[^\s/]+\.[^\s]+$/, {
    error: '주소는 https://로 시작해야 합니다. / The address begins with https://.',
  });
const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** When a certificate of completion is given, as data of the course. */
export const CompletionRule = z.strictObject({
  attendancePercent: z.number().int().min(1).max(100),
  testScore: z.number().int().min(1).max(100).nullable(),
  survey: z.boolean(),
  /** Months for which it holds; null: without end. */
  validMonths: z.number().int().min(1).max(120).nullable(),
});
export const TestQuestion = z
  .strictObject({
    text: line(300),
    choices: z.array(line(200)).min(2).max(6),
    /** Index of the right choice. */
    right: z.number().int().min(0).max(5),
  })
  .refine(({ choices, right }) => right < choices.length, {
    path: ['right'],
    error: '정답을 골라 주세요. / Choose the right answer.',
  });

/** Lies where the agency put it; Boru keeps its address only. */
export const Material = z.strictObject({ title: line(120), url: webAddress });
const courseFields = {
  title: line(120),
  summary: prose(1000),
  roles: z.array(TargetRole).min(1).max(6),
  /** Articles on which the course rests. */
  basis: z.array(z.strictObject({ law: slug, article: line(80) })).max(6),
  prerequisites: prose(300).nullable(),
  materials: z.array(Material).max(10),
  /** Domains of the diagnosis whose gaps it closes. */
  closes: z.array(slug).max(12),
  rule: CompletionRule,
};
export const CourseInput = z
  .strictObject({ ...courseFields, test: z.array(TestQuestion).max(30) })
  .refine(({ rule, test }) => rule.testScore === null || test.length > 0, {
    path: ['test'],
    error: '시험 점수를 요구하려면 문항을 적어 주세요. / A least score needs questions.',
  });
export const CourseUpdate = z.strictObject({ version, course: CourseInput });
export const CourseParams = z.strictObject({ courseId: id });

const NamedBasis = z.object({ law: z.string(), lawName: z.string(), article: z.string() });
export const CourseView = z.object({
  ...courseFields,
  id,
  basis: z.array(NamedBasis),
  test: z.array(TestQuestion),
  runs: z.number().int(),
  version,
});

const NewSession = z
  .strictObject({
    mode: SessionMode,
    /** Room and address; for an online session a word about it. */
    place: line(200),
    /** Shown to those who have a seat. */
    link: webAddress.nullable(),
    startsAt: instant,
    endsAt: instant,
  })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    error: '끝나는 때가 시작하는 때보다 앞섭니다. / It ends before it begins.',
  })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) <= 43_200_000, {
    path: ['endsAt'],
    error: '한 차시는 12시간까지입니다. / A session lasts at most 12 hours.',
  })
  .refine(({ mode, link }) => (mode === 'online') === (link !== null), {
    path: ['link'],
    error: '온라인 차시에는 접속 주소가 필요합니다. / An online session needs its address.',
  });
export const NewRun = z
  .strictObject({
    courseId: id,
    /** Null: in the public calendar. Otherwise the accepted request of a company for a visit. */
    visitId: id.nullable(),
    capacity: z.number().int().min(1).max(1000),
    quota: z.number().int().min(1).max(1000).nullable(),
    priceWon: z.number().int().min(0).max(100_000_000),
    queueRule: QueueRule,
    /** How long an offered seat waits for an answer. */
    offerHours: z.number().int().min(1).max(240),
    enrolUntil: instant,
    /** Until then a seat is given back without a word; later it is noted as late. */
    cancelUntil: instant,
    trainers: z.array(line(60)).min(1).max(10),
    sessions: z.array(NewSession).min(1).max(20),
  })
  .refine(({ quota, capacity }) => quota === null || quota <= capacity, {
    path: ['quota'],
    error: '기업별 자리는 정원보다 많을 수 없습니다. / A company may not have more seats than there are.',
  });
export const RunParams = z.strictObject({ runId: id });
export const CancelReason = z.strictObject({ reason: line(300) });

export const SessionView = z.object({ id, mode: SessionMode, place: z.string(), startsAt: instant, endsAt: instant });
const runFacts = {
  id,
  courseId: id,
  title: z.string(),
  agency: NamedAgency,
  roles: z.array(TargetRole),
  startsAt: instant,
  endsAt: instant,
  capacity: z.number().int(),
  quota: z.number().int().nullable(),
  priceWon: z.number().int(),
  queueRule: QueueRule,
  enrolUntil: instant,
  state: RunState,
  /** Seated people and offered seats together. */
  held: z.number().int(),
  waiting: z.number().int(),
  sessions: z.array(SessionView),
  isOpen: z.boolean(),
};
export const RunLine = z.object(runFacts);
export const RunView = RunLine.extend({
  summary: z.string(),
  basis: z.array(NamedBasis),
  prerequisites: z.string().nullable(),
  rule: CompletionRule,
  offerHours: z.number().int(),
  cancelUntil: instant,
  cancelReason: z.string().nullable(),
  trainers: z.array(z.string()),
  /** For a visit: one company's own. */
  isVisit: z.boolean(),
  /** Lottery: the seal is published from the first day, the seed once enrolment has closed. */
  seal: z.string().nullable(),
  seed: z.string().nullable(),
});
export const CalendarQuery = z.strictObject({
  role: TargetRole.optional(),
  agencyId: z.coerce.number().int().min(1).max(999).optional(),
});
export const EducationCalendar = z.object({ items: z.array(RunLine) });

export const DeskEducation = z.object({
  courses: z.array(CourseView),
  runs: z.array(RunLine),
  laws: z.array(z.object({ id: z.string(), name: z.string() })),
  domains: z.array(z.object({ id: z.string(), name: bilingual })),
  today: civilDate,
});

export type TargetRole = z.output<typeof TargetRole>;
export type SessionMode = z.output<typeof SessionMode>;
export type QueueRule = z.output<typeof QueueRule>;
export type CompletionRule = z.output<typeof CompletionRule>;
export type TestQuestion = z.output<typeof TestQuestion>;
export type CourseInput = z.output<typeof CourseInput>;
export type CourseView = z.output<typeof CourseView>;
export type NewRun = z.output<typeof NewRun>;
export type SessionView = z.output<typeof SessionView>;
export type RunLine = z.output<typeof RunLine>;
export type RunView = z.output<typeof RunView>;
export type EducationCalendar = z.output<typeof EducationCalendar>;
export type DeskEducation = z.output<typeof DeskEducation>;
