// Kinds of sentences that were misread once, tried on every condition they can be said of: what is hoped for behind what there
// is, the share before its element, and a figure that nobody made oneself.
import type { ProfileCondition } from '@boru/contract/screening-profile';
import { describe, expect, test } from 'vitest';
import { conditionsOf, type Item } from './compile.ts';
import { compileCatalogue, convert, editionsOn, screen } from './index.ts';
import { shippedFiles } from './shipped.ts';

const catalogue = compileCatalogue(shippedFiles);
const on = '2026-11-22';
const items = editionsOn(catalogue, on).flatMap((edition) => edition.items);
/** Said by a designation, a count or a name, and not by a number with a unit. */
const named = new Set(['euroStandard', 'displayLines', 'kinds', 'generation']);
const dimensionOf = ({ quantity }: ProfileCondition) => catalogue.quantities.get(quantity)?.dimension ?? '';
const single = items.flatMap((item) =>
  item.profile.branches.length === 0 && item.profile.conditions.length === 1
    ? item.profile.conditions.filter((c) => !named.has(dimensionOf(c))).map((condition) => ({ item, condition }))
    : [],
);

const spelling = (id: string): string => {
  const words = catalogue.terms.get(id)?.words ?? [];
  return (words.find((word) => /^[가-힣]/.test(word)) ?? words[0] ?? id).replace('^', '');
};
const nameOf = ({ profile }: Item): string =>
  [...profile.scopes, ...profile.subject.filter((g) => 'as' in g), ...profile.subject.filter((g) => !('as' in g))]
    .map((group) => spelling(group.any[0] ?? ''))
    .join(' ');
function written(condition: ProfileCondition, share: number): string {
  const quantity = catalogue.quantities.get(condition.quantity);
  const unit = quantity?.units[0] ?? condition.unit;
  const beyond = ['layers', 'axes'].includes(quantity?.dimension ?? '')
    ? condition.value + Math.sign(share)
    : condition.value * (1 + share);
  const value = convert(catalogue.units, beyond, condition.unit, unit) ?? beyond;
  return `${Number(value.toPrecision(8))}${catalogue.units.byName.get(unit)?.words[0] ?? unit}`;
}
const claimed = (text: string, id: string): boolean =>
  screen(catalogue, { text, on }).candidates.some(
    ({ item, status }) => item === id && (status === 'met' || status === 'likely'),
  );

describe('지금 값 뒤에 목표를 적어도 지금 값으로 읽는다', () => {
  test.each(single.map((one) => ({ id: one.item.id, ...one })))('$id', ({ item, condition }) => {
    const up = condition.op.startsWith('>') ? 1 : -1;
    const quantity = catalogue.quantities.get(condition.quantity)?.name.ko ?? '';
    const [short, beyond, farther] = [-0.05, 0.05, 0.2].map((share) => written(condition, share * up));
    const work = `${nameOf(item)} 기술을 직접 설계하고 제조합니다.`;
    expect(claimed(`${work} ${quantity} ${short}, 내년 목표 ${beyond}`, item.id)).toBe(false);
    expect(claimed(`${work} ${quantity} ${beyond}, 내년 목표 ${farther}`, item.id)).toBe(true);
  });
});

test('이름 뒤에 다른 물건의 이름이 이어지면 그 물건의 것으로 읽는다', () => {
  const named = items.filter(
    ({ profile: { conditions, branches, scopes, subject } }) =>
      conditions.length + branches.length + scopes.length === 0 && subject.every((group) => group.as === undefined),
  );
  expect(named.length).toBeGreaterThan(5);
  const faults = named.filter((item) => claimed(`${nameOf(item)} 작업자 휴게실 냉장고 문짝을 만들어 판다`, item.id));
  expect(faults.map(({ id }) => id)).toEqual([]);
});

test('함량을 원소 앞에 적어도 제 원소의 값으로 읽는다', () => {
  const ask = (text: string) => claimed(`${text} 스테인리스강을 직접 제강해 제조합니다.`, 'NCT-METAL-08');
  for (const [nickel, nitrogen] of [
    ['Ni', 'N'],
    ['니켈', '질소'],
  ]) {
    expect(ask(`1.2% ${nickel}, 0.45% ${nitrogen}`)).toBe(true);
    expect(ask(`0.45% ${nitrogen}, 1.2% ${nickel}`)).toBe(true);
    expect(ask(`0.45% ${nickel}, 0.3% ${nitrogen}`)).toBe(false);
    expect(ask(`8% ${nickel}, 0.45% ${nitrogen}`)).toBe(false);
  }
});

