import { addDays, civilFromDayNumber, dayNumber } from '@boru/contract/civil';
import { WorkingHours } from '@boru/contract/deadline';
import { DeadlineRules } from '@boru/contract/deadline-rule';
import { Holidays } from '@boru/contract/region';
import { RetentionClasses } from '@boru/contract/retention-classes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rulesFile from '../../../catalogue/deadline-rules.json' with { type: 'json' };
import classesFile from '../../../catalogue/retention-classes.json' with { type: 'json' };
import hoursFile from '../../../catalogue/working-hours.json' with { type: 'json' };
import holidaysFile from '../../../packs/chungbuk/holidays.json' with { type: 'json' };
import { calendarOf } from '../deadline/index.ts';
import { type Hold, type Keeping, keptUntil, lastDayOver, standingOf } from './index.ts';

const rules = DeadlineRules.parse(rulesFile);
const classes = RetentionClasses.parse(classesFile);
const calendar = calendarOf(Holidays.parse(holidaysFile), WorkingHours.parse(hoursFile));
const keepingOf = (id: string): Keeping => {
  const found = classes.items.find((item) => item.id === id);
  const rule = rules.items.find((item) => item.id === found?.rule);
  if (!found || !rule) throw new Error(`no class ${id}`);
  return { from: found.from, rule, calendar };
};
const every = classes.items.map(({ id }) => [id, keepingOf(id)] as const);
const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2060-12-31') }).map(civilFromDayNumber);
const hold: fc.Arbitrary<Hold> = fc.record({ until: day, isReleased: fc.boolean() });

describe('보관 기간', () => {
  it.each([
    // Closed in 2020: counted from 1 January 2021, five years, the last day is 31 December 2025.
    ['case', '2020-01-01', '2025-12-31'],
    ['case', '2020-12-31', '2025-12-31'],
    ['case', '2021-01-01', '2026-12-31'],
    ['paper', '2020-05-20', '2023-12-31'],
    // The day the membership ended does not count: three years from 1 March.
    ['account', '2020-02-29', '2023-02-28'],
    ['trace', '2024-10-31', '2026-10-31'],
  ])('%s: %s → %s까지', (id, happenedOn, until) => {
    const keeping = keepingOf(id);
    expect(keptUntil(keeping, happenedOn).dueOn).toBe(until);
    const thing = { happenedOn, holds: [] };
    expect(standingOf(keeping, thing, until)).toBe('kept');
    expect(standingOf(keeping, thing, addDays(until, 1))).toBe('due');
  });

  it('보류된 것은 언제나 파기 대상이 아니고, 풀리거나 마지막 날이 지나야 파기 대상이 됩니다', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...every),
        day,
        day,
        fc.array(hold, { maxLength: 4 }),
        ([, keeping], on, today, holds) => {
          const without = standingOf(keeping, { happenedOn: on, holds: [] }, today);
          const standing = standingOf(keeping, { happenedOn: on, holds }, today);
          const isHeld = holds.some(({ until, isReleased }) => !isReleased && until >= today);
          expect(standing).toBe(without === 'due' && isHeld ? 'held' : without);
        },
      ),
    );
  });

  it('견줄 날 하나가 하루씩 물은 답과 같습니다', () => {
    fc.assert(
      fc.property(fc.constantFrom(...every), day, fc.integer({ min: -800, max: 800 }), ([, keeping], today, off) => {
        const last = lastDayOver(keeping, today);
        expect(last).not.toBeNull();
        const on = addDays(last ?? today, off);
        expect(standingOf(keeping, { happenedOn: on, holds: [] }, today) === 'due').toBe(on <= (last ?? ''));
      }),
    );
  });

  it('시간이 지나도 파기 대상이 다시 보관 대상이 되지 않습니다', () => {
    fc.assert(
      fc.property(fc.constantFrom(...every), day, day, fc.nat({ max: 4000 }), ([, keeping], on, today, later) => {
        const thing = { happenedOn: on, holds: [] };
        if (standingOf(keeping, thing, today) === 'due')
          expect(standingOf(keeping, thing, addDays(today, later))).toBe('due');
      }),
    );
  });

  it('한 번도 지난 것이 없으면 견줄 날도 없습니다', () => {
    const rule = { ...keepingOf('trace').rule, period: { value: 1200, unit: 'm' as const } };
    expect(lastDayOver({ from: 'yearAfter', rule, calendar }, '2026-11-23')).toBeNull();
  });
});
