/** Experts: who advises companies for an agency, with clearance, pledge, ties and free half-days. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { civilDate, emailAddress, id, instant, line, version } from './fields.ts';
import { PledgeAsked } from './pledges.ts';

export const ExpertSkill = z.enum([
  'statute',
  'physical',
  'it',
  'personnel',
  'forensics',
  'ipLaw',
  'semiconductor',
  'battery',
  'bio',
  'display',
  'mobility',
  'otherSector',
]);
export const ConsultingLanguage = z.enum(['ko', 'en', 'zh', 'ja', 'vi']);
export const HalfDay = z.enum([
  'mon.am',
  'mon.pm',
  'tue.am',
  'tue.pm',
  'wed.am',
  'wed.pm',
  'thu.am',
  'thu.pm',
  'fri.am',
  'fri.pm',
]);
export const ExpertState = z.enum(['active', 'paused', 'left']);
export const ClearanceKind = z.enum(['clearance', 'pledge']);
export const TieKind = z.enum(['employer', 'client', 'family']);
export const AssignmentState = z.enum(['offered', 'accepted', 'declined', 'refused', 'held', 'released', 'completed']);

const unique = <Item>(items: readonly Item[]): boolean => new Set(items).size === items.length;
const twice = { error: '같은 것이 두 번 있습니다. / The same thing twice.' };
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+() -]{3,20}$/, { error: '전화번호를 확인해 주세요. / Check the telephone number.' });
const place = z.string().regex(/^\d{10}$/, { error: '시군을 골라 주세요. / Choose a municipality.' });

const ownPart = {
  phone: phone.nullable(),
  languages: z.array(ConsultingLanguage).min(1).max(5).refine(unique, twice),
  home: place,
  week: z.array(HalfDay).max(10).refine(unique, twice),
  weeklyHalfDays: z.int().min(1).max(10),
};
const wish = {
  ...ownPart,
  name: line(40),
  email: emailAddress,
  affiliation: line(120).nullable(),
  skills: z.array(ExpertSkill).min(1).max(12).refine(unique, twice),
  /** Empty: everywhere in the region. */
  territory: z.array(place).max(40).refine(unique, twice),
  mostCompanies: z.int().min(1).max(100),
  /** For half a day. */
  feeWon: z.int().min(0).max(100_000_000).nullable(),
};
const ordered = {
  path: ['untilOn'],
  error: '끝나는 날이 시작하는 날보다 앞섭니다. / The last day lies before the first.',
};
const inOrder = (days: { fromOn: string; untilOn: string | null }): boolean =>
  days.untilOn === null || days.fromOn <= days.untilOn;

export const ExpertWish = z.strictObject(wish);
export const ExpertChange = z.strictObject({ ...wish, state: ExpertState, version });
export const ExpertParams = z.strictObject({ expertId: id });
export const NewClearance = z
  .strictObject({ fromOn: civilDate, untilOn: civilDate, source: line(200) })
  .refine(inOrder, ordered);
export const ClearanceParams = z.strictObject({ expertId: id, clearanceId: id });
export const Revocation = z.strictObject({ reason: line(300) });
export const NewTie = z
  .strictObject({
    kind: TieKind,
    name: line(120),
    businessNumber: z
      .string()
      .regex(/^\d{10}$/, { error: '숫자 열 자리를 적어 주세요. / Enter the ten digits.' })
      .nullable(),
    fromOn: civilDate,
    untilOn: civilDate.nullable(),
  })
  .refine(inOrder, ordered);
export const TieParams = z.strictObject({ expertId: id, tieId: id });
export const NewAbsence = z.strictObject({ fromOn: civilDate, untilOn: civilDate }).refine(inOrder, ordered);
export const AbsenceParams = z.strictObject({ expertId: id, absenceId: id });

const days = { fromOn: civilDate, untilOn: civilDate };
export const ClearanceView = z.object({
  id,
  kind: ClearanceKind,
  ...days,
  source: z.string(),
  notedAt: instant,
  revokedOn: civilDate.nullable(),
  revokeReason: z.string().nullable(),
});
export const TieView = z.object({
  id,
  kind: TieKind,
  name: z.string(),
  businessNumber: z.string().nullable(),
  fromOn: civilDate,
  untilOn: civilDate.nullable(),
});
export const AbsenceView = z.object({ id, ...days });

