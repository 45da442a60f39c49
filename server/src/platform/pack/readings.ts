// The readings of the statutory items (profiles): every item has one, its quotes are the law's words, and all it names is known.
import type { Profile } from '@boru/contract/screening-profile';
import { type Rule, repeated, rule } from './rule.ts';

/** Spaces differ between copies of a notice; letters and figures must not. */
const bare = (text: string): string => text.replace(/\s/g, '');

type Place = (string | number)[];
interface Quoted {
  readonly quote: string;
  readonly path: Place;
}

function quotesOf(profile: Profile): Quoted[] {
  const of = (part: string, entries: readonly { quote: string }[] | undefined, before: Place = []): Quoted[] =>
    (entries ?? []).map(({ quote }, at) => ({ quote, path: [...before, part, at, 'quote'] }));
  return [
    ...of('conditions', profile.conditions),
    ...of('scopes', profile.scopes),
    ...of('times', profile.times),
    ...of('exclusions', profile.exclusions),
    ...(profile.branches ?? []).flatMap((branch, at) => of('conditions', branch.conditions, ['branches', at])),
  ];
}

interface Named {
  readonly name: string;
  readonly path: Place;
}

function termsOf(profile: Profile): Named[] {
  const of = (names: readonly string[] | undefined, path: Place): Named[] =>
    (names ?? []).map((name, at) => ({ name, path: [...path, at] }));
  const branches = profile.branches ?? [];
  return [
    ...(profile.subject ?? []).flatMap((group, at) => of(group.any, ['subject', at, 'any'])),
    ...(profile.scopes ?? []).flatMap((scope, at) => of(scope.any, ['scopes', at, 'any'])),
    ...(profile.exclusions ?? []).flatMap((exclusion, at) => [
      ...of(exclusion.any, ['exclusions', at, 'any']),
      ...of(exclusion.unless, ['exclusions', at, 'unless']),
    ]),
    ...(profile.conditions ?? []).flatMap((condition, at) => of(condition.of, ['conditions', at, 'of'])),
    ...branches.flatMap((branch, at) =>
      branch.when.flatMap((group, index) => of(group.any, ['branches', at, 'when', index, 'any'])),
    ),
  ];
}

function quantitiesOf(profile: Profile): Named[] {
  const branches = profile.branches ?? [];
  return [
    ...(profile.conditions ?? []).map(({ quantity }, at) => ({ name: quantity, path: ['conditions', at, 'quantity'] })),
    ...branches.flatMap((branch, at) =>
      branch.conditions.map(({ quantity }, index) => ({
        name: quantity,
        path: ['branches', at, 'conditions', index, 'quantity'],
      })),
    ),
  ];
}

const readings = rule(
  ['statutoryLists', 'technologyProfiles', 'screeningTerms', 'screeningQuantities'],
  ({ statutoryLists, technologyProfiles, screeningTerms, screeningQuantities }, say) => {
    const terms = new Set(screeningTerms.items.map((term) => term.id));
    const quantities = new Set(screeningQuantities.items.map((quantity) => quantity.id));
    const profiled = new Set(technologyProfiles.flatMap((file) => file.items.map((profile) => profile.item)));
    technologyProfiles.forEach((file, index) => {
      const list = statutoryLists.find((one) => one.list === file.list && one.edition === file.edition);
      const texts = new Map(list?.items.map((item) => [item.id, bare(item.text)]));
      file.items.forEach((profile, at) => {
        const tell = (path: Place, ko: string, en: string) =>
          say('technologyProfiles', ['items', at, ...path], ko, en, index);
        const text = texts.get(profile.item);
        for (const { quote, path } of text === undefined ? [] : quotesOf(profile)) {
          if (!text?.includes(bare(quote)))
            tell(path, `목록의 문언에 없는 인용입니다: ${quote}`, `The item does not say: ${quote}`);
        }
        for (const { name, path } of termsOf(profile))
          if (!terms.has(name)) tell(path, `모르는 용어입니다: ${name}`, `Unknown term: ${name}`);
        for (const { name, path } of quantitiesOf(profile))
          if (!quantities.has(name)) tell(path, `모르는 값입니다: ${name}`, `Unknown quantity: ${name}`);
        if (profile.like !== undefined && !profiled.has(profile.like))
          tell(['like'], `본뜰 읽기가 없습니다: ${profile.like}`, `There is no profile ${profile.like} to follow.`);
      });
    });
    statutoryLists.forEach((list, index) => {
      list.items.forEach((item, at) => {
        if (!profiled.has(item.id))
          say(
            'statutoryLists',
            ['items', at, 'id'],
            `이 항목의 읽기(profile)가 없습니다: ${item.id}`,
            `The item ${item.id} has no profile.`,
            index,
          );
      });
    });
  },
);

const spellings = rule(['screeningTerms'], ({ screeningTerms }, say) => {
  repeated(
    screeningTerms.items.map((term) => term.id),
    (id, at) =>
      say('screeningTerms', ['items', at, 'id'], `용어가 두 번 적혀 있습니다: ${id}`, `The term ${id} appears twice.`),
  );
  screeningTerms.items.forEach((term, at) => {
    const firm = new Set(term.words);
    for (const part of ['hints', 'pointers'] as const) {
      (term[part] ?? []).forEach((word, index) => {
        if (firm.has(word))
          say(
            'screeningTerms',
            ['items', at, part, index],
            `이름이면서 암시일 수는 없습니다: ${word}`,
            `A word is either a name or a hint: ${word}`,
          );
      });
    }
  });
});

export const readingRules: readonly Rule[] = [readings, spellings];
