import type { ConsultingDecline, ConsultingScope, NewConsulting } from '@boru/contract/consulting';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { confirmedCompany } from '#rooms/organisations';
import { type Doing, deskOf, liveStates } from '../../experts/pool/index.ts';
import { completeAssignment, selectAssignments } from '../assignments/index.ts';
import { numberOf, type Request, requireAhead, requireOpen, requireReported, requireUnassigned } from './model.ts';
import { insertRequest, saveRequest, selectReported, selectRequest } from './store.ts';

const told = async (doing: Doing, { id, companyId }: Pick<Request, 'id' | 'companyId'>, verb: string) => {
  const { tx, actor, requestId, services } = doing;
  await record(tx, actor, { requestId, action: `consulting.${verb}`, subjectId: id, companyId });
  await services.enqueue(tx, 'consulting.request_changed', { requestId: id });
};

export const askForConsulting = async (doing: Doing, wish: NewConsulting): Promise<{ id: string; number: string }> => {
  const { tx, actor, now } = doing;
  const { company, companyId, personId: requestedBy } = await confirmedCompany(tx, actor);
  requireAhead(wish, now);
  const id = newId(now.getTime());
  const number = numberOf(id, now);
  const { name: companyName, municipality, industry } = company;
  const who = { companyId, companyName, businessNumber: company.businessNumber ?? '', municipality, industry };
  await insertRequest(tx, { ...wish, ...who, id, number, requestedBy, requestedAt: now });
  await told(doing, { id, companyId }, 'requested');
  return { id, number };
};

/** A row that only the other side may lock is read without: the version decides who was first. */
const openOf = async (doing: Doing, id: string, version: number): Promise<Request> => {
  const one = requireOpen((await selectRequest(doing.tx, id, true)) ?? (await selectRequest(doing.tx, id)), version);
  const live = await selectAssignments(doing.tx, { companyId: one.companyId }, liveStates);
  requireUnassigned(
    live.map(({ requestId }) => requestId),
    id,
  );
  return one;
};
const save = async (doing: Doing, one: Request, change: Parameters<typeof saveRequest>[2]): Promise<void> => {
  if (!(await saveRequest(doing.tx, one, change))) throw new Problem('thing.changed');
};

export const withdrawConsulting = async (doing: Doing, id: string, version: number): Promise<void> => {
  const one = await openOf(doing, id, version);
  await save(doing, one, { state: 'withdrawn' });
  await told(doing, one, 'withdrawn');
};

const ofDesk = async (doing: Doing, id: string, version: number): Promise<Request> => {
  const one = await openOf(doing, id, version);
  if (one.agencyId !== deskOf(doing.actor).agencyId) throw new Problem('thing.not_found');
  return one;
};

export const scopeConsulting = async (doing: Doing, id: string, wish: ConsultingScope): Promise<void> => {
  const { version, ...scope } = wish;
  const one = await ofDesk(doing, id, version);
  const scopedBy = deskOf(doing.actor).personId;
  await save(doing, one, { ...scope, state: 'scoped', scopedBy, scopedAt: doing.now });
  await told(doing, one, 'scoped');
};

export const declineConsulting = async (doing: Doing, id: string, wish: ConsultingDecline): Promise<void> => {
  const one = await ofDesk(doing, id, wish.version);
  await save(doing, one, { state: 'declined', answer: wish.answer, roundId: null });
  await told(doing, one, 'declined');
};

/** The company has accepted the report: assignment and request come to their end, and the company may rate. */
export const endConsulting = async (doing: Doing, id: string, version: number): Promise<void> => {
  const { tx, actor } = doing;
  const one = requireOpen((await selectRequest(tx, id, true)) ?? (await selectRequest(tx, id)), version);
  if (one.agencyId !== deskOf(actor).agencyId) throw new Problem('thing.not_found');
  const taken = (await selectAssignments(tx, { companyId: one.companyId }, ['accepted'])).find(
    ({ requestId }) => requestId === id,
  );
  const done = requireReported(taken, await selectReported(tx, taken === undefined ? [] : [taken.id]));
  await completeAssignment(doing, done.id, done.version);
  await save(doing, one, { state: 'done' });
  await told(doing, one, 'ended');
};
