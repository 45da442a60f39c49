import type { Answers, AnswerValue, DomainScore, Gap, Outcome, ScoreRange } from '@boru/contract/diagnosis';
import type { Question, QuestionSet } from '@boru/contract/question-set';
import { levelFor } from './level.ts';

export type DiagnosisFault = 'answer.unknown_question' | 'answer.not_on_scale' | 'answer.must_apply';

/** An answer the set does not allow; `question` names where. Nothing was computed. */
export class DiagnosisError extends Error {
  readonly fault: DiagnosisFault;
  readonly question: string;

  constructor(fault: DiagnosisFault, question: string) {
    super(`${fault}: ${question}`);
    this.name = 'DiagnosisError';
    this.fault = fault;
    this.question = question;
  }
}

/** Top of the answer scale; the set's schema fixes the scale to 0..3. */
const TOP = 3;

interface Tally {
  readonly domain: string;
  readonly weight: number;
  questions: number;
  unanswered: number;
  notApplicable: number;
  /** Σ weight × value of the answered, Σ weight of the answered, Σ weight of the open questions. */
  earned: number;
  answeredWeight: number;
  openWeight: number;
}

/**
 * Scores answers against a question set.
 * Domain: Σ w·v / Σ 3·w in percent; total: mean of the domains by weight. "Not applicable" leaves both sums, a domain
 * in which nothing applies leaves the total. Open questions turn scores into ranges: all 0 to all 3.
 * Scores are cut to one decimal. Throws DiagnosisError for answers the set does not allow.
 */
export function score(set: QuestionSet, answers: Answers): Outcome {
  const questions = inFixedOrder(set);
  checkAnswers(questions, answers);
  const tallies = tally(set, questions, answers);
  const unanswered = tallies.reduce((sum, each) => sum + each.unanswered, 0);
  const complete = unanswered === 0;
  const range = totalRange(tallies);
  const gaps = rank(set, questions, answers, tallies);
  const exact = complete && range !== null ? range.min : null;
  const level = exact === null ? null : levelFor(set, exact, gaps.filter((gap) => gap.critical).length);
  return {
    set: { id: set.id, version: set.version },
    complete,
    unanswered,
    total: exact === null ? null : cut(exact),
    range: range === null ? null : { min: cut(range.min), max: cut(range.max) },
    level: level?.level ?? null,
    uncappedLevel: level?.uncapped ?? null,
    domains: tallies.map(domainScore),
    gaps,
  };
}

// Sums run in the order of the ids, so that a set listed in another order gives the same last bit.
const ordered = new WeakMap<QuestionSet, readonly Question[]>();
function inFixedOrder(set: QuestionSet): readonly Question[] {
  const known = ordered.get(set);
  if (known !== undefined) return known;
  const sorted = [...set.questions].sort((a, b) => (a.id < b.id ? -1 : 1));
  ordered.set(set, sorted);
  return sorted;
}

function checkAnswers(questions: readonly Question[], answers: Answers): void {
  const byId = new Map(questions.map((question) => [question.id, question]));
  for (const [id, value] of Object.entries(answers)) {
    const question = byId.get(id);
    if (question === undefined) throw new DiagnosisError('answer.unknown_question', id);
    if (value === 'notApplicable') {
      if (!question.mayNotApply) throw new DiagnosisError('answer.must_apply', id);
    } else if (!Number.isInteger(value) || value < 0 || value > TOP) {
      throw new DiagnosisError('answer.not_on_scale', id);
    }
  }
}

function answerOf(answers: Answers, question: Question): AnswerValue | undefined {
  // A record parsed from JSON may inherit names such as "constructor".
  return Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
}

function tally(set: QuestionSet, questions: readonly Question[], answers: Answers): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { id, weight } of set.domains) {
    const empty = { questions: 0, unanswered: 0, notApplicable: 0, earned: 0, answeredWeight: 0, openWeight: 0 };
    tallies.set(id, { domain: id, weight, ...empty });
  }
  for (const question of questions) {
    const each = tallies.get(question.domain);
    if (each === undefined) continue;
    const value = answerOf(answers, question);
    each.questions += 1;
    if (value === undefined) {
      each.unanswered += 1;
      each.openWeight += question.weight;
    } else if (value === 'notApplicable') {
      each.notApplicable += 1;
    } else {
      each.earned += question.weight * value;
      each.answeredWeight += question.weight;
    }
  }
  return [...tallies.values()];
}

function rangeOf(each: Tally): ScoreRange | null {
  const whole = TOP * (each.answeredWeight + each.openWeight);
  if (whole === 0) return null;
  return { min: (100 * each.earned) / whole, max: (100 * (each.earned + TOP * each.openWeight)) / whole };
}

function totalRange(tallies: readonly Tally[]): ScoreRange | null {
  let weight = 0;
  let min = 0;
  let max = 0;
  for (const each of [...tallies].sort((a, b) => (a.domain < b.domain ? -1 : 1))) {
    const range = rangeOf(each);
    if (range === null) continue;
    weight += each.weight;
    min += each.weight * range.min;
    max += each.weight * range.max;
  }
  return weight === 0 ? null : { min: clean(min / weight), max: clean(max / weight) };
}

function domainScore(each: Tally): DomainScore {
  const range = rangeOf(each);
  return {
    id: each.domain,
    score: range === null || each.unanswered > 0 ? null : cut(clean(range.min)),
    range: range === null ? null : { min: cut(clean(range.min)), max: cut(clean(range.max)) },
    questions: each.questions,
    unanswered: each.unanswered,
    notApplicable: each.notApplicable,
  };
}

function rank(set: QuestionSet, questions: readonly Question[], answers: Answers, tallies: readonly Tally[]): Gap[] {
  const counted = tallies.filter((each) => each.answeredWeight + each.openWeight > 0);
  const allWeight = counted.reduce((sum, each) => sum + each.weight, 0);
  const byDomain = new Map(counted.map((each) => [each.domain, each]));
  const gaps: Gap[] = [];
  for (const question of questions) {
    const value = answerOf(answers, question);
    const each = byDomain.get(question.domain);
    if (value === undefined || value === 'notApplicable' || value === TOP || each === undefined) continue;
    const share = question.weight / (each.answeredWeight + each.openWeight);
    const points = clean((100 * (each.weight / allWeight) * share * (TOP - value)) / TOP);
    const critical = question.critical && value <= set.criticalAtMost;
    gaps.push({ question: question.id, domain: question.domain, value, critical, points });
  }
  return gaps.sort(
    (a, b) => Number(b.critical) - Number(a.critical) || b.points - a.points || (a.question < b.question ? -1 : 1),
  );
}

/** Removes the dust of binary fractions, so that 85 reached by thirds is 85. */
function clean(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

function cut(value: number): number {
  return Math.floor(clean(value * 10)) / 10;
}
