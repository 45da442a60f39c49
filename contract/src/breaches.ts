/** 개인정보 유출 대응: what the managers of an agency write down when personal data left it. Nobody else sees it. */
import { z } from 'zod';
import { BreachDutyId, BreachFact } from './breach-duties.ts';
import { DeadlineResult } from './deadline.ts';
import { bilingual, id, instant, line, prose, version } from './fields.ts';
import { RouteVerdict } from './incidents.ts';
import { FactAnswer } from './notice-routes.ts';

export const BreachState = z.enum(['open', 'told', 'closed']);
export type BreachState = z.infer<typeof BreachState>;
/** How sure it is that something left. */
export const BreachCertainty = z.enum(['confirmed', 'suspected', 'mistaken']);
export type BreachCertainty = z.infer<typeof BreachCertainty>;
export const BreachKind = z.enum([
  'name',
  'phone',
  'email',
  'address',
  'employer',
  'account',
  'counsel',
  'money',
  'other',
]);
export type BreachKind = z.infer<typeof BreachKind>;
export const BreachWay = z.enum(['email', 'text', 'phone', 'post', 'inPerson', 'online', 'website']);
export type BreachWay = z.infer<typeof BreachWay>;
export const BreachAction = z.enum(['update', 'tick', 'dispatch', 'turn']);
export type BreachAction = z.infer<typeof BreachAction>;

const mostPeople = 100_000_000;
const people = z.int().min(0).max(mostPeople).nullable();

/** What happened and to whose data. Numbers and kinds, never the data themselves. */
export const BreachInput = z.strictObject({
  title: line(100),
  knownAt: instant,
  certainty: BreachCertainty,
  story: prose(3000),
  /** Null: not known yet. */
  people,
  kinds: z
    .array(BreachKind)
    .max(BreachKind.options.length)
    .refine((list) => new Set(list).size === list.length, { error: '같은 것을 두 번 골랐습니다. / Chosen twice.' }),
  sensitive: FactAnswer,
  identifiers: FactAnswer,
  unlawfulAccess: FactAnswer,
  advice: prose(2000).nullable(),
  remedy: prose(2000).nullable(),
  contact: line(200).nullable(),
});
export type BreachInput = z.infer<typeof BreachInput>;
export const BreachUpdate = z.strictObject({ version, breach: BreachInput });

export const BreachTick = z.strictObject({
  step: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  isDone: z.boolean(),
});
export type BreachTick = z.infer<typeof BreachTick>;

/** Sent outside Boru; here it is only written down. */
export const NewDispatch = z.strictObject({
  duty: BreachDutyId,
  addressee: line(200),
  how: BreachWay,
  sentAt: instant,
  people,
  receiptNumber: line(60).nullable(),
  /** Asked when it went out after the hours of the law. */
  lateReason: prose(1000).nullable(),
});
export type NewDispatch = z.infer<typeof NewDispatch>;

export const BreachTurn = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('told'), version }),
  z.strictObject({ to: z.literal('closed'), version, lessons: prose(2000) }),
]);
export type BreachTurn = z.infer<typeof BreachTurn>;
export const BreachNoticeQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });

const summary = {
  id,
  number: z.string(),
  title: z.string(),
  state: BreachState,
  knownAt: instant,
  dueAt: instant.nullable(),
  /** The hours are over and somebody who must be told is not. */
  isLate: z.boolean(),
};
export const BreachList = z.object({ items: z.array(z.object({ ...summary, openedBy: z.string() })) });
export type BreachList = z.infer<typeof BreachList>;

export const BreachView = z.object({
  ...summary,
  ...BreachInput.omit({ title: true, knownAt: true }).shape,
  openedBy: z.string(),
  openedAt: instant,
  clock: DeadlineResult,
  duties: z.array(
    z.object({
      id: BreachDutyId,
      title: bilingual,
      to: bilingual,
      how: bilingual,
      verdict: RouteVerdict,
      reasons: z.array(bilingual),
      /** Facts that would settle it. */
      missing: z.array(BreachFact),
      basis: z.string(),
      verified: z.boolean(),
      note: z.string().nullable(),
      isTold: z.boolean(),
    }),
  ),
  steps: z.array(
    z.object({
      id: z.string(),
      text: bilingual,
      isDone: z.boolean(),
      by: z.string().nullable(),
      at: instant.nullable(),
    }),
  ),
  dispatches: z.array(z.object({ id, ...NewDispatch.shape, isLate: z.boolean(), by: z.string(), writtenAt: instant })),
  lessons: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: instant.nullable(),
  notFiling: bilingual,
  /** States it may go to now. */
  next: z.array(BreachState),
  may: z.array(BreachAction),
  version,
});
export type BreachView = z.infer<typeof BreachView>;
