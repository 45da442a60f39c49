import { civilOf } from '@boru/contract/civil';
import type { RightsWish } from '@boru/contract/rights';
import type { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { postMail, rightsAnsweredLetter } from '#platform/mail/index';
import { alreadyTold, type News, notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { eraseOldPayloads, record } from '#rooms/evidence';
import { personOf, reassure } from '../accounts/index.ts';
import { secretariat } from '../agencies/index.ts';
import { mailAddresses, personName } from '../members/index.ts';
import type { Doing } from '../sign-in/index.ts';
import {
  type Decision,
  decide,
  explain,
  keptTracesFrom,
  postponement,
  type Request,
  reminderOf,
  requireOpen,
} from './model.ts';
import {
  erasePerson,
  hasOpen,
  insertRequest,
  saveAnswer,
  savePostponement,
  saveWithdrawal,
  selectList,
  selectPerson,
  selectRequest,
} from './store.ts';

type Telling = { tx: Tx; now: Date; services: Services };

/** Nobody's wish stands in it: the receipt number and the page that shows the rest. */
const tellOffice = async (
  doing: Telling,
  { id, receiptNumber }: Pick<Request, 'id' | 'receiptNumber'>,
  { event, key }: Pick<News, 'event' | 'key'>,
): Promise<void> => {
  const { id: agencyId } = await secretariat(doing.tx, civilOf(doing.now.getTime()));
  const to = await mailAddresses(doing.tx, { agencyId });
  const path = `/desk/rights/${id}` as const;
  await notify(doing, to, { event, key, as: { agencyId }, reference: receiptNumber, path });
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
  const receiptNumber = `P-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
  await insertRequest(tx, {
    id,
    receiptNumber,
    kind: wish.kind,
    personId,
    wish: wish.wish,
    identity: wish.currentPassphrase === undefined ? 'freshSignIn' : 'passphrase',
    explanation,
    dueAt: explanation.dueAt === null ? null : new Date(explanation.dueAt),
    receivedAt: now,
  });
  await record(tx, actor, { requestId, action: 'rights.asked', subjectId: id, detail: { kind: wish.kind } });
  await tellOffice(doing, { id, receiptNumber }, { event: 'rights.received', key: `rights.received:${id}` });
  return { id };
};

export const takeBack = async (doing: Doing, id: string): Promise<void> => {
  const { tx, actor, requestId } = doing;
  const request = await selectRequest(tx, id);
  if (!request || request.personId !== personOf(actor)) throw new Problem('thing.not_found');
  if (!(await saveWithdrawal(tx, id, request.version))) throw new Problem('rights.decided');
  await record(tx, actor, { requestId, action: 'rights.withdrawn', subjectId: id });
};

const answered = '/account/data';
const localeOf = ({ locale }: { locale: string }): 'ko' | 'en' => (locale === 'en' ? 'en' : 'ko');

/** The last letter of an account that goes now: afterwards there is neither an address nor anybody to choose how to be told. */
const sendLastLetter = async ({ tx, services }: Doing, id: string): Promise<void> => {
  const person = await selectPerson(tx, id);
  const url = `${services.config.origin}${answered}`;
  if (person) await postMail(tx, person.email, rightsAnsweredLetter({ locale: localeOf(person), url }));
};

/** By the machine, which alone tells people: an answer, or a later day with its reason. */
export const tellOfAnswer = async (doing: Telling, id: string): Promise<void> => {
  const request = await selectRequest(doing.tx, id);
  const person = request && (await selectPerson(doing.tx, id));
  if (!request || !person) return;
  const letter: News['letter'] = (locale, url) => rightsAnsweredLetter({ locale, url });
  const { personId, version, receiptNumber: reference } = request;
  const to = [{ personId, email: person.email, locale: localeOf(person) }];
  const key = `rights.answered:${id}:${version}`;
  await notify(doing, to, { event: 'rights.answered', key, as: null, reference, path: answered, letter });
};

/** Those who answer are reminded on the day before the last one and once it is over; a day that was put off is another. */
export const tellOfDueRights = async (doing: Telling): Promise<void> => {
  const due = (await selectList(doing.tx, true)).flatMap((request) => {
    const stage = reminderOf(request, doing.now);
    return stage === null ? [] : [{ request, key: `rights.dueSoon:${request.id}:${stage}` }];
  });
  const told = await alreadyTold(
    doing.tx,
    due.map(({ key }) => key),
  );
  for (const { request, key } of due)
    if (!told.has(key)) await tellOffice(doing, request, { event: 'rights.dueSoon', key });
};

/** The answer, its grounds, the removal and the trace stand or fall together. */
export const answerRequest = async (doing: Doing, id: string, wish: Decision): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const personId = personOf(actor);
  const request = requireOpen(await selectRequest(tx, id), personId);
  if (request.version !== wish.version) throw new Problem('thing.changed');
  const { state, grounds, erases } = decide(services.pack, request.kind, wish);
  if (erases) await sendLastLetter(doing, id);
  const erased = erases ? await erasePerson(tx, id) : null;
  if (erased === 'last') throw new Problem('rights.last_one');
  const by = { handledBy: personId, handledByName: await personName(tx, personId), answeredAt: now };
  const answer = { state, answer: wish.answer, grounds, erased, ...by };
  if (!(await saveAnswer(tx, id, wish.version, answer))) throw new Problem('thing.changed');
  await services.enqueue(tx, erases ? 'rights.erased' : 'rights.answered', { requestId: id });
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
  await services.enqueue(tx, 'rights.answered', { requestId: id });
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
