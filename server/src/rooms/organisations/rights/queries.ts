import { civilOf } from '@boru/contract/civil';
import type { OwnRights, RightsCard, RightsFile, RightsList, RightsTaking, RightsView } from '@boru/contract/rights';
import { lists } from '@boru/contract/words';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import { renderPdf } from '#platform/documents/index';
import type { Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personOf, reassure } from '../accounts/index.ts';
import type { Doing } from '../sign-in/index.ts';
import { basisOf, explain, type Held, isLate, mayDo, type Request, rightOf } from './model.ts';
import {
  selectData,
  selectHeld,
  selectList,
  selectOwn,
  selectOwnHeld,
  selectPeople,
  selectPerson,
  selectRequest,
} from './store.ts';

type Who = { personId: string; office: boolean };
const whoOf = ({ actor }: Doing): Who => ({
  personId: personOf(actor),
  office: actor.kind === 'agency' && actor.secretariat && actor.role !== 'auditor',
});

const view = (services: Services, request: Request, who: Who, now: Date): Sent<RightsView> => {
  const right = rightOf(services.pack, request.kind);
  return {
    id: request.id,
    receiptNumber: request.receiptNumber,
    kind: request.kind,
    title: right.title,
    basis: basisOf(services.pack, right.article),
    wish: request.wish,
    state: request.state,
    receivedAt: request.receivedAt.toISOString(),
    dueAt: request.dueAt?.toISOString() ?? null,
    late: isLate(request, now),
    explanation: request.explanation,
    postponedUntil: request.postponedUntil,
    postponedReason: request.postponedReason,
    answer: request.answer,
    answeredAt: request.answeredAt?.toISOString() ?? null,
    grounds: request.grounds,
    version: request.version,
    may: mayDo(request, who),
  };
};

const heldView = ({ pack }: Services, amounts: ReadonlyMap<Held, number>) =>
  pack.catalogue.privacyRights.classes.map(({ id, title, what, erasable, keeps, verified }) => ({
    id,
    title,
    what,
    amount: amounts.get(id) ?? 0,
    erasable,
    basis: keeps === null ? null : basisOf(pack, keeps.article),
    period: keeps?.period ?? null,
    verified,
  }));

export const ownRights = async (doing: Doing): Promise<Sent<OwnRights>> => {
  const { tx, services, now } = doing;
  const who = whoOf(doing);
  const requests = await selectOwn(tx, who.personId);
  return {
    items: requests.map((request) => view(services, request, who, now)),
    held: heldView(services, await selectOwnHeld(tx)),
    kinds: services.pack.catalogue.privacyRights.items.map(({ kind, title, article }) => {
      const { dueAt } = explain(services.pack, kind, now);
      return {
        kind,
        title,
        basis: basisOf(services.pack, article),
        dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
      };
    }),
  };
};

export const listRequests = async (doing: Doing, open: boolean): Promise<Sent<RightsList>> => {
  const { tx, services, now } = doing;
  const who = whoOf(doing);
  const requests = await selectList(tx, open);
  const people = await selectPeople(
    tx,
    requests.map(({ id }) => id),
  );
  const items = requests.map((request) => ({
    ...view(services, request, who, now),
    personName: people.get(request.id)?.name ?? '',
  }));
  return { items };
};

export const showRequest = async (doing: Doing, id: string): Promise<Sent<RightsCard>> => {
  const { tx, services, now } = doing;
  const request = await selectRequest(tx, id);
  const person = request && (await selectPerson(tx, id));
  if (!request || !person) throw new Problem('thing.not_found');
  return {
    request: view(services, request, whoOf(doing), now),
    person: { name: person.name, email: person.email, since: person.since.toISOString() },
    identity: request.identity,
    held: heldView(services, await selectHeld(tx, id)),
    handledBy: request.handledByName,
    laws: services.pack.catalogue.laws.items.map(({ id, name }) => ({ id, name })),
  };
};

const amountOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : value === null || value === undefined ? 0 : 1;

/**
 * All that is held of the caller and every answer to their requests. Made when it is asked for and kept nowhere: a copy would
 * be one more place that holds it. The passphrase is proved once more; the taking is traced.
 */
export const takeData = async (
  doing: Doing,
  wish: z.output<typeof RightsTaking>,
): Promise<Problem | z.input<typeof RightsFile>> => {
  const { tx, actor, now, requestId, services } = doing;
  const personId = personOf(actor);
  const refusal = await reassure(doing, wish.currentPassphrase);
  if (refusal) return refusal;
  const data = await selectData(tx, personId);
  const requests = await selectOwn(tx, personId);
  await record(tx, actor, {
    requestId,
    action: 'rights.data_taken',
    subjectId: personId,
    detail: { format: wish.format },
  });
  const name = `boru-my-data-${civilOf(now.getTime())}.${wish.format}`;
  if (wish.format === 'json') {
    const told = { madeAt: now.toISOString(), ...data };
    return fileOf(name, 'application/json', Buffer.from(JSON.stringify(told, null, 2)));
  }
  const { pdf } = await renderPdf('personal-data', paperOf(services, data, requests, now), { at: now });
  return fileOf(name, 'application/pdf', pdf);
};

const fileOf = (filename: string, mediaType: string, content: Buffer | Uint8Array) => ({
  filename,
  mediaType,
  base64: Buffer.from(content).toString('base64'),
});

const textOf = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : '-');

/** What the template `personal-data` prints: the person's own fields whole, everything else by class and amount. */
const paperOf = (services: Services, data: Record<string, unknown>, requests: readonly Request[], now: Date) => {
  const account = new Map(Object.entries(Object(data['account'])));
  const amounts: Readonly<Record<Held, number>> = {
    account: ['account', 'memberships', 'sessions', 'passkeys'].reduce((sum, key) => sum + amountOf(data[key]), 0),
    contact: amountOf(data['contacts']),
    mail: amountOf(data['mails']),
    consent: amountOf(data['consents']),
    pledge: amountOf(data['pledges']),
    case: amountOf(data['entries']) + amountOf(data['watched']),
    paper: amountOf(data['papers']),
    trace: amountOf(data['deeds']) + amountOf(data['readings']),
  };
  return {
    madeOn: civilOf(now.getTime()),
    name: textOf(account.get('name')),
    email: textOf(account.get('email')),
    phone: textOf(account.get('phone')),
    held: services.pack.catalogue.privacyRights.classes.map(({ id, title, what, keeps, verified }) => ({
      title: title.ko,
      what: what.ko,
      amount: amounts[id],
      keeps: keeps === null ? '' : `${basisOf(services.pack, keeps.article)}, ${keeps.period.ko}`,
      verified,
    })),
    requests: requests.map((request) => ({
      receiptNumber: request.receiptNumber,
      kind: rightOf(services.pack, request.kind).title.ko,
      receivedOn: civilOf(request.receivedAt.getTime()),
      state: lists.rightsState[request.state].ko,
      answer: request.answer ?? '',
      grounds: request.grounds.map(({ title, basis, period, until }) =>
        [`${title.ko}: ${basis}`, period?.ko, until === null ? null : `${until}까지`].filter(Boolean).join(', '),
      ),
    })),
  };
};
