import { civilOf, formatDate } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import type { ComparisonView } from '@boru/contract/rescreening';
import type { Candidate, ConditionResult, Ladder, ScreeningResult } from '@boru/contract/screening';
import { protectionWords } from '@boru/contract/words-protection';
import { technologyWords } from '@boru/contract/words-technologies';
import { claimOf, screenCard } from '@boru/engines/rescreening';
import { type Card, titleOf } from '../model.ts';
import { bundleOf, engineOf } from '../screening/model.ts';

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 });
const operators = protectionWords.comparator;
const limitOf = (required: NonNullable<ConditionResult['required']>): string =>
  `${number(required.value)} ${required.unit} ${operators[required.op].ko}`;

/** The result of the card's data for the day it was made for, computed with the engine and the data of today. */
export const recomputed = (pack: Pack, card: Card): ScreeningResult =>
  screenCard(bundleOf(pack).dictionary, card, card.screenedOn);

/** What was stored beside what the same data say today. */
export const comparisonOf = (pack: Pack, card: Card, result: ScreeningResult): ComparisonView => {
  const now = claimOf(result);
  const stored = card.replay ?? { verdict: card.verdict, items: card.items, engine: card.engine, reproduces: false };
  const keyOf = ({ list, edition, item }: { list: string; edition: string; item: string }) =>
    `${list} ${edition} ${item}`;
  const before = new Map(stored.items.map((item) => [keyOf(item), item]));
  const after = new Map(now.items.map((item) => [keyOf(item), item]));
  const differences = [...new Map([...before, ...after])].flatMap(([key, item]) => {
    const [then, today] = [before.get(key)?.status ?? null, after.get(key)?.status ?? null];
    if (then === today) return [];
    const { list, edition, item: id } = item;
    return [{ list, edition, item: id, title: titleOf(pack, item).title, before: then, after: today }];
  });
  return {
    screenedOn: card.screenedOn,
    isSame: differences.length === 0 && stored.verdict === now.verdict,
    isComparable: card.replay !== null,
    stored: { engine: stored.engine, verdict: stored.verdict },
    now: { engine: engineOf(pack), verdict: now.verdict },
    differences,
    reproduces: stored.reproduces,
  };
};

const conditionOf = (condition: ConditionResult) => ({
  quote: condition.quote,
  required: condition.required === null ? '수치 없음' : limitOf(condition.required),
  found:
    condition.found
      .map((found) => found.text)
      .filter((text) => text !== '')
      .join(', ') || (condition.found.length === 0 ? '적지 않음' : '카드에 적음'),
  converted:
    condition.converted === null || condition.required === null
      ? '없음'
      : `${number(condition.converted)} ${condition.required.unit}`,
  judged: technologyWords.conditionVerdict[condition.verdict].ko,
});

const timeOf = (limit: Candidate['timeLimits'][number]): string => {
  if (limit.expiresOn === null) return `${limit.quote}: 시작한 날을 알아야 합니다.`;
  return `${limit.quote}: ${formatDate(limit.expiresOn)}${limit.expired === true ? '에 기간이 지났습니다.' : '까지'}`;
};

const candidateOf = (pack: Pack, candidate: Candidate) => ({
  title: candidate.title.ko,
  item: candidate.item,
  list: `${protectionWords.statutoryList[candidate.list].ko} ${candidate.edition} 판`,
  profile: profileOf(pack, candidate),
  reviewed: candidate.reviewed,
  status: protectionWords.candidateStatus[candidate.status].ko,
  reason: candidate.reason.ko,
  text: candidate.text,
  conditions: candidate.conditions.map(conditionOf),
  exclusions: candidate.exclusions.map(({ quote, reason }) => `${quote}: ${reason.ko}`),
  timeLimits: candidate.timeLimits.map(timeOf),
});

const profileOf = (pack: Pack, { list, edition }: { list: string; edition: string }): string => {
  const file = pack.catalogue.technologyProfiles.find((each) => each.list === list && each.edition === edition);
  return file === undefined ? '없음' : `${file.asOf} 읽기`;
};

const ladderOf = (ladder: Ladder) => ({
  name: ladder.name.ko,
  value: ladder.value === null ? '모름' : `${number(ladder.value)} ${ladder.unit}`,
  steps: ladder.steps.map((step) => ({
    list: `${step.listName.ko}${step.condition === null ? '' : ` ${step.condition.ko}`}`,
    limit: step.value === null ? '수치 없음' : `${number(step.value)} ${ladder.unit} ${operators[ladder.direction].ko}`,
    reached: step.reached === null ? '모름' : step.reached ? '닿음' : `${number(step.gap ?? 0)} ${ladder.unit} 남음`,
  })),
});

const differenceOf = ({ title, before, after }: ComparisonView['differences'][number]): string => {
  const word = (status: typeof before) => (status === null ? '없음' : protectionWords.candidateStatus[status].ko);
  return `${title.ko}: ${word(before)} → ${word(after)}`;
};

const rememberedNames = (pack: Pack, card: Card): string => {
  const { catalogue, stages } = bundleOf(pack).dictionary;
  const terms = card.basis.terms.map((id) => catalogue.terms.get(id)?.ko ?? id);
  const work = stages.filter(({ id }) => card.basis.stages.includes(id)).map(({ ko }) => ko);
  return [...terms, ...work].join(', ') || '없음';
};

/** What the template `technology-sheet` prints: the card's data and what follows from them, word for word as on the page. */
export const sheetOf = (pack: Pack, card: Card, company: { name: string } | null, now: Date) => {
  const result = recomputed(pack, card);
  const comparison = comparisonOf(pack, card, result);
  const shown = result.candidates.filter((candidate) => candidate.counts).slice(0, 8);
  return {
    ...(company === null ? {} : { company: company.name }),
    card: {
      name: card.name,
      field:
        pack.catalogue.statutoryLists.flatMap((list) => list.fields).find(({ id }) => id === card.field)?.ko ??
        card.field,
      product: card.product ?? '적지 않음',
      quantities:
        card.quantities
          .map(({ quantity, value, unit }) => {
            const known = pack.catalogue.screeningQuantities.items.find((each) => each.id === quantity);
            return `${known?.name.ko ?? quantity} ${number(value)} ${unit}`;
          })
          .join(', ') || '적지 않음',
      words: rememberedNames(pack, card),
    },
    screenedOn: card.screenedOn,
    printedOn: civilOf(now.getTime()),
    editions: result.editions.map(({ name, list, edition }) => ({
      name: name.ko,
      edition,
      profile: profileOf(pack, { list, edition }),
    })),
    engine: `${result.engine.version} / ${result.engine.catalogue}`,
    stored: `${comparison.stored.engine.version} / ${comparison.stored.engine.catalogue}`,
    comparison: !comparison.isComparable
      ? '저장할 때의 계산이 남아 있지 않아 견줄 수 없습니다.'
      : comparison.isSame
        ? '같은 결과'
        : `다른 결과: ${comparison.differences.map(differenceOf).join('; ') || '전체 결과가 달라졌습니다.'}`,
    reproduces: comparison.reproduces,
    verdict: protectionWords.screeningVerdict[result.verdict].ko,
    reason: result.reason.ko,
    notice: result.notice.ko,
    candidates: shown.map((candidate) => candidateOf(pack, candidate)),
    asks: result.asks.map((ask) => ask.question.ko),
    ladders: result.ladders.map(ladderOf),
  };
};
