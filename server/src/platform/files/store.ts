import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';
import type { FileState, StoredFile } from './file.ts';

const columns = sql.raw(
  'id, name, kind, media_type, size, sha256, store, store_key, store_region, state, finding, scanned_at, company_id, case_id, for_company, agency_id, only_agency, uploaded_by, created_at',
);

export const insertFile = async (tx: Tx, file: Omit<StoredFile, 'state' | 'finding' | 'scannedAt'>): Promise<void> => {
  await sql`
    insert into platform.file (id, name, kind, media_type, size, sha256, store, store_key, store_region,
                               company_id, case_id, for_company, agency_id, only_agency, uploaded_by, created_at)
    values (${file.id}, ${file.name}, ${file.kind}, ${file.mediaType}, ${file.size}, ${file.sha256}, ${file.store}, ${file.storeKey},
            ${file.storeRegion}, ${file.companyId}, ${file.caseId}, ${file.forCompany}, ${file.agencyId}, ${file.onlyAgency}, ${file.uploadedBy}, ${file.createdAt})`.execute(
    tx,
  );
};

export const findFile = async (tx: Tx, id: string): Promise<StoredFile | null> => {
  const { rows } = await sql<StoredFile>`select ${columns} from platform.file where id = ${id}`.execute(tx);
  return rows[0] ?? null;
};

export const selectFiles = async (tx: Tx, of: { caseId: string } | { companyId: string }): Promise<StoredFile[]> => {
  const where = 'caseId' in of ? sql`case_id = ${of.caseId}` : sql`company_id = ${of.companyId} and case_id is null`;
  const { rows } =
    await sql<StoredFile>`select ${columns} from platform.file where ${where} order by created_at, id limit 500`.execute(
      tx,
    );
  return rows;
};

export const setState = async (tx: Tx, id: string, state: FileState, finding: string | null): Promise<void> => {
  await sql`update platform.file set state = ${state}, finding = ${finding},
                   scanned_at = case when ${state}::text in ('clean', 'infected') then now() else scanned_at end
             where id = ${id}`.execute(tx);
};

/** Those of the keys that a row points to. */
export const knownKeys = async (tx: Tx, keys: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{
    storeKey: string;
  }>`select store_key from platform.file where store_key = any(${[...keys]}::text[])`.execute(tx);
  return new Set(rows.map((row) => row.storeKey));
};

export const selectUnscanned = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`select id from platform.file where state = 'unscanned' order by created_at limit 10000`.execute(tx);
  return rows.map((row) => row.id);
};
