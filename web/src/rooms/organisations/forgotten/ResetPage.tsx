import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#lib/fetcher';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { useAddressToken } from '#lib/navigation';
import { fieldError, isProblem } from '#lib/problem';
import { useForgetEverythingSeen } from '#lib/session';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { organisationMessages } from '../messages.ts';
import { PassphraseField } from '../PassphraseField.tsx';
import { forgottenMessages } from './messages.ts';

export function ResetPage() {
  const t = useText(forgottenMessages);
  const token = useAddressToken();
  return (
    <Page width="form">
      <PageHeader title={t.resetTitle} lead={t.resetLead} />
      {token === null ? (
        <Notice tone="warning" title={t.cutTitle} action={<LinkButton to="/forgotten">{t.again}</LinkButton>}>
          {t.cut}
        </Notice>
      ) : (
        <Reset token={token} />
      )}
    </Page>
  );
}

function Reset({ token }: { token: string }) {
  const t = useText(forgottenMessages);
  const words = useText(organisationMessages);
  const locale = useLocale();
  const forget = useForgetEverythingSeen();
  const [passphrase, setPassphrase] = useState('');
  const [isGood, setGood] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const reset = useMutation({
    mutationFn: () =>
      api<unknown>('POST /api/passphrase/reset', { body: { token, newPassphrase: passphrase }, asksToSignIn: false }),
    onSuccess: () => forget(),
  });
  if (reset.isSuccess)
    return (
      <Notice
        tone="success"
        title={t.doneTitle}
        isLive
        action={
          <LinkButton to="/sign-in" look="primary">
            {t.signIn}
          </LinkButton>
        }
      >
        {t.doneBody}
      </Notice>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (isGood && !reset.isPending) reset.mutate();
  };
  const wrong = attempt > 0 && !isGood ? words.passphraseWeak : fieldError(reset.error, 'newPassphrase', locale);
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        {reset.error === null || wrong !== undefined ? null : <Fault error={reset.error} wrote />}
        {isProblem(reset.error, 'link.spent') ? (
          <div>
            <LinkButton to="/forgotten">{t.again}</LinkButton>
          </div>
        ) : null}
        <PassphraseField
          label={t.newPassphrase}
          value={passphrase}
          onChange={setPassphrase}
          onStrength={setGood}
          about={[]}
          error={wrong}
        />
        <Button type="submit" look="primary" isPending={reset.isPending}>
          {t.resetGo}
        </Button>
      </FormStack>
    </form>
  );
}
