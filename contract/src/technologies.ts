/** Technologies (보유기술): the card a company keeps (metadata only), the duties that would follow, and the screening files. */
import { z } from 'zod';
import { ArticleView } from './articles.ts';
import { Code, Slug, Words } from './dated.ts';
import { DeadlineActor, DeadlineRule, DeadlineUnit, PauseReason } from './deadline-rule.ts';
import { civilDate, id, instant, line, prose, version } from './fields.ts';
import { CandidateStatus, Role, ScreeningAnswer, ScreeningVerdict } from './screening.ts';
import { Name, Stage } from './screening-profile.ts';
import { StatutoryListId } from './statutory-lists.ts';

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

const period = z.object({ value: z.int(), unit: DeadlineUnit });
/** A period of a law as the dated deadline rules have it: who must act, how long, what is not counted. */
const PeriodView = z.object({
  rule: Code,
  title: Words,
  trigger: Words,
  actor: DeadlineActor,
  kind: DeadlineRule.shape.kind,
  period: period.nullable(),
  /** Stretches that stand still while they last, each at most so long, once more so long. */
  pauses: z.array(z.object({ reason: PauseReason, period, extension: period.nullable() })),
  extensions: z.array(z.object({ times: z.int(), period: period.nullable(), condition: Words })),
  law: z.array(ArticleView),
  verified: z.boolean(),
});
export type PeriodView = z.infer<typeof PeriodView>;
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
      law: z.array(ArticleView),
      form: z.object({ number: z.string().nullable(), name: z.string() }).nullable(),
      deadline: Words,
      /** Who decides or receives it; null where nobody does (a standing duty of the company). */
      decidedBy: Words.nullable(),
      /** The company's own period and that of the answer, from the dated rules. */
      periods: z.array(PeriodView),
      /** Counted from the day asked about, by the rule in force; null where no period of days runs. */
      dueOn: civilDate.nullable(),
      sanction: Words.nullable(),
      verified: z.boolean(),
      note: z.string().nullable(),
    }),
  ),
  verified: z.boolean(),
});
export type DutyView = z.infer<typeof DutyView>;
/** What the law or the tax code offers to a holder; information, never a promise. */
export const IncentiveView = z.object({
  id: Slug,
  title: Words,
  what: Words,
  lists: z.array(StatutoryListId),
  law: z.array(ArticleView),
  when: Words,
  verified: z.boolean(),
  note: z.string().nullable(),
});
export type IncentiveView = z.infer<typeof IncentiveView>;
export const DutiesQuery = z.strictObject({ from: civilDate.optional() });
export const DutiesView = z.object({
  from: civilDate,
  duties: z.array(DutyView),
  incentives: z.array(IncentiveView),
});
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
/**
 * What the result rests on, in words of the lists alone: dictionary terms, stages, answers to the questions. Enough to
 * screen the card again under another edition; the sentences that were written are not in it.
 */
export const CardBasis = z.strictObject({
  terms: z.array(Name).max(60),
  stages: z.array(Stage).max(14),
  role: Role.nullable(),
  answers: z.array(ScreeningAnswer).max(40),
});
export type CardBasis = z.infer<typeof CardBasis>;
/** Only what names a technology. The description that was screened stays in the browser. */
export const CardInput = z.strictObject({
  name: line(80),
  field: Slug.max(60),
  product: line(100).nullable(),
  quantities: z.array(CardQuantity).max(12),
  items: z.array(CardItem).max(12),
  basis: CardBasis.default({ terms: [], stages: [], role: null, answers: [] }),
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
/** The version of the card the reader saw when accepting a new result. */
export const CardAccept = z.strictObject({ version });
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
  basis: z.object({
    terms: z.array(z.object({ id: z.string(), ko: z.string(), en: z.string() })),
    stages: z.array(z.object({ id: Stage, ko: z.string(), en: z.string() })),
    role: Role.nullable(),
    answers: z.array(ScreeningAnswer),
  }),
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

// ── the packet for 판정 신청 ─────────────────────────────────────────────────

export const PacketQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx', 'json']).default('pdf') });
const PacketRow = z.object({ label: z.string(), value: z.string().nullable() });
/** The fields of the application as far as the card and the company's file know them; null is left for the hand. */
export const Packet = z.object({
  form: z.object({ number: z.string(), name: z.string() }),
  law: z.array(z.string()),
  addressee: z.string(),
  preparedOn: civilDate,
  preparedBy: z.string().nullable(),
  notice: z.string(),
  unverified: z.string(),
  parts: z.array(z.object({ title: z.string(), rows: z.array(PacketRow) })),
  attachments: z.array(z.object({ number: z.int(), title: z.string(), hint: z.string() })),
  cautions: z.array(z.string()),
  engine: z.object({ version: z.string(), catalogue: z.string() }),
});
export type Packet = z.infer<typeof Packet>;

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
  kind: z.enum(['neverScreened', 'rescreened', 'mayApply', 'numberMissing', 'editionChanged']),
  subjectId: z.string().nullable(),
  name: z.string().nullable(),
});
export type TechnologyTask = z.infer<typeof TechnologyTask>;
export const TechnologyTasks = z.object({ tasks: z.array(TechnologyTask) });
