import { civilOf } from '@boru/contract/civil';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { personName } from '#rooms/organisations';
import {
  type Application,
  type Correction,
  endCorrection,
  type Move,
  moveApplication,
  selectApplication,
  selectCorrections,
  traceApplication,
} from '../applications/index.ts';
import { type Doing, deskOf, selectForm } from '../calls/index.ts';
import { requireCorrection, requireMay } from './model.ts';
import { insertCorrection, upsertCheck } from './store.ts';

type Scene = { application: Application; open: Correction | undefined };
const openScene = async (doing: Doing, id: string): Promise<Scene> => {
  const who = deskOf(doing.actor);
  const application = (await selectApplication(doing.tx, id, true)) ?? (await selectApplication(doing.tx, id));
  if (application === undefined || application.agencyId !== who.agencyId) throw new Problem('thing.not_found');
  return { application, open: (await selectCorrections(doing.tx, id)).find(({ state }) => state === 'open') };
};
const requireSeen = ({ version }: Application, seen: number): void => {
  if (version !== seen) throw new Problem('thing.changed');
};

type CheckWish = { item: string; outcome: 'met' | 'lacking' | 'unsure'; words: string | null };
export const checkDocument = async (doing: Doing, id: string, wish: CheckWish): Promise<void> => {
  const { tx, now } = doing;
  const who = deskOf(doing.actor);
  const { application, open } = await openScene(doing, id);
  requireMay('check', application, open, who);
  const form = await selectForm(tx, application.callId, application.formNumber);
  if (!form?.questions.some(({ key }) => key === wish.item)) throw new Problem('thing.not_found');
  const by = { checkedBy: who.personId, checkedByName: await personName(tx, who.personId), checkedAt: now };
  const { agencyId, companyId, newest: number } = application;
  await upsertCheck(tx, { applicationId: id, agencyId, companyId, number, ...wish, ...by });
  await traceApplication(doing, 'checked', application, { item: wish.item, outcome: wish.outcome }, wish.words ?? '');
};

type CorrectionWish = { version: number; keys: string[]; words: string; dueOn: string };
/** 보완 요청: once at a time, with the questions it is about and a day. */
export const askCorrection = async (doing: Doing, id: string, wish: CorrectionWish): Promise<void> => {
  const { tx, now } = doing;
  const who = deskOf(doing.actor);
  const { application, open } = await openScene(doing, id);
  requireSeen(application, wish.version);
  requireMay('askCorrection', application, open, who);
  const form = await selectForm(tx, application.callId, application.formNumber);
  requireCorrection(wish, form?.questions ?? [], civilOf(now.getTime()));
  const by = { askedBy: who.personId, askedByName: await personName(tx, who.personId), askedAt: now };
  const { agencyId, companyId } = application;
  const { keys, words, dueOn } = wish;
  const row = { id: newId(now.getTime()), applicationId: id, agencyId, companyId, keys, words, dueOn, ...by };
  if (!(await insertCorrection(tx, row))) throw new Problem('thing.changed');
  await traceApplication(doing, 'correction_asked', application, { keys, dueOn });
};

export const withdrawCorrection = async (doing: Doing, id: string): Promise<void> => {
  const who = deskOf(doing.actor);
  const { application, open } = await openScene(doing, id);
  requireMay('withdrawCorrection', application, open, who);
  if (open === undefined) throw new Problem('grant.not_now');
  await endCorrection(doing.tx, open.id, { state: 'withdrawn', closedAt: doing.now });
  await traceApplication(doing, 'correction_withdrawn', application, {});
};

const actions = { inReview: 'review', submitted: 'giveBack', rejected: 'reject' } as const;
type MoveWish = { version: number; to: Extract<Move, keyof typeof actions>; reason: string | null };
/** After the check of papers: on to the review, back from it, or refused by a person with a reason. */
export const moveOn = async (doing: Doing, id: string, { version, to, reason }: MoveWish): Promise<void> => {
  const { application, open } = await openScene(doing, id);
  requireSeen(application, version);
  requireMay(actions[to], application, open, deskOf(doing.actor));
  if (to === 'rejected' && reason === null)
    throw new Problem('request.invalid', { fields: { reason: '까닭을 적어 주세요. / Say why.' } });
  await moveApplication(doing, application, to, reason);
};
