// One item against one reading: conditions, branches, scopes, time limits, exclusions. No status yet.
import type {
  Ask,
  ConditionResult,
  ConditionVerdict,
  Evidence,
  ExclusionHit,
  TimeLimit,
} from '@boru/contract/screening';
import type { ProfileExclusion, ProfileScope } from '@boru/contract/screening-profile';
import {
  type Answers,
  askBranch,
  askQuantity,
  askRole,
  askScope,
  askStage,
  askTime,
  branchAskId,
  roleAskId,
  scopeAskId,
  stageAskId,
} from './answers.ts';
import type { Catalogue, Item, ReadyProfile } from './compile.ts';
import { better, judge } from './conditions.ts';
import { denied, evidenceOf, holdGroup, present, type Subject, spoken, subjectOf } from './match.ts';
import type { Reading } from './read.ts';
import { original } from './text.ts';
import { timeOf } from './time.ts';

export interface Evaluation {
  readonly item: Item;
  readonly subject: Subject;
  readonly conditions: readonly ConditionResult[];
  /** Verdicts that decide the status; optional scopes ("note") are not among them. */
  readonly verdicts: readonly { verdict: ConditionVerdict; review: boolean; numeric: boolean }[];
  readonly asks: readonly Ask[];
  readonly exclusions: readonly (ExclusionHit & { effect: ProfileExclusion['effect'] })[];
  readonly timeLimits: readonly TimeLimit[];
  readonly evidence: readonly Evidence[];
  readonly stage: 'found' | 'open' | 'missing' | 'none';
  /** What only hints at the subject stands beside all the scope the list asks for, in its own words. */
  readonly scoped: boolean;
  /** Nothing in the text says that anybody makes or masters what it speaks of. */
  readonly hearsay: boolean;
}

type Verdict = Evaluation['verdicts'][number];
interface Part {
  conditions: ConditionResult[];
  verdicts: Verdict[];
  /** Written only when somebody reads them. */
  asks: (() => Ask)[];
}

const UNSURE: ReadonlySet<ConditionVerdict> = new Set(['unknown', 'unclear', 'borderline', 'incomparable']);

function numbers(catalogue: Catalogue, reading: Reading, item: Item): Part {
  const results = item.profile.conditions.map((condition) => ({
    condition,
    result: judge(catalogue, reading, item.profile, condition),
  }));
  return {
    conditions: results.map((r) => r.result),
    verdicts: results.map((r) => ({ verdict: r.result.verdict, review: false, numeric: true })),
    asks: results
      .filter((r) => UNSURE.has(r.result.verdict))
      .map((r) => () => askQuantity(catalogue, item, r.condition)),
  };
}

const WORST: readonly ConditionVerdict[] = ['below', 'incomparable', 'unknown', 'unclear', 'borderline', 'met'];
const all = (verdicts: readonly ConditionVerdict[]): ConditionVerdict =>
  WORST.find((v) => verdicts.includes(v)) ?? 'met';

function chosenBranch(answers: Answers, item: Item): string | null {
  const answer = answers.get(branchAskId(item));
  return typeof answer === 'object' ? answer.choice : null;
}

