import { addDays, type CivilDate } from '@boru/contract/civil';
import type { Outcome, PlanItem } from '@boru/contract/diagnosis';
import type { Question, QuestionSet } from '@boru/contract/question-set';

/** What the plan needs of a programme of the region pack (contract `Programme`). */
export interface HelpOffer {
  readonly id: string;
  readonly kind: string;
  readonly state: 'standing' | 'reported' | 'closed';
  readonly opensOn: CivilDate | null;
  readonly closesOn: CivilDate | null;
  readonly validFrom: CivilDate | null;
  readonly validTo: CivilDate | null;
  readonly closesDomains: readonly string[];
  readonly closesQuestions: readonly string[];
}

export interface Pace {
  /** First day of the plan. */
  readonly on: CivilDate;
  /** Working days a week the company can give to it. */
  readonly daysPerWeek: number;
}

/**
 * One line per gap, in the order of the outcome: what the company can do itself and by when, and which programmes help.
 * Own actions follow one another at the company's pace; a date is therefore a plan, not a duty.
 * Throws RangeError when the pace is not above zero.
 */
export function proposePlan(set: QuestionSet, outcome: Outcome, offers: readonly HelpOffer[], pace: Pace): PlanItem[] {
  if (!(pace.daysPerWeek > 0)) throw new RangeError('daysPerWeek must be above zero');
  const questions = new Map(set.questions.map((question) => [question.id, question]));
  const open = offers.filter((offer) => stillOpen(offer, pace.on));
  let effort = 0;
  return outcome.gaps.flatMap((gap) => {
    const question = questions.get(gap.question);
    if (question === undefined) return [];
    effort += question.effortDays;
    return {
      question: gap.question,
      domain: gap.domain,
      critical: gap.critical,
      points: gap.points,
      action: question.advice,
      effortDays: question.effortDays,
      by: addDays(pace.on, Math.ceil((effort / pace.daysPerWeek) * 7)),
      programmes: helpFor(question, open),
    };
  });
}

function stillOpen(offer: HelpOffer, on: CivilDate): boolean {
  const ended = (day: CivilDate | null) => day !== null && day < on;
  return offer.state !== 'closed' && !ended(offer.closesOn) && !ended(offer.validTo);
}

interface Fit {
  readonly id: string;
  readonly fits: 'question' | 'domain';
  readonly place: number;
}

function helpFor(question: Question, offers: readonly HelpOffer[]): PlanItem['programmes'] {
  const fitting = offers.flatMap((offer) => fitOf(question, offer) ?? []);
  fitting.sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  return fitting.map(({ id, fits }) => ({ id, fits }));
}

/** Made for this very question first, then by the order in which the question names kinds of help. */
function fitOf(question: Question, offer: HelpOffer): Fit | null {
  const kinds: readonly string[] = question.closes;
  const rank = kinds.indexOf(offer.kind);
  const place = rank < 0 ? kinds.length : rank;
  if (offer.closesQuestions.includes(question.id)) return { id: offer.id, fits: 'question', place };
  // A whole domain is a wide promise, so the kind of help must fit the gap as well.
  if (offer.closesDomains.includes(question.domain) && rank >= 0)
    return { id: offer.id, fits: 'domain', place: 100 + place };
  return null;
}
