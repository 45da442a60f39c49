import type { CompanyActor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { type Card, type CardContent, refuseDetail, refuseStale, refuseUnknown, replayOf } from './model.ts';
import * as store from './store.ts';

export type Work = { tx: Tx; actor: CompanyActor; now: Date; requestId: string; services: Services };

/** More cards than any company has technologies; it only bounds what one account can store. */
const mostCards = 200;

const check = ({ services }: Work, content: CardContent): void => {
  refuseDetail(content);
  refuseUnknown(services.pack, content);
};

const traceOf = (card: Card) => ({
  version: card.version,
  items: card.items.map((item) => item.item),
  verdict: card.verdict,
});

const trace = ({ tx, actor, requestId }: Work, action: string, card: Card): Promise<void> =>
  record(tx, actor, { requestId, action, subjectId: card.id, companyId: actor.companyId, detail: traceOf(card) });

export const createCard = async (work: Work, content: CardContent): Promise<Card> => {
  const { tx, actor, now } = work;
  check(work, content);
  if ((await store.countCards(tx, actor.companyId)) >= mostCards) throw new Problem('request.too_many');
  const card = {
    ...content,
    replay: replayOf(work.services.pack, content),
    id: newId(),
    companyId: actor.companyId,
    version: 1,
    archivedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  await store.insertCard(tx, card, actor.personId);
  await store.keepVersion(tx, card, actor.personId);
  await trace(work, 'technology.created', card);
  return card;
};

const cardForUpdate = async (tx: Tx, cardId: string, seen: number): Promise<Card> => {
  const card = await store.lockCard(tx, cardId);
  if (!card) throw new Problem('thing.not_found');
  refuseStale(card, seen);
  return card;
};

const save = async (work: Work, card: Card, action: string): Promise<Card> => {
  await store.updateCard(work.tx, card, work.actor.personId);
  await store.keepVersion(work.tx, card, work.actor.personId);
  await trace(work, action, card);
  return card;
};

export const updateCard = async (work: Work, cardId: string, seen: number, content: CardContent): Promise<Card> => {
  check(work, content);
  const known = await cardForUpdate(work.tx, cardId, seen);
  const replay = replayOf(work.services.pack, content);
  return save(
    work,
    { ...known, ...content, replay, version: known.version + 1, updatedAt: work.now },
    'technology.updated',
  );
};

/** Put away, not destroyed: the trace of diligence stays, agencies no longer see it, and it can be brought back. */
export const archiveCard = async (work: Work, cardId: string, seen: number, archived: boolean): Promise<Card> => {
  const known = await cardForUpdate(work.tx, cardId, seen);
  if ((known.archivedAt !== null) === archived) return known;
  const card = { ...known, archivedAt: archived ? work.now : null, version: known.version + 1, updatedAt: work.now };
  return save(work, card, archived ? 'technology.archived' : 'technology.restored');
};
