// Time limits ("양산 후 2년 이내") expire by themselves: start + years = the day the item stops applying.
import { addMonths, isCivilDate } from '@boru/contract/civil';
import type { ConditionResult, ConditionVerdict, TimeLimit } from '@boru/contract/screening';
import type { ProfileTime } from '@boru/contract/screening-profile';
import { type Answers, timeAskId } from './answers.ts';
import type { Catalogue } from './compile.ts';
import type { Reading } from './read.ts';

/** Earliest and latest possible start. */
interface Start {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

const pad = (n: number): string => String(n).padStart(2, '0');

function yearMonth(year: number, month: number | null): Start {
  if (month === null) return { from: `${year}-01-01`, to: `${year}-12-31`, text: `${year}` };
  const from = `${year}-${pad(month)}-01`;
  return { from, to: addMonths(from, 1), text: `${year}-${pad(month)}` };
}

/** A year (and month) written close to one of the words: "2025년 3월 양산", "mass production since 2024". */
function writtenStart(reading: Reading, words: readonly string[], on: string): Start | null {
  const { text } = reading.folded;
  for (const word of words) {
    for (let at = text.indexOf(word), step = 0; at >= 0 && step < 20; at = text.indexOf(word, at + 1), step++) {
      const around = text.slice(Math.max(0, at - 22), at + word.length + 22);
      const years = /(20\d\d)\s?년(?:\s?(\d{1,2})\s?월)?|(?:in|since)\s(?:([a-z]+)\s)?(20\d\d)/.exec(around);
      if (years !== null) {
        const year = Number(years[1] ?? years[4]);
        const month = years[2] === undefined ? null : Number(years[2]);
        const start = yearMonth(year, month !== null && month >= 1 && month <= 12 ? month : null);
        if (start.from <= on) return start;
      }
      const since = /(\d{1,2})\s?년\s?(?:이?\s?(?:지났|넘|전|차|째|되었|됐))/.exec(
        text.slice(Math.max(0, at - 14), at + word.length + 14),
      );
      if (since !== null && isCivilDate(on)) {
        const years = Number(since[1]);
        return { from: addMonths(on, -12 * (years + 1)), to: addMonths(on, -12 * years), text: since[0] };
      }
    }
  }
  return null;
}

export function timeOf(
  catalogue: Catalogue,
  reading: Reading,
  answers: Answers,
  time: ProfileTime,
  on: string,
): { condition: ConditionResult; limit: TimeLimit } {
  const answer = answers.get(timeAskId(time));
  const typed = typeof answer === 'string' && isCivilDate(answer) ? { from: answer, to: answer, text: answer } : null;
  const start =
    typed ??
    writtenStart(
      reading,
      time.after === 'massProduction' ? catalogue.cues.massProduction : catalogue.cues.commercialisation,
      on,
    );
  const months = Math.round(time.years * 12);
  let verdict: ConditionVerdict = 'unknown';
  if (start !== null) {
    const first = addMonths(start.from, months);
    const last = addMonths(start.to, months);
    verdict = on <= first ? 'met' : on > last ? 'below' : 'borderline';
  }
  const expiresOn = start === null ? null : addMonths(start.to, months);
  return {
    condition: {
      id: time.id,
      kind: 'time',
      quote: time.quote,
      name: { ko: time.quote, en: `within ${time.years} years` },
      required: null,
      found: start === null ? [] : [{ text: start.text, low: null, high: null, unit: 'date', start: null, end: null }],
      converted: null,
      gap: null,
      verdict,
    },
    limit: {
      id: time.id,
      quote: time.quote,
      startedOn: start?.from ?? null,
      expiresOn,
      expired: expiresOn === null || verdict === 'borderline' ? null : on > expiresOn,
    },
  };
}
