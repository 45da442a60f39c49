import type { Entry } from './document.ts';

type Shape = Readonly<Record<string, unknown>>;
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The outline of a body: required fields only, each with a stand-in that says what belongs there. */
export function outlineOf(schema: unknown): unknown {
  if (!isShape(schema)) return null;
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const [choice] = [schema['oneOf'], schema['anyOf']].flatMap((list) => (Array.isArray(list) ? list : []));
  if (choice !== undefined) return outlineOf(choice);
  const { type, properties, required, items } = schema;
  if (type === 'array') return [outlineOf(items)];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'null') return null;
  if (!isShape(properties)) return `<${typeof schema['format'] === 'string' ? schema['format'] : 'text'}>`;
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => needed.has(name))
      .map(([name, inner]) => [name, outlineOf(inner)]),
  );
}

/** A line for a terminal. Single quotes inside the body are written so that the shell keeps them. */
export function curlOf(entry: Entry, origin: string): string {
  const path = entry.path.replace(/\{([A-Za-z]+)\}/g, '<$1>');
  const query = entry.parameters
    .filter((one) => one.in === 'query' && one.required)
    .map(({ name }) => `${name}=<${name}>`);
  const address = `${origin}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  const parts = [`curl '${address}'`];
  if (entry.method !== 'GET') parts.push(`-X ${entry.method}`, "-H 'x-boru-request: 1'");
  if (!entry.may.includes('anyone')) parts.push("-b 'boru_session=<session>'");
  if (entry.isUpload) parts.push("-F 'file=@<file>'");
  else if (entry.input !== null) {
    const body = JSON.stringify(outlineOf(entry.input)).replaceAll("'", "'\\''");
    parts.push("-H 'content-type: application/json'", `-d '${body}'`);
  }
  return parts.join(' \\\n  ');
}
