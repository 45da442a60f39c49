import type {
  AnswerSources,
  ApplicationAction,
  ApplicationDraftState,
  ApplicationState,
  ApplicationVerdict,
} from '@boru/contract/applications';
import { civilOf, instantOf } from '@boru/contract/civil';
import type { Answers, GrantQuestion } from '@boru/contract/grants';
import type { ProgrammeContent } from '@boru/contract/programmes';
import { amountOf, amountOfBenefit, type Evaluation, evaluate, type Facts } from '@boru/engines/eligibility';
import { answersTo, askedOf, factsWith, faultOfAnswer, faultsOfAnswers } from '@boru/engines/questions';
import type { Actor, CompanyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Application = {
  id: string;
  number: string | null;
  callId: string;
  agencyId: number;
  companyId: string;
  companyName: string;
  businessNumber: string;
  groupNumber: string | null;
  state: ApplicationState;
  stateReason: string | null;
  newest: number;
  formNumber: number;
  askedWon: number | null;
  benefitWon: number | null;
  verdict: ApplicationVerdict | null;
  submitKey: string | null;
  startedAt: Date;
  submittedAt: Date | null;
  movedAt: Date | null;
  version: number;
};
export type Draft = {
  applicationId: string;
  formNumber: number;
  answers: Answers;
  sources: AnswerSources;
  asked: string[] | null;
  state: ApplicationDraftState;
  words: string | null;
  savedBy: string;
  savedByName: string;
  savedAt: Date;
  version: number;
};
export type Correction = {
  id: string;
  keys: string[];
  words: string;
  dueOn: string;
  askedAt: Date;
  state: 'open' | 'answered' | 'withdrawn';
};

export const companyOf = (actor: Actor): CompanyActor => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  return actor;
};

