import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { organisationMessages } from '../messages.ts';
import { PassphraseField } from '../PassphraseField.tsx';
import { TryFault, useWait } from '../sign-in/Waiting.tsx';
import { changePassphrase } from './api.ts';
import { accountMessages } from './messages.ts';

export function PassphraseChange() {
  const t = useText(accountMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.passphraseChange}
      </Button>
      <Dialog title={t.passphraseChange} isOpen={isOpen} onClose={() => setOpen(false)} isSteady>
        <ChangeForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ChangeForm({ onDone }: { onDone: () => void }) {
  const t = useText(accountMessages);
  const words = useText(organisationMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const { session } = useSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isGood, setGood] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const change = useMutation({
    mutationFn: () => changePassphrase(current, next),
    onSuccess: async ({ ended }) => {
      notify({ tone: 'success', title: t.passphraseDone, detail: t.passphraseEnded({ count: ended }) });
      onDone();
      await client.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const left = useWait(change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (current !== '' && isGood && left === 0 && !change.isPending) change.mutate();
  };
  const tried = attempt > 0;
  const currentFault = tried && current === '' ? t.needed : fieldError(change.error, 'currentPassphrase', locale);
  const nextFault = tried && !isGood ? words.passphraseWeak : fieldError(change.error, 'newPassphrase', locale);
  return (
    <form onSubmit={submit} noValidate>
      <FormStack>
        <p>{t.passphraseWarning}</p>
        {currentFault === undefined && nextFault === undefined ? <TryFault error={change.error} left={left} /> : null}
        <TextField
          label={t.passphraseCurrent}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          maxLength={200}
          error={currentFault}
        />
        <PassphraseField
          label={t.passphraseNew}
          value={next}
          onChange={setNext}
          onStrength={setGood}
          about={[session.person?.name ?? '', session.person?.email ?? '']}
          error={nextFault}
        />
        <Button type="submit" look="primary" isPending={change.isPending} isDisabled={left > 0}>
          {t.save2}
        </Button>
      </FormStack>
    </form>
  );
}
