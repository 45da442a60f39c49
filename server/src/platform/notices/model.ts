import { addDays, civilOf, instantOf } from '@boru/contract/civil';
import { levelOf, type NoticeEvent, type NoticeLevel, noticeRule } from '@boru/contract/notices';

/** Minutes after midnight in Seoul; the end may lie on the next day. */
export type Quiet = { from: number; until: number };
export type Habit = { quiet: Quiet | null; digestMinute: number };
export const usualHabit: Habit = { quiet: null, digestMinute: 480 };

const minuteMs = 60_000;
const startOf = (on: string): number => instantOf(on, 0);
const minuteOf = (at: number): number => Math.floor((at - startOf(civilOf(at))) / minuteMs);

/** When a mail of this moment may leave: now, or at the end of the quiet hours. */
export const mayLeaveAt = (at: Date, quiet: Quiet | null): Date => {
  if (quiet === null) return at;
  const now = at.getTime();
  const minute = minuteOf(now);
  const { from, until } = quiet;
  const isQuiet = from < until ? minute >= from && minute < until : minute >= from || minute < until;
  if (!isQuiet) return at;
  const day = minute < until ? civilOf(now) : addDays(civilOf(now), 1);
  return new Date(startOf(day) + until * minuteMs);
};

/** The next daily mail after this moment; never inside the quiet hours. */
export const nextDigest = (at: Date, { quiet, digestMinute }: Habit): Date => {
  const today = startOf(civilOf(at.getTime())) + digestMinute * minuteMs;
  const next = today > at.getTime() ? today : startOf(addDays(civilOf(at.getTime()), 1)) + digestMinute * minuteMs;
  return mayLeaveAt(new Date(next), quiet);
};

export type Plan = { level: Exclude<NoticeLevel, 'nothing'>; dueAt: Date | null; leaveAt: Date };

/** How one person is told of one event; null: not at all. An alarm waits for nobody's quiet. */
export const planOf = (event: NoticeEvent, chosen: NoticeLevel | null, habit: Habit, now: Date): Plan | null => {
  const level = levelOf(event, chosen);
  if (level === 'nothing') return null;
  return {
    level,
    dueAt: level === 'digest' ? nextDigest(now, habit) : null,
    leaveAt: noticeRule(event).alarm ? now : mayLeaveAt(now, habit.quiet),
  };
};
