/**
 * CP949 (UHC), which Korean Excel writes. The runtime's `euc-kr` knows only the 2,350 syllables of KS X 1001; the other
 * 8,822 stand in Unicode order in the room that code left free, so they need no table but arithmetic.
 */
const isExtensionTrail = (trail: number, lead: number): boolean =>
  (trail >= 0x41 && trail <= 0x5a) ||
  (trail >= 0x61 && trail <= 0x7a) ||
  (trail >= 0x81 && trail <= (lead <= 0xa0 ? 0xfe : 0xa0));

const buildTable = (): ReadonlyMap<number, string> => {
  const table = new Map<number, string>();
  const standard = new TextDecoder('euc-kr');
  const taken = new Set<string>();
  for (let lead = 0xa1; lead <= 0xfe; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const sign = standard.decode(Uint8Array.of(lead, trail));
      if (sign.length !== 1 || sign === '\uFFFD') continue;
      table.set(lead * 256 + trail, sign);
      taken.add(sign);
    }
  let syllable = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead++)
    for (let trail = 0x41; trail <= 0xfe; trail++) {
      if (!isExtensionTrail(trail, lead)) continue;
      while (syllable <= 0xd7a3 && taken.has(String.fromCharCode(syllable))) syllable += 1;
      if (syllable <= 0xd7a3) table.set(lead * 256 + trail, String.fromCharCode(syllable++));
    }
  return table;
};
let table: ReadonlyMap<number, string> | null = null;

/** The text, or null where a byte is none of CP949. */
export const decodeCp949 = (bytes: Uint8Array): string | null => {
  table ??= buildTable();
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) parts.push(String.fromCharCode(byte));
    else {
      const sign = table.get(byte * 256 + (bytes[++at] ?? 0));
      if (sign === undefined) return null;
      parts.push(sign);
    }
  }
  return parts.join('');
};
