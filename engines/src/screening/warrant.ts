// A claim needs a ground: a deed on the item ("X를 설계한다", "직접 만든 X", "we build X") or its bare description ("300단 낸드 식각
// 공정"). Who buys, teaches, asks, cleans or reads about X names it too; whatever governs X otherwise, known or not, is no
// ground, and a person is asked whose work it is.
import { clauses } from './clauses.ts';
import type { Cues, Item } from './compile.ts';
import type { Mention, Reading } from './read.ts';
import { anyOf } from './text.ts';

/** Longer sentences than this are lists. */
const REACH = 200;

interface Patterns {
  readonly deed: RegExp;
  /** A deed named and not yet told: "식각 | 공정" is none, "연구·개발", "설계 및 제조" is one. */
  readonly noun: RegExp;
  /** "개발한 | X", "자체 | X". */
  readonly before: RegExp;
  /** A noun of technology closes the word. */
  readonly thing: RegExp;
  readonly head: RegExp;
  readonly governs: RegExp;
  readonly headings: RegExp;
}
const compiled = new WeakMap<Cues, Patterns>();

function patternsOf(cues: Cues): Patterns {
  const known = compiled.get(cues);
  if (known !== undefined) return known;
  const deeds = anyOf(cues.deeds);
  const things = anyOf(cues.things);
  const made: Patterns = {
    deed: new RegExp(
      `(?:${deeds})(?:하(?!려|던|지)|[한했합](?!다는)|[해할함중사도]|에\\s성|까지|부터)|만들(?!어진)|만든(?!다면)|만드|만듭|키[워운우웁]|길러|쌓|그립니다|그린다|그려|풉니다|짭니다|짜[서고]|뽑[아는습고]|녹[여이]|구[워웁]|굽[는고]|빚|섞|노하우|자체|(?<!구)독자|직접$|담았|선보|내놓|국산(?!화했다는)`,
    ),
    noun: new RegExp(`(?:${deeds})(?:[·,/][가-힣]{2})*$`),
    before: new RegExp(
      `(?:(?:${deeds})(?:한|하는|해온)|만든|만드는|자체|(?<!구)독자|직접|국산)(?!\\s것)\\S*\\s(?:\\S+\\s){0,16}$`,
    ),
    thing: new RegExp(`(?:${things})[을를만의이가은는]{0,2}$`),
    head: new RegExp(`(?:${things}|사|전문|사업부|급|이상|이하|미만|초과|중|완료|상태|수준|팹리스|팀|서비스)$`),
    governs: new RegExp(`(?<![가-힣a-z])(?:${anyOf(cues.governs)})|명\\s채용`),
    headings: new RegExp(anyOf(cues.headings)),
  };
  compiled.set(cues, made);
  return made;
}

