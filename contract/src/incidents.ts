/** 사고 기록: what a company writes down when it suspects a leak. Nobody of an agency sees it unless the company names them. */
import { z } from 'zod';
import { DeadlineResult } from './deadline.ts';
import { agencyId, bilingual, civilDate, emailAddress, id, instant, line, prose, version } from './fields.ts';
import { FactAnswer, IncidentFact, LeakChannel } from './notice-routes.ts';

export { FactAnswer, IncidentFact, LeakChannel } from './notice-routes.ts';

export const IncidentState = z.enum(['responding', 'recovering', 'closed', 'mistaken']);
export type IncidentState = z.infer<typeof IncidentState>;
export const IncidentEvent = z.enum([
  'opened',
  'updated',
  'note',
  'stepDone',
  'stepUndone',
  'turned',
  'noticed',
  'granted',
  'grantEnded',
  'itemAdded',
  'handedOver',
  'damageCounted',
  'bundled',
  'learned',
]);
export type IncidentEvent = z.infer<typeof IncidentEvent>;
export const IncidentAction = z.enum(['update', 'write', 'turn', 'notify', 'grant']);
export type IncidentAction = z.infer<typeof IncidentAction>;
export const RouteVerdict = z.enum(['due', 'open', 'possible', 'notApplicable']);
export type RouteVerdict = z.infer<typeof RouteVerdict>;
export const NoticeStage = z.enum(['urgent', 'form', 'receipt']);
export type NoticeStage = z.infer<typeof NoticeStage>;
export const NoticeWay = z.enum(['phone', 'online', 'post', 'inPerson', 'fax']);

const answers = z.strictObject(
  Object.fromEntries(IncidentFact.options.map((fact) => [fact, FactAnswer])) as Record<IncidentFact, typeof FactAnswer>,
);
export type FactAnswers = z.infer<typeof answers>;
const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What is suspected; names and records, never the technology itself. */
export const IncidentInput = z.strictObject({
  title: line(100),
  suspicion: prose(3000),
  noticedAt: instant,
  /** A technology card of the company; its name is copied, so that it reads the same for ever. */
  cardId: id.nullable(),
  technology: line(80).nullable(),
  channels: z
    .array(LeakChannel)
    .max(8)
    .refine((list) => new Set(list).size === list.length, { error: '같은 것을 두 번 골랐습니다. / Chosen twice.' }),
  facts: answers,
  people: prose(2000).nullable(),
  systems: prose(2000).nullable(),
});
export type IncidentInput = z.infer<typeof IncidentInput>;
export const IncidentUpdate = z.strictObject({ version, incident: IncidentInput });
export const IncidentPath = z.strictObject({ incidentId: id });

export const IncidentTurn = z.strictObject({ version, to: IncidentState, reason: prose(1000) });
/** A line of the timeline, or a tick of the checklist. `happenedAt`: when it was, as told by the one who writes. */
export const IncidentWriting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), happenedAt: instant, body: prose(2000) }),
  z.strictObject({ kind: z.literal('stepDone'), step: slug, happenedAt: instant, body: prose(500).nullable() }),
  z.strictObject({ kind: z.literal('stepUndone'), step: slug, happenedAt: instant, body: prose(500).nullable() }),
]);
export type IncidentWriting = z.infer<typeof IncidentWriting>;

/** The paper itself stays with the company: only its name and SHA-256, computed in the browser, are kept. */
export const NewNotice = z.strictObject({
  route: slug,
  addressee: slug,
  stage: NoticeStage,
  how: NoticeWay,
  doneAt: instant,
  /** Who took it there, as far as told. */
  spokeTo: line(100).nullable(),
  receiptNumber: line(60).nullable(),
  paper: z
    .strictObject({
      name: line(200),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: '전자지문이 아닙니다. / Not a fingerprint.' }),
    })
    .nullable(),
  note: prose(1000).nullable(),
});
export type NewNotice = z.infer<typeof NewNotice>;

/** One named person of one agency, by the address that person gave you. */
export const NewGrant = z.strictObject({ agencyId, email: emailAddress, until: civilDate });
export type NewGrant = z.infer<typeof NewGrant>;
export const GrantPath = z.strictObject({ incidentId: id, grantId: id });

export const NoticeFormQuery = z.strictObject({
  route: slug,
  addressee: slug,
  format: z.enum(['pdf', 'hwpx']).default('pdf'),
});

const who = { by: z.string(), self: z.boolean() };
export const NoticeView = z.object({
  id,
  route: z.string(),
  addressee: z.string(),
  stage: NoticeStage,
  how: NoticeWay,
  doneAt: instant,
  spokeTo: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  paper: z.object({ name: z.string(), sha256: z.string() }).nullable(),
  note: z.string().nullable(),
  ...who,
  writtenAt: instant,
});
export const IncidentSummary = z.object({
  id,
  number: z.string(),
  companyName: z.string(),
  title: z.string(),
  state: IncidentState,
  noticedAt: instant,
  /** Routes the law demands that are not told to everyone yet. */
  owed: z.number().int(),
});
export type IncidentSummary = z.infer<typeof IncidentSummary>;
export const IncidentList = z.object({ items: z.array(IncidentSummary) });

export const IncidentView = z.object({
  ...IncidentSummary.shape,
  suspicion: z.string(),
  cardId: id.nullable(),
  technology: z.string().nullable(),
  channels: z.array(LeakChannel),
  facts: z.object(answers.shape),
  people: z.string().nullable(),
  systems: z.string().nullable(),
  openedBy: z.string(),
  openedAt: instant,
  steps: z.array(
    z.object({
      id: z.string(),
      group: bilingual,
      text: bilingual,
      isDone: z.boolean(),
      by: z.string().nullable(),
      at: instant.nullable(),
    }),
  ),
  timeline: z.array(
    z.object({ id, kind: IncidentEvent, happenedAt: instant, body: z.string(), ...who, writtenAt: instant }),
  ),
  routes: z.array(
    z.object({
      id: z.string(),
      verdict: RouteVerdict,
      reasons: z.array(bilingual),
      /** Facts that would settle it. */
      missing: z.array(IncidentFact),
      clock: DeadlineResult.nullable(),
      /** Addressees whom nobody has told yet. */
      untold: z.array(z.string()),
      /** Told in an emergency by word of mouth; the form the law asks for has not gone out. */
      unfiled: z.array(z.string()),
    }),
  ),
  notices: z.array(NoticeView),
  grants: z.array(
    z.object({
      id,
      agency: bilingual,
      name: z.string(),
      until: civilDate,
      endedAt: instant.nullable(),
      by: z.string(),
    }),
  ),
  /** States it may go to now. */
  next: z.array(IncidentState),
  may: z.array(IncidentAction),
  version,
});
export type IncidentView = z.infer<typeof IncidentView>;

export const DutyOwed = z.enum(['tell', 'form']);

/** The next duty of an incident: what is owed to whom, by when. */
export const IncidentDuty = z.object({
  incidentId: id,
  number: z.string(),
  incidentTitle: z.string(),
  companyName: z.string(),
  route: z.string(),
  routeTitle: bilingual,
  owes: DutyOwed,
  addressees: z.array(bilingual),
  /** Routes of the same incident that are owed besides. */
  others: z.number().int(),
  isImmediate: z.boolean(),
  dueAt: instant.nullable(),
});
export type IncidentDuty = z.infer<typeof IncidentDuty>;
export const IncidentDuties = z.object({ items: z.array(IncidentDuty) });
