import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { Tx } from '#platform/database/index';
import { agencyNames } from '../agencies/index.ts';
import { stateOf } from './model.ts';
import { selectActive, selectConsents, selectSight } from './store.ts';

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

/** A living consent that covers all sections for this agency and case, or undefined. */
export const activeConsent = (
  tx: Tx,
  wanted: { companyId: string; agencyId: number; caseId: string; sections: readonly string[]; now: Date },
) => selectActive(tx, { ...wanted, on: civilOf(wanted.now.getTime()) });

/** Who may see which sections of a case, until when and why. */
export const sightOfCase = (tx: Tx, caseId: string, now: Date) => selectSight(tx, caseId, civilOf(now.getTime()));
