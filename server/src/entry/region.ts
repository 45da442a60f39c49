import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Pack, PackFault } from '@boru/contract/pack';
import type { Config } from '#platform/config';
import { readPackFiles } from '#platform/pack/files';
import { fingerprintOf, keepPack, recallPack } from '#platform/pack/memory';
import { Refusal } from '#platform/refusal';

export const root = join(import.meta.dirname, '../../..');

/** A pack may lie anywhere, BORU_PACK=/srv/boru/packs/jeonbuk; the national catalogue is the one Boru ships unless it brings its own. */
const placeOfPack = (config: Config): { base: string; catalogue: string; id: string } => {
  // The default is meant relative to Boru, not to where the command was typed.
  const shipped = join(root, 'packs', basename(config.packDir));
  const packDir = existsSync(config.packDir) || config.packDir !== resolve('packs/chungbuk') ? config.packDir : shipped;
  const base = dirname(dirname(packDir));
  if (basename(dirname(packDir)) !== 'packs' || !existsSync(packDir))
    throw new Refusal(
      'pack.missing',
      `지역 꾸러미가 ${packDir}에 없습니다. BORU_PACK에 packs 아래의 폴더를 지정하세요(예: packs/chungbuk).`,
      `There is no region pack in ${packDir}. Name a folder below packs/ with BORU_PACK, such as packs/chungbuk.`,
    );
  return { base, catalogue: existsSync(join(base, 'catalogue')) ? base : root, id: basename(packDir) };
};

type Texts = { id: string; texts: Map<string, string> };

const textsOf = (config: Config): Texts => {
  const { base, catalogue, id } = placeOfPack(config);
  const national = [...readPackFiles(catalogue, id)].filter(([path]) => path.startsWith('catalogue/'));
  const regional = [...readPackFiles(base, id)].filter(([path]) => path.startsWith('packs/'));
  return { id, texts: new Map([...national, ...regional]) };
};

type Examined = { id: string; faults: readonly PackFault[]; pack: Pack | null };

/** The rules are loaded only where they are needed: a start on a pack that is known to be sound does without them. */
const examine = async ({ id, texts }: Texts): Promise<Examined> => {
  const { checkFiles } = await import('#platform/pack/index');
  return { id, ...checkFiles(texts, id) };
};

/** Every fault, worked out afresh. */
export const examinePack = (config: Config): Promise<Examined> => examine(textsOf(config));

const shownFaults = 5;

const refuseBroken = ({ id, faults }: Examined): Refusal => {
  const list = (language: 'ko' | 'en'): string =>
    faults
      .slice(0, shownFaults)
      .map(({ file, line, message }) => `\n  ${file}:${line}: ${message[language]}`)
      .join('');
  return new Refusal(
    'pack.broken',
    `지역 꾸러미 ${id}에 잘못이 ${faults.length}가지 있어 시작하지 않았습니다. 자료는 그대로입니다. 모두 보려면 boru pack check${list('ko')}`,
    `The region pack ${id} has ${faults.length} faults, so nothing was started or changed. boru pack check lists all.${list('en')}`,
  );
};

/** The rules, the shapes, and by the lock file the library that reads the shapes. */
const codeOfRules = ['server/src/platform/pack', 'contract/src', 'package-lock.json'].map((path) => join(root, path));

const soundIn = (examined: Examined): Pack => {
  if (examined.pack === null) throw refuseBroken(examined);
  return examined.pack;
};

/** The pack, or one sentence that names the first faults; a broken pack stops before anything is changed. */
export const packOf = async (config: Config): Promise<Pack> => {
  const found = textsOf(config);
  const memory = join(root, `node_modules/.cache/boru-pack/${found.id}.json`);
  // Without its code at hand nobody can say that the rules are the same: then they are asked again.
  const fingerprint = codeOfRules.every((path) => existsSync(path)) ? fingerprintOf(found.texts, codeOfRules) : null;
  const known = fingerprint === null ? null : recallPack(memory, fingerprint);
  if (known !== null) return known;
  const pack = soundIn(await examine(found));
  if (fingerprint !== null) keepPack(memory, fingerprint, pack);
  return pack;
};

/** As packOf, worked out afresh whatever is remembered. */
export const checkedPackOf = async (config: Config): Promise<Pack> => soundIn(await examinePack(config));
