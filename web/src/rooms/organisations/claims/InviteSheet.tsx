import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ReasonSheet } from '#ui/ReasonSheet';
import { invite } from './api.ts';
import { claimMessages } from './messages.ts';

export function InviteSheet({ companyId }: { companyId: string }) {
  const t = useText(claimMessages);
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const sending = useMutation({
    mutationFn: (reason: string) => invite(companyId, reason),
    onSuccess: async () => {
      close();
      notify({ tone: 'success', title: t.sent });
      await client.invalidateQueries({ queryKey: ['companies', 'records', companyId] });
    },
  });
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t.invite}
      </Button>
      <ReasonSheet
        title={t.inviteTitle}
        isOpen={isOpen}
        onClose={close}
        onConfirm={(reason) => sending.mutate(reason)}
        confirmLabel={t.inviteGo}
        whoSees={t.inviteWho}
        whatTheySee={t.inviteWhat}
        howLong={t.inviteLong}
        takeBack={t.inviteBack}
        isPending={sending.isPending}
        error={sending.error}
        label={t.reason}
        description={t.reasonHint}
        mostCharacters={200}
      />
    </>
  );
}
