/** A tree of the XML that HWPX parts use. Small on purpose: no DOCTYPE, no entities of its own, so nothing can expand. */
export type XmlElement = { name: string; attributes: Map<string, string>; children: XmlNode[] };
export type XmlNode = XmlElement | string;

export class XmlFault extends Error {}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (_, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const sign = named[name];
    if (sign === undefined) throw new XmlFault(`unknown entity ${name}`);
    return sign;
  });

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const attributesOf = (text: string): Map<string, string> => {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    found.set(name, unescapeXml(double ?? single ?? ''));
  }
  return found;
};

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy;

/** Throws XmlFault on anything that is not well formed. */
export const parseXml = (source: string): XmlElement => {
  const root: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  const text = source.replace(/^\uFEFF/, '');
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new XmlFault(`not well formed at ${at}`);
    const [, cdata, closing, name, attributes = '', selfClosing, plain] = match;
    const parent = open.at(-1);
    if (parent === undefined) throw new XmlFault(`unexpected end at ${at}`);
    if (plain !== undefined) parent.children.push(unescapeXml(plain));
    else if (cdata !== undefined) parent.children.push(cdata);
    else if (name !== undefined && closing === '/') {
      if (parent.name !== name) throw new XmlFault(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (selfClosing !== '/') open.push(element);
    }
  }
  const element = root.children.find((child) => typeof child !== 'string');
  if (open.length !== 1 || typeof element !== 'object') throw new XmlFault('not one closed element');
  return element;
};

export const printXml = (node: XmlNode): string => {
  if (typeof node === 'string') return escapeXml(node);
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
  if (node.children.length === 0) return `<${node.name}${attributes}/>`;
  return `<${node.name}${attributes}>${node.children.map(printXml).join('')}</${node.name}>`;
};

export const textOf = (node: XmlNode): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));

/** All elements of that name, in document order, outermost first. */
export const elementsNamed = (node: XmlElement, name: string): XmlElement[] =>
  node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elementsNamed(child, name)],
  );

export const copyOf = (element: XmlElement): XmlElement => structuredClone(element);