export const ExpertLine = z.object({
  ...wish,
  id,
  email: z.string(),
  state: ExpertState,
  /** Last days of what holds today; null: does not hold. */
  clearedUntil: civilDate.nullable(),
  pledgedUntil: civilDate.nullable(),
  hasAccount: z.boolean(),
  isAbsent: z.boolean(),
  /** Assignments offered, accepted or held, and their half-days. */
  companies: z.int(),
  halfDays: z.int(),
  /** Mean of what companies said, to one tenth; null below five answers. */
  rating: z.number().nullable(),
  ratings: z.int(),
  version,
});
export const ExpertList = z.object({ items: z.array(ExpertLine), mayWrite: z.boolean() });
export const ExpertView = ExpertLine.extend({
  clearances: z.array(ClearanceView),
  ties: z.array(TieView),
  absences: z.array(AbsenceView),
  mayWrite: z.boolean(),
});

/** What an expert sees of one company: what the assignment says, and nothing else. */
export const ExpertAssignment = z.object({
  id,
  expertId: id,
  agency: NamedAgency,
  companyName: z.string(),
  municipality: z.string(),
  language: ConsultingLanguage,
  skills: z.array(ExpertSkill),
  gaps: z.array(z.string()),
  scope: z.string(),
  halfDays: z.int(),
  ...days,
  contactName: z.string(),
  phone: z.string(),
  email: z.string(),
  state: AssignmentState,
  offeredAt: instant,
  version,
});
export const OwnPool = z.object({
  expertId: id,
  agency: NamedAgency,
  name: z.string(),
  skills: z.array(ExpertSkill),
  territory: z.array(z.string()),
  ...ownPart,
  mostCompanies: z.int(),
  feeWon: z.int().nullable(),
  state: ExpertState,
  clearedUntil: civilDate.nullable(),
  pledgedUntil: civilDate.nullable(),
  clearances: z.array(ClearanceView),
  ties: z.array(TieView),
  absences: z.array(AbsenceView),
  version,
});
export const ExpertHome = z.object({
  pools: z.array(OwnPool),
  assignments: z.array(ExpertAssignment),
  pledge: PledgeAsked.nullable(),
});
export const OwnPart = z.strictObject({ ...ownPart, version });
export const PledgeSigning = z.strictObject({
  textId: line(60),
  textVersion: version,
  agreed: z.literal(true, { error: '서약해야 배정을 볼 수 있습니다. / Assignments open once you pledge.' }),
});
export const AssignmentParams = z.strictObject({ assignmentId: id });
export const ExpertAnswer = z
  .strictObject({ version, answer: z.enum(['accept', 'decline']), reason: line(300).nullable() })
  .refine(({ answer, reason }) => answer === 'accept' || reason !== null, {
    path: ['reason'],
    error: '까닭을 적어 주세요. / Say why.',
  });

export const Ending = z.strictObject({ version, reason: line(300) });
export const Resuming = z.strictObject({ version });
export const ExpertScore = z.strictObject({ score: z.int().min(1).max(5) });

export type ExpertSkill = z.output<typeof ExpertSkill>;
export type ConsultingLanguage = z.output<typeof ConsultingLanguage>;
export type HalfDay = z.output<typeof HalfDay>;
export type ExpertState = z.output<typeof ExpertState>;
export type ClearanceKind = z.output<typeof ClearanceKind>;
export type TieKind = z.output<typeof TieKind>;
export type AssignmentState = z.output<typeof AssignmentState>;
export type ExpertWish = z.output<typeof ExpertWish>;
export type ExpertChange = z.output<typeof ExpertChange>;
export type NewClearance = z.output<typeof NewClearance>;
export type NewTie = z.output<typeof NewTie>;
export type NewAbsence = z.output<typeof NewAbsence>;
export type ClearanceView = z.output<typeof ClearanceView>;
export type TieView = z.output<typeof TieView>;
export type AbsenceView = z.output<typeof AbsenceView>;
export type ExpertLine = z.output<typeof ExpertLine>;
export type ExpertList = z.output<typeof ExpertList>;
export type ExpertView = z.output<typeof ExpertView>;
export type ExpertAssignment = z.output<typeof ExpertAssignment>;
export type OwnPool = z.output<typeof OwnPool>;
export type OwnPart = z.output<typeof OwnPart>;
export type ExpertHome = z.output<typeof ExpertHome>;
export type PledgeSigning = z.output<typeof PledgeSigning>;
export type ExpertAnswer = z.output<typeof ExpertAnswer>;
