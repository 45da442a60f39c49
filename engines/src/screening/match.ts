// Is the text about this item at all, and how firmly? Looks only at words and their standing; numbers come later.
import type { Evidence } from '@boru/contract/screening';
import type { TermGroup } from '@boru/contract/screening-profile';
import type { Item } from './compile.ts';
import type { Mention, Reading } from './read.ts';
import type { Standing } from './standing.ts';
import { original } from './text.ts';

/** Best first. `own` and `hint` count for a verdict; `used` is shown with a question; the rest says nothing. */
export type Grip = 'own' | 'hint' | 'used' | 'none';

export interface Subject {
  readonly grip: Grip;
  /** Share of the groups spoken of. */
  readonly coverage: number;
  readonly mentions: readonly Mention[];
  /** Words that only point to the subject, "for X", or plans: a person should look. */
  readonly doubtful: boolean;
  /** Doubtful only because pointers stand for the names. */
  readonly pointed: boolean;
  /** At least one name is spoken of. */
  readonly named: boolean;
  /** Some group is held by a hint alone. */
  readonly hinted: boolean;
  /** What is not the company's own is worked on for others, not bought: the customer's panel. */
  readonly forOthers: boolean;
}

interface Held {
  /** A name, not only a hint, is spoken of somewhere in the group. */
  readonly named?: boolean;
  readonly grip: Grip;
  readonly doubtful: boolean;
  readonly mention: Mention;
}

function hold(group: TermGroup, mention: Mention): Held {
  const { standing } = mention;
  if (group.as === 'part') {
    if (standing === 'negated' || standing === 'denied' || standing === 'comparison')
      return { grip: 'none', doubtful: true, mention };
    if (standing === 'mentioned') return { grip: 'none', doubtful: true, mention };
    if (standing === 'planned') return { grip: 'hint', doubtful: true, mention };
    return { grip: 'own', doubtful: mention.hint, mention };
  }
  if (group.as === 'handled' && standing === 'others') return { grip: 'own', doubtful: mention.hint, mention };
  if (standing === 'own') return { grip: 'own', doubtful: mention.hint, mention };
  if (standing === 'part' || standing === 'tool' || standing === 'planned')
    return { grip: 'hint', doubtful: true, mention };
  if (standing === 'used' || standing === 'others' || standing === 'buyer')
    return { grip: 'used', doubtful: true, mention };
  return { grip: 'none', doubtful: true, mention };
}

/** What each standing of a word makes of an item whose words all say no more than that. */
const NOT_OWN: ReadonlySet<Standing> = new Set(['used', 'others', 'buyer']);

const ORDER: Readonly<Record<Grip, number>> = { own: 0, hint: 1, used: 2, none: 3 };
const rank = (held: Held): number =>
  ORDER[held.grip] * 2 + (held.doubtful ? 1 : 0) + (NOT_OWN.has(held.mention.standing) ? 0.5 : 0);

const firmer = (a: Held | null, b: Held | null): Held | null =>
  a === null || (b !== null && (rank(b) < rank(a) || (rank(b) === rank(a) && b.mention.pointer && !a.mention.pointer)))
    ? b
    : a;

/** Several items, and every card of the same words, ask the same of a wording; found once, it stays with the wording. */
export type Wording = Reading['byTerm'];
export function once<Key extends object, Value>(
  store: WeakMap<Wording, Map<Key, Value>>,
  { byTerm }: Reading,
  key: Key,
  find: () => Value,
): Value {
  let shelf = store.get(byTerm);
  if (shelf === undefined) {
    shelf = new Map();
    store.set(byTerm, shelf);
  }
  const known = shelf.get(key);
  if (known !== undefined) return known;
  const made = find();
  shelf.set(key, made);
  return made;
}
const heldGroups = new WeakMap<Wording, Map<TermGroup, Held | null>>();

export const holdGroup = (reading: Reading, group: TermGroup): Held | null =>
  once(heldGroups, reading, group, () => held(reading, group));

function held(reading: Reading, group: TermGroup): Held | null {
  let byName: Held | null = null;
  let byHint: Held | null = null;
  let denied: Mention | null = null;
  let tool: Mention | null = null;
  for (const term of group.any) {
    for (const mention of reading.byTerm.get(term) ?? []) {
      const one = hold(group, mention);
      if (mention.standing === 'denied' && (denied === null || denied.hint)) denied = mention;
      if (mention.standing === 'tool') tool ??= mention;
      if (mention.hint) byHint = firmer(byHint, one);
      else byName = firmer(byName, one);
    }
  }
  const named = byName !== null && byName.grip !== 'none';
  // "양극에는 … 양극재를 씁니다": the name says it is used, so a hint beside it ("양극") says nothing more.
  const says = byName?.grip === 'used' && byName.mention.standing !== 'buyer';
  const best = says && (byHint?.grip !== 'own' || !isMade(reading, byHint.mention)) ? byName : firmer(byName, byHint);
  if (best === null) return null;
  const weaker =
    best.grip === 'own' &&
    group.as !== 'part' &&
    !isMade(reading, best.mention) &&
    ((denied !== null && group.as === undefined && denies(reading, denied, best.mention)) ||
      (tool !== null && tool.sentence < best.mention.sentence));
  return weaker ? { ...best, named, grip: 'hint', doubtful: true } : { ...best, named };
}

