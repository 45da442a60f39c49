// Reading: a text is folded (NFKC, lower case) with a way back to the offsets of the original, and known words are
// found in it whatever the spacing. One pass over a trie, so time grows with the length of the text and nothing else.

/** The folded text; `at[i]` and `to[i]` are the original offsets that the folded character i came from. */
export interface Folded {
  readonly raw: string;
  readonly text: string;
  readonly at: Int32Array;
  readonly to: Int32Array;
}

const LIST_MARK = /^[\u2460-\u2473\u24d0-\u24e9\u2776-\u277f\u25a0-\u25ff\u2022\u2023\u30fb]$/;
const isConjoining = (code: number): boolean => code >= 0x1100 && code <= 0x11ff;

/** Steps through the text by code points; decomposed Hangul is taken together so that it composes. */
function pieceEnd(raw: string, from: number): number {
  let end = from + 1;
  if (isConjoining(raw.charCodeAt(from))) {
    while (end < raw.length && isConjoining(raw.charCodeAt(end))) end++;
    return end;
  }
  const code = raw.charCodeAt(from);
  const next = raw.charCodeAt(end);
  return code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff ? end + 1 : end;
}

const plain = (code: number): boolean => code < 0x80 || (code >= 0xac00 && code <= 0xd7a3);

const counted = { at: new Int32Array(0), to: new Int32Array(0) };
/** The offsets of a text that stays as long as it was: 0, 1, 2, … Shared, for nobody writes into them. */
function unmoved(length: number): Pick<Folded, 'at' | 'to'> {
  if (counted.at.length < length) {
    counted.at = Int32Array.from({ length: length + 1024 }, (_, i) => i);
    counted.to = Int32Array.from({ length: length + 1024 }, (_, i) => i + 1);
  }
  return { at: counted.at.subarray(0, length), to: counted.to.subarray(0, length) };
}

export function fold(raw: string): Folded {
  let plainTo = 0;
  while (plainTo < raw.length && plain(raw.charCodeAt(plainTo))) plainTo++;
  if (plainTo === raw.length) return { raw, text: raw.toLowerCase(), ...unmoved(raw.length) };
  const out: string[] = [];
  const at: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < raw.length; ) {
    const end = pieceEnd(raw, i);
    const piece = raw.slice(i, end);
    // A circled number opens a list entry; NFKC would make a figure of it.
    const folded = plain(piece.charCodeAt(0))
      ? piece.toLowerCase()
      : LIST_MARK.test(piece)
        ? '\n'
        : piece.normalize('NFKC').toLowerCase();
    for (let k = 0; k < folded.length; k++) {
      out.push(folded.charAt(k));
      at.push(i);
      to.push(end);
    }
    i = end;
  }
  return { raw, text: out.join(''), at: Int32Array.from(at), to: Int32Array.from(to) };
}

/** The words as the writer wrote them. */
export function original(folded: Folded, start: number, end: number): string {
  return folded.raw.slice(folded.at[start] ?? 0, folded.to[end - 1] ?? 0);
}

const GLUE = /[\s\-‐‑·ㆍ‧・•"'“”‘’]/;
/** As GLUE, by code: asked for every character of a text. */
const GLUE_CODES: ReadonlySet<number> = new Set(
  Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => GLUE.test(String.fromCharCode(code))),
);
const isGlue = (code: number): boolean =>
  code < 0xac00
    ? code === 0x20 || (!(isLatin(code) || isDigit(code)) && GLUE_CODES.has(code))
    : code > 0xd7a3 && GLUE_CODES.has(code);
export const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;
export const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a;
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

// Vowels that Korean writers confuse because they sound alike: ㅔ/ㅐ, ㅖ/ㅒ, ㅙ/ㅞ/ㅚ.
const VOWEL: Readonly<Record<number, number>> = { 5: 1, 7: 3, 10: 11, 15: 11 };
function soundOf(code: number): number {
  if (!isHangul(code)) return code;
  const index = code - 0xac00;
  const vowel = Math.floor(index / 28) % 21;
  const same = VOWEL[vowel];
  return same === undefined ? code : code + (same - vowel) * 28;
}

interface Node {
  readonly next: Map<number, Node>;
  entries: Entry[] | null;
}
interface Entry {
  readonly key: number;
  readonly word: string;
  readonly wordStart: boolean;
  /** Short words must be written exactly and in one piece; long ones may have slips and spaces. */
  readonly exact: boolean;
}
export interface Lexicon {
  readonly root: Node;
}
const node = (): Node => ({ next: new Map(), entries: null });

const squeeze = (word: string): string => [...fold(word).text].filter((ch) => !GLUE.test(ch)).join('');

/** What of a spelling is read: without spaces and hyphens, folded; its mark ^ stays. */
export const spellingOf = (word: string): string =>
  word.startsWith('^') ? `^${squeeze(word.slice(1))}` : squeeze(word);

/** In a spelling, any number: "로봇 #대". */
const ANY_NUMBER = 0x23;

