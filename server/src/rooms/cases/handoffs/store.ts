import { Section } from '@boru/contract/evidence';
import { HandoffStatus, HandoffWay } from '@boru/contract/handoffs';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Handoff } from './model.ts';

const columns = [
  'id',
  'receiptNumber',
  'caseId',
  'companyId',
  'fromAgency',
  'toAgency',
  'sections',
  'reason',
  'consentId',
  'legalBasis',
  'status',
  'sealedBy',
  'files',
  'size',
  'sha256',
  'madeByName',
  'madeAt',
  'dispatchedAt',
  'dispatchedHow',
  'dispatchedByName',
  'dispatchedNote',
  'receivedAt',
  'receivedByName',
  'withdrawnAt',
  'withdrawnReason',
  'version',
] as const;
const Kept = z.object({
  status: HandoffStatus,
  dispatchedHow: HandoffWay.nullable(),
  sealedBy: z.enum(['passphrase', 'recipientKey']),
  sections: z.array(Section),
});
const handoffOf = <Row extends { status: string; dispatchedHow: string | null; sealedBy: string; sections: string[] }>(
  row: Row,
) => ({
  ...row,
  ...Kept.parse(row),
});

/** A case has a handful. */
export const selectHandoffs = async (tx: Tx, caseId: string): Promise<Handoff[]> =>
  (
    await tx
      .selectFrom('cases.handoff')
      .select(columns)
      .where('caseId', '=', caseId)
      .orderBy('madeAt', 'desc')
      .limit(50)
      .execute()
  ).map(handoffOf);

export const selectHandoffForUpdate = async (tx: Tx, caseId: string, id: string): Promise<Handoff | undefined> => {
  const row = await tx
    .selectFrom('cases.handoff')
    .select(columns)
    .where('caseId', '=', caseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && handoffOf(row);
};

export const selectHandoff = async (tx: Tx, caseId: string, id: string): Promise<Handoff | undefined> =>
  (await selectHandoffs(tx, caseId)).find((handoff) => handoff.id === id);

export type NewRow = Pick<
  Handoff,
  | 'id'
  | 'receiptNumber'
  | 'caseId'
  | 'toAgency'
  | 'sections'
  | 'reason'
  | 'consentId'
  | 'legalBasis'
  | 'sealedBy'
  | 'files'
  | 'madeByName'
  | 'madeAt'
>;

/** The database decides whether this desk may hand this over to that body on that basis. */
export const insertHandoff = async (tx: Tx, row: NewRow, packet: Uint8Array): Promise<void> => {
  const told = {
    id: row.id,
    receipt_number: row.receiptNumber,
    case_id: row.caseId,
    to_agency: row.toAgency,
    sections: row.sections,
    reason: row.reason,
    consent_id: row.consentId,
    legal_basis: row.legalBasis,
    sealed_by: row.sealedBy,
    files: row.files,
    made_by_name: row.madeByName,
    made_at: row.madeAt,
  };
  await sql`select cases.make_handoff(${JSON.stringify(told)}::jsonb, ${Buffer.from(packet)})`.execute(tx);
};

export const selectPacket = async (tx: Tx, id: string): Promise<Buffer | undefined> =>
  (await tx.selectFrom('cases.handoffPacket').select('content').where('handoffId', '=', id).executeTakeFirst())
    ?.content;

type Turn = Partial<
  Pick<
    Handoff,
    | 'status'
    | 'dispatchedAt'
    | 'dispatchedHow'
    | 'dispatchedByName'
    | 'dispatchedNote'
    | 'receivedAt'
    | 'receivedByName'
    | 'withdrawnAt'
    | 'withdrawnReason'
  >
> & { receiptFile?: string; withdrawnByName?: string };

export const saveHandoff = async (tx: Tx, { id, version }: Handoff, set: Turn): Promise<void> => {
  await tx
    .updateTable('cases.handoff')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute();
};
