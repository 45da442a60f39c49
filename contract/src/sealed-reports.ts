/** Sealed reports (docs/rooms/reports.md). What travels is sealed, wrapped or hashed in the browser; the server opens nothing. */
import { z } from 'zod';
import { bilingual, civilDate, id, instant, line } from './fields.ts';

export const base64 = (from: number, to: number) =>
  z
    .string()
    .min(Math.ceil((from * 4) / 3))
    .max(Math.ceil(to / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: '읽을 수 없는 봉인입니다. / Not a readable seal.' })
    .refine((text) => text.length % 4 === 0, { error: '읽을 수 없는 봉인입니다. / Not a readable seal.' });
/** 32 bytes. */
const secret = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, { error: '32바이트가 아닙니다. / Not 32 bytes.' });
export const recipient = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/, { error: '공개 열쇠가 아닙니다. / Not a public key.' });
/** A key of 32 bytes, sealed to somebody. */
export const wrapped = base64(100, 1_000);
export const letterBody = base64(200, 130_000);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const LetterSender = z.enum(['reporter', 'desk']);
export const ReportKind = z.enum([
  'nationalCoreTechnology',
  'nationalResearch',
  'industrialTechnology',
  'tradeSecret',
  'subcontracting',
  'cyber',
  'personnel',
  'unsure',
]);
export type ReportKind = z.infer<typeof ReportKind>;
export const ReportUrgency = z.enum(['now', 'soon', 'past', 'unsure']);
export type ReportUrgency = z.infer<typeof ReportUrgency>;

// ── keys ────────────────────────────────────────────────────────────────────
const agency = z.object({ id: z.number().int(), code: z.string(), name: bilingual, role: bilingual });
export const DeskKeyView = z.object({
  id,
  recipient: z.string(),
  recoveryRecipient: z.string(),
  madeOn: civilDate,
  retiredOn: civilDate.nullable(),
});
export const ReportingDesk = z.object({
  agency,
  key: DeskKeyView.nullable(),
  /** Whether anybody can open the present key at this moment. */
  read: z.boolean(),
  retired: z.array(DeskKeyView),
});
/** Desks that take sealed reports now or did once; a stranger may compare every key there ever was. */
export const ReportingDesks = z.object({
  items: z.array(ReportingDesk),
  /** The key that signs for the log of evidence: made known, so that a record of a filing can be compared with it. */
  logKey: z.string(),
});
export type ReportingDesks = z.infer<typeof ReportingDesks>;
export type ReportingDesk = z.infer<typeof ReportingDesk>;
export const KeyParams = z.strictObject({ id });

export const TeamChange = z.strictObject({ personId: id });
/** `leavesNobody`: says that a key of the desk is then opened by nobody, and is meant. */
export const TeamRemoval = z.strictObject({ personId: id, leavesNobody: z.boolean().default(false) });
export const NewOfficerKey = z.strictObject({ recipient, locked: wrapped });
export type NewOfficerKey = z.infer<typeof NewOfficerKey>;
/** A key under what a passkey of one device answers (WebAuthn PRF): which passkey, what it is asked, the locked key. */
export const OfficerPasskey = z.strictObject({
  credential: z.string().regex(/^[A-Za-z0-9+/]{22,1364}={0,2}$/),
  salt: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  locked: wrapped,
});
export type OfficerPasskey = z.infer<typeof OfficerPasskey>;
export const NewDeskKey = z.strictObject({
  recipient,
  recoveryRecipient: recipient,
  recoveryWrapped: wrapped,
  shares: z
    .array(z.strictObject({ officerKeyId: id, wrapped }))
    .min(1)
    .max(20),
});
export type NewDeskKey = z.infer<typeof NewDeskKey>;
export const NewDeskShare = z.strictObject({ officerKeyId: id, wrapped });
export const DeskKeys = z.object({
  agency,
  mayName: z.boolean(),
  /** Numbers of the desk's keys that nobody can open at this moment. */
  unread: z.array(id),
  /** Colleagues who work; `team` says whether they are named, `keyId` and `recipient` are their key's. */
  people: z.array(
    z.object({
      id,
      name: z.string(),
      self: z.boolean(),
      team: z.boolean(),
      keyId: id.nullable(),
      recipient: z.string().nullable(),
      /** What a manager is told, who sees no key: whether this person made one, opens the present key, opens some key alone. */
      hasKey: z.boolean(),
      reads: z.boolean(),
      alone: z.boolean(),
    }),
  ),
  /** The asking person's own key under the passphrase. */
  locked: z.string().nullable(),
  /** The same key under a passkey, where that person added one. */
  passkey: z.object(OfficerPasskey.shape).nullable(),
  keys: z.array(
    z.object({
      ...DeskKeyView.shape,
      /** The desk's secret, wrapped to the asking person. */
      share: z.string().nullable(),
      recoveryShare: z.string().nullable(),
      /** Officer keys that can open the desk. */
      sharedWith: z.array(id),
    }),
  ),
});
export type DeskKeys = z.infer<typeof DeskKeys>;

