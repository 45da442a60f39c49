import { createHash } from 'node:crypto';
import { addMonths, type CivilDate } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { ConsentPurpose } from '@boru/contract/organisations';
import type { ConsentText, Pack } from '@boru/contract/pack';
import { Problem } from '#kernel/problem';

export type Consent = {
  id: string;
  companyId: string;
  agencyId: number;
  sections: readonly string[];
  validTo: CivilDate;
  withdrawnAt: Date | null;
};

export type ConsentState = 'active' | 'expired' | 'withdrawn';

export const stateOf = (consent: Pick<Consent, 'validTo' | 'withdrawnAt'>, on: CivilDate): ConsentState =>
  consent.withdrawnAt ? 'withdrawn' : consent.validTo < on ? 'expired' : 'active';

/** The newest text in force on that day for a purpose. */
export const textFor = (pack: Pack, purpose: ConsentPurpose, on: CivilDate): ConsentText => {
  const texts = pack.catalogue.consentTexts.items
    .filter((text) => text.purpose === purpose && (text.validFrom ?? '') <= on && (text.validTo ?? '9999-12-31') >= on)
    .sort((a, b) => b.version - a.version);
  const [text] = texts;
  if (!text) throw new Problem('consent.missing');
  return text;
};

/** What a company reads and how long it holds; the edition, dates and our own doubts are no part of the words. */
export type ConsentWords = Pick<
  ConsentText,
  'title' | 'recipient' | 'use' | 'items' | 'periodMonths' | 'period' | 'refusal' | 'withdrawal'
>;
export type KeptText = { id: string; version: number; hash: Buffer; words: ConsentWords };

export const wordsOf = (text: ConsentText): ConsentWords => {
  const { title, recipient, use, items, periodMonths, period, refusal, withdrawal } = text;
  return { title, recipient, use, items, periodMonths, period, refusal, withdrawal };
};
export const hashOfWords = (words: ConsentWords): Buffer => createHash('sha256').update(JSON.stringify(words)).digest();

/**
 * The texts of the catalogue that are not kept yet. Words that were changed without a new number get the next one: whoever
 * agreed before keeps the edition that was shown, and whoever agrees now agrees to another.
 */
export const newEditions = (
  texts: readonly ConsentText[],
  kept: readonly Pick<KeptText, 'id' | 'version' | 'hash'>[],
): KeptText[] => {
  const known = [...kept];
  const added: KeptText[] = [];
  for (const text of texts) {
    const words = wordsOf(text);
    const hash = hashOfWords(words);
    const same = known.filter(({ id }) => id === text.id);
    if (same.some((one) => one.hash.equals(hash))) continue;
    const isTaken = same.some(({ version }) => version === text.version);
    const version = isTaken ? Math.max(...same.map((one) => one.version)) + 1 : text.version;
    known.push({ id: text.id, version, hash });
    added.push({ id: text.id, version, hash, words });
  }
  return added;
};

const fill = (words: Bilingual, recipient: Bilingual): Bilingual => ({
  ko: words.ko.replaceAll('{recipient}', recipient.ko),
  en: words.en.replaceAll('{recipient}', recipient.en),
});

export type ShownText = {
  id: string;
  version: number;
  purpose: ConsentPurpose;
  title: Bilingual;
  recipient: Bilingual;
  use: Bilingual;
  items: { id: string; name: Bilingual }[];
  period: Bilingual;
  refusal: Bilingual;
  withdrawal: Bilingual;
  validTo: CivilDate;
  hash: string;
  verified: boolean;
};

/** The five notices of 제17조제2항 for one recipient; the hash covers every word shown, in both languages. */
export const showText = (
  text: ConsentWords & Pick<ConsentText, 'id' | 'version' | 'purpose' | 'verified'>,
  recipient: Bilingual,
  on: CivilDate,
): ShownText => {
  const shown = {
    id: text.id,
    version: text.version,
    purpose: text.purpose,
    title: fill(text.title, recipient),
    recipient: fill(text.recipient, recipient),
    use: fill(text.use, recipient),
    items: text.items.map((item) => ({ id: item.id, name: { ko: item.ko, en: item.en } })),
    period: fill(text.period, recipient),
    refusal: fill(text.refusal, recipient),
    withdrawal: fill(text.withdrawal, recipient),
    validTo: addMonths(on, text.periodMonths),
    verified: text.verified,
  };
  const { validTo: _day, verified: _doubt, ...words } = shown;
  return { ...shown, hash: createHash('sha256').update(JSON.stringify(words)).digest('hex') };
};

export const withdraw = <T extends Consent>(consent: T, now: Date): T & { withdrawnAt: Date } => {
  if (consent.withdrawnAt) throw new Problem('consent.already_withdrawn');
  return { ...consent, withdrawnAt: now };
};
