// Every way of writing a number that the law, the press and a plan use, read as the quantity it means.
import { describe, expect, test } from 'vitest';
import { compileCatalogue, screen } from './index.ts';
import { figures } from './quantities.ts';
import { shippedFiles } from './shipped.ts';
import { fold } from './text.ts';

const catalogue = compileCatalogue(shippedFiles);
const about = { before: catalogue.cues.about, after: catalogue.cues.aboutAfter };
const on = '2026-11-22';

interface Seen {
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
}
/** The first figure of the dimension, in the given unit. */
function seen(text: string, unit: string): Seen | null {
  const wanted = catalogue.units.byName.get(unit);
  for (const figure of figures(catalogue.units, fold(text).text, about)) {
    const reading = figure.readings.find((r) => r.dimension === wanted?.dimension);
    if (reading === undefined || wanted === undefined) continue;
    const of = (x: number) => (Number.isFinite(x) ? Number((x / wanted.factor).toPrecision(9)) : x);
    return { unit, low: of(reading.value.low), high: of(reading.value.high), lowOpen: reading.value.lowOpen };
  }
  return null;
}

describe('수를 적는 꼴', () => {
  test.each([
    ['1만2천5백 리터', 'L', 12_500],
    ['1만 2천 리터', 'L', 12_000],
    ['12,500L', 'L', 12_500],
    ['12.5 kL', 'L', 12_500],
    ['12.5㎘', 'L', 12_500],
    ['12.5㎥', 'L', 12_500],
    ['삼천 톤', 'ton', 3_000],
    ['3천톤', 'ton', 3_000],
    ['10 nm급', 'nm', 10],
    ['10나노급', 'nm', 10],
    ['3 µm', 'um', 3],
    ['3㎛', 'um', 3],
    ['3마이크로미터', 'um', 3],
    ['12인치', 'mm', 300],
    ['12인치(300mm)', 'mm', 300],
    ['0.5GPa', 'MPa', 500],
    ['980MPa', 'GPa', 0.98],
    ['0.268kWh/kg', 'Wh/kg', 268],
    ['kg당 270Wh', 'Wh/kg', 270],
    ['1㎣당 25uF', 'uF/mm3', 25],
    ['시속 12km', 'm/s', 3.33333333],
    ['초속 3.5m', 'm/s', 3.5],
    ['분속 600m', 'm/min', 600],
    ['1.0A/㎠', 'A/cm2', 1],
    ['1,000mA/cm²', 'A/cm2', 1],
    ['66.7kN', 'lbf', 14_994.7566],
    ['4만 시간', 'hour', 40_000],
    ['3종', 'kinds', 3],
    ['176단', 'layers', 176],
    ['8.5세대', 'generation', 8.5],
    ['300Mbps', 'Gbps', 0.3],
    ['24wt.%', '%', 24],
    ['80퍼센트', '%', 80],
    ['１２，５００Ｌ', 'L', 12_500],
  ])('%s', (text, unit, value) => {
    expect(seen(text, unit)).toEqual({ unit, low: value, high: value, lowOpen: false });
  });
  test.each([
    ['265Wh/kg 이상', 'Wh/kg', 265, Number.POSITIVE_INFINITY, false],
    ['80% 초과', '%', 80, Number.POSITIVE_INFINITY, true],
    ['80% 이상', '%', 80, Number.POSITIVE_INFINITY, false],
    ['≥ 95 %', '%', 95, Number.POSITIVE_INFINITY, false],
    ['at least 95%', '%', 95, Number.POSITIVE_INFINITY, false],
    ['30나노 이하', 'nm', Number.NEGATIVE_INFINITY, 30, true],
    ['30나노 미만', 'nm', Number.NEGATIVE_INFINITY, 30, true],
    ['28~45나노', 'nm', 28, 45, false],
    ['18~22톤', 'ton', 18, 22, false],
    ['between 18 and 22 tons', 'ton', 18, 22, false],
    ['약 100톤', 'ton', 95, 105, false],
    ['100톤 안팎', 'ton', 95, 105, false],
    ['20나노대', 'nm', 20, 30, false],
  ])('%s는 범위다', (text, unit, low, high, lowOpen) => {
    expect(seen(text, unit)).toMatchObject({ low, high, lowOpen });
  });
  test('8:1:1은 비율이고 시각이나 축척은 아니다', () => {
    expect(figures(catalogue.units, '8:1:1', about)[0]?.ratio).toEqual([8, 1, 1]);
    expect(figures(catalogue.units, '12:30', about).filter((f) => f.ratio !== null)).toEqual([]);
  });
  test('단위의 글자가 다른 낱말에 든 것은 단위가 아니다', () => {
    expect(seen('3단계 사업', 'layers')).toBeNull();
    expect(seen('3종합병원', 'kinds')).toBeNull();
    expect(seen('2분석 장비', 'minute')).toBeNull();
    expect(seen('64layersofcake 12', 'layers')).toBeNull();
  });
  test('1c D램과 10나노급 6세대는 16나노 이하다', () => {
    const result = screen(catalogue, { text: '10나노급 6세대(1c) D램 공정을 개발', on });
    expect(result.candidates.find((c) => c.item === 'NCST-SEMI-01')?.status).toBe('met');
  });
});

