import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { armor } from 'age-encryption';
import * as suite from 'cctv-age';
import { describe, expect, it } from 'vitest';
import { open, openStream, readWords, type Taken, unlock, wordsOf } from './index.ts';

const vectors: Readonly<Record<string, Uint8Array>> = { ...suite };

type Vector = { expect: string; field(name: string): string | null; file: Uint8Array | null };

const readVector = (bytes: Uint8Array): Vector => {
  const text = Buffer.from(bytes).toString('latin1');
  const end = text.indexOf('\n\n');
  const head = text.slice(0, end).split('\n');
  const field = (name: string) => head.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? null;
  let file: Uint8Array | null = Uint8Array.from(Buffer.from(text.slice(end + 2), 'latin1'));
  if (field('compressed') === 'zlib') file = Uint8Array.from(inflateSync(file));
  if (field('armored') === 'yes')
    try {
      file = armor.decode(Buffer.from(file).toString('latin1'));
    } catch {
      file = null;
    }
  return { expect: field('expect') ?? '', field, file };
};

const streamOf = (bytes: Uint8Array) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 1_000) controller.enqueue(bytes.slice(at, at + 1_000));
      controller.close();
    },
  });

const openVector = async ({ field, file }: Vector): Promise<Taken<Uint8Array>> => {
  if (file === null) return { ok: false, reason: 'format' };
  const passphrase = field('passphrase');
  return passphrase === null ? open(field('identity') ?? '', file) : unlock(passphrase, file);
};

describe('the published test suite of the age format (C2SP/CCTV)', () => {
  const names = Object.keys(vectors);
  it.each(names)('%s', async (name) => {
    const vector = readVector(vectors[name] ?? new Uint8Array());
    const found = await openVector(vector);
    expect(found.ok).toBe(vector.expect === 'success');
    if (found.ok) expect(createHash('sha256').update(found.value).digest('hex')).toBe(vector.field('payload'));
  });

  it('is there as a whole', () => {
    expect(names).toHaveLength(143);
    expect(names.filter((name) => readVector(vectors[name] ?? new Uint8Array()).expect === 'success')).not.toHaveLength(
      0,
    );
  });

  it('answers the same piece by piece', async () => {
    for (const name of names) {
      const vector = readVector(vectors[name] ?? new Uint8Array());
      const identity = vector.field('identity');
      if (vector.file === null || identity === null) continue;
      const found = await openStream(identity, streamOf(vector.file), () => undefined);
      expect([name, found.ok]).toEqual([name, vector.expect === 'success']);
    }
  });
});

describe('HKDF with SHA-256 (RFC 5869, appendix A)', () => {
  const cases = [
    {
      key: '0b'.repeat(22),
      salt: '000102030405060708090a0b0c',
      info: 'f0f1f2f3f4f5f6f7f8f9',
      bytes: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    },
    {
      key: '0b'.repeat(22),
      salt: '',
      info: '',
      bytes: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    },
  ];
  it.each(cases)('$bytes', ({ key, salt, info, bytes }) => {
    expect(bytesToHex(hkdf(sha256, hexToBytes(key), hexToBytes(salt), hexToBytes(info), bytes.length / 2))).toBe(bytes);
  });
});

describe('twelve words (BIP-39)', () => {
  // The words' places in the list are the same for every language: those of the published English vectors.
  const published = [
    ['00000000000000000000000000000000', [...Array(11).fill(0), 3]],
    ['7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f', [1019, 2015, 1790, 2039, 1983, 1533, 2031, 1919, 1019, 2015, 1790, 2040]],
    ['80808080808080808080808080808080', [1028, 32, 257, 8, 64, 514, 16, 128, 1028, 32, 257, 4]],
    ['ffffffffffffffffffffffffffffffff', [...Array(11).fill(2047), 2037]],
    ['9e885d952ad362caeb4efe34a8e91bd2', [1268, 535, 810, 685, 433, 811, 1385, 1790, 421, 570, 567, 1313]],
  ] as const;
  const list = wordsOfTheList();

  it('has the published Korean list', () => {
    const text = `${list.map((word) => word.normalize('NFKD')).join('\n')}\n`;
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '9e95f86c167de88f450f0aaf89e87f6624a57f973c67b516e338e8e8b8897f60',
    );
  });

  it.each(published)('%s', (entropy, places) => {
    expect(wordsOf(hexToBytes(entropy))).toEqual(places.map((place) => list[place]));
    const back = readWords(wordsOf(hexToBytes(entropy)).join(' '), 12);
    expect(back.ok && bytesToHex(back.value)).toBe(entropy);
  });
});

/** The list, read back through the engine alone: the first word carries the first eleven bits. */
function wordsOfTheList(): string[] {
  return Array.from({ length: 2_048 }, (_none, place) => {
    const entropy = new Uint8Array(16);
    entropy[0] = place >> 3;
    entropy[1] = (place & 7) << 5;
    return wordsOf(entropy)[0] ?? '';
  });
}
