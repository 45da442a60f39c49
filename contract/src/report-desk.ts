/** What the team of a reporting desk does with a sealed report besides reading and answering it. */
import { z } from 'zod';
import { civilDate, id, instant } from './fields.ts';
import { base64 } from './sealed-reports.ts';

/** Closed lists that travel inside a seal only; here, so that pages and words know them. */
export const TriageState = z.enum(['triaged', 'answering', 'handedOff', 'closed']);
export type TriageState = z.infer<typeof TriageState>;

export const SealedTriage = z.object({ deskKeyId: id, version: z.number().int(), body: z.string() });
export type SealedTriage = z.infer<typeof SealedTriage>;
/** `version`: one more than the last one seen. */
export const WriteTriage = z.strictObject({
  deskKeyId: id,
  version: z.int().min(1).max(10_000),
  body: base64(4_000, 12_000),
});
export const TriagedReports = z.object({
  total: z.number().int(),
  items: z.array(
    z.object({
      id,
      filedAt: instant,
      lastOn: civilDate,
      /** The last word was the reporter's. */
      waiting: z.boolean(),
      triage: SealedTriage,
    }),
  ),
});
export type TriagedReports = z.infer<typeof TriagedReports>;

/** A receipt that the team signs in the browser: which key of the desk, its public signing half, and the signed note. */
export const SignReceipt = z.strictObject({
  deskKeyId: id,
  verifier: z
    .string()
    .max(200)
    .regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/, { error: '서명 열쇠가 아닙니다. / Not a signing key.' }),
  note: z.string().min(100).max(20_000),
});
export type SignReceipt = z.infer<typeof SignReceipt>;
