import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError, isProblem } from '#lib/problem';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { TryFault, useWait } from '../sign-in/Waiting.tsx';
import { accountMessages } from './messages.ts';

type Work<Value> = (passphrase?: string) => Promise<Value>;
interface Asking {
  readonly again: (passphrase: string) => Promise<void>;
  readonly giveUp: () => void;
}

/** Thrown into the caller's promise when the reader closes the question; there is nothing to report. */
export class NotReassured extends Error {}

/**
 * Does the work; when the server wants the passphrase once more, asks for it over the page and goes on. Put `question`
 * somewhere on the page.
 */
export function useReassurance(): { ask: <Value>(work: Work<Value>) => Promise<Value>; question: ReactNode } {
  const [asking, setAsking] = useState<Asking | null>(null);
  const ask = async <Value,>(work: Work<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      if (!isProblem(error, 'passphrase.needed')) throw error;
    }
    return new Promise<Value>((resolve, reject) => {
      setAsking({
        // A wrong passphrase is answered in the dialog; whatever else goes wrong is the caller's.
        again: async (passphrase) => {
          try {
            resolve(await work(passphrase));
          } catch (error) {
            if (isProblem(error, 'passphrase.not_right') || isProblem(error, 'sign_in.wait')) throw error;
            reject(error);
          }
          setAsking(null);
        },
        giveUp: () => {
          setAsking(null);
          reject(new NotReassured());
        },
      });
    });
  };
  return { ask, question: asking === null ? null : <Question asking={asking} /> };
}

function Question({ asking }: { asking: Asking }) {
  const t = useText(accountMessages);
  const locale = useLocale();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const left = useWait(error);
  const busy = useRef(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || busy.current || left > 0) return;
    busy.current = true;
    setPending(true);
    setError(null);
    try {
      await asking.again(passphrase);
    } catch (fault) {
      setError(fault);
      setPassphrase('');
    }
    busy.current = false;
    setPending(false);
  };
  const wrong = fieldError(error, 'currentPassphrase', locale);
  return (
    <Dialog title={t.reassureTitle} isOpen isSteady onClose={asking.giveUp}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormStack>
          <p>{t.reassureLead}</p>
          {wrong === undefined ? <TryFault error={error} left={left} /> : null}
          <TextField
            label={t.passphraseCurrent}
            type="password"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
            error={wrong}
            maxLength={200}
            autoFocus
          />
          <Button type="submit" look="primary" isPending={isPending} isDisabled={left > 0}>
            {t.reassureGo}
          </Button>
        </FormStack>
      </form>
    </Dialog>
  );
}
