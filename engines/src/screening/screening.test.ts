import { ScreeningResult } from '@boru/contract/screening';
import { describe, expect, test } from 'vitest';
import { CatalogueFault, compileCatalogue, screen } from './index.ts';
import { shippedFiles } from './shipped.ts';

const catalogue = compileCatalogue(shippedFiles);
const on = '2026-11-22';
const run = (text: string, more: Partial<Parameters<typeof screen>[1]> = {}) =>
  screen(catalogue, { text, on, ...more });
const status = (text: string, item: string) => run(text).candidates.find((c) => c.item === item)?.status ?? 'absent';

describe('목록과 시행일', () => {
  test('세 목록의 모든 항목에 읽기가 있다: 69, 79, 19', () => {
    expect(catalogue.editions.map((edition) => edition.items.length).sort()).toEqual([19, 69, 79]);
  });
  test('오늘은 2025-10-02 목록과 국가첨단전략기술로 본다', () => {
    expect(
      run('')
        .editions.map((e) => e.edition)
        .sort(),
    ).toEqual(['2025-05', '2025-10-02']);
  });
  test('12,500 리터는 2025년 목록에서는 충족, 2019년 목록에서는 미달이다', () => {
    const text = '항체의약품을 12,500L 다회용 배양기로 배양·정제하는 공정을 개발해 생산합니다.';
    expect(run(text).candidates.find((c) => c.item === 'NCT-BIO-01')?.status).toBe('met');
    expect(
      screen(catalogue, { text, on: '2020-01-01' }).candidates.find((c) => c.item === 'NCT2019-BIO-01')?.status,
    ).toBe('below');
  });
  test('전문이 없는 날짜에는 지어내지 않고 없다고 말한다', () => {
    const result = screen(catalogue, { text: 'D램 12나노 공정 개발', on: '2022-01-01' });
    expect(result.editions).toEqual([]);
    expect(result.candidates).toEqual([]);
    expect(result.reason.ko).toContain('전문이 없어');
    expect(result.gaps.find((gap) => gap.list === 'nationalCoreTechnology')).toMatchObject({
      from: '2021-01-14',
      to: '2025-10-01',
      missing: [
        { inForceFrom: '2021-01-14', count: 71 },
        { inForceFrom: '2021-07', count: 73, verified: false },
      ],
    });
  });
  test('한 목록만 있는 날에는 무엇이 빠졌는지 두 언어로 말하고, 있는 목록과는 견준다', () => {
    const result = screen(catalogue, { text: '픽셀 0.7㎛ 이미지센서 설계·공정', on: '2025-07-01' });
    expect(result.editions.map((edition) => edition.edition)).toEqual(['2025-05']);
    expect(result.candidates.map((c) => [c.item, c.status])).toEqual([['NCST-SEMI-06', 'met']]);
    expect(result.reason.ko).toContain('2025-07-01에 시행 중이던 국가핵심기술 목록의 전문이 없어');
    expect(result.reason.ko).toContain('2024 (76개, 확인 필요)');
    expect(result.reason.en).toContain('No other day');
    expect(run('').gaps).toEqual([]);
  });
  test('결과는 계약의 꼴 그대로이고 늘 사전 확인이라고 말한다', () => {
    const result = run('238단 4D 낸드플래시 설계와 양산 공정');
    expect(ScreeningResult.parse(result)).toEqual(result);
    expect(result.notice.ko).toContain('사전 확인: 법적 판정이 아닙니다');
  });
  test('빠진 읽기가 있으면 목록 전체를 거절한다', () => {
    expect(() => compileCatalogue({ ...shippedFiles, profiles: shippedFiles.profiles.slice(1) })).toThrow(
      CatalogueFault,
    );
  });
});

