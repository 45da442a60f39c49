import { civilOf, daysBetween } from '@boru/contract/civil';
import type { Answers, AnswerValue, DiagnosisTask, Outcome } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import { DiagnosisError, expiryOf, score } from '@boru/engines/diagnosis';
import { Problem } from '#kernel/problem';

export type Draft = {
  id: string;
  companyId: string;
  set: { id: string; version: number };
  answers: Record<string, AnswerValue>;
  version: number;
  startedAt: Date;
  updatedAt: Date;
};

/** What completing a draft fixes for good. */
export type Completed = {
  outcome: Outcome;
  criticalGaps: number;
  completedOn: string;
  completedAt: Date;
  expiresOn: string;
};

/** From this many days before it expires, an outcome asks to be renewed. */
const renewalDays = 30;

const faultText: Record<DiagnosisError['fault'], string> = {
  'answer.unknown_question': '이 문항집에 없는 물음입니다. / Not a question of this set.',
  'answer.not_on_scale': '답은 0에서 3 사이입니다. / The answer must be 0 to 3.',
  'answer.must_apply': '이 물음에는 해당 없음을 고를 수 없습니다. / “Not applicable” is not possible here.',
};

/** Scores answers; what the set does not allow is the sender's mistake, named by question. */
export const scored = (set: QuestionSet, answers: Answers): Outcome => {
  try {
    return score(set, answers);
  } catch (error) {
    if (!(error instanceof DiagnosisError)) throw error;
    throw new Problem('request.invalid', { fields: { [`answers.${error.question}`]: faultText[error.fault] } });
  }
};

/** A browser's answers fill what the company has not answered; they never overwrite what it has. */
export const merge = (set: QuestionSet, own: Answers, brought: Answers) => {
  const answers: Record<string, AnswerValue> = { ...own };
  const asked = new Set(set.questions.map((question) => question.id));
  let taken = 0;
  let kept = 0;
  for (const [question, value] of Object.entries(brought)) {
    // The company's draft may be of another edition, which does not ask everything the browser's edition asked.
    if (!asked.has(question)) continue;
    if (Object.hasOwn(own, question)) {
      kept += 1;
    } else {
      answers[question] = value;
      taken += 1;
    }
  }
  return { answers, taken, kept };
};

export const refuseStale = (draft: Pick<Draft, 'version'>, seen: number): void => {
  if (draft.version !== seen) throw new Problem('thing.changed');
};

/** A diagnosis counts only when every question has an answer: a level from half the answers would mislead. */
export const complete = (set: QuestionSet, draft: Draft, now: Date): Completed => {
  const outcome = scored(set, draft.answers);
  if (!outcome.complete) throw new Problem('diagnosis.incomplete', { extra: { left: outcome.unanswered } });
  const completedOn = civilOf(now.getTime());
  return {
    outcome,
    criticalGaps: outcome.gaps.filter((gap) => gap.critical).length,
    completedOn,
    completedAt: now,
    expiresOn: expiryOf(set, completedOn),
  };
};

export const answeredIn = (set: QuestionSet, answers: Answers): number =>
  set.questions.filter((question) => Object.hasOwn(answers, question.id)).length;

type Latest = { id: string; expiresOn: string };
type Open = { id: string; answered: number; questions: number };

/** What this room asks of the company today. An open draft is the way to renew, so it stands for the renewal too. */
export const tasksFor = (open: Open | null, latest: Latest | null, today: string): DiagnosisTask[] => {
  if (open)
    return [
      {
        kind: 'incomplete',
        subjectId: open.id,
        left: open.questions - open.answered,
        dueOn: latest?.expiresOn ?? null,
      },
    ];
  if (!latest) return [{ kind: 'neverDiagnosed', subjectId: null, left: 0, dueOn: null }];
  const left = daysBetween(today, latest.expiresOn);
  if (left > renewalDays) return [];
  return [{ kind: left < 0 ? 'expired' : 'expiresSoon', subjectId: latest.id, left, dueOn: latest.expiresOn }];
};