function branches(catalogue: Catalogue, reading: Reading, answers: Answers, item: Item): Part {
  const { profile } = item;
  if (profile.branches.length === 0) return { conditions: [], verdicts: [], asks: [] };
  const chosen = chosenBranch(answers, item);
  const judged = profile.branches.map((branch) => {
    const results = branch.conditions.map((condition) => ({
      condition,
      result: judge(catalogue, reading, profile, condition),
    }));
    const held = branch.when.every((group) => holdGroup(reading, group)?.grip === 'own');
    const hit = results.some((r) => r.result.found.length > 0);
    const applies = chosen !== null ? chosen === branch.id : branch.when.length === 0 ? hit : held;
    return { branch, results, applies, verdict: all(results.map((r) => r.result.verdict)) };
  });
  const applying = judged.filter((j) => j.applies);
  if (applying.length === 0 && chosen === null && judged.every((j) => j.verdict === 'met' && j.results.length > 0)) {
    // Whichever it is, the figure satisfies all of them.
    const conditions = judged.flatMap((j) => j.results.map((r) => r.result));
    return { conditions, verdicts: [{ verdict: 'met', review: false, numeric: true }], asks: [] };
  }
  if (applying.length === 0 && chosen === null && profile.branchesOptional)
    return { conditions: [], verdicts: [], asks: [() => askBranch(item)] };
  if (applying.length === 0) {
    if (chosen !== null)
      return { conditions: [], verdicts: [{ verdict: 'below', review: false, numeric: true }], asks: [] };
    const hopeless = judged.every((j) => j.verdict === 'below');
    const known = judged.flatMap((j) => j.results.map((r) => r.result));
    const quantities = judged.flatMap((j) => j.results).filter((r) => UNSURE.has(r.result.verdict));
    const first = quantities[0];
    const asks = hopeless
      ? []
      : [
          () => askBranch(item),
          ...(first === undefined || profile.branches.some((b) => b.when.length === 0 && first.result.found.length > 0)
            ? []
            : [() => askQuantity(catalogue, item, first.condition)]),
        ];
    return {
      conditions: hopeless ? known : known.filter((k) => k.found.length > 0),
      verdicts: [{ verdict: hopeless ? 'below' : 'unknown', review: false, numeric: true }],
      asks,
    };
  }
  const verdict = applying.map((j) => j.verdict).reduce(better);
  const best = applying.filter((j) => j.verdict === verdict);
  return {
    conditions: best.flatMap((j) => j.results.map((r) => r.result)),
    verdicts: [{ verdict, review: false, numeric: best.some((j) => j.results.length > 0) }],
    asks: best.flatMap((j) =>
      j.results.filter((r) => UNSURE.has(r.result.verdict)).map((r) => () => askQuantity(catalogue, item, r.condition)),
    ),
  };
}

function scopeVerdict(reading: Reading, answers: Answers, scope: ProfileScope): ConditionVerdict {
  const answer = answers.get(scopeAskId(scope));
  if (answer === 'yes') return 'met';
  if (answer === 'no') return 'below';
  const mention = spoken(reading, scope.any);
  if (mention !== null) return mention.hint || present(reading, scope.any) === null ? 'unclear' : 'met';
  return denied(reading, scope.any) ? 'below' : 'unknown';
}

function scopes(reading: Reading, answers: Answers, item: Item): Part {
  const part: Part = { conditions: [], verdicts: [], asks: [] };
  for (const scope of item.profile.scopes) {
    const verdict = scopeVerdict(reading, answers, scope);
    const mention = spoken(reading, scope.any);
    const word = mention === null ? null : evidenceOf(reading, mention);
    part.conditions.push({
      id: scope.id,
      kind: 'scope',
      quote: scope.quote,
      name: scope.name,
      required: null,
      found:
        word === null ? [] : [{ text: word.text, low: null, high: null, unit: '', start: word.start, end: word.end }],
      converted: null,
      gap: null,
      verdict,
    });
    const optional = scope.missing === 'note' && verdict !== 'below';
    if (!optional)
      part.verdicts.push({ verdict, review: scope.missing === 'review' && UNSURE.has(verdict), numeric: false });
    if (UNSURE.has(verdict)) part.asks.push(() => askScope(item, scope));
  }
  return part;
}

function exclusionsOf(reading: Reading, profile: ReadyProfile): Evaluation['exclusions'] {
  return profile.exclusions.flatMap((exclusion) => {
    const mention = present(reading, exclusion.any);
    if (mention === null || mention.hint) return [];
    const saved = exclusion.unless === undefined ? null : spoken(reading, exclusion.unless);
    if (saved !== null && !saved.hint) return [];
    const { start, end } = evidenceOf(reading, mention);
    return [
      { id: exclusion.id, quote: exclusion.quote, reason: exclusion.reason, start, end, effect: exclusion.effect },
    ];
  });
}

