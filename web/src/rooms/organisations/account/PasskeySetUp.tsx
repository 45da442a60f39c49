import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { isDismissed } from '../sign-in/api.ts';
import { finishPasskey, startPasskey } from './api.ts';
import { accountMessages, setUpMessages } from './messages.ts';
import { NotReassured, useReassurance } from './useReassurance.tsx';

/** Names the passkey, then lets the device make it. */
export function PasskeySetUp({ onAdded }: { onAdded: (codes: readonly string[] | null) => void }) {
  const t = useText(setUpMessages);
  const words = useText(accountMessages);
  const locale = useLocale();
  const { ask, question } = useReassurance();
  const [name, setName] = useState(words.passkeyNameDefault);
  const make = useMutation({
    mutationFn: async () => finishPasskey(await ask(startPasskey), name.trim()),
    onSuccess: ({ codes }) => onAdded(codes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !make.isPending) make.mutate();
  };
  const wrong = name.trim() === '' ? t.needed : fieldError(make.error, 'name', locale);
  return (
    <form onSubmit={submit} noValidate>
      <FormStack>
        <div className="prose">
          <h2>{t.passkeyTitle}</h2>
          <p>{t.passkeyHow}</p>
        </div>
        <TextField
          label={words.passkeyName}
          description={words.passkeyNameHint}
          value={name}
          onChange={setName}
          maxLength={40}
          error={wrong}
        />
        {make.error === null || make.error instanceof NotReassured || wrong !== undefined ? null : isDismissed(
            make.error,
          ) ? (
          <Notice tone="warning" title={t.dismissed} isLive />
        ) : (
          <Fault error={make.error} />
        )}
        <Button type="submit" look="primary" isPending={make.isPending}>
          {t.passkeyGo}
        </Button>
      </FormStack>
      {question}
    </form>
  );
}
