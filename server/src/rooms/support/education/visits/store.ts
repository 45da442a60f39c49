import { TargetRole } from '@boru/contract/education';
import { VisitState } from '@boru/contract/education-seats';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Visit } from './model.ts';

const Kept = z.object({ roles: z.array(TargetRole), state: VisitState, salesWon: z.number().nullable() });
const columns = [
  ...([
    'id',
    'number',
    'companyId',
    'agencyId',
    'courseId',
    'companyName',
    'representative',
    'businessNumber',
  ] as const),
  ...(['businessKind', 'salesWon', 'employees', 'homepage', 'wishedFrom', 'wishedUntil', 'place', 'roles'] as const),
  ...(['people', 'wishes', 'contactName', 'department', 'position', 'phone', 'email', 'state', 'answer'] as const),
  ...(['requestedAt', 'version'] as const),
];
const visitOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });

export const insertVisit = async (
  tx: Tx,
  { version: _version, state: _state, answer: _answer, ...row }: Visit,
  requestedBy: string,
): Promise<void> => {
  await tx
    .insertInto('support.visitRequest')
    .values({ ...row, roles: [...row.roles], requestedBy })
    .execute();
};

export const selectVisit = async (tx: Tx, id: string, lock = false): Promise<Visit | undefined> => {
  const query = tx.selectFrom('support.visitRequest').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && visitOf(row);
};

export const selectVisits = async (tx: Tx, of: { companyId: string } | { agencyId: number }): Promise<Visit[]> => {
  const query = tx
    .selectFrom('support.visitRequest')
    .select(columns)
    .orderBy('requestedAt', 'desc')
    .orderBy('id')
    .limit(200);
  const narrowed =
    'companyId' in of ? query.where('companyId', '=', of.companyId) : query.where('agencyId', '=', of.agencyId);
  return (await narrowed.execute()).map(visitOf);
};

type Answered = { state: 'accepted' | 'declined'; answer: string; answeredBy: string; answeredAt: Date };
export const saveVisit = async (
  tx: Tx,
  { id, version }: Visit,
  change: Answered | { state: 'withdrawn' },
): Promise<void> => {
  await tx
    .updateTable('support.visitRequest')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute();
};

/** The run that came of each request. */
export const selectRunsOf = async (tx: Tx, visitIds: readonly string[]): Promise<Map<string, string>> => {
  if (visitIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('support.run')
    .select(['id', 'visitId'])
    .where('visitId', 'in', [...visitIds])
    .execute();
  return new Map(rows.flatMap(({ id, visitId }) => (visitId === null ? [] : [[visitId, id] as const])));
};
