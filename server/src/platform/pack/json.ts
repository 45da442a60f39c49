// A JSON reader that remembers where everything stands. JSON.parse forgets lines and swallows a key written twice,
// and both are what a person repairing a data file needs to know.

export interface Sentence {
  readonly ko: string;
  readonly en: string;
}

export interface JsonFault {
  readonly line: number;
  readonly path: string;
  readonly message: Sentence;
}

export interface LocatedJson {
  /** Undefined when the text is not JSON at all. */
  readonly value: unknown;
  readonly faults: readonly JsonFault[];
  /** Line of the value at this JSON pointer, or of its nearest ancestor that exists. */
  lineOf(pointer: string): number;
  /** Every string of the file, keys included, with its pointer. */
  readonly strings: readonly { readonly pointer: string; readonly text: string }[];
}

class Stop extends Error {
  readonly at: number;
  readonly sentence: Sentence;
  constructor(at: number, sentence: Sentence) {
    super(sentence.en);
    this.at = at;
    this.sentence = sentence;
  }
}

const DEEPEST = 40;
const SPACE = /[ \t\n\r]*/y;
// Every character from the space on except the quote and the backslash; loops of one class keep long texts cheap.
const STRING = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

const escaped = (key: string): string => (/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key);

export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${escaped(String(step))}`).join('');

export function readJson(text: string): LocatedJson {
  const reader = new Reader(text);
  let value: unknown;
  try {
    value = reader.document();
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    reader.faults.push({ line: reader.lineAt(stop.at), path: '', message: stop.sentence });
  }
  return { value, faults: reader.faults, strings: reader.strings, lineOf: (pointer) => reader.lineOf(pointer) };
}

class Reader {
  readonly faults: JsonFault[] = [];
  readonly strings: { pointer: string; text: string }[] = [];
  private readonly text: string;
  private readonly offsets = new Map<string, number>();
  private readonly lineStarts: number[] = [0];
  private at = 0;

  constructor(text: string) {
    this.text = text;
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.lineStarts.push(i + 1);
  }

  document(): unknown {
    if (this.text.startsWith('\uFEFF')) {
      this.stop('파일이 BOM으로 시작합니다. BOM 없이 저장해 주세요.', 'The file begins with a byte order mark.');
    }
    const value = this.value('', 0);
    this.skip();
    if (this.at < this.text.length)
      this.stop('JSON이 끝난 뒤에 다른 글자가 있습니다.', 'Something follows the end of the JSON.');
    return value;
  }

  lineOf(pointer: string): number {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const offset = this.offsets.get(at);
      if (offset !== undefined) return this.lineAt(offset);
      if (at === '') return 1;
    }
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  private value(pointer: string, depth: number): unknown {
    if (depth > DEEPEST) this.stop('너무 깊게 겹쳐 있습니다.', 'The nesting is too deep.');
    this.skip();
    if (!this.offsets.has(pointer)) this.offsets.set(pointer, this.at);
    const first = this.text[this.at];
    if (first === '{') return this.object(pointer, depth);
    if (first === '[') return this.array(pointer, depth);
    if (first === '"') {
      const text = this.string();
      this.strings.push({ pointer, text });
      return text;
    }
    const word = this.match(WORD);
    if (word !== null) return JSON.parse(word);
    return this.number();
  }

  private object(pointer: string, depth: number): unknown {
    const entries = new Map<string, unknown>();
    this.at += 1;
    while (!this.closes('}', entries.size)) {
      const keyAt = this.at;
      if (this.text[this.at] !== '"') this.stop('필드 이름이 있어야 할 자리입니다.', 'A field name is expected here.');
      const key = this.string();
      const below = `${pointer}/${escaped(key)}`;
      this.strings.push({ pointer: below, text: key });
      if (entries.has(key)) {
        this.faults.push({
          line: this.lineAt(keyAt),
          path: below,
          message: { ko: `"${key}" 필드가 두 번 적혀 있습니다.`, en: `The field "${key}" is written twice.` },
        });
      }
      this.offsets.set(below, keyAt);
      this.skip();
      if (this.text[this.at] !== ':')
        this.stop(`"${key}" 다음에 쌍점(:)이 없습니다.`, `A colon is missing after "${key}".`);
      this.at += 1;
      entries.set(key, this.value(below, depth + 1));
    }
    // fromEntries makes __proto__ an ordinary field, which the strict schemas then refuse.
    return Object.fromEntries(entries);
  }

  private array(pointer: string, depth: number): unknown[] {
    const values: unknown[] = [];
    this.at += 1;
    while (!this.closes(']', values.length)) values.push(this.value(`${pointer}/${values.length}`, depth + 1));
    return values;
  }

  /** Steps over the comma before a further member; true at the closing bracket. */
  private closes(bracket: string, count: number): boolean {
    this.skip();
    if (this.text[this.at] === bracket) {
      this.at += 1;
      return true;
    }
    if (this.at >= this.text.length) {
      // The end of the text proper, not the empty line behind it.
      this.at = this.text.trimEnd().length;
      this.stop(`닫는 ${bracket} 기호가 없습니다.`, `The closing ${bracket} is missing.`);
    }
    if (count === 0) return false;
    if (this.text[this.at] !== ',') this.stop('쉼표가 빠졌습니다.', 'A comma is missing.');
    this.at += 1;
    this.skip();
    if (this.text[this.at] === bracket)
      this.stop('마지막 항목 뒤에 쉼표가 있습니다.', 'A comma follows the last entry.');
    return false;
  }

  private string(): string {
    const literal = this.match(STRING);
    if (literal === null) {
      this.stop(
        '따옴표로 닫히지 않았거나 쓸 수 없는 글자가 있는 문자열입니다.',
        'The string is not closed or holds a forbidden character.',
      );
    }
    return JSON.parse(literal);
  }

  private number(): number {
    const at = this.at;
    const literal = this.match(NUMBER);
    if (literal === null) this.stop('값을 읽을 수 없습니다.', 'This is not a value.');
    const value = Number(literal);
    if (!Number.isFinite(value)) {
      this.at = at;
      this.stop('수가 너무 큽니다.', 'The number is too large.');
    }
    return value;
  }

  private skip(): void {
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    this.at = SPACE.lastIndex;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private stop(ko: string, en: string): never {
    throw new Stop(this.at, { ko, en });
  }
}
