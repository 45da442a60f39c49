// Somebody else's product told beside a firm that makes another: "경쟁사의 12나노 D램은 …", "시중 제품은 … 270Wh/kg이다", "… 는
// 공급사 제품이며", "our customer's DRAM". What is made of it for them, or by oneself, stays one's own.
import type { Cues } from './compile.ts';
import { anyOf, hits, type Span } from './text.ts';

const FEWEST = 2;
const LONGEST_HEARD = 120;
const MOST_WORDS = 12;
/** Words that close the phrase of the product; a relative clause ("29.4nm인") leads on to its noun. */
const CLOSES = /(?:[은는이가을를에의로와과]|보다|처럼|에서|이다|입니다|이며|[,.;!?])$/;
const LEADS_ON = /[a-z0-9%]급의$|[가-힣a-z0-9%](?:인|한|된|할|될|하는|되는|있는|쓰는|높은|낮은|같은|작은|많은|얇은)$/;
/** The rest of the clause says that we made it. */
const OURS = /우리|당사|저희|자사|직접\s|자체\s|위탁받|수주|의뢰받|맡아|\b(?:we|us|ours|in-house)\b/;
const WORK =
  /(?:설계|개발|제조|제작|생산|양산|조립|가공|건조|국산화)(?:[·,]\s?(?:설계|개발|제조|제작|생산|양산|조립))*(?:[을를])?\s?(?:하|해|했|한|합|맡|중)|만든|만들|만드|만듭/;
