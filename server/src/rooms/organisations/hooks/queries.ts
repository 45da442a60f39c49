import { mostHooks } from '@boru/contract/hooks';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { type Cursor, findHookToRead, selectDeliveries, selectHooks } from '#platform/hooks/index';
import { offeredTo } from './model.ts';

const pageSize = 20;

export const leadOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency' || actor.role !== 'manager') throw new Problem('role.insufficient');
  return actor;
};

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null;

export const listHooks = async (tx: Tx, actor: Actor, now: Date) => {
  const { agencyId, secretariat } = leadOf(actor);
  const items = (await selectHooks(tx, agencyId, now)).map((row) => ({
    ...row,
    deliveredAt: textOf(row.deliveredAt),
    failingSince: textOf(row.failingSince),
    createdAt: row.createdAt.toISOString(),
    formerUntil: textOf(row.formerUntil),
  }));
  return { items, offered: offeredTo(secretariat), most: mostHooks };
};

const readCursor = (text: string | undefined): Cursor => {
  const match = /^(\d{13})\.([0-9a-f-]{36})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
};

export const listDeliveries = async (tx: Tx, actor: Actor, hookId: string, cursor: string | undefined) => {
  if (!(await findHookToRead(tx, hookId, leadOf(actor).agencyId))) throw new Problem('thing.not_found');
  const rows = await selectDeliveries(tx, hookId, readCursor(cursor), pageSize + 1);
  const last = rows[pageSize - 1];
  return {
    items: rows.slice(0, pageSize).map(({ createdAt, triedAt, nextAt, ...row }) => ({
      ...row,
      at: createdAt.toISOString(),
      triedAt: textOf(triedAt),
      nextAt: textOf(nextAt),
    })),
    nextCursor: rows.length > pageSize && last ? `${last.createdAt.getTime()}.${last.id}` : null,
  };
};
