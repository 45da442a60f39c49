/** Consulting: what a company asks for, how the desk scopes it, and the rounds in which many are assigned together. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { AssignmentState, ConsultingLanguage, ExpertSkill } from './experts.ts';
import { agencyId, bilingual, civilDate, emailAddress, id, instant, line, prose, version } from './fields.ts';

export const ConsultingState = z.enum(['requested', 'scoped', 'declined', 'withdrawn', 'done']);
export const RoundState = z.enum(['open', 'published', 'cancelled']);
export const AssignmentBar = z.enum(['notAble', 'noTime', 'skill', 'language', 'territory', 'tie', 'refused']);

const unique = <Item>(items: readonly Item[]): boolean => new Set(items).size === items.length;
const twice = { error: '같은 것이 두 번 있습니다. / The same thing twice.' };
const ordered = {
  path: ['untilOn'],
  error: '끝나는 날이 시작하는 날보다 앞섭니다. / The last day lies before the first.',
};

export const Competitor = z.strictObject({
  name: line(120),
  businessNumber: z
    .string()
    .regex(/^\d{10}$/, { error: '숫자 열 자리를 적어 주세요. / Enter the ten digits.' })
    .nullable(),
});
const asked = {
  need: prose(2000),
  language: ConsultingLanguage,
  gaps: z.array(line(20)).max(40).refine(unique, twice),
  competitors: z.array(Competitor).max(20),
  wishedFrom: civilDate,
  wishedUntil: civilDate,
  contactName: line(40),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+() -]{3,20}$/, { error: '전화번호를 확인해 주세요. / Check the telephone number.' }),
  email: emailAddress,
};
export const NewConsulting = z
  .strictObject({ agencyId, ...asked })
  .refine(({ wishedFrom, wishedUntil }) => wishedFrom <= wishedUntil, { ...ordered, path: ['wishedUntil'] });
export const ConsultingParams = z.strictObject({ requestId: id });
export const ConsultingWithdrawal = z.strictObject({ version });
export const ConsultingScope = z.strictObject({
  version,
  skills: z.array(ExpertSkill).min(1).max(6).refine(unique, twice),
  scope: prose(2000),
  halfDays: z.int().min(1).max(40),
  weight: z.int().min(1).max(5),
});
export const ConsultingDecline = z.strictObject({ version, answer: prose(1000) });

/** Who comes, or came: as far as the reader may know. */
export const AssignedView = z.object({
  id,
  expertId: id,
  expertName: z.string(),
  state: AssignmentState,
  fromOn: civilDate,
  untilOn: civilDate,
  halfDays: z.int(),
  endReason: z.string().nullable(),
  isRated: z.boolean(),
  /** The company has accepted the report: the desk may end the consulting. */
  isReported: z.boolean(),
  version,
});
export const ConsultingView = z.object({
  ...asked,
  email: z.string(),
  id,
  number: z.string(),
  agency: NamedAgency,
  companyName: z.string(),
  municipality: z.string(),
  state: ConsultingState,
  skills: z.array(ExpertSkill),
  scope: z.string().nullable(),
  halfDays: z.int().nullable(),
  weight: z.int(),
  answer: z.string().nullable(),
  requestedAt: instant,
  roundId: id.nullable(),
  /** Newest first. */
  assignments: z.array(AssignedView),
  version,
});
export const OwnConsulting = z.object({ items: z.array(ConsultingView), mayWrite: z.boolean() });
export const ConsultingForm = z.object({
  agencies: z.array(z.object({ id: agencyId, name: bilingual })),
  /** Of the newest diagnosis, most urgent first. */
  gaps: z.array(z.object({ question: z.string(), text: bilingual, critical: z.boolean() })),
  contactName: z.string(),
  email: z.string(),
});

export const NewRound = z
  .strictObject({ title: line(120), fromOn: civilDate, untilOn: civilDate })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, ordered);
