import type { PeriodView } from '@boru/contract/technologies';
import { wordOf } from '@boru/contract/words';
import { textOf } from '#lib/i18n';
import type { Locale } from '#lib/locale';
import { dutyMessages } from './messages.ts';

type Span = NonNullable<PeriodView['period']>;

function span({ value, unit }: Span, locale: Locale): string {
  const t = textOf(dutyMessages, locale);
  const words = { h: t.hours, d: t.days, bd: t.workingDays, m: t.months };
  return words[unit]({ value });
}

/** A period as a sentence: within 15 days. */
export function periodText({ kind, period }: PeriodView, locale: Locale): string {
  const t = textOf(dutyMessages, locale);
  if (kind === 'immediate' || period === null) return kind === 'yearly' ? t.periodYearly : t.periodImmediate;
  const words = {
    within: t.periodWithin,
    before: t.periodBefore,
    every: t.periodEvery,
    yearly: t.periodEvery,
    validFor: t.periodValid,
    keepFor: t.periodKeep,
  };
  return words[kind]({ period: span(period, locale) });
}

/** What is not counted, and what may be added. */
export function periodNotes({ pauses, extensions }: PeriodView, locale: Locale): string[] {
  const t = textOf(dutyMessages, locale);
  return [
    ...pauses.map(({ reason, period, extension }) => {
      const parts = { reason: wordOf('pauseReason', reason)?.[locale] ?? reason, period: span(period, locale) };
      return extension === null ? t.pause(parts) : t.pauseMore({ ...parts, more: span(extension, locale) });
    }),
    ...extensions.flatMap(({ period, condition }) =>
      period === null ? [] : [t.extension({ period: span(period, locale), condition: condition[locale] })],
    ),
  ];
}
