// A saved card says a technology in spellings of the lists, one beside the other, and closes with the stages of its work. What a
// spelling says it says in every card, so it is read once; a card is put together from what its spellings say. The outcome
// is the reading of the same words as a text, place for place (spelled.test.ts); words that have a say in how their
// neighbours are read ("정비업", "5축") are read as a text.
import type { ScreeningInput } from '@boru/contract/screening';
import type { Stage } from '@boru/contract/screening-profile';
import type { Catalogue, Item } from './compile.ts';
import {
  byTermOf,
  type Cue,
  givenIn,
  type Mention,
  type Pieced,
  type ReadFigure,
  type Reading,
  read,
  type Wording,
  wordingOf,
} from './read.ts';
import { isUnshaded } from './shades.ts';
import { loudnessOf } from './signals.ts';
import { type Folded, fold, type Match } from './text.ts';

/** A technology in the lists' own words. */
export interface Spelled {
  readonly words: readonly string[];
  readonly stages: readonly string[];
}

const HAVING = ' 기술을 보유하고 있습니다.';
const closingOf = (stages: readonly string[]): string => ` ${stages.join(', ')}${HAVING}`;
export const textOf = ({ words, stages }: Spelled): string => `${words.join(', ')}.${closingOf(stages)}`;

/** What one spelling, or the closing sentence, says: places count from its own beginning. */
interface Piece extends Pieced {
  readonly mentions: readonly Mention[];
  readonly stages: readonly (readonly [Stage, Match])[];
  readonly cues: readonly Cue[];
  readonly figures: readonly ReadFigure[];
  readonly raises: boolean;
  /** Reads the same beside a word that raises. */
  readonly steady: boolean;
  /** How many of its names are counted one by one (see enumerations.ts). */
  readonly counted: number;
}

const SPELLING = /^[a-z가-힣0-9](?:[a-z가-힣0-9 -]*[a-z가-힣0-9])?$/i;
const CLOSING = /^[a-z가-힣0-9 .,-]*$/i;
const PLAIN: ReadonlySet<Mention['standing']> = new Set(['own', 'used', 'headed', 'mentioned']);

type Placed = { readonly start: number; readonly end: number };
const moved = <Kind extends Placed>(each: Kind, by: number): Kind => ({
  ...each,
  start: each.start + by,
  end: each.end + by,
});

/** Which parts of the item's subject are spoken of, a bit for each. */
const groupsIn = ({ profile: { subject } }: Item, mentions: readonly Mention[]): number =>
  subject.reduce((bits, { any }, at) => (mentions.some(({ term }) => any.includes(term)) ? bits | (1 << at) : bits), 0);

let pieced = 0;
function pieceOf(catalogue: Catalogue, wording: Wording, length: number): Piece {
  const within = ({ start, end }: Placed) => start >= 0 && end <= length;
  const mentions = wording.mentions.filter(within);
  return {
    id: `${pieced++} `,
    speaksOf: new Set(mentions.flatMap(({ term }) => catalogue.speakers.get(term) ?? [])),
    subjects: new Map(
      catalogue.editions.map((edition) => [
        edition,
        [...new Set(mentions.flatMap(({ term }) => edition.byTerm.get(term) ?? []))].map((item) => ({
          item,
          groups: groupsIn(item, mentions),
        })),
      ]),
    ),
    mentions,
    stages: [...wording.stages].flatMap(([stage, match]) =>
      match !== null && within(match) ? [[stage, match] as const] : [],
    ),
    cues: wording.cues.filter(within),
    figures: wording.figures.filter(within),
    raises: false,
    steady: true,
    counted: mentions.filter(({ term }) => catalogue.counted.some(({ counts }) => counts === term)).length,
  };
}

/** Words that ask for a closer look at all others of their sentence, and say nothing of them. */
const RAISED = ', 위탁품, 용품';

const saying = ({ mentions, stages, figures }: Piece): string => JSON.stringify([mentions, stages, figures]);

function wordPiece(catalogue: Catalogue, word: string, onlyUsed: boolean): Piece | null {
  const among = `, ${word}, `;
  const loudness = loudnessOf(catalogue.cues, among);
  if (!SPELLING.test(word) || loudness === 'loud' || !isUnshaded(catalogue.cues, among)) return null;
  const wording = wordingOf(catalogue, `${word}.${closingOf([])}`, '', onlyUsed);
  const plain = wording.mentions.every(({ standing }) => PLAIN.has(standing));
  if (!plain || wording.figures.some(({ end }) => end > word.length)) return null;
  const piece = pieceOf(catalogue, wording, word.length);
  const raised = pieceOf(
    catalogue,
    wordingOf(catalogue, `${word}${RAISED}.${closingOf([])}`, '', onlyUsed),
    word.length,
  );
  return { ...piece, raises: loudness === 'raising', steady: saying(piece) === saying(raised) };
}

/** The last sentence begins with its full stop, which ends the one before. */
function closingPiece(catalogue: Catalogue, closing: string, onlyUsed: boolean): Piece | null {
  if (!CLOSING.test(closing) || !isUnshaded(catalogue.cues, closing)) return null;
  const wording = wordingOf(catalogue, `.${closing}`, '', onlyUsed);
  return wording.figures.length === 0 ? pieceOf(catalogue, wording, closing.length + 1) : null;
}

