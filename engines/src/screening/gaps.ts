// Days for which a list was in force but its full text is not at hand. Nothing stands in for it: the result says what is missing.
import type { EditionGap } from '@boru/contract/screening';
import type { Catalogue, Edition } from './compile.ts';

const dayAfter = (day: string): string => shifted(day, 1);
const dayBefore = (day: string): string => shifted(day, -1);
/** Civil dates only: no clock and no zone is involved. */
function shifted(day: string, by: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + by)).toISOString().slice(0, 10);
}

const inForce = (edition: Edition, on: string): boolean =>
  (edition.validFrom === null || edition.validFrom <= on) && (edition.validTo === null || on <= edition.validTo);

const NAMES = {
  nationalCoreTechnology: { ko: '국가핵심기술', en: 'national core technologies' },
  nationalStrategicTechnology: { ko: '국가첨단전략기술', en: 'national strategic technologies' },
} as const;

const countOf = (count: number, verified: boolean) => ({
  ko: `${count}개${verified ? '' : ', 확인 필요'}`,
  en: `${count} items${verified ? '' : ', to be verified'}`,
});

function gapOf(catalogue: Catalogue, list: Edition['list'], on: string): EditionGap | null {
  const editions = catalogue.editions.filter((edition) => edition.list === list);
  if (editions.some((edition) => inForce(edition, on))) return null;
  const ends = editions.flatMap((edition) =>
    edition.validTo !== null && edition.validTo < on ? [edition.validTo] : [],
  );
  const starts = editions.flatMap((e) => (e.validFrom !== null && e.validFrom > on ? [e.validFrom] : []));
  const from = ends.length === 0 ? null : dayAfter(ends.sort().at(-1) ?? on);
  const to = starts.length === 0 ? null : dayBefore(starts.sort()[0] ?? on);
  const missing = catalogue.revisions
    .filter(
      (r) =>
        r.list === list &&
        r.edition === null &&
        (from === null || r.inForceFrom >= from.slice(0, r.inForceFrom.length)),
    )
    .filter((r) => r.inForceFrom <= on.slice(0, r.inForceFrom.length))
    .map(({ inForceFrom, notice, count, changes, verified }) => ({ inForceFrom, notice, count, changes, verified }));
  return { list, from, to, statement: statementOf(list, on, from === null ? to : null, missing), missing };
}

function statementOf(
  list: Edition['list'],
  on: string,
  beforeFirst: string | null,
  missing: EditionGap['missing'],
): EditionGap['statement'] {
  const name = NAMES[list];
  // Before the first edition at hand we do not even know whether there was a list.
  if (beforeFirst !== null && missing.length === 0) {
    const first = dayAfter(beforeFirst);
    return {
      ko: `${on}의 ${name.ko} 목록은 갖고 있지 않아 견주지 못했습니다(갖고 있는 가장 이른 판: ${first}). 그날 목록이 있었는지는 확인 필요.`,
      en: `No list of ${name.en} for ${on} is at hand, so nothing was compared with it (the earliest edition at hand: ${first}). Whether there was one on that day is to be verified.`,
    };
  }
  const said = (language: 'ko' | 'en') =>
    missing.map((r) => `${r.inForceFrom} (${countOf(r.count, r.verified)[language]})`).join(', ');
  const ko = missing.length === 0 ? '' : ` 전문이 없는 개정: ${said('ko')}.`;
  const en = missing.length === 0 ? '' : ` Revisions without full text: ${said('en')}.`;
  return {
    ko: `${on}에 시행 중이던 ${name.ko} 목록의 전문이 없어 그 목록과는 견주지 못했습니다.${ko} 다른 날의 목록을 대신 쓰지 않습니다.`,
    en: `The full list of ${name.en} in force on ${on} is not available, so nothing was compared with it.${en} No other day's list stands in for it.`,
  };
}

/** One entry for each list that was or may have been in force on the day without its full text being loaded. */
export const gapsOn = (catalogue: Catalogue, on: string): EditionGap[] =>
  [...new Set(catalogue.editions.map((edition) => edition.list))].flatMap((list) => gapOf(catalogue, list, on) ?? []);
