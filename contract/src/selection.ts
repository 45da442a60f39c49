/** 선정: which applications are supported at which amount under what the notice named, and who decided it. */
import { z } from 'zod';
import { bilingual, id, instant, line, prose, version } from './fields.ts';

/** points: as many points as possible · pointsByWon: points weighted with the money they are granted for. */
export const SelectionObjective = z.enum(['points', 'pointsByWon']);
export const QuotaTag = z.enum(['size', 'municipality', 'industry']);
export const QuotaKind = z.enum([
  ...(['leastCount', 'mostCount', 'leastShare', 'mostShare', 'leastAll', 'groupCount', 'groupWon'] as const),
]);
/** A condition of the notice. `amount`: applications, thousandths of the money, or won, as the kind says. */
export const Quota = z
  .strictObject({
    id: z.string().regex(/^[a-z][A-Za-z0-9]{0,19}$/),
    name: z.strictObject({ ko: line(80), en: line(80) }),
    kind: QuotaKind,
    tag: QuotaTag.nullable(),
    among: z.array(z.string().min(1).max(60)).max(60),
    amount: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  })
  .refine(
    ({ kind, tag, among }) =>
      ['leastAll', 'groupCount', 'groupWon'].includes(kind) === (tag === null) &&
      (tag === null) === (among.length === 0),
    {
      path: ['among'],
      error: '어떤 기업에 대한 조건인지 골라 주세요. / Say which companies it is about.',
    },
  )
  .refine(
    ({ kind, amount }) =>
      kind === 'leastShare' || kind === 'mostShare' ? amount <= 1000 : kind === 'groupWon' || amount <= 10_000,
    {
      path: ['amount'],
      error: '값이 너무 큽니다. / Too large.',
    },
  );

export const RunState = z.enum(['running', 'done', 'stopped', 'failed']);
export const RunOutcome = z.enum(['proven', 'found', 'impossible', 'nothing']);
export const RunFault = z.enum(['memory', 'killed', 'cancelled', 'fault', 'late']);
export const ChoiceSource = z.enum(['solver', 'first', 'ordered']);
export const ProposalState = z.enum(['proposed', 'decided', 'returned']);
export const ResultOutcome = z.enum(['selected', 'reserve', 'rejected']);

/** Set by hand: this share of the benefit in thousandths, or nothing at all. Each with its reason. */
export const HandChange = z.strictObject({
  applicationId: id,
  permille: z.int().min(1).max(1000).nullable(),
  reason: line(300),
});
export const RunInput = z.strictObject({ changes: z.array(HandChange).max(200), withCosts: z.boolean() });
export const ProposalInput = z.strictObject({ runId: id, source: ChoiceSource, reason: prose(1000) });
export const ProposalDecision = z.strictObject({
  version,
  decision: z.enum(['decide', 'return']),
  reason: prose(1000),
});

/** One answer, added up again in whole won. */
export const AnswerView = z.object({
  /** Hundredths of a point (times the share), or of points by ten thousand won. */
  value: z.number(),
  won: z.number(),
  count: z.number(),
  holds: z.boolean(),
  constraints: z.array(
    z.object({
      id: z.string(),
      name: bilingual,
      kind: z.string(),
      holds: z.boolean(),
      /** Applications, won, or thousandths, as the kind says. */
      reached: z.number(),
      bound: z.number(),
    }),
  ),
  chosen: z.record(z.string(), z.number()),
});
export const RunView = z.object({
  id,
  number: z.number(),
  state: RunState,
  outcome: RunOutcome.nullable(),
  fault: RunFault.nullable(),
  inputHash: z.string(),
  solver: z.string().nullable(),
  seconds: z.number().nullable(),
  /** Share of the bound that could at most still be gained, in millionths; null: not known. */
  gap: z.number().nullable(),
  progress: z.object({ seconds: z.number(), best: z.number().nullable(), bound: z.number().nullable() }).nullable(),
  solverAnswer: AnswerView.nullable(),
  first: AnswerView,
  ordered: AnswerView,
  /** Why nothing can fulfil all of it, in words. */
  impossible: z.object({ constraints: z.array(bilingual), byHand: z.boolean(), words: z.array(bilingual) }).nullable(),
  /** What each condition cost: the value that would be gained without it. */
  costs: z.array(z.object({ id: z.string(), name: bilingual, gain: z.number().nullable() })).nullable(),
  changes: z.array(HandChange),
  /** What the changes by hand cost beside the best answer without them; null where that is not known. */
  changesCost: z.number().nullable(),
  askedBy: z.string(),
  askedAt: instant,
  endedAt: instant.nullable(),
});
export const ProposalView = z.object({
  id,
  runId: id,
  source: ChoiceSource,
  state: ProposalState,
  reason: z.string(),
  chosen: z.record(z.string(), z.number()),
  value: z.number(),
  won: z.number(),
  proposedBy: z.string(),
  proposedAt: instant,
  isOwn: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  version,
});
export const SelectionAction = z.enum(['run', 'propose', 'decide']);
export const SelectionView = z.object({
  callId: id,
  title: z.string(),
  budgetWon: z.number(),
  objective: SelectionObjective,
  levels: z.array(z.number()),
  applications: z.array(
    z.object({
      id,
      number: z.string(),
      companyName: z.string(),
      rank: z.number().nullable(),
      total: z.number().nullable(),
      benefitWon: z.number(),
      outcome: ResultOutcome.nullable(),
      reservePlace: z.number().nullable(),
    }),
  ),
  runs: z.array(RunView),
  proposals: z.array(ProposalView),
  may: z.array(SelectionAction),
});
export type Quota = z.infer<typeof Quota>;
export type QuotaTag = z.infer<typeof QuotaTag>;
export type SelectionObjective = z.infer<typeof SelectionObjective>;
export type HandChange = z.infer<typeof HandChange>;
export type RunInput = z.infer<typeof RunInput>;
export type RunView = z.infer<typeof RunView>;
export type AnswerView = z.infer<typeof AnswerView>;
export type ChoiceSource = z.infer<typeof ChoiceSource>;
export type ProposalInput = z.infer<typeof ProposalInput>;
export type ProposalView = z.infer<typeof ProposalView>;
export type ProposalDecision = z.infer<typeof ProposalDecision>;
export type SelectionView = z.infer<typeof SelectionView>;
export type SelectionAction = z.infer<typeof SelectionAction>;
export type ResultOutcome = z.infer<typeof ResultOutcome>;
