/**
 * The typesetter, alone in a process: Typst is native code, which a worker thread cannot interrupt
 * (measured: terminate() waited 16 s for a loop to end), and a process can be killed and holds no secret.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PressAnswer, PressOrder } from './press-order.ts';

const [templatesDir = '', fontsDir = ''] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: templatesDir, fontArgs: [{ fontPaths: [fontsDir] }] });

/** What a glyph is missing for is shown as □, so that a reader sees that something stood there. */
const MISSING = '□';

const diagnosticsOf = (fault: Parameters<typeof compiler.fetchDiagnostics>[0] | null): string => {
  if (fault === null) return 'unknown';
  const found: unknown[] = compiler.fetchDiagnostics(fault);
  const messages = found.map((one) =>
    typeof one === 'object' && one !== null && 'message' in one ? String(one.message) : '',
  );
  return messages.join('; ').slice(0, 2000);
};

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };
const fromRustLiteral = (literal: string): string =>
  literal.replace(/\\u\{([0-9a-f]+)\}|\\(.)/g, (_, code: string | undefined, plain: string | undefined) =>
    code === undefined ? (escapes[plain ?? ''] ?? plain ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
  );

/** PDF/UA refuses text without a glyph. The message names it as a Rust literal inside another Rust literal. */
const undisplayable = (fault: string): string[] => {
  const messages = [...fault.matchAll(/message: "((?:\\.|[^"\\])*)"/g)].map(([, message = '']) =>
    fromRustLiteral(message),
  );
  const quoted = messages.flatMap((message) => [
    ...message.matchAll(/the text `"((?:\\.|[^"\\])*)"` could not be displayed/g),
  ]);
  return quoted.map(([, literal = '']) => fromRustLiteral(literal));
};

const replaceIn = (value: unknown, missing: ReadonlySet<string>): unknown => {
  if (typeof value === 'string') return [...value].map((sign) => (missing.has(sign) ? MISSING : sign)).join('');
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, missing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceIn(item, missing)]));
};

const print = (order: PressOrder): PressAnswer => {
  let data = order.data;
  const replaced = new Set<string>();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const compiled = compiler.compile({ mainFilePath: order.main, inputs: { data }, resetRead: true });
    const document = compiled.result;
    if (document === null) return { id: order.id, fault: diagnosticsOf(compiled.takeError()) };
    try {
      const pdf = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: order.at });
      return { id: order.id, pdf, pages: document.numOfPages, replaced: [...replaced] };
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      const signs = undisplayable(message).flatMap((text) => [...text]);
      if (signs.every((sign) => replaced.has(sign))) return { id: order.id, fault: message.slice(0, 2000) };
      for (const sign of signs) replaced.add(sign);
      data = JSON.stringify(replaceIn(JSON.parse(order.data), replaced));
    }
  }
  return { id: order.id, fault: 'glyphs still missing after four attempts' };
};

process.on('message', (order: PressOrder) => {
  let answer: PressAnswer;
  try {
    answer = print(order);
  } catch (fault) {
    answer = { id: order.id, fault: fault instanceof Error ? fault.message : String(fault) };
  }
  compiler.evictCache(5);
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
