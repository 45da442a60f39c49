/** Turns what a mail holds into the words its writer wrote for it. Pure and linear: it runs over text of strangers. */

const mostText = 200_000;
/** Longer lines are prose, never the line that a mail program puts above what it quotes. */
const mostMark = 300;

const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
};
const decodeEntity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return names[name.toLowerCase()] ?? whole;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return Number.isInteger(point) && point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
};
const decoded = (text: string): string => text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, decodeEntity);

const silent = new Set(['script', 'style', 'head', 'title', 'template']);
const block =
  /^(?:p|div|br|hr|li|tr|table|ul|ol|h[1-6]|section|article|pre|blockquote|address|header|footer|td|th|body|html)$/;
const quotes = (name: string, tag: string): boolean =>
  name === 'blockquote' || /\bclass\s{0,3}=\s{0,3}["']?gmail_quote/i.test(tag.slice(0, mostMark));

/** Nested as deep as the sender liked, so no recursion; what is quoted keeps its mark, so that it can be told apart. */
class Plain {
  #text = '';
  #depth = 0;
  /** The elements that opened a quotation, so that each ends with its own closing tag. */
  readonly #open: string[] = [];
  #hidden: string | null = null;

  words(raw: string): void {
    if (this.#hidden !== null) return;
    const said = decoded(raw).replace(/\s+/g, ' ');
    if (said.trim() === '') {
      if (!/\s$/.test(this.#text.slice(-1))) this.#text += ' ';
      return;
    }
    this.#text +=
      this.#text === '' || this.#text.endsWith('\n') ? `${'> '.repeat(this.#depth)}${said.trimStart()}` : said;
  }

  tag(tag: string): void {
    const closes = tag.startsWith('/');
    const name = /^[a-z][a-z0-9]{0,19}/i.exec(closes ? tag.slice(1) : tag)?.[0].toLowerCase() ?? '';
    if (this.#hidden !== null) {
      if (closes && name === this.#hidden) this.#hidden = null;
      return;
    }
    if (!closes && silent.has(name)) this.#hidden = name;
    if (block.test(name) && this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
    if (name === 'p' && closes) this.#text += '\n';
    if (!closes && quotes(name, tag)) {
      this.#open.push(name);
      this.#depth = Math.min(this.#depth + 1, 5);
    } else if (closes && this.#open.at(-1) === name && name === 'blockquote') {
      this.#open.pop();
      this.#depth = Math.min(this.#open.length, 5);
    }
  }

  get text(): string {
    return this.#text;
  }
}

/** Text only: no address, picture or style of the page survives, so nothing of it can act in the reader's browser. */
export const htmlToPlain = (source: string): string => {
  const html = source.slice(0, mostText);
  const plain = new Plain();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      plain.words(html.slice(at));
      break;
    }
    plain.words(html.slice(at, open));
    const isComment = html.startsWith('<!--', open);
    const end = isComment ? html.indexOf('-->', open + 4) : html.indexOf('>', open + 1);
    // A tag without an end is where reading ends; looking for one again and again would take for ever.
    if (end === -1) break;
    if (!isComment) plain.tag(html.slice(open + 1, end));
    at = end + (isComment ? 3 : 1);
  }
  return plain.text;
};

/** What a page can show and a database can keep: line ends of one kind, no control characters, no broken pairs. */
export const tidy = (text: string): string =>
  text
    .slice(0, mostText)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line);
const isBlank = (line: string): boolean => line.trim() === '';
/** Above what is quoted with marks: what stands below the marks is the writer's again. */
const introduces = (line: string): boolean =>
  /^\s*On .{5,250} wrote:\s*$/i.test(line) ||
  /^\s*\d{4}년 .{5,250}(?:작성|쓴 글)\s*:\s*$/.test(line) ||
  /^\s*\d{4}[-./]\s?\d{1,2}[-./].{5,250}(?:wrote|작성|쓴 글)\s*:\s*$/i.test(line);
/** Below it nothing is the writer's. */
const ends = (line: string): boolean =>
  /^\s*-{2,}\s*(?:Original Message|Forwarded message|원본 ?(?:메시지|메일|이메일)|전달된 메시지)\s*-{2,}\s*$/i.test(
    line,
  ) ||
  /^-- ?$/.test(line) ||
  /^_{20,}\s*$/.test(line);
const isHead = (line: string): boolean => /^\s*\**(?:From|보낸 ?사람|보낸이)\**\s*:/i.test(line);
const isHeadToo = (line: string): boolean =>
  /^\s*\**(?:To|Sent|Date|Subject|받는 ?사람|보낸 ?날짜|날짜|제목)\**\s*:/i.test(line);

/** How many lines from here say who wrote what is quoted next: none, one, or two where a program wraps at 76. */
const introduction = (lines: readonly string[], at: number): number => {
  const [line = '', second = ''] = [lines[at], lines[at + 1]];
  if (line.length > mostMark || isBlank(line)) return 0;
  const height = introduces(line) ? 1 : !isQuoted(second) && introduces(`${line} ${second}`.slice(0, mostMark)) ? 2 : 0;
  if (height === 0) return 0;
  let next = at + height;
  while (next < lines.length && isBlank(lines[next] ?? '')) next += 1;
  // A sentence that merely looks like it is followed by more of the same hand.
  return next === lines.length || isQuoted(lines[next] ?? '') ? height : 0;
};

/** Without what trails: marks at the very end, and the line above them. */
const withoutTail = (lines: readonly string[]): string[] => {
  let last = lines.length;
  while (last > 0 && (isBlank(lines[last - 1] ?? '') || isQuoted(lines[last - 1] ?? ''))) last -= 1;
  return lines.slice(0, last);
};

/**
 * What the writer wrote, without the letter that is answered and without a signature. What is cut is not lost: the whole is
 * kept beside it, because no rule knows every mail program.
 */
export const cutReply = (whole: string): string => {
  const lines = whole.split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const mark = line.length <= mostMark ? line : '';
    if (ends(mark) || (isHead(mark) && lines.slice(at + 1, at + 5).some(isHeadToo))) break;
    const height = introduction(lines, at);
    if (height === 0) {
      kept.push(line);
      continue;
    }
    at += height - 1;
    while (at + 1 < lines.length && (isBlank(lines[at + 1] ?? '') || isQuoted(lines[at + 1] ?? ''))) at += 1;
  }
  return withoutTail(kept).join('\n').trim();
};