/** "고객 제품이 …라서 당사는": what is ours begins behind. */
const CAUSE = /(?:라서|이라|므로|지만|는데|인데|으나|이며|이고|면서|니까)(?=[\s,])/;
/** "중국이 … 개발했다": what a country or a paper tells of is nobody's who writes. */
const NATIONS =
  /(?:^|[\s"'(])(?:중국|미국|일본|대만|유럽|독일|러시아|북한|인도|프랑스|네덜란드|이스라엘)(?:이|가|은|는)\s/g;
const REPORTED =
  /(?:다니|일하|근무하)시?(?:는|던|신)\s(?:회사|공장|연구소|곳|직장)(?:이|가|은|는|에서)\s|(?:^|[\s"'(])(?:매체|언론|신문|방송|외신|통신|보도|기사|소문|지인|친구|아버지|어머니|부모님|형|오빠|누나|언니|동생|아들|딸|조카|삼촌|남편|아내|이웃|옆집|세입자|단골|손님|동창|선배|후배)(?:들)?(?:\s(?:회사|공장|가게|연구소|분))?(?:은|는|이|가|에\s따르면|에서는|에\s의하면|께서)\s/g;
/** "카탈로그를 보니 … 적혀 있다": what came with a thing tells of the thing that was bought. */
const TOLD_BY_PAPER =
  /(?<!(?:우리|당사|자사|저희|자체)(?:의|\s제품|\s회사)?\s?)(?:^|[\s"'(])(?:카탈로그|명판|설명서|라벨|보증서|견적서|브로슈어)(?:에는?|를|상에?)\s/g;
/** "… 만든다고 합니다", "…라고 들었어요". */
const HEARD =
  /(?:다|라)고\s(?:들었|합니다|한다|하던데|하네요|하더|하대요|전했|전한다|보도|알려[졌진])|(?:다|라)는데요?(?=[\s,.])|것으로\s(?:나타났|알려졌|조사됐|조사되었|파악됐|보인다|보입니다)/g;
const SENTENCE_END = /[.;!?](?:\s|$)|\n/;

interface Patterns {
  /** "경쟁사의 …", "경쟁사 …", "시중의 …". */
  readonly whose: RegExp;
  /** "경쟁사 제품은 …이다", "시장에 나온 모델은 …". */
  readonly theirsIs: RegExp;
  /** "…는 공급사 제품이며". */
  readonly isTheirs: RegExp;
}
const compiled = new WeakMap<Cues, Patterns>();
/** Whose name before a product is enough: "경쟁사 D램". A "제조사" may be oneself. */
const ELSEWHERE = /경쟁|타사|다른|해외|외국|원청|중국|일본|선도|1위/;
const GOODS = '(?:제품|모델|상품|물건|기종|제품군)';

function patternsOf(cues: Cues): Patterns {
  const known = compiled.get(cues);
  if (known !== undefined) return known;
  const others = `(?:${anyOf(cues.others)})(?:사|들|측)?`;
  const market = '(?:시중|시장|업계|매장)';
  const doing = '(?:만드는|짓는|생산하는|제조하는|개발하는|개발한|설계하는|쓰는|파는|내놓은|출시한|양산하는|공급하는)';
  const made: Patterns = {
    whose: new RegExp(
      `(?<![가-힣a-z])(?:(?:${others}|${market})의|${market}에(?:서)?\\s(?:있는|나온|나와\\s있는|파는|팔리는|도는)|${others}(?:인\\s[가-힣]{2,8})?(?:이|가|에서)\\s${doing}|(?:${anyOf(cues.others.filter((word) => ELSEWHERE.test(word)))}))\\s(?=[가-힣a-z0-9])`,
      'g',
    ),
    theirsIs: new RegExp(
      `(?<![가-힣a-z])(?:${others}|${market}|경쟁|수입)(?:의|에\\s(?:나온|있는)|에서\\s(?:파는|팔리는))?\\s(?:[가-힣]{1,6}\\s)?${GOODS}(?:들)?(?:은|는|이|가|의)\\s`,
      'g',
    ),
    isTheirs: new RegExp(
      `[은는]\\s(?:모두\\s|전부\\s)?${others}(?:의)?\\s(?:${GOODS}|것|몫)(?:이|으|입|들|을|로|\\.|,|$)`,
      'g',
    ),
  };
  compiled.set(cues, made);
  return made;
}

/** Where the noun phrase ends that begins at `from`. */
export function phraseEnd(text: string, from: number, isNoun: (word: string) => boolean): number {
  let end = from;
  for (let words = 0; words < MOST_WORDS && end < text.length; words++) {
    const space = text.indexOf(' ', end + (text.charAt(end) === ' ' ? 1 : 0));
    const close = space < 0 ? text.length : space;
    const word = text.slice(end, close).trim();
    end = close;
    if (word === '' || SENTENCE_END.test(`${word} `)) break;
    if (CLOSES.test(word) && !LEADS_ON.test(word) && !isNoun(word)) break;
  }
  return end;
}

const ENGLISH: readonly RegExp[] = [
  /\b(?:customer|client|competitor|rival|supplier|vendor|buyer)(?:['’]s|s['’])\s/g,
  /\b(?:those|people|workers|staff|firms|companies|company|plants?|factory|fab|neighbou?r|teams|engineers|candidates|talent)\s(?:who|that|which)\s(?:handle|use|work\s(?:on|with|in)|visit|buy|operate|carry|assemble|make|build|run|design|develop|produce|manufacture)s?\s/g,
  /\b(?:for|to|with|by|from)\s(?:an?\s|the\s)?(?:[a-z]+\s)?(?:maker|manufacturer|producer|builder)s?\sof\s/g,
  /\b(?:products|models|devices|offerings|those)\s(?:on|in)\sthe\smarket\s(?:are|have|use|offer|reach)\s/g,
  /\b(?:suppliers?|vendors?|competitors?|rivals?|customers?|clients?|(?:market|industry)\sleaders?)\s(?:offer|sell|has|have|use|launch|announce|market|ship|build|make|produce|manufacture|design|supply|supplie)(?:s|d|ed)?\s/g,
];
const ENGLISH_WORK =
  /\b(?:we|us|in-house|ourselves)\b[^.;!?]{0,60}\b(?:design|make|develop|produce|manufactur|build)|\bby us\b/;

const restOf = (text: string, from: number): string => {
  const rest = text.slice(from, from + 120);
  const stop = rest.search(SENTENCE_END);
  return stop < 0 ? rest : rest.slice(0, stop);
};

/** The spans of text that speak of what others make or sell. */
export function theirs(
  cues: Cues,
  text: string,
  phraseStart: (end: number) => number,
  isNoun: (word: string) => boolean,
): Span[] {
  const spans: Span[] = [];
  const add = (start: number, end: number) => {
    if (end - start >= FEWEST) spans.push({ start, end });
  };
  const { whose, theirsIs, isTheirs } = patternsOf(cues);
  hits(whose, text, (at, from) => {
    const end = phraseEnd(text, from, isNoun);
    const rest = restOf(text, end);
    const object = /[을를]$/.test(text.slice(from, end).trimEnd());
    if (!OURS.test(rest) && !(object && WORK.test(rest)) && !WORK.test(text.slice(from, end))) add(at, end);
  });
  hits(theirsIs, text, (at, from) => {
    const all = restOf(text, from);
    const link = CAUSE.exec(all);
    const rest = link === null ? all : all.slice(0, link.index);
    if (!OURS.test(rest) && !WORK.test(rest)) add(at, from + rest.length);
  });
  hits(isTheirs, text, (at) => add(phraseStart(at + 1), at + 1));
  for (const pattern of [NATIONS, REPORTED, TOLD_BY_PAPER])
    hits(pattern, text, (at, from) => {
      const rest = restOf(text, from);
      if (!OURS.test(rest)) add(at, from + rest.length);
    });
  hits(HEARD, text, (at) => {
    const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('. ', at), at - LONGEST_HEARD) + 1;
    if (!OURS.test(text.slice(start, at))) add(start, at);
  });
  for (const pattern of ENGLISH)
    hits(pattern, text, (at, from) => {
      const rest = restOf(text, from);
      if (!ENGLISH_WORK.test(rest)) add(at, from + rest.length);
    });
  return spans;
}
