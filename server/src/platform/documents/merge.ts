import { officialDate, officialMoney } from './official-text.ts';
import { copyOf, elementsNamed, textOf, type XmlElement, type XmlNode } from './xml.ts';

/**
 * Fills an OWPML section. Marks: {{path}}, {{path|date}}, {{path|won}}; at the start of a table row or a paragraph
 * {{#list}} repeats it, {{?path}} keeps it when there is a value, {{^path}} when there is none.
 */
type Scope = Readonly<Record<string, unknown>>;
const MARK = /\{\{([^{}]*)\}\}/g;
const RULE = /\{\{([#?^])([\w.]+)\}\}/;

export class MergeFault extends Error {}

const isScope = (value: unknown): value is Scope =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lookUp = (scope: Scope, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (isScope(value) && Object.hasOwn(value, key) ? value[key] : undefined), scope);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const shown = (scope: Scope, mark: string): string => {
  const [path = '', filter = ''] = mark.split('|').map((part) => part.trim());
  const value = lookUp(scope, path);
  if (value === undefined) throw new MergeFault(`no value for {{${mark}}}`);
  if (filter === 'date') return officialDate(String(value));
  if (filter === 'won') return officialMoney(Number(value));
  if (filter !== '') throw new MergeFault(`unknown filter ${filter}`);
  return value === null ? '' : String(value);
};

/** Hangul splits a mark over several runs when it was edited; all of it goes to the run it began in. */
const gatherSplitMarks = (paragraph: XmlElement): void => {
  const texts = runTexts(paragraph);
  const joined = texts.map(textOf).join('');
  if (!joined.includes('{{')) return;
  const owners = texts.flatMap((text, index) => [...textOf(text)].map(() => index));
  const signs = [...joined];
  let offset = 0;
  for (const piece of joined.split(/(\{\{[^{}]*\}\})/)) {
    const length = [...piece].length;
    if (piece.startsWith('{{')) owners.fill(owners[offset] ?? 0, offset, offset + length);
    offset += length;
  }
  texts.forEach((text, index) => {
    // A text that holds more than characters (tab, line break) is left alone unless a mark touches it.
    const own = signs.filter((_, at) => owners[at] === index).join('');
    if (own !== textOf(text)) text.children = own === '' ? [] : [own];
  });
};

/** The hp:t of a paragraph's own runs, not those of a table inside it. */
const runTexts = (paragraph: XmlElement): XmlElement[] =>
  paragraph.children.flatMap((run) =>
    typeof run !== 'string' && run.name === 'hp:run'
      ? run.children.filter((child) => typeof child !== 'string').filter((child) => child.name === 'hp:t')
      : [],
  );

const withLineBreaks = (text: string): XmlNode[] =>
  text
    .split('\n')
    .flatMap((part, index): XmlNode[] =>
      index === 0 ? [part] : [{ name: 'hp:lineBreak', attributes: new Map(), children: [] }, part],
    )
    .filter((part) => part !== '');

const fillTexts = (element: XmlElement, scope: Scope): void => {
  for (const text of elementsNamed(element, 'hp:t')) {
    text.children = text.children.flatMap((child): XmlNode[] =>
      typeof child === 'string' && child.includes('{{')
        ? withLineBreaks(child.replace(MARK, (_, mark: string) => shown(scope, mark)))
        : [child],
    );
  }
};

const dropRule = (element: XmlElement): void => {
  for (const text of elementsNamed(element, 'hp:t')) {
    text.children = text.children.map((child) => (typeof child === 'string' ? child.replace(RULE, '') : child));
  }
};

/** The copies of a row or paragraph that its rule asks for, each with the scope to fill it from. */
const instancesOf = (element: XmlElement, scope: Scope): { element: XmlElement; scope: Scope }[] => {
  const rule = RULE.exec(textOf(element));
  if (rule === null) return [{ element, scope }];
  const [, kind, path = ''] = rule;
  const value = lookUp(scope, path);
  dropRule(element);
  if (kind === '?') return isEmpty(value) ? [] : [{ element, scope }];
  if (kind === '^') return isEmpty(value) ? [{ element, scope }] : [];
  if (!Array.isArray(value)) throw new MergeFault(`{{#${path}}} is not a list`);
  return value.map((item: unknown) => ({
    element: copyOf(element),
    scope: isScope(item) ? { ...scope, ...item } : { ...scope, value: item },
  }));
};

const renumberRows = (table: XmlElement): void => {
  const rows = table.children.filter((child) => typeof child !== 'string').filter((child) => child.name === 'hp:tr');
  table.attributes.set('rowCnt', String(rows.length));
  rows.forEach((row, index) => {
    for (const address of elementsNamed(row, 'hp:cellAddr')) address.attributes.set('rowAddr', String(index));
  });
};

const mergeChildren = (parent: XmlElement, scope: Scope): void => {
  parent.children = parent.children.flatMap((child): XmlNode[] => {
    if (typeof child === 'string') return [child];
    const isTable = elementsNamed(child, 'hp:tbl').length > 0;
    const repeats = child.name === 'hp:tr' || (child.name === 'hp:p' && !isTable);
    if (!repeats) {
      mergeChildren(child, scope);
      if (child.name === 'hp:tbl') renumberRows(child);
      return [child];
    }
    return instancesOf(child, scope).map((instance) => {
      fillTexts(instance.element, instance.scope);
      return instance.element;
    });
  });
};

/** Positions of lines belong to the old text; with them gone Hangul lays the paragraph out anew. */
const dropLineSegments = (element: XmlElement): void => {
  element.children = element.children.filter((child) => typeof child === 'string' || child.name !== 'hp:linesegarray');
  for (const child of element.children) if (typeof child !== 'string') dropLineSegments(child);
};

export const mergeSection = (section: XmlElement, data: Scope): XmlElement => {
  const merged = copyOf(section);
  dropLineSegments(merged);
  for (const paragraph of elementsNamed(merged, 'hp:p')) gatherSplitMarks(paragraph);
  mergeChildren(merged, data);
  return merged;
};

/** Marks in a part that has no paragraphs, such as the package's title. */
export const fillAll = (element: XmlElement, data: Scope): void => {
  element.children = element.children.map((child) =>
    typeof child === 'string' ? child.replace(MARK, (_, mark: string) => shown(data, mark)) : child,
  );
  for (const child of element.children) if (typeof child !== 'string') fillAll(child, data);
};
