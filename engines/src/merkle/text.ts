import { utf8ToBytes } from '@noble/hashes/utils.js';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<string, number> = new Map([...letters].map((letter, value) => [letter, value]));

/** Standard Base 64 (RFC 4648 section 4), padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => letters[(group >> shift) & 63]).join('');
    text += four.slice(0, Math.min(4, bytes.length - at + 1));
  }
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Only what `toBase64` writes: a second spelling of the same bytes would make a second note with the same signature. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let [held, bits, at] = [0, 0, 0];
  for (const digit of digits) {
    held = ((held << 6) | (values.get(digit) ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return toBase64(bytes) === text ? bytes : null;
}

export const utf8 = (text: string): Uint8Array => utf8ToBytes(text);

/** A decimal without leading zeroes, at most 64 bits; null for anything else. */
export function readSize(text: string): bigint | null {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) return null;
  const size = BigInt(text);
  return size < 1n << 64n ? size : null;
}
