// Which of the figures in the text speaks about a condition: right dimension, right cue, right product.
import type { ProfileCondition, Quantity } from '@boru/contract/screening-profile';
import type { Catalogue } from './compile.ts';
import { distance, isNeighbours } from './nearness.ts';
import { type Figure, NATIVE, type Reading as UnitReading } from './quantities.ts';
import type { Cue, Mention, ReadFigure, Reading } from './read.ts';
import { firstFrom } from './text.ts';

export interface Bound {
  readonly figure: Figure;
  readonly reading: UnitReading;
  /** false: the figure is the only one around but no word ties it to the quantity. */
  readonly firm: boolean;
}
export interface Binding {
  readonly bound: readonly Bound[];
  /** Figures of what is only planned: they prove nothing, but where even they fall short, so does what there is. */
  readonly planned: readonly Bound[];
  /** Figures that look like an answer but cannot be compared with the limit. */
  readonly traps: readonly ReadFigure[];
  /** The largest sum over several units ("총 2만 리터", "5,000L 4기"), for quantities whose limit is one of a unit. */
  readonly total: number;
}

/** "크기" belongs to the chip size of a micro-LED only where micro-LEDs are spoken of. */
function isLive(catalogue: Catalogue, reading: Reading, cue: Cue): boolean {
  if (cue.quantity === null) return true;
  for (const term of catalogue.owners.get(cue.quantity) ?? []) if (reading.byTerm.has(term)) return true;
  return false;
}

/** The quantities that the nearest cue of this dimension names; null when no cue is near. */
function named(
  catalogue: Catalogue,
  reading: Reading,
  dimension: string,
  figure: ReadFigure,
): ReadonlySet<string | null> | null {
  let best = Number.POSITIVE_INFINITY;
  let names = new Set<string | null>();
  const { cues } = reading;
  for (let i = firstFrom(cues, figure.start - 80); i < cues.length; i++) {
    const cue = cues[i];
    if (cue === undefined || cue.start > figure.end + 14) break;
    if (cue.dimension !== dimension || !isLive(catalogue, reading, cue) || isNeighbours(reading, cue, figure)) continue;
    const d = distance(reading.folded.text, cue, figure);
    if (d < best) {
      best = d;
      names = new Set([cue.quantity]);
    } else if (d === best && d !== Number.POSITIVE_INFINITY) names.add(cue.quantity);
  }
  // The unit itself may hold the cue ("wt.% C"): distance 0 wins.
  return best === Number.POSITIVE_INFINITY ? null : names;
}

function gap(text: string, mention: Mention, figure: ReadFigure): number {
  const before = mention.end <= figure.start;
  const between = before ? text.slice(mention.end, figure.start) : text.slice(figure.end, mention.start);
  const commas = between.split(',').length - 1;
  return Math.max(0, between.length) + commas * 15 + (before ? 0 : 1);
}

/** How many characters, and how many mentions before that, a figure looks around for its product. */
const REACH = 160;
const MOST_BACK = 400;

function mentionsAround(reading: Reading, rivals: ReadonlySet<string>, figure: ReadFigure): Mention[] {
  const { mentions } = reading;
  const near: Mention[] = [];
  for (let i = firstFrom(mentions, figure.start - REACH); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.start > figure.end + REACH) break;
    if (mention.sentence === figure.sentence && isRival(mention, rivals)) near.push(mention);
  }
  return near;
}

const isRival = (mention: Mention, rivals: ReadonlySet<string>): boolean =>
  rivals.has(mention.term) && !mention.hint && mention.standing !== 'comparison';

/** The last product spoken of before the figure, else the next one after it. */
function mentionFarther(reading: Reading, rivals: ReadonlySet<string>, figure: ReadFigure): Mention[] {
  const { mentions } = reading;
  const here = firstFrom(mentions, figure.start);
  for (const step of [-1, 1]) {
    for (
      let i = step < 0 ? here - 1 : here, seen = 0;
      i >= 0 && i < mentions.length && seen < MOST_BACK;
      i += step, seen++
    ) {
      const mention = mentions[i];
      if (mention === undefined || !isRival(mention, rivals)) continue;
      const twins = [mentions[i - 1], mention, mentions[i + 1]];
      return twins.flatMap((m) => (m !== undefined && isRival(m, rivals) ? [m] : []));
    }
  }
  return [];
}

