// What a sentence says about a word in it: is it the company's own, a part of something ("for X"), bought or used,
// denied, compared with, planned, or only mentioned in an announcement? Owning a technology is not buying a product.
import {
  isBuyers,
  isDenied,
  isElsewhere,
  isHeadedBy,
  isInstrument,
  isMissing,
  isOthers,
  isOutsourced,
  isTool,
} from './clauses.ts';
import type { Cues } from './compile.ts';
import type { Signals } from './signals.ts';
import { anyOf, isLatin } from './text.ts';

/** `denied`: "we do not make X", which outweighs every other mention of X; `negated`: only this mention is denied. */
export type Standing =
  | 'own'
  | 'headed'
  | 'part'
  /** What makes, tests or goes into it: "X 검사 장비". */
  | 'tool'
  | 'planned'
  | 'used'
  | 'others'
  /** Brought to those who make it: "X 제조사에 납품". */
  | 'buyer'
  | 'mentioned'
  | 'comparison'
  | 'negated'
  | 'denied';

const PARTICLE = /(?:을|를)$/;
const TOPIC = /(?:은|는|도)$/;
const LIST_LINK = /(?:이나|나|와|과|및|,|·)$/;
/** "X를 이용." · "X 사용 중": the noun of using that closes a clause. */
const NOMINAL = /^(?:이용|사용|채택)(?:함|중|중임)?(?:\s중)?\s*(?:[.,;)]|$)/;
const STOP = /(?:[이가에의로고며서해한인던된면]|지만|하는|되는|있는)$/;
const SEPARATOR = /[,!?;:()]|\.(?!\d)/;

/** By their first letter: asked at every word, and most words begin like none of them. */
const firsts = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();
function beginsWith(verbs: readonly string[], text: string, at: number): boolean {
  let known = firsts.get(verbs);
  if (known === undefined) {
    const begun = new Map<string, string[]>();
    for (const verb of verbs.map((each) => each.trimStart()))
      begun.set(verb.charAt(0), [...(begun.get(verb.charAt(0)) ?? []), verb]);
    known = begun;
    firsts.set(verbs, known);
  }
  return known.get(text.charAt(at))?.some((verb) => text.startsWith(verb, at)) === true;
}

/** Walks the words after a mention to a verb of `verbs` that governs it: "X(를) 구매", "X는 외부에서 구매", "A나 B, C는 하지 않". */
function governed(after: string, verbs: readonly string[], lists: boolean): boolean {
  let rest = after;
  let free = -1;
  for (let step = 0; step < 9 && rest !== ''; step++) {
    const trimmed = rest.trimStart();
    const began = step > 0 || trimmed.length < rest.length;
    if (began && beginsWith(verbs, trimmed, 0)) return true;
    if (began && !lists && NOMINAL.test(trimmed)) return true;
    const space = trimmed.search(/\s/);
    const word = space < 0 ? trimmed : trimmed.slice(0, space);
    rest = space < 0 ? '' : trimmed.slice(space);
    // The verb may be glued to the word: 구매한, 설계하지.
    if (step === 0 && !began && beginsWith(verbs, word, /^[을를]/.test(word) ? 1 : 0)) return true;
    if (free >= 0) {
      if (free-- === 0 || SEPARATOR.test(word)) return false;
    } else if (PARTICLE.test(word)) free = 1;
    else if (TOPIC.test(word)) free = 3;
    else if (LIST_LINK.test(word)) {
      if (!lists) return false;
    } else if (SEPARATOR.test(word) || STOP.test(word)) return false;
    else if (step > 3 && !lists) return false;
  }
  return false;
}

function precededBy(before: string, words: readonly string[], reach: number): boolean {
  const tail = before.slice(-48);
  return words.some((word) => {
    const i = tail.lastIndexOf(word);
    if (i < 0 || (i > 0 && isLatin(tail.charCodeAt(i - 1)) && isLatin(word.charCodeAt(0)))) return false;
    const between = tail.slice(i + word.length).trim();
    // "NOR 플래시와 D램": an English no before Korean words is a name.
    return !SEPARATOR.test(between) && !/[가-힣]/.test(between) && between.split(/\s+/).filter(Boolean).length <= reach;
  });
}

