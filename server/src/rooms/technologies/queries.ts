import type { Pack } from '@boru/contract/pack';
import type { TechnologyTask } from '@boru/contract/technologies';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Reading } from '#platform/endpoint';
import { tasksFor, viewOf } from './model.ts';
import { rescreenedCards } from './rescreening/index.ts';
import * as store from './store.ts';

type Looking = { tx: Tx; actor: Actor; now: Date; read(reading: Reading): void };

const mostCards = 200;
const mostVersions = 50;

/** What row security lets the caller see of one company; newest first. */
export const cardsOf = async ({ tx, actor, now }: Looking, pack: Pack, companyId: string) =>
  (await store.listCards(tx, companyId, mostCards)).map((card) => viewOf(pack, card, actor, now));

/** Nothing to see and nothing allowed look the same from outside; a look leaves a trace. */
export const cardsForAgency = async (looking: Looking, pack: Pack, companyId: string) => {
  const items = await cardsOf(looking, pack, companyId);
  if (items.length === 0) throw new Problem('thing.not_found');
  looking.read({ companyId, caseId: null, sections: ['technology'] });
  return { items };
};

export const cardDetail = async (looking: Looking, pack: Pack, cardId: string) => {
  const { tx, actor, now, read } = looking;
  const card = await store.findCard(tx, cardId);
  if (!card) throw new Problem('thing.not_found');
  if (actor.kind === 'agency') read({ companyId: card.companyId, caseId: null, sections: ['technology'] });
  const versions = await store.listVersions(tx, cardId, mostVersions);
  return { ...viewOf(pack, card, actor, now), versions };
};

/** This room's lines of the company's "오늘 할 일". */
export const technologyTasks = async (tx: Tx, pack: Pack, companyId: string, now: Date): Promise<TechnologyTask[]> =>
  tasksFor(pack, await store.listCards(tx, companyId, mostCards), now, await rescreenedCards(tx));
