import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { createWhole } from '../whole-file.ts';

/**
 * What a stolen database alone must not surrender: TOTP secrets are encrypted and short codes are hashed with a key that
 * lies beside the data, never in it. All servers of one installation share the file; a backup without it is incomplete.
 */
export type Secrets = {
  encrypt(text: string, owner: string): string;
  /** Throws when the text was altered, belongs to another owner, or was made with another key. */
  decrypt(sealed: string, owner: string): string;
  /** A keyed hash, so that a short code or an address cannot be found by trying them all. */
  digest(purpose: string, value: string): Buffer;
  /** 32 bytes for one use, such as the key that signs the log of evidence. */
  seed(use: string): Buffer;
};

const size = 32;

const build = (master: Buffer): Secrets => {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', master, 'boru', use, size));
  const sealing = derive('sealing');
  const hashing = derive('hashing');
  return {
    encrypt: (text, owner) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    decrypt: (sealed, owner) => {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url');
      const opener = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12)).setAAD(Buffer.from(owner));
      opener.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8');
    },
    digest: (purpose, value) => createHmac('sha256', hashing).update(`${purpose}\u0000${value}`).digest(),
    seed: (use) => derive(`seed/${use}`),
  };
};

const readKey = async (path: string): Promise<Buffer> => {
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
  if (key.length === size) return key;
  throw new Refusal(
    'secret.unreadable',
    `${path}의 비밀 키를 읽을 수 없습니다. 백업에서 되살리세요. 지우고 다시 만들면 모든 2단계 인증을 새로 등록해야 합니다.`,
    `The key in ${path} cannot be read. Restore it from a backup. Making a new one means setting up every second factor again.`,
  );
};

const load = async (dataDir: string): Promise<Secrets> => {
  const path = join(dataDir, 'secret.key');
  await mkdir(dataDir, { recursive: true });
  if (existsSync(path)) return build(await readKey(path));
  const master = randomBytes(size);
  // Only the first process creates it; the content is on disk before anything is encrypted with it.
  const isOurs = await createWhole(path, `${master.toString('base64url')}\n`, { mode: 0o600, flushed: true });
  return build(isOurs ? master : await readKey(path));
};

const opened = new Map<string, Promise<Secrets>>();

/** The key file of one data folder, read once per process. */
export const secretsIn = (dataDir: string): Promise<Secrets> => {
  const known = opened.get(dataDir);
  if (known) return known;
  const loading = load(dataDir);
  opened.set(dataDir, loading);
  loading.catch(() => opened.delete(dataDir));
  return loading;
};
