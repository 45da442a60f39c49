import { z } from 'zod';
import { digitsOf, isBusinessNumber } from './business-number.ts';
import { Section } from './evidence.ts';
import { agencyId, bilingual, civilDate, emailAddress, id, instant, line, pageOf, version } from './fields.ts';

export const companySizes = ['micro', 'small', 'medium', 'midsize', 'large'] as const;
export const CompanySize = z.enum(companySizes);
export const CompanyStatus = z.enum(['unconfirmed', 'confirmed', 'refused']);
export const CompanyRole = z.enum(['representative', 'securityOfficer', 'staff', 'proxy']);
export const ConsentPurpose = z.enum(['businessConfirmation', 'counselling', 'referral', 'diagnosisSharing']);
export const ConsentChannel = z.enum(['online', 'phone']);
export type CompanySize = z.infer<typeof CompanySize>;
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

export const phone = line(20).regex(/^[0-9+() -]{3,20}$/, {
  error: '전화번호를 확인해 주세요. / Check the telephone number.',
});
const areaCode = z.string().regex(/^\d{10}$/, { error: '시군을 골라 주세요. / Choose a municipality.' });
const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

// ── agencies ────────────────────────────────────────────────────────────────
export const AgencyView = z.object({
  id: agencyId,
  code: z.string(),
  kind: z.string(),
  name: bilingual,
  role: bilingual,
  secretariat: z.boolean(),
  online: z.boolean(),
});
export const AgencyList = z.object({ items: z.array(AgencyView) });
export const RouteQuery = z.strictObject({ topic: z.string().max(40), subject: z.string().max(40).optional() });
export const RouteView = z.object({
  desk: z.object({ code: z.string(), name: bilingual }),
  agency: AgencyView,
  reasons: z.array(bilingual),
  verified: z.boolean(),
  alternatives: z.array(z.object({ desk: z.string(), name: bilingual, agencyId })),
});
/** What forms need to offer: municipalities, zones, industries. */
export const Places = z.object({
  province: bilingual,
  municipalities: z.array(z.object({ code: z.string(), name: bilingual, parent: z.string().nullable() })),
  industrialZones: z.array(z.object({ id: z.string(), name: bilingual, municipality: z.string() })),
  industries: z.array(z.object({ id: z.string(), name: bilingual })),
});
export const KsicQuery = z.strictObject({ text: z.string().trim().min(1).max(40) });
export const KsicHits = z.object({
  items: z.array(z.object({ code: z.string(), name: z.string(), industry: z.string().nullable() })),
});

// ── companies ───────────────────────────────────────────────────────────────
export const CompanyFields = z.strictObject({
  name: line(80),
  representativeName: line(40),
  corporateNumber: z
    .string()
    .max(20)
    .transform(digitsOf)
    .refine((digits) => /^\d{13}$/.test(digits), { error: '법인등록번호는 13자리입니다. / Thirteen digits.' })
    .nullable(),
  size: CompanySize,
  ksicCode: z.string().regex(/^\d{5}$/, { error: '업종을 골라 주세요. / Choose an industry.' }),
  municipality: areaCode,
  industrialZone: slug.nullable(),
  address: line(200).nullable(),
  employees: z.int().min(0).max(10_000_000).nullable(),
});
export const NewPerson = z.strictObject({
  name: line(40),
  email: emailAddress,
  phone: phone.nullable(),
  passphrase: z.string().min(1).max(200),
});
export const CompanyRegistration = z.strictObject({
  businessNumber: z
    .string()
    .max(20)
    .transform(digitsOf)
    .refine(isBusinessNumber, { error: '사업자등록번호가 올바르지 않습니다. / The business number is not valid.' }),
  company: CompanyFields,
  /** Absent when the caller is signed in already. */
  person: NewPerson.optional(),
  position: line(40),
  consent: z.strictObject({
    textId: slug,
    textVersion: version,
    agreed: z.literal(true, { error: '동의가 필요합니다. / Consent is needed.' }),
  }),
  /** The secret of an invitation to a company of a list. */
  invitation: z
    .string()
    .min(40)
    .max(60)
    .regex(/^[\w-]+$/)
    .optional(),
});
export const CompanyUpdate = CompanyFields.extend({ version });

