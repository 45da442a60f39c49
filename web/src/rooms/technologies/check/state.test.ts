import { compileCatalogue, packed, screen } from '@boru/engines/screening';
import { describe, expect, it } from 'vitest';
import { claimOf } from '../../../../../engines/src/rescreening/index.ts';
import { shippedFiles } from '../../../../../engines/src/screening/shipped.ts';
import { screenerOf } from '../api.ts';
import { quantitiesOf } from './SaveCard.tsx';
import { answerAsk, answerQuantity, applying, blank, leading, pieces, takeBack, unusedNumbers } from './state.ts';

const catalogue = compileCatalogue(shippedFiles);
const text =
  '전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다. 양극에는 니켈 함량 88% 양극재를 쓰고, 연 2GWh 규모입니다.';
const run = (more: Partial<Parameters<typeof screen>[1]> = {}) =>
  screen(catalogue, { text, on: '2026-11-23', ...more });

describe('받은 목록', () => {
  it('분야의 이름과 판을 적힌 그대로 읽는다', () => {
    const sent = JSON.parse(JSON.stringify(packed(shippedFiles)));
    const { fields, profiles } = screenerOf(sent, { hash: '', editions: [] });
    expect(fields.get('semiconductor')).toEqual({ ko: '반도체', en: 'Semiconductors' });
    expect(profiles.get('nationalCoreTechnology/2025-10-02')).toBe('2026-11');
  });
});

describe('알아본 말과 수치', () => {
  it('잘라 이으면 적은 글 그대로이고, 겹친 말은 하나로 표시한다', () => {
    const cut = pieces(text, run());
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    expect(cut.filter((piece) => piece.kind === 'word').map((piece) => piece.text)).toContain(
      '전기차용 파우치형 리튬이차전지 셀',
    );
    expect(cut.filter((piece) => piece.kind === 'number').map((piece) => piece.text)).toEqual(['88%']);
  });
  it('기준에 쓰이지 않은 수는 적은 그대로 따로 말한다', () => {
    expect(unusedNumbers(run())).toEqual(['2GWh']);
  });
});

describe('묻고 답하기', () => {
  it('같은 물음에 다시 답하면 앞의 답을 바꾸고, 되돌릴 수 있다', () => {
    const [ask] = run().asks;
    if (ask === undefined) throw new Error('a question was expected');
    const first = answerQuantity(blank, ask, 250, 'Wh/kg');
    const second = answerQuantity(first, ask, 272, 'Wh/kg');
    expect(second.quantities).toEqual([{ quantity: 'specificEnergy', value: 272, unit: 'Wh/kg' }]);
    expect(second.asked.map((each) => each.ko)).toEqual([ask.question.ko]);
    const unknown = answerAsk(takeBack(second, ask.id), ask, 'unknown');
    expect([unknown.quantities, unknown.answers]).toEqual([[], [{ ask: ask.id, answer: 'unknown' }]]);
  });
  it('판단을 가르는 물음이 먼저고, 쓰기만 하는 재료에 관한 물음은 나중이다', () => {
    expect(run().asks.map((ask) => ask.id)).toEqual(['quantity:specificEnergy', 'role:cathode']);
  });
});

describe('카드에 담는 것', () => {
  const result = run({ quantities: [{ quantity: 'specificEnergy', value: 272, unit: 'Wh/kg' }] });
  it('해당할 수 있는 항목만, 미달은 담지 않는다', () => {
    expect(leading(result).map((c) => [c.item, c.status])).toContainEqual(['NCST-BATT-01', 'below']);
    expect(applying(result).map((c) => c.item)).toEqual(['NCT-ELEC-02']);
    expect(claimOf(result).items).toEqual([
      { list: 'nationalCoreTechnology', edition: '2025-10-02', item: 'NCT-ELEC-02', status: 'met' },
    ]);
  });
  it('수와 단위만 담고 문장은 담지 않는다', () => {
    const state = { ...blank, text, quantities: [{ quantity: 'specificEnergy', value: 272, unit: 'Wh/kg' }] };
    expect(quantitiesOf(result, state)).toEqual([
      { quantity: 'specificEnergy', value: 272, unit: 'Wh/kg', comparator: '=' },
    ]);
    expect(JSON.stringify([quantitiesOf(result, state), claimOf(result)])).not.toMatch(/[가-힣]/);
  });
});
