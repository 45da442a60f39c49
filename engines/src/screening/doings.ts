// What the writer says she herself does. Where she says that she makes the drum, serves the meals or sews the gloves, a
// product told beside it without any work on it ("납품 사양: 500kV 케이블") is no ground to claim: a person should look.
import type { Item } from './compile.ts';
import type { Mention, Reading } from './read.ts';
import type { Span } from './text.ts';

/** A sentence of the writer on her own work. */
export interface Doing {
  readonly sentence: number;
  /** What she works on, as written, without particles; empty where only that she works is said. */
  readonly on: readonly string[];
}

const SELF =
  /(?:^|[\s"'(])(?:우리|당사|저희|자사(?=[는가])|본사|폐사|당\s?기관|본\s?기관|당\s?업체|본인|저(?=[는도])|제(?=가)|나(?=는))(?=[은는가의도\s]|$)|\b(?:we|our|us|i)\b/;
const ONLY = /[가-힣a-z0-9)]만(?=\s)|\b(?:only|just|merely|limited\sto)\b/;
/** "…을 만든다", "…만 접는다": what a Korean writer works on. */
const OBJECT = /(?:^|\s)([가-힣a-z0-9()·/-]{1,24}?)(?:을|를|만)(?=\s)/g;
/** "공급하는 것은 … 용역이다", "당사 업무는 …이다", "당사는 … 업체이다". */
const IS =
  /(?:것|업무|사업|범위|역할|주력|품목|업종|제품)(?:은|는)\s([^.!?\n]{1,48}?)(?:이다|입니다|이며|이고|임|다)?(?=[.!?\s]*$)/;
const TRADE =
  /(?:^|\s)([가-힣a-z0-9]{2,12})\s?(?:업체|회사|업소|대리점|대행사|전문점|용역사|상사|사무소|기관)(?:이다|입니다|임|다|이며|이고)?(?=[.,!?\s]*$)/;
const ENGLISH =
  /\b(?:we|us)\s(?:only\s|just\s|also\s|merely\s)?(?:sell|supply|print|sew|clean|serve|provide|weld|cut|pack|package|deliver|ship|bake|wash|paint|fold|assemble|machine|lap|polish|grind|repair|install|host|rent|make|manufacture|produce|build)s?\s(?:it\s|them\s)?([a-z][a-z -]{2,40})|\bour\s(?:scope|role|job|part|business|product|work|contribution|task|trade)\s(?:is|are|covers?)\s(?:limited\sto\s|only\s|the\s|to\s)*([a-z][a-z -]{2,40})/;
/** Words of any work: they name no product. */
const PLAIN =
  /^(?:설계|개발|제조|제작|생산|양산|공정|소자|조립|검사|평가|시험|연구|기술|제품|전부|모두|전체|일체|과정|업무|사업|이것|이|그|것|자체|직접|수주|특허|공장|라인|설비|품질|수율|성능|원가|비용|in|at|all|it|them|both|everything|here|the\s(?:whole|entire))/;

const wordsOf = (phrase: string): string[] =>
  phrase.split(/[\s,·/()]+/).filter((word) => word.length > 1 && !PLAIN.test(word));

/** The sentences in which the writer tells her own work, with what it is on. */
export function doings(text: string, spans: readonly Span[]): Doing[] {
  if (!SELF.test(text) && !ONLY.test(text)) return [];
  return spans.flatMap(({ start, end }, sentence): Doing[] => {
    const said = text.slice(start, Math.min(end, start + 300));
    if (!SELF.test(said)) return [];
    const on: string[] = [];
    for (const hit of said.matchAll(OBJECT)) on.push(...wordsOf(hit[1] ?? ''));
    const english = ENGLISH.exec(said);
    for (const phrase of [IS.exec(said)?.[1], TRADE.exec(said)?.[1], english?.[1], english?.[2]])
      if (phrase !== undefined) on.push(...wordsOf(phrase));
    return [{ sentence, on }];
  });
}

/** A deed on what stands in the same sentence. "공정용", "공정이다" tell what it is for. */
const DEED =
  /(?:설계|개발|제조|제작|생산|양산|연구|건조|국산화|구현|완성|확보|보유|달성|성공|출시|상용화|수행|제강|압연|주조|단조|합성|성장|배양|구동)(?!비|량|성|소|용|사|동이|동에|하지)|(?:기술|공정)(?!용|이다|입|에|이고|은\s|이\s|의\s)|만들(?!지)|만든|만드|만듭|키우|키워|키운|쌓|자체|직접|design|manufactur|develop|produc|build|\b(?:make|made|own)/;

/** The item is told without a word of work on it, and the writer tells of work on something else. */
export function isBeside(reading: Reading, { profile }: Item): boolean {
  if (reading.doings.length === 0) return false;
  const terms = new Set(profile.subject.flatMap(({ any }) => any));
  const mentions = [...terms].flatMap((term) => reading.byTerm.get(term) ?? []);
  const told = new Set(mentions.filter(isOwn).map(({ sentence }) => sentence));
  if (reading.doings.some(({ sentence }) => told.has(sentence))) return false;
  const sentences = [...told].map((at) => reading.folded.text.slice(reading.spans[at]?.start, reading.spans[at]?.end));
  if ([...told].some((at) => DEED.test(remainderOf(reading, mentions, at)))) return false;
  return reading.doings.some(
    ({ sentence, on }) =>
      on.length > 0 &&
      !mentions.some((mention) => mention.sentence === sentence) &&
      !on.some((word) => sentences.some((each) => each.includes(word.slice(0, Math.max(2, word.length - 1))))),
  );
}

/** The sentence without the names and figures in it: "적층조립", "합성개구레이더", "공정 노드" are no deeds. */
function remainderOf(
  { folded: { text }, spans, cues, figures }: Reading,
  named: readonly Mention[],
  at: number,
): string {
  const { start, end } = spans[at] ?? { start: 0, end: 0 };
  const letters = text.slice(start, end).split('');
  for (const each of [named, cues, figures].flat())
    if (each.start >= start && each.end <= end) letters.fill(' ', each.start - start, each.end - start);
  return letters.join('');
}

const isOwn = ({ hint, standing }: Mention): boolean =>
  !hint && (standing === 'own' || standing === 'part' || standing === 'tool' || standing === 'headed');
