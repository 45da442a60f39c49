import { civilOf } from '@boru/contract/civil';
import type { ConsentPurpose } from '@boru/contract/organisations';
import type { Pack } from '@boru/contract/pack';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { agencyNames } from '../agencies/index.ts';
import { hashOfWords, newEditions, type ShownText, showText, textFor, withdraw, wordsOf } from './model.ts';
import {
  endSpoken,
  insertConsent,
  insertGrants,
  insertSpoken,
  insertTexts,
  revokeGrants,
  saveWithdrawal,
  selectConsentForUpdate,
  selectEdition,
  selectTextEditions,
} from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

/** The text as the company reads it before it agrees. */
export const consentTextFor = async (
  tx: Tx,
  services: Services,
  purpose: ConsentPurpose,
  agencyId: number,
  now: Date,
): Promise<ShownText> => {
  const on = civilOf(now.getTime());
  const recipient = (await agencyNames(tx, on)).get(agencyId);
  if (!recipient) throw new Problem('thing.not_found');
  const text = textFor(services.pack, purpose, on);
  const edition = await selectEdition(tx, text.id, hashOfWords(wordsOf(text)));
  return showText({ ...text, version: edition ?? text.version }, recipient, on);
};

/** Keeps the words of the catalogue, each once. What was changed within an edition is the next edition from now on. */
export const loadConsentTexts = async (tx: Tx, pack: Pack): Promise<void> => {
  const added = newEditions(pack.catalogue.consentTexts.items, await selectTextEditions(tx));
  if (added.length > 0) await insertTexts(tx, added);
};

type Words = {
  companyId: string;
  agencyId: number;
  purpose: ConsentPurpose;
  sections: readonly string[];
  caseId: string | null;
  textId: string;
  textVersion: number;
};
export type Given = Words & { givenBy: string };
export type Spoken = Words & { caseId: string; saidBy: string; takenByName: string };

/** The consent to the very words that were shown or read out. */
const rowOf = async ({ tx, services, now }: Doing, words: Words) => {
  const text = await consentTextFor(tx, services, words.purpose, words.agencyId, now);
  if (text.id !== words.textId || text.version !== words.textVersion) throw new Problem('consent.text_changed');
  const id = newId(now.getTime());
  // Readable over the telephone, and no counter that tells how many companies there are.
  const receiptNumber = `C-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
  const sections = [...words.sections];
  return { ...words, id, receiptNumber, sections, textHash: Buffer.from(text.hash, 'hex'), validTo: text.validTo };
};

type Kept = { consentId: string; receiptNumber: string; validTo: string };

const traceOf = (doing: Doing, words: Words, consentId: string, more: Record<string, unknown> = {}): Promise<void> => {
  const { agencyId, purpose, sections, companyId, caseId } = words;
  const detail = { agencyId, purpose, sections, ...more };
  const { requestId } = doing;
  return record(doing.tx, doing.actor, {
    requestId,
    action: 'consent.given',
    subjectId: consentId,
    companyId,
    caseId,
    detail,
  });
};

/** Stores the consent with the text that was shown; opens nothing yet. Answers id, receipt number and last day. */
export const giveConsent = async (doing: Doing, given: Given): Promise<Kept> => {
  const { id, receiptNumber, validTo, ...row } = await rowOf(doing, given);
  await insertConsent(doing.tx, { ...row, id, receiptNumber, validTo, givenBy: given.givenBy });
  await traceOf(doing, given, id);
  return { consentId: id, receiptNumber, validTo };
};

/** Writes down a consent that was said on the telephone: who said it, who heard it, to which words. */
export const hearConsent = async (doing: Doing, spoken: Spoken): Promise<Kept> => {
  const { id, receiptNumber, validTo, ...row } = await rowOf(doing, spoken);
  const grantIds = spoken.sections.map(() => newId(doing.now.getTime()));
  const { saidBy, takenByName } = spoken;
  await insertSpoken(doing.tx, { ...row, id, receiptNumber, validTo, saidBy, takenByName }, grantIds);
  await traceOf(doing, spoken, id, { channel: 'phone', textId: spoken.textId, textVersion: spoken.textVersion });
  return { consentId: id, receiptNumber, validTo };
};

/** The caller takes back what was said. What follows for the case is told as events, as with any withdrawal. */
export const unhearConsents = async (doing: Doing, of: { caseId: string; companyId: string }): Promise<void> => {
  const { tx, actor, requestId, services } = doing;
  for (const consentId of await endSpoken(tx, of.caseId)) {
    await record(tx, actor, {
      requestId,
      action: 'consent.withdrawn',
      subjectId: consentId,
      ...of,
      detail: { channel: 'phone' },
    });
    await services.enqueue(tx, 'consent.withdrawn', { consentId, ...of });
  }
};

/** Opens the consented sections to the recipient, for one case or (null) for the company-wide parts. */
export const openSight = (
  tx: Tx,
  now: Date,
  sight: {
    consentId: string;
    companyId: string;
    caseId: string | null;
    agencyId: number;
    purpose: ConsentPurpose;
    sections: readonly string[];
    validTo: string;
  },
): Promise<void> => {
  const { consentId, companyId, caseId, agencyId, purpose, validTo } = sight;
  return insertGrants(
    tx,
    sight.sections.map((section) => ({
      id: newId(now.getTime()),
      consentId,
      companyId,
      caseId,
      agencyId,
      purpose,
      validTo,
      section,
    })),
  );
};

/** Sight ends in this transaction; what follows from it (a referral stops) is told as an event. */
export const withdrawConsent = async (doing: Doing, consentId: string): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  const consent = await selectConsentForUpdate(tx, consentId);
  if (!consent) throw new Problem('thing.not_found');
  const { companyId, agencyId, caseId } = consent;
  await saveWithdrawal(tx, consentId, withdraw(consent, now).withdrawnAt, actor.personId);
  await revokeGrants(tx, consentId, now, 'consent withdrawn');
  await record(tx, actor, {
    requestId,
    action: 'consent.withdrawn',
    subjectId: consentId,
    companyId,
    caseId,
    detail: { agencyId },
  });
  await services.enqueue(tx, 'consent.withdrawn', { consentId, companyId, caseId, agencyId });
};
