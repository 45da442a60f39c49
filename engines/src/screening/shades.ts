// What a phrase as a whole says of all that stands in it, words and figures alike: "300㎜ 잉곳은 만들지 않고", "22톤급은
// 수입해 팔 뿐", "3나노 라인에 소모품으로 납품", "we do not make …". Korean ends a clause with what it says of its object,
// so an ending is looked for first, and its object is walked back to. Windows are short and bounded; no parser.
import type { Cues } from './compile.ts';
import type { Standing } from './standing.ts';
import { anyOf, firstFrom, hits, type Span } from './text.ts';
import { phraseEnd, theirs } from './theirs.ts';

export interface Shade extends Span {
  readonly standing: Extract<
    Standing,
    'denied' | 'negated' | 'used' | 'others' | 'buyer' | 'mentioned' | 'planned' | 'part'
  >;
}
type Tone = Shade['standing'];

const REACH = 120;
/** Words that end like a particle or a verb and are nouns, and verbs that only lead on to the noun. */
const NOUNS =
  /(?:레이|길이|높이|깊이|사이|평가|국가|첨가|부가|추가|센서|프로세서|회로|원자로|경수로|유동로|고로|광로|전기로|도로|분해|용해|이해|피해|높은|낮은|얇은|같은|작은|많은|하는|되는|있는|없는|쓰는|만드는)$/;
const ENDS_PHRASE =
  /(?:[은는이가을를]|[가-힣](?:로|고|며|면|게|니|지만|는데|해)|(?:해|아|어|에|로)서|(?:하|보|붙|들|높)여|(?:들|넣|붙|섞|찍|깎|맞추|늘|줄)어|[,)])$/;
const OBJECT = /(?:[은는을를도]|[와과]는|에는|이나|만)$/;
const endsPhrase = (word: string): boolean => ENDS_PHRASE.test(word) && !NOUNS.test(word);

/** A word of its own relative clause: "30나노급으로 | 옮기는 과제". */
const LEADS_ON = /[가-힣](?:는|던|할|될|된|한|인)$/;
const ARGUMENT = /(?:로|에|을|를|와|과)$/;

/** Where the noun phrase begins that ends at `end`; never before `floor`. `lists`: through "A, B, C" too. */
function phraseStart(text: string, end: number, floor: number, lists = false): number {
  let start = end;
  let next = '';
  const least = Math.max(floor, end - REACH);
  while (start > least) {
    let from = start;
    while (from > least && /\s/.test(text.charAt(from - 1))) from--;
    const close = from;
    while (from > least && !/\s/.test(text.charAt(from - 1))) from--;
    const word = text.slice(from, close);
    // "…으로 옮기는 과제" leads on, "배터리는" does not: the word before tells.
    const leads =
      (LEADS_ON.test(next) && ARGUMENT.test(word)) ||
      (word.endsWith('는') && /[가-힣](?:로|에|을|를)\s+$/.test(text.slice(Math.max(least, from - 8), from)));
    if (start !== end && endsPhrase(word) && !leads && !(lists && word.endsWith(','))) break;
    if (from === close) break;
    start = from;
    next = word;
  }
  return start;
}

/** The phrase that an ending at `at` speaks of: back to its object, and from there to where that begins. */
function objectOf(text: string, at: number, floor: number): Span {
  const least = Math.max(floor, at - 60);
  for (let end = at; end > least; ) {
    while (end > least && /\s/.test(text.charAt(end - 1))) end--;
    let from = end;
    while (from > least && !/\s/.test(text.charAt(from - 1))) from--;
    if (OBJECT.test(text.slice(from, end)) && !NOUNS.test(text.slice(from, end)))
      return { start: phraseStart(text, end, floor), end };
    if (from === end) break;
    end = from;
  }
  return { start: Math.max(floor, at - REACH), end: at };
}