/** `words[k]` are the spellings that mean key k. A leading ^ asks for the beginning of a word, # stands for a number. */
export function lexicon(words: readonly { key: number; word: string }[]): Lexicon {
  const root = node();
  for (const { key, word } of words) {
    const wordStart = word.startsWith('^');
    const squeezed = squeeze(wordStart ? word.slice(1) : word);
    if (squeezed.length === 0) continue;
    let here = root;
    for (let i = 0; i < squeezed.length; i++) {
      const code = soundOf(squeezed.charCodeAt(i));
      let next = here.next.get(code);
      if (next === undefined) {
        next = node();
        here.next.set(code, next);
      }
      here = next;
    }
    const syllables = [...squeezed].filter((ch) => isHangul(ch.charCodeAt(0))).length;
    here.entries ??= [];
    here.entries.push({ key, word: squeezed, wordStart, exact: syllables < 3 && !squeezed.includes('#') });
  }
  return { root };
}

export interface Match {
  readonly key: number;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
}

function fits(text: string, entry: Entry, start: number, end: number, spaced: boolean): boolean {
  const before = start === 0 ? 0x20 : text.charCodeAt(start - 1);
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  if (entry.wordStart && (isHangul(before) || isLatin(before))) return false;
  if (isLatin(first) && isLatin(before)) return false;
  if (isDigit(first) && (isDigit(before) || isLatin(before) || before === 0x2e)) return false;
  const after = end >= text.length ? 0x20 : text.charCodeAt(end);
  if (isLatin(last) && isLatin(after)) {
    const plural = after === 0x73 && !isLatin(end + 1 < text.length ? text.charCodeAt(end + 1) : 0x20);
    if (!plural && entry.word.length < 7) return false;
  }
  if (isDigit(last) && isDigit(after)) return false;
  if (!entry.exact) return true;
  const hangulOnly = isHangul(first) && isHangul(last);
  return !(spaced && hangulOnly && entry.word.length < 3);
}

/** All matches, longest first at each place; a shorter spelling of the same key inside a longer one is dropped. */
export function find(lex: Lexicon, text: string): Match[] {
  const found: Match[] = [];
  const reach = new Map<number, number>();
  for (let start = 0; start < text.length; start++) {
    if (isGlue(text.charCodeAt(start))) continue;
    for (const match of matchesFrom(lex.root, text, start)) {
      if ((reach.get(match.key) ?? -1) >= match.end) continue;
      reach.set(match.key, match.end);
      found.push(match);
    }
  }
  return found;
}

/** The text spells the word from here on, letter by letter, whatever glue stands between. */
function writtenAs(word: string, text: string, start: number): boolean {
  for (let k = 0, i = start; k < word.length; i++) {
    const code = text.charCodeAt(i);
    if (isGlue(code)) continue;
    if (code !== word.charCodeAt(k)) return false;
    k++;
  }
  return true;
}

/** A digit, or the comma of "1,200"; that of "코로나19, robots" ends the number. */
const continues = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) || (text.charCodeAt(at) === 0x2c && isDigit(text.charCodeAt(at + 1)));

/** The last digit of the number that begins at `i`. */
function numberEnd(text: string, i: number): number {
  let at = i;
  while (at - i < 9 && continues(text, at + 1)) at++;
  return at;
}

const NO_MATCHES: readonly Match[] = [];

/** Matches that begin here, longest first. Asked at every letter, so nothing is made before something is found. */
function matchesFrom(root: Node, text: string, start: number): readonly Match[] {
  let local: Match[] | null = null;
  let here = root;
  let spaced = false;
  for (let i = start; ; ) {
    const code = text.charCodeAt(i);
    let next = here.next.get(soundOf(code));
    // A number is taken whole where the spelling has room for any.
    if (next === undefined && isDigit(code)) {
      next = here.next.get(ANY_NUMBER);
      if (next !== undefined) i = numberEnd(text, i);
    }
    if (next === undefined) break;
    here = next;
    if (here.entries !== null)
      for (const entry of here.entries) {
        if ((entry.exact && !writtenAs(entry.word, text, start)) || !fits(text, entry, start, i + 1, spaced)) continue;
        local ??= [];
        local.push({ key: entry.key, start, end: i + 1 });
      }
    for (i++; i < text.length && isGlue(text.charCodeAt(i)); i++) {
      if (text.charCodeAt(i) === 0x0a) return local === null ? NO_MATCHES : local.reverse();
      spaced = true;
    }
    if (i >= text.length) break;
  }
  return local === null ? NO_MATCHES : local.reverse();
}

/** The words as alternatives of a pattern; a space between Korean words may be missing. */
export const anyOf = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/(?<=[가-힣]) (?=[가-힣])/g, ' ?')).join('|');

/** Every place where a global pattern holds. */
export function hits(pattern: RegExp, text: string, found: (start: number, end: number) => void): void {
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
    found(hit.index, hit.index + hit[0].length);
    if (hit[0] === '') pattern.lastIndex++;
  }
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sentences and list entries. A full stop inside a number or an abbreviation ("wt.%") does not end one. */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    if (text.slice(start, end).trim() !== '') spans.push({ start, end });
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const ch = text.charAt(i);
    if (ch === '\n' || ch === ';' || ch === '。') close(i + 1);
    else if (ch === '.' || ch === '!' || ch === '?') {
      const next = text.charAt(i + 1);
      const approx = text.slice(Math.max(0, i - 6), i).endsWith('approx');
      if (!approx && (next === '' || /\s/.test(next) || isHangul(next.charCodeAt(0)))) close(i + 1);
    }
  }
  close(text.length);
  return spans;
}

/** Index of the sentence that holds the offset (binary search). */
export function sentenceOf(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first entry that starts at or after the offset; the entries stand in the order of the text. */
export function firstFrom(entries: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
