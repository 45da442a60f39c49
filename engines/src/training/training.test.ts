import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Ahead,
  againOf,
  arrange,
  completionOf,
  freeSeats,
  inOrder,
  type Lesson,
  lessonState,
  lotOf,
  minutesHeld,
  needsOf,
  scoreOf,
  sealOf,
} from './index.ts';

const seatings = fc
  .record({
    capacity: fc.integer({ min: 1, max: 60 }),
    held: fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 60 }),
    waiting: fc.integer({ min: 0, max: 3 }),
    quota: fc.option(fc.integer({ min: 1, max: 20 })),
    ofCompany: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ held, ...rest }) => ({ ...rest, taken: [...new Set(held)] }));

describe('자리', () => {
  it('정원을 넘기거나 남의 자리를 다시 주지 않고, 기다리는 사람을 앞지르지 않습니다', () => {
    fc.assert(
      fc.property(seatings, fc.integer({ min: 1, max: 20 }), (seating, wanted) => {
        const made = arrange(seating, wanted);
        if (made === null) {
          expect(seating.ofCompany + wanted).toBeGreaterThan(seating.quota ?? Number.POSITIVE_INFINITY);
          return;
        }
        expect(made.seats.length + made.waiting).toBe(wanted);
        expect(new Set([...made.seats, ...seating.taken]).size).toBe(made.seats.length + seating.taken.length);
        for (const seat of made.seats) expect(seat >= 1 && seat <= seating.capacity).toBe(true);
        if (seating.waiting > 0) expect(made.seats).toEqual([]);
        else if (made.waiting > 0) expect(made.seats.length).toBe(freeSeats(seating).length);
      }),
    );
  });
});

const people = fc.uniqueArray(
  fc.record({ id: fc.uuid(), place: fc.nat(1_000_000), risk: fc.option(fc.integer({ min: 0, max: 100 })) }),
  { selector: ({ place }) => place, maxLength: 40 },
);

