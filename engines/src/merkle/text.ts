/** Standard Base 64 (RFC 4648 section 4), padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Only what `toBase64` writes: a second spelling of the same bytes would make a second note with the same signature. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A decimal without leading zeroes, at most 64 bits; null for anything else. */
export function readSize(text: string): bigint | null {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) return null;
  const size = BigInt(text);
  return size < 1n << 64n ? size : null;
}
