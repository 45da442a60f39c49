import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { Problem } from '#kernel/problem';
import { decodeCp949 } from '../files/cp949.ts';

/**
 * Reads a table somebody hands in: the first sheet of an XLSX, or CSV as offices save it. Values only, formulas are
 * never evaluated. A library was weighed and left: none lets us bound what is unpacked before it unpacks.
 */
export type TableLimits = { rows: number; columns: number; unpacked: number };
export type TableRow = { line: number; cells: string[] };

const refuse = (reason: string): never => {
  throw new Problem('import.unreadable', { fields: { file: reason } });
};
const tooMany = (limits: TableLimits): never => {
  throw new Problem('import.too_many_rows', { extra: { most: limits.rows } });
};

// ── XLSX ────────────────────────────────────────────────────────────────────

/** Unpacks the named parts; what declares more than the limit is not touched, and what lies about its size is cut at the size it declared. */
const unpack = (archive: Uint8Array, names: readonly string[], limits: TableLimits): Map<string, string> => {
  let total = 0;
  const parts = unzipSync(archive, {
    filter: ({ name, originalSize }) => {
      if (!names.includes(name)) return false;
      total += originalSize;
      if (total > limits.unpacked) refuse('압축을 풀면 지나치게 커지는 파일입니다. / It unpacks to far too much.');
      return true;
    },
  });
  return new Map(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const codePoint = (number: number): string =>
  Number.isInteger(number) && number <= 0x10ffff ? String.fromCodePoint(number) : '';
/** The five entities of XML and numbers; a document type with entities of its own has no say here. */
const plain = (xml: string): string =>
  xml
    .replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/g, (_all, name: string) => {
      if (name.startsWith('#x')) return codePoint(Number.parseInt(name.slice(2), 16));
      return name.startsWith('#') ? codePoint(Number(name.slice(1))) : (entities[name] ?? '');
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => codePoint(Number.parseInt(hex, 16)));

const textPattern = /<(?:\w+:)?t\b[^>]*?(?:\/>|>([^<]*)<\/(?:\w+:)?t>)/g;
/** The text of a string item: its runs joined, without the phonetic reading. */
const itemText = (xml: string): string =>
  plain(
    [...xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '').matchAll(textPattern)]
      .map(([, text]) => text ?? '')
      .join(''),
  );

const attribute = (xml: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(xml)?.[1] ?? '';

/** Where the first sheet and the strings lie; most programs use the same names, but not all. */
const partsOf = (archive: Uint8Array, limits: TableLimits): { sheet: string; strings: string } => {
  const home = unpack(archive, ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'], limits);
  const sheetId = /<(?:\w+:)?sheet\b[^>]*\br:id="([^"]*)"/.exec(home.get('xl/workbook.xml') ?? '')?.[1] ?? '';
  const links = [...(home.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(
    ([link]) => ({
      id: attribute(link, 'Id'),
      type: attribute(link, 'Type'),
      path: attribute(link, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    }),
  );
  return {
    sheet: links.find(({ id }) => id === sheetId)?.path ?? 'xl/worksheets/sheet1.xml',
    strings: links.find(({ type }) => type.endsWith('/sharedStrings'))?.path ?? 'xl/sharedStrings.xml',
  };
};

const columnOf = (reference: string): number => {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

/** 1.23456789E9 is how a business number looks after Excel took it for a number. */
const numberText = (value: string): string => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : value;
};

const cellText = (attributes: string, inner: string, strings: readonly string[]): string => {
  const type = attribute(attributes, 't');
  if (type === 'inlineStr') return itemText(inner);
  const value = plain(/<(?:\w+:)?v\b[^>]*>([^<]*)<\/(?:\w+:)?v>/.exec(inner)?.[1] ?? '');
  if (type === 's') return strings[Number(value)] ?? '';
  return type === '' || type === 'n' ? numberText(value) : value;
};

const rowPattern = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
const cellPattern = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

const readXlsx = (archive: Uint8Array, limits: TableLimits): TableRow[] => {
  const { sheet, strings } = partsOf(archive, limits);
  const parts = unpack(archive, [sheet, strings], limits);
  const body = parts.get(sheet) ?? refuse('첫 시트를 읽을 수 없습니다. / The first sheet cannot be read.');
  const items = [...(parts.get(strings) ?? '').matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)];
  const texts = items.map(([, inner]) => itemText(inner ?? ''));
  const rows: TableRow[] = [];
  let line = 0;
  for (const [, attributes = '', inner = ''] of body.matchAll(rowPattern)) {
    line = Number(attribute(attributes, 'r')) || line + 1;
    const cells: string[] = [];
    for (const [, cell = '', content = ''] of inner.matchAll(cellPattern)) {
      const column = columnOf(attribute(cell, 'r'));
      const at = column < 0 ? cells.length : column;
      if (at < limits.columns) cells[at] = cellText(cell, content, texts).trim();
    }
    const filled = Array.from(cells, (text) => text ?? '');
    if (filled.every((text) => text === '')) continue;
    if (rows.length >= limits.rows) tooMany(limits);
    rows.push({ line, cells: filled });
  }
  return rows;
};

// ── CSV ─────────────────────────────────────────────────────────────────────

/** UTF-8, or CP949, which Korean Excel writes when asked for plain CSV. */
const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return (
      decodeCp949(bytes) ??
      refuse('글자를 읽을 수 없습니다. UTF-8이나 CP949로 저장해 주세요. / Save it as UTF-8 or CP949.')
    );
  }
};

const separatorOf = (text: string): string => {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string) => head.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
};

/** Our own export puts an apostrophe before what a spreadsheet would run; it is taken off again. */
const unguarded = (text: string): string => text.trim().replace(/^'(?=[=+\-@＝＋－＠])/u, '');

const readCsv = (text: string, limits: TableLimits): TableRow[] => {
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let [line, startedOn, field, quoted] = [1, 1, '', false];
  let cells: string[] = [];
  const endField = () => {
    if (cells.length < limits.columns) cells.push(unguarded(field));
    field = '';
  };
  const endRow = () => {
    endField();
    if (cells.some((cell) => cell !== '')) {
      if (rows.length >= limits.rows) tooMany(limits);
      rows.push({ line: startedOn, cells });
    }
    cells = [];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (sign === '"' && field.trim() === '') [quoted, field] = [true, ''];
    else if (sign === separator) endField();
    else if (sign === '\n') {
      endRow();
      startedOn = line;
    } else if (sign !== '\r') field += sign;
  }
  if (quoted) refuse('따옴표가 닫히지 않았습니다. / A quotation mark is not closed.');
  endRow();
  return rows;
};

/** The rows with something in them and the line each stands on. Throws `import.*` problems; nothing is kept. */
export const readTable = async (file: { path: string; kind: string }, limits: TableLimits): Promise<TableRow[]> => {
  const bytes = await readFile(file.path);
  if (file.kind === 'text') return readCsv(decode(bytes).replace(/^\uFEFF/, ''), limits);
  if (file.kind !== 'xlsx') return refuse('XLSX나 CSV 파일을 올려 주세요. / Upload an XLSX or CSV file.');
  try {
    return readXlsx(bytes, limits);
  } catch (fault) {
    if (fault instanceof Problem) throw fault;
    return refuse('엑셀 파일이 깨졌습니다. / The workbook is broken.');
  }
};
