import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#lib/fetcher';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Link, LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { TryFault, useWait } from '../sign-in/Waiting.tsx';
import { forgottenMessages } from './messages.ts';

/** Whether the address has an account is not said here: the page answers everybody alike. */
export function ForgottenPage() {
  const t = useText(forgottenMessages);
  const locale = useLocale();
  const [email, setEmail] = useState('');
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const asking = useMutation({
    mutationFn: () =>
      api<unknown>('POST /api/passphrase/forgotten', { body: { email: email.trim() }, asksToSignIn: false }),
    onError: () => setAttempt((count) => count + 1),
  });
  const left = useWait(asking.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (email.trim() !== '' && left === 0 && !asking.isPending) asking.mutate();
  };
  const wrong = attempt > 0 && email.trim() === '' ? t.needed : fieldError(asking.error, 'email', locale);
  return (
    <Page width="form">
      <PageHeader title={t.title} lead={t.lead} />
      {asking.isSuccess ? (
        <Notice tone="success" title={t.askedTitle} isLive action={<LinkButton to="/sign-in">{t.back}</LinkButton>}>
          {t.askedBody}
        </Notice>
      ) : (
        <form ref={form} onSubmit={submit} noValidate>
          <FormStack>
            {wrong === undefined ? <TryFault error={asking.error} left={left} /> : null}
            <TextField
              label={t.email}
              type="email"
              autoComplete="username"
              value={email}
              onChange={setEmail}
              maxLength={254}
              isRequired
              error={wrong}
            />
            <Button type="submit" look="primary" isPending={asking.isPending} isDisabled={left > 0}>
              {t.go}
            </Button>
            <p className="small muted">{t.factor}</p>
            <p>
              <Link to="/sign-in">{t.back}</Link>
            </p>
          </FormStack>
        </form>
      )}
    </Page>
  );
}
