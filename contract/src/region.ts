// A region pack (packs/<id>/**): everything that makes Boru the Boru of one province, as dated, sourced data.
import { z } from 'zod';
import {
  AsOf,
  CivilDate,
  Code,
  datedFile,
  doubt,
  header,
  LawRef,
  Line,
  Slug,
  Source,
  validity,
  Words,
} from './dated.ts';
import { HelpKind, HelpSubject, HelpTopic } from './help.ts';

const AreaCode = z.string().regex(/^\d{10}$/);
const LonLat = z.tuple([z.number().min(124).max(132), z.number().min(33).max(39)]);

export const Manifest = z.strictObject({
  ...header,
  id: Slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** short: 충북, as it stands in numbers of cases and on narrow screens. */
  province: z.strictObject({ code: AreaCode, name: Words, short: Words }),
  /** The agency that confirms companies and answers what nobody else does. */
  secretariat: Slug,
  locale: z.literal('ko-KR'),
  timeZone: z.literal('Asia/Seoul'),
});

export const AgencyKind = z.enum([
  'province',
  'council',
  'intelligence',
  'police',
  'smeAdministration',
  'publicAgency',
  'technopark',
  'association',
]);
/** Names change (산업통상자원부 → 산업통상부): the periods of one agency may not overlap. */
const AgencyName = z.strictObject({ ...Words.shape, source: Source, ...validity });
export const Agency = z.strictObject({
  id: z.int().min(1).max(999),
  code: Slug,
  kind: AgencyKind,
  names: z.array(AgencyName).min(1),
  signatory: z.strictObject({ title: Words, name: Line.nullable() }),
  role: Words,
  /** false: has no account; a case is handed over on paper and the receipt is recorded. */
  online: z.boolean(),
  source: Source.optional(),
  ...doubt,
});
export const Agencies = datedFile(Agency, {});

export const Capability = z.strictObject({
  desk: Slug,
  agency: Slug,
  name: Words,
  topics: z.array(HelpTopic).min(1),
  /** Empty: any subject. */
  subjects: z.array(HelpSubject),
  /** 'province': everywhere in the pack's province. */
  territory: z.literal('province').or(z.array(AreaCode).min(1)),
  /** Industry ids of ksic-industry-map; empty: any. */
  industries: z.array(Slug),
  statute: z.array(LawRef),
  /** Smaller is asked first. */
  priority: z.int().min(1).max(100),
  source: Source.optional(),
  ...doubt,
});
export const Capabilities = datedFile(Capability, {});

export const Agreement = datedFile(z.strictObject({ id: Slug, number: z.int().positive(), text: Words, ...doubt }), {
  id: Slug,
  signedOn: CivilDate,
  place: Words,
  parties: z.array(Slug).min(2),
  context: Words,
});
export const Ordinance = datedFile(z.strictObject({ id: Slug, heading: Words, ...doubt }), {
  id: Slug,
  name: Line,
  enactedOn: CivilDate.nullable(),
  articleTextKnown: z.boolean(),
});

export const Municipality = z.strictObject({
  code: AreaCode,
  shortCode: z.string().regex(/^\d{5}$/),
  name: Words,
  kind: z.enum(['si', 'gun', 'gu']),
  parent: AreaCode.nullable(),
  centroid: LonLat,
  /** Place on the tile map; districts (구) have none of their own. */
  tile: z.strictObject({ column: z.int().min(0).max(19), row: z.int().min(0).max(19) }).nullable(),
  ...doubt,
});
export const Municipalities = datedFile(Municipality, {});

export const ZoneKind = z.enum([
  'nationalComplex',
  'generalComplex',
  'urbanHighTechComplex',
  'agroIndustrialComplex',
  'unclassifiedComplex',
]);
const Place = {
  id: Slug,
  name: Words,
  municipality: AreaCode,
  town: Line.nullable(),
  location: LonLat,
  /** The point is a centroid, never the outline of the zone. */
  precision: z.enum(['townCentroid', 'municipalityCentroid']),
  industries: z.array(Slug),
  anchors: z.array(Line),
  areaM2: z.int().positive().nullable(),
  designatedOn: AsOf.nullable(),
  source: Source,
  ...doubt,
};
export const IndustrialZone = z.strictObject({
  ...Place,
  kind: ZoneKind,
  stage: z.enum(['existing', 'designated', 'planned', 'candidate']),
});
export const IndustrialZones = datedFile(IndustrialZone, {});
export const SpecialisedCluster = z.strictObject({
  ...Place,
  kind: z.enum(['nationalStrategicCluster', 'materialsPartsEquipmentCluster', 'regulatoryInnovationZone']),
  law: LawRef.nullable(),
});
export const SpecialisedClusters = datedFile(SpecialisedCluster, {});

export const Holiday = z.strictObject({
  on: CivilDate,
  name: Words,
  weekday: z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']),
  kind: z.enum(['fixed', 'lunar', 'substitute', 'election', 'temporary']),
  /** The holidays on this day. A substitute names the days it stands for. */
  feasts: z
    .array(
      z.enum([
        'newYear',
        'lunarNewYear',
        'independenceMovement',
        'labour',
        'children',
        'buddha',
        'memorial',
        'constitution',
        'liberation',
        'chuseok',
        'foundation',
        'hangeul',
        'christmas',
        'other',
      ]),
    )
    .min(1),
  source: Source.optional(),
  ...doubt,
});
/** Dated rule: from `from` on, which feasts get a substitute when they fall on these weekdays. */
export const SubstituteRule = z.strictObject({
  feast: Holiday.shape.feasts.element,
  weekdays: z.array(z.enum(['sat', 'sun'])).min(1),
  from: CivilDate,
  law: LawRef,
  ...doubt,
});
export const Holidays = datedFile(Holiday, {
  years: z.array(z.int().min(2000).max(2100)).min(1),
  substituteRules: z.array(SubstituteRule).min(1),
});

export const Programme = z.strictObject({
  id: Slug,
  name: Words,
  kind: HelpKind,
  operator: Words,
  /** The signatory that helps a company of the region with it. */
  agency: Slug,
  summary: Words,
  howToApply: Words,
  amount: z
    .strictObject({
      maxWon: z.int().positive().nullable(),
      percent: z.int().min(1).max(100).nullable(),
      explained: Words,
    })
    .nullable(),
  year: z.int().min(2000).max(2100).nullable(),
  opensOn: CivilDate.nullable(),
  closesOn: CivilDate.nullable(),
  /** reported: a source says so, this year's notice was not seen. */
  state: z.enum(['standing', 'reported', 'closed']),
  contact: Slug.nullable(),
  url: z
    .string()
    .regex(/^https?:\/\//)
    .nullable(),
  closesDomains: z.array(Slug),
  closesQuestions: z.array(Code),
  law: z.array(LawRef),
  asOf: AsOf,
  source: Source,
  ...validity,
  ...doubt,
});
export const Programmes = datedFile(Programme, {});

export type Manifest = z.infer<typeof Manifest>;
export type Agency = z.infer<typeof Agency>;
export type Capability = z.infer<typeof Capability>;
export type Agreement = z.infer<typeof Agreement>;
export type Ordinance = z.infer<typeof Ordinance>;
export type Municipality = z.infer<typeof Municipality>;
export type IndustrialZone = z.infer<typeof IndustrialZone>;
export type SpecialisedCluster = z.infer<typeof SpecialisedCluster>;
export type Holiday = z.infer<typeof Holiday>;
export type Programme = z.infer<typeof Programme>;
