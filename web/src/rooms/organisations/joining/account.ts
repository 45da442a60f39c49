import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { joiningMessages } from './messages.ts';
import { emptyAccount, type NewAccount } from './NewAccountFields.tsx';

/** State of a new account's form: what is lacking here first, then what the server refused. */
export function useNewAccount(needsEmail: boolean, serverPrefix: string) {
  const t = useText(joiningMessages);
  const locale = useLocale();
  const [account, setAccount] = useState<NewAccount>(emptyAccount);
  const [isGood, setGood] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const lacking = {
    name: account.name.trim() === '',
    email: needsEmail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(account.email.trim()),
    phone: false,
    passphrase: !isGood,
  };
  const fault = (error: unknown) => (field: keyof NewAccount) => {
    if (attempt > 0 && lacking[field]) return field === 'passphrase' ? t.passphraseWeak : t.needed;
    return fieldError(error, `${serverPrefix}${field}`, locale);
  };
  return {
    account,
    change: (part: Partial<NewAccount>) => setAccount((before) => ({ ...before, ...part })),
    setGood,
    attempt,
    fault,
    /** Marks what is lacking; true when nothing is. */
    check: () => {
      setAttempt((count) => count + 1);
      return !Object.values(lacking).includes(true);
    },
  };
}