const ENDINGS: readonly (readonly [RegExp, Tone])[] = [
  [
    /(?:(?<=\s)하|만들|생산하|제조하|개발하|설계하|다루|취급하|보유하|갖고\s있|가지고\s있|갖추|제작하|양산하|운영하|수행하|담당하|맡|건조하|연구하|투자하)지(?:는|도|를)?\s?(?:않|못|아니)|안\s(?:만든|만들|한다|합니다|하고|하며)|(?:한|든)\s적(?:이|은|도)?\s없|(?:관계|상관|연관)(?:이|가|은|는|도)?\s없/g,
    'denied',
  ],
  [
    /(?:중단|취소|포기|철수|보류)(?:했|하고|하며|됐|되었|한\s|함)|접었|접고|무산됐|무산되|백지화|그만뒀|그만두|실패(?:로\s끝|했|하고|한\s채)|해산(?:했|하고|됐)|매각(?:했|하고|한다)|양도(?:했|하고)|(?:은|는|이|가)\s(?:아직\s)?없(?:다|고|으며|습니다)/g,
    'negated',
  ],
  [
    /(?:수입|구매|매입|사)(?:해|하여|해서|해다|다가?|서|\s와서?)\s(?:되)?(?:팔|판매|파는|판다|팝니다|유통|공급)/g,
    'used',
  ],
  [
    /(?:수입|구매|구입|매입|임차)(?:해(?=\s|서)|하여|한다|했|합니다|하고|하며)|빌려|(?<![가-힣])사\s?(?:온다|와|오고|옵니다|왔)|들여와|들여온다|공급받|납품받/g,
    'used',
  ],
  [
    /(?:운송|배송|수송|유통|중개|경매|하역|임대|대여|판매\s?대행|수입\s?대행|포장|도장|도색|세척|청소|정비|수리|설치|철거|보관)(?:하는|을\s하는|해\s?주는|만\s하는|을\s맡은)\s(?=[^.,;!?\n\s]{0,8}\s?(?:회사|업체|협력업체|협력사|기업|사업|서비스|전문|운송사|물류사|물류|상사|대리점|일을))|(?:운송|배송|수송|유통|중개|경매)(?:한다|합니다|하고\s있)/g,
    'mentioned',
  ],
  [/(?:넓히|확대하|적용하|개발하|진출하|만들|바꾸|옮기|시작하)려(?:고)?\s?(?:한다|하고|합니다|하며)/g, 'planned'],
  [
    /(?:쓸|적용할|사용할)\s수\s있는지|가능성을\s(?:검토|타진|살펴|알아)|(?:도입|진출|개발|사업화)[을를]\s(?:검토|구상|타진)/g,
    'planned',
  ],
];
/** "제철소에서 사 온 강판을 자르고": what was bought is not one's own, whatever is done to it. */
const BOUGHT =
  /(?:(?<![가-힣])사\s?(?:온|들인|다\s쓰는)|(?:에서|에게|한테|로부터|으로부터)\s산|들여온|(?:구매|구입|매입|수입|조달|임차|렌트|리스)(?:한|해\s온)|(?:납품|공급|제공|대여|지급)받은|빌린|(?<![가-힣])받아\s온)\s(?=[가-힣a-z0-9])/g;
/** What is not done, sold or shown all the same may be made. */
const NOT_THE_MAKING =
  /(?:판매|수출|광고|공개|외주|납품|거래|시판|위탁|홍보|양산|로|까지|부터)(?:은|는|을|를|도|만)?\s*$/;