export const ContactFields = z.strictObject({ name: line(40), position: line(40), email: emailAddress, phone });
export const ContactView = z.object({
  id,
  name: z.string(),
  position: z.string(),
  email: z.string(),
  phone: z.string(),
  version,
});
export const SiteFields = z.strictObject({
  name: line(60),
  municipality: areaCode,
  industrialZone: slug.nullable(),
  address: line(200),
});
export const SiteView = z.object({
  id,
  name: z.string(),
  municipality: z.string(),
  industrialZone: z.string().nullable(),
  address: z.string(),
  version,
});

export const CompanyView = z.object({
  id,
  businessNumber: z.string(),
  corporateNumber: z.string().nullable(),
  name: z.string(),
  representativeName: z.string(),
  size: CompanySize,
  ksicCode: z.string(),
  ksicName: z.string(),
  industry: z.string(),
  industryName: bilingual,
  municipality: z.string(),
  municipalityName: bilingual,
  industrialZone: z.string().nullable(),
  address: z.string().nullable(),
  employees: z.number().nullable(),
  status: CompanyStatus,
  statusReason: z.string().nullable(),
  confirmedAt: instant.nullable(),
  createdAt: instant,
  version,
  contacts: z.array(ContactView),
  sites: z.array(SiteView),
});
export type CompanyView = z.infer<typeof CompanyView>;

export const Registered = z.object({ companyId: id, receiptNumber: z.string(), secretariat: bilingual });

export const CompanyListQuery = z.strictObject({
  status: CompanyStatus.optional(),
  text: z.string().trim().max(40).optional(),
  cursor: z.string().max(80).optional(),
});
export const CompanyRow = z.object({
  id,
  name: z.string(),
  businessNumber: z.string(),
  municipalityName: bilingual,
  industryName: bilingual,
  size: CompanySize,
  status: CompanyStatus,
  createdAt: instant,
});
export const CompanyPage = pageOf(CompanyRow);
export const Confirmation = z.strictObject({
  method: z.enum(['certificate', 'nationalTaxService', 'visit', 'known']),
  note: line(200).nullable(),
});
export const Refusal = z.strictObject({ reason: line(200) });

// ── people of a company ─────────────────────────────────────────────────────
export const MemberView = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: CompanyRole,
  since: instant,
  self: z.boolean(),
});
export const InvitationView = z.object({
  id,
  email: z.string(),
  role: CompanyRole,
  createdAt: instant,
  expiresAt: instant,
});
export const Members = z.object({ members: z.array(MemberView), invitations: z.array(InvitationView) });
export const NewInvitation = z.strictObject({ email: emailAddress, role: CompanyRole });
/** The link is shown once; only its hash is kept. */
export const InvitationLink = z.object({ id, link: z.string(), expiresAt: instant });

// ── consents ────────────────────────────────────────────────────────────────
export const ConsentTextQuery = z.strictObject({
  purpose: ConsentPurpose,
  agencyId: z.coerce.number().int().min(1).max(999),
});
export const ConsentTextView = z.object({
  id: z.string(),
  version,
  purpose: ConsentPurpose,
  title: bilingual,
  recipient: bilingual,
  use: bilingual,
  items: z.array(z.object({ id: z.string(), name: bilingual })),
  period: bilingual,
  refusal: bilingual,
  withdrawal: bilingual,
  validTo: civilDate,
  hash: z.string(),
  verified: z.boolean(),
});
export const NewConsent = z.strictObject({
  agencyId,
  purpose: ConsentPurpose,
  sections: z
    .array(Section.exclude(['sealed', 'money']))
    .min(1)
    .max(6),
  caseId: id.nullable(),
  textId: slug,
  textVersion: version,
});
export const ConsentView = z.object({
  id,
  receiptNumber: z.string(),
  agencyId,
  agencyName: bilingual,
  purpose: ConsentPurpose,
  sections: z.array(Section),
  caseId: id.nullable(),
  textId: z.string(),
  textVersion: version,
  textHash: z.string(),
  givenByName: z.string(),
  channel: ConsentChannel,
  /** The officer who heard it, when it was spoken. */
  takenByName: z.string().nullable(),
  givenAt: instant,
  validTo: civilDate,
  withdrawnAt: instant.nullable(),
  state: z.enum(['active', 'expired', 'withdrawn']),
});
export type ConsentView = z.infer<typeof ConsentView>;
export const ConsentList = z.object({ items: z.array(ConsentView) });
export const ConsentFilter = z.strictObject({ caseId: id.optional() });
