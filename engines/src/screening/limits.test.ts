// For every condition of every item in force: texts just below, at and just above the limit, in each unit the quantity
// offers and three phrasings, must move the verdict exactly as the law says. Generated from the profiles, so a new
// item is tested the day it is written.
import type { ProfileCondition } from '@boru/contract/screening-profile';
import { describe, expect, test } from 'vitest';
import { conditionsOf, type Item } from './compile.ts';
import { compileCatalogue, convert, editionsOn, screen } from './index.ts';
import { shippedFiles } from './shipped.ts';

const catalogue = compileCatalogue(shippedFiles);
const whole = new Set(['layers', 'kinds', 'generation', 'axes', 'euroStandard', 'displayLines']);
/** Named by a designation (유로6, FHD), not by a number in running text. */
const designations: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = {
  euroStandard: {
    5: ['유로5', 'Euro 5', '유로 5'],
    6: ['유로6', 'Euro 6', 'Euro VI'],
    7: ['유로7', 'Euro 7', '유로 7'],
  },
  displayLines: {
    1280: ['HD급', 'HD 해상도', '720p', '1280x720'],
    1920: ['FHD', 'Full HD', '풀HD', '1920x1080'],
    2560: ['QHD', 'WQHD', 'qhd', '1440 x 2560'],
    3840: ['4K', 'UHD', '4k', '3840×2160'],
    7680: ['8K', '8k'],
  },
};

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
  const named = Object.keys(designations[dimensionOf(condition)] ?? {}).map(Number);
  if (named.length > 0)
    return (
      (side === 'below'
        ? named.filter((v) => v < condition.value).at(-1)
        : named.find((v) => (side === 'at' ? v === condition.value : v > condition.value))) ?? Number.NaN
    );
  return whole.has(dimensionOf(condition)) ? condition.value + step : condition.value * (1 + step * 0.02);
}

/** The value as written: in every unit the quantity offers, and in other spellings of them until there are three. */
function writings(condition: ProfileCondition, value: number): string[] {
  if (Number.isNaN(value)) return [];
  const named = designations[dimensionOf(condition)]?.[value];
  if (named !== undefined) return [...named];
  const units = catalogue.quantities.get(condition.quantity)?.units ?? [];
  const table = units.flatMap((name) => {
    const unit = catalogue.units.byName.get(name);
    const converted = convert(catalogue.units, value, condition.unit, name) ?? value;
    const number = Number(converted.toPrecision(12));
    const grouped = number >= 1000 ? number.toLocaleString('en-US', { maximumFractionDigits: 12 }) : String(number);
    return (unit?.words ?? [name]).map((word, i) => ({
      first: i === 0,
      text: `${i % 2 === 0 ? number : grouped}${i % 3 === 1 ? ' ' : ''}${word}`,
    }));
  });
  const first = table.filter((entry) => entry.first);
  const rest = table.filter((entry) => !entry.first && !/급$|^-|\.$/.test(entry.text));
  return [...first, ...rest.slice(0, Math.max(0, 3 - first.length))].map((entry) => entry.text);
}

interface Variant {
  readonly item: Item;
  readonly words: string;
  readonly condition: ProfileCondition;
  readonly others: readonly ProfileCondition[];
}

function variantsOf(item: Item): Variant[] {
  const { profile } = item;
  const none = { when: [], conditions: [] };
  const branches =
    profile.branches.length === 0 ? [none] : profile.branchesOptional ? [none, ...profile.branches] : profile.branches;
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
    // A branch narrows the item's own limit of the same quantity (30, for mobiles 20 ㎛).
    const narrowed = new Set(branch.conditions.map((condition) => condition.quantity));
    const conditions = [...profile.conditions.filter((c) => !narrowed.has(c.quantity)), ...branch.conditions];
    return conditions.map((condition) => ({
      item,
      words,
      condition,
      others: conditions.filter((c) => c.quantity !== condition.quantity),
    }));
  });
}

function textsOf(variant: Variant, side: Side): string[] {
  const { condition, others, words } = variant;
  const rest = others.map((c) => `, ${nameOf(c)} ${writings(c, valueOn(c, 'above'))[0]}`).join('');
  return writings(condition, valueOn(condition, side)).flatMap((value) => [
    `${words} 기술을 직접 설계하고 제조합니다. ${nameOf(condition)} ${value}${rest}.`,
    `${nameOf(condition)} ${value}인 ${words}의 공정과 생산 기술을 개발했다${rest}.`,
    `우리 회사는 ${words} 제조 기술을 보유. 주요 사양: ${nameOf(condition)} ${value}${rest}`,
  ]);
}

function statusOf(variant: Variant, text: string, on: string): string {
  const found = screen(catalogue, { text, on }).candidates.find(
    (c) => c.item === variant.item.id && c.edition === variant.item.edition,
  );
  return found?.status ?? 'absent';
}

/** A branch that a neighbouring branch takes over (21 mm or less, more than 21 mm) has no failing side of its own. */
const neighbours = new Set(['smallDiameter', 'largeDiameter']);

const days = ['2026-11-22', '2020-06-01'];
const variantsOn = (on: string): Variant[] =>
  editionsOn(catalogue, on)
    .flatMap((edition) => edition.items)
    .flatMap(variantsOf);

for (const on of days) {
  describe(`${on}에 시행 중인 목록`, () => {
    for (const variant of variantsOn(on)) {
      const { item, condition } = variant;
      test(`${item.id} ${condition.quote} (${variant.words}): 기준 바로 아래·기준·바로 위`, () => {
        const claimed = (side: Side) =>
          textsOf(variant, side).map((text) => ({
            text,
            claimed: ['met', 'likely'].includes(statusOf(variant, text, on)),
          }));
        const above = claimed('above');
        if (neighbours.has(condition.id)) return;
        const below = claimed('below');
        const at = claimed('at');
        expect(below.length + at.length, 'three writings and three phrasings').toBeGreaterThanOrEqual(18);
        for (const { text, claimed: yes } of above) expect(yes, text).toBe(true);
        for (const { text, claimed: yes } of below) expect(yes, text).toBe(false);
        for (const { text, claimed: yes } of at) expect(yes, text).toBe(condition.op.includes('='));
      });
    }
  });
}

test('세 목록의 모든 조건이 위의 글로 시험된다', () => {
  const tested = new Set(
    days.flatMap(variantsOn).map(({ item, condition }) => `${item.edition}/${item.id}/${condition.id}`),
  );
  const all = catalogue.editions.flatMap((edition) =>
    edition.items.flatMap((item) =>
      conditionsOf(item.profile).map((condition) => `${item.edition}/${item.id}/${condition.id}`),
    ),
  );
  expect(all.filter((id) => !tested.has(id))).toEqual([]);
  expect(all.length).toBeGreaterThan(70);
});
