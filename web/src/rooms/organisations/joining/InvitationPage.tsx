import type { InvitationView } from '@boru/contract/accounts';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { api } from '#lib/fetcher';
import { useFocusFirstInvalid } from '#lib/focus';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { homeOf, useAddressToken } from '#lib/navigation';
import { useForgetEverythingSeen, useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { SignInForm } from '../sign-in/SignInForm.tsx';
import { useNewAccount } from './account.ts';
import { joiningMessages } from './messages.ts';
import { NewAccountFields } from './NewAccountFields.tsx';

export function InvitationPage() {
  const t = useText(joiningMessages);
  const token = useAddressToken();
  return (
    <Page width="form">
      <PageHeader title={t.invitedTitle} />
      {token === null ? (
        <Notice tone="warning" title={t.linkMissingTitle}>
          {t.linkMissing}
        </Notice>
      ) : (
        <Invitation token={token} />
      )}
    </Page>
  );
}

function Invitation({ token }: { token: string }) {
  const forget = useForgetEverythingSeen();
  const look = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      api<InvitationView>('POST /api/invitations/look', { body: { token }, signal, asksToSignIn: false }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const accept = useMutation({
    mutationFn: (person: unknown) =>
      api<unknown>('POST /api/invitations/accept', {
        body: person === null ? { token } : { token, person },
        asksToSignIn: false,
      }),
    onSuccess: () => forget(),
  });
  if (accept.isSuccess) return <Joined />;
  if (look.error !== null) return <ErrorState error={look.error} onRetry={() => void look.refetch()} />;
  if (look.data === undefined) return <Skeleton lines={6} height="40rem" />;
  const actions = { accept: accept.mutate, isPending: accept.isPending, error: accept.error };
  return (
    <FormStack>
      <Summary invitation={look.data} />
      {look.data.way === 'newAccount' ? <NewAccountForm invitation={look.data} {...actions} /> : null}
      {look.data.way === 'accept' ? <AcceptAsSelf {...actions} /> : null}
      {look.data.way === 'signIn' ? <SignInFirst email={look.data.email} onSignedIn={() => look.refetch()} /> : null}
      {look.data.way === 'otherAccount' ? <OtherAccount onSignedOut={() => void look.refetch()} /> : null}
    </FormStack>
  );
}

interface AcceptProps {
  readonly accept: (person: unknown) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

function Summary({ invitation }: { invitation: InvitationView }) {
  const t = useText(joiningMessages);
  const pick = usePick();
  const formats = useFormats();
  const roles: Readonly<Record<string, string>> = {
    representative: t.roleRepresentative,
    securityOfficer: t.roleSecurityOfficer,
    staff: t.roleStaff,
    proxy: t.roleProxy,
    intake: t.roleIntake,
    officer: t.roleOfficer,
    manager: t.roleManager,
    auditor: t.roleAuditor,
    administrator: t.roleAdministrator,
  };
  const organisation = invitation.organisation === null ? t.invitedMachine : pick(invitation.organisation);
  return (
    <Notice title={t.invitedTo({ organisation, role: roles[invitation.role] ?? invitation.role })}>
      {t.invitedUntil({ email: invitation.email, date: formats.dateTime(invitation.expiresAt) })}
    </Notice>
  );
}

function NewAccountForm({
  invitation,
  accept,
  isPending,
  error,
}: AcceptProps & { readonly invitation: InvitationView }) {
  const t = useText(joiningMessages);
  const form = useNewAccount(false, 'person.');
  const focus = useFocusFirstInvalid(form.attempt);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, phone, passphrase } = form.account;
    if (form.check()) accept({ name: name.trim(), phone: phone.trim() === '' ? null : phone.trim(), passphrase });
  };
  return (
    <form ref={focus} onSubmit={submit} noValidate>
      <FormStack>
        {error === null ? null : <Fault error={error} wrote />}
        <NewAccountFields
          account={form.account}
          change={form.change}
          onStrength={form.setGood}
          fault={form.fault(error)}
          fixedEmail={invitation.email}
          asksPhone
        />
        <Button type="submit" look="primary" isPending={isPending}>
          {t.acceptNew}
        </Button>
      </FormStack>
    </form>
  );
}

function AcceptAsSelf({ accept, isPending, error }: AcceptProps) {
  const t = useText(joiningMessages);
  return (
    <>
      {error === null ? null : <Fault error={error} wrote />}
      <Button look="primary" isPending={isPending} onPress={() => accept(null)}>
        {t.accept}
      </Button>
    </>
  );
}

/** On this page: the secret of the link stands in its address and would be lost on the way to another. */
function SignInFirst({ email, onSignedIn }: { email: string; onSignedIn: () => Promise<unknown> }) {
  const t = useText(joiningMessages);
  const forget = useForgetEverythingSeen();
  const proceed = async () => {
    await forget();
    await onSignedIn();
  };
  return (
    <>
      <Notice title={t.signInFirst} />
      <SignInForm email={email} onDone={proceed} />
    </>
  );
}

function OtherAccount({ onSignedOut }: { onSignedOut: () => void }) {
  const t = useText(joiningMessages);
  const forget = useForgetEverythingSeen();
  const signOut = useMutation({
    mutationFn: () => api<unknown>('POST /api/sign-out', { body: {}, asksToSignIn: false }),
    onSuccess: async () => {
      await forget({ drafts: true });
      onSignedOut();
    },
  });
  return (
    <Notice
      tone="warning"
      title={t.other}
      action={
        <Button isPending={signOut.isPending} onPress={() => signOut.mutate()}>
          {t.signOut}
        </Button>
      }
    />
  );
}

function Joined() {
  const t = useText(joiningMessages);
  const { session } = useSession();
  return (
    <Notice
      tone="success"
      title={t.joinedTitle}
      isLive
      action={
        session.secondFactorNeeded ? (
          <LinkButton to="/account/set-up" look="primary">
            {t.joinedFactor}
          </LinkButton>
        ) : (
          <LinkButton to={homeOf(session.kind)} look="primary">
            {t.joinedGo}
          </LinkButton>
        )
      }
    >
      {session.secondFactorNeeded ? t.joined : undefined}
    </Notice>
  );
}
