import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { templatesDir } from './press.ts';

const bilingual = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });
const metaShape = z.strictObject({
  title: bilingual,
  purpose: bilingual,
  formats: z.array(z.enum(['pdf', 'hwpx'])).min(1),
});
export type TemplateFormat = 'pdf' | 'hwpx';
export type TemplateMeta = z.infer<typeof metaShape> & { name: string };
export type Template = TemplateMeta & { dir: string; schema: z.ZodType; sample: unknown };

const NAME = /^[a-z][a-z0-9-]{0,59}$/;
const cache = new Map<string, Template>();

export class NoSuchTemplate extends Error {}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

/** A template is a folder with template.typ, schema.ts, sample.json and meta.json; all four are checked on first use. */
export const loadTemplate = async (name: string, root: string = templatesDir): Promise<Template> => {
  const known = cache.get(`${root}:${name}`);
  if (known !== undefined) return known;
  const dir = join(root, name);
  // The name becomes a path: only plain names pass, so `../` never reaches the disk.
  const exists =
    NAME.test(name) &&
    (await access(join(dir, 'meta.json')).then(
      () => true,
      () => false,
    ));
  if (!exists) throw new NoSuchTemplate(`no template ${name.slice(0, 60)}`);
  const meta = metaShape.parse(await readJson(join(dir, 'meta.json')));
  const module: unknown = await import(pathToFileURL(join(dir, 'schema.ts')).href);
  const schema = z.object({ schema: z.instanceof(z.ZodType) }).parse(module).schema;
  const template = { ...meta, name, dir, schema, sample: await readJson(join(dir, 'sample.json')) };
  schema.parse(template.sample);
  cache.set(`${root}:${name}`, template);
  return template;
};

export const listTemplates = async (root: string = templatesDir): Promise<TemplateMeta[]> => {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && NAME.test(entry.name)).map((entry) => entry.name);
  const templates = await Promise.all(names.sort().map((name) => loadTemplate(name, root)));
  return templates.map(({ name, title, purpose, formats }) => ({ name, title, purpose, formats }));
};
