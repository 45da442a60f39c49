// The catalogue as the engine uses it: lists by edition, profiles with `like` resolved, one lexicon for all words.

import {
  LanguageFile,
  type Profile,
  type ProfileCondition,
  ProfileFile,
  type Quantity,
  QuantityFile,
  type Stage,
  type Term,
  TermFile,
  UnitFile,
} from '@boru/contract/screening-profile';
import {
  StatutoryList,
  type StatutoryRevision,
  StatutoryRevisions,
  type ThresholdLadder,
  ThresholdLadders,
} from '@boru/contract/statutory-lists';

import { type Lexicon, lexicon } from './text.ts';
import { type UnitTable, unitTable } from './units.ts';
import { packed, unpacked } from './wire.ts';

export interface CatalogueFiles {
  readonly lists: readonly unknown[];
  readonly profiles: readonly unknown[];
  readonly terms: unknown;
  readonly units: unknown;
  readonly quantities: unknown;
  readonly language: unknown;
  readonly ladders: unknown;
  /** The history of the lists: names what is missing where no full text is at hand. */
  readonly revisions?: unknown;
}
export type Cues = LanguageFile['cues'];
type Whole =
  | 'title'
  | 'subject'
  | 'stages'
  | 'stagesDecide'
  | 'otherStages'
  | 'conditions'
  | 'branches'
  | 'branchesOptional'
  | 'scopes'
  | 'times'
  | 'exclusions';
/** A profile with `like` resolved and nothing left out. */
export type ReadyProfile = { readonly [Part in Whole]: NonNullable<Profile[Part]> } & {
  readonly item: string;
  readonly verified: boolean;
  readonly branchQuestion: Profile['branchQuestion'];
  /** What is worked on for others counts as well, and has their figures. */
  readonly handled: boolean;
};
export interface Item {
  readonly id: string;
  readonly list: StatutoryList['list'];
  readonly edition: string;
  readonly field: string;
  readonly text: string;
  readonly profile: ReadyProfile;
}
export interface Edition {
  readonly list: StatutoryList['list'];
  readonly edition: string;
  readonly name: { ko: string; en: string };
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly items: readonly Item[];
  /** The items whose subject a term may speak of. */
  readonly byTerm: ReadonlyMap<string, readonly Item[]>;
}
/** What a key of the lexicon stands for. */
export type Key =
  | { readonly kind: 'term'; readonly term: Term; readonly hint: boolean; readonly pointer: boolean }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'cue'; readonly dimension: string; readonly quantity: string | null }
  | { readonly kind: 'code'; readonly quantity: string; readonly low: number; readonly high: number };