const FORWARD: readonly (readonly [RegExp, Tone])[] = [
  [
    /\b(?:(?:do|does|did) not|don't|doesn't|never|no longer)\s(?:currently\s|ourselves\s)?(?:make|manufacture|produce|own|develop|design|build|fabricate)s?\b/g,
    'denied',
  ],
  [
    /\bwe\s(?:only\s|just\s|also\s)?(?:resell|distribute|import|rent|lease|install|repair|maintain|clean|insure|broker|buy|purchase|source|stock)\b/g,
    'used',
  ],
  [
    /\b(?:plans?|planning|aims?|hopes?|wants?|intends?)\sto\s(?:develop|design|build|make|manufacture|produce|enter|research|start)\b|\b(?:considering|thinking\sabout)\s(?:developing|making|building|designing)\b/g,
    'planned',
  ],
];
const ABOUT =
  /\b(?:report|article|lecture|course|book|newsletter|blog|podcast|seminar|story|analysis|analyses|video|class)(?:s|es)?\s(?:on|about|covering|of)\b|\babout\s(?!\d)/g;
const FORWARD_STOP =
  /[.;:!?](?:\s|$)|\n|,\s(?:but|and|we|while)|\sbut\s|\sand\s(?:we|our|design|make|manufacture|develop|build|produce)/;
const MAKERS = /(?:제조사|제조업체|제조\s업체|생산업체|메이커)(?:들)?(?:에|에게|향)\s/g;
/** "200단 낸드 회사가 쓴다", "양극재 업체가 고객이다": X names who buys. */
const BUYERS =
  /\s(?:회사|업체|제조사|기업|메이커)(?:들)?(?:이|가|은|는|에서|도|만|로)?\s(?:[^.,;!?\n\s]{1,10}\s){0,2}?(?:쓴다|쓰며|씁니다|쓰고\s있|사용한다|사용하며|사용합니다|사\s?간다|사\s?갑니다|구매한다|구매합니다|주문한다|주문합니다|고객(?:사)?(?:이다|이며|입니다|으로\s있)?(?=[.,\s]|$))/g;
/** "소니 이미지센서를 넣어 판매": a part of what is sold, unless the phrase says whose making it is. */
const FITTED = /(?:넣어|달아|끼워|장착해|탑재해|얹어)(?:서)?\s(?:되?팔|판매|판다|팝니다|납품|공급|쓴다|씁니다)/g;
const SELF_MADE = /자체|직접|우리|당사|저희|자사|개발한|만든|설계한|제조한|생산한|국산화한/;
const PASSIVE =
  /\b(?:is|are|was|were)\s(?:all\s|only\s|entirely\s|always\s|mostly\s)?(?:bought|purchased|sourced|imported|procured|leased|rented|outsourced|(?:made|manufactured|provided|supplied|produced|designed)\sby\s(?:an?\s|the\s|our\s)?(?:[a-z]+\s)?(?:suppliers?|vendors?|partners?|customers?|third|foundry|makers?|manufacturers?|contractors?))/g;
/** "cables made by others": what others made is not one's own, whoever lays or runs it. */
const MADE_BY_OTHERS =
  /\s(?:that\s(?:is|are|was|were)\s)?(?:made|manufactured|built|produced|designed|developed|supplied|fabricated|owned)\sby\s(?:an?\s|the\s|our\s|some\s)?(?:[a-z]+\s)?(?:others?|someone|somebody|suppliers?|vendors?|third|makers?|manufacturers?|competitors?|customers?|partners?|contractors?)\b/g;
const STOPPED =
  /\b(?:is|are|was|were|has been|have been)\s(?:cancell?ed|stopped|abandoned|discontinued|shelved|terminated|sold|dropped|suspended)\b/g;
/** The others gave, asked or ordered it, and we work on it. */
const OURS =
  /우리|당사|저희|자사|직접|자체|(?:준|맡긴|보낸|보내온|의뢰한|주문한|공급한|원하는|요구하는|지정한|설계한|쓰는|필요한)\s/;

interface Patterns {
  readonly topics: RegExp;
  readonly accessories: RegExp;
  readonly sites: RegExp;
  readonly trades: RegExp;
  readonly othersMake: RegExp;
  readonly othersDo: RegExp;
}
const compiled = new WeakMap<Cues, Patterns>();

