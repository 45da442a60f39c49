import { access, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { z } from 'zod';
import { fillAll, mergeSection } from './merge.ts';
import { templatesDir } from './press.ts';
import { printable } from './printable.ts';
import { loadTemplate, type Template } from './templates.ts';
import { elementsNamed, parseXml, printXml, textOf, type XmlElement } from './xml.ts';

export const HWPX_TYPE = 'application/hwp+zip';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const SECTION = /^Contents\/section\d+\.xml$/;
/** A template that unpacks to more than this is a mistake or an attack. */
const LARGEST_TEMPLATE = 50_000_000;
/** ZIP cannot say a year before 1980; one fixed moment makes the same data the same bytes. */
const FIXED_TIME = new Date(2000, 0, 1);

type Parts = Map<string, Uint8Array>;
const utf8 = new TextEncoder();
const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

const readFolder = async (root: string): Promise<Parts> => {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(
    async (path): Promise<[string, Uint8Array]> => [relative(root, path).split(sep).join('/'), await readFile(path)],
  );
  return new Map(await Promise.all(read));
};

export const unpackHwpx = (bytes: Uint8Array): Parts => {
  let total = 0;
  const parts = unzipSync(bytes, {
    filter: (entry) => {
      total += entry.originalSize;
      if (total > LARGEST_TEMPLATE) throw new RangeError('the HWPX template unpacks to too much');
      return true;
    },
  });
  return new Map(Object.entries(parts));
};

/** An agency's own template.hwpx goes before the parts that come with Boru. */
const partsOf = async (template: Template): Promise<Parts> => {
  const own = join(template.dir, 'template.hwpx');
  if (
    await access(own).then(
      () => true,
      () => false,
    )
  )
    return unpackHwpx(await readFile(own));
  const shared = await readFolder(join(templatesDir, '_official', 'hwpx'));
  return new Map([...shared, ...(await readFolder(join(template.dir, 'hwpx')))]);
};

const previewOf = (section: XmlElement): string =>
  elementsNamed(section, 'hp:p')
    .filter((paragraph) => elementsNamed(paragraph, 'hp:tbl').length === 0)
    .map(textOf)
    .filter((line) => line.trim() !== '')
    .join('\r\n')
    .slice(0, 1000);

/** `mimetype` first and stored, as readers look for it at a fixed place of the file; all else deflated. */
const pack = (parts: Parts): Buffer => {
  const ordered: Zippable = { mimetype: [utf8.encode(HWPX_TYPE), { level: 0 }] };
  for (const [name, bytes] of parts) if (name !== 'mimetype') ordered[name] = [bytes, { level: 6 }];
  return Buffer.from(zipSync(ordered, { mtime: FIXED_TIME }));
};

/** Fills the parts of a template with data; exported for templates that come from an agency's own Hangul. */
export const mergeHwpx = (parts: Parts, data: Readonly<Record<string, unknown>>): Buffer => {
  const merged: Parts = new Map(parts);
  let preview = '';
  for (const [name, bytes] of parts) {
    if (SECTION.test(name)) {
      const section = mergeSection(parseXml(text(bytes)), data);
      preview += previewOf(section);
      merged.set(name, utf8.encode(`${DECLARATION}${printXml(section)}`));
    } else if (name === 'Contents/content.hpf') {
      const content = parseXml(text(bytes));
      fillAll(content, data);
      merged.set(name, utf8.encode(`${DECLARATION}${printXml(content)}`));
    }
  }
  merged.set('Preview/PrvText.txt', utf8.encode(preview));
  // A picture of the empty template would show something else than the document.
  merged.delete('Preview/PrvImage.png');
  return pack(merged);
};

/** HWPX of a template of ours. `data` must satisfy the template's schema, else ZodError. */
export const renderHwpx = async (name: string, data: unknown): Promise<Buffer> => {
  const template = await loadTemplate(name);
  if (!template.formats.includes('hwpx')) throw new RangeError(`template ${name} has no HWPX`);
  const checked = z.record(z.string(), z.unknown()).parse(printable(template.schema.parse(data)));
  return mergeHwpx(await partsOf(template), {
    ...checked,
    documentTitle: template.title.ko,
    documentKeywords: `보루, ${template.title.ko}`,
  });
};