test('목록이 정한 방식이 아닌 다른 방식은 해당이 아니다', () => {
  const rebar = '항복강도 750MPa 철근, 탄소 0.3%. 설계하고 제조합니다.';
  expect(screen(catalogue, { text: `고로에서 만든 쇳물로 제조. ${rebar}`, on }).verdict).toBe('near-miss');
  expect(claimed(`전기로에서 만든 ${rebar}`, 'NCT-METAL-04')).toBe(true);
  expect(claimed(`고로 쇳물이 아니라 전기로로 만든 ${rebar}`, 'NCT-METAL-04')).toBe(true);
});

test('고체전해질을 쓴 전지는 차세대 전지이고, 전해질이나 다른 물건은 아니다', () => {
  const items = ['NCT-ELEC-04', 'NCST-BATT-03'];
  for (const cell of ['배터리', '전지', '셀'])
    for (const with_ of [
      '고체 전해질을 쓴',
      '고체전해질을 쓰는',
      '고체전해질을 적용한',
      '고체 전해질을 사용한',
      '고체전해질',
    ])
      for (const id of items) {
        expect(claimed(`${with_} ${cell}를 설계하고 제조합니다.`, id), `${with_} ${cell}`).toBe(true);
        expect(claimed(`액체 전해질을 쓴 ${cell}를 설계하고 제조합니다.`, id)).toBe(false);
      }
  for (const other of ['가스센서', '연료전지', '커패시터', '분말'])
    for (const id of items) expect(claimed(`고체전해질을 쓴 ${other}를 설계하고 제조합니다.`, id), other).toBe(false);
});

test('한 종만 본다는 말은 종수이고, 한 가지 자랑은 아니다', () => {
  const kit = '감염질환 면역분석 키트를 직접 개발해 제조합니다. 바이오마커를 고정화했고 민감도 97%, 특이도 98%.';
  const status = (text: string) =>
    screen(catalogue, { text, on }).candidates.find(({ item }) => item === 'NCT-BIO-04')?.status;
  for (const only of ['한 종만', '한 종류만', '한 가지만', '두 종을', '1종만'])
    expect(status(`${only} 검사하는 ${kit}`), only).toBe('below');
  for (const many of ['세 종을', '다섯 가지를', '3종을'])
    expect(claimed(`${many} 검사하는 ${kit}`, 'NCT-BIO-04'), many).toBe(true);
  expect(status(`${kit} 한 가지 장점은 값입니다.`)).toBe('ask');
});

test('누구의 기술인지 적혀 있지 않으면 해당이라 하지 않고 그것만 묻는다; 답이 바로 바꾼다', () => {
  const text = '양자 리피터는 먼 곳까지 신호를 이어 준다.';
  const asked = screen(catalogue, { text, on });
  expect(asked.verdict).toBe('review');
  expect(asked.asks.map(({ id }) => id)).toEqual(['role:quantumRepeater']);
  const answered = (answer: 'yes' | 'no' | 'unknown') =>
    screen(catalogue, { text, on, answers: [{ ask: 'role:quantumRepeater', answer }] }).verdict;
  expect([answered('yes'), answered('no'), answered('unknown')]).toEqual(['match', 'none', 'review']);
});

test('글이 다른 일을 말하면 해당 없음이다', () => {
  for (const text of [
    '양자 리피터가 무엇인지 설명하는 글',
    '판매 완료: 양자 리피터',
    '양자 리피터를 배우는 강좌를 연다.',
  ])
    expect(screen(catalogue, { text, on }).verdict, text).toBe('none');
});

test('산 것은 만드는지만 묻고, 그 수치나 꼴은 묻지 않는다', () => {
  for (const item of items) {
    const found = screen(catalogue, { text: `${nameOf(item)} 제품을 구매해 사용한다.`, on });
    const asks = found.candidates.filter(({ status }) => status === 'ask').flatMap((each) => each.asks);
    expect(
      asks.filter(({ id }) => !id.startsWith('role:')).map(({ id }) => id),
      item.id,
    ).toEqual([]);
  }
});

