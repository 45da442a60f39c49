import { describe, expect, it } from 'vitest';
import { carriedInto } from '../actions/index.ts';
import { mayOfItem, mayOfMeeting, requireNotice } from './model.ts';

const nobody = { governs: false, seatId: null, votes: false, isPresent: false };
const member = { governs: false, seatId: 's', votes: true, isPresent: true, isRecused: false };

describe('회의에서 할 수 있는 일', () => {
  it('위원이 아닌 사람은 어느 상태에서도 아무것도 하지 못합니다', () => {
    for (const state of ['planned', 'called', 'open', 'closed', 'cancelled'] as const)
      for (const form of ['inPerson', 'written'] as const) {
        expect(mayOfMeeting({ state, form }, [{ state: 'decided' }], nobody)).toEqual([]);
        for (const of of ['waiting', 'voting', 'decided'] as const)
          expect(
            mayOfItem({ state, form }, { state: of, kind: 'decision', outcome: null }, { ...nobody, isRecused: false }),
          ).toEqual([]);
      }
  });

  it('위원은 표결하는 동안 나왔고 물러나지 않았을 때만 표를 냅니다', () => {
    const open = { state: 'open', form: 'inPerson' } as const;
    const item = { state: 'voting', kind: 'decision', outcome: null } as const;
    expect(mayOfItem(open, item, member)).toEqual(['vote', 'standBack']);
    expect(mayOfItem(open, item, { ...member, isPresent: false })).toEqual(['standBack']);
    expect(mayOfItem(open, item, { ...member, isRecused: true })).toEqual([]);
    expect(mayOfItem(open, { ...item, state: 'decided' }, member)).toEqual([]);
    expect(mayOfItem({ ...open, form: 'written' }, item, { ...member, isPresent: false })).toContain('vote');
  });

  it('처리하지 않은 안건이 있으면 마치지 못하고, 가결된 안건에서만 조치사항을 정합니다', () => {
    const office = { ...nobody, governs: true };
    const open = { state: 'open', form: 'inPerson' } as const;
    expect(mayOfMeeting(open, [{ state: 'voting' }], office)).not.toContain('close');
    expect(mayOfMeeting(open, [{ state: 'decided' }], office)).toContain('close');
    for (const outcome of ['passed', 'noted', 'rejected', 'noQuorum'] as const)
      expect(
        mayOfItem(open, { state: 'decided', kind: 'decision', outcome }, { ...office, isRecused: false }).includes(
          'resolve',
        ),
      ).toBe(outcome === 'passed' || outcome === 'noted');
  });

  it('알릴 수 있는 마지막 날까지는 까닭이 필요하지 않습니다', () => {
    expect(() => requireNotice('2026-12-03', '2026-12-03', null)).not.toThrow();
    expect(() => requireNotice('2026-12-03', '2026-12-04', null)).toThrow();
    expect(() => requireNotice('2026-12-03', '2026-12-04', '급합니다.')).not.toThrow();
  });
});

describe('이어지는 조치사항', () => {
  it('앞 회의가 끝날 때 열려 있던 것만 다음 회의로 넘어갑니다', () => {
    const action = (number: number, endedAt: string | null) => ({
      number,
      endedAt: endedAt === null ? null : new Date(endedAt),
    });
    const previous = new Date('2026-12-10T00:00:00Z');
    const before = action(1, '2026-12-09T00:00:00Z');
    const after = action(1, '2026-12-11T00:00:00Z');
    const still = action(2, null);
    expect(carriedInto([before, after, still, action(3, null)], 3, previous)).toEqual([after, still]);
    expect(carriedInto([before], 2, null)).toEqual([]);
  });
});
