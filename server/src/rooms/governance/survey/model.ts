import type { Bilingual } from '@boru/contract/fields';
import { smallestCell } from '@boru/contract/insight';
import type { Pack } from '@boru/contract/pack';
import type { SurveyInput, SurveyPower, SurveyState, SurveyStrata } from '@boru/contract/surveys';
import { lists } from '@boru/contract/words';
import { type Answered, allocate, collapse, draw, responseRate, shares } from '@boru/engines/sampling';
import { release } from '@boru/engines/suppression';
import { Problem } from '#kernel/problem';

/** What was drawn of one stratum; `of`: the strata of the frame that were too small to stand alone. */
export type Drawn = { id: string; of: string[]; size: number; drawn: number };
export type Survey = Omit<SurveyInput, 'closesAt'> & {
  id: string;
  agencyId: number;
  closesAt: Date;
  state: Exclude<SurveyState, 'closed'>;
  plan: Drawn[] | null;
  openedAt: Date | null;
  remindAskedAt: Date | null;
  version: number;
};
export type Unit = { companyId: string; stratum: string; email: string | null; locale: string; total: number | null };
export type Tally = { stratum: string; question: number; option: number; n: number };

const invalid = (field: string, words: string) => new Problem('request.invalid', { fields: { [field]: words } });
export const isOver = ({ closesAt }: Pick<Survey, 'closesAt'>, now: Date): boolean =>
  now.getTime() >= closesAt.getTime();
export const stateOf = (survey: Pick<Survey, 'state' | 'closesAt'>, now: Date): SurveyState =>
  survey.state === 'open' && isOver(survey, now) ? 'closed' : survey.state;
export const requireAhead = (closesAt: Date, now: Date): void => {
  if (closesAt.getTime() <= now.getTime())
    throw invalid('closesAt', '지난 때입니다. 앞으로의 때를 골라 주세요. / This time is over. Choose one to come.');
};
/** Throws unless it is there, in that state, and still the one that was seen. */
export const requireSurvey = (
  survey: Survey | undefined,
  states: readonly SurveyState[],
  now: Date,
  version?: number,
): Survey => {
  if (!survey) throw new Problem('thing.not_found');
  if (version !== undefined && version !== survey.version) throw new Problem('thing.changed');
  if (!states.includes(stateOf(survey, now))) throw new Problem('survey.not_now');
  return survey;
};
const day = 86_400_000;
export const requireRested = ({ remindAskedAt, openedAt }: Survey, now: Date): void => {
  const last = remindAskedAt ?? openedAt;
  if (last !== null && now.getTime() - last.getTime() < day) throw new Problem('survey.reminded');
};

/** Strata under five stand together: a stratum of two would tell on its members. */
const restId = 'rest';
const deviationOf = (totals: readonly number[]): number => {
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  const squares = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0);
  return Math.round(1000 * Math.sqrt(squares / Math.max(1, totals.length - 1)));
};
/** A district stands for its city, as everywhere. */
export const placed = (pack: Pack, frame: readonly Unit[]): Unit[] => {
  const parents = new Map(pack.municipalities.items.map(({ code, parent }) => [code, parent ?? code]));
  return frame.map((unit) => ({ ...unit, stratum: parents.get(unit.stratum) ?? unit.stratum }));
};
/** The sample by the published rule; the same for the same frame and seed. Null where the frame is too small. */
export const drawSample = (
  survey: Pick<Survey, 'allocation' | 'sample' | 'seed'>,
  frame: readonly Unit[],
): { plan: Drawn[]; drawn: { companyId: string; stratum: string }[] } | null => {
  const sizes = new Map<string, number>();
  for (const { stratum } of frame) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  const placeOf = (stratum: string): string => ((sizes.get(stratum) ?? 0) < smallestCell ? restId : stratum);
  const all = frame.flatMap(({ total }) => (total === null ? [] : [total]));
  const overall = deviationOf(all.length === 0 ? [0] : all);
  const strata = [...new Set(frame.map(({ stratum }) => placeOf(stratum)))].sort().map((id) => {
    const units = frame.filter(({ stratum }) => placeOf(stratum) === id);
    const totals = units.flatMap(({ total }) => (total === null ? [] : [total]));
    // Too few diagnoses say nothing of how a stratum varies: the whole region stands for it.
    const deviation = totals.length < smallestCell ? overall : deviationOf(totals);
    return { id, of: [...new Set(units.map(({ stratum }) => stratum))].sort(), size: units.length, deviation, units };
  });
  const least = strata.reduce((sum, { size }) => sum + Math.min(2, size), 0);
  if (frame.length < smallestCell || survey.sample < least) return null;
  const counts = allocate(strata, Math.min(survey.sample, frame.length), survey.allocation);
  const plan = strata.map(({ id, of, size }) => ({ id, of, size, drawn: counts.get(id) ?? 0 }));
  const drawn = strata.flatMap(({ id, units }) =>
    draw(
      units.map(({ companyId }) => companyId),
      counts.get(id) ?? 0,
      survey.seed,
    ).map((companyId) => ({ companyId, stratum: id })),
  );
  return { plan, drawn };
};

