import type { Claim } from '@boru/contract/rescreening';
import { screen } from '@boru/engines/screening';
import { describe, expect, it } from 'vitest';
import { shippedFiles } from '../screening/shipped.ts';
import texts from '../screening/texts.json' with { type: 'json' };
import {
  basisOf,
  type CardFacts,
  claimOf,
  claimOfCard,
  dictionaryOf,
  figuresOf,
  outcomeOf,
  sameClaim,
  screenCard,
} from './index.ts';

const dictionary = dictionaryOf(shippedFiles);
const on = '2026-11-23';
const told = (wh: number) =>
  `전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다. 사내 이름은 한빛노을 공정입니다. 에너지 밀도는 ${wh}Wh/kg입니다.`;
const result = screen(dictionary.catalogue, { text: told(272), on });
const typed = (wh: number | null): Pick<CardFacts, 'field' | 'quantities'> => ({
  field: 'electrical-electronics',
  quantities: wh === null ? [] : [{ quantity: 'specificEnergy', value: wh, unit: 'Wh/kg', comparator: '=' }],
});
const basis = basisOf(dictionary, result, typed(272));
const facts = (wh: number | null = 272): CardFacts => ({ ...typed(wh), product: null, basis });
const item = (status: Claim['items'][number]['status'], id = 'NCT-ELEC-02', edition = '2025-10-02') => ({
  list: 'nationalCoreTechnology' as const,
  edition,
  item: id,
  status,
});
const claim = (...items: Claim['items']): Claim => ({ verdict: items.length === 0 ? 'none' : 'match', items });

describe('카드가 지니는 것', () => {
  it('목록의 낱말과 하는 일만 남고, 적은 글은 한 조각도 남지 않는다', () => {
    expect(basis.terms.length).toBeGreaterThan(0);
    expect(basis.stages).toEqual(expect.arrayContaining(['design', 'manufacture']));
    expect(basis.terms.every((term) => dictionary.catalogue.terms.has(term))).toBe(true);
    expect(JSON.stringify(basis)).not.toMatch(/한빛|노을|사내/);
  });
  it('글 없이 카드만으로 같은 결과가 나온다', () => {
    expect(sameClaim(claimOf(screenCard(dictionary, facts(), on)), claimOf(result))).toBe(true);
  });
  it('보고서 없이 본 주장은 보고서의 주장과 같다, 몇 번을 보아도', () => {
    for (const wh of [272, 200, null, 280, 272])
      for (const role of [null, 'useOnly'] as const) {
        const card = { ...facts(wh), basis: { ...basis, role } };
        expect(claimOfCard(dictionary, card, on)).toEqual(claimOf(screenCard(dictionary, card, on)));
      }
  });
  it('수치가 바뀌면 결과도 바뀌고, 없으면 묻는다', () => {
    const core = (wh: number | null) =>
      screenCard(dictionary, facts(wh), on).candidates.find((each) => each.item === 'NCT-ELEC-02')?.status;
    expect([core(272), core(200), core(null)]).toEqual(['met', 'below', 'ask']);
  });
  it('같은 카드, 같은 판, 같은 날이면 언제나 글자 하나까지 같다', () => {
    const first = JSON.stringify(screenCard(dictionary, facts(), on));
    const again = dictionaryOf(structuredClone(shippedFiles));
    for (let round = 0; round < 3; round++) expect(JSON.stringify(screenCard(again, facts(), on))).toBe(first);
  });
  it('낱말이 없는 옛 카드는 제품 이름으로 본다', () => {
    const old = {
      ...facts(),
      product: '파우치형 리튬이차전지',
      basis: { terms: [], stages: [], role: null, answers: [] },
    };
    expect(screenCard(dictionary, old, on).candidates[0]?.item).toBe('NCT-ELEC-02');
  });
});

describe('글 없이 낱말로 본 주장', () => {
  const same = (card: CardFacts, day: string) => {
    expect(claimOfCard(dictionary, card, day), JSON.stringify(card)).toEqual(
      claimOf(screenCard(dictionary, card, day)),
    );
  };
  it('보기 글의 카드에서 글로 본 주장과 글자 하나까지 같다', () => {
    for (const { text } of texts.items.filter((_, at) => at % 24 === 0)) {
      const told = screen(dictionary.catalogue, { text, on });
      const card = {
        field: '',
        quantities: figuresOf(told),
        basis: basisOf(dictionary, told, typed(null)),
        product: null,
      };
      for (const day of [on, '2020-06-01']) same(card, day);
    }
  });
  it('모든 용어, 모든 일의 단계, 모든 역할에서도 같다', () => {
    const terms = [...dictionary.catalogue.terms.keys()];
    const stages = dictionary.stages.map(({ id }) => id);
    for (const [at, term] of terms.entries())
      for (const role of at % 3 === 0 ? ([null, 'useOnly'] as const) : ([at % 2 === 0 ? null : 'design'] as const)) {
        const more = [at * 7 + 3, at * 13 + 1].map((turn) => terms[turn % terms.length] ?? '').slice(0, at % 3);
        const some = stages.filter((_, turn) => (at >> (turn % 7)) & 1);
        same(
          {
            ...typed(at % 2 === 0 ? 272 : null),
            product: null,
            basis: { terms: [term, ...more], stages: some, role, answers: [] },
          },
          on,
        );
      }
  });
});

describe('새 결과가 뜻하는 것', () => {
  it.each([
    ['그대로', claim(item('met')), claim(item('met')), true, 'unchanged'],
    ['조건에 맞음과 가능성이 큼은 같은 주장이다', claim(item('likely')), claim(item('met')), true, 'unchanged'],
    ['없던 항목', claim(), claim(item('met')), true, 'mayApplyNow'],
    ['사라진 항목', claim(item('met')), claim(), true, 'noLonger'],
    ['물음이 생긴 항목', claim(item('met')), claim(item('ask')), true, 'toCheck'],
    ['새로 물어야 하는 항목', claim(), claim(item('ask')), true, 'toCheck'],
    ['물음이 사라지면 알릴 것이 없다', claim(item('ask')), claim(), true, 'unchanged'],
    [
      '판이 바뀌며 이름만 바뀐 항목',
      claim(item('met', 'NCT2019-ELEC-01', '2019-07-08')),
      claim(item('met')),
      true,
      'unchanged',
    ],
    [
      '판이 바뀌며 항목이 늘면 새로 해당',
      claim(item('met', 'NCT2019-ELEC-01', '2019-07-08')),
      claim(item('met'), item('met', 'NCT-ELEC-03')),
      true,
      'mayApplyNow',
    ],
    ['같은 판에서 다른 항목', claim(item('met')), claim(item('met', 'NCT-ELEC-03')), true, 'mayApplyNow'],
    ['카드가 다 말하지 못하면 더 이상 아니라고 하지 않는다', claim(item('met')), claim(), false, 'toCheck'],
    ['카드가 다 말하지 못하면 새로 해당한다고도 하지 않는다', claim(), claim(item('met')), false, 'toCheck'],
    ['카드가 다 말하지 못해도 같으면 같다', claim(item('met')), claim(item('met')), false, 'unchanged'],
  ] as const)('%s', (_name, before, after, reproduces, outcome) => {
    expect(outcomeOf(before, after, reproduces)).toBe(outcome);
  });
});