interface Patterns {
  /** By the number of words that may stand between. */
  readonly comparison: readonly RegExp[];
  /** A purpose within eight letters, the rest of a compound noun before it ("전고체|전지에 들어가는"). */
  readonly purpose: RegExp;
}
const compiled = new WeakMap<Cues, Patterns>();

function patternsOf(cues: Cues): Patterns {
  const known = compiled.get(cues);
  if (known !== undefined) return known;
  const compare = anyOf(cues.comparison);
  const made: Patterns = {
    purpose: new RegExp(`^([\\s\\S]{0,8}?)(?:${anyOf(cues.forUse.filter((word) => word !== '용' && word !== '향'))})`),
    comparison: [1, 2].map(
      // What carries a particle of its own ("230Wh/kg로 경쟁사보다") is not what is compared with.
      (words) =>
        new RegExp(
          `^(?!(?:로|으로|을|를|이며|이고|인데|은|는|에)\\s)[가-힣a-z0-9]{0,5}(?:\\s(?![가-힣]{1,7}(?:로|을|를|은|는)\\s)[가-힣a-z0-9]{1,8}){0,${words}}\\s?(?:${compare})`,
        ),
    ),
  };
  compiled.set(cues, made);
  return made;
}

/** "…보다", "… 대비" right after, with at most `words` words in between. The window is short, so is the search. */
export function comparedAfter(cues: Cues, after: string, words: 1 | 2): boolean {
  return patternsOf(cues).comparison[words - 1]?.test(after.slice(0, 18)) === true;
}

/** "A 모니터와 노트북 패널에 들어가는": the purpose closes a list, and what stands in the list is not the product. */
const LISTED_PURPOSE =
  /^(?![가-힣]{0,4}(?:으로|로|을|를|은|는|이|가|에서|에)\s)(?:\s?[가-힣a-z0-9]{1,8}){0,3}?(?:와|과|나|,|·|및)\s?(?:[가-힣a-z0-9]{1,8}\s?){1,3}?(?:에\s(?:들어가는|들어갈|쓰이는|쓰는|쓸|사용되는|사용하는|적용되는|적용하는|탑재되는|장착되는|넣는|붙이는|공급하는)|용(?=\s))/;

const startsAfterNoun = (cues: Cues, after: string): boolean => {
  const noun = patternsOf(cues).purpose.exec(after)?.[1];
  if (noun !== undefined) return !SEPARATOR.test(noun) && noun.split(' ').length <= 2;
  return (
    /^[가-힣a-z0-9]{0,4}(?:\s(?![가-힣]{0,5}[을를은는이가로에의]\s)[가-힣a-z0-9]{1,6}){0,1}[용향](?=[\s,)]|$)/.test(
      after,
    ) &&
    !/^[가-힣a-z0-9]*\s?[가-힣a-z0-9]*(?:사용|이용|활용|적용|운용|겸용|전용|상용|공용|범용|방향|영향|향상|용량|용기|비용|동향|성향)/.test(
      after,
    )
  );
};

export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: { readonly start: number; readonly end: number };
  readonly clause: { readonly start: number; readonly end: number };
  readonly signals: Signals;
}

/** "목표를 찍는", "목표물": what is looked at or aimed at, not what is hoped for. */
const AIMED_AT = /^목표(?:물|\s?지점|\s?지역|\s?위치|를\s(?:찍|촬영|추적|맞|겨|관측|탐지|식별|포착|잡|향해))/;
/** "지금 235Wh/kg, 내년 목표 255Wh/kg": the hope belongs to the figure behind it. */
const LATER_FIGURE =
  /^[^,.]{0,12}?,\s(?:[가-힣a-z0-9]{1,8}\s){0,3}?(?:목표|계획|예정|(?:our\s|the\s)?target|goal)[가-힣]{0,4}\s?(?:치|값|는|은|is|of|:)?\s?(?:약\s)?\d/;
