/** Re-screening (다시 확인): what a new edition of a list does to the cards that are kept. Part of the room technologies. */
import { z } from 'zod';
import { Words } from './dated.ts';
import { civilDate, id, instant } from './fields.ts';
import { CandidateStatus, ScreeningVerdict } from './screening.ts';
import { StatutoryListId } from './statutory-lists.ts';

/** What a screening says about a card, in short: enough to compare two of them. */
export const Claim = z.object({
  verdict: ScreeningVerdict,
  items: z.array(z.object({ list: StatutoryListId, edition: z.string(), item: z.string(), status: CandidateStatus })),
});
export type Claim = z.infer<typeof Claim>;
export const EngineEdition = z.object({ version: z.string(), catalogue: z.string() });
export type EngineEdition = z.infer<typeof EngineEdition>;

/**
 * The claim of the card's own data at the moment it was saved. `reproduces`: the data alone leads to what the reader saw,
 * so that a later difference comes from the list and not from words that stayed in the browser.
 */
export const Replay = Claim.extend({ engine: EngineEdition, reproduces: z.boolean() });
export type Replay = z.infer<typeof Replay>;

/** A stored result computed once more, by the engine and the data of today, for the day it was made for. */
export const ComparisonView = z.object({
  screenedOn: civilDate,
  isSame: z.boolean(),
  /** false: the card was saved before Boru kept what is needed to compute it again. */
  isComparable: z.boolean(),
  stored: z.object({ engine: EngineEdition, verdict: ScreeningVerdict }),
  now: z.object({ engine: EngineEdition, verdict: ScreeningVerdict }),
  differences: z.array(
    z.object({
      list: StatutoryListId,
      edition: z.string(),
      item: z.string(),
      title: Words,
      before: CandidateStatus.nullable(),
      after: CandidateStatus.nullable(),
    }),
  ),
  /** false: words that stayed in the browser had a part in the result, so the card alone says less. */
  reproduces: z.boolean(),
});
export type ComparisonView = z.infer<typeof ComparisonView>;

export const RescreeningOutcome = z.enum(['mayApplyNow', 'noLonger', 'toCheck', 'unchanged']);
export type RescreeningOutcome = z.infer<typeof RescreeningOutcome>;
/** screening: the dry run goes on · ready: somebody must confirm · telling: companies are told · dropped: never told. */
export const RescreeningState = z.enum(['screening', 'ready', 'telling', 'done', 'dropped']);
export type RescreeningState = z.infer<typeof RescreeningState>;

const count = z.int().min(0);
export const RescreeningView = z.object({
  id: z.string(),
  state: RescreeningState,
  engine: EngineEdition,
  screenedOn: civilDate,
  cards: count,
  screened: count,
  counts: z.object({ mayApplyNow: count, noLonger: count, toCheck: count, unchanged: count }),
  /** Companies that were told. */
  told: count,
  begunAt: instant,
  readyAt: instant.nullable(),
  confirmedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  may: z.array(z.enum(['confirm', 'drop'])),
});
export type RescreeningView = z.infer<typeof RescreeningView>;
export const RescreeningOverview = z.object({
  current: z.object({
    engine: EngineEdition,
    editions: z.array(z.object({ list: StatutoryListId, edition: z.string(), name: Words })),
  }),
  runs: z.array(RescreeningView),
  may: z.array(z.enum(['begin'])),
});
export type RescreeningOverview = z.infer<typeof RescreeningOverview>;
export const RescreeningPath = z.strictObject({ rescreeningId: id });

/** One card whose result changed, for the worklist of a desk. Only cards the agency may see. */
export const FindingView = z.object({
  id: z.string(),
  technologyId: z.string(),
  companyId: z.string(),
  /** null: the agency may see the technologies of the company but not the company itself. */
  companyName: z.string().nullable(),
  cardName: z.string(),
  outcome: RescreeningOutcome,
  before: Claim,
  after: Claim,
  isTold: z.boolean(),
  foundAt: instant,
});
export type FindingView = z.infer<typeof FindingView>;
export const Worklist = z.object({ items: z.array(FindingView) });
/** What the company sees on its own card: the newest finding that still concerns it. */
export const CardFinding = z.object({
  finding: z
    .object({
      id: z.string(),
      outcome: RescreeningOutcome,
      before: Claim,
      after: z.object({
        verdict: ScreeningVerdict,
        items: z.array(
          z.object({
            list: StatutoryListId,
            edition: z.string(),
            item: z.string(),
            status: CandidateStatus,
            title: Words,
            editionName: Words,
          }),
        ),
      }),
      screenedOn: civilDate,
      foundAt: instant,
      may: z.array(z.enum(['accept'])),
    })
    .nullable(),
});
export type CardFinding = z.infer<typeof CardFinding>;
