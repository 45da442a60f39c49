import type { ExpenseRow } from '@boru/contract/spending';
import { newKey } from '#lib/new-key';

/** A receipt while it is written: everything is text, as it was pasted. */
export type Draft = Readonly<
  Record<
    'key' | 'spentOn' | 'item' | 'vendor' | 'vendorNumber' | 'grantWon' | 'ownWon' | 'purpose' | 'receiptNumber',
    string
  >
>;
/** In the order of the columns that are pasted. */
export const fields = [
  'spentOn',
  'item',
  'vendor',
  'vendorNumber',
  'grantWon',
  'ownWon',
  'purpose',
  'receiptNumber',
] as const;
export type Field = (typeof fields)[number];

const parts = /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})/;
/** 2026. 6. 1. and 2026/6/1 are the same day; what is no day stays as it was written, for the server to name. */
const dayOf = (text: string): string => {
  const found = parts.exec(text);
  if (found === null) return text;
  const [, year = '', month = '', day = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

export const draftsOf = (pasted: string): Draft[] =>
  pasted
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const cells = row.split('\t').map((cell) => cell.trim());
      const at = (index: number): string => cells[index] ?? '';
      const [spentOn, item, vendor] = [dayOf(at(0)), at(1), at(2)];
      const rest = { vendorNumber: at(3), grantWon: at(4), ownWon: at(5), purpose: at(6), receiptNumber: at(7) };
      return { key: newKey(), spentOn, item, vendor, ...rest };
    });
export const emptyDraft = (): Draft => ({
  ...{ key: newKey(), spentOn: '', item: '', vendor: '', vendorNumber: '', grantWon: '', ownWon: '', purpose: '' },
  receiptNumber: '',
});

// What is no number is sent as it is not: the server names the field, and nothing is guessed.
const wonOf = (text: string): number => {
  const digits = text.replace(/[,원\s₩]/g, '');
  return digits === '' ? 0 : /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
};
export const rowOf = (draft: Draft): ExpenseRow => ({
  key: draft.key,
  spentOn: dayOf(draft.spentOn),
  item: draft.item.trim(),
  vendor: draft.vendor.trim(),
  vendorNumber: draft.vendorNumber.trim() === '' ? null : draft.vendorNumber.replace(/[-\s]/g, ''),
  grantWon: wonOf(draft.grantWon),
  ownWon: wonOf(draft.ownWon),
  purpose: draft.purpose.trim(),
  receiptNumber: draft.receiptNumber.trim() === '' ? null : draft.receiptNumber.trim(),
});
/** Which rows the server named, by their place. */
export const brokenRows = (paths: readonly string[]): number[] =>
  [...new Set(paths.map((path) => /^rows\.(\d+)\./.exec(path)?.[1]).filter((at) => at !== undefined))].map(Number);
