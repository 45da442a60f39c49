// Marks that turn the direction of writing can make a paper read differently from its data ("trojan source").
const turning = /[\u202A-\u202E\u2066-\u2069]/g;
// Not text: control characters (but tab and line feed), lone surrogates, non-characters, byte order mark.
const unprintable = /(?![\t\n])\p{Cc}|[\p{Cs}\uFEFF\uFFFE\uFFFF]/gu;

/** Text that may stand on paper. What is dropped here is invisible; what has no glyph is shown as □ by the press. */
export const printableText = (text: string): string =>
  text.normalize('NFC').replace(turning, '').replace(unprintable, '');

export const printable = (value: unknown): unknown => {
  if (typeof value === 'string') return printableText(value);
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printable(item)]));
};
