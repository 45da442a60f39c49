// One item against one reading: conditions, branches, scopes, time limits, exclusions. No status yet.
import type {
  Ask,
  ConditionResult,
  Evidence,
  ExclusionHit,
  ScreeningAnswer,
  TimeLimit,
} from '@boru/contract/screening';
import type { Stage } from '@boru/contract/screening-profile';
import { type Answers, askRole, askStage, roleAskId, stageAskId } from './answers.ts';
import type { Catalogue, Item } from './compile.ts';
import type { Weighed } from './conditions.ts';
import { evidenceOf, type Subject } from './match.ts';
import { branches, numbers, SILENT, scopes, times, type Verdict } from './parts.ts';
import type { Reading } from './read.ts';
import type { Said } from './said.ts';
import { original } from './text.ts';
import { type Warrant, warrantOf } from './warrant.ts';

export interface Evaluation {
  readonly item: Item;
  readonly subject: Subject;
  /** One of its names stands firmly, whatever is missing beside it. */
  readonly partly: boolean;
  readonly conditions: readonly Weighed[];
  readonly verdicts: readonly Verdict[];
  readonly exclusions: Said['exclusions'];
  readonly stage: 'found' | 'open' | 'missing' | 'none';
  /** What only hints at the subject stands beside all the scope the list asks for, in its own words. */
  readonly scoped: boolean;
  /** Something in the text gives a ground to claim it (see warrant.ts), or its reader said that the work is her own. */
  readonly warrant: () => Warrant;
  /** What somebody reads who wants to know why. */
  readonly write: () => Written;
}
export interface Written {
  readonly conditions: ConditionResult[];
  readonly asks: Ask[];
  readonly exclusions: ExclusionHit[];
  readonly timeLimits: TimeLimit[];
  readonly evidence: Evidence[];
}

const BUILDING: ReadonlySet<Stage> = new Set(['development', 'manufacture', 'process']);
function stageOf(reading: Reading, answers: Answers, item: Item): Evaluation['stage'] {
  const { stages, stagesDecide, otherStages } = item.profile;
  if (stages.length === 0) return 'none';
  const answer = answers.get(stageAskId(item));
  if (answer === 'yes') return 'found';
  if (answer === 'no') return 'missing';
  // "개발" fits every stage; it counts only where no stage is named.
  const named = reading.stages;
  const developed = named.has('development');
  if (stages.some((stage) => stage !== 'development' && named.has(stage))) return 'found';
  // Who develops a thing and builds it also designed it; who develops a package did not design the chip.
  const built = developed && [...named.keys()].every((stage) => BUILDING.has(stage));
  if (built && stages.includes('development')) return 'found';
  // Other stages are spoken of, these are not: another kind of work.
  const other = stagesDecide
    ? named.size > (developed ? 1 : 0)
    : otherStages.some((stage) => stage !== 'development' && named.has(stage));
  if (other) return 'missing';
  if (developed && stages.includes('development')) return 'found';
  return stagesDecide ? 'open' : 'none';
}

function subjectWithRole({ subject }: Said, role: ScreeningAnswer['answer'] | undefined): Subject {
  if (role === 'no') return { ...subject, grip: 'none' };
  return role === 'yes' && subject.grip === 'used'
    ? { ...subject, grip: 'own', doubtful: false, pointed: true }
    : subject;
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

/** What the words say of the item, with the figures and the answers. */
export function evaluate(
  catalogue: Catalogue,
  reading: Reading,
  answers: Answers,
  item: Item,
  on: string,
  said: Said,
): Evaluation {
  const role = answers.get(roleAskId(item));
  const subject = subjectWithRole(said, role);
  const scope = scopes(reading, answers, item, said);
  const time = times(catalogue, reading, answers, item, on);
  const parts = [
    numbers(catalogue, reading, item),
    branches(catalogue, reading, answers, item, said),
    scope,
    time,
  ].filter((part) => part !== SILENT);
  const stage = stageOf(reading, answers, item);
  const conditions = parts.flatMap((part) => part.conditions);
  let warrant: Warrant | null = role === 'yes' ? 'given' : null;
  return {
    item,
    subject,
    partly: said.partly,
    conditions,
    verdicts: parts.flatMap((part) => part.verdicts),
    exclusions: said.exclusions,
    stage,
    scoped:
      item.profile.scopes.length > 0 && subject.grip !== 'used' && scope.verdicts.every((v) => v.verdict === 'met'),
    warrant: () => {
      warrant ??= warrantOf(catalogue.cues, reading, item);
      return warrant;
    },
    write: () => {
      const written = conditions.map((condition) => condition.write());
      // Of what is bought, its figures are nobody's question until it is one's own.
      const asks = subject.grip === 'used' ? [askRole(item)] : parts.flatMap((part) => part.asks());
      if (stage === 'open' && subject.grip !== 'used') asks.push(askStage(item));
      return {
        conditions: written,
        asks,
        exclusions: said.exclusions.map(({ exclusion: { id, quote, reason }, mention }) => {
          const { start, end } = evidenceOf(reading, mention);
          return { id, quote, reason, start, end };
        }),
        timeLimits: time.limits(),
        evidence: evidenceFor(reading, item, subject, written),
      };
    },
  };
}
