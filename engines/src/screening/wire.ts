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

/** `alike`: the fields whose lists are spellings, of which only the reading counts. */
function pack(value: Json, alike: ReadonlySet<string>, key = ''): Json {
  if (Array.isArray(value)) {
    const words = value.filter((each): each is string => typeof each === 'string' && !each.includes(LIST));
    // An empty first word would begin the list like one of the other sort.
    if (words.length < value.length || words.length < FEWEST || words[0] === '')
      return value.map((each) => pack(each, alike));
    return alike.has(key) ? fronted(spellings(words)) : LIST + words.join(LIST);
  }
  if (typeof value !== 'object' || value === null) return value;
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
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unpack(each)]));
}

type Row = { readonly [key: string]: Json };
const isRow = (value: Json | undefined): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Hundreds of terms or items, field by field: what is alike stands together. 0 stands for what one does not say. */
function inColumns(file: Json): Json {
  if (!isRow(file) || !Array.isArray(file['items'])) return file;
  const rows = file['items'].filter(isRow);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map(
    (name) =>
      [
        name,
        pack(
          rows.map((row) => (row[name] === undefined ? 0 : row[name])),
          NONE,
        ),
      ] as const,
  );
  return { ...file, items: Object.fromEntries(columns) };
}

function inRows(file: Json): Json {
  if (!isRow(file) || !isRow(file['items'])) return file;
  const columns = Object.entries(file['items']).map(([name, column]) => [name, unpack(column)] as const);
  const count = Math.max(0, ...columns.map(([, column]) => (Array.isArray(column) ? column.length : 0)));
  const row = (at: number): Row =>
    Object.fromEntries(
      columns.flatMap(([name, column]) => {
        const value = Array.isArray(column) ? column[at] : undefined;
        return value === undefined || value === 0 ? [] : [[name, value]];
      }),
    );
  return { ...file, items: Array.from({ length: count }, (_, at) => row(at)) };
}

/** Every file, those of a list of files one by one. */
const ofFiles = (files: Json, turned: (file: Json) => Json): Row =>
  Object.fromEntries(
    Object.entries(files as Row).map(([name, file]) => [name, Array.isArray(file) ? file.map(turned) : turned(file)]),
  );

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
  const whole = { ...ofFiles(pack(near, NONE), inColumns), ...ofFiles({ terms: pack(terms, SPELLINGS) }, inColumns) };
  const all = { ...whole, ...ofFiles(pack(rest, NONE), inColumns) };
  return { ...(each(all, inLetters) as object), [FORM]: 1 } as unknown as CatalogueFiles;
}

export function unpacked(files: CatalogueFiles): CatalogueFiles {
  if (!isPacked(files)) return files;
  const { [FORM]: _, ...all } = each(files as unknown as Json, fromLetters) as Record<string, Json>;
  return ofFiles(all, (file) => unpack(inRows(file))) as unknown as CatalogueFiles;
}