const sizeNames: Readonly<Record<string, Bilingual>> = lists.companySize;
/** What a stratum is called. */
export const labelOf = (pack: Pack, strata: SurveyStrata, id: string): Bilingual => {
  if (id === restId) return { ko: '그 밖(다섯 곳보다 적은 층을 합침)', en: 'Others (strata under five together)' };
  const named =
    strata === 'size'
      ? sizeNames[id]
      : strata === 'industry'
        ? pack.catalogue.ksicIndustryMap.industries.find((industry) => industry.id === id)
        : pack.municipalities.items.find(({ code }) => code === id)?.name;
  return named === undefined ? { ko: id, en: id } : { ko: named.ko, en: named.en };
};

/** Chosen for every question, and each within its options. */
export const requireChoices = (questions: SurveyInput['questions'], choices: readonly (number | null)[]): void => {
  const fits = choices.every((choice, at) => choice === null || choice < (questions[at]?.options.length ?? 0));
  if (choices.length !== questions.length || !fits)
    throw invalid('choices', '물음마다 하나를 골라 주세요. / Choose one for each question.');
};

/** Fewer than five, or five less than all: not told. */
const told = (count: number, of: number): number | null =>
  (count > 0 && count < smallestCell) || (of - count > 0 && of - count < smallestCell) ? null : count;
export type Counted = { stratum: string; drawn: number; answered: number };
export const strataShown = (plan: readonly Drawn[], counted: readonly Counted[]) =>
  plan.map(({ id, size, drawn }) => ({
    ...{ id, size, drawn },
    answered: told(counted.find(({ stratum }) => stratum === id)?.answered ?? 0, drawn),
  }));
export const rateOf = (plan: readonly Drawn[], counted: readonly Counted[]): number => {
  const strata = plan.map(({ id, size, drawn }) => ({
    ...{ id, size, drawn, counts: [] },
    answered: counted.find(({ stratum }) => stratum === id)?.answered ?? 0,
  }));
  return Math.round(responseRate(strata) * 1000) / 10;
};

const percent = (share: number): number => Math.round(share * 1000) / 10;
type Option = { text: string; count: number | null; percent: number | null; low: number | null; high: number | null };
export type Result = { text: string; answered: number | null; options: Option[] };
/** Each question by itself: counts that may be told, and the weighted shares of those options. */
export const resultsOf = ({ questions, plan }: Pick<Survey, 'questions' | 'plan'>, tally: readonly Tally[]): Result[] =>
  questions.map(({ text, options }, question) => {
    const strata = (plan ?? []).map(({ id, size, drawn }): Answered => {
      const counts = options.map(
        (_, option) =>
          tally.find((one) => one.stratum === id && one.question === question && one.option === option)?.n ?? 0,
      );
      return { id, size, drawn, counts, answered: counts.reduce((sum, count) => sum + count, 0) };
    });
    const answered = strata.reduce((sum, one) => sum + one.answered, 0);
    const totals = options.map((_, option) => strata.reduce((sum, { counts }) => sum + (counts[option] ?? 0), 0));
    const cells = release(Object.fromEntries(totals.map((count, option) => [String(option), count])), [], smallestCell);
    const weighted = answered < smallestCell ? [] : shares(collapse(strata, smallestCell), options.length);
    return {
      text,
      answered: cells['*'] ?? null,
      options: options.map((name, option): Option => {
        const count = cells[String(option)] ?? null;
        const share = weighted[option];
        if (count === null || share === undefined) return { text: name, count, percent: null, low: null, high: null };
        const { low, high } = share;
        return { text: name, count, percent: percent(share.share), low: percent(low), high: percent(high) };
      }),
    };
  });

export const mayOf = (survey: Pick<Survey, 'state' | 'closesAt'>, isGoverning: boolean, now: Date): SurveyPower[] => {
  if (!isGoverning) return [];
  const state = stateOf(survey, now);
  return [
    ...(state === 'draft' ? (['write', 'begin'] as const) : []),
    ...(state === 'open' ? (['remind'] as const) : []),
    ...(state === 'closed' ? (['feed'] as const) : []),
  ];
};
