// The catalogue as it travels to a browser: the same readings with less writing. Whole lists of words become one string, spellings
// that read alike become one, and remarks for the reader of the file stay in the file. `unpacked` undoes what matters.
import type { CatalogueFiles } from './compile.ts';
import { fromLetters, inLetters } from './letters.ts';
import { spellingOf } from './text.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const SPELLINGS: ReadonlySet<string> = new Set(['words', 'hints', 'pointers']);
const NONE: ReadonlySet<string> = new Set();
/** A list that became a string begins with it; no word of the catalogue does. */
const LIST = '|';
const FEWEST = 1;
/** Where a statement comes from and what a revision changed in detail is told by the file, which is published. */
const SAID_ELSEWHERE: Readonly<Record<string, Json>> = {
  source: `${LIST}–`,
  added: [],
  removed: [],
  review: { ko: '–', en: '–' },
};

/** The first spelling stands for the term in cards, so it stays as written; of the rest only the reading counts. */
function spellings([first, ...rest]: readonly string[]): string[] {
  const alike = spellingOf(first ?? '');
  return first === undefined
    ? []
    : [
        first,
        ...new Set(
          rest
            .map(spellingOf)
            .filter((word) => word !== '' && word !== alike)
            .sort(),
        ),
      ];
}

/** Begins a list in which a spelling repeats the beginning of the one before it: `(3` and the rest. */
const FRONTED = LIST + LIST;
const AGAIN = '(';
function fronted(words: readonly string[]): string {
  let before = '';
  const told = words.map((word) => {
    let same = 0;
    while (same < 9 && same < word.length && word[same] === before[same]) same++;
    before = word;
    return same < 2 ? LIST + word : `${AGAIN}${same}${word.slice(same)}`;
  });
  return LIST + (words.some((word) => word.includes(AGAIN)) ? words.join(LIST) : told.join(''));
}
function unfronted(list: string): string[] {
  let before = '';
  return (list.slice(1).match(/[|(][^|(]*/g) ?? []).map((told) => {
    before = told.startsWith(LIST) ? told.slice(1) : before.slice(0, Number(told[1])) + told.slice(2);
    return before;
  });
}

type Row = { readonly [key: string]: Json };
const isRow = (value: Json | undefined): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (each: Json | undefined): each is string => typeof each === 'string' && !each.includes(LIST);
/** An empty first word would begin the list like one of the other sort. */
const wordsOf = (values: readonly Json[]): readonly string[] | null => {
  const words = values.filter(isPlain);
  return words.length === values.length && words.length >= FEWEST && words[0] !== '' ? words : null;
};

/** `alike`: the fields whose lists are spellings, of which only the reading counts. */
function pack(value: Json, alike: ReadonlySet<string>, key = ''): Json {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isRow))
      return { [LIST]: inColumns(value.map((each) => pack(each, alike)).filter(isRow)) };
    const words = wordsOf(value);
    if (words === null) return value.map((each) => pack(each, alike));
    return alike.has(key) ? fronted(spellings(words)) : LIST + words.join(LIST);
  }
  if (!isRow(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      name === 'note' ? [] : [[name, SAID_ELSEWHERE[name] ?? pack(each, alike, name)]],
    ),
  );
}

function unpack(value: Json): Json {
  if (typeof value === 'string') {
    if (value.startsWith(FRONTED)) return unfronted(value);
    return value.startsWith(LIST) ? value.slice(1).split(LIST) : value;
  }
  if (Array.isArray(value)) return value.map(unpack);
  if (!isRow(value)) return value;
  const columns = value[LIST];
  if (isRow(columns)) return inRows(columns);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unpack(each)]));
}

/** What one of the rows does not say; no text of the catalogue is empty. */
const UNSAID = '';
/** Terms, items, conditions, field by field: what is alike stands together. */
function inColumns(rows: readonly Row[]): Row {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Object.fromEntries(
    names.map((name) => {
      const column = rows.map((row) => (row[name] === undefined ? UNSAID : row[name]));
      const words = wordsOf(column);
      return [name, words === null ? column : LIST + words.join(LIST)];
    }),
  );
}

function inRows(packedColumns: Row): Row[] {
  const columns = Object.entries(packedColumns).map(([name, column]) => [name, unpack(column)] as const);
  const count = Math.max(0, ...columns.map(([, column]) => (Array.isArray(column) ? column.length : 0)));
  const row = (at: number): Row =>
    Object.fromEntries(
      columns.flatMap(([name, column]) => {
        const value = Array.isArray(column) ? column[at] : undefined;
        return value === undefined || value === UNSAID ? [] : [[name, value]];
      }),
    );
  return Array.from({ length: count }, (_, at) => row(at));
}

/** Every text in it, its names left as they are. */
const each = (value: Json, turned: (text: string) => string): Json => {
  if (typeof value === 'string') return turned(value);
  if (Array.isArray(value)) return value.map((one) => each(one, turned));
  if (!isRow(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, each(one, turned)]));
};
/** Marks what is packed. */
const FORM = 'letters';
const isPacked = (files: CatalogueFiles): boolean => FORM in files;

/** Packing what is packed changes nothing, so a catalogue has one fingerprint whether it was read from files or fetched. */
export function packed(files: CatalogueFiles): CatalogueFiles {
  if (isPacked(files)) return files;
  const { lists, profiles, ladders, revisions, terms, ...rest } = JSON.parse(JSON.stringify(files));
  // What repeats the words of the lists stands near them.
  const near = { lists, profiles, ladders, ...(revisions === undefined ? {} : { revisions }) };
  const all = {
    ...(pack(near, NONE) as object),
    ...(pack({ terms }, SPELLINGS) as object),
    ...(pack(rest, NONE) as object),
  };
  return { ...(each(all, inLetters) as object), [FORM]: 1 } as unknown as CatalogueFiles;
}

export function unpacked(files: CatalogueFiles): CatalogueFiles {
  if (!isPacked(files)) return files;
  const { [FORM]: _, ...all } = each(files as unknown as Json, fromLetters) as Record<string, Json>;
  return unpack(all) as unknown as CatalogueFiles;
}
