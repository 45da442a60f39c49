// Public holidays: weekdays are computed, and substitutes follow from the dated rules the file itself carries
// (관공서의 공휴일에 관한 규정 제3조). A missing one would move a statutory deadline by a day.
import { addDays, weekdayOf } from '@boru/contract/civil';
import type { Holiday, Region } from '@boru/contract/pack';
import { type Rule, repeated, rule } from './rule.ts';

type HolidayFile = Region['holidays'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const weekday = (on: string) => WEEKDAYS[weekdayOf(on)] ?? 'sun';

const calendar = rule(['holidays'], ({ holidays: file }, say) => {
  const years = new Set(file.years);
  repeated(
    file.items.map((day) => day.on),
    (on, at) =>
      say('holidays', ['items', at, 'on'], `같은 날이 두 번 적혀 있습니다: ${on}`, `The day ${on} appears twice.`),
  );
  file.items.forEach((day, at) => {
    const right = weekday(day.on);
    const before = file.items[at - 1];
    if (day.weekday !== right)
      say('holidays', ['items', at, 'weekday'], `${day.on}의 요일은 ${right}입니다.`, `${day.on} is a ${right}.`);
    if (before !== undefined && before.on > day.on)
      say('holidays', ['items', at, 'on'], '날짜가 차례대로가 아닙니다.', 'The days are not in order.');
    if (!years.has(Number(day.on.slice(0, 4))))
      say('holidays', ['items', at, 'on'], '이 파일이 다루는 해가 아닙니다.', 'The year is not one this file covers.');
  });
  for (const year of file.years) {
    if (!file.items.some((day) => day.on.startsWith(String(year))))
      say('holidays', ['years'], `${year}년 공휴일이 없습니다.`, `There is no holiday of ${year}.`);
  }
});

interface Claim {
  readonly at: number;
  readonly day: Holiday;
}

/** Feasts of this day that earn a substitute: they fall on a weekday of their rule, or share a working day with another. */
function claimsOf(file: HolidayFile, day: Holiday): number {
  const here = weekday(day.on);
  const rules = day.feasts.map((feast) =>
    file.substituteRules.find((one) => one.feast === feast && one.from <= day.on),
  );
  const moved = rules.filter((one) => one?.weekdays.some((name) => name === here)).length;
  const shared =
    here === 'sat' || here === 'sun'
      ? 0
      : Math.min(day.feasts.length - 1, rules.filter((one) => one !== undefined).length);
  return moved + shared;
}

/** Lunar New Year and Chuseok are three days: their substitute follows the last of them. */
function endOfFeast(file: HolidayFile, day: Holiday): string {
  let end = day.on;
  for (const next of file.items) {
    if (next.kind === 'lunar' && next.on === addDays(end, 1) && next.feasts.some((feast) => day.feasts.includes(feast)))
      end = next.on;
  }
  return end;
}

function expectedSubstitutes(file: HolidayFile): Map<string, Claim> {
  const taken = new Set(file.items.filter((day) => day.kind !== 'substitute').map((day) => day.on));
  const expected = new Map<string, Claim>();
  file.items.forEach((day, at) => {
    if (day.kind !== 'fixed' && day.kind !== 'lunar') return;
    for (let left = claimsOf(file, day); left > 0; left -= 1) {
      let on = addDays(endOfFeast(file, day), 1);
      while (taken.has(on) || weekday(on) === 'sat' || weekday(on) === 'sun') on = addDays(on, 1);
      taken.add(on);
      expected.set(on, { at, day });
    }
  });
  return expected;
}

const substitutes = rule(['holidays'], ({ holidays: file }, say) => {
  const expected = expectedSubstitutes(file);
  const listed = new Set(file.items.filter((day) => day.kind === 'substitute').map((day) => day.on));
  for (const [on, { at, day }] of expected) {
    if (!listed.has(on) && file.years.includes(Number(on.slice(0, 4)))) {
      say(
        'holidays',
        ['items', at],
        `${day.name.ko}(${day.on})의 대체공휴일 ${on}이(가) 빠졌습니다.`,
        `The substitute ${on} for ${day.name.en} (${day.on}) is missing.`,
      );
    }
  }
  file.items.forEach((day, at) => {
    if (day.kind !== 'substitute') return;
    const claim = expected.get(day.on);
    if (claim === undefined) {
      say(
        'holidays',
        ['items', at, 'on'],
        '규칙으로는 대체공휴일이 아닌 날입니다.',
        'By the rules this day is no substitute.',
      );
    } else if (!day.feasts.every((feast) => claim.day.feasts.includes(feast))) {
      say(
        'holidays',
        ['items', at, 'feasts'],
        `${claim.day.name.ko}의 대체공휴일이어야 합니다.`,
        `It should stand for ${claim.day.name.en}.`,
      );
    }
  });
});

export const holidayRules: readonly Rule[] = [calendar, substitutes];
