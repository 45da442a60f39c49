import type { SurveyEvent } from '@boru/contract/events';
import type { SurveyAnswer, SurveyFeed, SurveyInput } from '@boru/contract/surveys';
import { hashToken, newId, newToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import { linkTo, postMail, surveyLetter } from '#platform/mail/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { authorOf, leaveTrace, memberOf } from '../commitments/index.ts';
import { requireGoverning } from '../council/index.ts';
import { enterValue } from '../plans/index.ts';
import {
  drawSample,
  isOver,
  placed,
  requireAhead,
  requireChoices,
  requireRested,
  requireSurvey,
  resultsOf,
} from './model.ts';
import {
  insertInvitations,
  insertLink,
  insertSurvey,
  lockSheet,
  lockSurvey,
  markReminded,
  saveAnswers,
  saveDraft,
  saveStep,
  saveSurvey,
  selectAddressed,
  selectFrame,
  selectSurvey,
  selectTally,
} from './store.ts';

type Doing = Context<Services>;
const enqueue = ({ tx, services }: Doing, told: SurveyEvent) => services.enqueue(tx, 'survey.step', told);

export const writeSurvey = async (doing: Doing, wish: SurveyInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  requireAhead(new Date(wish.closesAt), doing.now);
  const id = newId(doing.now.getTime());
  const { agencyId } = memberOf(doing.actor);
  await insertSurvey(doing.tx, wish, { id, agencyId, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'survey.written', { sample: wish.sample, strata: wish.strata });
  return { id };
};
export const changeSurvey = async (
  doing: Doing,
  id: string,
  { version, survey: wish }: { version: number; survey: SurveyInput },
): Promise<void> => {
  requireGoverning(doing.actor);
  const survey = requireSurvey(await lockSurvey(doing.tx, id), ['draft'], doing.now, version);
  requireAhead(new Date(wish.closesAt), doing.now);
  await saveSurvey(doing.tx, survey, wish);
  await leaveTrace(doing, id, 'survey.changed', { sample: wish.sample });
};

/** The machine draws: whoever begins a survey does not see the companies. */
export const beginSurvey = async (doing: Doing, id: string, version: number): Promise<void> => {
  requireGoverning(doing.actor);
  const survey = requireSurvey(await lockSurvey(doing.tx, id), ['draft'], doing.now, version);
  requireAhead(survey.closesAt, doing.now);
  await saveStep(doing.tx, survey, { state: 'drawing' });
  await leaveTrace(doing, id, 'survey.begun', { seed: survey.seed });
  await enqueue(doing, { surveyId: id, news: 'draw' });
};
export const remindSurvey = async (doing: Doing, id: string, version: number): Promise<void> => {
  requireGoverning(doing.actor);
  const survey = requireSurvey(await lockSurvey(doing.tx, id), ['open'], doing.now, version);
  requireRested(survey, doing.now);
  await saveStep(doing.tx, survey, { remindAskedAt: doing.now });
  await leaveTrace(doing, id, 'survey.reminded');
  await enqueue(doing, { surveyId: id, news: 'remind' });
};

type Telling = Pick<Doing, 'tx' | 'now' | 'requestId' | 'services' | 'actor'>;
/** One private link for each; its secret is in the mail alone. */
const sendLinks = async (
  { tx, now, services }: Telling,
  { id, title, closesAt }: { id: string; title: string; closesAt: Date },
  to: ReadonlySet<string> | null,
): Promise<number> => {
  let sent = 0;
  for (const { invitationId, email, locale } of await selectAddressed(tx, id)) {
    if (to !== null && !to.has(invitationId)) continue;
    const token = newToken();
    await insertLink(tx, { tokenHash: hashToken(token), invitationId, madeAt: now });
    const url = linkTo(services.config.origin, '/survey', token);
    const language = locale === 'en' ? 'en' : 'ko';
    await postMail(tx, email, surveyLetter({ locale: language, title, closesAt, url, isReminder: to !== null }));
    sent += 1;
  }
  return sent;
};
/** For the machine: draws and invites, or reminds. Run twice it does nothing twice. */
export const runSurveyStep = async (doing: Telling, { surveyId, news }: SurveyEvent): Promise<void> => {
  const { tx, now, actor, requestId, services } = doing;
  const survey = await lockSurvey(tx, surveyId);
  if (!survey) return;
  if (news === 'remind') {
    if (survey.state !== 'open' || isOver(survey, now) || survey.remindAskedAt === null) return;
    const sent = await sendLinks(doing, survey, await markReminded(tx, surveyId, survey.remindAskedAt));
    return record(tx, actor, { requestId, action: 'survey.reminders_sent', subjectId: surveyId, detail: { sent } });
  }
  if (survey.state !== 'drawing') return;
  const drawn = drawSample(survey, placed(services.pack, await selectFrame(tx, survey.strata)));
  if (drawn === null) {
    await saveStep(tx, survey, { state: 'draft' });
    return record(tx, actor, { requestId, action: 'survey.not_drawn', subjectId: surveyId, detail: {} });
  }
  await saveStep(tx, survey, { state: 'open', plan: drawn.plan, openedAt: now });
  const invited = drawn.drawn.map((one) => ({ id: newId(now.getTime()), ...one }));
  await insertInvitations(tx, surveyId, invited);
  const sent = await sendLinks(doing, survey, null);
  const detail = { drawn: invited.length, sent, strata: drawn.plan.length };
  await record(tx, actor, { requestId, action: 'survey.drawn', subjectId: surveyId, detail });
};

/** The sheet behind a link, with its survey. */
const sheetOf = async ({ tx }: Pick<Doing, 'tx'>, token: string) => {
  const sheet = await lockSheet(tx, hashToken(token));
  const survey = sheet && (await selectSurvey(tx, sheet.surveyId));
  if (!sheet || !survey) throw new Problem('thing.not_found');
  return { sheet, survey };
};
export const keepDraft = async (doing: Doing, token: string, choices: readonly (number | null)[]): Promise<void> => {
  const { sheet, survey } = await sheetOf(doing, token);
  if (sheet.answeredAt !== null) throw new Problem('survey.answered');
  if (isOver(survey, doing.now)) throw new Problem('survey.over');
  requireChoices(survey.questions, choices);
  await saveDraft(doing.tx, sheet.id, choices);
};
export const answerSurvey = async (doing: Doing, { token, key, choices }: SurveyAnswer): Promise<void> => {
  const { tx, now, requestId } = doing;
  const { sheet, survey } = await sheetOf(doing, token);
  if (sheet.answeredAt !== null) {
    if (sheet.answerKey === key) return;
    throw new Problem('survey.answered');
  }
  if (isOver(survey, now)) throw new Problem('survey.over');
  requireChoices(survey.questions, choices);
  await saveAnswers(tx, sheet.id, { choices, answerKey: key, answeredAt: now });
  // The company sees that it was answered; nothing of what was said.
  const of = { subjectId: survey.id, companyId: sheet.companyId };
  await record(tx, { kind: 'system' }, { requestId, action: 'survey.answered', ...of, detail: {} });
};

/** A weighted share, as it may be told, becomes the value of an indicator. */
export const feedIndicator = async (doing: Doing, id: string, wish: SurveyFeed): Promise<void> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  const survey = requireSurvey(await lockSurvey(tx, id), ['closed'], now);
  const result = resultsOf(survey, await selectTally(tx, id, now))[wish.question]?.options[wish.option];
  if (!result) throw new Problem('thing.not_found');
  if (result.percent === null) throw new Problem('survey.small');
  const actual = Math.round(result.percent);
  await enterValue(doing, wish.indicatorId, { version: wish.indicatorVersion, actual });
  const { indicatorId, question, option } = wish;
  await leaveTrace(doing, id, 'survey.fed', { indicatorId, question, option, actual });
};
