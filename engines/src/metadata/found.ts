/** Something a file says besides its content. `text`: what of it can be read, shortened; for the eyes of whoever sends it. */
export type Found = { readonly where: string; readonly text: string };
/** Null: not what its first bytes promise. */
export type Parts = { readonly bytes: Uint8Array; readonly found: readonly Found[] } | null;

/** Files above this are not cleaned: cleaning holds them in memory. */
export const largestCleaned = 50 * 1_048_576;

const longestShown = 160;
const utf8 = new TextDecoder();

/** One sign per byte. Not by TextDecoder: what it calls latin1 is windows-1252, which does not lead back to the same bytes. */
export const latinOf = (bytes: Uint8Array, from = 0, to = bytes.length): string => {
  const pieces: string[] = [];
  const end = Math.min(to, bytes.length);
  for (let at = from; at < end; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, Math.min(at + 8_192, end))));
  return pieces.join('');
};

/** Runs of letters in bytes of any make; enough to see a name, a place or a date. */
export const readable = (bytes: Uint8Array): string => {
  const text = utf8.decode(bytes.subarray(0, 20_000).filter((byte) => byte !== 0)).replace(/<[^<>]{0,2000}>/g, ' ');
  const runs = text.match(/[\p{L}\p{N}\p{P}\p{Zs}+=@]{3,}/gu) ?? [];
  return [
    ...runs
      .map((run) => run.replace(/\s+/g, ' ').trim())
      .filter((run) => /[\p{L}\p{N}]{2}/u.test(run))
      .join(' · '),
  ]
    .slice(0, longestShown)
    .join('');
};

export const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** Big-endian number; 0 beyond the end, which every caller treats as damage. */
export const numberAt = (bytes: Uint8Array, at: number, size: number): number => {
  let value = 0;
  for (let index = 0; index < size; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
};
