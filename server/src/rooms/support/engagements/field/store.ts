import { AnswerValue } from '@boru/contract/diagnosis';
import { FieldLayer, PhotoState } from '@boru/contract/engagements';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { NewEntry, Note, Photo } from './model.ts';

const answerIn = (kept: string | null): AnswerValue | null =>
  kept === null ? null : AnswerValue.parse(/^\d$/.test(kept) ? Number(kept) : kept);

export const selectEntries = async (tx: Tx, engagementId: string): Promise<Note[]> =>
  (
    await tx
      .selectFrom('support.fieldEntry')
      .select(['key', 'question', 'layer', 'value', 'words', 'notedAt', 'device', 'after', 'notedByName'])
      .where('engagementId', '=', engagementId)
      .orderBy('place')
      .limit(20_000)
      .execute()
  ).map(({ value, layer, notedAt, notedByName, ...row }) => ({
    ...row,
    layer: FieldLayer.parse(layer),
    value: answerIn(value),
    at: notedAt.toISOString(),
    by: notedByName,
  }));

/** One statement however many there are; answers the keys that were new. */
export const insertEntries = async (
  tx: Tx,
  rows: readonly NewEntry[],
  of: { engagementId: string; agencyId: number; companyId: string; notedBy: string; notedByName: string },
  receivedAt: Date,
): Promise<Set<string>> => {
  const values = rows.map(({ value, at, after, ...row }) => ({
    ...row,
    ...of,
    receivedAt,
    value: value === null ? null : String(value),
    after: [...after],
    notedAt: new Date(at),
  }));
  const kept = await tx
    .insertInto('support.fieldEntry')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .execute();
  return new Set(kept.map(({ key }) => key));
};

const photoColumns = [
  ...(['key', 'engagementId', 'companyId', 'question', 'caption', 'bytes', 'notedAt', 'device', 'state'] as const),
];
const photoRow = (tx: Tx) =>
  tx
    .selectFrom('support.fieldPhoto')
    .select(photoColumns)
    .select(sql<string>`encode(sha256, 'hex')`.as('sha256'))
    .select(sql<boolean>`body is not null`.as('isHere'));
const photoOf = <Row extends { state: string; notedAt: Date }>({ notedAt, ...row }: Row) => ({
  ...row,
  state: PhotoState.parse(row.state),
  at: notedAt.toISOString(),
});
export const selectPhotos = async (tx: Tx, engagementId: string): Promise<Photo[]> =>
  (
    await photoRow(tx).where('engagementId', '=', engagementId).orderBy('notedAt').orderBy('key').limit(500).execute()
  ).map(photoOf);
export const selectPhoto = async (tx: Tx, key: string): Promise<Photo | undefined> => {
  const row = await photoRow(tx).where('key', '=', key).executeTakeFirst();
  return row && photoOf(row);
};
export const insertPhotos = async (
  tx: Tx,
  rows: readonly Omit<Photo, 'engagementId' | 'companyId' | 'state' | 'isHere'>[],
  of: { engagementId: string; agencyId: number; companyId: string; notedBy: string },
): Promise<Set<string>> => {
  const kept = await tx
    .insertInto('support.fieldPhoto')
    .values(
      rows.map(({ at, sha256, ...row }) => ({
        ...row,
        ...of,
        sha256: Buffer.from(sha256, 'hex'),
        notedAt: new Date(at),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .execute();
  return new Set(kept.map(({ key }) => key));
};
export const savePhotoDecision = async (
  tx: Tx,
  key: string,
  how: { state: 'allowed' | 'refused'; decidedBy: string; decidedAt: Date },
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.fieldPhoto')
      .set(how)
      .where('key', '=', key)
      .where('body', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;
export const savePhotoBody = async (tx: Tx, key: string, body: Buffer): Promise<boolean> =>
  (
    await tx
      .updateTable('support.fieldPhoto')
      .set({ body })
      .where('key', '=', key)
      .where('state', '=', 'allowed')
      .where('body', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;
export const selectBody = async (tx: Tx, key: string): Promise<Buffer | null> =>
  (await tx.selectFrom('support.fieldPhoto').select('body').where('key', '=', key).executeTakeFirst())?.body ?? null;