export interface Catalogue {
  readonly fingerprint: string;
  readonly editions: readonly Edition[];
  /** By edition and id: `2025-10-02/NCT-SEMI-01`. */
  readonly items: ReadonlyMap<string, Item>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly units: UnitTable;
  /** Quantities that a list of names answers too. */
  readonly counted: readonly Quantity[];
  readonly keys: readonly Key[];
  readonly words: Lexicon;
  readonly cues: Cues;
  readonly ladders: readonly ThresholdLadder[];
  readonly revisions: readonly StatutoryRevision[];
  readonly ladderLists: ReadonlyMap<string, { ko: string; en: string }>;
  /** The items of which a term says anything: their subject, shape, scope or exclusions. */
  readonly speakers: ReadonlyMap<string, readonly Item[]>;
  /** By quantity: the terms a figure of that quantity may belong to. */
  readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Thrown when files contradict each other; the message names the file's item. `boru pack check` reports it. */
export class CatalogueFault extends Error {}

function resolve(profiles: ReadonlyMap<string, Profile>, id: string, depth = 0): ReadyProfile {
  const profile = profiles.get(id);
  if (profile === undefined) throw new CatalogueFault(`${id}: 읽기(profile)가 없습니다 / has no profile`);
  if (depth > 3) throw new CatalogueFault(`${id}: like가 돌고 돕니다 / like goes in a circle`);
  const base = profile.like === undefined ? undefined : resolve(profiles, profile.like, depth + 1);
  const title = profile.title ?? base?.title;
  const subject = profile.subject ?? base?.subject;
  if (title === undefined || subject === undefined)
    throw new CatalogueFault(`${id}: title 또는 subject가 없습니다 / title or subject is missing`);
  return {
    item: id,
    title,
    subject,
    stages: profile.stages ?? base?.stages ?? [],
    stagesDecide: profile.stagesDecide ?? base?.stagesDecide ?? false,
    otherStages: profile.otherStages ?? base?.otherStages ?? [],
    conditions: profile.conditions ?? base?.conditions ?? [],
    branches: profile.branches ?? base?.branches ?? [],
    branchesOptional: profile.branchesOptional ?? base?.branchesOptional ?? false,
    branchQuestion: profile.branchQuestion ?? base?.branchQuestion,
    scopes: profile.scopes ?? base?.scopes ?? [],
    times: profile.times ?? base?.times ?? [],
    exclusions: profile.exclusions ?? base?.exclusions ?? [],
    verified: profile.verified,
    handled: subject.some((group) => group.as === 'handled'),
  };
}

export const conditionsOf = (profile: ReadyProfile): ProfileCondition[] => [
  ...profile.conditions,
  ...profile.branches.flatMap((branch) => branch.conditions),
];

function checkNames(
  profile: ReadyProfile,
  terms: ReadonlyMap<string, Term>,
  quantities: ReadonlyMap<string, Quantity>,
  units: UnitTable,
): void {
  const groups = [...profile.subject, ...profile.branches.flatMap((branch) => branch.when)];
  const named = [
    ...groups.flatMap((g) => g.any),
    ...profile.scopes.flatMap((s) => s.any),
    ...profile.exclusions.flatMap((e) => [...e.any, ...(e.unless ?? [])]),
  ];
  for (const condition of conditionsOf(profile)) {
    const quantity = quantities.get(condition.quantity);
    if (quantity === undefined)
      throw new CatalogueFault(`${profile.item}: 모르는 값 ${condition.quantity} / unknown quantity`);
    const unit = units.byName.get(condition.unit);
    if (unit !== undefined && unit.dimension !== quantity.dimension)
      throw new CatalogueFault(
        `${profile.item}: ${condition.unit}은 ${quantity.id}의 단위가 아닙니다 / is not a unit of it`,
      );
    named.push(...(condition.of ?? []));
  }
  for (const name of named)
    if (!terms.has(name)) throw new CatalogueFault(`${profile.item}: 모르는 용어 ${name} / unknown term`);
}

function ownersOf(editions: readonly Edition[]): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  for (const edition of editions) {
    for (const item of edition.items) {
      for (const condition of conditionsOf(item.profile)) {
        const set = owners.get(condition.quantity) ?? new Set();
        for (const term of condition.of ?? item.profile.subject[0]?.any ?? []) set.add(term);
        owners.set(condition.quantity, set);
      }
    }
  }
  return owners;
}

const subjectTerms = ({ subject }: ReadyProfile): string[] => subject.flatMap((group) => group.any);
const allTerms = (profile: ReadyProfile): string[] => [
  ...subjectTerms(profile),
  ...profile.branches.flatMap((branch) => branch.when.flatMap((group) => group.any)),
  ...profile.scopes.flatMap((scope) => scope.any),
  ...profile.exclusions.flatMap((exclusion) => [...exclusion.any, ...(exclusion.unless ?? [])]),
];

function itemsByTerm(items: readonly Item[], termsOf: (profile: ReadyProfile) => string[]): Map<string, Item[]> {
  const byTerm = new Map<string, Item[]>();
  for (const item of items)
    for (const term of new Set(termsOf(item.profile))) byTerm.set(term, [...(byTerm.get(term) ?? []), item]);
  return byTerm;
}

