import { civilOf } from '@boru/contract/civil';
import type { RightsWish } from '@boru/contract/rights';
import type { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { postMail, rightsAnsweredLetter, rightsReceivedLetter } from '#platform/mail/index';
import { eraseOldPayloads, record } from '#rooms/evidence';
import { personOf, reassure } from '../accounts/index.ts';
import { secretariat } from '../agencies/index.ts';
import { mailAddresses, personName } from '../members/index.ts';
import type { Doing } from '../sign-in/index.ts';
import { type Decision, decide, explain, keptTracesFrom, postponement, type Request, requireOpen } from './model.ts';
import {
  erasePerson,
  hasOpen,
  insertRequest,
  saveAnswer,
  savePostponement,
  saveWithdrawal,
  selectPerson,
  selectRequest,
} from './store.ts';

const tellOffice = async ({ tx, now, services }: Doing): Promise<void> => {
  const office = await secretariat(tx, civilOf(now.getTime()));
  const url = `${services.config.origin}/desk/rights`;
  for (const { email, locale } of await mailAddresses(tx, { agencyId: office.id }))
    await postMail(tx, email, rightsReceivedLetter({ locale, url }));
};

/** The clock begins with the request, by the rule of the catalogue; its whole count is kept with it. */
export const askFor = async (doing: Doing, wish: z.output<typeof RightsWish>): Promise<Problem | { id: string }> => {
  const { tx, actor, now, requestId, services } = doing;
  const personId = personOf(actor);
  const refusal = await reassure(doing, wish.currentPassphrase);
  if (refusal) return refusal;
  if (await hasOpen(tx, personId, wish.kind)) throw new Problem('rights.open_already');
  const id = newId(now.getTime());
  const explanation = explain(services.pack, wish.kind, now);
  await insertRequest(tx, {
    id,
    receiptNumber: `P-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    kind: wish.kind,
    personId,
    wish: wish.wish,
    identity: wish.currentPassphrase === undefined ? 'freshSignIn' : 'passphrase',
    explanation,
    dueAt: explanation.dueAt === null ? null : new Date(explanation.dueAt),
    receivedAt: now,
  });
  await record(tx, actor, { requestId, action: 'rights.asked', subjectId: id, detail: { kind: wish.kind } });
  await tellOffice(doing);
  return { id };
};

export const takeBack = async (doing: Doing, id: string): Promise<void> => {
  const { tx, actor, requestId } = doing;
  const request = await selectRequest(tx, id);
  if (!request || request.personId !== personOf(actor)) throw new Problem('thing.not_found');
  if (!(await saveWithdrawal(tx, id, request.version))) throw new Problem('rights.decided');
  await record(tx, actor, { requestId, action: 'rights.withdrawn', subjectId: id });
};

const tellPerson = async ({ tx, services }: Doing, { id }: Request): Promise<void> => {
  const person = await selectPerson(tx, id);
  const url = `${services.config.origin}/account/data`;
  if (person)
    await postMail(tx, person.email, rightsAnsweredLetter({ locale: person.locale === 'en' ? 'en' : 'ko', url }));
};

/** The answer, its grounds, the removal and the trace stand or fall together. */
export const answerRequest = async (doing: Doing, id: string, wish: Decision): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const personId = personOf(actor);
  const request = requireOpen(await selectRequest(tx, id), personId);
  if (request.version !== wish.version) throw new Problem('thing.changed');
  const { state, grounds, erases } = decide(services.pack, request.kind, wish);
  await tellPerson(doing, request);
  const erased = erases ? await erasePerson(tx, id) : null;
  if (erased === 'last') throw new Problem('rights.last_one');
  const by = { handledBy: personId, handledByName: await personName(tx, personId), answeredAt: now };
  const answer = { state, answer: wish.answer, grounds, erased, ...by };
  if (!(await saveAnswer(tx, id, wish.version, answer))) throw new Problem('thing.changed');
  if (erases) await services.enqueue(tx, 'rights.erased', { requestId: id });
  const detail = { kind: request.kind, state, grounds: grounds.map(({ held }) => held), erased };
  await record(tx, actor, { requestId, action: 'rights.answered', subjectId: id, detail });
};

export const postponeRequest = async (
  doing: Doing,
  id: string,
  wish: { version: number; reason: string },
): Promise<void> => {
  const { tx, actor, requestId, services } = doing;
  const request = requireOpen(await selectRequest(tx, id), personOf(actor));
  const until = postponement(services.pack, request);
  if (!(await savePostponement(tx, id, wish.version, until, wish.reason))) throw new Problem('thing.changed');
  await record(tx, actor, {
    requestId,
    action: 'rights.postponed',
    subjectId: id,
    detail: { until },
    reason: wish.reason,
  });
  await tellPerson(doing, request);
};

const mostErased = 2_000;

/**
 * After a deletion: traces of this person that are older than the law wants them kept lose their content; the proof of the
 * tree stands. By the machine, because nobody who works here may touch evidence. Comes back until nothing is left.
 */
export const eraseOldTraces = async (
  doing: Pick<Doing, 'tx' | 'now' | 'requestId' | 'services'>,
  id: string,
): Promise<void> => {
  const { tx, now, requestId, services } = doing;
  const request = await selectRequest(tx, id);
  if (request?.kind !== 'deletion' || request.answeredAt === null) return;
  const { before, article } = keptTracesFrom(services.pack, now);
  const old = { before, personId: request.personId, most: mostErased };
  if ((await eraseOldPayloads(tx, old, { requestId, article })) === mostErased)
    await services.enqueue(tx, 'rights.erased', { requestId: id });
};
