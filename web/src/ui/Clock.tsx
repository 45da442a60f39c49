import { type CivilDate, civilOf, daysBetween, formatTime } from '@boru/contract/civil';
import { daysFromToday, instantOfText, todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import styles from './Clock.module.css';
import { cx } from './class-names.ts';
import { uiMessages } from './messages.ts';

export interface ClockProps {
  /** A civil date, or an instant as RFC 3339 text when the hour counts. Null: no clock is running. */
  readonly due: string | null;
  /** What must be done by then: 접수 확인, 답변. */
  readonly what?: string;
  /** Met or stopped: no urgency any more. */
  readonly isSettled?: boolean;
  readonly look?: 'tag' | 'word';
  /** Given by tests and pictures; the reader's own day in Seoul otherwise. */
  readonly today?: CivilDate;
}

type Urgency = 'overdue' | 'today' | 'soon' | 'later' | 'settled';

/** How urgent a date is. Only for colour and word; whether a deadline is met is the server's to say. */
export function urgencyOf(on: CivilDate, today: CivilDate, isSettled: boolean): Urgency {
  if (isSettled) return 'settled';
  const days = daysBetween(today, on);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= 3 ? 'soon' : 'later';
}

/** A deadline in a word and a colour, the full date within reach of everyone. */
export function Clock({ due, what, isSettled = false, look = 'tag', today = todayInSeoul() }: ClockProps) {
  const t = useText(uiMessages);
  const formats = useFormats();
  if (due === null) return null;
  const at = due.length > 10 ? instantOfText(due) : null;
  const on = at === null ? due : civilOf(at);
  const urgency = urgencyOf(on, today, isSettled);
  const full = at === null ? formats.date(on) : formats.dateTime(at);
  const days = daysBetween(today, on);
  const near = days >= -30 && days <= 1;
  const word = urgency === 'settled' || !near ? formats.date(on) : daysFromToday(on, today, formats.locale);
  const time = at !== null && urgency === 'today' ? ` ${formatTime(at)}` : '';
  return (
    <time className={cx(styles.clock, styles[urgency], look === 'tag' && styles.tag)} dateTime={due} title={full}>
      {word}
      {time}
      {what === undefined ? null : ` ${what}`}
      <span className="visually-hidden">
        {' '}
        ({full}
        {urgency === 'overdue' ? `, ${t.overdue}` : ''})
      </span>
    </time>
  );
}
