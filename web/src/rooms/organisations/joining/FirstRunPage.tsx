import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { api } from '#lib/fetcher';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { useAddressToken } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { useNewAccount } from './account.ts';
import { joiningMessages } from './messages.ts';
import { NewAccountFields } from './NewAccountFields.tsx';

export function FirstRunPage() {
  const t = useText(joiningMessages);
  const token = useAddressToken();
  return (
    <Page width="form">
      <PageHeader title={t.firstTitle} lead={t.firstLead} />
      {token === null ? (
        <Notice tone="warning" title={t.linkMissingTitle}>
          {t.linkMissing}
        </Notice>
      ) : (
        <FirstRun token={token} />
      )}
    </Page>
  );
}

function FirstRun({ token }: { token: string }) {
  const t = useText(joiningMessages);
  const client = useQueryClient();
  const form = useNewAccount(true, '');
  const focus = useFocusFirstInvalid(form.attempt);
  const link = useQuery({
    queryKey: ['first-run', token],
    queryFn: ({ signal }) =>
      api<unknown>('POST /api/first-run/check', { body: { token }, signal, asksToSignIn: false }),
    staleTime: Number.POSITIVE_INFINITY,
    throwOnError: false,
  });
  const appoint = useMutation({
    mutationFn: () => {
      const { name, email, passphrase } = form.account;
      return api<unknown>('POST /api/first-run', {
        body: { token, name: name.trim(), email: email.trim(), passphrase },
        asksToSignIn: false,
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  if (appoint.isSuccess) return <Appointed />;
  if (link.error !== null) return <ErrorState error={link.error} onRetry={() => void link.refetch()} />;
  if (link.isPending) return <Skeleton lines={6} height="40rem" />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.check()) appoint.mutate();
  };
  return (
    <form ref={focus} onSubmit={submit} noValidate>
      <FormStack>
        {appoint.error === null ? null : <Fault error={appoint.error} wrote />}
        <NewAccountFields
          account={form.account}
          change={form.change}
          onStrength={form.setGood}
          fault={form.fault(appoint.error)}
          fixedEmail={null}
          asksPhone={false}
        />
        <Button type="submit" look="primary" isPending={appoint.isPending}>
          {t.firstSubmit}
        </Button>
      </FormStack>
    </form>
  );
}

function Appointed() {
  const t = useText(joiningMessages);
  return (
    <Notice
      tone="success"
      title={t.firstDoneTitle}
      isLive
      action={
        <LinkButton to="/account/set-up" look="primary">
          {t.firstDoneGo}
        </LinkButton>
      }
    >
      {t.firstDone}
    </Notice>
  );
}
