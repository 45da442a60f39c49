import { type CivilDate, civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import { ConsentPurpose } from '@boru/contract/organisations';
import type { Tx } from '#platform/database/index';
import { agencyNames } from '../agencies/index.ts';
import { type ShownText, showText, stateOf } from './model.ts';
import { selectActive, selectConsents, selectSight, selectWords } from './store.ts';

const unnamed: Bilingual = { ko: '', en: '' };

/** Newest first. */
export const listConsents = async (tx: Tx, companyId: string, caseId: string | undefined, now: Date) => {
  const on = civilOf(now.getTime());
  const names = await agencyNames(tx, on);
  return (await selectConsents(tx, companyId, caseId)).map(({ giverName, ...row }) => ({
    ...row,
    givenByName: giverName ?? row.saidBy ?? '',
    textHash: row.textHash.toString('hex'),
    agencyName: names.get(row.agencyId) ?? unnamed,
    givenAt: row.givenAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    state: stateOf(row, on),
  }));
};

/** The words as they were shown on the day of the consent, in the name the recipient had; null where they were not kept. */
export const shownThen = async (
  tx: Tx,
  consent: { textId: string; textVersion: number; purpose: string },
  recipient: Bilingual,
  on: CivilDate,
): Promise<ShownText | null> => {
  const words = await selectWords(tx, consent.textId, consent.textVersion);
  const purpose = ConsentPurpose.parse(consent.purpose);
  const named = { id: consent.textId, version: consent.textVersion, purpose };
  return words === undefined ? null : showText({ ...words, ...named, verified: false }, recipient, on);
};

/** A living consent that covers all sections for this agency and case, or undefined. */
export const activeConsent = (
  tx: Tx,
  wanted: { companyId: string; agencyId: number; caseId: string; sections: readonly string[]; now: Date },
) => selectActive(tx, { ...wanted, on: civilOf(wanted.now.getTime()) });

/** Who may see which sections of a case, until when and why. */
export const sightOfCase = (tx: Tx, caseId: string, now: Date) => selectSight(tx, caseId, civilOf(now.getTime()));
