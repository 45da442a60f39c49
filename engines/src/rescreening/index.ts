// Screening a card again from its own data: what the words of the lists, the figures and the answers say, without the text.
import type { Claim, RescreeningOutcome } from '@boru/contract/rescreening';
import type { Candidate, ScreeningInput, ScreeningResult } from '@boru/contract/screening';
import { LanguageFile } from '@boru/contract/screening-profile';
import type { CardBasis, CardInput } from '@boru/contract/technologies';
import {
  type Catalogue,
  type CatalogueFiles,
  compileCatalogue,
  type Outcome,
  screen,
  outcomeOf as screeningOutcomeOf,
  unpacked,
} from '@boru/engines/screening';
import { readSpelled, type Spelled, textOf } from '../screening/spelled.ts';

/** The compiled catalogue with the words of the stages of work, which the engine itself keeps only as keys. */
export type Dictionary = { readonly catalogue: Catalogue; readonly stages: LanguageFile['items'] };
export const dictionaryOf = (files: CatalogueFiles): Dictionary => ({
  catalogue: compileCatalogue(files),
  stages: LanguageFile.parse(unpacked(files).language).items,
});

/** The part of a card that a screening reads. */
export type CardFacts = Pick<CardInput, 'field' | 'product' | 'quantities' | 'basis'>;

const mostTerms = 60;
const mostAnswers = 40;
const claimed: ReadonlySet<string> = new Set(['met', 'likely']);
const open: ReadonlySet<string> = new Set(['ask', 'borderline', 'review']);

/** The items that have a say: what a card, a duty or a comparison is about. */
type Placed = Pick<Candidate, 'list' | 'edition' | 'item' | 'status' | 'counts'>;
const speaking = (items: readonly Placed[]): Placed[] =>
  items.filter(({ counts, status }) => counts && status !== 'below');

const claim = ({ verdict, items }: Outcome): Claim => ({
  verdict,
  items: speaking(items)
    .slice(0, 12)
    .map(({ list, edition, item, status }) => ({ list, edition, item, status })),
});
export const claimOf = ({ verdict, candidates }: ScreeningResult): Claim => claim({ verdict, items: candidates });

/** The figures a result compared, in the unit of the law, one of each quantity; those that fell short too. */
export const figuresOf = (result: ScreeningResult): CardInput['quantities'] => {
  const known = new Map<string, CardInput['quantities'][number]>();
  for (const { counts, conditions } of result.candidates) {
    for (const { required, converted } of counts ? conditions : []) {
      if (required === null || converted === null || known.has(required.quantity)) continue;
      const { quantity, unit } = required;
      known.set(quantity, { quantity, value: converted, unit, comparator: '=' });
    }
  }
  return [...known.values()];
};

/** A spelling by which the dictionary finds a key again; "^" marks the beginning of a word and is no letter. */
const spelling = ([first = '']: readonly string[]): string => (first.startsWith('^') ? first.slice(1) : first);

const stagesOf = ({ stages }: Dictionary, result: ScreeningResult): CardBasis['stages'] => {
  const written = new Set(
    result.recognised.filter((span) => span.of === 'stage').map((span) => span.text.toLowerCase()),
  );
  return stages
    .filter((stage) => stage.words.some((word) => written.has(word.replace(/^\^/, '').toLowerCase())))
    .map(({ id }) => id);
};

/** Terms that the profiles of the counted items speak of: subjects, shapes, scopes, exclusions. */
const profiled = (catalogue: Catalogue, result: ScreeningResult): Set<string> => {
  const terms = new Set<string>();
  for (const { counts, edition, item } of result.candidates) {
    const profile = counts ? catalogue.items.get(`${edition}/${item}`)?.profile : undefined;
    if (profile === undefined) continue;
    const groups = [...profile.subject, ...profile.branches.flatMap((branch) => branch.when)];
    for (const { any } of [...groups, ...profile.scopes, ...profile.exclusions])
      for (const term of any) terms.add(term);
  }
  return terms;
};

/** Which dictionary terms the text named: all of those the items speak of, only those the result cites, or simply all. */
const choicesOf = ({ catalogue }: Dictionary, result: ScreeningResult): string[][] => {
  const named = [...new Set(result.recognised.map((span) => span.of))].filter((of) => catalogue.terms.has(of));
  const cited = new Set([
    ...result.recognised.filter((span) => span.used).map((span) => span.of),
    ...result.candidates.filter(({ counts }) => counts).flatMap(({ evidence }) => evidence.map(({ of }) => of)),
  ]);
  const spoken = profiled(catalogue, result);
  return [named.filter((term) => spoken.has(term)), [...cited].filter((term) => catalogue.terms.has(term)), named].map(
    (terms) => terms.slice(0, mostTerms),
  );
};

/**
 * Which words of the dictionary a result rests on. Ids and answers only: a sentence, a name or a figure that no list asks
 * about is not among them. Of the possible choices of words the first that leads to the same result is kept; a result
 * that none of them reproduces (a word denied, a figure of another product) keeps the first.
 */
