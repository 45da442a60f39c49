import type { DamageSheet, NewEvidenceItem, NewHandover } from '@boru/contract/incident-items';
import { newId } from '#kernel/ids';
import { requirePast } from '#kernel/past';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { authorOf, workOn, writeEvent } from '../incidents/index.ts';
import { holderOf, totalOf } from './model.ts';
import { insertHandover, insertItem, saveDamage, selectDamage, selectHandovers, selectItems } from './store.ts';

type Doing = Context<Services>;

/** More than any incident has; it only bounds what one account can store. */
const mostItems = 500;
const mostHandovers = 100;

/** The row of the incident is locked, so that two who add at once get two numbers. */
export const addItem = async (doing: Doing, incidentId: string, wish: NewEvidenceItem): Promise<void> => {
  const { tx, now } = doing;
  const incident = await workOn(doing, incidentId);
  const { file, collectedAt, ...told } = wish;
  const at = new Date(collectedAt);
  requirePast(at, now, 'collectedAt');
  const items = await selectItems(tx, incidentId);
  if (items.length >= mostItems) throw new Problem('request.too_many');
  const number = items.length + 1;
  const author = await authorOf(doing);
  await insertItem(tx, {
    ...{ id: newId(now.getTime()), incidentId, companyId: incident.companyId, number, ...told, collectedAt: at },
    fileName: file?.name ?? null,
    fileSize: file?.size ?? null,
    sha256: file === null ? null : Buffer.from(file.sha256, 'hex'),
    ...{ writtenAt: now, authorId: author.personId, authorName: author.personName },
  });
  const body = `증거 ${number}: ${wish.title} (${wish.custodian})`;
  await writeEvent(doing, incident, { kind: 'itemAdded', body, happenedAt: at }, { number });
};

/** From whoever holds it; not earlier than the last handover, so that the chain reads in one direction. */
export const handOver = async (
  doing: Doing,
  { incidentId, itemId }: { incidentId: string; itemId: string },
  wish: NewHandover,
): Promise<void> => {
  const { tx, now } = doing;
  const incident = await workOn(doing, incidentId);
  const item = (await selectItems(tx, incidentId)).find(({ id }) => id === itemId);
  if (!item) throw new Problem('thing.not_found');
  const chain = (await selectHandovers(tx, incidentId)).filter((one) => one.itemId === itemId);
  if (chain.length >= mostHandovers) throw new Problem('request.too_many');
  const holder = holderOf(item, chain);
  const happenedAt = new Date(wish.happenedAt);
  requirePast(happenedAt, now, 'happenedAt');
  if (happenedAt < holder.since)
    throw new Problem('request.invalid', {
      fields: { happenedAt: '앞의 인계보다 이른 때입니다. / Earlier than the handover before it.' },
    });
  const author = await authorOf(doing);
  await insertHandover(tx, {
    ...{ id: newId(now.getTime()), itemId, incidentId, companyId: incident.companyId, placeInChain: holder.length + 1 },
    ...{ fromName: holder.custodian, toName: wish.to, place: wish.place, happenedAt, reason: wish.reason },
    ...{ writtenAt: now, authorId: author.personId, authorName: author.personName },
  });
  const body = `증거 ${item.number}: ${holder.custodian} → ${wish.to}`;
  await writeEvent(doing, incident, { kind: 'handedOver', body, happenedAt }, { number: item.number });
};

export const countDamage = async (doing: Doing, incidentId: string, { version, lines }: DamageSheet): Promise<void> => {
  const { tx } = doing;
  const incident = await workOn(doing, incidentId);
  if ((await selectDamage(tx, incidentId)).version !== version) throw new Problem('thing.changed');
  const total = totalOf(lines);
  await saveDamage(tx, { incidentId, companyId: incident.companyId, lines, total, version });
  const body = `${lines.length}줄, 합계 ${total.toLocaleString('en-US')}원`;
  await writeEvent(doing, incident, { kind: 'damageCounted', body }, { lines: lines.length });
};
