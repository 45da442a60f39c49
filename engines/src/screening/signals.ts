// What a sentence holds at all, found once, so that each word in it is only asked what can be true.
import type { Cues } from './compile.ts';
import { anyOf } from './text.ts';

export interface Signals {
  readonly negation: boolean;
  readonly comparison: boolean;
  readonly using: boolean;
  readonly others: boolean;
  readonly purpose: boolean;
  readonly target: boolean;
  /** Something stands under a heading: "용도: …", "목표 | …". */
  readonly headings: boolean;
  /** The sentence announces, trains, subsidises or trades, and names no work of one's own. */
  readonly announcement: boolean;
}

interface Tests {
  readonly negation: RegExp;
  readonly comparison: RegExp;
  readonly using: RegExp;
  readonly others: RegExp;
  readonly purpose: RegExp;
  readonly target: RegExp;
  readonly programme: RegExp;
  readonly notices: RegExp;
  readonly ownWork: RegExp;
  readonly services: RegExp;
  readonly craft: RegExp;
  readonly users: RegExp;
  readonly authorities: RegExp;
  readonly events: RegExp;
}
const compiled = new WeakMap<Cues, Tests>();
const oneOf = (words: readonly string[], more = ''): RegExp =>
  new RegExp(anyOf(words.map((word) => word.trim())) + more);

function testsOf(cues: Cues): Tests {
  const known = compiled.get(cues);
  if (known !== undefined) return known;
  const made: Tests = {
    negation: oneOf(
      [...cues.without, ...cues.notDone, ...cues.negationEnglish],
      "|지(?:는|도)?\\s?[않못아]|안\\s?[하함한합만]|n't |longer|never",
    ),
    comparison: oneOf(cues.comparison, '|compared'),
    using: oneOf(
      [...cues.used, ...cues.bought, ...cues.usedEnglish],
      '|이용|사용|채택|활용|맡|위탁|의뢰|외주|[으로]로\\s|로\\s',
    ),
    others: oneOf([...cues.others, ...cues.othersEnglish], '|\\sby\\s'),
    purpose: oneOf(cues.forUse, '|[용향]|\\bfor\\b|\\binto\\b|used in|에|향'),
    target: oneOf(cues.target),
    programme: oneOf(cues.programme),
    notices: oneOf(cues.notices),
    services: oneOf(cues.services),
    craft: oneOf(cues.craft),
    authorities: new RegExp(`(?:^|[\\s"'(])(?:${cues.authorities.join('|')})(?:들)?(?:이|가|은|는|에서|도)\\s`),
    events: oneOf(cues.events),
    // 조선사 is a shipbuilder, 선사 a carrier.
    users: new RegExp(`(?<!조)(?:${cues.users.join('|')})(?:들)?(?:이|가|은|는|에서|도)\\s`),
    ownWork: new RegExp(anyOf(cues.ownWork)),
  };
  compiled.set(cues, made);
  return made;
}

/** Verbs of making, without those of having: a carrier "has" ships, a hospital "has" a robot. */
const CREATES =
  /개발|설계|제조|제작|양산|국산화|만들|만든|만드|만듭|생산(?!량|성)|건조|연구|성장시|배양|조립|가공|압연|제련|제강|develop|design|manufactur|produc/;

/** Something was made, told as a deed. */
const MADE =
  /(?:개발|설계|제조|제작|양산|국산화|생산)(?:에 성공|을 완료|했|한\s|하였|하고 있|해\s|한다|합니다|하는)|만들었|만든|developed/;

/** A notice, a subsidy or a service told of somewhere, and no work of one's own anywhere: then all of it is announcement. */
export function announces(cues: Cues, text: string): boolean {
  const tests = testsOf(cues);
  return tests.notices.test(text) && !tests.ownWork.test(text);
}

/**
 * Which words of the cues are in it: none, so that whatever stands beside it reads as if alone; only some that ask for a closer
 * look at all words of the sentence (`raising`: "스테인리스" holds a lease, "산업용" a purpose) and reach none; or others.
 */
export function loudnessOf(cues: Cues, words: string): 'silent' | 'raising' | 'loud' {
  const { ownWork: _own, craft: _craft, using, purpose, ...telling } = testsOf(cues);
  if (Object.values(telling).some((test: RegExp) => test.test(words))) return 'loud';
  if (!using.test(words) && !purpose.test(words)) return 'silent';
  return REACHES.test(words) ||
    words.split(/[\s,]+/).some((word) => cues.bought.some((verb) => word.startsWith(verb.trim())))
    ? 'loud'
    : 'raising';
}
/** "전기차용 셀", "…에 들어가는": says something of the words before, over a comma too. */
const REACHES = /[용향에을를로]\s|위한|\b(?:for|into|in)\b/;

const HEADED = /[:|—–]/;
/** Who builds a plant for X, makes X: "양극재 공장 준공", "HBM 패키징 라인을 짓는다". The trades that build for others are known by name. */
const PLANT =
  /(?:생산|제조|양산|패키징|조립)?\s?(?:공장|라인|생산기지|생산시설|생산설비|팹)(?:을|를|이|가|의)?\s(?:[가-힣0-9]{1,6}\s)?(?:준공|착공|신축|증설|완공|가동|짓|지어|건립|건설|구축|세우|세웠|세워)|(?:신규|대규모|양산)\s?(?:공장|라인|투자)/;

/** Announcements are looked for in the first 400 characters of the sentence. */
export function signalsOf(cues: Cues, sentence: string): Signals {
  const tests = testsOf(cues);
  const opening = sentence.slice(0, 400);
  return {
    negation: tests.negation.test(sentence),
    comparison: tests.comparison.test(sentence),
    using: tests.using.test(sentence),
    others: tests.others.test(sentence),
    purpose: tests.purpose.test(sentence),
    target: tests.target.test(sentence),
    headings: HEADED.test(sentence),
    announcement:
      (tests.programme.test(opening) && !tests.ownWork.test(opening) && !PLANT.test(opening)) ||
      (tests.services.test(opening) && !tests.craft.test(opening)) ||
      ((tests.users.test(opening) || tests.events.test(opening)) && !CREATES.test(opening)) ||
      (tests.authorities.test(opening) && !MADE.test(opening)),
  };
}