describe('수치', () => {
  test('경계: 이상·이하는 같을 때 충족, 초과는 같을 때 미달', () => {
    expect(status('픽셀 크기 0.8㎛ 이미지센서 설계', 'NCST-SEMI-06')).toBe('met');
    expect(status('500kV 전력케이블 시스템 설계·제조', 'NCT-ELEC-05')).toBe('met');
    expect(status('니켈 함량 80% 양극재 제조 기술', 'NCT-ELEC-03')).toBe('below');
    expect(status('니켈 함량 80.1% 양극재 제조 기술', 'NCT-ELEC-03')).toBe('met');
  });
  test('8:1:1과 기준선에 걸친 범위, 약·안팎은 경계로 두고 묻는다', () => {
    expect(status('니켈·코발트·망간 8:1:1 양극재를 제조합니다', 'NCT-ELEC-03')).toBe('borderline');
    expect(status('28~45나노 파운드리 공정', 'NCT-SEMI-05')).toBe('borderline');
    expect(status('시속 약 12km로 움직이고 20kg 안팎을 드는 휴머노이드 구동기 설계', 'NCST-ROBOT-01')).toBe(
      'borderline',
    );
  });
  test('없는 수치는 0도 아니고 충족도 아니다: 묻는다', () => {
    const result = run('전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다.');
    expect(result.verdict).toBe('insufficient');
    expect(result.asks[0]).toMatchObject({ quantity: 'specificEnergy', unit: 'Wh/kg', kind: 'quantity' });
  });
  test('단위가 다른 양은 견주지 않는다: mAh/㎠와 mAh/g, Wh/L와 Wh/kg', () => {
    for (const [text, item] of [
      ['실리콘 음극재 15mAh/㎠급을 개발하고 제조', 'NCT-ELEC-04'],
      ['파우치형 리튬이차전지 셀 700Wh/L을 설계·제조', 'NCT-ELEC-02'],
    ] as const) {
      const found = run(text).candidates.find((c) => c.item === item);
      expect(found?.status).toBe('ask');
      expect(found?.conditions[0]?.verdict).toBe('incomparable');
    }
  });
  test('목표와 상대값, 견준 값은 가진 값이 아니다', () => {
    expect(status('345kV 전력케이블을 제조한다. 500kV급은 2028년 개발이 목표다.', 'NCT-ELEC-05')).toBe('below');
    expect(status('합금원소를 모두 합쳐 3.5wt%인 강판을 제조. 종전보다 인장강도가 40% 높다.', 'NCT-METAL-06')).toBe(
      'ask',
    );
    expect(status('96단 낸드플래시 공정. 176단 제품보다 싸다.', 'NCST-SEMI-02')).toBe('below');
  });
  test('다른 제품의 수치는 가져오지 않는다', () => {
    const text = '① 28나노 로직 파운드리 공정 ② D램 모듈 설계';
    expect(status(text, 'NCT-SEMI-05')).toBe('met');
    expect(status(text, 'NCT-SEMI-01')).toBe('ask');
  });
  test('관용 표기: 1만2천5백 리터, 12.5kL, 0.268kWh/kg, 12인치, 1c D램, SD600, 유로6', () => {
    expect(status('항체 1만2천5백 리터 배양 공정 개발', 'NCT-BIO-01')).toBe('met');
    expect(status('항체 12.5kL 배양 공정 개발', 'NCT-BIO-01')).toBe('met');
    expect(status('지름 46㎜ 원통형 리튬이차전지 셀 0.268kWh/kg을 설계', 'NCST-BATT-01')).toBe('met');
    expect(status('12인치 웨이퍼용 단결정 성장 기술', 'NCT-SEMI-10')).toBe('likely');
    expect(status('1c D램 공정을 개발', 'NCST-SEMI-01')).toBe('met');
    expect(status('SD600 철근을 전기로로 제조', 'NCT-METAL-04')).toBe('below');
    expect(status('유로6 디젤 승용차 SCR 후처리 설계·제조', 'NCT-AUTO-06')).toBe('met');
  });
});

describe('보유와 사용', () => {
  test.each([
    '5축 머시닝센터 세 대를 구매해 금형을 가공합니다.',
    '복강경 수술로봇을 도입한 병원입니다.',
    '보툴리눔 독소 제품을 병원에서 구입해 시술합니다.',
    '전고체 배터리 기업을 위한 지원사업 공고. 선정 기업에 2억원을 지원합니다.',
    '건설 현장에 굴착기를 임대하는 회사입니다.',
    'We bought three 5-axis machining centers last year.',
    '파우치형 배터리를 쓰지 않는 전동 카트를 만듭니다.',
  ])('해당이라고 말하지 않는다: %s', (text) => {
    const result = run(text);
    expect(result.candidates.filter((c) => ['met', 'likely'].includes(c.status)).map((c) => c.item)).toEqual([]);
    expect(result.verdict).toBe('none');
  });
  test('쓰는 재료는 직접 만드는지 묻는다', () => {
    const result = run('파우치형 리튬이차전지 셀을 설계·제조합니다. 양극에는 니켈 함량 88% 양극재를 씁니다. 272Wh/kg');
    const cathode = result.candidates.find((c) => c.item === 'NCT-ELEC-03');
    expect(cathode?.status).toBe('ask');
    expect(cathode?.asks[0]?.id).toBe('role:cathode');
    expect(
      run('파우치형 셀 제조. 양극에는 니켈 함량 88% 양극재를 씁니다.', {
        answers: [{ ask: 'role:cathode', answer: 'yes' }],
      }).candidates.find((c) => c.item === 'NCT-ELEC-03')?.status,
    ).toMatch(/met|likely/);
  });
  test('사용만 한다고 고르면 어느 항목도 해당이 되지 않는다', () => {
    expect(run('12나노 D램 공정을 개발', { facets: { role: 'useOnly' } }).verdict).toBe('none');
  });
  test('목록이 제외한 모듈 조립은 제외로 보이고, 패널도 만들면 제외되지 않는다', () => {
    const only = run('AMOLED 패널의 모듈 조립만 합니다.');
    expect(only.verdict).toBe('near-miss');
    expect(only.candidates.find((c) => c.item === 'NCT-DISP-01')?.exclusions.map((e) => e.id)).toEqual(['module']);
    expect(status('AMOLED 패널 설계와 증착 공정, 모듈 조립까지 합니다.', 'NCT-DISP-01')).toBe('likely');
  });
});

