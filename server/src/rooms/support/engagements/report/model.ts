import type { EngagementView } from '@boru/contract/engagements';
import type { QuestionSet } from '@boru/contract/question-set';
import { lists } from '@boru/contract/words';
import { answersOf, layers, mergeEntries, notedAt } from '@boru/engines/fieldwork';

const none = '–';

/** What the paper says, as texts: question by question what was claimed, advised and verified. */
export const paperOf = (view: EngagementView, set: QuestionSet) => {
  const merged = mergeEntries(view.entries);
  const steps = new Map(set.scale.map(({ value, name }) => [String(value), name.ko]));
  const sayOf = (question: string, layer: (typeof layers)[number]): string => {
    const noted = notedAt(merged, question, layer);
    if (noted === undefined) return none;
    return noted.heads
      .map(({ value, words }) => {
        const step = value === null ? null : (steps.get(String(value)) ?? set.notApplicable.ko);
        return [step, words].filter((part) => part !== null).join(': ');
      })
      .join(' / ');
  };
  const asked = set.questions.filter(({ id }) => layers.some((layer) => notedAt(merged, id, layer) !== undefined));
  const { strength } = answersOf(set, merged);
  const texts = new Map(set.questions.map(({ id, text }) => [id, text.ko]));
  return {
    company: view.companyName,
    agency: view.agency.name.ko,
    expert: view.expertName,
    reviewer: view.reviewerName ?? none,
    kickoffOn: view.kickoffOn,
    state: lists.engagementState[view.state].ko,
    agenda: view.agenda,
    summary: view.summary ?? '보고서의 글을 아직 적지 않았습니다.',
    verified: [...strength.values()].filter((each) => each === 'verified').length,
    claimed: [...strength.values()].filter((each) => each === 'claimed').length,
    notes: asked.map(({ id, text }) => ({
      question: `${id} ${text.ko}`,
      claimed: sayOf(id, 'claimed'),
      advised: sayOf(id, 'advised'),
      verified: sayOf(id, 'verified'),
    })),
    recommendations: view.recommendations.map((each, index) => ({
      number: index + 1,
      finding: each.finding,
      advice: each.advice,
      gaps: each.questions.map((id) => `${id} ${texts.get(id) ?? ''}`.trim()).join(' / '),
      effort: `${each.effortDays}일`,
      effect: `${each.points}점`,
    })),
    photos: view.photos.filter(({ isHere }) => isHere).map(({ caption, sha256 }) => ({ caption, sha256 })),
  };
};
