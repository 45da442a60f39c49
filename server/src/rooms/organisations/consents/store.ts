import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

const columns = [
  'c.id',
  'c.receiptNumber',
  'c.companyId',
  'c.agencyId',
  'c.purpose',
  'c.sections',
  'c.caseId',
  'c.textId',
  'c.textVersion',
  'c.textHash',
  'c.givenAt',
  'c.validTo',
  'c.withdrawnAt',
] as const;

export type ConsentRow = {
  id: string;
  receiptNumber: string;
  companyId: string;
  agencyId: number;
  purpose: string;
  sections: string[];
  caseId: string | null;
  textId: string;
  textVersion: number;
  textHash: Buffer;
  givenAt: Date;
  validTo: string;
  withdrawnAt: Date | null;
};

export type NewConsentRow = Omit<ConsentRow, 'givenAt' | 'withdrawnAt'> & { givenBy: string };

export const insertConsent = async (tx: Tx, row: NewConsentRow): Promise<void> => {
  await tx.insertInto('organisations.consent').values(row).execute();
};

export const selectConsents = (tx: Tx, companyId: string, caseId: string | undefined) =>
  tx
    .selectFrom('organisations.consent as c')
    .innerJoin('organisations.person as p', 'p.id', 'c.givenBy')
    .select([...columns, 'p.name as givenByName'])
    .where('c.companyId', '=', companyId)
    .$if(caseId !== undefined, (query) => query.where('c.caseId', '=', caseId ?? null))
    .orderBy('c.givenAt', 'desc')
    .execute();

export const selectConsentForUpdate = (tx: Tx, id: string) =>
  tx.selectFrom('organisations.consent as c').select(columns).where('c.id', '=', id).forUpdate().executeTakeFirst();

/** The newest living consent that opens all wanted sections to one agency, for the case or for all cases. */
export const selectActive = (
  tx: Tx,
  wanted: { companyId: string; agencyId: number; caseId: string; sections: readonly string[]; on: string },
) =>
  tx
    .selectFrom('organisations.consent as c')
    .select(columns)
    .where('c.companyId', '=', wanted.companyId)
    .where('c.agencyId', '=', wanted.agencyId)
    .where('c.withdrawnAt', 'is', null)
    .where('c.validTo', '>=', wanted.on)
    .where((eb) => eb.or([eb('c.caseId', 'is', null), eb('c.caseId', '=', wanted.caseId)]))
    .where(sql<boolean>`c.sections @> ${[...wanted.sections]}::text[]`)
    .orderBy('c.givenAt', 'desc')
    .executeTakeFirst();

export const saveWithdrawal = async (tx: Tx, id: string, at: Date, by: string): Promise<void> => {
  await tx
    .updateTable('organisations.consent')
    .set({ withdrawnAt: at, withdrawnBy: by })
    .where('id', '=', id)
    .execute();
};

export type NewGrant = {
  id: string;
  companyId: string;
  caseId: string | null;
  section: string;
  agencyId: number;
  purpose: string;
  consentId: string;
  validTo: string;
};

export const insertGrants = async (tx: Tx, grants: readonly NewGrant[]): Promise<void> => {
  await tx
    .insertInto('organisations.sightGrant')
    .values([...grants])
    .execute();
};

export const revokeGrants = async (tx: Tx, consentId: string, at: Date, reason: string): Promise<void> => {
  await tx
    .updateTable('organisations.sightGrant')
    .set({ revokedAt: at, revokedReason: reason })
    .where('consentId', '=', consentId)
    .where('revokedAt', 'is', null)
    .execute();
};

/** Living grants on one case: the company sees all of its own, an agency those it holds. */
export const selectSight = (tx: Tx, caseId: string, on: string) =>
  tx
    .selectFrom('organisations.sightGrant')
    .select(['agencyId', 'section', 'consentId', 'legalBasis', 'validTo'])
    .where('caseId', '=', caseId)
    .where('revokedAt', 'is', null)
    .where('validTo', '>=', on)
    .orderBy('agencyId')
    .orderBy('section')
    .orderBy('validTo', 'desc')
    .execute();

export const selectReceipt = (tx: Tx, id: string) =>
  tx
    .selectFrom('organisations.consent')
    .select(['receiptNumber', 'agencyId', 'companyId'])
    .where('id', '=', id)
    .executeTakeFirst();
