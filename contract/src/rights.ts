/** Requests of data subjects (열람·정정·삭제·처리정지) and what is held of a person. */
import { z } from 'zod';
import { HeldClass, RightsKind } from './catalogue.ts';
import { Words } from './dated.ts';
import { DeadlineResult } from './deadline.ts';
import { bilingual, civilDate, id, instant, line, prose, version } from './fields.ts';

export { HeldClass, RightsKind };
export const RightsState = z.enum(['received', 'granted', 'partly', 'refused', 'withdrawn']);
export const RightsAction = z.enum(['withdraw', 'decide', 'postpone']);

/** The passphrase: whoever holds a session for a moment must not read or delete a whole person. */
const proof = { currentPassphrase: z.string().min(1).max(200).optional() };
export const RightsWish = z.strictObject({ kind: RightsKind, wish: prose(1000), ...proof });
export const RightsProof = z.strictObject(proof);
export const RightsDecision = z.strictObject({
  version,
  decision: z.enum(['grant', 'refuse']),
  /** Read by the person as it stands. */
  answer: prose(2000),
  /** What stays, and until when where a day is known. For a deletion the classes that law keeps are added by themselves. */
  grounds: z
    .array(
      z.strictObject({ held: HeldClass, law: z.string().max(80), article: line(120), until: civilDate.nullable() }),
    )
    .max(8),
});
export type RightsDecision = z.output<typeof RightsDecision>;
export const RightsPostponement = z.strictObject({ version, reason: line(300) });

export const RightsGround = z.object({
  held: HeldClass,
  title: bilingual,
  /** Name of the law and article, as it was called on the day. */
  basis: z.string(),
  until: civilDate.nullable(),
  period: bilingual.nullable(),
  verified: z.boolean(),
});
export type RightsGround = z.output<typeof RightsGround>;
export const HeldView = z.object({
  id: HeldClass,
  title: Words,
  what: Words,
  amount: z.number().int(),
  erasable: z.boolean(),
  basis: z.string().nullable(),
  period: Words.nullable(),
  verified: z.boolean(),
});
export const RightsView = z.object({
  id,
  receiptNumber: z.string(),
  kind: RightsKind,
  title: bilingual,
  basis: z.string(),
  wish: z.string(),
  state: RightsState,
  receivedAt: instant,
  dueAt: instant.nullable(),
  late: z.boolean(),
  explanation: DeadlineResult,
  postponedUntil: civilDate.nullable(),
  postponedReason: z.string().nullable(),
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  grounds: z.array(RightsGround),
  version,
  may: z.array(RightsAction),
});
export type RightsView = z.infer<typeof RightsView>;
export const OwnRights = z.object({
  items: z.array(RightsView),
  held: z.array(HeldView),
  kinds: z.array(z.object({ kind: RightsKind, title: bilingual, basis: z.string(), dueAt: instant.nullable() })),
});
export type OwnRights = z.infer<typeof OwnRights>;

export const RightsListQuery = z.strictObject({ show: z.enum(['open', 'done']).default('open') });
export const RightsList = z.object({
  items: z.array(
    RightsView.pick({
      id: true,
      receiptNumber: true,
      kind: true,
      title: true,
      state: true,
      receivedAt: true,
      dueAt: true,
      late: true,
      postponedUntil: true,
    }).extend({ personName: z.string() }),
  ),
});
export type RightsList = z.infer<typeof RightsList>;
/** Amounts, never content: who answers needs to know that something is held, not what. */
export const RightsCard = z.object({
  request: RightsView,
  person: z.object({ name: z.string(), email: z.string(), since: instant }),
  identity: z.string(),
  held: z.array(HeldView),
  handledBy: z.string().nullable(),
  /** What an article can be named of. */
  laws: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type RightsCard = z.infer<typeof RightsCard>;
export const RightsTaking = z.strictObject({ format: z.enum(['json', 'pdf']), ...proof });
/** Asked for by POST, because the passphrase may have to be proved and stands in no address. */
export const RightsFile = z.object({ filename: z.string(), mediaType: z.string(), base64: z.string() });
