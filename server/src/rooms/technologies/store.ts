import { Replay } from '@boru/contract/rescreening';
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
  'basis',
  'replay',
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
  basis: unknown;
  replay: unknown;
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
  const {
    id,
    companyId,
    replay,
    archivedAt,
    createdAt,
    updatedAt,
    version,
    engineVersion,
    engineCatalogue,
    ...content
  } = row;
  const card = CardInput.parse({ ...content, engine: { version: engineVersion, catalogue: engineCatalogue } });
  return {
    ...card,
    id,
    companyId,
    replay: replay === null ? null : Replay.parse(replay),
    archivedAt,
    createdAt,
    updatedAt,
    version,
  };
};

const valuesOf = (card: CardContent & Pick<Card, 'replay'>) => ({
  name: card.name,
  field: card.field,
  product: card.product,
  quantities: JSON.stringify(card.quantities),
  items: JSON.stringify(card.items),
  basis: JSON.stringify(card.basis),
  replay: card.replay === null ? null : JSON.stringify(card.replay),
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
  const { id, companyId, version, updatedAt, archivedAt, createdAt: _createdAt, replay: _replay, ...content } = card;
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

/** The next cards in the order of their ids, those put away left out; the way a background run walks through all of them. */
export const cardsAfter = async (tx: Tx, after: string | null, count: number): Promise<Card[]> => {
  let query = tx.selectFrom('technologies.card').select(columns).where('archivedAt', 'is', null);
  if (after !== null) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(count).execute()).map(cardOf);
};

export const cardsById = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Card>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('technologies.card')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, cardOf(row)]));
};

export const countLive = async (tx: Tx): Promise<number> => {
  const row = await tx
    .selectFrom('technologies.card')
    .select(sql<number>`count(*)::int`.as('cards'))
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  return row?.cards ?? 0;
};

/** Is there a card whose result was made with another engine or other data than these? */
export const hasOlderResults = async (tx: Tx, engine: Card['engine']): Promise<boolean> => {
  const row = await tx
    .selectFrom('technologies.card')
    .select('id')
    .where('archivedAt', 'is', null)
    .where(
      sql<boolean>`replay -> 'engine' is distinct from jsonb_build_object('version', ${engine.version}::text, 'catalogue', ${engine.catalogue}::text)`,
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};
