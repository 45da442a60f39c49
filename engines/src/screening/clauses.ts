// Who acts in a clause, and what is denied. A customer's cell, a foundry's line and a product "we do not make" are
// spoken of, but they are nobody's claim. Shallow on purpose: short windows around a word, no parser.
import type { Cues } from './compile.ts';
import { anyOf, type Span } from './text.ts';

// Connective endings that close a clause. "보유하고 있다" does not.
const LINK =
  /(?:[가-힣](?:지만|는데|면서|므로|니까)|하고|이고|되고|있고|없고|않고|[했었았였겼렸냈됐갔섰쳤졌]고|[가-힣]고(?=,)|이며|하며|으며|되며|[가-힣]며|인데|은데|으나|해서|아서|어서|,\s(?:and|but|while|whereas))(?=[\s,])(?!\s?(?:있|싶))|[;:]/g;

/** The clauses of the text, in order; every sentence ends one. */
export function clauses(text: string, sentences: readonly Span[]): Span[] {
  const spans: Span[] = [];
  // One search over the whole text: a search per sentence would run to the end of the text each time.
  LINK.lastIndex = 0;
  let link = LINK.exec(text);
  for (const sentence of sentences) {
    let { start } = sentence;
    for (; link !== null && link.index < sentence.end; link = LINK.exec(text)) {
      const end = link.index + link[0].length;
      if (link.index < start || end - start < 4) continue;
      spans.push({ start, end });
      start = end;
    }
    if (start < sentence.end) spans.push({ start, end: sentence.end });
  }
  return spans;
}

interface Patterns {
  readonly subject: RegExp;
  readonly topic: RegExp;
  readonly own: RegExp;
  readonly wanted: RegExp;
  readonly denied: RegExp;
  readonly missing: RegExp;
  readonly tools: RegExp;
  readonly toolsFor: RegExp;
  readonly buyer: RegExp;
}
const compiled = new WeakMap<Cues, Patterns>();

function patternsOf(cues: Cues): Patterns {
  const known = compiled.get(cues);
  if (known !== undefined) return known;
  const others = anyOf(cues.others);
  const tools = anyOf(cues.tools);
  const made: Patterns = {
    subject: new RegExp(
      `(?:${others})(?:사|들|측)?(?:이|가|은|는|에서)\\s(?!다른|서로|상이|제각각|각기)|(?:${anyOf(cues.othersEnglish)})`,
      'g',
    ),
    topic: new RegExp(
      `^[^.!?\\n]{0,16}?(?:은|는|을|를|도)\\s(?:전량\\s|모두\\s)?(?:${others})(?:사|들|측)?(?:(?:이|가|에서)\\s|(?:에|에게)\\s(?!(?:[^.!?\\n\\s]{1,10}\\s){0,4}?(?:공급|납품|수출|판매|이전|양도|제공|판다|팝니다|보낸|팔)))`,
    ),
    own: /우리|당사|저희|자사|직접|자체|\bwe\b|\bour\b/,
    wanted: /원하는|원하|요구|요청|주문|지정|필요|사양|맞춰|맞춘/,
    denied: new RegExp(
      `^[가-힣a-z0-9]{0,8}(?:\\s(?:제품|기술|셀|패널|소자|공정|사업|자체|전지|배터리|시스템|설계|생산|제조|조립)){0,2}(?:은|는|을|를|도|이나|의)?\\s(?:아직\\s|현재\\s|직접\\s|전혀\\s|따로\\s)?(?:${anyOf(cues.making)})(?:지(?:는|도)?\\s?(?:않|못|아니)|\\s?안\\s?[하함한합만])`,
    ),
    missing: new RegExp(
      `^[가-힣a-z0-9]{0,6}?(?:(?:와|과|및|나|,)\\s?[가-힣a-z0-9]{1,8}?)?(?:\\s(?:${anyOf(cues.thing)})){0,3}(?:이|가|은|는|을|를|도)?\\s?(?:아직\\s?|현재\\s?|전혀\\s?|따로\\s?)?(?:${anyOf(cues.without)})`,
    ),
    tools: new RegExp(`^(?:\\s?[가-힣a-z0-9]{1,7}){0,2}?\\s?(?:${tools})(?=[\\s,.·()을를은는의와과이가도로인입]|$)`),
    toolsFor: new RegExp(
      `^[가-힣a-z0-9]{0,6}(?:\\s[가-힣a-z0-9]{1,6})?(?:을|를|에|의)\\s(?:[가-힣a-z0-9]{1,6}\\s){0,2}(?!억제|개선|높이|줄이|늘리|향상|막는|낮추)[가-힣]{0,6}(?:하는|되는|는|은|할)\\s(?:[가-힣a-z0-9]{1,8}\\s){0,2}(?:${tools})(?=[\\s,.·()을를은는의와과이가도로입]|$)`,
    ),
    buyer:
      /^(?:\s?[가-힣a-z0-9]{1,6})?\s?(?:제조사|제조업체|생산업체|업체|회사|메이커|기업|고객사|고객|세트사)(?:들)?(?:에|에게|향)(?=[\s,])/,
  };
  compiled.set(cues, made);
  return made;
}

