import { BreachDutyId } from '@boru/contract/breach-duties';
import { BreachCertainty, BreachKind, BreachState, BreachWay } from '@boru/contract/breaches';
import { FactAnswer } from '@boru/contract/notice-routes';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Breach, Dispatch, Tick } from './model.ts';

const Kept = z.object({
  certainty: BreachCertainty,
  kinds: z.array(BreachKind),
  sensitive: FactAnswer,
  identifiers: FactAnswer,
  unlawfulAccess: FactAnswer,
  state: BreachState,
});
const columns = [
  ...(['id', 'agencyId', 'number', 'title', 'knownAt', 'certainty', 'story', 'people', 'kinds', 'sensitive'] as const),
  ...(['identifiers', 'unlawfulAccess', 'advice', 'remedy', 'contact', 'state', 'lessons'] as const),
  ...(['openedByName', 'openedAt', 'closedByName', 'closedAt', 'version'] as const),
];
const breachOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });

const mostListed = 100;
export const selectBreaches = async (tx: Tx): Promise<Breach[]> =>
  (
    await tx
      .selectFrom('organisations.breach')
      .select(columns)
      .orderBy('knownAt', 'desc')
      .orderBy('id')
      .limit(mostListed)
      .execute()
  ).map(breachOf);

/** For the machine: records that are not closed and became known after this moment. */
export const selectOpen = async (tx: Tx, since: Date): Promise<Breach[]> =>
  (
    await tx
      .selectFrom('organisations.breach')
      .select(columns)
      .where('state', '<>', 'closed')
      .where('knownAt', '>', since)
      .orderBy('knownAt')
      .orderBy('id')
      .limit(500)
      .execute()
  ).map(breachOf);

export const selectBreach = async (tx: Tx, id: string, lock = false): Promise<Breach | undefined> => {
  const query = tx.selectFrom('organisations.breach').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && breachOf(row);
};

const contentOf = (breach: Breach) => ({
  ...{ title: breach.title, knownAt: breach.knownAt, certainty: breach.certainty, story: breach.story },
  ...{ people: breach.people, kinds: [...breach.kinds], sensitive: breach.sensitive, identifiers: breach.identifiers },
  ...{ unlawfulAccess: breach.unlawfulAccess, advice: breach.advice, remedy: breach.remedy, contact: breach.contact },
});

export const insertBreach = async (tx: Tx, breach: Breach, openedBy: string): Promise<void> => {
  const { id, agencyId, number, openedByName, openedAt } = breach;
  await tx
    .insertInto('organisations.breach')
    .values({ id, agencyId, number, openedBy, openedByName, openedAt, ...contentOf(breach) })
    .execute();
};

export const saveBreach = async (tx: Tx, breach: Breach): Promise<void> => {
  await tx
    .updateTable('organisations.breach')
    .set({ ...contentOf(breach), state: breach.state, version: breach.version + 1 })
    .where('id', '=', breach.id)
    .execute();
};

export type Closing = { lessons: string; closedBy: string; closedByName: string; closedAt: Date };
export const saveClosing = async (tx: Tx, { id, version }: Breach, closing: Closing): Promise<void> => {
  await tx
    .updateTable('organisations.breach')
    .set({ ...closing, state: 'closed', version: version + 1 })
    .where('id', '=', id)
    .execute();
};

type Of = { id: string; breachId: string; agencyId: number; personId: string };
export const insertTick = async (tx: Tx, tick: Tick & Of): Promise<void> => {
  await tx.insertInto('organisations.breachStep').values(tick).execute();
};
export const selectTicks = (tx: Tx, breachId: string): Promise<Tick[]> =>
  tx
    .selectFrom('organisations.breachStep')
    .distinctOn('step')
    .select(['step', 'isDone', 'personName', 'writtenAt'])
    .where('breachId', '=', breachId)
    .orderBy('step')
    .orderBy('place', 'desc')
    .execute();

const DispatchKept = z.object({ duty: BreachDutyId, how: BreachWay });
export const insertDispatch = async (tx: Tx, dispatch: Dispatch & Of): Promise<void> => {
  await tx.insertInto('organisations.breachDispatch').values(dispatch).execute();
};
export const selectDispatches = async (
  tx: Tx,
  breachIds: readonly string[],
): Promise<(Dispatch & { breachId: string })[]> =>
  breachIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('organisations.breachDispatch')
          .select([
            ...(['id', 'breachId', 'duty', 'addressee', 'how', 'sentAt', 'people', 'receiptNumber'] as const),
            ...(['isLate', 'lateReason', 'writtenAt', 'personName'] as const),
          ])
          .where('breachId', 'in', [...breachIds])
          .orderBy('sentAt')
          .orderBy('id')
          .limit(2_000)
          .execute()
      ).map((row) => ({ ...row, ...DispatchKept.parse(row) }));
