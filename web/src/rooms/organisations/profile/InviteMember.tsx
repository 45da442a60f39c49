import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { inviteMember, type Link, type MemberRole } from '../api.ts';
import { organisationMessages } from '../messages.ts';
import { useRoleNames } from '../names.ts';
import { profileMessages } from './messages.ts';

export function InviteMember() {
  const t = useText(profileMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.invite}
      </Button>
      <Dialog title={t.invite} isOpen={isOpen} onClose={() => setOpen(false)} isSteady>
        <InviteForm />
      </Dialog>
    </>
  );
}

function InviteForm() {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const locale = useLocale();
  const roles = useRoleNames();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<MemberRole>('staff');
  const [isMissing, setMissing] = useState(false);
  const invite = useMutation({
    mutationFn: () => inviteMember({ email: email.trim(), role }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['company', 'members'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = email.trim() === '';
    setMissing(missing);
    if (!missing) invite.mutate();
  };
  if (invite.data !== undefined) return <LinkShown link={invite.data} email={email.trim()} />;
  return (
    <form onSubmit={submit} noValidate>
      <FormStack>
        <p>{t.inviteLead}</p>
        <TextField
          label={words.email}
          type="email"
          value={email}
          onChange={setEmail}
          maxLength={254}
          isRequired
          error={isMissing ? words.needed : fieldError(invite.error, 'email', locale)}
        />
        <RadioGroup
          label={t.role}
          options={Object.entries(roles).map(([id, label]) => ({ id, label }))}
          value={role}
          onChange={(id) => {
            if (isRole(id)) setRole(id);
          }}
        />
        {invite.error === null ? null : <Fault error={invite.error} wrote />}
        <Button type="submit" look="primary" isPending={invite.isPending}>
          {t.inviteGo}
        </Button>
      </FormStack>
    </form>
  );
}

const isRole = (id: string): id is MemberRole => ['representative', 'securityOfficer', 'staff', 'proxy'].includes(id);

/** Shown once; the server keeps only its hash. */
function LinkShown({ link, email }: { link: Link; email: string }) {
  const t = useText(profileMessages);
  const formats = useFormats();
  const [isCopied, setCopied] = useState(false);
  const address = new URL(link.link, location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <FormStack>
      <Notice tone="success" title={t.linkTitle} isLive>
        {t.linkBody({ email, date: formats.dateTime(link.expiresAt) })}
      </Notice>
      <TextField label={t.linkLabel} value={address} isReadOnly />
      <Button look="primary" onPress={() => void copy()}>
        {isCopied ? t.linkCopied : t.linkCopy}
      </Button>
    </FormStack>
  );
}