/** Fixed forms, so that a clerk can read it out: A-20261123-1A2B3C4D. */
export const applicationNumberOf = (id: string, now: Date): string =>
  `A-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
/** The first receipt is the number of the application; a correction adds which version it is. */
export const receiptOf = (number: string, version: number): string => (version === 1 ? number : `${number}-${version}`);

/** A correction counts to the end of its day in Seoul. */
export const isInTime = ({ dueOn }: Pick<Correction, 'dueOn'>, now: Date): boolean =>
  now.getTime() < instantOf(dueOn, 24 * 60);

type Standing = { isOpen: boolean; correction: Correction | undefined; formNumber: number; now: Date };
const mayCorrect = ({ correction, now }: Standing): boolean =>
  correction !== undefined && correction.state === 'open' && isInTime(correction, now);

/** What this member of the company may do with the application now. */
export const mayDo = (
  application: Application,
  draft: Draft | undefined,
  who: CompanyActor,
  standing: Standing,
): ApplicationAction[] => {
  const { state } = application;
  const canEnd = ['draft', 'submitted', 'inReview', 'reserve', 'selected'].includes(state);
  const isSigner = who.role === 'representative';
  const end: ApplicationAction[] = canEnd && (isSigner || state === 'draft') ? ['withdraw'] : [];
  const canHandIn = standing.isOpen || (state === 'submitted' && mayCorrect(standing));
  if (state !== 'draft' && state !== 'submitted') return end;
  if (draft === undefined) return state === 'submitted' && canHandIn ? ['reopen', ...end] : end;
  if (draft.state === 'signing') return ['takeBack', ...(isSigner && canHandIn ? (['submit'] as const) : []), ...end];
  if (draft.formNumber !== standing.formNumber) return ['renew', ...end];
  return [
    'save',
    ...(isSigner ? [] : (['askSignature'] as const)),
    ...(isSigner && canHandIn ? (['submit'] as const) : []),
    ...end,
  ];
};

const refusals = (
  action: ApplicationAction,
  draft: Draft | undefined,
  who: CompanyActor,
  standing: Standing,
): Problem => {
  if (action === 'submit' && who.role !== 'representative') return new Problem('grant.representative_only');
  if (action === 'submit' && draft !== undefined && draft.formNumber !== standing.formNumber)
    return new Problem('grant.form_changed');
  if ((action === 'submit' || action === 'reopen') && !standing.isOpen && !mayCorrect(standing))
    return new Problem('grant.closed');
  if ((action === 'save' || action === 'askSignature') && draft?.state === 'signing')
    return new Problem('grant.signing');
  if (action === 'save' && draft !== undefined && draft.formNumber !== standing.formNumber)
    return new Problem('grant.form_changed');
  return new Problem(action === 'withdraw' ? 'role.insufficient' : 'grant.not_now');
};

/** Throws, with the one reason, unless this person may do this now. */
export const requireMay = (
  action: ApplicationAction,
  application: Application,
  draft: Draft | undefined,
  who: CompanyActor,
  standing: Standing,
): void => {
  if (!mayDo(application, draft, who, standing).includes(action)) throw refusals(action, draft, who, standing);
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is kept of what was sent: answers to questions of the form, and where only some are asked again, only those. */
export const savedAnswers = (
  questions: readonly GrantQuestion[],
  { answers, sources, asked }: Pick<Draft, 'answers' | 'sources' | 'asked'>,
  sent: Answers,
): Pick<Draft, 'answers' | 'sources'> => {
  const kept = Object.fromEntries(
    questions.flatMap(({ key }) => {
      const value = asked === null || asked.includes(key) ? sent[key] : answers[key];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  // An answer that somebody changed is their own, and no longer what it was taken from.
  const still = Object.entries(sources).filter(([key]) => kept[key] !== undefined && same(kept[key], answers[key]));
  return { answers: kept, sources: Object.fromEntries(still) };
};

export type Earlier = { key: string; value: Answers[string]; receipt: string; on: string };
/** A first draft: answers of earlier applications and facts of the company, each with where it is from and of which day. */
export const prefilled = (
  questions: readonly GrantQuestion[],
  earlier: readonly Earlier[],
  facts: Facts,
  today: string,
): Pick<Draft, 'answers' | 'sources'> => {
  const answers: Record<string, Answers[string]> = {};
  const sources: Record<string, AnswerSources[string]> = {};
  for (const question of questions) {
    const { key, fact, isReused } = question;
    const known = fact === null ? undefined : facts[fact]?.value;
    const before = isReused ? earlier.find((one) => one.key === key) : undefined;
    const value = known === undefined ? before?.value : known;
    if (value === undefined || (Array.isArray(value) && value.some((one) => typeof one === 'object'))) continue;
    if (faultOfAnswer(question, value as Answers[string]) !== null) continue;
    answers[key] = value as Answers[string];
    sources[key] =
      known === undefined && before !== undefined
        ? { from: 'application', reference: before.receipt, on: before.on }
        : { from: 'fact', reference: fact ?? key, on: today };
  }
  return { answers, sources };
};

export type Judged = {
  asked: readonly GrantQuestion[];
  answers: Answers;
  evaluation: Evaluation;
  askedWon: number | null;
  benefitWon: number | null;
};
/** What an application comes to: what is asked, what goes out, what the rules say, what the formula pays. */
export const judgeApplication = (
  questions: readonly GrantQuestion[],
  given: Answers,
  facts: Facts,
  terms: { programme: ProgrammeContent; noticeOn: string; mostWon: number | null },
): Judged => {
  const { programme, noticeOn, mostWon } = terms;
  const asked = askedOf(questions, given, facts, noticeOn);
  const answers = answersTo(asked, given);
  const all = factsWith(asked, answers, facts);
  const evaluation = evaluate(programme.rules, all, noticeOn);
  const { benefit } = programme.rules;
  const paid = benefit === null ? null : amountOf(amountOfBenefit(benefit), all, noticeOn).won;
  const limits = [paid === null ? null : Number(paid), mostWon].filter((limit) => limit !== null);
  const wanted = asked.find(({ use }) => use === 'askedWon');
  const askedWon = wanted === undefined ? null : answers[wanted.key];
  return {
    asked,
    answers,
    evaluation,
    askedWon: typeof askedWon === 'number' ? askedWon : null,
    benefitWon: limits.length === 0 ? null : Math.min(...limits),
  };
};

/** Complete, of the right form, and not for more than the call pays. Says of each question what is wrong. */
export const requireComplete = ({ asked, answers, askedWon, benefitWon }: Judged, misfits: readonly string[]): void => {
  const fields: Record<string, string> = {};
  for (const { key, ko, en } of faultsOfAnswers(asked, answers)) fields[`answers.${key}`] ??= `${ko} / ${en}`;
  for (const key of misfits) fields[`answers.${key}`] ??= '값을 확인해 주세요. / Check the value.';
  const wanted = asked.find(({ use }) => use === 'askedWon');
  if (wanted !== undefined && askedWon !== null && benefitWon !== null && askedWon > benefitWon)
    fields[`answers.${wanted.key}`] ??=
      `공고의 식과 한도로는 ${benefitWon.toLocaleString('en-US')}원까지입니다. / At most KRW ${benefitWon.toLocaleString('en-US')} by the terms of the call.`;
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};

/** The business number of the head of the group, where the form asks for it and the answer is one. */
export const groupNumberOf = ({ asked, answers }: Judged): string | null => {
  const question = asked.find(({ use }) => use === 'groupNumber');
  const answer = question === undefined ? undefined : answers[question.key];
  const digits = typeof answer === 'string' ? answer.replace(/\D/g, '') : '';
  return digits.length === 10 ? digits : null;
};

type Move = Extract<ApplicationState, 'submitted' | 'inReview' | 'selected' | 'reserve' | 'rejected'>;
const moves: Readonly<Partial<Record<ApplicationState, readonly Move[]>>> = {
  submitted: ['inReview', 'rejected'],
  inReview: ['submitted', 'selected', 'reserve', 'rejected'],
  reserve: ['selected', 'rejected'],
  selected: ['rejected'],
};

export type { Move };
/** Throws unless the agency may bring the application there. */
export const requireMove = ({ state }: Pick<Application, 'state'>, to: Move): void => {
  if (!(moves[state] ?? []).includes(to)) throw new Problem('grant.not_now');
};
