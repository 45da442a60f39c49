import type { Tx } from '#platform/database/index';
import { type Caller, comparable, type Typed } from './model.ts';
import { selectCallers, selectStatus } from './store.ts';

const most = 8;

/** Companies like what is typed, among those the agency may see; `known` are companies found by an earlier call. */
export const callersLike = async (tx: Tx, typed: Typed, known: readonly string[]): Promise<Caller[]> => {
  const wanted = comparable(typed);
  if (wanted.name === null && wanted.number === null && wanted.phone === null) return [];
  const rows = await selectCallers(tx, { ...wanted, ids: known }, most);
  return rows.map(({ status, ...row }) => ({ ...row, hasAccount: status !== 'caller' }));
};

/** Whether somebody of the company can sign in and answer for it; false also for what the agency may not see. */
export const hasAccount = async (tx: Tx, companyId: string): Promise<boolean> => {
  const company = await selectStatus(tx, companyId);
  return company !== undefined && company.status !== 'caller';
};