describe('수가 아닌 것, 남의 수', () => {
  const status = (text: string, item: string) =>
    screen(catalogue, { text, on }).candidates.find((c) => c.item === item)?.status ?? 'absent';
  test.each([
    ['값: 돈', '전기차용 파우치 셀을 설계·제조. 매출 300억원', 'NCT-ELEC-02'],
    ['값: 날짜', '전기차용 파우치 셀을 설계·제조. 2026년 3월 착수', 'NCT-ELEC-02'],
    ['점유율', '니켈계 양극재를 제조. 시장 점유율 90%', 'NCT-ELEC-03'],
    ['더 높다', '니켈계 양극재를 제조. 경쟁 제품보다 수명이 90% 높다', 'NCT-ELEC-03'],
    ['목표', '전기차용 파우치 셀을 설계·제조. 2029년까지 400Wh/kg이 목표', 'NCT-ELEC-02'],
    ['고객의 것', '전기차용 파우치 셀을 설계·제조. 고객사는 별도로 300Wh/kg 셀을 만든다', 'NCT-ELEC-02'],
    ['팩의 것', '전기차용 파우치 셀을 설계·제조. 팩 기준 300Wh/kg', 'NCT-ELEC-02'],
    ['아직 없는 것', '전기차용 파우치 셀을 설계·제조. 300Wh/kg 제품은 아직 없다', 'NCT-ELEC-02'],
    ['모두 합친 것', '항체의약품 배양·정제 공정을 개발. 총 24,000L', 'NCT-BIO-01'],
    ['피치', '마이크로LED 디스플레이 패널을 설계·제조. 픽셀피치 0.02mm', 'NCST-DISP-03'],
  ])('%s: 묻는다', (_name, text, item) => {
    expect(status(text, item)).toBe('ask');
  });
});

describe('양산·상용화한 때', () => {
  const gearbox = (when: string) =>
    screen(catalogue, { text: `승용차용 8단 자동변속기를 독자 설계해 ${when}`, on }).candidates.find(
      (c) => c.item === 'NCT-AUTO-07',
    )?.status;
  test.each([
    ['양산에 들어간 지 14개월째', 'likely'],
    ['작년에 양산을 시작했다', 'likely'],
    ['2025년 9월 양산을 시작했다', 'likely'],
    ['2018년부터 양산한다', 'below'],
    ['양산한 지 5년이 지났다', 'below'],
    ['양산한 지 약 2년쯤 되었다', 'borderline'],
    ['내년에 양산한다', 'ask'],
    ['제조한다', 'ask'],
  ])('%s', (when, expected) => {
    expect(gearbox(when)).toBe(expected);
  });
});
