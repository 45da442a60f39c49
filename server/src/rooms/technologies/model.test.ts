import { describe, expect, it } from 'vitest';
import { loadPack } from '#platform/pack/index';
import { type Card, fieldsOf, looksDetailed, refuseDetail, refuseUnknown, tasksFor } from './model.ts';
import { bundleOf, dutiesFrom } from './screening/model.ts';

const pack = await loadPack(`${import.meta.dirname}/../../../..`);
const now = new Date('2026-11-23T00:00:00.000Z');

const card = (more: Partial<Card> = {}): Card => ({
  id: '0198c0de-0000-7000-8000-000000000001',
  companyId: '0198c0de-0000-7000-8000-000000000002',
  name: '파우치 셀',
  field: 'electrical-electronics',
  product: null,
  quantities: [],
  items: [{ list: 'nationalCoreTechnology', edition: '2025-10-02', item: 'NCT-ELEC-02', status: 'met' }],
  basis: { terms: [], stages: [], role: null, answers: [] },
  replay: null,
  screenedOn: '2026-11-23',
  verdict: 'match',
  engine: { version: '1.0.0', catalogue: 'abc' },
  standing: 'checked',
  note: null,
  version: 1,
  archivedAt: null,
  createdAt: now,
  updatedAt: now,
  ...more,
});

describe('기술의 내용으로 보이는 글', () => {
  it.each([
    '배합비 A 40% B 60%',
    '800℃ 30분, 0.5torr, 200sccm, 3000rpm, 12V로 처리',
    'void step(int t) { run(); }\n',
    '온도 프로파일은 다음과 같다',
    '1\n2\n3\n4\n5\n6\n7\n8\n9',
    'see attached schematic',
  ])('받지 않는다: %s', (text) => {
    expect(looksDetailed(text)).toBe(true);
    expect(() => refuseDetail(card({ note: text }))).toThrow('technology.too_detailed');
  });
  it.each([
    '전기차용 파우치 셀',
    '272Wh/kg, 오창 2공장 담당',
    '담당자 회의에서 판정 신청을 준비하기로 함',
    'NCM 양극재 (88%)',
  ])('이름과 몇 개의 수치는 받는다: %s', (text) => {
    expect(looksDetailed(text)).toBe(false);
  });
});

describe('목록에 있는 것만', () => {
  it('그 판에 없는 항목, 모르는 값과 단위, 없는 분야는 어느 칸인지 말하며 거절한다', () => {
    const wrong = card({
      field: 'kitchen',
      items: [{ list: 'nationalCoreTechnology', edition: '2019-07-08', item: 'NCT-ELEC-02', status: 'met' }],
      quantities: [{ quantity: 'specificEnergy', value: 1, unit: 'mAh/g', comparator: '=' }],
    });
    expect(() => refuseUnknown(pack, wrong)).toThrow(
      expect.objectContaining({
        fields: expect.objectContaining({
          field: expect.anything(),
          'items.0': expect.anything(),
          'quantities.0': expect.anything(),
        }),
      }),
    );
  });
  it('목록의 분야와 값은 받는다', () => {
    const [field] = [...fieldsOf(pack).keys()];
    expect(() =>
      refuseUnknown(
        pack,
        card({
          field: field ?? '',
          quantities: [{ quantity: 'specificEnergy', value: 272, unit: 'Wh/kg', comparator: '=' }],
        }),
      ),
    ).not.toThrow();
  });
});

describe('오늘 할 일', () => {
  it.each([
    ['카드가 없으면 확인부터', [], ['neverScreened']],
    ['치워 둔 카드는 없는 것과 같다', [card({ archivedAt: now })], ['neverScreened']],
    ['해당할 수 있으면 판정 신청을 살핀다', [card()], ['mayApply']],
    ['수치가 빠졌으면 그것을 묻는다', [card({ verdict: 'insufficient' })], ['numberMissing']],
    ['준비 중이라고 적었으면 다시 말하지 않는다', [card({ standing: 'preparing' })], []],
    [
      '신청했으면 말하지 않는다',
      [
        card({
          standing: 'applied',
          items: [{ list: 'nationalCoreTechnology', edition: '2019-07-08', item: 'NCT2019-ELEC-01', status: 'met' }],
        }),
      ],
      [],
    ],
    [
      '목록이 바뀌었으면 다시 확인한다',
      [
        card({
          items: [{ list: 'nationalCoreTechnology', edition: '2019-07-08', item: 'NCT2019-ELEC-01', status: 'met' }],
        }),
      ],
      ['editionChanged'],
    ],
  ] as const)('%s', (_name, cards, kinds) => {
    expect(tasksFor(pack, cards, now).map((task) => task.kind)).toEqual(kinds);
  });
});

describe('자료와 의무', () => {
  it('브라우저에 보내는 자료는 해시로 이름 붙고 같은 자료면 같은 이름이다', () => {
    expect(bundleOf(pack).hash).toBe(bundleOf({ ...pack }).hash);
    expect(
      bundleOf(pack)
        .release.editions.map((edition) => edition.items)
        .sort(),
    ).toEqual([19, 69, 79]);
  });
  it('보유기관 등록은 사유가 생긴 날부터 30일, 첫날은 세지 않는다', () => {
    const duty = dutiesFrom(pack, '2026-11-23', now).duties.find((each) => each.id === 'register-as-holder');
    expect(duty?.perList.map((row) => row.dueOn)).toEqual(['2026-12-23', '2026-12-23']);
    expect(duty?.perList[0]?.law[0]?.name).toContain('산업기술');
  });
  it('일이 생겨야 시작하는 의무에는 날짜를 지어내지 않는다', () => {
    const others = dutiesFrom(pack, undefined, now).duties.filter((each) => each.arises !== 'ifApplies');
    expect(others.flatMap((each) => each.perList.map((row) => row.dueOn)).filter(Boolean)).toEqual([]);
  });
});
