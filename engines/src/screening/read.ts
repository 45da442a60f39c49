// One reading of the input: which terms stand where and how, which figures belong to which quantity.
import type { ScreeningInput } from '@boru/contract/screening';
import type { Stage, Term } from '@boru/contract/screening-profile';
import { clauses, isMissing, isOthers } from './clauses.ts';
import type { Catalogue, Edition, Item } from './compile.ts';
import { enumerated } from './enumerations.ts';
import { codeFigure, pixelFigures, typedFigure } from './given.ts';
import { chainAfter, isBuried } from './heads.ts';
import { type Figure, figures } from './quantities.ts';
import { isTrader, type Shade, shadeAt, shades } from './shades.ts';
import { announces, type Signals, signalsOf } from './signals.ts';
import { comparedAfter, isBought, isTarget, type Place, type Standing, standingOf } from './standing.ts';
import { type Folded, find, fold, type Match, type Span, sentenceOf, sentences } from './text.ts';

export interface Mention {
  readonly term: string;
  readonly hint: boolean;
  /** A hint that a fitting figure makes firm. */
  readonly pointer: boolean;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly standing: Standing;
}
export interface Cue {
  readonly quantity: string | null;
  readonly dimension: string;
  readonly start: number;
  readonly end: number;
}
export interface ReadFigure extends Figure {
  readonly sentence: number;
  /** Why the figure says nothing about what the company has today; null when it does. */
  readonly setAside: 'relative' | 'target' | 'comparison' | 'missing' | 'others' | null;
}
export interface Reading {
  readonly folded: Folded;
  readonly spans: readonly Span[];
  readonly mentions: readonly Mention[];
  readonly byTerm: ReadonlyMap<string, readonly Mention[]>;
  readonly cues: readonly Cue[];
  readonly figures: readonly ReadFigure[];
  readonly typed: readonly Figure[];
  readonly stages: ReadonlyMap<Stage, Match | null>;
  readonly field: string | null;
  readonly onlyUsed: boolean;
  readonly readTo: number;
  /** The spellings it was put together from (see spelled.ts); null for a text. */
  readonly pieces: readonly Pieced[] | null;
}
/** A spelling, and the items of which it says anything. */
export interface Pieced {
  readonly id: string;
  readonly speaksOf: ReadonlySet<Item>;
  /** Those whose subject it names, and which parts of it, a bit for each. */
  readonly subjects: ReadonlyMap<Edition, readonly { readonly item: Item; readonly groups: number }[]>;
}

/** Longer texts are read up to here, so that a pasted book answers at once; the result says how far it read. */
export const READ_LIMIT = 12_000;

const RELATIVE_AFTER = /^\s?(?:이상|가량|정도|나|이나|까지|씩|포인트|p)?\s?/;

function isRelative(catalogue: Catalogue, text: string, figure: Figure): boolean {
  if (!figure.readings.some((reading) => reading.dimension === 'percent')) return false;
  const after = text.slice(figure.end, figure.end + 18);
  // "88%까지 높인" and "88%로 높인" name the level reached, not the change.
  if (/^\s?(?:까지|로|으로|에서)\s?[가-힣]{0,4}\s?(?:높|늘|올|끌|낮|줄)/.test(after)) return false;
  const before = text.slice(Math.max(0, figure.start - 4), figure.start);
  if (/\bby\s$/.test(before)) return true;
  const tail = after.replace(RELATIVE_AFTER, '');
  return catalogue.cues.relative.some((word) => {
    const i = tail.indexOf(word);
    return i >= 0 && i <= 4 && !/[,.()]/.test(tail.slice(0, i));
  });
}

function isComparison(catalogue: Catalogue, text: string, figure: Figure): boolean {
  const after = text.slice(figure.end, figure.end + 18);
  const before = text.slice(Math.max(0, figure.start - 12), figure.start);
  if (comparedAfter(catalogue.cues, after, 2) && !after.startsWith('이상') && !after.startsWith('급 이상')) return true;
  return catalogue.cues.comparisonBefore.some(
    (word) => before.endsWith(word) || before.trimEnd().endsWith(` ${word.trim()}`) || before.startsWith(word),
  );
}

/** The places of a text: its sentences, and the clauses within. */
interface Layout {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly clauses: readonly Span[];
  /** By sentence, found when first asked for. */
  readonly signals: Map<number, Signals>;
  readonly announced: boolean;
  readonly shades: readonly Shade[];
}
function placeOf(
  catalogue: Catalogue,
  { text, spans, clauses: parts, signals, announced }: Layout,
  start: number,
  end: number,
): Place {
  const index = sentenceOf(spans, start);
  const sentence = spans[index] ?? { start: 0, end: text.length };
  const found = signals.get(index) ?? {
    ...signalsOf(catalogue.cues, text.slice(sentence.start, sentence.end)),
    ...(announced ? { announcement: true } : {}),
  };
  signals.set(index, found);
  return { text, start, end, sentence, clause: parts[sentenceOf(parts, start)] ?? sentence, signals: found };
}