function patternsOf(cues: Cues): Patterns {
  const known = compiled.get(cues);
  if (known !== undefined) return known;
  const made: Patterns = {
    // At the beginning of a word: "강의", not "형강의".
    topics: new RegExp(`(?<![가-힣a-z])(?:${anyOf(cues.topics)})(?=[\\s,.·)을를은는의과와이가도로에]|$)`, 'g'),
    // What works with it ("가공기로 깎아") says nothing of what is made.
    accessories: new RegExp(
      `(?<=[가-힣a-z0-9)]\\s?)(?<!(?:축|복합|선삭|밀링)\\s?)(?:${anyOf(cues.accessories)})(?:을|를|은|는|이|가|의|와|과|도|용)?(?=[\\s,.·()]|$)`,
      'g',
    ),
    sites: new RegExp(
      `(?<!온|프|드)(?:${anyOf(cues.sites)})(?:들)?(?:(?:에서|에|의|을|를)?\\s(?:[^.,;!?\\n\\s]{1,12}\\s){0,3}?(?:${anyOf(cues.siteWork)})|(?:에서|에게|에|용|에서의)\\s(?:[^.,;!?\\n\\s]{1,12}\\s){0,3}?(?:${anyOf(cues.siteSupply)}))`,
      'g',
    ),
    othersMake: new RegExp(
      `(?:${anyOf(cues.others)})(?:사|들|측)?(?:이|가|은|는|에서)\\s(?:[^.,;!?\\n\\s]{1,24}\\s){1,8}?(?:만든다|만들고|만들며|만듭니다|개발했|개발한다|개발하고|생산한다|생산하고|생산합니다|제조한다|제조하고|제조합니다|양산한다|양산했|출시했|내놓)`,
      'g',
    ),
    othersDo: new RegExp(
      `(?:은|는)\\s(?:${anyOf(cues.others)})(?:사|들|측)?(?:이|가|에서)\\s(?:직접\\s|모두\\s|전부\\s)?(?:한다|하고|하며|합니다|맡|담당|만든다|만들고|만듭니다|수행|진행)`,
      'g',
    ),
    trades: new RegExp(
      `(?:${anyOf([...cues.trades, ...cues.users.filter((word) => /(?:사|회사|업체|병원|의원|학원)$/.test(word))])})(?:이다|다(?=[.\\s]|$)|임(?=[.\\s]|$)|입니다|이며|이고|로서|으로|로(?=[\\s,])|인|예요|이에요|\\.|,|$)`,
    ),
  };
  compiled.set(cues, made);
  return made;
}

const MADE =
  /(?:개발|설계|제조|제작|양산|국산화|생산|건조)(?:했(?!다는)|한다|합니다|하는|하고|해|하여|하며|한\s|·)|만든다|만들어|만들고|만드는|만듭니다|만들었|\b(?:design|manufacture|develop|produce|build|make)(?:s|ed|ing)?\b/;
const SERVES = /(?:시공|수리|운송|유통|청소|철거|중개|임대|대여)(?:한다|합니다|해\s?준다|해\s?드립니다|하고\s있)/;
/** The writer's trade is dealing, building, insuring or telling, and no work of making is told anywhere. */
export function isTrader(cues: Cues, text: string): boolean {
  return (patternsOf(cues).trades.test(text) || SERVES.test(text)) && !MADE.test(text);
}

/** No dealing, serving or phrase that says of its words that they are another's, whatever stands before and behind. */
export const isUnshaded = (cues: Cues, words: string): boolean =>
  !patternsOf(cues).trades.test(words) &&
  !SERVES.test(words) &&
  shades(cues, words, () => ({ start: 0, end: words.length })).length === 0;