/** The vocabulary of a catalogue is small; what is said in more words than this is read as a text. */
const MOST_PIECES = 4096;
const pieces = new WeakMap<Catalogue, Map<string, Piece | null>>();

function knownPiece(catalogue: Catalogue, name: string, onlyUsed: boolean): Piece | null {
  const shelf = pieces.get(catalogue) ?? new Map<string, Piece | null>();
  if (shelf.size === 0) pieces.set(catalogue, shelf);
  const key = onlyUsed ? `?${name}` : name;
  const known = shelf.get(key);
  if (known !== undefined) return known;
  if (shelf.size >= MOST_PIECES) return null;
  const read = (name.endsWith(HAVING) ? closingPiece : wordPiece)(catalogue, name, onlyUsed);
  shelf.set(key, read);
  return read;
}

/** Announcements are looked for in the first 400 letters, so longer cards are read as a text. */
const LONGEST = 400;

/** A piece and where it stands. */
interface Put {
  readonly piece: Piece;
  readonly at: number;
}

/** Null where the words have to be read together. */
function putTogether(catalogue: Catalogue, { words, stages }: Spelled, onlyUsed: boolean): Put[] | null {
  const puts: Put[] = [];
  let at = 0;
  let raises = false;
  let steady = true;
  let counted = 0;
  for (const word of words) {
    const piece = knownPiece(catalogue, word, onlyUsed);
    if (piece === null) return null;
    puts.push({ piece, at });
    at += word.length + 2;
    raises ||= piece.raises;
    steady &&= piece.steady;
    counted += piece.counted;
  }
  const closing = knownPiece(catalogue, closingOf(stages), onlyUsed);
  // Names that are counted one by one are counted over the whole sentence.
  if (closing === null || puts.length === 0 || at > LONGEST || counted + closing.counted > 1) return null;
  puts.push({ piece: closing, at: at - 2 });
  return raises && !steady ? null : puts;
}

const NO_FIGURES: readonly ReadFigure[] = [];

/** The reading of a card, each part made when it is first asked for: most are not. */
class Composed implements Reading {
  readonly stages: Reading['stages'];
  readonly typed: Reading['typed'];
  readonly field: Reading['field'];
  readonly pieces: readonly Piece[];
  readonly onlyUsed: boolean;
  readonly #spelled: Spelled;
  readonly #puts: readonly Put[];
  #folded: Folded | null = null;
  #mentions: readonly Mention[] | null = null;
  #byTerm: Reading['byTerm'] | null = null;
  #cues: readonly Cue[] | null = null;
  #figures: readonly ReadFigure[] | null = null;

  constructor(spelled: Spelled, puts: readonly Put[], given: ReturnType<typeof givenIn>, onlyUsed: boolean) {
    this.#spelled = spelled;
    this.#puts = puts;
    this.stages = given.stages;
    this.typed = given.typed;
    this.field = given.field;
    this.onlyUsed = onlyUsed;
    this.pieces = puts.map(({ piece }) => piece);
  }
  get folded(): Folded {
    this.#folded ??= fold(textOf(this.#spelled));
    return this.#folded;
  }
  get spans(): Reading['spans'] {
    const stop = (this.#puts.at(-1)?.at ?? 0) + 1;
    return [
      { start: 0, end: stop },
      { start: stop, end: this.readTo },
    ];
  }
  get mentions(): readonly Mention[] {
    const last = this.#puts.at(-1);
    this.#mentions ??= this.#puts.flatMap((put) =>
      put.piece.mentions.map((each) => ({ ...moved(each, put.at), sentence: put === last ? 1 : 0 })),
    );
    return this.#mentions;
  }
  get byTerm(): Reading['byTerm'] {
    this.#byTerm ??= byTermOf(this.mentions);
    return this.#byTerm;
  }
  get cues(): readonly Cue[] {
    this.#cues ??= this.#puts.flatMap(({ piece, at }) => piece.cues.map((each) => moved(each, at)));
    return this.#cues;
  }
  get figures(): readonly ReadFigure[] {
    this.#figures ??= this.pieces.every(({ figures }) => figures.length === 0)
      ? NO_FIGURES
      : this.#puts.flatMap(({ piece, at }) => piece.figures.map((each) => moved(each, at)));
    return this.#figures;
  }
  get readTo(): number {
    return this.folded.text.length;
  }
}

/** The reading of `textOf(spelled)`, put together. */
export function composed(catalogue: Catalogue, spelled: Spelled, input: ScreeningInput): Reading | null {
  const onlyUsed = input.facets?.role === 'useOnly';
  const puts = putTogether(catalogue, spelled, onlyUsed);
  if (puts === null) return null;
  const stages = new Map<Stage, Match | null>();
  for (const { piece, at } of puts)
    for (const [stage, match] of piece.stages) if (!stages.has(stage)) stages.set(stage, moved(match, at));
  return new Composed(spelled, puts, givenIn(catalogue, input, stages), onlyUsed);
}

/** As `read` of the same words in `text`. */
export const readSpelled = (catalogue: Catalogue, spelled: Spelled, input: ScreeningInput): Reading =>
  composed(catalogue, spelled, input) ?? read(catalogue, { ...input, text: textOf(spelled) });
