import { z } from 'zod';
import { instant, pageOf } from './fields.ts';

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
});
export const ReadersPage = pageOf(ReaderEntry);

export const AuditEntry = z.object({
  id: z.number().int(),
  at: instant,
  actorKind: z.enum(['anonymous', 'visitor', 'company', 'agency', 'administrator', 'system']),
  actorName: z.string(),
  action: z.string(),
  caseId: z.string().nullable(),
});
export const AuditPage = pageOf(AuditEntry);
export const AuditQuery = z.strictObject({ cursor: z.string().max(80).optional() });
export type ReaderEntry = z.infer<typeof ReaderEntry>;
