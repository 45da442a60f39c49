import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { ConsentWords, KeptText } from './model.ts';

/** Few: one row for each edition of each text that was ever shown. */
export const selectTextEditions = (tx: Tx): Promise<Pick<KeptText, 'id' | 'version' | 'hash'>[]> =>
  tx.selectFrom('organisations.consentText').select(['id', 'version', 'hash']).execute();

export const insertTexts = async (tx: Tx, texts: readonly KeptText[]): Promise<void> => {
  await tx
    .insertInto('organisations.consentText')
    .values(texts.map((text) => ({ ...text, words: JSON.stringify(text.words) })))
    // Two servers that start at the same moment keep the same words once.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** The edition these words are kept as; undefined where no start has kept them yet. */
export const selectEdition = async (tx: Tx, id: string, hash: Buffer): Promise<number | undefined> =>
  (
    await tx
      .selectFrom('organisations.consentText')
      .select('version')
      .where('id', '=', id)
      .where('hash', '=', hash)
      .executeTakeFirst()
  )?.version;

export const selectWords = async (tx: Tx, id: string, version: number): Promise<ConsentWords | undefined> =>
  (
    await tx
      .selectFrom('organisations.consentText')
      .select('words')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  )?.words as ConsentWords | undefined;

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
  'c.channel',
  'c.saidBy',
  'c.takenByName',
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
  channel: string;
  saidBy: string | null;
  takenByName: string | null;
};

type Written = Omit<ConsentRow, 'givenAt' | 'withdrawnAt' | 'channel' | 'saidBy' | 'takenByName'>;
export type NewConsentRow = Written & { givenBy: string };
export type SpokenConsentRow = Written & { saidBy: string; takenByName: string };

export const insertConsent = async (tx: Tx, row: NewConsentRow): Promise<void> => {
  await tx.insertInto('organisations.consent').values(row).execute();
};

/** The database checks that the call is this desk's own and opens no more than a call may. */
export const insertSpoken = async (tx: Tx, row: SpokenConsentRow, grantIds: readonly string[]): Promise<void> => {
  const { textHash, ...rest } = row;
  const told = {
    id: rest.id,
    receipt_number: rest.receiptNumber,
    company_id: rest.companyId,
    agency_id: rest.agencyId,
    purpose: rest.purpose,
    sections: rest.sections,
    case_id: rest.caseId,
    text_id: rest.textId,
    text_version: rest.textVersion,
    text_hash: `\\x${textHash.toString('hex')}`,
    valid_to: rest.validTo,
    said_by: rest.saidBy,
    taken_by_name: rest.takenByName,
  };
  await sql`select organisations.say_consent(${JSON.stringify(told)}::jsonb, ${[...grantIds]}::uuid[])`.execute(tx);
};

/** Ends every spoken consent of the case and the sight it opened; answers which ended. */
export const endSpoken = async (tx: Tx, caseId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select organisations.unsay_consents(${caseId}) as id`.execute(tx);
  return rows.map(({ id }) => id);
};

export const selectConsents = (tx: Tx, companyId: string, caseId: string | undefined) =>
  tx
    .selectFrom('organisations.consent as c')
    .leftJoin('organisations.person as p', 'p.id', 'c.givenBy')
    .select([...columns, 'p.name as giverName'])
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
    .where(sql<boolean>`valid_from <= now() and ends_at > now()`)
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