export const RoundParams = z.strictObject({ roundId: id });
export const RoundLine = z.object({
  id,
  title: z.string(),
  fromOn: civilDate,
  untilOn: civilDate,
  state: RoundState,
  requests: z.int(),
  publishedAt: instant.nullable(),
  version,
});
export const DeskConsulting = z.object({
  items: z.array(ConsultingView),
  rounds: z.array(RoundLine),
  mayWrite: z.boolean(),
});
export const Gathering = z.strictObject({ version });

const pin = z.strictObject({ requestId: id, expertId: id });
export const Pin = pin;
export const Planning = z.strictObject({ version, pinned: z.array(pin).max(2000) });
export const Confirming = z.strictObject({ version, planHash: z.string().regex(/^[0-9a-f]{64}$/) });
export const ChangeQuery = z.strictObject({ requestId: id, expertId: id });

export const BarCount = z.object({ kind: AssignmentBar, experts: z.int() });
/** One thing that keeps an expert away: the skill that is missing, or with whom the tie is. */
export const BarView = z.object({ kind: AssignmentBar, skill: ExpertSkill.nullable(), name: z.string().nullable() });
const party = { requestId: id, companyName: z.string() };
export const PairView = z.object({
  ...party,
  expertId: id,
  expertName: z.string(),
  isPinned: z.boolean(),
  /** The agreed expert of this company is another; null where none was agreed. */
  before: z.string().nullable(),
  isChanged: z.boolean(),
  /** Points: kilometres, and 40 for somebody new where another knows the company. */
  travel: z.int(),
  newcomer: z.int(),
  cost: z.int(),
  choice: z.int(),
  bars: z.array(BarCount),
  second: z.object({ expertName: z.string(), cost: z.int() }).nullable(),
});
export const UnservedView = z.object({
  ...party,
  choice: z.int(),
  bars: z.array(BarCount),
  missingSkills: z.array(ExpertSkill),
  near: z.array(BarView.extend({ expertName: z.string() })),
  full: z.array(z.string()),
});
export const PlanView = z.object({
  hash: z.string(),
  /** Since then a request, an expert, a tie or an absence has changed: plan again. */
  isStale: z.boolean(),
  plannedAt: instant,
  pairs: z.array(PairView),
  unserved: z.array(UnservedView),
  cost: z.int(),
  bound: z.int(),
  isOptimal: z.boolean(),
  loads: z.array(z.object({ expertId: id, expertName: z.string(), companies: z.int(), halfDays: z.int() })),
  changes: z.int(),
});
export const RoundView = RoundLine.extend({
  items: z.array(ConsultingView),
  /** Scoped requests that wait outside of any round. */
  waiting: z.int(),
  experts: z.array(z.object({ id, name: z.string() })),
  plan: PlanView.nullable(),
  mayWrite: z.boolean(),
});
export const ChangeView = z.object({
  isPossible: z.boolean(),
  bars: z.array(BarView),
  costs: z.int(),
  unservedMore: z.int(),
  /** Other companies that would go to somebody else. */
  moves: z.array(z.string()),
});

export type ConsultingState = z.output<typeof ConsultingState>;
export type RoundState = z.output<typeof RoundState>;
export type AssignmentBar = z.output<typeof AssignmentBar>;
export type NewConsulting = z.output<typeof NewConsulting>;
export type ConsultingScope = z.output<typeof ConsultingScope>;
export type ConsultingDecline = z.output<typeof ConsultingDecline>;
export type ConsultingView = z.output<typeof ConsultingView>;
export type AssignedView = z.output<typeof AssignedView>;
export type OwnConsulting = z.output<typeof OwnConsulting>;
export type ConsultingForm = z.output<typeof ConsultingForm>;
export type NewRound = z.output<typeof NewRound>;
export type RoundLine = z.output<typeof RoundLine>;
export type DeskConsulting = z.output<typeof DeskConsulting>;
export type Planning = z.output<typeof Planning>;
export type PairView = z.output<typeof PairView>;
export type UnservedView = z.output<typeof UnservedView>;
export type BarView = z.output<typeof BarView>;
export type BarCount = z.output<typeof BarCount>;
export type PlanView = z.output<typeof PlanView>;
export type RoundView = z.output<typeof RoundView>;
export type ChangeView = z.output<typeof ChangeView>;