/** "3차년도 목표: …", "용도 | …", "2단계(계획): …": the last heading before the word says of what it speaks. */
const HEADING = /(?:^|[\s,(/·|-])([가-힣a-z0-9 ]{1,16}(?:\([가-힣a-z ]{1,8}\))?)\s?(?:[:|]|—|–)/g;
const HOPED =
  /목표(?!\s?(?:시장|고객|물))|계획|향후|예정|아이디어|구상|\b(?:target|goal|plan)s?\b(?!\s(?:market|customer))/;
const ELSEWHERE =
  /용도|적용처|적용\s?(?:대상|공정|차종|제품|설비)|사용처|수요처|납품처|거래처|고객|화물|운송\s?품목|취급\s?품목|구[매입]\s?(?:품목|물품)|도입\s?장비|(?:보유|사용)\s?(?:장비|설비)|공사명|건명|설치\s?장소|설치처|경쟁\s?제품|비교\s?대상|시공\s?(?:실적|현장)|\b(?:customers?|clients?|used\s(?:in|for|at)|end\suse|cargo|installed\sat|invoice|purchase\sorder)\b/;
const headingOf = ({ text, start, sentence }: Place): string => {
  let last = '';
  for (const hit of text.slice(Math.max(sentence.start, start - 90), start).matchAll(HEADING)) last = hit[1] ?? '';
  return last;
};
const isUnderTarget = (place: Place): boolean => place.signals.headings && HOPED.test(headingOf(place));
const isUnderUse = (place: Place): boolean => place.signals.headings && ELSEWHERE.test(headingOf(place));
const PRODUCTION_PLAN = /양산|출시|납품|공급|증설|인증|시판/;

/** A target of the future rather than something that exists. Windows are short and bounded. */
export function isTarget(cues: Cues, place: Place): boolean {
  const after = place.text.slice(place.end, Math.min(place.clause.end, place.end + 40));
  const before = place.text.slice(Math.max(place.clause.start, place.start - 18), place.start);
  if (/현재|지금|이미|currently|today/.test(before)) return false;
  if (isUnderTarget(place)) return true;
  const later = cues.target.some((word) => {
    const i = after.indexOf(word);
    return (
      i >= 0 &&
      !(word === '예정' && PRODUCTION_PLAN.test(after.slice(0, i))) &&
      !LATER_FIGURE.test(after.slice(0, i + word.length + 14)) &&
      !(word === '목표' && AIMED_AT.test(after.slice(i, i + 14)))
    );
  });
  return later || /목표|\btarget(?:s|ing)?\s(?:of|is|a|an|to|for)\s|\btargeting\s|goal/.test(before);
}

/** What kind of thing is spoken of (see Term of the contract). */
export interface Kind {
  readonly tools?: boolean | undefined;
  readonly instrument?: boolean | undefined;
  readonly heads?: readonly string[] | undefined;
}

const denial = (cues: Cues, after: string, before: string): Standing | null => {
  if (isDenied(cues, after) || deniedBefore(before)) return 'denied';
  return isMissing(cues, after) || governed(after, cues.notDone, true) || precededBy(before, cues.negationEnglish, 3)
    ? 'negated'
    : null;
};

const isUsed = (cues: Cues, after: string, before: string, kind: Kind): boolean =>
  governed(after, cues.used, false) ||
  governed(after, cues.bought, true) ||
  isOutsourced(after) ||
  precededBy(before, cues.usedEnglish, 4) ||
  (kind.instrument === true && isInstrument(after));

/** "22톤급은 수입해 팔 뿐": a figure of what was bought. */
export const isBought = (cues: Cues, { text, end, clause }: Place): boolean =>
  governed(text.slice(end, Math.min(clause.end, end + 48)), cues.bought, true);

const isPart = (cues: Cues, after: string, before: string): boolean =>
  startsAfterNoun(cues, after) ||
  LISTED_PURPOSE.test(after.slice(0, 40)) ||
  /(?:^|\s)(?:for|into|used in)\s(?:[a-z-]+\s){0,2}$/.test(before.slice(-40));

/** "X를 직접 설계해", "X 양극재를 만들어": the object of making, whatever purpose follows. */
const OWN_OBJECT =
  /^(?:\s?[가-힣a-z0-9]{1,8}){0,2}?(?:을|를)\s(?:직접\s|자체\s|독자\s|국내에서\s)?(?:설계(?:하|해|·|\s?및)|개발(?:하(?!려)|해|했|·)|제조(?:하|해|한다|합)|제작(?:하|해|한다|합)|생산(?:하|해|한다|합)|양산(?:하|해|한다|합)|만들어|만든다|만들고|만듭니다|국산화)/;

/** "기존 X보다 … 높은 제품을 개발했다": what is better than the X before is an X too. */
const FORMER = /(?:^|\s)(?:기존|이전|종전|현재|자사|우리|당사)(?:의)?\s(?:[가-힣a-z0-9]{1,8}\s)?$/;
const SUCCESSOR =
  /^[가-힣a-z0-9\s]{0,10}(?:보다|대비)\s[^,.;\n]{0,32}(?:제품|모델|신제품|신모델|버전|세대|것)(?:을|를)\s(?:직접\s|자체\s|새로\s)?(?:개발|양산|설계|만들|만든|제조|생산|출시)/;

/** The first that holds, from the strongest to the weakest; the sentence's signals spare what cannot hold. */
export function standingOf(cues: Cues, place: Place, kind: Kind = {}): Standing {
  const { signals } = place;
  const after = place.text.slice(place.end, Math.min(place.sentence.end, place.end + 64));
  const before = place.text.slice(Math.max(place.sentence.start, place.start - 64), place.start);
  const denied = signals.negation ? denial(cues, after, before) : null;
  if (denied !== null) return denied;
  if (
    signals.comparison &&
    !(FORMER.test(before) && SUCCESSOR.test(after)) &&
    (comparedAfter(cues, after.slice(0, 16), 1) || precededBy(before, ['than ', 'compared with ', 'compared to '], 3))
  )
    return 'comparison';
  if (signals.using && isUsed(cues, after, before, kind)) return 'used';
  if (isElsewhere(after)) return 'negated';
  if (isUnderUse(place)) return 'others';
  if (signals.others && isOthers(cues, place.text, place.clause, place.start, place.end)) return 'others';
  if (isBuyers(cues, after)) return 'buyer';
  if (signals.announcement || isHeadedBy(cues.context, after)) return 'mentioned';
  if (kind.tools === true && isTool(cues, after)) return 'tool';
  if (kind.heads !== undefined && isHeadedBy(kind.heads, after)) return 'headed';
  if (signals.purpose && !OWN_OBJECT.test(after) && isPart(cues, after, before)) return 'part';
  return isUnderTarget(place) || (signals.target && isPlanned(cues, place)) ? 'planned' : 'own';
}

const deniedBefore = (before: string): boolean =>
  /(?:do not|don't|does not|doesn't|no longer|never) (?:currently )?(?:make|manufacture|produce|own|develop|design|build)s? (?:any |the |our own )?(?:[a-z-]+ ){0,2}$/.test(
    before.slice(-60),
  );

/** "…를 2028년까지 개발할 계획": nothing is owned yet. A plan to produce is not a plan to invent. */
function isPlanned(cues: Cues, place: Place): boolean {
  const after = place.text.slice(place.end, Math.min(place.sentence.end, place.end + 48));
  return cues.target.some((word) => {
    const i = after.indexOf(word);
    return (
      i >= 0 &&
      /개발|연구|착수|develop|research/.test(after.slice(0, i + word.length)) &&
      !cues.ownWork.some((own) => after.slice(0, i).includes(own)) &&
      !PRODUCTION_PLAN.test(after.slice(0, i))
    );
  });
}
