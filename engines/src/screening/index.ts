// The door of the screening engine. Pure: catalogue and input in, result out; same input, same output, for ever.
import type { Candidate, RecognisedSpan, ScreeningInput, ScreeningResult } from '@boru/contract/screening';
import { answersOf, merge } from './answers.ts';
import type { Catalogue, Edition, Item } from './compile.ts';
import { decide, type Judged, reasonOf, verdictOf } from './decide.ts';
import { evaluate } from './evaluate.ts';
import { gapsOn } from './gaps.ts';
import { laddersOf } from './ladder.ts';
import { type Reading, read } from './read.ts';
import { saidOf } from './said.ts';
import { original } from './text.ts';

export { type Catalogue, CatalogueFault, type CatalogueFiles, compileCatalogue, type Edition } from './compile.ts';
export { convert } from './units.ts';
export { packed, unpacked } from './wire.ts';

export const ENGINE_VERSION = '1.12.0';
const NOTICE = {
  ko: '사전 확인: 법적 판정이 아닙니다. 판정은 산업통상부장관이 합니다.',
  en: 'Preliminary check: not a legal ruling. The Minister of Trade, Industry and Resources decides.',
} as const;
/** Items that are only partly spoken of are shown so that nothing is overlooked, but few of them. */
const MOST_PARTIAL = 3;

/** Editions in force on the day. A list without a full edition for that day is left out, never replaced by another day's. */
export function editionsOn(catalogue: Catalogue, on: string): Edition[] {
  return catalogue.editions.filter(
    (edition) =>
      (edition.validFrom === null || edition.validFrom <= on) && (edition.validTo === null || on <= edition.validTo),
  );
}

/** The items of the edition that some word speaks of; of a card only those that its words wholly speak of. */
function spokenOf(reading: Reading, edition: Edition): Item[] {
  const { pieces } = reading;
  if (pieces === null)
    return [...new Set([...reading.byTerm.keys()].flatMap((term) => edition.byTerm.get(term) ?? []))];
  const heard = new Map<Item, number>();
  for (const { subjects } of pieces)
    for (const { item, groups } of subjects.get(edition) ?? []) heard.set(item, (heard.get(item) ?? 0) | groups);
  const whole: Item[] = [];
  for (const [item, groups] of heard) if (groups === (1 << item.profile.subject.length) - 1) whole.push(item);
  return whole;
}

/** `wholly`: without what is only partly spoken of, which never counts. */
function judgeAll(
  catalogue: Catalogue,
  reading: Reading,
  input: ScreeningInput,
  editions: readonly Edition[],
  wholly = false,
): Judged[] {
  const answers = answersOf(input);
  const judged: Judged[] = [];
  for (const edition of editions) {
    for (const item of spokenOf(reading, edition)) {
      const said = saidOf(reading, item);
      if (said === null || (wholly && said.subject.coverage < 1)) continue;
      const evaluation = evaluate(catalogue, reading, answers, item, input.on, said);
      const one = decide(catalogue, evaluation, reading.field === item.field);
      if (one !== null) judged.push(one);
    }
  }
  judged.sort((a, b) => Number(b.counts) - Number(a.counts) || b.score - a.score || (a.item.id < b.item.id ? -1 : 1));
  let partial = 0;
  return judged.filter((j) => j.counts || j.status !== 'review' || ++partial <= MOST_PARTIAL);
}

