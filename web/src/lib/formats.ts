import {
  addDays,
  type CivilDate,
  civilOf,
  daysBetween,
  formatDate,
  formatDateTime,
  formatTime,
} from '@boru/contract/civil';
import { type Locale, useLocale } from '#lib/locale';

/** Instants travel as RFC 3339 text. */
export function instantOfText(text: string): number {
  return Date.parse(text);
}

export function won(amount: number, locale: Locale): string {
  const digits = numberText(amount);
  return locale === 'en' ? `KRW ${digits}` : `${digits}원`;
}

/** Large sums as they are spoken: 30,000,000 → 3,000만 원. Never rounds. */
export function wonSpoken(amount: number, locale: Locale): string {
  if (locale === 'en' || amount === 0 || amount % 10_000 !== 0) return won(amount, locale);
  const hundredMillions = Math.trunc(amount / 100_000_000);
  const rest = Math.abs(amount % 100_000_000) / 10_000;
  const parts = [];
  if (hundredMillions !== 0) parts.push(`${numberText(hundredMillions)}억`);
  if (rest !== 0) parts.push(`${numberText(hundredMillions === 0 && amount < 0 ? -rest : rest)}만`);
  return `${parts.join(' ')} 원`;
}

export function numberText(value: number, decimals = 0): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, 3),
  });
}

/** 1234567891 → 123-45-67891; anything that is not ten digits is left as it is. */
export function businessNumberText(digits: string): string {
  const plain = digits.replace(/\D/g, '');
  return plain.length === 10 ? `${plain.slice(0, 3)}-${plain.slice(3, 5)}-${plain.slice(5)}` : digits;
}

export function corporateNumberText(digits: string): string {
  const plain = digits.replace(/\D/g, '');
  return plain.length === 13 ? `${plain.slice(0, 6)}-${plain.slice(6)}` : digits;
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${numberText(Math.round(bytes / 102.4) / 10)} kB`;
  return `${numberText(Math.round(bytes / (1024 * 102.4)) / 10)} MB`;
}

/** Whole days from today in Seoul: 오늘, 내일, 3일 남음, 2일 지남. Always shown beside the date itself. */
export function daysFromToday(on: CivilDate, today: CivilDate, locale: Locale): string {
  const days = daysBetween(today, on);
  if (locale === 'en') {
    if (days === 0) return 'today';
    if (days === 1) return 'tomorrow';
    return days > 0 ? `in ${days} days` : `${-days} ${days === -1 ? 'day' : 'days'} overdue`;
  }
  if (days === 0) return '오늘';
  if (days === 1) return '내일';
  return days > 0 ? `${days}일 남음` : `${-days}일 지남`;
}

export interface Formats {
  readonly locale: Locale;
  /** 2026. 11. 22.(일) */
  readonly date: (on: CivilDate) => string;
  /** The date in Seoul of an instant given as RFC 3339 text or epoch milliseconds. */
  readonly dateOf: (at: string | number) => string;
  readonly time: (at: string | number) => string;
  /** 2026. 11. 22.(일) 14:05 */
  readonly dateTime: (at: string | number) => string;
  readonly period: (from: CivilDate, to: CivilDate | null) => string;
  readonly won: (amount: number) => string;
  readonly wonSpoken: (amount: number) => string;
  readonly number: (value: number, decimals?: number) => string;
}

const epoch = (at: string | number): number => (typeof at === 'number' ? at : instantOfText(at));

export function formatsFor(locale: Locale): Formats {
  return {
    locale,
    date: (on) => formatDate(on, locale),
    dateOf: (at) => formatDate(civilOf(epoch(at)), locale),
    time: (at) => formatTime(epoch(at)),
    dateTime: (at) => formatDateTime(epoch(at), locale),
    period: (from, to) => `${formatDate(from, locale)} ~ ${to === null ? '' : formatDate(to, locale)}`.trimEnd(),
    won: (amount) => won(amount, locale),
    wonSpoken: (amount) => wonSpoken(amount, locale),
    number: numberText,
  };
}

const made: Readonly<Record<Locale, Formats>> = { ko: formatsFor('ko'), en: formatsFor('en') };

export function useFormats(): Formats {
  return made[useLocale()];
}

/** Today in Seoul by the reader's own clock. Deadlines are decided by the server; this only words them. */
export function todayInSeoul(): CivilDate {
  return civilOf(Date.now());
}

export { addDays };
