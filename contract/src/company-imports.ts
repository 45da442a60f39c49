/** Companies from a spreadsheet: the check of each row, the confirmation, and the export with its reason. */
import { z } from 'zod';
import { digitsOf, isBusinessNumber } from './business-number.ts';
import { bilingual, civilDate, emailAddress, id, instant, line } from './fields.ts';
import { CompanyFields, CompanyStatus } from './organisations.ts';

export const importColumns = [
  'businessNumber',
  'name',
  'representativeName',
  'corporateNumber',
  'size',
  'ksicCode',
  'municipality',
  'industrialZone',
  'address',
  'employees',
  'contactName',
  'contactPosition',
  'contactEmail',
  'contactPhone',
] as const;
export type ImportColumn = (typeof importColumns)[number];
export const mostImportRows = 20_000;

/** One row after its words were turned into codes. A contact needs a name; without one the rest is refused. */
export const ImportedCompany = CompanyFields.extend({
  businessNumber: z
    .string()
    .transform(digitsOf)
    .refine(isBusinessNumber, { error: '사업자등록번호가 올바르지 않습니다. / The business number is not valid.' }),
  contactName: line(40).nullable(),
  contactPosition: line(40).nullable(),
  contactEmail: emailAddress.nullable(),
  contactPhone: z
    .string()
    .regex(/^[0-9+() -]{3,20}$/, { error: '전화번호를 확인해 주세요. / Check the telephone number.' })
    .nullable(),
}).refine(
  ({ contactName, contactEmail, contactPhone }) =>
    contactName !== null || (contactEmail === null && contactPhone === null),
  {
    path: ['contactName'],
    error: '담당자 이름을 적어 주세요. / Give the name of the contact.',
  },
);

export const ImportState = z.enum(['checked', 'running', 'done', 'failed', 'dropped']);
export const ImportRowState = z.enum(['new', 'known', 'wrong']);
export const ImportAction = z.enum(['confirm', 'drop']);

export const ImportView = z.object({
  id,
  fileName: z.string(),
  state: ImportState,
  counts: z.object({ new: z.number().int(), known: z.number().int(), wrong: z.number().int() }),
  done: z.number().int(),
  source: z.string().nullable(),
  legalBasis: z.string().nullable(),
  validTo: civilDate.nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  may: z.array(ImportAction),
});
export const ImportList = z.object({
  items: z.array(ImportView),
  columns: z.array(z.object({ key: z.enum(importColumns), title: bilingual, required: z.boolean(), hint: bilingual })),
  laws: z.array(z.object({ id: z.string(), name: bilingual })),
});
export const ImportParams = z.strictObject({ importId: id });
export const ImportRowsQuery = z.strictObject({
  state: ImportRowState.optional(),
  after: z.coerce.number().int().min(0).max(2_000_000).default(0),
});
export const ImportRow = z.object({
  line: z.number().int(),
  state: ImportRowState,
  cells: z.partialRecord(z.enum(importColumns), z.string()),
  problems: z.partialRecord(z.enum(importColumns), z.string()),
});
export const ImportRows = z.object({ view: ImportView, items: z.array(ImportRow), next: z.number().int().nullable() });
/** By which article the list was received, from whom, and until when the secretariat may see what came by it. */
export const ImportConfirmation = z.strictObject({
  source: line(200),
  law: line(60),
  article: line(120),
  validTo: civilDate,
});
export const TemplateQuery = z.strictObject({ format: z.enum(['xlsx', 'csv']) });
export const CompanyExport = z.strictObject({
  format: z.enum(['xlsx', 'csv']),
  reason: line(200),
  status: CompanyStatus.optional(),
  text: z.string().trim().max(40).optional(),
  /** Only what belongs to this saved segment. */
  segment: id.optional(),
});

export type ImportedCompany = z.output<typeof ImportedCompany>;
export type ImportView = z.output<typeof ImportView>;
export type ImportRow = z.output<typeof ImportRow>;
export type ImportConfirmation = z.output<typeof ImportConfirmation>;
export type ImportRowState = z.output<typeof ImportRowState>;
