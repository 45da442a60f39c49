import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { TextField } from '#ui/TextField';
import { invite } from './api.ts';
import { claimMessages } from './messages.ts';

export function InviteSheet({ companyId }: { companyId: string }) {
  const t = useText(claimMessages);
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const close = () => setOpen(false);
  const sending = useMutation({
    mutationFn: () => invite(companyId, reason.trim()),
    onSuccess: async () => {
      close();
      setReason('');
      notify({ tone: 'success', title: t.sent });
      await client.invalidateQueries({ queryKey: ['companies', 'records', companyId] });
    },
  });
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t.invite}
      </Button>
      <ConfirmSheet
        title={t.inviteTitle}
        isOpen={isOpen}
        onClose={close}
        onConfirm={() => {
          setMissing(reason.trim() === '');
          if (reason.trim() !== '') sending.mutate();
        }}
        confirmLabel={t.inviteGo}
        whoSees={t.inviteWho}
        whatTheySee={t.inviteWhat}
        howLong={t.inviteLong}
        takeBack={t.inviteBack}
        isPending={sending.isPending}
        error={sending.error}
      >
        <TextField
          label={t.reason}
          description={t.reasonHint}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isRequired
          error={isMissing ? t.reasonNeeded : undefined}
        />
      </ConfirmSheet>
    </>
  );
}
