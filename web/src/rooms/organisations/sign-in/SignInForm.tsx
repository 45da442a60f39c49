import type { SignInAnswer } from '@boru/contract/accounts';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { isDismissed, signIn, signInWithPasskey } from './api.ts';
import { signInMessages } from './messages.ts';
import { SecondStep } from './SecondStep.tsx';
import styles from './SignIn.module.css';
import { TryFault, useWait } from './Waiting.tsx';

type Begun = Extract<SignInAnswer, { next: 'secondFactor' }>;

interface SignInFormProps {
  readonly onDone: () => Promise<unknown>;
  /** In the dialog over an expired page the address is known. */
  readonly email?: string | undefined;
}

/** Passphrase first, then the second factor if there is one; or a passkey, which is both. */
export function SignInForm({ onDone, email }: SignInFormProps) {
  const [begun, setBegun] = useState<Begun | null>(null);
  if (begun !== null) return <SecondStep begun={begun} onDone={onDone} onStartOver={() => setBegun(null)} />;
  return (
    <FormStack>
      <FirstStep email={email} onDone={onDone} onBegun={setBegun} />
      <PasskeyPart onDone={onDone} />
    </FormStack>
  );
}

function FirstStep({ email, onDone, onBegun }: SignInFormProps & { onBegun: (begun: Begun) => void }) {
  const t = useText(signInMessages);
  const locale = useLocale();
  const [login, setLogin] = useState(email ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [isShown, setShown] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const entry = useMutation({
    mutationFn: () => signIn(login.trim(), passphrase),
    onSuccess: async (answer) => {
      if (answer.next === 'secondFactor') return onBegun(answer);
      await onDone();
    },
    onError: () => setPassphrase(''),
  });
  const left = useWait(entry.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (login.trim() !== '' && passphrase !== '' && left === 0 && !entry.isPending) entry.mutate();
  };
  const lacks = (value: string) => (attempt > 0 && value === '' && entry.error === null ? t.needed : undefined);
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        <TryFault error={entry.error} left={left} />
        <TextField
          label={t.email}
          type="email"
          name="email"
          autoComplete="username webauthn"
          value={login}
          onChange={setLogin}
          maxLength={254}
          error={lacks(login.trim()) ?? fieldError(entry.error, 'email', locale)}
          isReadOnly={email !== undefined}
        />
        <TextField
          label={t.passphrase}
          type={isShown ? 'text' : 'password'}
          name="passphrase"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          maxLength={200}
          error={lacks(passphrase)}
        />
        <Checkbox label={t.show} isSelected={isShown} onChange={setShown} />
        <Button type="submit" look="primary" fullWidth isPending={entry.isPending} isDisabled={left > 0}>
          {t.go}
        </Button>
      </FormStack>
    </form>
  );
}

function PasskeyPart({ onDone }: { onDone: () => Promise<unknown> }) {
  const t = useText(signInMessages);
  const entry = useMutation({ mutationFn: () => signInWithPasskey(), onSuccess: onDone });
  const error = isDismissed(entry.error) ? null : entry.error;
  const left = useWait(error);
  if (!browserSupportsWebAuthn()) return null;
  return (
    <>
      <p className={styles.or}>{t.or}</p>
      <TryFault error={error} left={left} />
      <Button fullWidth isPending={entry.isPending} onPress={() => entry.mutate()}>
        {t.passkey}
      </Button>
      <p className="small muted">{t.passkeyHint}</p>
    </>
  );
}