function closest(pool: readonly Mention[], measure: (m: Mention) => number): ReadonlySet<string> {
  let best: Mention | null = null;
  let at = Number.POSITIVE_INFINITY;
  for (const mention of pool) {
    const d = measure(mention);
    if (d < at) {
      at = d;
      best = mention;
    }
  }
  const anchor = best;
  if (anchor === null) return new Set();
  return new Set(pool.filter((m) => m.start < anchor.end && anchor.start < m.end).map((m) => m.term));
}

const NOBODY: ReadonlySet<string> = new Set();

/** Several conditions ask the same of a figure; what was found stays with the figure as long as the reading lives. */
interface Known {
  readonly owners: Map<string, ReadonlySet<string>>;
  readonly names: Map<string, ReadonlySet<string | null> | null>;
}
const known = new WeakMap<ReadFigure, Known>();
function knownOf(figure: ReadFigure): Known {
  const found = known.get(figure) ?? { owners: new Map(), names: new Map() };
  known.set(figure, found);
  return found;
}
function remembered<Value>(map: Map<string, Value>, key: string, find: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined || map.has(key)) return found as Value;
  const made = find();
  map.set(key, made);
  return made;
}

/** Terms of the product the figure belongs to: nearest in its sentence, else the last one spoken of before. */
export function ownerOf(
  catalogue: Catalogue,
  reading: Reading,
  quantity: string,
  figure: ReadFigure,
): ReadonlySet<string> {
  const rivals = catalogue.owners.get(quantity) ?? NOBODY;
  const near = mentionsAround(reading, rivals, figure);
  const { text } = reading.folded;
  if (near.length > 0) return closest(near, (mention) => gap(text, mention, figure));
  return closest(mentionFarther(reading, rivals, figure), (mention) => Math.abs(figure.start - mention.end));
}

function readingIn(figure: Figure, dimension: string): UnitReading | null {
  return figure.readings.find((reading) => reading.dimension === dimension) ?? null;
}

function ratioReading(quantity: Quantity, figure: ReadFigure, text: string): UnitReading | null {
  if (quantity.ratio !== true || figure.ratio === null) return null;
  const sum = figure.ratio.reduce((a, b) => a + b, 0);
  const first = figure.ratio[0];
  const around = text.slice(Math.max(0, figure.start - 40), figure.end + 12);
  if (first === undefined || sum <= 0 || !/니켈|ni|nc[ma]|nickel/.test(around)) return null;
  // The parts are rounded to whole tenths in trade; one unit of the last place is left open on both sides.
  const share = (first / sum) * 100;
  return {
    unit: '%',
    dimension: 'percent',
    value: { low: share - 1, high: share + 1, lowOpen: false, highOpen: false },
  };
}

function decadeReading(catalogue: Catalogue, quantity: Quantity, figure: ReadFigure, found: UnitReading): UnitReading {
  const { low, high } = figure.written;
  if (quantity.decades !== true || !figure.grade || low !== high || low < 10 || low % 10 !== 0 || found.unit !== 'nm')
    return found;
  const factor = catalogue.units.byName.get('nm')?.factor ?? 1;
  return { ...found, value: { low: low * factor, high: (low + 10) * factor, lowOpen: false, highOpen: true } };
}

function belongs(
  catalogue: Catalogue,
  reading: Reading,
  condition: ProfileCondition,
  first: readonly string[],
  figure: ReadFigure,
): boolean {
  const owner = remembered(knownOf(figure).owners, condition.quantity, () =>
    ownerOf(catalogue, reading, condition.quantity, figure),
  );
  if (owner.size === 0) return true;
  return (condition.of ?? first).some((term) => owner.has(term));
}

/** Dimensions that span many orders of magnitude: inches never measure an LED chip, minutes never a service life. */
const SCALED: ReadonlySet<string> = new Set(['length', 'mass', 'time']);
const outOfScale = (quantity: Quantity, figure: Figure, found: UnitReading): boolean =>
  SCALED.has(quantity.dimension) && figure.quantity === null && !quantity.units.includes(found.unit);

/** "65 nm pixel process": a process, whatever else the words name. */
const NODE = /^\s?(?:(?:pixel|픽셀|화소|logic|로직|c?mos|bsi|cis)\s)?(?:process|node|공정|노드)/;
const isNode = (text: string, quantity: Quantity, figure: Figure, found: UnitReading): boolean =>
  quantity.decades !== true && found.unit === 'nm' && NODE.test(text.slice(figure.end, figure.end + 20));

