/** Technologies (보유기술): the card a company keeps (metadata only), the duties that would follow, and the screening files. */
import { z } from 'zod';
import { StatutoryListId } from './catalogue.ts';
import { Code, Slug, Words } from './dated.ts';
import { civilDate, id, instant, line, prose, version } from './fields.ts';
import { CandidateStatus, ScreeningVerdict } from './screening.ts';
import { Name } from './screening-profile.ts';

// ── what the browser screens with ───────────────────────────────────────────

/** Where the screening files lie. They never change under one hash, so the browser keeps them. */
export const ScreeningRelease = z.object({
  hash: z.string(),
  editions: z.array(
    z.object({
      list: StatutoryListId,
      edition: z.string(),
      name: Words,
      validFrom: civilDate.nullable(),
      validTo: civilDate.nullable(),
      items: z.int(),
      verified: z.boolean(),
    }),
  ),
});
export type ScreeningRelease = z.infer<typeof ScreeningRelease>;
export const ScreeningFilesPath = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** One duty of one list, with its statute in words and, where the law counts days, the last day. */
export const DutyView = z.object({
  id: Slug,
  title: Words,
  what: Words,
  when: Words,
  arises: z.enum(['ifUnsure', 'ifApplies', 'ifEvent']),
  perList: z.array(
    z.object({
      list: StatutoryListId,
      law: z.array(z.object({ name: z.string(), short: Words, article: z.string() })),
      form: z.object({ number: z.string().nullable(), name: z.string() }).nullable(),
      deadline: Words,
      /** Counted from the day asked about, by the rule in force; null where no period of days runs. */
      dueOn: civilDate.nullable(),
      sanction: Words.nullable(),
      verified: z.boolean(),
    }),
  ),
  verified: z.boolean(),
});
export type DutyView = z.infer<typeof DutyView>;
export const DutiesQuery = z.strictObject({ from: civilDate.optional() });
export const DutiesView = z.object({ from: civilDate, duties: z.array(DutyView) });
export type DutiesView = z.infer<typeof DutiesView>;

// ── the card ────────────────────────────────────────────────────────────────

/** Where the company stands with the ministry; it says so itself. */
export const CardStanding = z.enum(['checked', 'preparing', 'applied', 'applies', 'doesNotApply']);
export type CardStanding = z.infer<typeof CardStanding>;

const finite = z.number().min(-1e15).max(1e15);
export const CardQuantity = z.strictObject({
  quantity: Name,
  value: finite,
  unit: z.string().max(24),
  comparator: z.enum(['=', '<', '<=', '>=', '>', '~']),
});
export const CardItem = z.strictObject({
  list: StatutoryListId,
  edition: z.string().max(20),
  item: Code.max(40),
  status: CandidateStatus,
});
/** Only what names a technology. The description that was screened stays in the browser. */
export const CardInput = z.strictObject({
  name: line(80),
  field: Slug.max(60),
  product: line(100).nullable(),
  quantities: z.array(CardQuantity).max(12),
  items: z.array(CardItem).max(12),
  screenedOn: civilDate,
  verdict: ScreeningVerdict,
  /** Engine and catalogue the result was made with. */
  engine: z.strictObject({ version: z.string().max(20), catalogue: z.string().max(64) }),
  standing: CardStanding,
  note: prose(500).nullable(),
});
export type CardInput = z.infer<typeof CardInput>;
export const CardCreate = CardInput;
export const CardUpdate = z.strictObject({ version, card: CardInput });
export const CardArchive = z.strictObject({ version, archived: z.boolean() });
export const CardPath = z.strictObject({ technologyId: id });
export const CardCompanyPath = z.strictObject({ companyId: id });

export const CardView = z.object({
  id: z.string(),
  companyId: z.string(),
  name: z.string(),
  field: z.object({ id: z.string(), ko: z.string(), en: z.string() }),
  product: z.string().nullable(),
  quantities: z.array(
    z.object({ quantity: z.string(), name: Words, value: z.number(), unit: z.string(), comparator: z.string() }),
  ),
  items: z.array(
    z.object({
      list: StatutoryListId,
      edition: z.string(),
      item: z.string(),
      /** Verbatim text of that edition. */
      text: z.string(),
      editionName: Words,
      status: CandidateStatus,
      /** false: a newer edition of the list is in force; screen again. */
      inForce: z.boolean(),
    }),
  ),
  screenedOn: civilDate,
  verdict: ScreeningVerdict,
  engine: z.object({ version: z.string(), catalogue: z.string() }),
  standing: CardStanding,
  note: z.string().nullable(),
  version: z.int(),
  archived: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  may: z.array(z.enum(['update', 'archive'])),
});
export type CardView = z.infer<typeof CardView>;
export const CardList = z.object({ items: z.array(CardView) });
export const CardsOfCompany = z.object({ items: z.array(CardView) });

/** Earlier versions of a card: what changed, when. For the company alone. */
export const CardVersion = z.object({
  version: z.int(),
  changedAt: instant,
  name: z.string(),
  standing: CardStanding,
  verdict: ScreeningVerdict,
  items: z.int(),
});
export const CardDetail = CardView.extend({ versions: z.array(CardVersion) });
export type CardDetail = z.infer<typeof CardDetail>;

/** One line of the company's "오늘 할 일" that this room contributes. */
export const TechnologyTask = z.object({
  kind: z.enum(['neverScreened', 'mayApply', 'numberMissing', 'editionChanged']),
  subjectId: z.string().nullable(),
  name: z.string().nullable(),
});
export type TechnologyTask = z.infer<typeof TechnologyTask>;
export const TechnologyTasks = z.object({ tasks: z.array(TechnologyTask) });