/** FNV-1a over the given files: a result names the catalogue it was made with. */
function fingerprint(files: CatalogueFiles): string {
  let hash = 0xcbf29ce484222325n;
  const text = JSON.stringify(files);
  let low = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) low = Math.imul(low ^ text.charCodeAt(i), 0x01000193) >>> 0;
  hash ^= BigInt(low) * 0x100000001b3n + BigInt(text.length);
  return BigInt.asUintN(64, hash).toString(16).padStart(16, '0');
}

function keysAndWords(
  terms: readonly Term[],
  language: LanguageFile,
  quantities: QuantityFile,
): { keys: Key[]; words: Lexicon } {
  const keys: Key[] = [];
  const words: { key: number; word: string }[] = [];
  const add = (key: Key, spellings: readonly string[]) => {
    keys.push(key);
    for (const word of spellings) words.push({ key: keys.length - 1, word });
  };
  for (const term of terms) {
    add({ kind: 'term', term, hint: false, pointer: false }, term.words);
    if (term.hints !== undefined) add({ kind: 'term', term, hint: true, pointer: false }, term.hints);
    if (term.pointers !== undefined) add({ kind: 'term', term, hint: true, pointer: true }, term.pointers);
  }
  for (const stage of language.items) add({ kind: 'stage', stage: stage.id }, stage.words);
  for (const quantity of quantities.items) {
    if (quantity.cues.length > 0)
      add({ kind: 'cue', dimension: quantity.dimension, quantity: quantity.id }, quantity.cues);
    for (const code of quantity.codes ?? [])
      add({ kind: 'code', quantity: quantity.id, low: code.low, high: code.high }, [code.word]);
  }
  for (const other of quantities.otherCues)
    add({ kind: 'cue', dimension: other.dimension, quantity: null }, other.words);
  return { keys, words: lexicon(words) };
}

/** Checks the files and makes them ready. Throws CatalogueFault or a ZodError; never half a catalogue. */
export function compileCatalogue(given: CatalogueFiles): Catalogue {
  const files = unpacked(given);
  const lists = files.lists.map((file) => StatutoryList.parse(file));
  const profileFiles = files.profiles.map((file) => ProfileFile.parse(file));
  const termFile = TermFile.parse(files.terms);
  const language = LanguageFile.parse(files.language);
  const quantityFile = QuantityFile.parse(files.quantities);
  const ladderFile = ThresholdLadders.parse(files.ladders);
  const units = unitTable(UnitFile.parse(files.units).items);
  const terms = new Map(termFile.items.map((term) => [term.id, term]));
  const quantities = new Map(quantityFile.items.map((quantity) => [quantity.id, quantity]));
  const profiles = new Map(profileFiles.flatMap((file) => file.items).map((profile) => [profile.item, profile]));
  const editions = lists.map((list): Edition => {
    const items = list.items.map((item): Item => {
      const profile = resolve(profiles, item.id);
      checkNames(profile, terms, quantities, units);
      return { id: item.id, list: list.list, edition: list.edition, field: item.field, text: item.text, profile };
    });
    return {
      list: list.list,
      edition: list.edition,
      name: list.title,
      validFrom: list.validFrom,
      validTo: list.validTo,
      items,
      byTerm: itemsByTerm(items, subjectTerms),
    };
  });
  return {
    fingerprint: fingerprint(packed(given)),
    editions,
    items: new Map(editions.flatMap((edition) => edition.items.map((item) => [`${item.edition}/${item.id}`, item]))),
    terms,
    quantities,
    units,
    counted: quantityFile.items.filter((quantity) => quantity.counts !== undefined),
    ...keysAndWords(termFile.items, language, quantityFile),
    cues: language.cues,
    ladders: ladderFile.items,
    revisions: files.revisions === undefined ? [] : StatutoryRevisions.parse(files.revisions).items,
    ladderLists: new Map(ladderFile.lists.map((list) => [list.id, { ko: list.ko, en: list.en }])),
    speakers: itemsByTerm(
      editions.flatMap((edition) => edition.items),
      allTerms,
    ),
    owners: ownersOf(editions),
  };
}