/** All shades of the text, by where they begin. `clauseAt` names the clause that holds an offset. */
export function shades(cues: Cues, text: string, clauseAt: (offset: number) => Span): Shade[] {
  const found: Shade[] = [];
  const add = (start: number, end: number, standing: Tone) => {
    if (end > start) found.push({ start, end, standing });
  };
  hits(MAKERS, text, (at) => add(phraseStart(text, at + 1, clauseAt(at).start), at + 1, 'buyer'));
  const { topics, accessories, sites, othersMake, othersDo } = patternsOf(cues);
  for (const [pattern, tone] of ENDINGS)
    hits(pattern, text, (at) => {
      const clause = clauseAt(at);
      if (tone === 'denied' && NOT_THE_MAKING.test(text.slice(Math.max(clause.start, at - 12), at))) return;
      // A particle of its own ends the phrase; else the ending has an object before it.
      const within = /^(?:에|은|는|이|가)\s/.test(text.slice(at, at + 2));
      add(within ? phraseStart(text, at + 1, clause.start) : objectOf(text, at, clause.start).start, at, tone);
    });
  for (const [pattern, tone] of FORWARD)
    hits(pattern, text, (at, end) => {
      const stop = text.slice(end, end + REACH).search(FORWARD_STOP);
      add(at, stop < 0 ? Math.min(text.length, end + REACH) : end + stop, tone);
    });
  hits(ABOUT, text, (at, end) => {
    const stop = text.slice(end, end + REACH).search(FORWARD_STOP);
    add(at, stop < 0 ? Math.min(text.length, end + REACH) : end + stop, 'mentioned');
  });
  hits(BOUGHT, text, (at, from) =>
    add(
      at,
      phraseEnd(text, from, (word) => NOUNS.test(word)),
      'used',
    ),
  );
  hits(PASSIVE, text, (at) => add(Math.max(clauseAt(at).start, at - REACH), at, 'used'));
  hits(BUYERS, text, (at) => add(phraseStart(text, at, clauseAt(at).start), at, 'buyer'));
  hits(FITTED, text, (at) => {
    const { start } = objectOf(text, at, clauseAt(at).start);
    if (!SELF_MADE.test(text.slice(start, at))) add(start, at, 'used');
  });
  hits(MADE_BY_OTHERS, text, (at) => add(Math.max(clauseAt(at).start, at - REACH), at, 'others'));
  hits(STOPPED, text, (at) => add(Math.max(clauseAt(at).start, at - REACH), at, 'negated'));
  hits(topics, text, (at, end) => add(phraseStart(text, end, clauseAt(at).start, true), at, 'mentioned'));
  hits(accessories, text, (at, end) => {
    const start = phraseStart(text, at, clauseAt(at).start);
    const last = text.slice(start, at).search(/(?:과|와|및)\s(?!.*(?:과|와|및)\s)/);
    add(last < 0 ? start : start + last + 2, end, 'mentioned');
  });
  hits(sites, text, (at) => add(phraseStart(text, at + 1, clauseAt(at).start), at + 1, 'mentioned'));
  hits(othersDo, text, (at) => add(phraseStart(text, at + 1, clauseAt(at).start), at + 1, 'mentioned'));
  hits(othersMake, text, (at, end) => {
    if (!OURS.test(text.slice(at, end))) add(at, end, 'mentioned');
  });
  const startOf = (at: number) => phraseStart(text, at, clauseAt(at).start);
  for (const { start, end } of theirs(cues, text, startOf, (word) => NOUNS.test(word))) add(start, end, 'others');
  return found.sort((a, b) => a.start - b.start);
}

const STRENGTH: readonly Tone[] = ['denied', 'negated', 'mentioned', 'others', 'used', 'buyer', 'planned', 'part'];
/** No shade is longer: an ending and its object, or a subject and eight words. */
const LONGEST = 3 * REACH;
/** The strongest shade over the place. */
export function shadeAt(all: readonly Shade[], start: number, end: number): Tone | null {
  let best: Tone | null = null;
  for (let i = firstFrom(all, start - LONGEST); i < all.length; i++) {
    const shade = all[i];
    if (shade === undefined || shade.start > start) break;
    if (shade.end < end) continue;
    if (best === null || STRENGTH.indexOf(shade.standing) < STRENGTH.indexOf(best)) best = shade.standing;
  }
  return best;
}
