import { z } from 'zod';
import { civilDate, id, instant, line, pageOf } from './fields.ts';

export const sections = [
  'summary',
  'contact',
  'technology',
  'diagnosis',
  'counsel',
  'documents',
  'money',
  'sealed',
] as const;
/** The parts of a company's file that are opened one by one. */
export const Section = z.enum(sections);
export type Section = z.infer<typeof Section>;

export const ReadersQuery = z.strictObject({ cursor: z.string().max(80).optional(), caseId: z.uuid().optional() });
/** Who opened our file, when, which parts. */
export const ReaderEntry = z.object({
  id: z.number().int(),
  at: instant,
  agencyName: z.string(),
  readerName: z.string(),
  caseId: z.string().nullable(),
  sections: z.array(Section),
  reason: z.string(),
  /** What the sight rested on: `consent/` and its purpose, or `law/` and the article. */
  basis: z.array(z.string()),
});
export const ReadersPage = pageOf(ReaderEntry);

export const AuditEntry = z.object({
  id: z.number().int(),
  at: instant,
  actorKind: z.enum(['anonymous', 'visitor', 'company', 'agency', 'administrator', 'expert', 'system']),
  actorName: z.string(),
  action: z.string(),
  caseId: z.string().nullable(),
});
export const AuditPage = pageOf(AuditEntry);
export const AuditQuery = z.strictObject({ cursor: z.string().max(80).optional() });
export type ReaderEntry = z.infer<typeof ReaderEntry>;

export const HistoryParams = z.strictObject({ id });
/** What one agency and one company did together, newest first; only what the reader may see at this moment. */
export const History = z.object({
  company: z.object({ id, name: z.string() }),
  items: z.array(
    z.object({
      id: z.string(),
      at: instant,
      side: z.enum(['agency', 'company']),
      actorName: z.string(),
      action: z.string(),
      case: z.object({ id, number: z.string().nullable(), title: z.string() }).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type History = z.infer<typeof History>;

// ── the auditor's page ──────────────────────────────────────────────────────
export const EvidenceKind = z.enum(['audit', 'access']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;
const digits = (most: number) => z.string().regex(new RegExp(`^\\d{1,${most}}$`));
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Names one entry: its table, its moment in microseconds, its number. */
export const entryKey = z.string().regex(/^(audit|access)\.\d{1,16}\.\d{1,15}$/, {
  error: '기록의 번호가 아닙니다. / Not the number of an entry.',
});

const filterShape = {
  /** Deeds or readings; both when left out. */
  show: z.enum(['changes', 'reads']).optional(),
  personId: id.optional(),
  agencyId: z.coerce.number().int().min(1).max(999).optional(),
  companyId: id.optional(),
  /** The first word of a deed or the room of a page: case, consent, technologies. */
  thing: z
    .string()
    .regex(/^[a-zA-Z_]{1,40}$/)
    .optional(),
  from: civilDate.optional(),
  to: civilDate.optional(),
};
export const EvidenceFilter = z.strictObject(filterShape);
export type EvidenceFilter = z.infer<typeof EvidenceFilter>;
export const EntriesQuery = z.strictObject({ ...filterShape, cursor: z.string().max(80).optional() });

/** One entry as the auditor sees it: who, when, from where, whose, what, why. Nothing of any content. */
export const EvidenceEntry = z.object({
  key: z.string(),
  kind: EvidenceKind,
  at: instant,
  what: z.string(),
  actorKind: z.enum(['anonymous', 'visitor', 'company', 'agency', 'administrator', 'expert', 'system']),
  personName: z.string().nullable(),
  agencyId: z.number().int().nullable(),
  address: z.string().nullable(),
  companyId: z.string().nullable(),
  /** Null where the auditor's agency may no longer see the company. */
  companyName: z.string().nullable(),
  caseId: z.string().nullable(),
  sections: z.array(Section),
  reason: z.string(),
  basis: z.array(z.string()),
  /** Erased by law; the proof of what stood here holds. */
  erased: z.boolean(),
});
export type EvidenceEntry = z.infer<typeof EvidenceEntry>;
export const EntriesPage = pageOf(EvidenceEntry);

/** Whom the page can narrow down to. */
export const EvidenceChoices = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
});

export const LogHead = z.object({
  checkpoint: z.object({ size: z.number().int(), note: z.string(), signedAt: instant }).nullable(),
  /** The key to keep outside: name+id+key (C2SP signed-note). */
  key: z.string(),
});

/** Stands alone: whoever has it and the key can check it without Boru (docs/rooms/evidence.md). */
export const EvidenceProof = z.strictObject({
  format: z.literal('boru-evidence-proof'),
  version: z.literal(1),
  entry: z.strictObject({
    kind: EvidenceKind,
    id: digits(19),
    at: digits(19),
    what: z.string().max(200),
    actorKind: z.string().max(40),
    agencyId: digits(5).nullable(),
  }),
  commitment: hash,
  content: z.strictObject({ salt: hash, fields: z.record(z.string().max(40), z.string().nullable()) }).nullable(),
  /** C2SP tlog-proof, the signed checkpoint within it. */
  proof: z.string().max(20_000),
  key: z.string().max(500),
});
export type EvidenceProof = z.infer<typeof EvidenceProof>;

export const exportFormats = ['csv', 'xlsx'] as const;
/** Taken away with a reason; both are an entry of their own. */
export const EvidenceExport = z.strictObject({ ...filterShape, format: z.enum(exportFormats), reason: line(200) });
export type EvidenceExport = z.infer<typeof EvidenceExport>;