describe('물음과 답', () => {
  const text = '전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다.';
  const energy = (value: number) => run(text, { quantities: [{ quantity: 'specificEnergy', value, unit: 'Wh/kg' }] });
  test('답은 바로 판단을 바꾸고, 사다리는 다음 단까지 남은 거리를 보인다', () => {
    expect(energy(272).verdict).toBe('match');
    expect(energy(250).verdict).toBe('near-miss');
    const ladder = energy(272).ladders.find((l) => l.id === 'LAD-BATT-POUCH');
    expect(ladder?.value).toBe(272);
    expect(ladder?.steps.find((s) => s.list === 'nationalStrategicTechnology')).toMatchObject({
      value: 280,
      reached: false,
      gap: 8,
    });
  });
  test('모른다고 하면 다시 묻지 않고, 충족이라고도 하지 않는다', () => {
    const result = run(text, { answers: [{ ask: 'quantity:specificEnergy', answer: 'unknown' }] });
    expect(result.asks.map((a) => a.id)).not.toContain('quantity:specificEnergy');
    expect(result.verdict).toBe('insufficient');
  });
  test('모양을 모르면 모양부터 묻고, 답하면 그 모양의 기준을 쓴다', () => {
    const open = run('리튬이온 셀 260Wh/kg을 설계·제조');
    expect(open.asks[0]).toMatchObject({ id: 'branch:liBattery', kind: 'choice' });
    const chosen = run('리튬이온 셀 260Wh/kg을 설계·제조', {
      answers: [{ ask: 'branch:liBattery', answer: { choice: 'prismatic' } }],
    });
    expect(chosen.candidates.find((c) => c.item === 'NCT-ELEC-02')?.status).toBe('met');
  });
  test('양산 2년: 시작한 날을 답하면 끝나는 날이 나온다', () => {
    const gearbox = '승용차용 자동변속기를 설계·제조합니다.';
    const answered = run(gearbox, { answers: [{ ask: 'time:massProduction', answer: '2025-06-01' }] }).candidates[0];
    expect(answered).toMatchObject({ item: 'NCT-AUTO-07', status: 'likely' });
    expect(answered?.timeLimits[0]).toMatchObject({ expiresOn: '2027-06-01', expired: false });
    expect(run('2020년 3월 양산을 시작한 승용차용 자동변속기를 설계·제조', {}).verdict).toBe('near-miss');
  });
  test('단위가 맞지 않는 답은 쓰지 않는다', () => {
    expect(run(text, { quantities: [{ quantity: 'specificEnergy', value: 300, unit: 'mAh/g' }] }).verdict).toBe(
      'insufficient',
    );
  });
});

describe('띄어쓰기와 맞춤법', () => {
  test.each([
    '보툴리눔독소제제생산',
    '보 툴 리 눔 독소 제제 생산',
    '보툴리누스 독소를 생산',
    'Botulinum toxin production',
  ])('%s', (text) => {
    expect(status(text, 'NCT-BIO-02')).toBe('likely');
  });
  test('소리가 같은 모음의 오자를 견딘다: 매모리, 헤/해', () => {
    expect(status('아연 제련의 해마타이트 공정', 'NCT-METAL-01')).toBe('likely');
  });
  test('자모로 풀린 글자(NFD)도 같은 결과다', () => {
    const text = '아연 제련의 헤마타이트 공정';
    expect(status(text.normalize('NFD'), 'NCT-METAL-01')).toBe(status(text, 'NCT-METAL-01'));
  });
  test('라틴 글자 낱말은 낱말 단위로만 읽는다', () => {
    expect(run('A map of the wrap and the trap for our app').candidates).toEqual([]);
  });
});
