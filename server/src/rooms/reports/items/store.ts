import { DamageKind, EvidenceKind } from '@boru/contract/incident-items';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Damage, Handover, Item } from './model.ts';

const most = 1000;
export const selectItems = async (tx: Tx, incidentId: string): Promise<Item[]> =>
  (
    await tx
      .selectFrom('reports.evidenceItem')
      .select([
        ...(['id', 'incidentId', 'number', 'kind', 'title', 'source', 'place', 'custodian', 'collectedAt'] as const),
        ...(['fileName', 'fileSize', 'sha256', 'note', 'writtenAt', 'authorName'] as const),
      ])
      .where('incidentId', '=', incidentId)
      .orderBy('number')
      .limit(most)
      .execute()
  ).map((row) => ({
    ...row,
    kind: EvidenceKind.parse(row.kind),
    fileSize: row.fileSize === null ? null : Number(row.fileSize),
  }));

export const insertItem = async (tx: Tx, item: Item & { companyId: string; authorId: string }): Promise<void> => {
  await tx.insertInto('reports.evidenceItem').values(item).execute();
};

export const selectHandovers = (tx: Tx, incidentId: string): Promise<Handover[]> =>
  tx
    .selectFrom('reports.evidenceHandover')
    .select(['id', 'itemId', 'placeInChain', 'fromName', 'toName', 'place', 'happenedAt', 'reason', 'authorName'])
    .where('incidentId', '=', incidentId)
    .orderBy('placeInChain')
    .limit(most * 10)
    .execute();

export const insertHandover = async (
  tx: Tx,
  handover: Handover & { incidentId: string; companyId: string; authorId: string; writtenAt: Date },
): Promise<void> => {
  await tx.insertInto('reports.evidenceHandover').values(handover).execute();
};

const Lines = z.array(z.object({ kind: DamageKind, amount: z.int(), basis: z.string() }));
export const selectDamage = async (tx: Tx, incidentId: string): Promise<Damage> => {
  const row = await tx
    .selectFrom('reports.incidentDamage')
    .select(['lines', 'total', 'version'])
    .where('incidentId', '=', incidentId)
    .executeTakeFirst();
  if (!row) return { lines: [], total: 0, version: 0 };
  return { lines: Lines.parse(row.lines), total: Number(row.total), version: row.version };
};

export const saveDamage = async (
  tx: Tx,
  { incidentId, companyId, lines, total, version }: Damage & { incidentId: string; companyId: string },
): Promise<void> => {
  const set = { lines: JSON.stringify(lines), total, version: version + 1 };
  await tx
    .insertInto('reports.incidentDamage')
    .values({ incidentId, companyId, ...set })
    .onConflict((conflict) => conflict.column('incidentId').doUpdateSet(set))
    .execute();
};