/** "주력은 … X이다", "대표 제품은 X입니다". */
const MAIN = /(?:주력|주요|대표|주)\s?(?:제품|품목|사업|생산품)?[은는]\s\S*(?:\s\S+){0,9}\s?$/;
const OURS =
  /(?:^|[\s"'(])(?:우리|당사|저희|자사|폐사|본사|(?:본|이)(?=\s(?:발명|고안|기술|공[정법]|방법|장치|제품|시스템)))(?:의|만의)?\s(?:\S*[^은는이가\s]\s){0,2}$/;
const IS = /^[가-힣a-z]{0,6}(?:이?다|입니다|이며|임|이고|\.|,|$)/;
const ASKED = /\?\s*$|나요|까요|습니까/;
const ASKED_OF_OURS = /(?:저희|우리|당사)[가는]\s/;
const TOLD = /[가-힣](?:다|요|죠|까)["')]*[.!?]?(?:\s|$)/;
/** The deed, or whose it is, told by itself of what stood before: "모두 직접 설계·제조.", "모두 우리 것이다." */
const OWNED = /(?:우리|당사|저희|자사|사내|자체)의?\s(?:것|기술|소유|설계|공정|개발|제품)/;
/** "만들었는데 지금은 …": it is over. */
const OVER = /[었았했였](?:는데|지만|으나|다가|고),?\s(?:지금|현재|이제|요즘)(?:은|는)/;
const TOPIC = /[가-힣][은는]$/;
const ENGLISH_DEED =
  /\b(?:(?:design|develop|manufactur|produc|fabricat|engineer|assembl)(?:es?|s|ed|ing|y)?|builds?|built|building|makes?|making|made|grows?|pulls?|synthesi[sz]\w*|invent\w*|provides?|suppl(?:y|ies)|wrote|casts?|forges?|rolls?|owns?|(?:main|core)\s(?:business|product|line)s?\s(?:is|are))\b[^;]*$/;
/** Verbs of a workshop, which are nouns as well, need somebody who does them. */
const ENGLISH_CRAFT =
  /\b(?:we|group|team|company|plant|lab|division)\s(?:also\s|now\s|both\s|[a-z]+ly\s)?(?:machin|atomi[sz]|sinter|cultur|purif|cultivat|ferment|etch|deposit|laminat|calcin|weld|mill|grind|extrud|wind|spin|fir|draw|blend|mix|print|coat|stamp|stack|calibrat|prototyp|writ|cod|program|train|run\sour\sown|operate\sour\sown)(?:es?|s|ed|ing|y|ies)?\b[^;]*$/;
/** "Our regulars design image sensors", "his firm has developed": whose deed it is stands before it. */
const ENGLISH_DOER =
  /\b(?:our|the|some|many|most|several|two|three|an?)\s(?:[a-z'-]+\s){0,2}?(?:([a-z'-]+)s\s(?:who\s|also\s|mostly\s|have\s)?(?:design|make|build|develop|produce|manufacture|fabricate|own|provide|supply|grow)|([a-z'-]+)\s(?:who\s|also\s|has\s)?(?:designs|makes|builds|develops|produces|manufactures|fabricates|owns|grows))(?:ed)?\b/g;
const THEIR_DEED =
  /\b(?:his|her|their)\s(?:[a-z-]+\s){1,3}(?:ha[sd]\s)?(?:designs?|makes?|builds?|develop|produce|manufacture)(?:s|d|ed)?\b|(?<!\bour\s)\b(?:people|those|workers|engineers|staff|firms?|compan(?:y|ies)|makers?)\s(?:build|mak|develop|design|produc|manufactur)ing\b|\b(?:friend|neighbou?r|brother|sister|father|mother|husband|wife|son|daughter|uncle|cousin|tenant|customer|client|guest|visitor)s?\s(?:says?|said|told|claims?|tells?|makes?|designs?|develops?)\b/;
const OUR_PEOPLE =
  /^(?:we|i|and|to|compan(?:y|ie)|firm|team|group|engineer|lab|laborator(?:y|ie)|plant|line|factor(?:y|ie)|fab|unit|division|department|busines|start-up|startup|spin-off|founder|researcher|scientist|designer|staff|shop|work|mill|yard|shipyard|facilit(?:y|ie)|centre|center|institute|proces|technolog(?:y|ie)|house|maker|developer|manufacturer|subsidiar(?:y|ie)|which|that|who|in-house|own|not|foundr(?:y|ie))$/;
const isOthersDeed = (before: string): boolean =>
  THEIR_DEED.test(before) ||
  (!/\bwe\b/.test(before) &&
    [...before.matchAll(ENGLISH_DOER)].some(([, many, one]) => !OUR_PEOPLE.test(many ?? one ?? '')));
const ENGLISH_DONE =
  /^(?:[^.;]|\.\d)*\b(?:(?:is|are|was|were|been)\s)?(?:designed|developed|manufactured|produced|built|made|fabricated|engineered|design(?:s|ing)?\s(?:and|&)|in-house|production|manufacturing|assembly|our\s(?:own|alloys|process))\b/;
/** A description begins with the thing, or with what kind of thing it is, and tells of nobody. */
const ENGLISH_TELLS =
  /\b(?:is|are|was|were|has|have|will|can|does|do|we|i|you|he|she|they|ask(?:s|ed)|covers?|include[sd]?|reach(?:es)?)\b/;
const ENGLISH_KIND =
  /^\W*(?:[a-z-]+\s){0,4}(?:platform|software|model|know-how|technology|process|system|method|device|apparatus|fabrication|manufactur\w+|production|design|developer|maker)\b/;
const ENGLISH_OURS = /\bour\s(?:(?!has|have|is|are|was|for|of|at)\S+\s){0,4}$/;
const MOST_BEFORE = 4;
/** The last heading before the word: "판매 완료: …". */
const HEADING = /([^:|\n]{1,24})\s?[:|](?!\d)[^:|]*$/;
const OBJECT = /(?:^|[가-힣)])(?:을|를|(?<![수십백천하지다])만)$/;
const RELATIVE = /(?:[가-힣]는|던|할)$/;
/** "… 기술을 갖고 있다". */
const HAS =
  /(?:기술|공정|공법|노하우)[을이도은]\s(?:갖|가지|있)|과제에도?\s참여|공[정법]을\s(?:\S+\s){0,4}(?:돌[리립린]|운전|가동)/;
/** "345kV 케이블을 만들고 … 접었다": the deed comes first. */
const DONE_FIRST = /(?:만들|[설개제생양][계발조작산]하)[고며여]\s(?!싶)/;
/** What others' things have done to them: carried, kept, cut to size, sold, told of. */
const SERVING =
  /(?:나[르릅른]|나라다|운반|수송|배[송달]|옮[기깁긴겨]|실[어은려]|싣|접수|맡아\s?두|출고|하역|보러|전시|견학|관람|보관|자[르릅]|잘라|절단|재단|[펴편]서|골라|되?[팔팝판](?:[고며아]|니다|ㅂ)|중개|알선|주선|소개|전달|통역|요약|해설|가르[치칩친]|읽|바라보|구경|촬영|지[키킵]|청소|닦|씻|세척|소독|수거|폐기|철거|심사|투자|대출)(?!된|되)/;
const ENGLISH_SERVING =
  /\b(?:we|and|team|staff|drivers|who|that)\s(?:only\s)?(?:haul|carr(?:y|ies)|transport|truck|ship|deliver|mov|stor|warehous|cut|slit|trad|broker|insur|sell|resell|teach|read|quot|plac|review|translat|summari[sz]|recruit|advis|clean|rent|leas)(?:es?|s|ing|ed)?\b[^;]*$/;
/** A word that ends a noun phrase. */
const ENDS = /[가-힣](?:[은는이가을를에의]|에서|으로|로)$/;
const JOINS = /^(?:[을를]$|해|한|하|및|와|과|전문|완료|성공|중|가능|(?:업체|기업|회사)(?:이?다|이며|입|로|임|$))/;
/** A name may end like a deed ("평형수 처리", "적층조립"), not like these. */
const WORK = /(?:설계|개발|제조|제작|양산|국산화|생산|연구|건조)(?:[·,/][가-힣]{2})*[와과]?$/;
/** "설계를 | 마쳤다": the verb adds nothing to the deed. */
const LIGHT =
  /^(?:한다|하[는고며여였]|해(?![외당])|했|합니|완료|시작|수행|마[쳤치친]|맡(?=[았은는습고]|$)|진행|담당|개시|확립|끝|성공|직접|함께|모두|보유)/;
const bare = (word: string): string => word.replace(/[.,!?:;"')\]]+$/, '');
/** Korean sentences hold many English names. */
const isEnglish = (words: string): boolean =>
  (words.match(/[a-z]/g)?.length ?? 0) > 3 * (words.match(/[가-힣]/g)?.length ?? 0);
/** What stands in brackets, as blanks. */
const unbracketed = (words: string): string =>
  [/\([^()]*\)/g, /\[[^\]]*(?:\]|$)/g].reduce(
    (left, each) => left.replace(each, (inner) => ' '.repeat(inner.length)),
    words,
  );

/** "X를 만드는 | 회사에 다닌다": whoever makes it is told of; "… 만드는 회사입니다" is the writer. */
const DOER =
  /^(?:회사|기업|업체|곳|데|분|이|사람|공장|연구[소원]|대학|친구|가게|집|나라|고객|손님|직원|기술자|노동자|팀|부서|법인|기관|제조사|벤처)들?(?:(?:에게?|의|이|가|을|를|에서|도|과|와|께|한테|마다|끼리|쪽[에은이])(?=\s|$)|\s(?:옆|앞|근처|주변|건너|뒤|인근|직원|사람|출신))/;
/** Any other noun that has them: "X를 설계하는 사무실이", not "… 설계하는 일에", "… 만드는 데". */
const HEAD_OF_OTHERS =
  /^(?!일|데|것|때|중|기술|능력|역량|노하우|과정|방[법식]|경험|실적|사업|업무|단계|수준|점|목적|분야|특허|설비|라인|공[정법]|장[비치]|시스템|제품|모델|조건|설계)[가-힣]{2,6}(?:이|가|에|에서|의|에게)$/;
/** "X 제조사의 사보", "X 업체에": named for what it makes. */
const MAKER =
  /^(?:(?:제조|개발|생산|설계|공급|전문)?(?:사|업체|기업|회사|메이커)|연구원|기술자|업계)들?(?:에게?|의|이|가|에서|께|한테|과|와|쪽)$/;
/** What is done with things that others made as well. */
const WEAK = /^(?:운[영용]|공급|납품|수출|출하|제공|이전|적용|탑재|시연|처리)/;
/** A deed on the item; its description and no more; another thing that the sentence is about; or none that is known. */
type Ground = 'deed' | 'bare' | 'foreign' | 'none';
/** Whether a claim may be made: yes; the work is not told; or the text is about something else. */
export type Warrant = 'given' | 'open' | 'elsewhere';

/** What stands behind one mention in its sentence; `known` says whether a word of the lists lies in a stretch of it. */
interface Behind {
  readonly after: string;
  readonly known: (from: number, to: number) => boolean;
  /** The spelling holds its particle: "강판을". */
  readonly closed: boolean;
}

/** "SMX 시리즈와 5축 머시닝센터 DVF 시리즈를": no particle between, and few words that may be another thing. */
const isOnePhrase = (words: readonly { readonly word: string }[], step: number): boolean =>
  step <= 1 ||
  (words.every(({ word }) => !ENDS.test(word)) &&
    words.filter(({ word }) => !/[\da-z]|[와과]$/.test(word)).length <= 2);

/**
 * Walks from the mention to what governs it. An object of its own ("X 라인의 | 마스크를 씻는다") takes the verb away, and so does a
 * clause that leads to another thing ("X를 나르는 | 기사를"), unless that thing is a technology too.
 */
function groundBehind({ deed, noun, thing, head }: Patterns, { after, known, closed }: Behind): Ground {
  let object: 'none' | 'item' | 'loose' | 'foreign' = closed ? 'item' : 'none';
  let led = false;
  let at = 0;
  const told = TOLD.test(after);
  const words = [...after.matchAll(/\S+/g)].map((hit) => ({ raw: hit[0], word: bare(hit[0]), from: hit.index }));
  for (const [step, { raw, word, from }] of words.entries()) {
    const next = (words[step + 1]?.word ?? '').replace(/^[/|—–-]$/, '');
    const listed = known(from, from + raw.length);
    const same = listed || thing.test(word);
    const light = words.slice(step + 1, step + 4).some((one) => LIGHT.test(one.word));
    const isNoun =
      (!listed || WORK.test(word) || JOINS.test(next)) &&
      (noun.test(word)
        ? word !== raw || next === '' || JOINS.test(next) || noun.test(next) || deed.test(next)
        : !told && noun.test(word.replace(/[와과]$/, '')));
    const isDeed =
      deed.test(raw) ||
      isNoun ||
      (light && /[을를]$/.test(word) && ((same && object === 'none') || noun.test(word.slice(0, -1))));
    const behind = words.slice(step + 1, step + 4).map((one) => one.word);
    const lead = RELATIVE.test(word) ? behind : RELATIVE.test(behind[0] ?? '') ? behind.slice(1) : [];
    const theirs =
      [lead, lead.slice(1)].some((some) => DOER.test(some.join(' '))) || HEAD_OF_OTHERS.test(lead[0] ?? '');
    if ((isDeed && theirs) || ((step < 2 || /^[제개생]/.test(word)) && object === 'none' && MAKER.test(word)))
      return 'foreign';
    if (isDeed && object !== 'foreign' && !(object === 'loose' && WEAK.test(word))) return 'deed';
    if (OBJECT.test(word)) {
      object = same ? 'item' : object === 'none' && isOnePhrase(words.slice(0, step), step) ? 'loose' : 'foreign';
      led = false;
      at = step;
    } else if ((object === 'item' || object === 'loose') && step - at <= 2 && RELATIVE.test(word) && !isDeed) {
      object = 'foreign';
      led = true;
    } else if (led && same) object = 'item';
  }
  if (object === 'foreign') return 'foreign';
  if (HAS.test(after)) return 'deed';
  if (told) return SERVING.test(after) ? 'foreign' : 'none';
  const last = words.at(-1);
  if (last === undefined || last.word === '') return 'bare';
  const close = `${words.at(-2)?.word ?? ''} ${last.word}`;
  const named =
    /\d\S*(?:\s\S+)?$|%$|(?:^|\s)[a-z]\S*$/.test(close) ||
    head.test(close) ||
    known(last.from, last.from + last.word.length);
  return named ? 'bare' : 'foreign';
}

/** "…; the whole flow was developed in house", "All of it is ours." */
const ENGLISH_NEXT =
  /\b(?:design|develop|engineer|manufactur|produc|buil|made|writ|fabricat)\w*\b[^.;]{0,60}\b(?:in[-\s]house|by\s(?:us|our)|ourselves)\b|\b(?:is|are)\s(?:all\s)?(?:ours|our\sown)\b/;
/** The sentence behind tells the deed and has no other thing. */
function isToldNext({ deed, noun, thing }: Patterns, words: string): boolean {
  if (OWNED.test(words) || ENGLISH_NEXT.test(words)) return true;
  return (
    (deed.test(words) || noun.test(bare(words.trim()))) &&
    words.split(/\s+/).every((word) => !(OBJECT.test(bare(word)) || TOPIC.test(word)) || thing.test(bare(word)))
  );
}

/** "… 당사는 드럼을 만든다": who tells of herself elsewhere has not said that the thing described is hers. */
const SELF = /(?:^|[\s"'(])(?:우리|당사|저희|자사|저|나)(?:[은는가의]|\s)|\b(?:we|our)\b/;
const OWN_WORK =
  /\bin-house\b|(?:design|own|develop|manufactur|produc)\w*\s(?:[a-z&]+\s){0,2}(?:design|make|build|manufactur|produc|process)/;
function isToldElsewhere({ folded: { text }, spans }: Reading, { sentence }: Mention): boolean {
  const { start, end } = spans[sentence] ?? { start: 0, end: 0 };
  return [text.slice(Math.max(0, start - REACH), start), text.slice(end, end + REACH)].some(
    (words) => SELF.test(words) && !OWN_WORK.test(words),
  );
}

/** "The museum shows X": a verb that nobody lists. */
const SHOWN =
  /\b(?:the|an?|my|his|her|their|this|some|many)\s(?:[a-z-]+\s){0,2}[a-z]+(?:[^s]s|ed)\s(?:[a-z0-9-]+\s){0,3}$/;
const KEPT = /\b[a-z]+\s(?:carries|transports|hauls|delivers|sells|shows|displays|exhibits|houses)\s[^;]*$/;
const WHERE = /\bwhere\s(?:[^.;]|\.\d){0,80}$/;

function englishGround(before: string, after: string): Ground {
  if (isOthersDeed(before) || WHERE.test(before) || KEPT.test(before)) return 'foreign';
  if ([ENGLISH_DEED, ENGLISH_CRAFT, ENGLISH_OURS].some((one) => one.test(before)) || ENGLISH_DONE.test(after))
    return 'deed';
  if (ENGLISH_SERVING.test(before)) return 'foreign';
  const leads = /\b(?:for|of|to|with|from|at)\b/.test(before) || before.trim().split(/\s+/).length > MOST_BEFORE;
  if (leads && !ENGLISH_KIND.test(before)) return 'foreign';
  if (SHOWN.test(before)) return 'none';
  return ENGLISH_TELLS.test(`${before} ${after.split(';')[0] ?? ''}`) ? 'none' : 'bare';
}

function warrantAt(reading: Reading, patterns: Patterns, mention: Mention, isName: boolean): Warrant {
  const { text } = reading.folded;
  const span = reading.spans[mention.sentence] ?? { start: 0, end: text.length };
  const end = Math.min(span.end, mention.end + REACH);
  const start = Math.max(span.start, mention.start - REACH);
  const clause = clauses(text, [{ start, end }]).find((one) => one.end >= mention.end) ?? { start, end };
  const governing = patterns.governs.exec(text.slice(clause.start, end));
  if (governing !== null && !DONE_FIRST.test(text.slice(mention.end, clause.start + governing.index + 1)))
    return 'elsewhere';
  const next = reading.spans[mention.sentence + 1];
  if (next !== undefined && isToldNext(patterns, text.slice(next.start, Math.min(next.end, next.start + REACH))))
    return 'given';
  const sentence = text.slice(start, end);
  if (ASKED.test(sentence) && !ASKED_OF_OURS.test(sentence)) return 'elsewhere';
  const before = text.slice(clause.start, mention.start);
  if (OVER.test(text.slice(mention.end, end))) return 'elsewhere';
  const heading = HEADING.exec(text.slice(start, mention.start))?.[1];
  if (heading !== undefined && !patterns.headings.test(heading) && !TOLD.test(sentence)) return 'elsewhere';
  if (OURS.test(before) || (MAIN.test(before) && IS.test(text.slice(mention.end, end)))) return 'given';
  const after = text.slice(mention.end, end);
  if (!isEnglish(sentence) && patterns.before.test(before)) return 'given';
  const within = [...reading.mentions, ...reading.cues].filter((one) => one.start < end && one.end > mention.end);
  const known = (from: number, to: number): boolean =>
    within.some((one) => one.start < mention.end + to && one.end > mention.end + from);
  const ground = isEnglish(sentence)
    ? englishGround(text.slice(start, mention.start), after)
    : groundBehind(patterns, {
        after: unbracketed(after),
        known,
        closed: /[을를]$/.test(text.slice(mention.start, mention.end)),
      });
  if (ground === 'deed') return 'given';
  const opens = start === 0 && isEnglish(sentence);
  if (ground === 'foreign' || (!opens && isToldElsewhere(reading, mention))) return 'elsewhere';
  if (opens && ground === 'bare' && isToldElsewhere(reading, mention)) return 'open';
  return ground === 'bare' && isName ? 'given' : 'open';
}

const HELD: ReadonlySet<Mention['standing']> = new Set(['own', 'part', 'tool', 'headed']);
const MOST_TRIED = 24;

/** Some word of the item stands where it is made, mastered or barely described. Cards name what one has. */
export function warrantOf(cues: Cues, reading: Reading, { profile }: Item): Warrant {
  if (reading.pieces !== null) return 'given';
  const patterns = patternsOf(cues);
  let best: Warrant = 'elsewhere';
  let tried = 0;
  // What it is for ("ships") describes nothing by itself, unless nothing else names the item.
  const names = profile.subject.filter(({ as }) => as !== 'part').flatMap(({ any }) => any);
  for (const term of new Set(profile.subject.flatMap(({ any }) => any)))
    for (const mention of reading.byTerm.get(term) ?? []) {
      if (!HELD.has(mention.standing) || tried++ > MOST_TRIED) continue;
      const one = warrantAt(reading, patterns, mention, names.length === 0 || names.includes(term));
      if (one === 'given') return one;
      if (one === 'open') best = one;
    }
  return best;
}
