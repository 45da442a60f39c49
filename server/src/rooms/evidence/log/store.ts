import type { Tile, TileId } from '@boru/engines/merkle';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import { type EntryKind, namesOf, tileOf, writeHashes } from './model.ts';

/** Gives the oldest waiting entries their places; nothing when there are none or another server is at it. */
export const takeNext = async (tx: Tx, most: number): Promise<{ leafIndex: number; leaf: Buffer }[]> =>
  (await sql<{ leafIndex: number; leaf: Buffer }>`select * from evidence.sequence(${most})`.execute(tx)).rows;

export const selectLastCheckpoint = (tx: Tx) =>
  tx.selectFrom('evidence.checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();

export const selectTiles = async (tx: Tx, wanted: readonly TileId[]): Promise<Tile[]> => {
  if (wanted.length === 0) return [];
  const { levels, indexes } = namesOf(wanted);
  const rows = await tx
    .selectFrom('evidence.logTile')
    .selectAll()
    .where(sql<boolean>`(level, tile_index) in (select * from unnest(${levels}::smallint[], ${indexes}::bigint[]))`)
    .execute();
  return rows.map(tileOf);
};

export const saveTiles = async (tx: Tx, tiles: readonly Tile[]): Promise<void> => {
  await tx
    .insertInto('evidence.logTile')
    .values(tiles.map(({ level, index, hashes }) => ({ level, tileIndex: Number(index), hashes: writeHashes(hashes) })))
    .onConflict((conflict) =>
      conflict.columns(['level', 'tileIndex']).doUpdateSet({ hashes: (row) => row.ref('excluded.hashes') }),
    )
    .execute();
};

export const insertCheckpoint = async (
  tx: Tx,
  checkpoint: { size: number; root: Buffer; note: string },
): Promise<void> => {
  await tx.insertInto('evidence.checkpoint').values(checkpoint).execute();
};

export const selectPlace = async (tx: Tx, kind: EntryKind, id: number): Promise<number | null> => {
  const { rows } = await sql<{ place: number | null }>`select evidence.place_of(${kind}, ${id}) as place`.execute(tx);
  return rows[0]?.place ?? null;
};

export const eraseContent = async (tx: Tx, kind: EntryKind, at: string, id: number): Promise<boolean> => {
  const moment = sql`timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond'`;
  const { rows } = await sql<{ erased: boolean }>`select evidence.erase(${kind}, ${moment}, ${id}) as erased`.execute(
    tx,
  );
  return rows[0]?.erased ?? false;
};

/** Oldest first: entries from before a moment that still have their content, of one person or of everybody. */
export const selectOld = async (
  tx: Tx,
  { before, personId, most }: { before: Date; personId: string | null; most: number },
): Promise<{ kind: EntryKind; at: string; id: number }[]> => {
  const whose = personId === null ? sql`true` : sql`person_id = ${personId}`;
  const { rows } = await sql<{ kind: EntryKind; at: string; id: string }>`
    select * from (
      (select 'audit' as kind, (extract(epoch from at) * 1000000)::bigint::text as at, id, at as moment from evidence.audit_entry
        where at < ${before} and erased_at is null and action <> 'evidence.erased' and ${whose} order by at limit ${most})
      union all
      (select 'access', (extract(epoch from at) * 1000000)::bigint::text, id, at from evidence.access_entry
        where at < ${before} and erased_at is null and ${whose} order by at limit ${most})) e
    order by moment limit ${most}`.execute(tx);
  return rows.map(({ kind, at, id }) => ({ kind, at, id: Number(id) }));
};
