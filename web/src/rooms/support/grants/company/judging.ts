import {
  amountOf,
  amountOfBenefit,
  type Evaluation,
  evaluate,
  type Facts,
  type Ways,
  waysToEligible,
} from '@boru/engines/eligibility';
import { type AnswerFault, answersTo, askedOf, factsWith, faultsOfAnswers } from '@boru/engines/questions';
import { factsOf } from '../../programmes/judging.ts';
import type { Question } from '../api.ts';
import type { Answers, Own } from '../api-applications.ts';

export interface Judged {
  readonly asked: readonly Question[];
  readonly faults: readonly AnswerFault[];
  readonly evaluation: Evaluation;
  readonly ways: Ways;
  /** What the formula and the limits of the call come to; null when facts are missing or there is no formula. */
  readonly paysWon: number | null;
  readonly hasFormula: boolean;
}

/** Judged where it is written, with the same engines as the server's: nothing is sent for it. */
export const judge = (own: Own, answers: Answers): Judged => {
  const { rules } = own.programme;
  const facts: Facts = factsOf({ facts: own.facts, today: own.today });
  const asked = askedOf(own.form.questions, answers, facts, own.noticeOn);
  const given = answersTo(asked, answers);
  const all = factsWith(asked, given, facts);
  const paid = rules.benefit === null ? null : amountOf(amountOfBenefit(rules.benefit), all, own.noticeOn).won;
  const limits = [paid === null ? null : Number(paid), own.call.mostWon].filter((limit) => limit !== null);
  return {
    asked,
    faults: faultsOfAnswers(asked, given),
    evaluation: evaluate(rules, all, own.noticeOn),
    ways: waysToEligible(rules, all, own.noticeOn),
    paysWon: limits.length === 0 ? null : Math.min(...limits),
    hasFormula: rules.benefit !== null,
  };
};
