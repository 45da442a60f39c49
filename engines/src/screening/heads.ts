// "굴착기 운전석 에어컨 필터를": where three nouns or more that no list knows stand between a word and its particle, the phrase
// is about the last of them. What it is to the word before, a person has to say.
import type { Catalogue } from './compile.ts';
import { isHangul, type Match } from './text.ts';

const CHAIN = /^(?:[가-힣]{0,4}(?:\s[가-힣a-z0-9.,㎜㎛%/-]{1,12})(?:\s[가-힣a-z0-9]{1,12}){1,4}?)(?:을|를)(?=\s)/;
const LEADS_ELSEWHERE =
  /(?:[은는이가을를의에로와과도만]|[하되있없]고|[하되이]며|해|[하되여]서|하여|하[는던]|되는|한|된|할|인|까지|부터|이나|[,.])$/;
/** Nouns of any product or part of one. */
const THING =
  /^(?:제품|모델|공장|라인|시스템|장치|기술|구조|소재|부품|모듈|시제품|신제품|솔루션|소프트웨어|플랫폼|알고리즘|장비|설비|기판|세트|시리즈|전용|신형|차세대|대형|소형|중형|핵심|주요|자체|직접|국산|기반|통신|촉매|반응기|밸브|펌프|탱크|노즐|유닛|코어|블레이드|샤프트|로터|하우징|프레임|구동|액추에이터|제어|컨트롤러|드라이버|인버터|컨버터|안테나|박막|전극|음극|양극|전해|분말|입자|회로|배선|거울|데이터|신호|영상|처리|합금|강재|판재|소결|코팅|균주|세포|항체|배양|정제|제제|원액|키트|카트리지|일체|통합|자동|다중|지능|무인|원격|실시간|고속|초고속|정밀|고[가-힣]{1,3}(?:성능|출력|효율))/;
const FEWEST = 3;

/** What follows a word up to the particle of its phrase; null where that begins at once, which is nearly always. */
export function chainAfter(text: string, end: number): string | null {
  let from = end;
  while (from - end < 5 && isHangul(text.charCodeAt(from))) from++;
  return text.charCodeAt(from) === 0x20 ? (CHAIN.exec(text.slice(end, end + 64))?.[0] ?? null) : null;
}

/** `matches` are all words known in the text, by their beginning; `at` is the place of this one among them. */
export function isBuried(
  catalogue: Catalogue,
  text: string,
  matches: readonly Match[],
  at: number,
  chain: string | null,
): boolean {
  const match = matches[at];
  if (match === undefined || chain === null) return false;
  const glued = /^[가-힣]*/.exec(chain)?.[0] ?? '';
  if (LEADS_ELSEWHERE.test(glued) || /[해여고며서]$/.test(glued)) return false;
  let unknown = 0;
  let from = match.end + glued.length;
  const words = chain.slice(glued.length, -1).trim().split(' ');
  for (const [place, word] of words.entries()) {
    if (place < words.length - 1 && LEADS_ELSEWHERE.test(word)) return false;
    from = text.indexOf(word, from);
    const to = from + word.length;
    if (/[\da-z]/.test(word) || THING.test(word)) continue;
    if (!isKnown(catalogue, matches, at, from, to)) unknown++;
    from = to;
  }
  return unknown >= FEWEST;
}

/** A stage of work, a figure's name, or a word of some item that the first word speaks of too. */
function isKnown(
  { keys, speakers }: Catalogue,
  matches: readonly Match[],
  at: number,
  from: number,
  to: number,
): boolean {
  const first = keys[matches[at]?.key ?? -1];
  const items = first?.kind === 'term' ? (speakers.get(first.term.id) ?? []) : [];
  for (let i = at; i < matches.length; i++) {
    const match = matches[i];
    if (match === undefined || match.start >= to) return false;
    if (match.end <= from) continue;
    const key = keys[match.key];
    if (key?.kind !== 'term' && match.start <= from && match.end >= to) return true;
    if (key?.kind !== 'term') continue;
    if (speakers.get(key.term.id)?.some((item) => items.includes(item)) === true) return true;
  }
  return false;
}
