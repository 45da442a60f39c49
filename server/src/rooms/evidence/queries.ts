import type { Tx } from '#platform/database/index';
import { readCursor, writeCursor } from './model.ts';
import { selectCompaniesRead, selectDeeds, selectOwn, selectReadings } from './store.ts';

const pageSize = 50;

const paged = <Row extends { id: number; at: Date; microseconds: number }>(rows: readonly Row[]) => {
  const items = rows
    .slice(0, pageSize)
    .map((row): Omit<Row, 'at'> & { at: string } => ({ ...row, at: row.at.toISOString() }));
  const last = rows[pageSize - 1];
  return { items, nextCursor: rows.length > pageSize && last ? writeCursor(last) : null };
};

/** Newest first, 50 a page. */
export const listReaders = async (tx: Tx, companyId: string, caseId: string | null, cursor: string | undefined) =>
  paged(await selectReadings(tx, await selectOwn(tx, companyId), caseId, readCursor(cursor), pageSize + 1));

export const listDeeds = async (tx: Tx, companyId: string, cursor: string | undefined) =>
  paged(await selectDeeds(tx, await selectOwn(tx, companyId), readCursor(cursor), pageSize + 1));

/** Whose files agencies read in this span; for the machine, which tells them. */
export const companiesRead = (tx: Tx, span: { from: Date; until: Date }): Promise<string[]> =>
  selectCompaniesRead(tx, span);
