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

const NEAR_YEAR: Readonly<Record<string, number>> = { 올해: 0, 금년: 0, 작년: 1, 지난해: 1, 전년: 1, 재작년: 2 };
const WRITTEN =
  /(20\d\d)\s?(?:년(?:\s?(\d{1,2})\s?월)?|[.\-/](\d{1,2})(?!\d))|(?:in|since)\s(?:([a-z]+)\s)?(20\d\d)|(올해|금년|작년|지난해|전년|재작년)/g;
const LASTING =
  /(약\s?|대략\s?)?(\d{1,3})\s?(년|개월)\s?(쯤|정도|가량|전후|안팎|내외|남짓)?\s?(?:이나|이|은|가)?\s?(?:된\s|지나|지났|지난|넘|전(?!\s?(?:압|력))|차(?!\s?량)|째|되었|됐|되는|경과|흘|동안|간\s|쯤|정도|전후)/g;

/** "양산한 지 14년", "양산 후 6년", "양산 14년": the span stands right behind the word, so it needs no ending. */
const BEHIND =
  /^(?:[한된]|을\s시작한|에\s들어간|에\s돌입한|을\s개시한|\s개시|\s시작)?\s?(?:지|후|이후|이래|부터)?\s?(?:벌써|이미|어느덧|올해로)?\s?(약\s?|대략\s?)?(\d{1,3})\s?(년|개월)(?!\s?(?:도|산|월|형|까지|뒤|이내|목표|계획|예정|[\d]))\s?(쯤|정도|가량|전후|안팎|내외|남짓)?/;

/** "2009년부터 생산해 온": since then it is made, whatever the word for it. */
const SINCE =
  /(20\d\d)년(?:\s?(\d{1,2})월)?(?:\s?(?:초|중반|말|상반기|하반기))?(?:부터|이래|이후)\s(?:[가-힣0-9]{1,8}\s){0,3}?(?:생산|판매|공급|납품|양산|만들|제조|출고|팔)/;
function sinceStart(text: string, on: string): Start | null {
  const hit = SINCE.exec(text);
  if (hit === null) return null;
  const month = Number(hit[2] ?? 0);
  const start = yearMonth(Number(hit[1]), month >= 1 && month <= 12 ? month : null);
  return start.from > on ? null : start.to > on ? { ...start, to: on } : start;
}

/** A year (and month) written close to the word: "2025년 3월 양산", "작년 말 상용화", "mass production since 2024". */
function datedStart(text: string, from: number, to: number, on: string): Start | null {
  const around = text.slice(Math.max(0, from - 22), to + 22);
  for (const years of around.matchAll(WRITTEN)) {
    const near = years[6] === undefined ? undefined : NEAR_YEAR[years[6]];
    const year = near === undefined ? Number(years[1] ?? years[5]) : Number(on.slice(0, 4)) - near;
    const month = Number(years[2] ?? years[3] ?? 0);
    const start = yearMonth(year, month >= 1 && month <= 12 ? month : null);
    if (start.from <= on) return start.to > on ? { ...start, to: on } : start;
  }
  return null;
}

/** "양산에 들어간 지 14개월째", "상용화해 납품한 지 1년이 됐다": how long ago, within the sentence. "약" leaves it open. */
function lastingStart(text: string, from: number, to: number, on: string): Start | null {
  if (!isCivilDate(on)) return null;
  const stop = /[.!?\n]/.exec(text.slice(to, to + 60));
  const around = text.slice(Math.max(0, from - 14), to + (stop?.index ?? 60));
  const behind = BEHIND.exec(text.slice(to, to + 40));
  for (const lasting of behind === null ? around.matchAll(LASTING) : [behind]) {
    const unit = lasting[3] === '년' ? 12 : 1;
    const months = Number(lasting[2]) * unit;
    if (months > 600) continue;
    const vague = lasting[1] !== undefined || lasting[4] !== undefined || /쯤|정도|전후/.test(lasting[0]);
    const slack = vague ? Math.max(1, Math.round(months * 0.1)) : 0;
    const longest = vague ? months + slack : months + unit;
    return { from: addMonths(on, -longest), to: addMonths(on, -(months - slack)), text: lasting[0].trim() };
  }
  return null;
}

function writtenStart(reading: Reading, words: readonly string[], on: string): Start | null {
  const { text } = reading.folded;
  for (const word of words) {
    for (let at = text.indexOf(word), step = 0; at >= 0 && step < 20; at = text.indexOf(word, at + 1), step++) {
      const end = at + word.length;
      const start = lastingStart(text, at, end, on) ?? datedStart(text, at, end, on);
      if (start !== null) return start;
    }
  }
  return sinceStart(text, on);
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