function stageOf(reading: Reading, answers: Answers, item: Item): Evaluation['stage'] {
  const { stages, stagesDecide, otherStages } = item.profile;
  if (stages.length === 0) return 'none';
  const answer = answers.get(stageAskId(item));
  if (answer === 'yes') return 'found';
  if (answer === 'no') return 'missing';
  // "개발" fits every stage; it counts only where no stage is named.
  const named = new Set(reading.stages.keys());
  const developed = named.delete('development');
  if (stages.some((stage) => named.has(stage))) return 'found';
  // Who develops a thing and builds it also designed it; who develops a package did not design the chip.
  const built = [...named].every((stage) => stage === 'manufacture' || stage === 'process');
  if (developed && built && stages.includes('development')) return 'found';
  // Other stages are spoken of, these are not: another kind of work.
  const other = stagesDecide ? named.size > 0 : otherStages.some((stage) => named.has(stage));
  if (other) return 'missing';
  if (developed && stages.includes('development')) return 'found';
  return stagesDecide ? 'open' : 'none';
}

function subjectWithRole(reading: Reading, answers: Answers, item: Item): Subject {
  const subject = subjectOf(reading, item);
  if (subject.grip !== 'used') return subject;
  const answer = answers.get(roleAskId(item));
  if (answer === 'yes') return { ...subject, grip: 'own', doubtful: false, pointed: true };
  return answer === 'no' ? { ...subject, grip: 'none' } : subject;
}

function evidenceFor(
  reading: Reading,
  item: Item,
  subject: Subject,
  conditions: readonly ConditionResult[],
): Evidence[] {
  const words = subject.mentions.map((mention) => evidenceOf(reading, mention));
  const figures = conditions
    .flatMap((c) => (c.kind === 'quantity' ? c.found : []))
    .map(
      (f): Evidence => ({
        kind: f.start === null ? 'typed' : 'number',
        start: f.start,
        end: f.end,
        text: f.text,
        of: f.unit,
      }),
    );
  const stageMatches = item.profile.stages.flatMap((s) => {
    const match = reading.stages.get(s);
    return match === undefined || match === null
      ? []
      : [
          {
            kind: 'word' as const,
            start: reading.folded.at[match.start] ?? 0,
            end: reading.folded.to[match.end - 1] ?? 0,
            text: original(reading.folded, match.start, match.end),
            of: s,
          },
        ];
  });
  return [...words, ...stageMatches, ...figures];
}

/** `brief`: the judgement alone, without questions and evidence. */
export function evaluate(
  catalogue: Catalogue,
  reading: Reading,
  answers: Answers,
  item: Item,
  on: string,
  brief = false,
): Evaluation {
  const subject = subjectWithRole(reading, answers, item);
  const parts = [
    numbers(catalogue, reading, item),
    branches(catalogue, reading, answers, item),
    scopes(reading, answers, item),
  ];
  const times = item.profile.times.map((time) => ({ time, ...timeOf(catalogue, reading, answers, time, on) }));
  const stage = stageOf(reading, answers, item);
  const asks = parts.flatMap((part) => part.asks);
  for (const { time, condition } of times) if (UNSURE.has(condition.verdict)) asks.push(() => askTime(item, time));
  if (stage === 'open') asks.push(() => askStage(item));
  if (subject.grip === 'used') asks.unshift(() => askRole(item));
  const conditions = [...parts.flatMap((part) => part.conditions), ...times.map((t) => t.condition)];
  return {
    item,
    subject,
    conditions,
    verdicts: [
      ...parts.flatMap((part) => part.verdicts),
      ...times.map((t) => ({ verdict: t.condition.verdict, review: false, numeric: false })),
    ],
    asks: brief ? [] : asks.map((write) => write()),
    exclusions: exclusionsOf(reading, item.profile),
    timeLimits: times.map((t) => t.limit),
    evidence: brief ? [] : evidenceFor(reading, item, subject, conditions),
    stage,
    scoped:
      item.profile.scopes.length > 0 &&
      subject.grip !== 'used' &&
      parts[2]?.verdicts.every((v) => v.verdict === 'met') === true,
    hearsay: reading.hearsay,
  };
}
