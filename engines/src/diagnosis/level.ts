import type { QuestionSet } from '@boru/contract/question-set';

export interface LevelFound {
  readonly level: string;
  readonly uncapped: string;
}

/** The highest level the total reaches, held down by the set's caps while critical gaps are open. */
export function levelFor(set: QuestionSet, total: number, criticalGaps: number): LevelFound {
  const rising = [...set.levels].sort((a, b) => a.min - b.min);
  const reached = rising.filter((level) => level.min <= total).length - 1;
  const ceilings = set.caps
    .filter((cap) => criticalGaps >= cap.criticalGaps)
    .map((cap) => rising.findIndex((level) => level.id === cap.maxLevel));
  const index = Math.min(reached, ...ceilings.filter((ceiling) => ceiling >= 0));
  const nameAt = (position: number) => rising[Math.max(0, position)]?.id ?? '';
  return { level: nameAt(index), uncapped: nameAt(reached) };
}
