import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { AgreementContent } from './model.ts';

type Of = { awardId: string; agencyId: number; companyId: string };

/** False when somebody issued this number in the meantime. */
export const insertAgreement = async (
  tx: Tx,
  row: Of & {
    id: string;
    number: number;
    content: AgreementContent;
    text: string;
    sha256: Buffer;
    reason: string;
    issuedBy: string;
    issuedByName: string;
    issuedAt: Date;
  },
): Promise<boolean> =>
  (
    await tx
      .insertInto('support.agreement')
      .values({ ...row, content: row.text })
      .onConflict((one) => one.columns(['awardId', 'number']).doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;

const contentShape = z.record(z.string(), z.unknown());
export const selectAgreement = async (tx: Tx, awardId: string, number: number) => {
  const row = await tx
    .selectFrom('support.agreement')
    .select(['id', 'agencyId', 'companyId', 'number', 'text', 'sha256', 'issuedAt'])
    .where('awardId', '=', awardId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, content: contentShape.parse(JSON.parse(row.text)) };
};

/** False when this side signed before: a second press changes nothing. */
export const insertSignature = async (
  tx: Tx,
  row: Of & {
    id: string;
    agreementId: string;
    side: 'company' | 'agency';
    sha256: Buffer;
    reason: string;
    signedBy: string;
    signedByName: string;
    signedAt: Date;
  },
): Promise<boolean> =>
  (
    await tx
      .insertInto('support.agreementSignature')
      .values(row)
      .onConflict((one) => one.columns(['agreementId', 'side']).doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;
