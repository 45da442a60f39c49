import { wordOf } from '@boru/contract/words';
import { usePick } from '#lib/locale';

type List = 'moneyRequestKind' | 'moneyRequestState' | 'moneyStep' | 'moneyAccount' | 'ledgerEntryKind';

/** A word of the closed lists of money, in the reader's language. */
export function useMoneyWord(): (list: List, id: string) => string {
  const pick = usePick();
  return (list, id) => pick(wordOf(list, id) ?? { ko: id, en: id });
}
