import { civilOf } from '@boru/contract/civil';
import { type DestructionView, mostProposed, type RetentionPage } from '@boru/contract/retention';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames } from '../agencies/index.ts';
import { cardOf, classesFor, type Destruction, everyCutoff, mayDo, memberOf, todayOf } from './model.ts';
import {
  selectDestruction,
  selectDestructions,
  selectHolds,
  selectItems,
  selectOpenKinds,
  selectPast,
} from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

const rowOf = (destruction: Destruction) => ({
  id: destruction.id,
  receiptNumber: destruction.receiptNumber,
  class: destruction.class,
  title: destruction.terms.title,
  state: destruction.state,
  items: destruction.items,
  destroyed: destruction.destroyed,
  proposedBy: destruction.proposedByName,
  proposedAt: destruction.proposedAt.toISOString(),
  decidedBy: destruction.decidedByName,
  decidedAt: destruction.decidedAt?.toISOString() ?? null,
  finishedAt: destruction.finishedAt?.toISOString() ?? null,
});

type HoldRow = Awaited<ReturnType<typeof selectHolds>>[number];
const holdOf = ({ caseId, placedByName, releasedByName, placedAt, releasedAt, ...hold }: HoldRow, today: string) => ({
  ...hold,
  scope: caseId === null ? 'company' : 'case',
  placedBy: placedByName,
  placedAt: placedAt.toISOString(),
  stands: releasedAt === null && hold.until >= today,
  releasedBy: releasedByName,
  releasedAt: releasedAt?.toISOString() ?? null,
});

/** 파기 대상: counted for today, for the own agency; nothing of it is prepared in advance, so nothing on it is stale. */
export const retentionPage = async ({ tx, actor, now, services }: Asking): Promise<Sent<RetentionPage>> => {
  const who = memberOf(actor);
  const { role } = who;
  const today = todayOf(now);
  const has = classesFor(who, await selectOpenKinds(tx));
  const wanted = everyCutoff(services.pack, today).filter((one) => has(one.class));
  const past = await selectPast(tx, wanted, mostProposed + 1);
  const destructions = await selectDestructions(tx);
  const holds = await selectHolds(tx);
  const openOf = (id: string) =>
    destructions.find((one) => one.class === id && (one.state === 'proposed' || one.state === 'approved'))?.id ?? null;
  const keeps = role === 'officer' || role === 'manager';
  return {
    today,
    classes: wanted.map(({ class: id }) =>
      cardOf(
        services.pack,
        id,
        past.filter((thing) => thing.class === id),
        { today, most: mostProposed, open: openOf(id) },
      ),
    ),
    destructions: destructions.map(rowOf),
    holds: holds.map((hold) => holdOf(hold, today)),
    may: [...(keeps ? ['propose', 'hold'] : []), ...(role === 'manager' ? ['release'] : [])],
  };
};

const found = async (tx: Asking['tx'], id: string): Promise<Destruction> => {
  const destruction = await selectDestruction(tx, id);
  if (!destruction) throw new Problem('thing.not_found');
  return destruction;
};

export const showDestruction = async ({ tx, actor }: Asking, id: string): Promise<Sent<DestructionView>> => {
  const who = memberOf(actor);
  const destruction = await found(tx, id);
  const { basis, period, verified } = destruction.terms;
  return {
    ...rowOf(destruction),
    basis,
    period,
    verified,
    reason: destruction.reason,
    decisionReason: destruction.decisionReason,
    firstOn: destruction.firstOn,
    lastOn: destruction.lastOn,
    listHash: destruction.listHash.toString('hex'),
    version: destruction.version,
    list: await selectItems(tx, id),
    may: mayDo(destruction, who),
    isOwn: destruction.proposedBy === who.personId,
  };
};

/** 파기 확인서: what, how many, who and when, with the hash of the list; never a word of what was destroyed. */
export const printCertificate = async ({ tx, now }: Asking, id: string, format: 'pdf' | 'hwpx'): Promise<FileReply> => {
  const destruction = await found(tx, id);
  const { finishedAt, decidedAt, terms } = destruction;
  if (finishedAt === null || decidedAt === null) throw new Problem('thing.not_found');
  const names = await agencyNames(tx, civilOf(finishedAt.getTime()));
  const data = {
    receiptNumber: destruction.receiptNumber,
    agency: names.get(destruction.agencyId)?.ko ?? String(destruction.agencyId),
    title: terms.title.ko,
    count: destruction.destroyed,
    kept: destruction.items - destruction.destroyed,
    firstOn: destruction.firstOn,
    lastOn: destruction.lastOn,
    basis: `${terms.basis}${terms.verified ? '' : ' (확인 필요)'}`,
    period: terms.period.ko,
    reason: destruction.reason,
    method: terms.method,
    done: terms.done,
    proposedBy: destruction.proposedByName,
    proposedOn: civilOf(destruction.proposedAt.getTime()),
    approvedBy: destruction.decidedByName ?? '',
    approvedOn: civilOf(decidedAt.getTime()),
    finishedOn: civilOf(finishedAt.getTime()),
    listHash: destruction.listHash.toString('hex'),
  };
  const filename = `파기확인서-${destruction.receiptNumber}.${format}`;
  const name = 'destruction-certificate';
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx(name, data) };
  return { filename, contentType: 'application/pdf', body: (await renderPdf(name, data, { at: now })).pdf };
};