/** The clause is about what a customer, supplier or other firm does: "고객사는 … X를 만든다", "X는 외부 업체가 만든다". */
export function isOthers(cues: Cues, text: string, clause: Span, start: number, end: number): boolean {
  const patterns = patternsOf(cues);
  const before = text.slice(Math.max(clause.start, start - 70), start);
  let last = -1;
  patterns.subject.lastIndex = 0;
  for (let hit = patterns.subject.exec(before); hit !== null; hit = patterns.subject.exec(before))
    last = hit.index + hit[0].length;
  if (last >= 0) {
    const between = before.slice(last);
    if (!patterns.own.test(between) && !patterns.wanted.test(between) && !isPastGiven(between)) return true;
  }
  const after = text.slice(end, Math.min(clause.end, end + 48));
  return patterns.topic.test(after) && !patterns.wanted.test(after);
}
/** "고객사가 보내 준 낸드 웨이퍼를 갈아 …": what was given ends with its object; what follows is one's own work. */
const isPastGiven = (between: string): boolean => {
  const given = /(?:준|맡긴|보낸|보내온|의뢰한|주문한|공급한|제공한|받은)\s/.exec(between);
  return given !== null && /(?:을|를|[으가-힣]로)\s/.test(between.slice(given.index + given[0].length));
};

/** "X는 만들지 않는다": who says so has no technology of X, whatever else the text says of it. */
export const isDenied = (cues: Cues, after: string): boolean => patternsOf(cues).denied.test(after.slice(0, 56));

/** "X 제품은 아직 없다", "X가 아닌", "X를 제외하고". */
export const isMissing = (cues: Cues, after: string): boolean =>
  patternsOf(cues).missing.test(after.slice(0, 36)) || IS_NOT.test(after.slice(0, 36));
/** "X 필름 사업은 아님": not, whatever stands between. */
const IS_NOT = /^(?:\s?[가-힣a-z0-9]{1,6}){1,3}?(?:은|는|이|가)\s(?:아님|아닙|아니(?!라|지|면|어도|더라도))/;

/** "X 쪽은 다른 회사 것", "X 부문은 협력사가 담당": the thing exists, with somebody else. */
export const isElsewhere = (after: string): boolean =>
  /^(?:\s?[가-힣]{1,6}){0,2}?(?:은|는|이|가)\s(?:다른|타|외부|별도|협력|관계|계열|모)\s?(?:회사|업체|사|기관|부서|팀|법인)(?:의)?\s?(?:것|몫|담당|소관|제품|영역|기술|소유|가\s담당|이\s담당|가\s맡|이\s맡)/.test(
    after.slice(0, 36),
  );

/** "X 장비", "X를 옮기는 전사 장비": the machine that makes or tests X, not X. */
export function isTool(cues: Cues, after: string): boolean {
  const patterns = patternsOf(cues);
  const near = after.slice(0, 48);
  return patterns.tools.test(near) || patterns.toolsFor.test(near);
}

/** "X 제조사에 납품": X is the customer's. */
export const isBuyers = (cues: Cues, after: string): boolean => patternsOf(cues).buyer.test(after.slice(0, 24));

/** "파운드리 5나노 공정에 전량 맡겨": another makes it. Contract making ("위탁생산") is one's own work. */
export const isOutsourced = (after: string): boolean =>
  /^[^.,;!?\n]{0,18}(?:에|에게|으로|로|을|를|은|는)\s(?:전량\s|모두\s|전부\s|일부\s)?(?:맡[겨기긴]|위탁(?!생산|개발|받)|의뢰|외주)/.test(
    after.slice(0, 36),
  );

/** "머시닝센터 4대로 가공", "원자현미경으로 분석". */
export const isInstrument = (after: string): boolean =>
  /^[가-힣a-z0-9]{0,4}(?:\s?\d+\s?[대기])?(?:\s?\d+\s?(?:나노|nm)(?:급|미터)?\s?(?:공정|라인))?(?:으로|로|에서)\s(?![^.,]{0,16}위탁|불리|알려|구성|이루|유명|성장|발전)/.test(
    after.slice(0, 20),
  ) || /^[^.,\n]{0,12}(?:을|를)\s(?:이용|활용|사용|써서|돌려)/.test(after.slice(0, 24));

const headings = new WeakMap<readonly string[], RegExp>();
/** The word stands right before one of these nouns, which then is what the phrase is about: "자동변속기 오일". */
export function isHeadedBy(nouns: readonly string[], after: string): boolean {
  const pattern = headings.get(nouns) ?? new RegExp(`^(?:용|형)?\\s?(?:${anyOf(nouns)})(?![가-힣]{2}|[a-z])`);
  headings.set(nouns, pattern);
  return pattern.test(after.slice(0, 20));
}
