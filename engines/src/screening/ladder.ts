// One technology, different numbers in different laws: where the figure stands, and how far the next step is.
import type { Candidate, Ladder } from '@boru/contract/screening';
import { type Catalogue, conditionsOf } from './compile.ts';
import { compare } from './conditions.ts';
import { exactly } from './numbers.ts';

export function laddersOf(catalogue: Catalogue, candidates: readonly Candidate[]): Ladder[] {
  const values = new Map<string, number | null>();
  for (const candidate of candidates) {
    const item = catalogue.items.get(`${candidate.edition}/${candidate.item}`);
    if (item === undefined || !candidate.counts) continue;
    for (const condition of conditionsOf(item.profile)) {
      const result = candidate.conditions.find((c) => c.id === condition.id);
      if (condition.ladder === undefined || result === undefined) continue;
      if (result.verdict === 'incomparable') continue;
      if (!values.has(condition.ladder) || values.get(condition.ladder) === null)
        values.set(condition.ladder, result.converted);
    }
  }
  return catalogue.ladders.flatMap((ladder): Ladder[] => {
    const value = values.get(ladder.id);
    if (value === undefined) return [];
    const steps = ladder.steps.map((step) => {
      const known = value !== null && step.value !== null;
      const reached = known ? compare(exactly(value), ladder.direction, step.value ?? 0) === 'met' : null;
      const gap = known && reached === false ? Number(Math.abs(value - (step.value ?? 0)).toPrecision(10)) : null;
      return {
        list: step.list,
        listName: catalogue.ladderLists.get(step.list) ?? { ko: step.list, en: step.list },
        value: step.value,
        item: step.item ?? null,
        target: step.target === true,
        condition: step.condition ?? null,
        reached,
        gap,
      };
    });
    return [{ id: ladder.id, name: ladder.name, unit: ladder.unit, direction: ladder.direction, value, steps }];
  });
}
