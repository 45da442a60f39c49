import { useDeedOn } from '#lib/deed';
import { useText } from '#lib/i18n';
import { deskKey } from '../desk/api.ts';
import { changeCase, type SealedCase } from './api.ts';
import { caseMessages } from './messages.ts';

/** What ended is taken up again as it was, without a day that is over. */
export function useReopen({ id, version, owner }: SealedCase) {
  const t = useText(caseMessages);
  return useDeedOn(
    { all: deskKey, one: deskKey },
    () => changeCase(id, { version, state: 'open', ownerId: owner?.id ?? null, dueOn: null, note: null }),
    t.reopened,
  );
}
