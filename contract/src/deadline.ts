/**
 * Clocks (기한). A rule is a row of catalogue/deadline-rules.json (schema DeadlineRule in ./catalogue.ts), a calendar
 * comes from the region pack; the engine turns both and an event into a date that explains itself.
 */
import { z } from 'zod';
import { CivilDate, header, LawRef, Words } from './dated.ts';
import { PauseReason } from './deadline-rule.ts';

const Clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

const WorkingDay = z.strictObject({
  from: Clock,
  to: Clock,
  breaks: z.array(z.strictObject({ from: Clock, to: Clock })),
});

/** catalogue/working-hours.json: eight hours of it make one day of a petition's clock (민원 처리에 관한 법률 제19조). */
export const WorkingHours = z.strictObject({
  ...header,
  /** 0 Sunday … 6 Saturday. 민법 제161조 names Saturday and 공휴일; Sunday is a 공휴일 by decree. */
  restDays: z.array(z.int().min(0).max(6)).max(6),
  workingDay: WorkingDay,
});
export type WorkingHours = z.infer<typeof WorkingHours>;

/** Which days and hours count. Everything that changes by decree or by office is in here and nothing in code. */
export const WorkingCalendar = z.strictObject({
  /** Beyond these days lunar holidays and by-elections are not known: results that reach out say so. */
  coversFrom: CivilDate,
  coversTo: CivilDate,
  restDays: WorkingHours.shape.restDays,
  workingDay: WorkingDay,
  holidays: z.array(z.strictObject({ on: CivilDate, name: Words })),
  verified: z.boolean(),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;

export const DeadlineStepKind = z.enum([
  'startExcluded',
  'counted',
  'rest',
  'holiday',
  'paused',
  'rolled',
  'extended',
  'due',
]);

/** One line of "어떻게 나온 날짜인가요?". `count` is the running number of the day or hour, null when it does not count. */
export const DeadlineStep = z.strictObject({
  on: CivilDate,
  kind: DeadlineStepKind,
  count: z.number().nullable(),
  text: Words,
});

export const DeadlineResult = z.strictObject({
  rule: z.string(),
  title: Words,
  /** paused: the clock stands still now; a date, when given, is the latest possible one. */
  status: z.enum(['running', 'paused', 'immediate']),
  /** First day that counts. */
  startsOn: CivilDate.nullable(),
  /** Last day on which the act is in time. */
  dueOn: CivilDate.nullable(),
  /** Epoch milliseconds; the period is over at this instant (midnight at the end of dueOn, or the hour itself). */
  dueAt: z.number().nullable(),
  /** Days or hours left when the pause began; null while running. */
  remaining: z.number().nullable(),
  /** The count in one line: 접수 2026. 11. 3.(화) + 14일, 첫날 산입 → 2026. 11. 20.(금). Results kept before it existed lack it. */
  summary: Words.optional(),
  steps: z.array(DeadlineStep),
  pauses: z.array(
    z.strictObject({ reason: PauseReason, from: CivilDate, to: CivilDate.nullable(), cutByLimit: z.boolean() }),
  ),
  extensions: z.array(
    z.strictObject({ value: z.int().positive(), unit: z.enum(['h', 'd', 'bd', 'm']), condition: Words }),
  ),
  lawRef: z.array(LawRef),
  /** The count left the calendar's coverage: show 확인 필요. */
  beyondCalendar: z.boolean(),
  /** Rule and calendar are both verified and the calendar covers every day used. */
  verified: z.boolean(),
});
export type DeadlineStep = z.infer<typeof DeadlineStep>;
export type DeadlineStepKind = z.infer<typeof DeadlineStepKind>;
export type DeadlineResult = z.infer<typeof DeadlineResult>;
