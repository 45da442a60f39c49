// Pure: texts in, faults and pack out. Nothing here touches a disk, so every way to break a pack can be tested.
import { catalogueFiles, type Pack, type PackFault, regionFiles } from '@boru/contract/pack';
import type { z } from 'zod';
import { agencyRules } from './agencies.ts';
import { clockRules } from './clocks.ts';
import { firstHourRules } from './first-hour.ts';
import { checkFrame } from './frames.ts';
import { holidayRules } from './holidays.ts';
import { type LocatedJson, pointerOf, readJson, type Sentence } from './json.ts';
import { listRules } from './lists.ts';
import { placeRules } from './places.ts';
import { programmeRules } from './programmes.ts';
import { questionRules } from './questions.ts';
import { readingRules } from './readings.ts';
import type { FileName, Files, Rule } from './rule.ts';
import { shapeFaults } from './sentences.ts';
import { textFaults } from './texts.ts';

const RULES: readonly Rule[] = [
  ...listRules,
  ...readingRules,
  ...clockRules,
  ...questionRules,
  ...agencyRules,
  ...placeRules,
  ...holidayRules,
  ...programmeRules,
  ...firstHourRules,
];

interface Row {
  readonly name: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly many: boolean;
  readonly schema: z.ZodType;
}

interface Opened {
  readonly file: string;
  readonly row: Row;
  readonly json: LocatedJson;
  /** Undefined when the shape is wrong. */
  readonly data: unknown;
}

export interface PackCheck {
  readonly faults: readonly PackFault[];
  /** Null as long as there is a fault. */
  readonly pack: Pack | null;
}

/** `texts`: path below the root (catalogue/laws.json, packs/<id>/pack.json) → text. Other files than .json are not data. */
export function checkFiles(texts: ReadonlyMap<string, string>, packId: string): PackCheck {
  const faults: PackFault[] = [];
  const rows = rowsOf(packId);
  const opened = [...texts.keys()]
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => open(file, texts.get(file) ?? '', rows, faults));
  for (const row of rows) {
    if (!opened.some((one) => one.row === row))
      faults.push(whole(row.path, '파일이 없습니다.', 'The file is missing.'));
  }
  const files = assemble(rows, opened);
  checkFrames(opened, faults);
  applyRules(files, opened, faults);
  checkIdentity(files, packId, faults);
  faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  return { faults, pack: faults.length === 0 ? packOf(files) : null };
}

function rowsOf(packId: string): Row[] {
  const below = (folder: string, table: typeof catalogueFiles | typeof regionFiles): Row[] =>
    Object.entries(table).map(([name, row]) => {
      const path = folder + row.path;
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9-]+')}$`);
      return { name, path, pattern, many: row.many, schema: row.schema };
    });
  return [...below('catalogue/', catalogueFiles), ...below(`packs/${packId}/`, regionFiles)];
}

function open(file: string, text: string, rows: readonly Row[], faults: PackFault[]): Opened[] {
  const row = rows.find((one) => one.pattern.test(file));
  if (row === undefined) {
    faults.push(whole(file, '아무도 읽지 않는 파일입니다.', 'Nothing reads this file.'));
    return [];
  }
  const json = readJson(text);
  const add = (pointer: string, message: Sentence) =>
    faults.push({ file, line: json.lineOf(pointer), path: pointer, message });
  const spaced = row.path.startsWith('catalogue/screening/');
  faults.push(...json.faults.map((fault) => ({ file, ...fault })));
  for (const { pointer, text: words } of json.strings)
    for (const message of textFaults(words, spaced)) add(pointer, message);
  if (json.value === undefined) return [{ file, row, json, data: undefined }];
  const shape = row.schema.safeParse(json.value);
  if (!shape.success) {
    for (const fault of shapeFaults(shape.error.issues, (path) => valueAt(json.value, path)))
      add(pointerOf(fault.path), fault.message);
  }
  return [{ file, row, json, data: shape.data }];
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    root,
  );
}

function assemble(rows: readonly Row[], opened: readonly Opened[]): Partial<Files> {
  const entries = rows.flatMap((row): [string, unknown][] => {
    const data = opened.filter((one) => one.row === row).map((one) => one.data);
    if (data.length === 0 || data.includes(undefined)) return [];
    return [[row.name, row.many ? data : data[0]]];
  });
  return Object.fromEntries(entries);
}

function checkFrames(opened: readonly Opened[], faults: PackFault[]): void {
  const lawFile = opened.find((one) => one.row.name === 'laws')?.data;
  const laws =
    lawFile === undefined ? null : new Set(catalogueFiles.laws.schema.parse(lawFile).items.map((law) => law.id));
  for (const { file, json } of opened) {
    checkFrame(json.value, laws, (path, ko, en) => faults.push(at(file, json, path, { ko, en })));
  }
}

function applyRules(files: Partial<Files>, opened: readonly Opened[], faults: PackFault[]): void {
  const say = (name: FileName, path: readonly PropertyKey[], ko: string, en: string, index = 0): void => {
    const place = opened.filter((one) => one.row.name === name)[index];
    if (place !== undefined) faults.push(at(place.file, place.json, path, { ko, en }));
  };
  for (const rule of RULES) if (holds(files, rule.needs)) rule.check(files, say);
}

function holds(files: Partial<Files>, needs: readonly FileName[]): files is Files {
  return needs.every((name) => files[name] !== undefined);
}

function checkIdentity(files: Partial<Files>, packId: string, faults: PackFault[]): void {
  if (files.manifest !== undefined && files.manifest.id !== packId) {
    faults.push(
      whole(
        `packs/${packId}/pack.json`,
        `폴더 이름(${packId})과 id(${files.manifest.id})가 다릅니다.`,
        `The folder is ${packId}, the id ${files.manifest.id}.`,
      ),
    );
  }
}

function packOf(files: Partial<Files>): Pack | null {
  const names = [...Object.keys(catalogueFiles), ...Object.keys(regionFiles)] as FileName[];
  if (!holds(files, names)) return null;
  const catalogue = Object.fromEntries(Object.keys(catalogueFiles).map((name) => [name, files[name as FileName]]));
  const region = Object.fromEntries(Object.keys(regionFiles).map((name) => [name, files[name as FileName]]));
  return { ...region, catalogue } as unknown as Pack;
}

function at(file: string, json: LocatedJson, path: readonly PropertyKey[], message: Sentence): PackFault {
  const pointer = pointerOf(path);
  return { file, line: json.lineOf(pointer), path: pointer, message };
}

function whole(file: string, ko: string, en: string): PackFault {
  return { file, line: 1, path: '', message: { ko, en } };
}
