import { civilOf } from '@boru/contract/civil';
import type { EngagementLine, EngagementList, EngagementView } from '@boru/contract/engagements';
import type { Bilingual } from '@boru/contract/fields';
import { answersOf, effectOf, mergeEntries } from '@boru/engines/fieldwork';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { setOf } from '#rooms/diagnosis';
import { agencyNames } from '#rooms/organisations';
import { selectAssignments } from '../../consulting/assignments/index.ts';
import { selectEntries, selectPhotos } from '../field/index.ts';
import {
  type Engagement,
  mayDo,
  selectEngagement,
  selectEngagements,
  selectFollowUps,
  selectOwnExperts,
  selectRecommendations,
  selectReviewers,
  selectSummary,
} from '../records/index.ts';

type Asking = Context<Services>;
const none: Bilingual = { ko: '', en: '' };

const noted = ({ actor, read }: Asking, { companyId, agencyId }: { companyId: string; agencyId: number }): void => {
  if (actor.kind === 'company') return;
  read({ companyId, agencyId, caseId: null, sections: ['summary', 'diagnosis'], reason: '컨설팅 수행' });
};
const lineOf = (
  { actor }: Asking,
  one: Engagement,
  own: readonly string[],
  names: ReadonlyMap<number, Bilingual>,
): EngagementLine => ({
  ...{ id: one.id, assignmentId: one.assignmentId, companyName: one.companyName, expertName: one.expertName },
  agency: { id: one.agencyId, name: names.get(one.agencyId) ?? none },
  ...{ kickoffOn: one.kickoffOn, state: one.state, reviewerName: one.reviewerName, version: one.version },
  isReviewer: own.includes(one.reviewerId ?? ''),
  may: mayDo(one, actor, own),
});

/** Of whoever asks: an expert's own and those she reviews, a desk's, a company's. */
export const listEngagements = async (asking: Asking): Promise<EngagementList> => {
  const { tx, actor, now } = asking;
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const [own, all] = [await selectOwnExperts(tx), await selectEngagements(tx)];
  const begun = new Set(all.map(({ assignmentId }) => assignmentId));
  const open = actor.kind === 'expert' ? await selectAssignments(tx, 'own', ['accepted']) : [];
  for (const one of new Map([...all, ...open].map((each) => [each.companyId, each])).values()) noted(asking, one);
  return {
    items: all.map((one) => lineOf(asking, one, own, names)),
    waiting: open
      .filter(({ id }) => !begun.has(id))
      .map(({ id, companyName, agencyId, fromOn }) => ({
        ...{ assignmentId: id, companyName, fromOn },
        agency: { id: agencyId, name: names.get(agencyId) ?? none },
      })),
  };
};

export const showEngagement = async (asking: Asking, id: string): Promise<EngagementView> => {
  const { tx, actor, now, services } = asking;
  const one = await selectEngagement(tx, id);
  if (!one) throw new Problem('thing.not_found');
  noted(asking, one);
  const own = await selectOwnExperts(tx);
  const entries = await selectEntries(tx, id);
  const set = setOf(services.pack, { id: one.setId, version: one.setVersion });
  const { answers } = answersOf(set, mergeEntries(entries));
  const line = lineOf(asking, one, own, await agencyNames(tx, civilOf(now.getTime())));
  return {
    ...line,
    ...{ agenda: one.agenda, set: { id: set.id, version: set.version }, entries },
    ...{ summary: await selectSummary(tx, id), reviewWords: actor.kind === 'company' ? null : one.reviewWords },
    answerWords: one.answerWords,
    photos: await selectPhotos(tx, id),
    recommendations: (await selectRecommendations(tx, id)).map((each) => ({
      ...each,
      points: effectOf(set, answers, each.questions),
    })),
    followUps: await selectFollowUps(tx, id),
    reviewers: line.may.includes('nameReviewer') ? await selectReviewers(tx, id) : [],
  };
};
