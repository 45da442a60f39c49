// A second, slow and obvious way to count, against which random cases are held.
import { addDays, civilOf, instantOf, weekdayOf } from '@boru/contract/civil';
import { WorkingHours } from '@boru/contract/deadline';
import { Holidays } from '@boru/contract/region';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import hoursFile from '../../../catalogue/working-hours.json' with { type: 'json' };
import holidaysFile from '../../../packs/chungbuk/holidays.json' with { type: 'json' };
import { calendarOf, compute, type DeadlineEvent } from './index.ts';
import { rule } from './sample.ts';

/** The holidays that ship: every year from 2020 to 2035 has its turn. */
const calendar = calendarOf(Holidays.parse(holidaysFile), WorkingHours.parse(hoursFile));
const holidays = new Set(calendar.holidays.map((holiday) => holiday.on));
const isWorking = (on: string) => weekdayOf(on) !== 0 && weekdayOf(on) !== 6 && !holidays.has(on);
const day = fc.integer({ min: 0, max: 5200 }).map((offset) => addDays('2020-01-01', offset));
const amount = fc.integer({ min: 1, max: 60 });
const pause = fc
  .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 20 }))
  .map(([offset, length]) => ({ offset, length }));

function nextWorking(on: string): string {
  return isWorking(on) ? on : nextWorking(addDays(on, 1));
}

describe('무작위 사례를 느린 계산과 견준다', () => {
  it('일과 근무일', () => {
    fc.assert(
      fc.property(
        day,
        amount,
        fc.constantFrom('d', 'bd'),
        fc.boolean(),
        fc.boolean(),
        fc.array(pause, { maxLength: 4 }),
        (on, value, unit, inclusive, roll, holes) => {
          const still = new Set(
            holes.flatMap((hole) =>
              Array.from({ length: hole.length + 1 }, (_, index) => addDays(on, hole.offset + index)),
            ),
          );
          const counts = (candidate: string) => !still.has(candidate) && (unit === 'd' || isWorking(candidate));
          const counted: string[] = [];
          for (
            let candidate = inclusive ? on : addDays(on, 1);
            counted.length < value;
            candidate = addDays(candidate, 1)
          ) {
            if (counts(candidate)) counted.push(candidate);
          }
          const last = counted.at(-1) ?? '';
          const given = rule({
            period: { value, unit },
            startInclusive: inclusive,
            holidayRoll: roll ? 'next' : 'none',
            pauseReasons: ['supplement'],
          });
          const events = holes.map(
            (hole): DeadlineEvent => ({
              kind: 'pause',
              reason: 'supplement',
              from: instantOf(addDays(on, hole.offset), 700),
              to: instantOf(addDays(on, hole.offset + hole.length), 710),
            }),
          );
          const result = compute(given, calendar, { on }, events);
          expect(result.dueOn).toBe(roll ? nextWorking(last) : last);
          expect(result.steps.filter((step) => step.kind === 'counted').map((step) => step.on)).toEqual(counted);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('근무시간은 분 단위로 하나씩 센 것과 같다', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 3000 })), { maxLength: 3 }),
        (on, minute, hours, working, holes) => {
          const start = instantOf(on, minute);
          const runs = (index: number) => {
            const at = start + index * 60_000;
            const today = civilOf(at);
            const clock = (at - instantOf(today)) / 60_000;
            const office = isWorking(today) && clock >= 540 && clock < 1080 && !(clock >= 720 && clock < 780);
            return (!working || office) && !holes.some(([from, length]) => index >= from && index < from + length);
          };
          let index = 0;
          for (let left = hours * 60; left > 0; index += 1) if (runs(index)) left -= 1;
          const given = rule({
            period: { value: hours, unit: 'h' },
            hours: working ? 'working' : 'clock',
            pauseReasons: ['systemFailure'],
          });
          const events = holes.map(
            ([from, length]): DeadlineEvent => ({
              kind: 'pause',
              reason: 'systemFailure',
              from: start + from * 60_000,
              to: start + (from + length) * 60_000,
            }),
          );
          expect(compute(given, calendar, { at: start }, events).dueAt).toBe(start + index * 60_000);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('월: 시작일부터 하루씩 넘기며 다음 같은 날을 찾은 것과 같다', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 18 }), (on, value) => {
        const first = addDays(on, 1);
        let turns = 0;
        let cursor = first;
        // Each new month is one turn; in the last one stop before the same day number, or at the month's end.
        while (turns < value) {
          cursor = addDays(cursor, 1);
          if (cursor.endsWith('-01')) turns += 1;
        }
        const month = cursor.slice(0, 7);
        const same = `${month}-${first.slice(8)}`;
        while (cursor < same && addDays(cursor, 1).startsWith(month)) cursor = addDays(cursor, 1);
        const expected = cursor === same ? addDays(cursor, -1) : cursor;
        expect(compute(rule({ period: { value, unit: 'm' }, holidayRoll: 'none' }), calendar, { on }).dueOn).toBe(
          expected,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('언제나 지키는 성질', () => {
  const units = fc.constantFrom('d', 'bd', 'm');
  it('늦게 시작하면 기한이 앞당겨지지 않고, 길게 주면 줄어들지 않는다', () => {
    fc.assert(
      fc.property(day, amount, units, fc.integer({ min: 0, max: 30 }), (on, value, unit, later) => {
        const short = rule({ period: { value: Math.min(value, 18), unit } });
        const long = rule({ period: { value: Math.min(value, 18) + 1, unit } });
        const due = compute(short, calendar, { on }).dueOn ?? '';
        expect((compute(short, calendar, { on: addDays(on, later) }).dueOn ?? '') >= due).toBe(true);
        expect((compute(long, calendar, { on }).dueOn ?? '') >= due).toBe(true);
      }),
    );
  });
  it('멈춤과 연장은 기한을 앞당기지 않고, 말일이 넘어간 기한은 쉬는 날이 아니다', () => {
    fc.assert(
      fc.property(day, amount, units, pause, (on, value, unit, hole) => {
        const given = rule({
          period: { value: Math.min(value, 18), unit },
          pauseReasons: ['supplement'],
          extensions: [{ times: 2, period: { value: 5, unit: 'd' }, condition: { ko: '한 번', en: 'once' } }],
        });
        const due = compute(given, calendar, { on }).dueOn ?? '';
        const paused = compute(given, calendar, { on }, [
          {
            kind: 'pause',
            reason: 'supplement',
            from: instantOf(addDays(on, hole.offset)),
            to: instantOf(addDays(on, hole.offset + hole.length)),
          },
        ]);
        const extended = compute(given, calendar, { on }, [{ kind: 'extension' }, { kind: 'extension' }]);
        expect(isWorking(due)).toBe(true);
        expect((paused.dueOn ?? '') >= due).toBe(true);
        expect((extended.dueOn ?? '') >= due).toBe(true);
      }),
    );
  });
  it('순서를 바꾼 멈춤은 같은 기한을 낸다', () => {
    fc.assert(
      fc.property(day, fc.array(pause, { minLength: 2, maxLength: 4 }), units, (on, holes, unit) => {
        const given = rule({ period: { value: 12, unit }, pauseReasons: ['supplement'] });
        const events = holes.map(
          (hole): DeadlineEvent => ({
            kind: 'pause',
            reason: 'supplement',
            from: instantOf(addDays(on, hole.offset)),
            to: instantOf(addDays(on, hole.offset + hole.length)),
          }),
        );
        expect(compute(given, calendar, { on }, events)).toEqual(
          compute(given, calendar, { on }, [...events].reverse()),
        );
      }),
    );
  });
});