/** "총 24,000L", "팩 기준 190Wh/kg": words that claim the figure for something else, right beside it. */
function isClaimed(reading: Reading, quantity: Quantity, figure: ReadFigure): boolean {
  if (quantity.cues.length > 0 || figure.quantity !== null) return false;
  const { text } = reading.folded;
  for (let i = firstFrom(reading.cues, figure.start - 24); i < reading.cues.length; i++) {
    const cue = reading.cues[i];
    if (cue === undefined || cue.start > figure.end + 4) return false;
    if (cue.quantity !== null || cue.dimension !== quantity.dimension) continue;
    const before = cue.end <= figure.start;
    const between = before ? text.slice(cue.end, figure.start) : text.slice(figure.end, cue.start);
    if (before ? between.length <= 5 && !/\d/.test(between) : /^(?:[을를은는이가])?[\s(]{0,2}$/.test(between))
      return true;
  }
  return false;
}

const UNITS =
  /^[^.,;!?\n]{0,24}?\s?[x×*]?\s?(\d{1,3}|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(?:기|대|개|조)(?![가-힣]*당)/;
/** "six 2,000 L tanks", "6 x 2,000 L". */
const UNITS_BEFORE = /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s?(?:[x×*]|of\sthe|[a-z-]{3,12})?\s?$/;
const ENGLISH_NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const countOf = (word: string): number => NATIVE[word] ?? (Number(word) || ENGLISH_NUMBERS.indexOf(word) + 2);
/** What the figure comes to over all units: itself where a word of summing claims it, times the number of units behind it. */
function sumOf(reading: Reading, quantity: Quantity, figure: ReadFigure, found: UnitReading): number {
  if (isClaimed(reading, quantity, figure)) return found.value.high;
  const { text } = reading.folded;
  const units =
    UNITS.exec(text.slice(figure.end, figure.end + 32))?.[1] ??
    UNITS_BEFORE.exec(text.slice(Math.max(0, figure.start - 24), figure.start))?.[1];
  return units === undefined ? 0 : found.value.high * countOf(units);
}

const NOTHING: Binding = { bound: [], planned: [], traps: [], total: 0 };

export function bind(
  catalogue: Catalogue,
  reading: Reading,
  condition: ProfileCondition,
  first: readonly string[],
  handled = false,
): Binding {
  const quantity = catalogue.quantities.get(condition.quantity);
  if (quantity === undefined) return NOTHING;
  const typed = reading.typed.filter((figure) => figure.quantity === quantity.id);
  if (typed.length > 0)
    return {
      ...NOTHING,
      bound: typed.flatMap((figure) => figure.readings.map((r) => ({ figure, reading: r, firm: true }))),
    };
  const bound: Bound[] = [];
  const planned: Bound[] = [];
  const traps: ReadFigure[] = [];
  let total = 0;
  const text = reading.folded.text;
  for (const figure of reading.figures) {
    if (figure.quantity !== null && figure.quantity !== quantity.id) continue;
    const direct =
      figure.quantity === quantity.id
        ? (figure.readings[0] ?? null)
        : (ratioReading(quantity, figure, text) ?? readingIn(figure, quantity.dimension));
    if (direct === null) {
      if (quantity.traps?.some((dimension) => readingIn(figure, dimension) !== null) === true) traps.push(figure);
      continue;
    }
    if (
      (figure.setAside !== null && figure.setAside !== 'target' && !(handled && figure.setAside === 'others')) ||
      outOfScale(quantity, figure, direct) ||
      isNode(text, quantity, figure, direct)
    )
      continue;
    if (quantity.perUnit === true) total = Math.max(total, sumOf(reading, quantity, figure, direct));
    if (isClaimed(reading, quantity, figure) || !belongs(catalogue, reading, condition, first, figure)) continue;
    const names =
      figure.quantity === null && figure.ratio === null && quantity.cues.length > 0
        ? remembered(knownOf(figure).names, quantity.dimension, () =>
            named(catalogue, reading, quantity.dimension, figure),
          )
        : new Set([quantity.id]);
    if (names !== null && !names.has(quantity.id)) continue;
    // Where the dimension alone is telling, no cue is needed; a cue of something else ("팩 기준") still takes the figure.
    const firm = names !== null || quantity.cues.length === 0;
    const where = figure.setAside === 'target' ? planned : bound;
    where.push({ figure, reading: decadeReading(catalogue, quantity, figure, direct), firm });
  }
  const firm = bound.filter((b) => b.firm);
  return { bound: firm.length > 0 ? firm : bound, planned, traps, total };
}
