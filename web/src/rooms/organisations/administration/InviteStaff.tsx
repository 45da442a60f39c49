import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useAddressQuery } from '#lib/navigation';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { useAnyRoleName } from '../names.ts';
import { agenciesQuery, inviteStaff, type StaffRole } from './api.ts';
import { administrationMessages } from './messages.ts';

const roles: readonly StaffRole[] = ['intake', 'officer', 'manager', 'auditor', 'administrator'];

export function InviteStaff() {
  const t = useText(administrationMessages);
  const isWanted = useAddressQuery()['invite'] === '1';
  const [isOpen, setOpen] = useState(isWanted);
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t.invite}
      </Button>
      <Dialog title={t.invite} isOpen={isOpen} onClose={() => setOpen(false)} isSteady>
        <InviteForm first={isWanted ? 'administrator' : 'officer'} />
      </Dialog>
    </>
  );
}

function InviteForm({ first }: { first: StaffRole }) {
  const t = useText(administrationMessages);
  const locale = useLocale();
  const roleName = useAnyRoleName();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<StaffRole>(first);
  const [agency, setAgency] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const needsAgency = role !== 'administrator';
  const invite = useMutation({
    mutationFn: () =>
      inviteStaff({ email: email.trim(), role, agencyId: needsAgency && agency !== null ? Number(agency) : null }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['administration', 'invitations'] }),
  });
  if (invite.data !== undefined) return <LinkShown link={invite.data} email={email.trim()} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (email.trim() !== '' && (!needsAgency || agency !== null) && !invite.isPending) invite.mutate();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        <p>{t.inviteLead}</p>
        <TextField
          label={t.email}
          type="email"
          value={email}
          onChange={setEmail}
          maxLength={254}
          isRequired
          error={attempt > 0 && email.trim() === '' ? t.needed : fieldError(invite.error, 'email', locale)}
        />
        <RadioGroup
          label={t.role}
          description={t.roleHint}
          value={role}
          onChange={(id) => setRole(roles.find((known) => known === id) ?? 'officer')}
          options={roles.map((id) => ({ id, label: roleName(id) }))}
        />
        {needsAgency ? (
          <AgencyField
            value={agency}
            onChange={setAgency}
            error={attempt > 0 && agency === null ? t.chooseAgency : fieldError(invite.error, 'agencyId', locale)}
          />
        ) : null}
        {invite.error === null ? null : <Fault error={invite.error} wrote />}
        <Button type="submit" look="primary" isPending={invite.isPending}>
          {t.inviteGo}
        </Button>
      </FormStack>
    </form>
  );
}

interface AgencyFieldProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error: string | undefined;
}

function AgencyField({ value, onChange, error }: AgencyFieldProps) {
  const t = useText(administrationMessages);
  const pick = usePick();
  const agencies = useQuery(agenciesQuery).data?.items ?? [];
  return (
    <Select
      label={t.agency}
      value={value}
      onChange={onChange}
      isRequired
      options={agencies.map(({ id, name }) => ({ id: String(id), label: pick(name) }))}
      error={error}
    />
  );
}

/** Shown once; the server keeps only its hash. */
function LinkShown({ link, email }: { link: { link: string; expiresAt: string }; email: string }) {
  const t = useText(administrationMessages);
  const formats = useFormats();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link.link);
    setCopied(true);
  };
  return (
    <FormStack>
      <Notice tone="success" title={t.linkTitle} isLive>
        {t.linkBody({ email, at: formats.dateTime(link.expiresAt) })}
      </Notice>
      <TextField label={t.linkLabel} value={link.link} isReadOnly />
      <Button look="primary" onPress={() => void copy()}>
        {isCopied ? t.copied : t.copy}
      </Button>
    </FormStack>
  );
}
