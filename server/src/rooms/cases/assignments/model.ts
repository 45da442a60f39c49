import type { ProblemCode } from '@boru/contract/problems';
import { Problem } from '#kernel/problem';
import { type Change, change, entry, type Scene } from '../files/model.ts';

export type Colleague = { id: string; name: string };

/** An internal matter: the company learns who is in charge, not that colleagues swapped. */
export const assign = (scene: Scene, colleague: Colleague): Change => {
  const { author, now, file } = scene;
  const entries = [entry(author, now, { fact: 'assigned', detail: { assignee: colleague.name }, forCompany: false })];
  const set = {
    assigneeId: colleague.id,
    assigneeName: colleague.name,
    lastWord: file.lastWord,
    lastWordBy: file.lastWordBy,
  };
  // Whoever takes a case himself knows it.
  const detail = colleague.id === author.personId ? {} : { detail: { personIds: [colleague.id] } };
  return change(scene, 'assigned', set, { entries, ...detail });
};

/** Anyone who is not a colleague working on cases is not on the list and so does not exist here. */
export const among = (colleagues: readonly Colleague[], personId: string): Colleague => {
  const colleague = colleagues.find(({ id }) => id === personId);
  if (!colleague)
    throw new Problem('request.invalid', { fields: { personId: '동료 가운데 골라 주세요. / Choose a colleague.' } });
  return colleague;
};

export type Refused = { id: string; code: ProblemCode };
