// For every condition of every item in force: texts just below, at and just above the limit, in each unit the quantity
// offers and three phrasings, must move the verdict exactly as the law says. Generated from the profiles, so a new
// item is tested the day it is written.
import type { ProfileCondition } from '@boru/contract/screening-profile';
import { describe, expect, test } from 'vitest';
import type { Item } from './compile.ts';
import { compileCatalogue, convert, editionsOn, screen } from './index.ts';
import { shippedFiles } from './shipped.ts';

const catalogue = compileCatalogue(shippedFiles);
const whole = new Set(['layers', 'kinds', 'generation']);
/** Named by a designation (유로6, FHD), not by a number in running text; their own test is in screening.test.ts. */
const designated = new Set(['euroStandard', 'displayLines']);

const dimensionOf = (condition: ProfileCondition): string =>
  catalogue.quantities.get(condition.quantity)?.dimension ?? '';
const nameOf = (condition: ProfileCondition): string => catalogue.quantities.get(condition.quantity)?.name.ko ?? '';

function spelling(id: string): string {
  const words = catalogue.terms.get(id)?.words ?? [];
  return (words.find((word) => /^[가-힣]/.test(word)) ?? words[0] ?? id).replace('^', '');
}

type Side = 'below' | 'at' | 'above';
function valueOn(condition: ProfileCondition, side: Side): number {
  const outward = condition.op.startsWith('>') ? 1 : -1;
  const step = side === 'at' ? 0 : side === 'above' ? outward : -outward;
  return whole.has(dimensionOf(condition)) ? condition.value + step : condition.value * (1 + step * 0.02);
}

interface Variant {
  readonly item: Item;
  readonly words: string;
  readonly condition: ProfileCondition;
  readonly others: readonly ProfileCondition[];
}

function variantsOf(item: Item): Variant[] {
  const { profile } = item;
  const branches = profile.branches.length > 0 ? profile.branches : [{ when: [], conditions: [] }];
  return branches.flatMap((branch) => {
    const spoken = profile.subject.map(
      (group) => branch.when.find((w) => w.any.some((t) => group.any.includes(t))) ?? group,
    );
    const extra = branch.when.filter((w) => !spoken.includes(w));
    const parts = [
      ...extra,
      ...profile.scopes,
      ...spoken.filter((g) => 'as' in g),
      ...spoken.filter((g) => !('as' in g)),
    ];
    const words = parts.map((group) => spelling(group.any[0] ?? '')).join(' ');
    const conditions = [...profile.conditions, ...branch.conditions];
    return conditions
      .filter((condition) => !designated.has(dimensionOf(condition)))
      .map((condition) => ({
        item,
        words,
        condition,
        others: conditions.filter((c) => c.quantity !== condition.quantity),
      }));
  });
}

function textsOf(variant: Variant, side: Side): string[] {
  const { condition, others, words } = variant;
  const rest = others.map((c) => `, ${nameOf(c)} ${valueOn(c, 'above')}${c.unit}`).join('');
  return (catalogue.quantities.get(condition.quantity)?.units ?? []).flatMap((unit) => {
    const value = convert(catalogue.units, valueOn(condition, side), condition.unit, unit) ?? valueOn(condition, side);
    const number = Number(value.toPrecision(9));
    const grouped = number >= 1000 ? number.toLocaleString('en-US', { maximumFractionDigits: 9 }) : String(number);
    return [
      `${words} 기술을 직접 설계하고 제조합니다. ${nameOf(condition)} ${number}${unit}${rest}.`,
      `${nameOf(condition)} ${grouped} ${unit}인 ${words}의 공정과 생산 기술을 개발했다${rest}.`,
      `우리 회사는 ${words} 제조 기술을 보유. 주요 사양: ${nameOf(condition)} ${grouped}${unit}${rest}`,
    ];
  });
}

function statusOf(variant: Variant, text: string, on: string): string {
  const found = screen(catalogue, { text, on }).candidates.find(
    (c) => c.item === variant.item.id && c.edition === variant.item.edition,
  );
  return found?.status ?? 'absent';
}

/** A branch that a neighbouring branch takes over (21 mm or less, more than 21 mm) has no failing side of its own. */
const neighbours = new Set(['smallDiameter', 'largeDiameter', 'microPpi']);

for (const on of ['2026-11-22', '2020-06-01']) {
  describe(`${on}에 시행 중인 목록`, () => {
    for (const variant of editionsOn(catalogue, on)
      .flatMap((edition) => edition.items)
      .flatMap(variantsOf)) {
      const { item, condition } = variant;
      test(`${item.id} ${condition.quote}: 기준 바로 아래·기준·바로 위`, () => {
        const claimed = (side: Side) =>
          textsOf(variant, side).map((text) => ({
            text,
            claimed: ['met', 'likely'].includes(statusOf(variant, text, on)),
          }));
        for (const { text, claimed: yes } of claimed('above')) expect(yes, text).toBe(true);
        if (neighbours.has(condition.id)) return;
        for (const { text, claimed: yes } of claimed('below')) expect(yes, text).toBe(false);
        for (const { text, claimed: yes } of claimed('at')) expect(yes, text).toBe(condition.op.includes('='));
      });
    }
  });
}
