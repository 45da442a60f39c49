// What the words of a text say of one item, before figures and answers are looked at.
import type { ConditionVerdict } from '@boru/contract/screening';
import type { ProfileExclusion, ProfileScope } from '@boru/contract/screening-profile';
import type { Item } from './compile.ts';
import { denied, holdGroup, once, partly, present, type Subject, spoken, subjectOf, type Wording } from './match.ts';
import type { Mention, Reading } from './read.ts';

export interface Said {
  readonly subject: Subject;
  /** One of its names stands firmly, whatever is missing beside it. */
  readonly partly: boolean;
  /** By branch: everything it is known by is the company's own. */
  readonly branches: readonly boolean[];
  readonly scopes: readonly { readonly verdict: ConditionVerdict; readonly mention: Mention | null }[];
  readonly exclusions: readonly { readonly exclusion: ProfileExclusion; readonly mention: Mention }[];
}

function scopeOf(reading: Reading, scope: ProfileScope): Said['scopes'][number] {
  const mention = spoken(reading, scope.any);
  if (mention !== null)
    return { mention, verdict: mention.hint || present(reading, scope.any) === null ? 'unclear' : 'met' };
  return { mention, verdict: denied(reading, scope.any) ? 'below' : 'unknown' };
}

function exclusionsOf(reading: Reading, exclusions: readonly ProfileExclusion[]): Said['exclusions'] {
  return exclusions.flatMap((exclusion) => {
    const mention = present(reading, exclusion.any);
    if (mention === null || mention.hint) return [];
    const saved = exclusion.unless === undefined ? null : spoken(reading, exclusion.unless);
    return saved !== null && !saved.hint ? [] : [{ exclusion, mention }];
  });
}

/** Every group is spoken of, or one of its names stands firmly: only then can the item be shown. */
function heard(reading: Reading, item: Item): Said | null {
  const { subject, branches, scopes, exclusions } = item.profile;
  const firmly = partly(reading, item);
  if (!firmly && !subject.every((group) => group.any.some((term) => reading.byTerm.has(term)))) return null;
  return {
    subject: subjectOf(reading, item),
    partly: firmly,
    branches: branches.map(({ when }) => when.every((group) => holdGroup(reading, group)?.grip === 'own')),
    scopes: scopes.map((scope) => scopeOf(reading, scope)),
    exclusions: exclusionsOf(reading, exclusions),
  };
}

/** Which spellings, in their order, speak of an item decides all of it; few orders of few spellings ever do. */
const byPieces = new WeakMap<Item, Map<string, Said | null>>();
const MOST_SAID = 512;
const byWording = new WeakMap<Wording, Map<Item, Said | null>>();

/** Null where the text is not about the item. */
export function saidOf(reading: Reading, item: Item): Said | null {
  if (reading.pieces === null) return once(byWording, reading, item, () => heard(reading, item));
  let name = '';
  for (const piece of reading.pieces) if (piece.speaksOf.has(item)) name += piece.id;
  let shelf = byPieces.get(item);
  if (shelf === undefined) {
    shelf = new Map();
    byPieces.set(item, shelf);
  }
  const known = shelf.get(name);
  if (known !== undefined) return known;
  const made = heard(reading, item);
  if (shelf.size >= MOST_SAID) shelf.clear();
  shelf.set(name, made);
  return made;
}
