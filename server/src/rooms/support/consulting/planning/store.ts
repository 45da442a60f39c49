import type { Tx } from '#platform/database/index';

/** Assignments of an agency whose engagement has been kicked off. */
export const selectBegun = async (tx: Tx, agencyId: number): Promise<ReadonlySet<string>> =>
  new Set(
    (await tx.selectFrom('support.engagement').select('assignmentId').where('agencyId', '=', agencyId).execute()).map(
      ({ assignmentId }) => assignmentId,
    ),
  );
