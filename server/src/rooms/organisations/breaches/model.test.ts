import { resolve } from 'node:path';
import { BreachCertainty, BreachState } from '@boru/contract/breaches';
import { FactAnswer } from '@boru/contract/notice-routes';
import { describe, expect, it } from 'vitest';
import { loadPack } from '#platform/pack/index';
import {
  type Breach,
  decideDuty,
  dueOf,
  dutiesOf,
  factsOf,
  latenessOf,
  nextStates,
  noticeOf,
  reminderOf,
  requireKnown,
  requireOpen,
  requireTurn,
} from './model.ts';

const pack = loadPack(resolve(import.meta.dirname, '../../../../..'));
const known = {
  certainty: 'confirmed',
  people: 12,
  sensitive: 'no',
  identifiers: 'no',
  unlawfulAccess: 'no',
} as const;
const breach: Breach = {
  ...known,
  ...{
    id: 'b',
    agencyId: 1,
    number: 'B-20261120-0A1B2C3D',
    title: '명단',
    story: '잘못 보냈습니다.',
    kinds: ['name', 'phone'],
  },
  ...{ advice: null, remedy: '지웠습니다.', contact: null, state: 'open', lessons: null, openedByName: '김관리' },
  knownAt: new Date('2026-11-20T05:00:00Z'),
  openedAt: new Date('2026-11-20T06:00:00Z'),
  ...{ closedByName: null, closedAt: null, version: 1 },
};
type Facts = Parameters<typeof dutiesOf>[1];
const verdicts = (change: Partial<Facts>) => dutiesOf(pack, { ...known, ...change }, []).map(({ verdict }) => verdict);
const codeOf = (deed: () => unknown): string => {
  try {
    deed();
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('알릴 의무 (시행령 제39조·제40조)', () => {
  it.each([
    ['확인된 작은 유출은 통지만', {}, ['due', 'notApplicable']],
    ['999명은 신고가 아니고', { people: 999 }, ['due', 'notApplicable']],
    ['1천명부터 신고', { people: 1000 }, ['due', 'due']],
    ['몇 명인지 모르면 정해지지 않음', { people: null }, ['due', 'possible']],
    ['한 사람이라도 민감정보면 신고', { people: 1, sensitive: 'yes' }, ['due', 'due']],
    ['고유식별정보면 신고', { identifiers: 'yes' }, ['due', 'due']],
    ['외부의 불법 접근이면 신고', { unlawfulAccess: 'yes' }, ['due', 'due']],
    [
      '하나가 맞으면 나머지를 몰라도 신고',
      { people: null, sensitive: 'unsure', unlawfulAccess: 'yes' },
      ['due', 'due'],
    ],
    ['유출되었을 수 있으면 둘 다 확인', { certainty: 'suspected', people: 1000 }, ['possible', 'possible']],
    ['유출되었을 수 있어도 조건이 없으면 신고는 해당 없음', { certainty: 'suspected' }, ['possible', 'notApplicable']],
    [
      '유출이 아니면 해당 없음',
      { certainty: 'mistaken', people: 5000, sensitive: 'yes' },
      ['notApplicable', 'notApplicable'],
    ],
  ] as const)('%s', (_title, change, expected) => {
    expect(verdicts(change)).toEqual(expected);
  });

  it('모르는 것은 무엇을 정해야 하는지 말하고, 맞는 것은 까닭을 말합니다', () => {
    const [, open] = dutiesOf(pack, { ...known, people: null, identifiers: 'unsure' }, []);
    expect(open).toMatchObject({ verdict: 'possible', missing: ['manyPeople', 'identifiers'], isTold: false });
    const [persons, due] = dutiesOf(pack, { ...known, unlawfulAccess: 'yes' }, [{ duty: 'authority' }]);
    expect(due?.reasons.map(({ ko }) => ko)).toEqual(['외부의 불법 접근으로 유출되었습니다.']);
    expect([persons?.isTold, due?.isTold, due?.basis]).toEqual([false, true, '개인정보 보호법 시행령 제40조']);
  });

  it('모르던 것을 알게 되어도 의무가 없다고 했던 것이 생기지 않습니다(모든 답)', () => {
    const rank = { notApplicable: 0, possible: 1, due: 2 } as const;
    const authority = pack.catalogue.breachDuties.items.find(({ id }) => id === 'authority');
    if (!authority) throw new Error('no authority');
    const verdictOf = (facts: Facts) => decideDuty(authority, factsOf(facts, 1000)).verdict as keyof typeof rank;
    for (const certainty of BreachCertainty.options)
      for (const people of [null, 0, 5000])
        for (const sensitive of FactAnswer.options)
          for (const identifiers of FactAnswer.options)
            for (const unlawfulAccess of FactAnswer.options) {
              const facts = { certainty, people, sensitive, identifiers, unlawfulAccess };
              const before = rank[verdictOf(facts)];
              for (const answer of ['yes', 'no'] as const) {
                if (sensitive !== 'unsure') continue;
                const after = rank[verdictOf({ ...facts, sensitive: answer })];
                expect(before === 1 || before === after, JSON.stringify(facts)).toBe(true);
              }
            }
  });
});

describe('72시간', () => {
  it('안 때부터 72시간이며 주말도 셉니다', () => {
    // 2026-11-20 is a Friday: the hours run through the weekend.
    expect(dueOf(pack, breach.knownAt)?.toISOString()).toBe('2026-11-23T05:00:00.000Z');
  });

  it('24시간, 6시간 앞과 지난 뒤에 한 번씩 알리고, 알릴 곳에 다 알렸거나 알릴 일이 아니면 알리지 않습니다', () => {
    const due = new Date('2026-11-23T05:00:00Z');
    const at = (text: string, change: Partial<Facts> = {}, told: string[] = []) =>
      reminderOf(
        due,
        dutiesOf(
          pack,
          { ...known, ...change },
          told.map((duty) => ({ duty })),
        ),
        new Date(text),
      )
        ?.split(':')
        .at(-1);
    expect(at('2026-11-22T04:59:59Z')).toBeUndefined();
    expect(at('2026-11-22T05:00:00Z')).toBe('24');
    expect(at('2026-11-22T22:59:59Z')).toBe('24');
    expect(at('2026-11-22T23:00:00Z')).toBe('6');
    expect(at('2026-11-23T05:00:00Z')).toBe('0');
    expect(at('2026-11-23T05:00:00Z', {}, ['persons'])).toBeUndefined();
    expect(at('2026-11-23T05:00:00Z', { people: null }, ['persons'])).toBe('0');
    expect(at('2026-11-23T05:00:00Z', { certainty: 'mistaken' })).toBeUndefined();
    // A moved beginning is another period: its reminders have other names.
    const moved = reminderOf(new Date(due.getTime() + 1), dutiesOf(pack, known, []), due);
    expect(moved).not.toBe(reminderOf(due, dutiesOf(pack, known, []), due));
  });

  it('기한 안이면 까닭이 없어도 되고, 지나면 까닭 없이는 받지 않습니다', () => {
    const now = new Date('2026-11-24T00:00:00Z');
    const sent =
      (sentAt: string, lateReason: string | null = null) =>
      () =>
        latenessOf(
          pack,
          breach,
          { duty: 'persons', addressee: '12명', how: 'email', sentAt, people: 12, receiptNumber: null, lateReason },
          now,
        );
    expect(sent('2026-11-23T05:00:00Z')()).toBe(false);
    expect(codeOf(sent('2026-11-23T05:00:01Z'))).toBe('request.invalid');
    expect(sent('2026-11-23T05:00:01Z', '연락처를 찾느라 늦었습니다.')()).toBe(true);
    expect(codeOf(sent('2026-11-20T04:59:59Z'))).toBe('request.invalid');
    expect(codeOf(sent('2026-11-24T01:00:00Z'))).toBe('request.invalid');
  });
});

it('안 때는 앞날일 수도, 10년보다 오래될 수도 없습니다', () => {
  const now = new Date('2026-11-23T00:00:00Z');
  for (const [at, code] of [
    ['2026-11-23T00:04:00Z', 'done'],
    ['2026-11-23T01:00:00Z', 'request.invalid'],
    ['0000-01-01T00:00:00Z', 'request.invalid'],
  ] as const)
    expect(
      codeOf(() => requireKnown(new Date(at), now)),
      at,
    ).toBe(code);
});

describe('상태', () => {
  const duty = (id: 'persons' | 'authority', verdict: 'due' | 'possible' | 'notApplicable', isTold = false) => ({
    ...{ id, verdict, isTold },
  });
  it.each([
    ['알리지 않으면 나아가지 못함', 'open', [duty('persons', 'due'), duty('authority', 'notApplicable')], []],
    ['통지했으면 알리기를 마침', 'open', [duty('persons', 'due', true), duty('authority', 'notApplicable')], ['told']],
    ['신고가 남았으면 아님', 'open', [duty('persons', 'due', true), duty('authority', 'due')], []],
    ['신고를 모르면 알리기까지만', 'told', [duty('persons', 'due', true), duty('authority', 'possible')], []],
    ['모두 정해졌으면 마침', 'told', [duty('persons', 'due', true), duty('authority', 'due', true)], ['closed']],
    [
      '유출이 아니었으면 바로 마침',
      'open',
      [duty('persons', 'notApplicable'), duty('authority', 'notApplicable')],
      ['closed'],
    ],
    ['의심만 남은 채로는 마치지 못함', 'open', [duty('persons', 'possible'), duty('authority', 'notApplicable')], []],
    ['마친 것은 끝', 'closed', [duty('persons', 'due', true), duty('authority', 'due', true)], []],
  ] as const)('%s', (_title, state, duties, expected) => {
    expect(nextStates(state, duties)).toEqual(expected);
    for (const to of ['told', 'closed'] as const)
      expect(codeOf(() => requireTurn(state, duties, to)) === 'done').toBe(expected.some((next) => next === to));
  });

  it('마친 것과 그사이 바뀐 것은 고치지 않습니다', () => {
    const codes = BreachState.options.map((state) => codeOf(() => requireOpen({ ...breach, state }, 1)));
    expect(codes).toEqual(['done', 'done', 'breach.ended']);
    expect(codeOf(() => requireOpen(breach, 2))).toBe('thing.changed');
    expect(codeOf(() => requireOpen(undefined))).toBe('thing.not_found');
  });
});

it('통지문은 다섯 칸이고, 모르는 칸은 비워 두고 그렇게 말합니다', () => {
  const paper = noticeOf(pack, { ...breach, sensitive: 'yes' }, { agency: '충청북도', at: breach.openedAt });
  expect(paper.rows.map(({ value }) => value)).toEqual([
    '이름, 전화번호, 민감정보',
    '잘못 보냈습니다.',
    '(직접 적어 주세요)',
    '지웠습니다.',
    '(직접 적어 주세요)',
  ]);
  expect(paper.rows.map(({ isOpen }) => isOpen)).toEqual([false, false, true, false, true]);
  expect(paper.law).toBe('개인정보 보호법 제34조제1항');
});