const MADE =
  /(?:설계|개발|제조|제작|생산|양산|국산화)(?:[·,]\s?(?:설계|개발|제조|제작|생산|양산))*(?:를|을)?\s?(?:하(?!지)|한다|했|합니다|해|완료|성공)|만든다|만들어|만들고|만듭니다|키워|성장시/;
/** "38나노 D램을 설계한다. 30나노급은 만들지 않는다": told as made in its own sentence, whatever else is denied. */
function isMade(reading: Reading, mention: Mention): boolean {
  const end = reading.spans[mention.sentence]?.end ?? mention.end;
  return MADE.test(reading.folded.text.slice(mention.end, Math.min(end, mention.end + 60)));
}

/**
 * "We do not make cells" outweighs a pouch cell spoken of elsewhere; "pouches we do not make" says nothing of prismatic
 * cells. So does "번인 보드 for D램" outweigh the "D램" that it tests.
 */
function denies(reading: Reading, denied: Mention, own: Mention): boolean {
  const { text } = reading.folded;
  return !denied.hint || text.slice(own.start, own.end).includes(text.slice(denied.start, denied.end));
}

/** Groups of scope ("for X") are content with any standing; one word at least must be the company's own. */
function ownOr(grip: Grip, mentions: readonly Mention[]): Grip {
  if (
    mentions.some(
      ({ standing }) => standing === 'own' || standing === 'part' || standing === 'tool' || standing === 'headed',
    )
  )
    return grip;
  if (mentions.some(({ standing }) => NOT_OWN.has(standing))) return 'used';
  return mentions.some(({ standing }) => standing === 'planned') ? 'hint' : grip;
}

export function subjectOf(reading: Reading, item: Item): Subject {
  const groups = item.profile.subject.map((group) => holdGroup(reading, group));
  const present = groups.filter((h) => h !== null && h.grip !== 'none');
  const mentions = present.flatMap((h) => (h === null ? [] : [h.mention]));
  const worst = groups.reduce<Grip>(
    (a, h) => (h === null || ORDER[h.grip] > ORDER[a] ? (h?.grip ?? 'none') : a),
    'own',
  );
  const grip = worst === 'own' || worst === 'hint' ? ownOr(worst, mentions) : worst;
  return {
    grip,
    coverage: present.length / groups.length,
    mentions,
    doubtful: groups.some((h) => h === null || h.doubtful),
    named: groups.some((h) => h?.named === true),
    hinted: groups.some((h) => h?.mention.hint === true),
    forOthers: groups.every((h) => h !== null && (h.grip !== 'used' || h.mention.standing === 'others')),
    pointed: groups.every((h) => h !== null && h.grip === 'own' && (!h.doubtful || h.mention.pointer)),
  };
}

/** An own-word of the item is firmly present although another part of the subject is missing. */
export function partly(reading: Reading, item: Item): boolean {
  return item.profile.subject.some((group) => {
    if (group.as === 'part') return false;
    const held = holdGroup(reading, group);
    return held !== null && held.grip === 'own' && !held.doubtful;
  });
}

/** As `spoken`, of what there is: a plan excludes nothing. */
export function present(reading: Reading, terms: readonly string[]): Mention | null {
  return spoken(reading, terms, PLANNED);
}

const PLANNED: ReadonlySet<Standing> = new Set(['planned']);
const NONE: ReadonlySet<Standing> = new Set();
const GONE: ReadonlySet<Standing> = new Set(['negated', 'denied', 'comparison']);
/** Any mention that is not denied, whatever its standing. */
export function spoken(reading: Reading, terms: readonly string[], but: ReadonlySet<Standing> = NONE): Mention | null {
  let hinted: Mention | null = null;
  for (const term of terms) {
    for (const mention of reading.byTerm.get(term) ?? []) {
      if (GONE.has(mention.standing) || but.has(mention.standing)) continue;
      if (!mention.hint) return mention;
      hinted ??= mention;
    }
  }
  return hinted;
}

export function denied(reading: Reading, terms: readonly string[]): boolean {
  const mentions = terms.flatMap((term) => reading.byTerm.get(term) ?? []);
  return (
    mentions.length > 0 && mentions.every((mention) => mention.standing === 'negated' || mention.standing === 'denied')
  );
}

export function evidenceOf(reading: Reading, mention: Mention): Evidence {
  const start = reading.folded.at[mention.start] ?? 0;
  const end = reading.folded.to[mention.end - 1] ?? start;
  const typed = start >= reading.readTo;
  return {
    kind: typed ? 'facet' : 'word',
    start: typed ? null : start,
    end: typed ? null : end,
    text: original(reading.folded, mention.start, mention.end),
    of: mention.term,
  };
}
