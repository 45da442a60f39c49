import { civilOf } from '@boru/contract/civil';
import type { LetterEvent } from '@boru/contract/events';
import type { LetterAnswer, LetterInput } from '@boru/contract/letters';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import { notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { listAgencies, mailAddresses } from '#rooms/organisations';
import { authorOf, leaveTrace, memberOf } from '../commitments/index.ts';
import { requireAgreed, requireLetter, requireParties } from './model.ts';
import { insertLetter, saveAnswer, saveLetter, selectLetter, selectParties, writeParties } from './store.ts';

type Doing = Context<Services>;
const tell = ({ tx, services }: Doing, told: LetterEvent) => services.enqueue(tx, 'jointLetter.step', told);
const keep = async (saved: Promise<boolean>): Promise<void> => {
  if (!(await saved)) throw new Problem('thing.changed');
};
const checked = async ({ tx, now, actor }: Doing, parties: readonly number[]): Promise<void> => {
  const known = await listAgencies(tx, civilOf(now.getTime()));
  requireParties(
    parties,
    known.map(({ id }) => id),
    memberOf(actor).agencyId,
  );
};

export const writeLetter = async (doing: Doing, { parties, ...content }: LetterInput): Promise<{ id: string }> => {
  await checked(doing, parties);
  const id = newId(doing.now.getTime());
  const { agencyId } = memberOf(doing.actor);
  await insertLetter(doing.tx, { id, agencyId, ...content, ...(await authorOf(doing)) });
  await writeParties(doing.tx, id, parties);
  await leaveTrace(doing, id, 'jointLetter.written', { parties });
  return { id };
};
export const changeLetter = async (
  doing: Doing,
  id: string,
  { version, letter: { parties, ...content } }: { version: number; letter: LetterInput },
): Promise<void> => {
  const { agencyId } = memberOf(doing.actor);
  const letter = requireLetter(await selectLetter(doing.tx, id), ['draft'], version, agencyId);
  await checked(doing, parties);
  await keep(saveLetter(doing.tx, letter, content));
  await writeParties(doing.tx, id, parties);
  await leaveTrace(doing, id, 'jointLetter.changed', { parties });
};
export const askParties = async (doing: Doing, id: string, version: number): Promise<void> => {
  const letter = requireLetter(await selectLetter(doing.tx, id), ['draft'], version, memberOf(doing.actor).agencyId);
  await keep(saveLetter(doing.tx, letter, { state: 'asking' }));
  await leaveTrace(doing, id, 'jointLetter.asked');
  await tell(doing, { letterId: id, news: 'asked' });
};
/** Back to the desk of the lead; whatever was answered was answered to another text. */
export const takeBack = async (doing: Doing, id: string, version: number): Promise<void> => {
  const { tx } = doing;
  const letter = requireLetter(await selectLetter(tx, id), ['asking'], version, memberOf(doing.actor).agencyId);
  const parties = await selectParties(tx, [id]);
  await keep(saveLetter(tx, letter, { state: 'draft' }));
  await writeParties(
    tx,
    id,
    parties.map(({ agencyId }) => agencyId),
  );
  await leaveTrace(doing, id, 'jointLetter.taken_back');
};
export const answerLead = async (
  doing: Doing,
  id: string,
  { version, consent, words }: LetterAnswer,
): Promise<void> => {
  const { tx, now } = doing;
  requireLetter(await selectLetter(tx, id), ['asking'], version);
  const { agencyId, personId: decidedBy } = memberOf(doing.actor);
  const { writtenByName: decidedByName } = await authorOf(doing);
  const said = { consent, words, decidedBy, decidedByName, decidedAt: now };
  if (!(await saveAnswer(tx, id, agencyId, said))) throw new Problem('letter.not_now');
  await leaveTrace(doing, id, 'jointLetter.answered', { consent });
  await tell(doing, { letterId: id, news: 'answered' });
};
export const sendLetter = async (doing: Doing, id: string, version: number): Promise<void> => {
  const { tx, now } = doing;
  const letter = requireLetter(await selectLetter(tx, id), ['asking'], version, memberOf(doing.actor).agencyId);
  requireAgreed(await selectParties(tx, [id]));
  const { writtenByName: sentByName } = await authorOf(doing);
  await keep(saveLetter(tx, letter, { state: 'sent', sentAt: now, sentByName }));
  await leaveTrace(doing, id, 'jointLetter.sent', { number: (await selectLetter(tx, id))?.number ?? null });
};

/** For the machine: managers of those who are asked, or the desk that leads. */
export const tellOfLetter = async (
  doing: Pick<Doing, 'tx' | 'now' | 'requestId' | 'services'>,
  { letterId, news }: LetterEvent,
): Promise<void> => {
  const letter = await selectLetter(doing.tx, letterId);
  if (!letter) return;
  const parties = await selectParties(doing.tx, [letterId]);
  const told = news === 'asked' ? parties.map(({ agencyId }) => agencyId) : [letter.agencyId];
  const path = `/desk/letters/${letterId}` as const;
  for (const agencyId of told) {
    const to = await mailAddresses(doing.tx, { agencyId, role: 'manager' });
    const key = `jointLetter.${news}:${letterId}:${doing.requestId}:${agencyId}`;
    await notify(doing, to, { event: `jointLetter.${news}`, key, as: { agencyId }, path });
  }
};
