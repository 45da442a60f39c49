// Speed of the count. The caller brings the clock (milliseconds), because engines have none.
import { addDays, instantOf } from '@boru/contract/civil';
import { compute } from './index.ts';
import { calendar, rule } from './sample.ts';

export interface Figure {
  readonly name: string;
  readonly perSecond: number;
}

export function bench(now: () => number, milliseconds = 500): Figure[] {
  const calendarDays = rule({ period: { value: 30, unit: 'd' } });
  const petition = rule({ period: { value: 14, unit: 'bd' }, startInclusive: true });
  const office = rule({ period: { value: 40, unit: 'h' }, hours: 'working' });
  return [
    measure('deadline: 30 days with explanation', (on) => compute(calendarDays, calendar, { on }), now, milliseconds),
    measure(
      'deadline: 14 working days with explanation',
      (on) => compute(petition, calendar, { on }),
      now,
      milliseconds,
    ),
    measure(
      'deadline: 40 working hours',
      (on) => compute(office, calendar, { at: instantOf(on, 830) }),
      now,
      milliseconds,
    ),
  ];
}

function measure(name: string, work: (on: string) => unknown, now: () => number, milliseconds: number): Figure {
  const start = now();
  let runs = 0;
  while (now() - start < milliseconds) {
    for (let index = 0; index < 100; index += 1) work(addDays('2026-01-01', index * 5));
    runs += 100;
  }
  return { name, perSecond: Math.round((runs / (now() - start)) * 1000) };
}
