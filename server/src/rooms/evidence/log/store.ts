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

/** Which old entries: of one person, of one agency from a moment on (but for what is held), or of one case; none of these is everybody's. */
export type Old = {
  before: Date;
  personId: string | null;
  most: number;
  /** Without a number: the operator, who belongs to no agency. */
  agency?: { id: number | null; from: Date; except: { companies: readonly string[]; cases: readonly string[] } };
  matter?: { caseId: string; companyId: string | null };
};

/** Readings are an agency's alone, so none of them is the operator's. */
const operators = { audit: sql`agency_id is null and actor_kind = 'administrator'`, access: sql`false` };

const whichOf = ({ before, personId, agency, matter }: Old, kind: EntryKind) => {
  const parts = [sql`at < ${before}`, sql`erased_at is null`];
  if (personId !== null) parts.push(sql`person_id = ${personId}`);
  // The company first: its index finds the few that may belong to the case.
  if (matter) parts.push(sql`company_id is not distinct from ${matter.companyId}`, sql`case_id = ${matter.caseId}`);
  if (agency) {
    parts.push(agency.id === null ? operators[kind] : sql`agency_id = ${agency.id}`, sql`at >= ${agency.from}`);
    parts.push(sql`(company_id is null or company_id <> all (${[...agency.except.companies]}::uuid[]))`);
    parts.push(sql`(case_id is null or case_id <> all (${[...agency.except.cases]}::uuid[]))`);
  }
  return sql.join(parts, sql` and `);
};

/** Oldest first: entries from before a moment that still have their content. */
export const selectOld = async (tx: Tx, old: Old): Promise<{ kind: EntryKind; at: string; id: number }[]> => {
  const { rows } = await sql<{ kind: EntryKind; at: string; id: string }>`
    select * from (
      (select 'audit' as kind, (extract(epoch from at) * 1000000)::bigint::text as at, id, at as moment from evidence.audit_entry
        where ${whichOf(old, 'audit')} and action <> 'evidence.erased' order by at limit ${old.most})
      union all
      (select 'access', (extract(epoch from at) * 1000000)::bigint::text, id, at from evidence.access_entry
        where ${whichOf(old, 'access')} order by at limit ${old.most})) e
    order by moment limit ${old.most}`.execute(tx);
  return rows.map(({ kind, at, id }) => ({ kind, at, id: Number(id) }));
};
