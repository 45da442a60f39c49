import { lists } from '@boru/contract/words';
import { usePick } from '#lib/locale';
import type { BarView } from '../api.ts';

/** What keeps an expert away, in words. */
export const useBars = (): ((bar: BarView) => string) => {
  const pick = usePick();
  return ({ kind, skill, name }) => {
    const what = pick(lists.assignmentBar[kind]);
    const which = skill === null ? name : pick(lists.expertSkill[skill]);
    return which === null ? what : `${what} (${which})`;
  };
};