test('조건이 하나인 항목이 시험에 든다', () => {
  expect(single.length).toBeGreaterThan(15);
  expect(single.every(({ item }) => conditionsOf(item.profile).length === 1)).toBe(true);
});

test('나르고, 자르고, 소개하고, 관심만 두는 사람에게는 아무것도 묻지 않는다', () => {
  const frames: readonly ((n: string) => string)[] = [
    (n) => `무진동 차량으로 ${n} 제품을 공항까지 나릅니다. 기사는 상자를 열 수 없습니다.`,
    (n) => `제조사에서 사 온 ${n} 제품을 도면대로 잘라 넘깁니다. 절단기 다섯 대가 있습니다.`,
    (n) => `헤드헌팅 회사입니다. 진행 중인 자리: ${n} 개발 책임자. 후보자 이력서를 전달합니다.`,
    (n) => `그릇을 굽는 회사입니다. 사장님이 ${n} 시장에 관심이 있어 이야기만 오가고 있습니다.`,
    (n) => `트럭을 새로 샀습니다. 카탈로그에 ${n} 제품이 들어 있다고 적혀 있더군요.`,
  ];
  for (const item of items)
    for (const frame of frames) {
      const text = frame(nameOf(item));
      const { verdict, asks } = screen(catalogue, { text, on });
      expect([verdict, asks.filter(({ id }) => !id.startsWith('role:')).length], `${item.id} ${text}`).toEqual([
        'none',
        0,
      ]);
    }
});

test('단위는 차원으로 읽는다: 분모와 접두어가 무엇이든', () => {
  const status = (text: string, id: string) =>
    screen(catalogue, { text, on }).candidates.find(({ item }) => item === id)?.status;
  const mlcc = (figure: string) => status(`적층세라믹콘덴서를 설계하고 제조합니다. ${figure}`, 'NCT-ELEC-01');
  for (const figure of ['21,500µF/㎤', '21.5µF/㎣', '1㎣당 21.5µF', '21.5 mF/cm3', '21.5 µF per cubic millimetre'])
    expect(mlcc(figure), figure).toBe('met');
  for (const figure of ['20,500µF/㎤', '20.5µF/㎣', '1㎣당 20.5µF', '20.5 mF/cm3', '20.5 µF per cubic millimetre'])
    expect(mlcc(figure), figure).toBe('below');
  const cell = (figure: string) => status(`전기차용 파우치형 셀을 설계하고 제조합니다. ${figure}`, 'NCT-ELEC-02');
  for (const figure of ['0.266kWh/kg', '1kg당 266Wh', '266 Wh per kg', '0.958MJ/kg'])
    expect(cell(figure), figure).toBe('met');
  expect(cell('266,000mWh/kg')).toBe('ask');
  const rebar = (figure: string) =>
    status(`전기로로 만든 철근을 제조합니다. 탄소 0.3%, 항복강도 ${figure}`, 'NCT-METAL-04');
  expect([rebar('700N/mm²'), rebar('699N/mm²'), rebar('72kgf/㎟')]).toEqual(['met', 'below', 'met']);
});

test('±는 범위이고, 기준에 걸치면 경계, 온 범위가 못 미치면 미달이다', () => {
  const cathode = (figure: string) =>
    screen(catalogue, { text: `양극재를 설계하고 제조합니다. Ni ${figure}`, on }).verdict;
  expect([cathode('80.0 ± 0.5 mol %'), cathode('82 ± 1%'), cathode('78.5±1%'), cathode('88+/-1 %')]).toEqual([
    'borderline',
    'match',
    'near-miss',
    'match',
  ]);
});

test('작은 탱크를 더한 값은 해당이 아니라 물음이다', () => {
  const tanks = (words: string) =>
    screen(catalogue, { text: `항체 의약품 배양·정제 공정을 자체 개발했다. ${words}`, on }).candidates.find(
      ({ item }) => item === 'NCT-BIO-01',
    )?.status;
  for (const words of [
    '2,000리터 배양기 여섯 대, 다 합하면 1만2천 리터.',
    '2,000L 6기, 합치면 12,000L.',
    '배양기는 2,000리터 여섯 대.',
    '6 x 2,000 L bioreactors.',
  ])
    expect(tanks(words), words).toBe('borderline');
  expect(tanks('1만2천 리터 배양기 한 대.')).toBe('met');
});
