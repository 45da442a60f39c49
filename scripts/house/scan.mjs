// Reads a source file without a compiler: what is code, what is text, what is imported. Fast, and honest about lines.

const regexMayFollow = /(^|=>|[(,=:[!&|?{;+*%~^-]|\breturn|\btypeof|\bcase)\s*$/;

/** Offset → line number, by binary search over the line ends. */
export const lineFinder = (source) => {
  const ends = [];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
};

const blank = (text) => text.replace(/[^\n]/g, ' ');

const special = /['"`/{}]/g;

/** Moves one piece of source to the output. The output stays as long as the source, so offsets agree. */
const take = {
  string(state) {
    const { source, at } = state;
    const quote = source[at];
    let end = at + 1;
    while (end < source.length && source[end] !== quote && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1;
    const text = source.slice(at + 1, end);
    state.strings.push({ text, at });
    const closed = source[end] === quote;
    state.code += quote + blank(text) + (closed ? quote : '');
    state.at = closed ? end + 1 : end;
  },
  template(state) {
    const { source, at } = state;
    let end = at;
    while (end < source.length && source[end] !== '`' && !(source[end] === '$' && source[end + 1] === '{'))
      end += source[end] === '\\' ? 2 : 1;
    const text = source.slice(at, end);
    state.strings.push({ text, at });
    const closing = source[end] === '`' ? '`' : source.slice(end, end + 2);
    state.code += blank(text) + closing;
    state.at = end + closing.length;
    if (closing === '${') state.braces.push('template');
  },
  comment(state, closing) {
    const found = state.source.indexOf(closing, state.at + 2);
    const end = found === -1 ? state.source.length : found + (closing === '\n' ? 0 : closing.length);
    const text = state.source.slice(state.at, end);
    state.comments.push({ text, at: state.at });
    state.code += blank(text);
    state.at = end;
  },
  regex(state) {
    const { source, at } = state;
    let end = at + 1;
    let inClass = false;
    while (end < source.length && source[end] !== '\n' && (inClass || source[end] !== '/')) {
      if (source[end] === '[') inClass = true;
      if (source[end] === ']') inClass = false;
      end += source[end] === '\\' ? 2 : 1;
    }
    state.code += `/${blank(source.slice(at + 1, end))}${source[end] === '/' ? '/' : ''}`;
    state.at = source[end] === '/' ? end + 1 : end;
  },
  plain(state) {
    const here = state.source[state.at];
    special.lastIndex = state.at + 1;
    const next = special.exec(state.source)?.index ?? state.source.length;
    // Only a brace or a quote that was just taken may change the mode; the run behind it is ordinary code.
    if (here === '`' || here === '{' || here === '}' || here === '/') {
      state.code += here;
      state.at += 1;
    } else {
      state.code += state.source.slice(state.at, next);
      state.at = next;
    }
    if (here === '`') take.template(state);
    if (here === '{') state.braces.push('block');
    if (here === '}' && state.braces.pop() === 'template') take.template(state);
  },
};

/** Blanks comments and the insides of strings, keeping everything where it was; collects strings and comments. */
export const scan = (source) => {
  const state = { source, at: 0, code: '', strings: [], comments: [], braces: [] };
  while (state.at < source.length) {
    const here = source[state.at];
    const next = source[state.at + 1];
    if (here === '/' && next === '/') take.comment(state, '\n');
    else if (here === '/' && next === '*') take.comment(state, '*/');
    else if (here === "'" || here === '"') take.string(state);
    else if (here === '/' && regexMayFollow.test(source.slice(Math.max(0, state.at - 20), state.at))) take.regex(state);
    else take.plain(state);
  }
  const { code, strings, comments } = state;
  return { code, strings, comments, lineAt: lineFinder(source), lines: source.replace(/\n$/, '').split('\n').length };
};

const importPattern = /\b(import|export)\b(\s+type\b)?([^;'"`()]*?\bfrom)?\s*(['"])|\bimport\s*\(\s*(['"])/g;

/** Every import and re-export: what it names, whether only types travel, and whether it is `export *`. */
export const importsOf = ({ code, strings, lineAt }) => {
  const textAt = new Map(strings.map((string) => [string.at, string.text]));
  return [...code.matchAll(importPattern)].flatMap((match) => {
    const quoteAt = match.index + match[0].length;
    const specifier = textAt.get(quoteAt - 1);
    if (specifier === undefined || (match[1] === 'export' && match[3] === undefined)) return [];
    const names = match[3] ?? '';
    const inline =
      /\{([^}]*)\}/
        .exec(names)?.[1]
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean) ?? [];
    const allTypes =
      inline.length > 0 && inline.every((name) => name.startsWith('type ')) && !/\}\s*,|\w\s*,\s*\{/.test(names);
    return [
      {
        specifier,
        typeOnly: match[2] !== undefined || allTypes,
        star: match[1] === 'export' && /\*/.test(names),
        line: lineAt(match.index),
      },
    ];
  });
};

const notAFunction = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'await']);

const longestType = 300;

/** Does the brace behind `code.slice(0, end)` open the body of a function? */
const opensFunction = (code, end) => {
  const before = code.slice(Math.max(0, end - longestType), end).trimEnd();
  if (before.endsWith('=>')) return true;
  const typed = /\)\s*(?::\s*[\w<>[\]|&.,\s'"]+)?$/.exec(before);
  if (typed === null || /\)\s*:\s*$/.test(before)) return false;
  let depth = 0;
  for (let at = Math.max(0, end - longestType) + typed.index; at >= 0; at--) {
    if (code[at] === ')') depth += 1;
    if (code[at] === '(') depth -= 1;
    if (depth !== 0) continue;
    const word = /([\w$]+)\s*(?:<[^<>()]*>)?\s*$/.exec(code.slice(Math.max(0, at - longestType), at))?.[1];
    return word !== undefined && !notAFunction.has(word);
  }
  return false;
};

/** Where functions with a body begin and how many lines the body takes. */
export const functionsOf = ({ code, lineAt }) => {
  const open = [];
  const functions = [];
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '{') open.push({ at, isFunction: opensFunction(code, at) });
    if (code[at] !== '}') continue;
    const start = open.pop();
    if (!start?.isFunction) continue;
    const line = lineAt(start.at);
    functions.push({ line, lines: lineAt(at) - line + 1 });
  }
  return functions;
};