export const basisOf = (
  dictionary: Dictionary,
  result: ScreeningResult,
  card: Omit<CardFacts, 'basis' | 'product'>,
  answers: CardBasis['answers'] = [],
): CardBasis => {
  const before = claimOf(result);
  const kept = { stages: stagesOf(dictionary, result), role: null, answers: answers.slice(0, mostAnswers) };
  const choices = choicesOf(dictionary, result).map((terms): CardBasis => ({ ...kept, terms }));
  const reproduces = (basis: CardBasis) =>
    sameClaim(claimOfText(dictionary, { ...card, product: null, basis }, result.on), before);
  return choices.find(reproduces) ?? choices[0] ?? { ...kept, terms: [] };
};

/** The dictionary's own words for what the card names. */
const spelledOf = ({ catalogue, stages: known }: Dictionary, { basis }: CardFacts): Spelled => ({
  words: basis.terms.flatMap((id) => {
    const term = catalogue.terms.get(id);
    return term === undefined ? [] : [spelling(term.words)];
  }),
  stages: known.filter(({ id }) => basis.stages.includes(id)).map(({ words: said }) => spelling(said)),
});

/** A product name stands in for cards that have no words yet. */
const named = ({ words, stages }: Spelled, { product }: CardFacts): Spelled => ({
  words: words.length === 0 ? [product ?? ''] : words,
  stages,
});

const givenOf = (card: CardFacts, on: string): ScreeningInput => ({
  quantities: card.quantities.map(({ quantity, value, unit, comparator }) => ({ quantity, value, unit, comparator })),
  facets: { field: card.field, ...(card.basis.role === null ? {} : { role: card.basis.role }) },
  answers: [...card.basis.answers],
  on,
});

const inputOf = (dictionary: Dictionary, card: CardFacts, on: string): ScreeningInput => ({
  ...givenOf(card, on),
  text: textOf(named(spelledOf(dictionary, card), card)),
});

/** Screens a card for a day. Same card, same catalogue, same day: same result, for ever. */
export const screenCard = (dictionary: Dictionary, card: CardFacts, on: string): ScreeningResult =>
  screen(dictionary.catalogue, inputOf(dictionary, card, on));

/** As `claimOf(screenCard(…))`, without the report nobody reads. */
const claimOfText = (dictionary: Dictionary, card: CardFacts, on: string): Claim =>
  claim(screeningOutcomeOf(dictionary.catalogue, inputOf(dictionary, card, on)));

/** The same from the words as they are, for cards by the hundred thousand; a browser, which asks for one, is spared it. */
export const claimOfCard = (dictionary: Dictionary, card: CardFacts, on: string): Claim => {
  const { catalogue } = dictionary;
  const spelled = spelledOf(dictionary, card);
  const given = givenOf(card, on);
  return spelled.words.length === 0
    ? claimOfText(dictionary, card, on)
    : claim(screeningOutcomeOf(catalogue, given, readSpelled(catalogue, spelled, given)));
};

type Item = Claim['items'][number];
const keyOf = ({ list, edition, item, status }: Item): string => `${list} ${edition} ${item} ${status}`;

/** True when both say the same of the same items of the same editions. */
export const sameClaim = (a: Claim, b: Claim): boolean =>
  a.verdict === b.verdict && a.items.map(keyOf).sort().join('\n') === b.items.map(keyOf).sort().join('\n');

type Side = { editions: string; claimed: Set<string>; open: Set<string> };
const side = (claim: Claim, list: string): Side => {
  const items = claim.items.filter((item) => item.list === list);
  const named = (wanted: ReadonlySet<string>) =>
    new Set(items.filter(({ status }) => wanted.has(status)).map(({ item }) => item));
  return {
    editions: [...new Set(items.map(({ edition }) => edition))].sort().join(' '),
    claimed: named(claimed),
    open: named(open),
  };
};

/** Has `b` something that `a` has not? Items are renamed between editions, so across editions only their number tells. */
const gains = (a: ReadonlySet<string>, b: ReadonlySet<string>, sameEdition: boolean): boolean =>
  sameEdition ? [...b].some((item) => !a.has(item)) : b.size > a.size;

/**
 * What a new screening means beside the old one. `reproduces: false` means that words outside the card had a part in the
 * old result, so a difference may come from their absence: then a person must look, and "no longer" is never said.
 */
export const outcomeOf = (before: Claim, after: Claim, reproduces: boolean): RescreeningOutcome => {
  let gained = false;
  let lost = false;
  let opened = false;
  for (const list of new Set([...before.items, ...after.items].map((item) => item.list))) {
    const [old, now] = [side(before, list), side(after, list)];
    const same = old.editions === now.editions || old.editions === '' || now.editions === '';
    gained ||= gains(old.claimed, now.claimed, same);
    lost ||= gains(now.claimed, old.claimed, same);
    opened ||= gains(old.open, now.open, same);
  }
  if (!gained && !lost && !opened) return 'unchanged';
  if (!reproduces) return 'toCheck';
  if (gained) return 'mayApplyNow';
  if (lost && !opened) return 'noLonger';
  return 'toCheck';
};
