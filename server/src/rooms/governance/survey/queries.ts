import { civilOf } from '@boru/contract/civil';
import { smallestCell } from '@boru/contract/insight';
import type { SurveyList, SurveySheet, SurveyView } from '@boru/contract/surveys';
import { hashToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { governs } from '../commitments/index.ts';
import { namesOn } from '../council/index.ts';
import { enteredIndicators } from '../plans/index.ts';
import { isOver, labelOf, mayOf, rateOf, resultsOf, type Survey, stateOf, strataShown } from './model.ts';
import { lockSheet, selectAnswered, selectSurvey, selectSurveys, selectTally } from './store.ts';

type Asking = Context<Services>;
const short = (survey: Survey, now: Date) => ({
  ...{ id: survey.id, title: survey.title, sample: survey.sample, state: stateOf(survey, now) },
  closesAt: survey.closesAt.toISOString(),
});

export const listSurveys = async ({ tx, now, actor }: Asking): Promise<Sent<SurveyList>> => ({
  items: (await selectSurveys(tx)).map((survey) => short(survey, now)),
  may: governs(actor) ? ['write'] : [],
});

export const showSurvey = async ({ tx, now, actor, services }: Asking, id: string): Promise<Sent<SurveyView>> => {
  const survey = await selectSurvey(tx, id);
  if (!survey) throw new Problem('thing.not_found');
  const isGoverning = governs(actor);
  const plan = survey.plan ?? [];
  const counted = await selectAnswered(tx, id, now);
  const isCounted = counted.length > 0 && survey.plan !== null;
  const total = counted.reduce((sum, { answered }) => sum + answered, 0);
  const over = stateOf(survey, now) === 'closed';
  const { purpose, questions, strata, allocation, seed, version } = survey;
  return {
    ...short(survey, now),
    ...{ purpose, questions, strata, allocation, seed, version },
    today: civilOf(now.getTime()),
    frame: survey.plan === null ? null : plan.reduce((sum, { size }) => sum + size, 0),
    strataRows: strataShown(plan, counted).map(({ id: stratum, ...row }) => ({
      ...row,
      label: labelOf(services.pack, strata, stratum),
      answered: isCounted ? row.answered : null,
    })),
    answered: isCounted && (total === 0 || total >= smallestCell) ? total : null,
    responsePercent: isCounted && total >= smallestCell ? rateOf(plan, counted) : null,
    remindedAt: survey.remindAskedAt?.toISOString() ?? null,
    results: over ? resultsOf(survey, await selectTally(tx, id, now)) : null,
    indicators: over && isGoverning ? await enteredIndicators(tx) : [],
    may: mayOf(survey, isGoverning, now),
  };
};

/** The sheet behind a link: neither who was drawn nor, once answered, what was said. */
export const lookAtSheet = async ({ tx, now }: Asking, token: string): Promise<Sent<SurveySheet>> => {
  const sheet = await lockSheet(tx, hashToken(token));
  const survey = sheet && (await selectSurvey(tx, sheet.surveyId));
  if (!sheet || !survey) throw new Problem('thing.not_found');
  const nameOf = await namesOn(tx, civilOf(now.getTime()));
  const state = sheet.answeredAt !== null ? 'answered' : isOver(survey, now) ? 'over' : 'waiting';
  const isWaiting = state === 'waiting';
  return {
    ...{ state, title: survey.title, purpose: survey.purpose, agency: nameOf(survey.agencyId) },
    closesAt: survey.closesAt.toISOString(),
    questions: isWaiting ? survey.questions : [],
    choices: isWaiting ? (sheet.draft ?? survey.questions.map(() => null)) : [],
  };
};