// ── the reporter ────────────────────────────────────────────────────────────
export const NewReport = z.strictObject({
  report: id,
  /** SHA-256 of the two secrets that the twelve words give. */
  lookupHash: secret,
  loginHash: secret,
  reporterWrap: wrapped,
  letter: z.strictObject({ id, body: letterBody }),
  recipients: z
    .array(z.strictObject({ deskKeyId: id, wrapped, recoveryWrapped: wrapped }))
    .min(1)
    .max(6),
});
export type NewReport = z.infer<typeof NewReport>;
export const ReportFiled = z.object({ report: id, digest, filedAt: instant });
export type ReportFiled = z.infer<typeof ReportFiled>;
/** What the twelve words open. Travels in the body, never in an address. */
export const ReporterPass = z.strictObject({ lookup: secret, login: secret });
export type ReporterPass = z.infer<typeof ReporterPass>;
export const ReporterLetter = z.strictObject({
  lookup: secret,
  login: secret,
  letter: z.strictObject({ id, body: letterBody }),
  /** Numbers of the sealed files that this letter speaks of; they lie there whole by then. */
  files: z.array(id).max(20).default([]),
});

/** Files of a reporter come in pieces of one size, in order; the server counts them and opens none. */
export const fileChunkBytes = 1_048_576;
export const largestSealedFile = 560_000_000;
export const NewReportFile = z.strictObject({
  lookup: secret,
  login: secret,
  /** Number drawn by the browser, and the size of the sealed file. */
  file: id,
  bytes: z.int().min(65_536).max(largestSealedFile),
});
export const ReportFileChunk = z.strictObject({
  lookup: secret,
  login: secret,
  file: id,
  place: z.int().min(0).max(1_000),
  body: base64(1, fileChunkBytes),
});
/** How many pieces have arrived: after a lost answer, the number of the next one to send. */
export const ReportFileState = z.object({ file: id, next: z.number().int() });
export type ReportFileState = z.infer<typeof ReportFileState>;
export const ReportChunkParams = z.strictObject({ id, file: id, place: z.coerce.number().int().min(0).max(1_000) });
export const ReportChunk = z.object({ body: z.string() });
export type ReportChunk = z.infer<typeof ReportChunk>;

const letterView = z.object({
  id,
  sender: LetterSender,
  agency: bilingual.nullable(),
  sentOn: civilDate,
  body: z.string(),
});
const recipientView = z.object({
  agency,
  deskKeyId: id,
  recipient: z.string(),
  addedOn: civilDate,
  /** Who passed it on; null for those the reporter chose. */
  from: bilingual.nullable(),
  reason: z.string(),
  /** What its team signed when it had opened the report; checked in the browser against letters and the report's secret. */
  receipt: z.object({ signedOn: civilDate, note: z.string(), verifier: z.string() }).nullable(),
  /** Whether anybody there can open it at this moment. */
  read: z.boolean(),
});
export type ReportRecipient = z.infer<typeof recipientView>;
export const ReporterView = z.object({
  report: id,
  reporterWrap: z.string(),
  digest,
  filedAt: instant,
  recipients: z.array(recipientView),
  letters: z.array(letterView),
});
export type ReporterView = z.infer<typeof ReporterView>;

// ── the desk ────────────────────────────────────────────────────────────────
export const ReportParams = z.strictObject({ id });
/** How many to pass over: a flood must not hide what came before it. */
export const ReportPaging = z.strictObject({ skip: z.coerce.number().int().min(0).max(100_000).default(0) });
/** `fresh`: only what the team has not triaged yet. */
export const InboxQuery = ReportPaging.extend({ only: z.enum(['all', 'fresh']).default('all') });
export const DeskReports = z.object({
  total: z.number().int(),
  items: z.array(
    z.object({
      id,
      filedAt: instant,
      lastOn: civilDate,
      /** The last word was the reporter's. */
      waiting: z.boolean(),
      letters: z.number().int(),
      deskKeyId: id,
      wrapped: z.string(),
      first: z.object({ id, body: z.string() }),
    }),
  ),
});
export type DeskReports = z.infer<typeof DeskReports>;
export const DeskReport = z.object({
  id,
  filedAt: instant,
  digest,
  deskKeyId: id,
  wrapped: z.string(),
  recipients: z.array(recipientView),
  letters: z.array(letterView),
  /** Colleagues left out for a conflict of interest. */
  excluded: z.array(id),
  /** What the team of this desk says about it, sealed to the desk. */
  triage: z.object({ deskKeyId: id, version: z.number().int(), body: z.string() }).nullable(),
  /** The case of this desk that the report became. */
  sealedCase: z.object({ id, number: z.string(), state: z.enum(['open', 'closed']) }).nullable(),
});
export type DeskReport = z.infer<typeof DeskReport>;
export const DeskLetter = z.strictObject({ letter: z.strictObject({ id, body: letterBody }) });
/** Oneself, or a colleague of the team. */
export const ExcludeFromReport = z.strictObject({ personId: id });
export const ForwardReport = z.strictObject({ deskKeyId: id, wrapped, recoveryWrapped: wrapped, reason: line(200) });