function recognised(reading: Reading, candidates: readonly Candidate[]): RecognisedSpan[] {
  const used = new Set(candidates.flatMap((each) => each.evidence.map((e) => `${e.start}-${e.end}`)));
  const spans: RecognisedSpan[] = [];
  // Every mention of a term that a counted item rests on is of use, not only the one that was quoted as evidence.
  const terms = new Set(candidates.filter(({ counts }) => counts).flatMap(({ evidence }) => evidence.map((e) => e.of)));
  const add = (start: number, end: number, kind: 'word' | 'number', of: string) => {
    const from = reading.folded.at[start] ?? 0;
    const to = reading.folded.to[end - 1] ?? from;
    if (from < reading.readTo)
      spans.push({
        start: from,
        end: to,
        kind,
        text: original(reading.folded, start, end),
        of,
        used: used.has(`${from}-${to}`) || (kind === 'word' && terms.has(of)),
      });
  };
  for (const mention of reading.mentions) add(mention.start, mention.end, 'word', mention.term);
  for (const match of reading.stages.values()) if (match !== null) add(match.start, match.end, 'word', 'stage');
  for (const figure of reading.figures)
    add(figure.start, figure.end, 'number', figure.quantity ?? figure.readings[0]?.unit ?? '');
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Questions of the candidates that still have a say, those of the best candidates and the most items first; answered ones are gone. */
function interview(candidates: readonly Candidate[], input: ScreeningInput): ScreeningResult['asks'] {
  const done = new Set((input.answers ?? []).map((answer) => answer.ask));
  const open = candidates.filter(
    ({ status, counts }) => ['ask', 'borderline', 'review', 'likely'].includes(status) && (counts || status === 'ask'),
  );
  const counted = open.filter(({ counts }) => counts).flatMap((each) => each.asks);
  const rest = open.filter(({ counts }) => !counts).flatMap((each) => each.asks);
  const asks = merge([...counted, ...rest]).filter((ask) => !done.has(ask.id));
  const place = new Map(asks.map((ask, i) => [ask.id, i]));
  const decisive = new Set(counted.map((ask) => ask.id));
  // Which form, then which figure; whether a thing is only used comes last, for it opens a second matter.
  const weight = (id: string) => (decisive.has(id) ? 0 : 10) + (id.startsWith('branch:') ? 0 : 1);
  return asks.sort(
    (a, b) =>
      weight(a.id) - weight(b.id) || b.items.length - a.items.length || (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0),
  );
}

/** A verdict on half of the lists must not read as one on all of them. */
function withGaps(reason: { ko: string; en: string }, gaps: ScreeningResult['gaps']): { ko: string; en: string } {
  return gaps.length === 0
    ? reason
    : {
        ko: [reason.ko, ...gaps.map((gap) => gap.statement.ko)].join(' '),
        en: [reason.en, ...gaps.map((gap) => gap.statement.en)].join(' '),
      };
}

/** What re-screening compares: the verdict and where each item stands that is wholly spoken of. */
export interface Outcome {
  readonly verdict: ScreeningResult['verdict'];
  readonly items: readonly Pick<
    ScreeningResult['candidates'][number],
    'item' | 'list' | 'edition' | 'status' | 'counts'
  >[];
}

/** As `screen`, for many saved cards: the same judgement, less of a report. Cards bring a reading of their own (spelled.ts). */
export function outcomeOf(catalogue: Catalogue, input: ScreeningInput, reading = read(catalogue, input)): Outcome {
  const judged = judgeAll(catalogue, reading, input, editionsOn(catalogue, input.on), true);
  return {
    verdict: verdictOf(judged),
    items: judged.map(({ item: { id, list, edition }, status, counts }) => ({
      item: id,
      list,
      edition,
      status,
      counts,
    })),
  };
}

/**
 * Screens a description. `input.text` is read up to 12,000 characters (the result says so); offsets are UTF-16 units of the given text.
 * Never throws on any well-typed input; unknown quantities and foreign units are ignored, absent figures are unknown.
 */
export function screen(catalogue: Catalogue, input: ScreeningInput): ScreeningResult {
  const editions = editionsOn(catalogue, input.on);
  const reading = read(catalogue, input);
  const judged = judgeAll(catalogue, reading, input, editions);
  const verdict = verdictOf(judged);
  const candidates = judged.map((each) => each.write());
  const gaps = gapsOn(catalogue, input.on);
  return {
    on: input.on,
    editions: editions.map((edition) => ({
      list: edition.list,
      edition: edition.edition,
      name: edition.name,
      items: edition.items.length,
    })),
    gaps,
    engine: { version: ENGINE_VERSION, catalogue: catalogue.fingerprint },
    verdict,
    reason:
      editions.length === 0
        ? withGaps(
            {
              ko: '그 날짜에 시행 중이던 목록의 전문이 없어 확인할 수 없습니다.',
              en: 'No complete list in force on that day is loaded, so nothing can be checked.',
            },
            gaps,
          )
        : withGaps(reasonOf(verdict, candidates), gaps),
    notice: NOTICE,
    candidates,
    asks: interview(candidates, input),
    ladders: laddersOf(catalogue, candidates),
    recognised: recognised(reading, candidates),
    read: { characters: reading.readTo, of: (input.text ?? '').length },
  };
}
