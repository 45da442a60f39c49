import type { ActionEnding } from '@boru/contract/council';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { authorOf, governs, leaveTrace } from '../commitments/index.ts';
import { requireEnding } from './model.ts';
import { endAction, selectAction } from './store.ts';

/** Done or dropped, with words that the next meeting reads. */
export const finishAction = async (doing: Context<Services>, id: string, wish: ActionEnding): Promise<void> => {
  const { tx, actor, now } = doing;
  const action = requireEnding(await selectAction(tx, id), actor, governs(actor), wish.version);
  const { writtenByName: endedByName } = await authorOf(doing);
  const ended = { state: wish.state, words: wish.words, endedAt: now, endedByName };
  if (!(await endAction(tx, action, ended))) throw new Problem('thing.changed');
  await leaveTrace(doing, id, `councilAction.${wish.state}`, { agencyId: action.agencyId });
};