function asideOf(catalogue: Catalogue, layout: Layout, figure: Figure): ReadFigure['setAside'] {
  const place = placeOf(catalogue, layout, figure.start, figure.end);
  const { text, clause, signals } = place;
  if (isRelative(catalogue, text, figure)) return 'relative';
  if (isComparison(catalogue, text, figure)) return 'comparison';
  const shade = shadeAt(layout.shades, figure.start, figure.end);
  if (shade === 'denied' || shade === 'negated') return 'missing';
  if (shade === 'planned') return 'target';
  if (shade !== null) return 'others';
  if (isTarget(catalogue.cues, place)) return 'target';
  if (signals.using && isBought(catalogue.cues, place)) return 'others';
  if (signals.negation && isMissing(catalogue.cues, text.slice(figure.end, clause.end))) return 'missing';
  return signals.others && isOthers(catalogue.cues, text, clause, figure.start, figure.end) ? 'others' : null;
}

/** "후|공정", "조립 공정", "검사 공정": the process of assembling or inspecting is not the process of making. */
function isSameWork(before: { stage: Stage; start: number; end: number }, stage: Stage, match: Match): boolean {
  if (match.start >= before.start && match.end <= before.end) return true;
  const assembling = before.stage === 'assembly' || before.stage === 'inspection';
  return assembling && stage === 'process' && match.start - before.end <= 1;
}

/** "셀을 수직으로 쌓는 공정" builds the memory itself; only chips and dies are assembled by stacking. */
const CELLS_STACKED = /셀(?:을|들을)?\s(?:[가-힣]{1,6}\s){0,2}$/;

/** "321단 적층 낸드", "적층 단수": how the memory is built, not how chips are put together. */
const isLayered = (text: string, match: Match): boolean =>
  text.startsWith('적층', match.start) &&
  (/\d\s?단(?:\s?이상)?(?:의|으로|을)?\s?$/.test(text.slice(Math.max(0, match.start - 10), match.start)) ||
    /^\s?(?:단수|단|층수|3d|낸드|v낸드)/.test(text.slice(match.end, match.end + 6)));

function stagesIn(catalogue: Catalogue, layout: Layout, matches: readonly Match[]): Map<Stage, Match | null> {
  const stages = new Map<Stage, Match | null>();
  let last: { stage: Stage; start: number; end: number } | null = null;
  for (const match of matches) {
    const key = catalogue.keys[match.key];
    if (key?.kind !== 'stage') continue;
    const before: typeof last = last;
    if (key.stage === 'assembly' && CELLS_STACKED.test(layout.text.slice(Math.max(0, match.start - 16), match.start)))
      continue;
    if (key.stage === 'assembly' && isLayered(layout.text, match)) continue;
    if (before !== null && before.stage !== key.stage && isSameWork(before, key.stage, match)) continue;
    last = { stage: key.stage, start: match.start, end: match.end };
    if (stages.has(key.stage)) continue;
    const place = placeOf(catalogue, layout, match.start, match.end);
    const standing = standingOf(catalogue.cues, place);
    const others = place.signals.others && isOthers(catalogue.cues, place.text, place.clause, place.start, place.end);
    if (standing !== 'negated' && standing !== 'denied' && !others) stages.set(key.stage, match);
  }
  return stages;
}

/** What the phrase says of all in it outweighs what the words around this one seem to say. */
function shaded(standing: Standing, all: readonly Shade[], match: Match): Standing {
  if (all.length === 0 || standing === 'denied' || standing === 'comparison') return standing;
  const shade = shadeAt(all, match.start, match.end);
  return shade === null || (standing === 'negated' && shade !== 'denied') ? standing : shade;
}

const standingIn = (catalogue: Catalogue, layout: Layout, match: Match, term: Term): Standing =>
  shaded(standingOf(catalogue.cues, placeOf(catalogue, layout, match.start, match.end), term), layout.shades, match);

