import { Competitor, ConsultingState } from '@boru/contract/consulting';
import { ConsultingLanguage, ExpertSkill } from '@boru/contract/experts';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Request } from './model.ts';

const Kept = z.object({
  language: ConsultingLanguage,
  skills: z.array(ExpertSkill),
  state: ConsultingState,
  competitors: z.array(Competitor),
});
const columns = [
  ...(['id', 'number', 'companyId', 'agencyId', 'roundId', 'companyName', 'businessNumber', 'industry'] as const),
  ...(['municipality', 'need', 'language', 'gaps', 'competitors', 'wishedFrom', 'wishedUntil', 'contactName'] as const),
  ...(['phone', 'email', 'state', 'skills', 'scope', 'halfDays', 'weight', 'answer', 'requestedAt'] as const),
  'version' as const,
];
const requestOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });

export const insertRequest = async (
  tx: Tx,
  row: Pick<Request, 'id' | 'number' | 'companyId' | 'agencyId' | 'companyName' | 'businessNumber' | 'industry'> &
    Pick<Request, 'municipality' | 'need' | 'language' | 'gaps' | 'competitors' | 'wishedFrom' | 'wishedUntil'> &
    Pick<Request, 'contactName' | 'phone' | 'email' | 'requestedAt'> & { requestedBy: string },
): Promise<void> => {
  await tx
    .insertInto('support.consultingRequest')
    .values({ ...row, gaps: [...row.gaps], competitors: JSON.stringify(row.competitors) })
    .execute();
};

export const selectRequest = async (tx: Tx, id: string, lock = false): Promise<Request | undefined> => {
  const query = tx.selectFrom('support.consultingRequest').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && requestOf(row);
};

type Of = { companyId: string } | { agencyId: number } | { roundId: string };
/** Newest first. */
export const selectRequests = async (tx: Tx, of: Of): Promise<Request[]> => {
  const query = tx.selectFrom('support.consultingRequest').select(columns).orderBy('requestedAt', 'desc').orderBy('id');
  const narrowed =
    'companyId' in of
      ? query.where('companyId', '=', of.companyId)
      : 'agencyId' in of
        ? query.where('agencyId', '=', of.agencyId)
        : query.where('roundId', '=', of.roundId);
  return (await narrowed.limit(2000).execute()).map(requestOf);
};

type Change = Partial<
  Pick<Request, 'state' | 'skills' | 'scope' | 'halfDays' | 'weight' | 'answer' | 'roundId'> & {
    scopedBy: string;
    scopedAt: Date;
  }
>;
/** False when somebody else was faster. */
export const saveRequest = async (
  tx: Tx,
  { id, version }: Pick<Request, 'id' | 'version'>,
  change: Change,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.consultingRequest')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

/** Assignments among these whose report the company has accepted. */
export const selectReported = async (tx: Tx, assignmentIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    assignmentIds.length === 0
      ? []
      : (
          await tx
            .selectFrom('support.engagement')
            .select('assignmentId')
            .where('assignmentId', 'in', [...assignmentIds])
            .where('state', '=', 'accepted')
            .execute()
        ).map(({ assignmentId }) => assignmentId),
  );
