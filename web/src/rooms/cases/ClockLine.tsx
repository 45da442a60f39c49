import type { ClockView } from '@boru/contract/cases';
import type { DeadlineResult } from '@boru/contract/deadline';
import { type Formats, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Clock } from '#ui/Clock';
import { Explain, type Explanation } from '#ui/ExplainSheet';
import { Tag } from '#ui/Tag';
import styles from './Cases.module.css';
import { dueOf, lastMoment } from './due.ts';
import { caseMessages } from './messages.ts';
import { useClockNames } from './names.ts';

/** The day, or the day and the hour where hours count. */
export function momentText(formats: Formats, at: string | number): string {
  const moment = lastMoment(at);
  return moment.length === 10 ? formats.date(moment) : formats.dateTime(moment);
}

/** Which rule, from when, and every day of the count: the same words the engine gave when the clock was started. */
export function useDeadlineExplanation(): (result: DeadlineResult, what: string) => Explanation {
  const t = useText(caseMessages);
  const pick = usePick();
  const formats = useFormats();
  return (result, what) => ({
    result: result.dueAt === null ? t.clockNow : `${t.clockDue({ what })}: ${momentText(formats, result.dueAt)}`,
    rule: (
      <>
        <p>{pick(result.title)}</p>
        {result.summary === undefined ? null : <p>{pick(result.summary)}</p>}
      </>
    ),
    inputs: [
      { name: t.clockStart, value: result.startsOn === null ? '–' : formats.date(result.startsOn) },
      {
        name: t.clockStep,
        value: (
          <ol className={styles.count}>
            {result.steps.map((step) => (
              <li key={`${step.on} ${step.kind} ${step.text.ko}`}>{pick(step.text)}</li>
            ))}
          </ol>
        ),
      },
    ],
    edition: (
      <>
        <p>
          {result.rule} · {result.lawRef.map(({ article }) => article).join(', ')}
        </p>
        <p className="small muted">{result.verified ? t.clockVerified : t.clockUnverified}</p>
      </>
    ),
  });
}

/** One clock in a word, a colour and its reason. */
export function ClockLine({ clock, what: called }: { clock: ClockView; what?: string }) {
  const t = useText(caseMessages);
  const names = useClockNames();
  const explain = useDeadlineExplanation();
  const what = called ?? names[clock.purpose];
  return (
    <span className={styles.clock}>
      <ClockWord clock={clock} what={what} />
      <Explain label={t.clockWhy} title={t.clockWhy} explanation={explain(clock.explanation, what)} />
    </span>
  );
}

function ClockWord({ clock, what }: { clock: ClockView; what: string }) {
  const t = useText(caseMessages);
  const formats = useFormats();
  switch (clock.state) {
    case 'running':
    case 'late':
      return <Clock due={dueOf(clock.dueAt)} what={what} />;
    case 'paused':
      return (
        <Tag tone="amber">
          {what} {t.clockPaused}
        </Tag>
      );
    case 'met':
      return (
        <Tag tone="green">
          {what} {t.clockMet}
          {clock.metAt === null ? '' : ` ${formats.dateTime(clock.metAt)}`}
        </Tag>
      );
    case 'metLate':
      return (
        <Tag tone="red">
          {what} {t.clockMetLate}
        </Tag>
      );
    case 'stopped':
      return (
        <Tag>
          {what} {t.clockStopped}
        </Tag>
      );
  }
}

/** The clocks worth showing now: those that run or stand still; of the finished ones the last of each kind. */
export function shownClocks(clocks: readonly ClockView[]): readonly ClockView[] {
  const open = clocks.filter(({ state }) => state === 'running' || state === 'late' || state === 'paused');
  const done = (['acknowledge', 'answer'] as const).flatMap((purpose) => {
    const last = clocks.filter((clock) => clock.purpose === purpose && clock.state !== 'stopped').at(-1);
    return last === undefined || open.includes(last) ? [] : [last];
  });
  return [...open, ...done];
}
