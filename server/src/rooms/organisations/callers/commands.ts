import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { foundCaller, selectIdByNumber, selectStatus } from './store.ts';

type Wanted = { companyId: string | null; company: { name: string; businessNumber: string | null }; now: Date };

/**
 * The company a call is about: the one chosen, the one with this number that the agency sees, or the agency's own new record.
 * A number that belongs to a company the agency may not see takes the same way as one that nobody has.
 */
export const takeCaller = async (
  tx: Tx,
  { companyId, company, now }: Wanted,
): Promise<{ id: string; name: string }> => {
  const known =
    companyId ?? (company.businessNumber === null ? null : await selectIdByNumber(tx, company.businessNumber));
  if (known !== null) {
    const seen = await selectStatus(tx, known);
    if (!seen) throw new Problem('thing.not_found');
    return { id: known, name: seen.name };
  }
  const id = await foundCaller(tx, newId(now.getTime()), company.name, company.businessNumber);
  return { id, name: company.name };
};
