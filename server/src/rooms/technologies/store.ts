import { CardInput, CardVersion } from '@boru/contract/technologies';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Card, CardContent } from './model.ts';

const columns = [
  'id',
  'companyId',
  'name',
  'field',
  'product',
  'quantities',
  'items',
  'screenedOn',
  'verdict',
  'engineVersion',
  'engineCatalogue',
  'standing',
  'note',
  'archivedAt',
  'createdAt',
  'updatedAt',
  'version',
] as const;

type Row = {
  id: string;
  companyId: string;
  name: string;
  field: string;
  product: string | null;
  quantities: unknown;
  items: unknown;
  screenedOn: string;
  verdict: string;
  engineVersion: string;
  engineCatalogue: string;
  standing: string;
  note: string | null;
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
};

const cardOf = (row: Row): Card => {
  const { id, companyId, archivedAt, createdAt, updatedAt, version, engineVersion, engineCatalogue, ...content } = row;
  const card = CardInput.parse({ ...content, engine: { version: engineVersion, catalogue: engineCatalogue } });
  return { ...card, id, companyId, archivedAt, createdAt, updatedAt, version };
};

const valuesOf = (card: CardContent) => ({
  name: card.name,
  field: card.field,
  product: card.product,
  quantities: JSON.stringify(card.quantities),
  items: JSON.stringify(card.items),
  screenedOn: card.screenedOn,
  verdict: card.verdict,
  engineVersion: card.engine.version,
  engineCatalogue: card.engine.catalogue,
  standing: card.standing,
  note: card.note,
});

/** The company is named beside the policy, because the index on it is the way to the rows. */
export const listCards = async (tx: Tx, companyId: string, count: number): Promise<Card[]> =>
  (
    await tx
      .selectFrom('technologies.card')
      .select(columns)
      .where('companyId', '=', companyId)
      .orderBy('updatedAt', 'desc')
      .orderBy('id')
      .limit(count)
      .execute()
  ).map(cardOf);

export const findCard = async (tx: Tx, cardId: string): Promise<Card | null> => {
  const row = await tx.selectFrom('technologies.card').select(columns).where('id', '=', cardId).executeTakeFirst();
  return row ? cardOf(row) : null;
};

export const lockCard = async (tx: Tx, cardId: string): Promise<Card | null> => {
  const row = await tx
    .selectFrom('technologies.card')
    .select(columns)
    .where('id', '=', cardId)
    .forUpdate()
    .executeTakeFirst();
  return row ? cardOf(row) : null;
};

export const countCards = async (tx: Tx, companyId: string): Promise<number> => {
  const row = await tx
    .selectFrom('technologies.card')
    .select(sql<number>`count(*)::int`.as('cards'))
    .where('companyId', '=', companyId)
    .executeTakeFirst();
  return row?.cards ?? 0;
};

export const insertCard = async (tx: Tx, card: Card, personId: string): Promise<void> => {
  await tx
    .insertInto('technologies.card')
    .values({
      id: card.id,
      companyId: card.companyId,
      ...valuesOf(card),
      createdAt: card.createdAt,
      createdBy: personId,
      updatedAt: card.updatedAt,
      updatedBy: personId,
      version: card.version,
    })
    .execute();
};

export const updateCard = async (tx: Tx, card: Card, personId: string): Promise<void> => {
  await tx
    .updateTable('technologies.card')
    .set({
      ...valuesOf(card),
      archivedAt: card.archivedAt,
      updatedAt: card.updatedAt,
      updatedBy: personId,
      version: card.version,
    })
    .where('id', '=', card.id)
    .execute();
};

export const keepVersion = async (tx: Tx, card: Card, personId: string): Promise<void> => {
  const { id, companyId, version, updatedAt, archivedAt, createdAt: _createdAt, ...content } = card;
  await tx
    .insertInto('technologies.cardVersion')
    .values({
      cardId: id,
      version,
      companyId,
      content: JSON.stringify({ ...content, archived: archivedAt !== null }),
      changedAt: updatedAt,
      changedBy: personId,
    })
    .execute();
};

export const listVersions = async (tx: Tx, cardId: string, count: number) =>
  (
    await tx
      .selectFrom('technologies.cardVersion')
      .select(['version', 'changedAt'])
      .select([
        sql<string>`content ->> 'name'`.as('name'),
        sql<string>`content ->> 'standing'`.as('standing'),
        sql<string>`content ->> 'verdict'`.as('verdict'),
        sql<number>`jsonb_array_length(content -> 'items')`.as('items'),
      ])
      .where('cardId', '=', cardId)
      .orderBy('version', 'desc')
      .limit(count)
      .execute()
  ).map((row) => CardVersion.parse({ ...row, changedAt: row.changedAt.toISOString() }));