function mentionsIn(catalogue: Catalogue, layout: Layout, matches: readonly Match[], onlyUsed: boolean): Mention[] {
  const mentions: Mention[] = [];
  // One word often speaks of several terms ("선박"); what the sentence says of it is asked once.
  let asked = -1;
  let chain: { readonly end: number; readonly words: string | null } = { end: -1, words: null };
  const answers = new Map<number, Standing>();
  for (const [at, match] of matches.entries()) {
    const key = catalogue.keys[match.key];
    if (key?.kind !== 'term') continue;
    const sentence = sentenceOf(layout.spans, match.start);
    const { tools, instrument, heads } = key.term;
    if (asked !== match.start) answers.clear();
    asked = match.start;
    // Terms with heads of their own ask for themselves.
    const same = heads === undefined ? match.end * 4 + (tools === true ? 2 : 0) + (instrument === true ? 1 : 0) : -1;
    const known = same < 0 ? undefined : answers.get(same);
    const found = known ?? standingIn(catalogue, layout, match, key.term);
    if (chain.end !== match.end) chain = { end: match.end, words: chainAfter(layout.text, match.end) };
    const buried = found === 'own' && isBuried(catalogue, layout.text, matches, at, chain.words);
    const standing = buried ? 'part' : found;
    if (known === undefined) answers.set(same, standing);
    mentions.push({
      term: key.term.id,
      hint: key.hint,
      pointer: key.pointer,
      start: match.start,
      end: match.end,
      sentence,
      standing: onlyUsed && (standing === 'own' || standing === 'part' || standing === 'tool') ? 'used' : standing,
    });
  }
  return mentions;
}

export function byTermOf(mentions: readonly Mention[]): Map<string, Mention[]> {
  const byTerm = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const known = byTerm.get(mention.term);
    if (known === undefined) byTerm.set(mention.term, [mention]);
    else known.push(mention);
  }
  return byTerm;
}

/** What the words alone say, before figures typed and facets chosen are added. */
export type Wording = Omit<Reading, 'typed' | 'field'>;

export function wordingOf(catalogue: Catalogue, raw: string, product: string, onlyUsed: boolean): Wording {
  const shown = raw.length > READ_LIMIT ? raw.slice(0, READ_LIMIT) : raw;
  // The product facet is read as one more sentence behind the text; its offsets lie past the end and are reported as typed.
  const folded = fold(product === '' ? shown : `${shown}\n${product}`);
  const { text } = folded;
  const spans = sentences(text);
  const matches = find(catalogue.words, text);
  const parts = clauses(text, spans);
  const whole = { start: 0, end: text.length };
  const layout = {
    text,
    spans,
    clauses: parts,
    signals: new Map<number, Signals>(),
    announced: announces(catalogue.cues, text) || isTrader(catalogue.cues, text),
    shades: shades(catalogue.cues, text, (offset) => parts[sentenceOf(parts, offset)] ?? whole),
  };
  const mentions = mentionsIn(catalogue, layout, matches, onlyUsed);
  const stages = stagesIn(catalogue, layout, matches);
  const found = figures(catalogue.units, text, { before: catalogue.cues.about, after: catalogue.cues.aboutAfter });
  const codes = matches.flatMap((match) => codeFigure(catalogue, match) ?? []);
  const withAside = [
    ...found,
    ...codes,
    ...pixelFigures(catalogue, text),
    ...enumerated(catalogue, text, mentions),
  ].map((figure): ReadFigure => {
    return { ...figure, sentence: sentenceOf(spans, figure.start), setAside: asideOf(catalogue, layout, figure) };
  });
  const cues = matches.flatMap((match): Cue[] => {
    const key = catalogue.keys[match.key];
    return key?.kind === 'cue'
      ? [{ quantity: key.quantity, dimension: key.dimension, start: match.start, end: match.end }]
      : [];
  });
  return {
    folded,
    spans,
    mentions,
    byTerm: byTermOf(mentions),
    cues,
    figures: withAside.sort((a, b) => a.start - b.start),
    stages,
    onlyUsed,
    readTo: shown.length,
    pieces: null,
  };
}

/** What was typed and chosen beside the words. */
export function givenIn(
  catalogue: Catalogue,
  { quantities = [], facets }: ScreeningInput,
  said: Reading['stages'],
): Pick<Reading, 'typed' | 'field' | 'stages'> {
  const stage = facets?.stage;
  return {
    stages: stage === undefined ? said : new Map<Stage, Match | null>([...said, [stage, null]]),
    typed: quantities.flatMap((quantity) => typedFigure(catalogue, quantity) ?? []),
    field: facets?.field ?? null,
  };
}

export function read(catalogue: Catalogue, input: ScreeningInput): Reading {
  const { text = '', facets } = input;
  const words = wordingOf(catalogue, text, facets?.product ?? '', facets?.role === 'useOnly');
  return { ...words, ...givenIn(catalogue, input, words.stages) };
}