describe('대기 순서', () => {
  it('어떤 순서로 물어도 같은 답이고 아무도 빠지지 않습니다', () => {
    fc.assert(
      fc.property(people, fc.constantFrom('firstCome', 'riskFirst', 'lottery'), fc.string(), (waiting, rule, seed) => {
        const order = inOrder(rule, waiting, seed);
        expect(inOrder(rule, [...waiting].reverse(), seed)).toEqual(order);
        expect(new Set(order)).toEqual(new Set(waiting));
      }),
    );
  });

  it('위험이 큰 기업이 먼저이고 모르는 기업은 나중이며, 같으면 온 순서입니다', () => {
    fc.assert(
      fc.property(people, (waiting) => {
        const order = inOrder('riskFirst', waiting, '');
        for (const [index, one] of order.entries()) {
          const next = order[index + 1];
          if (!next) continue;
          const [a, b] = [one.risk ?? -1, next.risk ?? -1];
          expect(a > b || (a === b && one.place < next.place)).toBe(true);
        }
      }),
    );
  });

  it('추첨은 공개한 씨앗으로 누구나 다시 셀 수 있고, 씨앗이 다르면 순서도 다릅니다', () => {
    const waiting = Array.from({ length: 30 }, (_, place) => ({ id: `n${place}`, place, risk: null }));
    const order = inOrder('lottery', waiting, 'a').map(({ id }) => id);
    expect(order).toEqual([...order].sort((a, b) => (lotOf('a', a) < lotOf('a', b) ? -1 : 1)));
    expect(inOrder('lottery', waiting, 'b').map(({ id }) => id)).not.toEqual(order);
    // FIPS 180-4, the hash of "abc".
    expect(sealOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('추첨의 앞자리는 어느 번호에도 치우치지 않습니다', () => {
    const waiting = [0, 1, 2, 3].map((place) => ({ id: `n${place}`, place, risk: null }));
    const first = [0, 0, 0, 0];
    for (let seed = 0; seed < 2000; seed++) {
      const place = inOrder('lottery', waiting, `seed ${seed}`)[0]?.place ?? 0;
      first[place] = (first[place] ?? 0) + 1;
    }
    // Chi-square with three degrees of freedom: 16.27 is passed once in a thousand; the seeds are fixed.
    expect(first.reduce((sum, seen) => sum + (seen - 500) ** 2 / 500, 0)).toBeLessThan(16.27);
  });
});

describe('수료', () => {
  const rule = { attendancePercent: 80, testScore: 60, survey: true };
  it.each([
    { attended: [60, 36], score: 60, surveyed: true, lacks: [] },
    { attended: [60, 35], score: 60, surveyed: true, lacks: ['attendance'] },
    { attended: [60, 60], score: 59, surveyed: true, lacks: ['test'] },
    { attended: [60, 60], score: null, surveyed: false, lacks: ['test', 'survey'] },
    // A long stay in one session does not make up for the other.
    { attended: [900, 0], score: 100, surveyed: true, lacks: ['attendance'] },
  ])('$attended 분, $score 점, 설문 $surveyed → $lacks', ({ attended, score, surveyed, lacks }) => {
    const sessions = attended.map((minutes) => ({ planned: 60, attended: minutes }));
    expect(completionOf(rule, { sessions, score, surveyed })).toMatchObject({ lacks, isMet: lacks.length === 0 });
  });

  it('더 오래 있거나 더 잘 보면 수료가 사라지지 않습니다', () => {
    const minutes = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(minutes, { minLength: 1, maxLength: 5 }), minutes, fc.nat(100), (attended, more, score) => {
        const done = (extra: number, points: number) => ({
          sessions: attended.map((one) => ({ planned: 60, attended: one + extra })),
          score: points,
          surveyed: true,
        });
        if (completionOf(rule, done(0, score)).isMet)
          expect(completionOf(rule, done(more, Math.min(100, score + more))).isMet).toBe(true);
      }),
    );
  });

  it('온 때부터 끝까지가 들은 시간이고, 일찍 와도 늘지 않습니다', () => {
    const session = { startsAt: 0, endsAt: 3_600_000 };
    expect([-600_000, 0, 900_000, 3_600_000, 9_000_000].map((at) => minutesHeld(session, at))).toEqual([
      60, 60, 45, 0, 0,
    ]);
  });

  it('시험은 맞은 비율이고 빈 답은 틀린 답입니다', () => {
    expect(scoreOf([0, 1, 2], [0, 1, null])).toBe(66);
    expect(scoreOf([0, 1, 2], [0, 1, 2])).toBe(100);
    expect(scoreOf([], [])).toBe(0);
  });
});

describe('교육 기록', () => {
  const lesson = (person: string, state: Lesson['state'], ...closes: string[]): Lesson => ({
    person,
    course: 'c1',
    closes,
    state,
  });
  const run = (id: string, startsAt: number, free: number, ...closes: string[]): Ahead => ({
    ...{ id, course: 'c1', closes, startsAt, free },
  });

  it('수료증이 자리보다 앞서고, 끝난 차수는 들은 분으로 가릅니다', () => {
    const seat = { minutes: 0, isOver: true, isSeated: true, certificate: null };
    expect(lessonState(seat)).toBe('missed');
    expect(lessonState({ ...seat, minutes: 1 })).toBe('attended');
    expect(lessonState({ ...seat, isOver: false })).toBe('planned');
    expect(lessonState({ ...seat, isOver: false, isSeated: false })).toBe('waiting');
    expect(lessonState({ ...seat, certificate: 'valid' })).toBe('certified');
    expect(lessonState({ ...seat, minutes: 90, certificate: 'revoked' })).toBe('revoked');
  });

  it('꼭 갖출 것이 빠진 영역이 먼저이고, 배운 사람이 없을 때만 자리가 남은 가장 빠른 교육을 권합니다', () => {
    const gaps = [
      { domain: 'people', points: 3.1, critical: false },
      { domain: 'people', points: 2.2, critical: false },
      { domain: 'it', points: 1, critical: true },
      { domain: 'place', points: 4, critical: false },
    ];
    const ahead = [run('full', 1, 0, 'it'), run('later', 9, 2, 'it', 'people'), run('sooner', 5, 1, 'it')];
    const needs = needsOf(
      gaps,
      [lesson('김', 'certified', 'people'), lesson('이', 'attended', 'it'), lesson('박', 'expired', 'place')],
      ahead,
    );
    expect(needs).toEqual([
      { domain: 'it', points: 1, critical: true, trained: [], coming: [], next: 'sooner' },
      { domain: 'people', points: 5.3, critical: false, trained: ['김'], coming: [], next: null },
      { domain: 'place', points: 4, critical: false, trained: [], coming: [], next: null },
    ]);
    expect(needsOf(gaps.slice(2, 3), [lesson('이', 'waiting', 'it')], ahead)[0]).toMatchObject({
      coming: ['이'],
      next: null,
    });
    expect(needsOf(gaps.slice(2, 3), [], ahead.slice(0, 1))[0]?.next).toBe('full');
    expect(againOf({ course: 'c1', state: 'expired' }, ahead)).toBe('sooner');
    expect(againOf({ course: 'c1', state: 'certified' }, ahead)).toBeNull();
  });
});
