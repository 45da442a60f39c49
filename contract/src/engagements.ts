/** An engagement (컨설팅 수행): kick-off, visit, findings, reviewed report, acceptance, follow-up. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { AnswerValue } from './diagnosis.ts';
import { civilDate, id, instant, line, prose, version } from './fields.ts';

export const EngagementState = z.enum(['visiting', 'inReview', 'reviewed', 'delivered', 'accepted']);
export const FieldLayer = z.enum(['claimed', 'advised', 'verified']);
export const EntryOutcome = z.enum(['kept', 'duplicate', 'refused']);
export const PhotoState = z.enum(['asked', 'allowed', 'refused']);
export const EngagementAction = z.enum([
  'note',
  'handIn',
  'review',
  'nameReviewer',
  'deliver',
  'answer',
  'followUp',
  'allowPhotos',
]);

const question = z.string().regex(/^[A-Z]{2,6}-\d{2,3}$/);
const device = line(40);

export const EngagementParams = z.strictObject({ engagementId: id });
export const StartParams = z.strictObject({ assignmentId: id });
export const Kickoff = z.strictObject({ kickoffOn: civilDate, agenda: prose(2000) });
export const EngagementChange = z.strictObject({
  version,
  kickoffOn: civilDate,
  agenda: prose(2000),
  /** The words of the report; null until they are written. */
  summary: prose(4000).nullable(),
});
/** Made by the device, which names it; sent twice it is kept once. `after`: the entries it stands for. */
export const FieldEntry = z.strictObject({
  key: id,
  question,
  layer: FieldLayer,
  value: AnswerValue.nullable(),
  words: prose(1000).nullable(),
  at: instant,
  device,
  after: z.array(id).max(20),
});
export const Entries = z.strictObject({ entries: z.array(FieldEntry).min(1).max(500) });
export const EntryOutcomes = z.object({ outcomes: z.array(z.object({ key: id, outcome: EntryOutcome })) });
/** What is said of a picture before anybody allowed it to leave the device. */
export const PhotoNote = z.strictObject({
  key: id,
  question: question.nullable(),
  caption: line(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().min(100).max(1_500_000),
  at: instant,
  device,
});
export const PhotoNotes = z.strictObject({ photos: z.array(PhotoNote).min(1).max(50) });
export const PhotoParams = z.strictObject({ photoKey: id });
/** Base64 of a JPEG that was drawn anew in the browser, which leaves place and camera behind. */
export const PhotoBody = z.strictObject({ jpeg: z.base64().max(2_000_100) });
export const PhotoDecision = z.strictObject({ allow: z.boolean() });
export const NewRecommendation = z.strictObject({
  finding: prose(1000),
  advice: prose(1000),
  questions: z.array(question).min(1).max(10),
  effortDays: z.number().int().min(0).max(365),
});
export const RecommendationParams = z.strictObject({ engagementId: id, recommendationId: id });
export const HandIn = z.strictObject({ version });
export const NamingReviewer = z.strictObject({ version, expertId: id });
export const EngagementReview = z.strictObject({ version, answer: z.enum(['grant', 'return']), words: prose(1000) });
export const EngagementAnswer = z
  .strictObject({ version, answer: z.enum(['accept', 'object']), words: prose(1000).nullable() })
  .refine(({ answer, words }) => answer === 'accept' || words !== null, {
    path: ['words'],
    error: '무엇을 고치면 좋을지 적어 주세요. / Say what should change.',
  });
export const FollowUpParams = z.strictObject({ followUpId: id });
export const FollowUpDone = z.strictObject({ done: z.number().int().min(0).max(100), words: prose(1000) });
export const ReportQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });

export const EngagementLine = z.object({
  id,
  assignmentId: id,
  agency: NamedAgency,
  companyName: z.string(),
  expertName: z.string(),
  kickoffOn: civilDate,
  state: EngagementState,
  reviewerName: z.string().nullable(),
  isReviewer: z.boolean(),
  version,
  may: z.array(EngagementAction),
});
export const FieldEntryView = z.object({ ...FieldEntry.shape, by: z.string() });
export const PhotoView = z.object({ ...PhotoNote.shape, state: PhotoState, isHere: z.boolean() });
export const RecommendationView = z.object({
  id,
  finding: z.string(),
  advice: z.string(),
  questions: z.array(z.string()),
  effortDays: z.number().int(),
  /** Points of the diagnosis, out of what was noted on the visit. */
  points: z.number(),
});
export const FollowUpView = z.object({
  id,
  months: z.number().int(),
  dueOn: civilDate,
  done: z.number().int().nullable(),
  total: z.number().int(),
  words: z.string().nullable(),
});
export const EngagementView = EngagementLine.extend({
  agenda: z.string(),
  set: z.object({ id: z.string(), version: z.number().int() }),
  summary: z.string().nullable(),
  reviewWords: z.string().nullable(),
  answerWords: z.string().nullable(),
  entries: z.array(FieldEntryView),
  photos: z.array(PhotoView),
  recommendations: z.array(RecommendationView),
  followUps: z.array(FollowUpView),
  /** Who may be named as reviewer: cleared and pledged, of the same pool, another person. */
  reviewers: z.array(z.object({ id, name: z.string() })),
});
export const EngagementList = z.object({
  items: z.array(EngagementLine),
  /** Accepted assignments that wait for their kick-off; for experts. */
  waiting: z.array(z.object({ assignmentId: id, companyName: z.string(), agency: NamedAgency, fromOn: civilDate })),
});

export type FieldEntry = z.output<typeof FieldEntry>;
export type FieldEntryView = z.output<typeof FieldEntryView>;
export type Entries = z.output<typeof Entries>;
export type EntryOutcomes = z.output<typeof EntryOutcomes>;
export type PhotoNote = z.output<typeof PhotoNote>;
export type PhotoView = z.output<typeof PhotoView>;
export type Kickoff = z.output<typeof Kickoff>;
export type EngagementChange = z.output<typeof EngagementChange>;
export type NewRecommendation = z.output<typeof NewRecommendation>;
export type EngagementReview = z.output<typeof EngagementReview>;
export type EngagementAnswer = z.output<typeof EngagementAnswer>;
export type EngagementLine = z.output<typeof EngagementLine>;
export type EngagementView = z.output<typeof EngagementView>;
export type EngagementList = z.output<typeof EngagementList>;
export type EngagementState = z.output<typeof EngagementState>;
export type EngagementAction = z.output<typeof EngagementAction>;
export type FollowUpView = z.output<typeof FollowUpView>;
