import { AgreementChangeKind, CommitmentSource } from '@boru/contract/commitments';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Change, Commitment } from './model.ts';

const mostRows = 2_000;
const ChangeKept = z.object({ kind: AgreementChangeKind });
export const selectChanges = async (tx: Tx): Promise<Change[]> =>
  (
    await tx
      .selectFrom('governance.agreementChange')
      .select(['id', 'kind', 'agencyId', 'effectiveOn', 'words', 'termTo', 'writtenAt'])
      .orderBy('effectiveOn')
      .orderBy('place')
      .limit(mostRows)
      .execute()
  ).map((row) => ({ ...row, ...ChangeKept.parse(row) }));

type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
export const insertChange = async (tx: Tx, change: Omit<Change, 'writtenAt'> & By): Promise<void> => {
  await tx.insertInto('governance.agreementChange').values(change).execute();
};

const columns = [
  ...(['id', 'agencyId', 'clause', 'title', 'detail', 'owner', 'indicator', 'unit', 'source', 'target'] as const),
  ...(['fromYear', 'toYear', 'version'] as const),
];
const Kept = z.object({ source: CommitmentSource, target: z.coerce.number() });
export const selectCommitments = async (tx: Tx, agencyId?: number): Promise<Commitment[]> => {
  const query = tx.selectFrom('governance.commitment').select(columns);
  const rows = await (agencyId === undefined ? query : query.where('agencyId', '=', agencyId))
    .orderBy('clause')
    .orderBy('agencyId')
    .orderBy('title')
    .orderBy('id')
    .limit(mostRows)
    .execute();
  return rows.map((row) => ({ ...row, ...Kept.parse(row) }));
};
/** Locked, for a deed on it. */
export const lockCommitment = async (tx: Tx, id: string): Promise<Commitment | undefined> => {
  const row = await tx
    .selectFrom('governance.commitment')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, ...Kept.parse(row) };
};

const contentOf = (commitment: Commitment) => ({
  ...{ clause: commitment.clause, title: commitment.title, detail: commitment.detail, owner: commitment.owner },
  ...{ indicator: commitment.indicator, unit: commitment.unit, source: commitment.source, target: commitment.target },
  ...{ fromYear: commitment.fromYear, toYear: commitment.toYear },
});
export const insertCommitment = async (tx: Tx, commitment: Commitment, by: By): Promise<void> => {
  const { id, agencyId } = commitment;
  await tx
    .insertInto('governance.commitment')
    .values({ id, agencyId, ...contentOf(commitment), ...by })
    .execute();
};
export const saveCommitment = async (tx: Tx, commitment: Commitment, by: By): Promise<void> => {
  await tx
    .updateTable('governance.commitment')
    .set({ ...contentOf(commitment), ...by, version: commitment.version + 1 })
    .where('id', '=', commitment.id)
    .execute();
};
