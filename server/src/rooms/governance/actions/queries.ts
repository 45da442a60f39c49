import type { CouncilAction } from '@boru/contract/council';
import type { Bilingual } from '@boru/contract/fields';
import type { Actor } from '#kernel/actor';
import { isLate } from './model.ts';
import type { Action } from './store.ts';

/** As the pages show them; `isOwn` where the reader's agency has it to do. */
export const actionsShown = (
  actions: readonly Action[],
  about: { nameOf: (agencyId: number) => Bilingual; today: string; actor: Actor },
): CouncilAction[] =>
  actions.map(({ endedAt, endedByName, ...action }) => ({
    ...action,
    agency: about.nameOf(action.agencyId),
    isLate: isLate(action, about.today),
    isOwn: about.actor.kind === 'agency' && about.actor.agencyId === action.agencyId,
    endedAt: endedAt?.toISOString() ?? null,
    endedBy: endedByName,
  }));
