import { z } from 'zod';
import data from './technical-documents.json' with { type: 'json' };

/**
 * Guard rail: Boru keeps no technical content (국가핵심기술은 메타데이터만). This catches what plainly is such a file by
 * its form; it cannot read a drawing inside a PDF, so the page also says what not to upload.
 */
const kind = z.enum(['cad', 'layout', 'circuit', 'source', 'firmware', 'sequence', 'name']);
type Kind = z.infer<typeof kind>;
const signature = z.strictObject({
  kind,
  text: z.string().optional(),
  hex: z.string().optional(),
  pattern: z.string().optional(),
  at: z.number().optional(),
  within: z.number().optional(),
});
const rules = z
  .strictObject({
    asOf: z.iso.date(),
    source: z.string(),
    verified: z.boolean(),
    extensions: z.record(z.string(), z.array(z.string())),
    signatures: z.array(signature),
    names: z.strictObject({ suspicious: z.array(z.string()), harmless: z.array(z.string()) }),
    words: z.record(kind, z.strictObject({ ko: z.string(), en: z.string() })),
  })
  .parse(data);

const byExtension = new Map<string, Kind>(
  Object.entries(rules.extensions).flatMap(([name, extensions]) =>
    extensions.map((extension): [string, Kind] => [extension, kind.parse(name)]),
  ),
);

const matches = (rule: z.infer<typeof signature>, head: Buffer): boolean => {
  if (rule.pattern !== undefined)
    return new RegExp(rule.pattern).test(head.subarray(0, rule.within).toString('latin1'));
  const wanted = rule.hex === undefined ? Buffer.from(rule.text ?? '', 'latin1') : Buffer.from(rule.hex, 'hex');
  if (rule.at !== undefined) return head.subarray(rule.at, rule.at + wanted.length).equals(wanted);
  return head.subarray(0, rule.within).includes(wanted);
};

const byName = (name: string): Kind | undefined => {
  const said = name.normalize('NFC').toLowerCase();
  const speaksOfIt = rules.names.suspicious.some((word) => said.includes(word));
  return speaksOfIt && !rules.names.harmless.some((word) => said.includes(word)) ? 'name' : undefined;
};

/** The first bytes that the signatures look at. */
export const signatureBytes = 8192;

/** The reason in both languages, or null when the file does not look like technical content. */
export const technicalReason = (name: string, extension: string, head: Buffer): string | null => {
  const found =
    byExtension.get(extension) ?? rules.signatures.find((rule) => matches(rule, head))?.kind ?? byName(name);
  if (found === undefined) return null;
  const words = rules.words[found];
  return `받지 않는 파일입니다: ${words.ko}. / Not accepted: this looks like ${words.en}.`;
};
