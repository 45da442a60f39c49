// What of an item has a say: its figures, its forms, the scope of the list and the time since production began.
import type { Ask, ConditionResult, ConditionVerdict } from '@boru/contract/screening';
import type { ProfileCondition, ProfileScope } from '@boru/contract/screening-profile';
import { type Answers, askBranch, askQuantity, askScope, askTime, branchAskId, scopeAskId } from './answers.ts';
import type { Catalogue, Item } from './compile.ts';
import { better, judge, type Weighed } from './conditions.ts';
import { evidenceOf } from './match.ts';
import type { Mention, Reading } from './read.ts';
import type { Said } from './said.ts';
import { timeOf } from './time.ts';

/** What has a say in the status; optional scopes ("note") are not among them. */
export interface Verdict {
  readonly verdict: ConditionVerdict;
  readonly review: boolean;
  readonly numeric: boolean;
}
/** Conditions of one kind; the questions are written only when somebody reads them. */
export interface Part {
  readonly conditions: readonly Weighed[];
  readonly verdicts: readonly Verdict[];
  readonly asks: () => Ask[];
}
const nothing = (): never[] => [];
export const SILENT: Part = { conditions: [], verdicts: [], asks: nothing };
const numeric = (verdict: ConditionVerdict): Verdict => ({ verdict, review: false, numeric: true });

const UNSURE: ReadonlySet<ConditionVerdict> = new Set(['unknown', 'unclear', 'borderline', 'incomparable']);

interface Result extends Weighed {
  readonly condition: ProfileCondition;
}
const resultsOf = (
  catalogue: Catalogue,
  reading: Reading,
  { profile }: Item,
  conditions: readonly ProfileCondition[],
): Result[] => conditions.map((condition) => judge(catalogue, reading, profile, condition));

const asksOf = (catalogue: Catalogue, item: Item, results: readonly Result[]): Ask[] =>
  results.filter(({ verdict }) => UNSURE.has(verdict)).map(({ condition }) => askQuantity(catalogue, item, condition));

export function numbers(catalogue: Catalogue, reading: Reading, item: Item): Part {
  if (item.profile.conditions.length === 0) return SILENT;
  const results = resultsOf(catalogue, reading, item, item.profile.conditions);
  return {
    conditions: results,
    verdicts: results.map(({ verdict }) => numeric(verdict)),
    asks: () => asksOf(catalogue, item, results),
  };
}

const WORST: readonly ConditionVerdict[] = ['below', 'incomparable', 'unknown', 'unclear', 'borderline', 'met'];
const all = (verdicts: readonly ConditionVerdict[]): ConditionVerdict =>
  WORST.find((v) => verdicts.includes(v)) ?? 'met';

function chosenBranch(answers: Answers, item: Item): string | null {
  const answer = answers.get(branchAskId(item));
  return typeof answer === 'object' ? answer.choice : null;
}

export function branches(catalogue: Catalogue, reading: Reading, answers: Answers, item: Item, said: Said): Part {
  const { profile } = item;
  if (profile.branches.length === 0) return SILENT;
  const chosen = chosenBranch(answers, item);
  const judged = profile.branches.map((branch, at) => {
    const results = resultsOf(catalogue, reading, item, branch.conditions);
    const held = said.branches[at] === true;
    const hit = results.some(({ found }) => found);
    const applies = chosen !== null ? chosen === branch.id : branch.when.length === 0 ? hit : held;
    return { branch, results, applies, verdict: all(results.map((result) => result.verdict)) };
  });
  const applying = judged.filter((j) => j.applies);
  if (applying.length > 0) {
    const verdict = applying.map((j) => j.verdict).reduce(better);
    const best = applying.filter((j) => j.verdict === verdict).map((j) => j.results);
    const results = best.flat();
    return {
      conditions: results,
      verdicts: [{ verdict, review: false, numeric: results.length > 0 }],
      asks: () => asksOf(catalogue, item, results),
    };
  }
  if (chosen !== null) return { ...SILENT, verdicts: [numeric('below')] };
  const known = judged.flatMap((j) => j.results);
  // Whichever it is, the figure satisfies all of them.
  if (judged.every((j) => j.verdict === 'met' && j.results.length > 0))
    return { conditions: known, verdicts: [numeric('met')], asks: nothing };
  if (profile.branchesOptional) return { ...SILENT, asks: () => [askBranch(item)] };
  if (judged.every((j) => j.verdict === 'below'))
    return { conditions: known, verdicts: [numeric('below')], asks: nothing };
  return {
    conditions: known.filter(({ found }) => found),
    verdicts: [numeric('unknown')],
    asks: () => {
      const first = known.find(({ verdict }) => UNSURE.has(verdict));
      const open = first !== undefined && !(first.found && profile.branches.some((b) => b.when.length === 0));
      return [askBranch(item), ...(open ? [askQuantity(catalogue, item, first.condition)] : [])];
    },
  };
}

function scopeResult(
  reading: Reading,
  scope: ProfileScope,
  mention: Mention | null,
  verdict: ConditionVerdict,
): ConditionResult {
  const word = mention === null ? null : evidenceOf(reading, mention);
  return {
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
  };
}

export function scopes(reading: Reading, answers: Answers, item: Item, said: Said): Part {
  if (item.profile.scopes.length === 0) return SILENT;
  const weighed = item.profile.scopes.map((scope, at) => {
    const { mention = null, verdict: spoken = 'unknown' } = said.scopes[at] ?? {};
    const answer = answers.get(scopeAskId(scope));
    const verdict = answer === 'yes' ? 'met' : answer === 'no' ? 'below' : spoken;
    const write = () => scopeResult(reading, scope, mention, verdict);
    return { scope, verdict, required: null, converted: null, found: mention !== null, write };
  });
  return {
    conditions: weighed,
    verdicts: weighed
      .filter(({ scope, verdict }) => scope.missing !== 'note' || verdict === 'below')
      .map(({ scope, verdict }) => ({
        verdict,
        review: scope.missing === 'review' && UNSURE.has(verdict),
        numeric: false,
      })),
    asks: () => weighed.filter(({ verdict }) => UNSURE.has(verdict)).map(({ scope }) => askScope(item, scope)),
  };
}

export function times(catalogue: Catalogue, reading: Reading, answers: Answers, item: Item, on: string) {
  if (item.profile.times.length === 0) return { ...SILENT, limits: nothing };
  const found = item.profile.times.map((time) => ({ time, ...timeOf(catalogue, reading, answers, time, on) }));
  return {
    conditions: found.map(({ condition }): Weighed => {
      const { verdict, required, converted } = condition;
      return { verdict, required, converted, found: condition.found.length > 0, write: () => condition };
    }),
    verdicts: found.map(({ condition: { verdict } }): Verdict => ({ verdict, review: false, numeric: false })),
    asks: () => found.filter((f) => UNSURE.has(f.condition.verdict)).map(({ time }) => askTime(item, time)),
    limits: () => found.map(({ limit }) => limit),
  };
}
