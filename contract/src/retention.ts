/** What is kept no longer (파기 대상), who proposed and approved its destruction, and what is held back (보류). */
import { z } from 'zod';
import { DeadlineResult } from './deadline.ts';
import { bilingual, civilDate, id, instant, line, prose, version } from './fields.ts';
import { RetentionClassId } from './retention-classes.ts';

export const HoldKind = z.enum(['litigation', 'audit', 'investigation']);
export const DestructionState = z.enum(['proposed', 'approved', 'refused', 'withdrawn', 'done']);
export const DestructionOutcome = z.enum(['waiting', 'destroyed', 'held', 'changed', 'gone']);
export const DestructionAction = z.enum(['approve', 'refuse', 'withdraw']);

/** At most so many things in one proposal; what is left comes with the next. */
export const mostProposed = 500;

const whenKept = {
  /** Count of the oldest: from when, how long, until when. */
  explanation: DeadlineResult.nullable(),
  basis: z.string(),
  period: bilingual,
  verified: z.boolean(),
};
/** One thing by number and day; what is in it is nobody's business here. */
const Past = z.object({ key: z.string(), label: z.string(), happenedOn: civilDate, keptUntil: civilDate });
export const RetentionView = z.object({
  id: RetentionClassId,
  title: bilingual,
  what: bilingual,
  ...whenKept,
  due: z.number().int(),
  /** More are due than are counted here. */
  more: z.boolean(),
  oldest: civilDate.nullable(),
  items: z.array(Past),
  held: z.array(
    Past.extend({
      /** Nothing where another agency holds it: whose matter it is stays with them. */
      hold: z.object({ kind: HoldKind, reason: z.string(), until: civilDate, by: z.string() }).nullable(),
    }),
  ),
  /** The proposal that waits or runs; a second one has to wait for it. */
  open: id.nullable(),
});
export type RetentionView = z.infer<typeof RetentionView>;

export const DestructionRow = z.object({
  id,
  receiptNumber: z.string(),
  class: RetentionClassId,
  title: bilingual,
  state: DestructionState,
  items: z.number().int(),
  destroyed: z.number().int(),
  proposedBy: z.string(),
  proposedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export const HoldView = z.object({
  id,
  kind: HoldKind,
  subject: z.string(),
  scope: z.enum(['case', 'company']),
  reason: z.string(),
  until: civilDate,
  placedBy: z.string(),
  placedAt: instant,
  stands: z.boolean(),
  releasedBy: z.string().nullable(),
  releasedAt: instant.nullable(),
  releaseReason: z.string().nullable(),
});
export const RetentionPage = z.object({
  today: civilDate,
  classes: z.array(RetentionView),
  destructions: z.array(DestructionRow),
  holds: z.array(HoldView),
  may: z.array(z.enum(['propose', 'hold', 'release'])),
});
export type RetentionPage = z.infer<typeof RetentionPage>;

export const DestructionView = DestructionRow.extend({
  basis: z.string(),
  period: bilingual,
  verified: z.boolean(),
  reason: z.string(),
  decisionReason: z.string().nullable(),
  firstOn: civilDate,
  lastOn: civilDate,
  listHash: z.string(),
  version,
  list: z.array(
    z.object({ place: z.number().int(), label: z.string(), happenedOn: civilDate, outcome: DestructionOutcome }),
  ),
  may: z.array(DestructionAction),
  /** Why nobody here may decide it: who proposed it must not. */
  isOwn: z.boolean(),
});
export type DestructionView = z.infer<typeof DestructionView>;

export const DestructionWish = z.strictObject({ class: RetentionClassId, reason: line(300) });
export const DestructionApproval = z.strictObject({ version });
export const DestructionRefusal = z.strictObject({ version, reason: prose(500) });
export const CertificateQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });
/** A case by its number, or a company by its business number: one of the two. */
export const HoldWish = z
  .strictObject({
    caseNumber: line(60).optional(),
    businessNumber: z
      .string()
      .regex(/^\d{3}-?\d{2}-?\d{5}$/, { error: '사업자등록번호 열 자리를 적어 주세요. / Ten digits.' })
      .transform((text) => text.replaceAll('-', ''))
      .optional(),
    kind: HoldKind,
    reason: prose(500),
    until: civilDate,
  })
  .refine(({ caseNumber, businessNumber }) => (caseNumber === undefined) !== (businessNumber === undefined), {
    path: ['caseNumber'],
    error: '건 번호와 사업자등록번호 가운데 하나만 적어 주세요. / Either a case or a company.',
  });
export type HoldWish = z.output<typeof HoldWish>;
export const HoldRelease = z.strictObject({ reason: prose(500) });
