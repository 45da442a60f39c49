import type { CaseOutcome } from '@boru/contract/cases';
import { Problem } from '#kernel/problem';
import { listColleagues } from '#rooms/organisations';
import { apply, type Doing, openFor } from '../files/index.ts';
import { dropOpenReferrals } from '../referrals/index.ts';
import { addFollowUps } from '../tasks/index.ts';
import { acknowledge, answer, ask, close, type Mailed, mailed, note, rate, reopen, reply, withdraw } from './model.ts';

type Said = { version: number; body: string };

export const acknowledgeCase = async (doing: Doing, id: string, { version }: { version: number }) => {
  const scene = await openFor(doing, id, 'acknowledge', version);
  return apply(doing, scene, acknowledge(scene));
};

export const answerCase = async (doing: Doing, id: string, { version, body }: Said) => {
  const scene = await openFor(doing, id, 'answer', version);
  return apply(doing, scene, answer(scene, body));
};

export const askCompany = async (doing: Doing, id: string, { version, body }: Said) => {
  const scene = await openFor(doing, id, 'ask', version);
  return apply(doing, scene, ask(scene, body));
};

export const replyToDesk = async (doing: Doing, id: string, { version, body }: Said) => {
  const scene = await openFor(doing, id, 'reply', version);
  return apply(doing, scene, reply(scene, body));
};

/** Takes no version: whoever answers a letter has not seen the page, and words hide nothing from anybody. */
export const replyByMail = async (doing: Doing, id: string, words: Mailed) => {
  const scene = await openFor(doing, id, 'reply', null);
  return apply(doing, scene, mailed(scene, words));
};

/** Takes no version: a note hides nothing from anybody, so two at once do not disturb each other. */
export const addNote = async (doing: Doing, id: string, said: { body: string; mentions: readonly string[] }) => {
  const scene = await openFor(doing, id, 'note', null);
  if (doing.actor.kind !== 'agency') throw new Problem('role.insufficient');
  const colleagues = said.mentions.length === 0 ? [] : await listColleagues(doing.tx, doing.actor.agencyId);
  const mentioned = colleagues.filter((person) => said.mentions.includes(person.id));
  if (mentioned.length !== said.mentions.length)
    throw new Problem('request.invalid', { fields: { mentions: '동료 가운데 골라 주세요. / Choose colleagues.' } });
  const version = await apply(doing, scene, note(scene, said.body, mentioned));
  const personIds = mentioned.map((person) => person.id);
  if (personIds.length > 0)
    await doing.services.enqueue(doing.tx, 'case.changed', { caseId: id, action: 'case.mentioned', personIds });
  return version;
};

export const closeCase = async (
  doing: Doing,
  id: string,
  { version, outcome, body }: Said & { outcome: CaseOutcome },
) => {
  const scene = await openFor(doing, id, 'close', version);
  const closed = await apply(doing, scene, close(scene, outcome, body));
  await addFollowUps(doing, scene);
  return closed;
};

export const reopenCase = async (doing: Doing, id: string, wish: { version: number; reason: string }) => {
  const scene = await openFor(doing, id, 'reopen', wish.version);
  return apply(doing, scene, reopen(scene, wish.reason));
};

export const rateCase = async (
  doing: Doing,
  id: string,
  said: { version: number; score: number; body: string | null },
) => {
  const scene = await openFor(doing, id, 'rate', said.version);
  return apply(doing, scene, rate(scene, said.score, said.body));
};

export const withdrawCase = async (doing: Doing, id: string, wish: { version: number; reason: string | null }) => {
  const scene = await openFor(doing, id, 'withdraw', wish.version);
  await dropOpenReferrals(doing, scene.file);
  return apply(doing, scene, withdraw(scene, wish.reason));
};
