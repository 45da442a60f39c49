/** 서류 인계: a sealed packet for a body that does not work in Boru. */
import { z } from 'zod';
import { NamedAgency, ReferralBasis } from './cases.ts';
import { Section } from './evidence.ts';
import { agencyId, id, instant, prose, version } from './fields.ts';

export const HandoffStatus = z.enum(['ready', 'dispatched', 'received', 'withdrawn']);
export const HandoffWay = z.enum(['inPerson', 'courier', 'post', 'online']);
export const HandoffSection = z.enum(['summary', 'contact', 'counsel', 'documents']);
export const HandoffAction = z.enum(['take', 'dispatch', 'receive', 'withdraw']);

export const NewHandoff = z.strictObject({
  version,
  toAgency: agencyId,
  sections: z
    .array(HandoffSection)
    .min(1)
    .max(4)
    .refine((list) => new Set(list).size === list.length && list.includes('summary'), {
      error: '요약은 함께 담아야 하고, 같은 항목은 한 번만 담습니다. / The summary goes along; each item once.',
    }),
  reason: prose(1000),
  basis: ReferralBasis,
  /** An age recipient (age1…) of the receiving body; null: Boru makes a passphrase and shows it once. */
  recipientKey: z
    .string()
    .regex(/^age1[0-9a-z]{58,2100}$/, {
      error: 'age1로 시작하는 공개 열쇠를 적어 주세요. / A public key that begins with age1.',
    })
    .nullable(),
});
export const HandoffMade = z.object({
  id,
  receiptNumber: z.string(),
  /** Shown once and kept nowhere; null when a key of the recipient was used. */
  passphrase: z.string().nullable(),
  files: z.number().int(),
  size: z.number().int(),
  sha256: z.string(),
  version,
});

export const HandoffView = z.object({
  id,
  receiptNumber: z.string(),
  from: NamedAgency,
  to: NamedAgency,
  sections: z.array(Section),
  reason: z.string(),
  basis: z.enum(['consent', 'law']),
  legalBasis: z.string().nullable(),
  status: HandoffStatus,
  sealedBy: z.enum(['passphrase', 'recipientKey']),
  files: z.number().int(),
  size: z.number().int(),
  sha256: z.string(),
  madeByName: z.string(),
  madeAt: instant,
  dispatchedAt: instant.nullable(),
  dispatchedHow: HandoffWay.nullable(),
  dispatchedByName: z.string().nullable(),
  dispatchedNote: z.string().nullable(),
  receivedAt: instant.nullable(),
  receivedByName: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string().nullable(),
  may: z.array(HandoffAction),
  version,
});
export const HandoffList = z.object({ items: z.array(HandoffView), mayMake: z.boolean() });
export const HandoffParams = z.strictObject({ id, handoffId: id });
export const HandoffStep = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('dispatch'),
    version,
    how: HandoffWay,
    note: prose(500).nullable(),
  }),
  z.strictObject({ step: z.literal('withdraw'), version, reason: prose(500) }),
]);
export const HandoffDone = z.object({ ok: z.literal(true) });

export type NewHandoff = z.infer<typeof NewHandoff>;
export type HandoffView = z.output<typeof HandoffView>;
export type HandoffMade = z.output<typeof HandoffMade>;
export type HandoffList = z.output<typeof HandoffList>;
export type HandoffStep = z.infer<typeof HandoffStep>;
