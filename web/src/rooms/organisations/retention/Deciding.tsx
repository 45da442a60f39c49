import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Fault } from '#ui/ErrorState';
import { Actions } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { approveDestruction, type Destruction, refuseDestruction, withdrawDestruction } from './api.ts';
import { retentionMessages } from './messages.ts';

/** What this person may still do: take back what is theirs, or decide what somebody else proposed. */
export function Deciding({ shown }: { shown: Destruction }) {
  const t = useText(retentionMessages);
  const client = useQueryClient();
  const [sheet, setSheet] = useState<'approve' | 'refuse' | null>(null);
  const onSuccess = async () => {
    setSheet(null);
    notify({ tone: 'success', title: t.changed });
    await client.invalidateQueries({ queryKey: ['retention'] });
  };
  const approving = useMutation({ mutationFn: () => approveDestruction(shown.id, shown.version), onSuccess });
  const withdrawing = useMutation({ mutationFn: () => withdrawDestruction(shown.id), onSuccess });
  if (shown.may.length === 0) return null;
  return (
    <Actions>
      {withdrawing.error === null ? null : <Fault error={withdrawing.error} />}
      {shown.may.includes('withdraw') ? (
        <Button isPending={withdrawing.isPending} onPress={() => withdrawing.mutate()}>
          {t.withdraw}
        </Button>
      ) : null}
      {shown.may.includes('refuse') ? <Button onPress={() => setSheet('refuse')}>{t.refuse}</Button> : null}
      {shown.may.includes('approve') ? (
        <Button look="danger" onPress={() => setSheet('approve')}>
          {t.approve}
        </Button>
      ) : null}
      <ConfirmSheet
        title={t.approveTitle({ count: shown.items })}
        isOpen={sheet === 'approve'}
        onClose={() => setSheet(null)}
        confirmLabel={t.approve}
        isDanger
        isPending={approving.isPending}
        error={approving.error}
        whoSees={t.approveWho}
        basis={shown.basis}
        takeBack={t.approveWhat}
        onConfirm={() => approving.mutate()}
      />
      <Refusing shown={shown} isOpen={sheet === 'refuse'} onClose={() => setSheet(null)} onDone={onSuccess} />
    </Actions>
  );
}

interface RefusingProps {
  readonly shown: Destruction;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

function Refusing({ shown, isOpen, onClose, onDone }: RefusingProps) {
  const t = useText(retentionMessages);
  const refusing = useMutation({
    mutationFn: (reason: string) => refuseDestruction(shown.id, { version: shown.version, reason }),
    onSuccess: onDone,
  });
  return (
    <ReasonSheet
      title={t.refuseTitle}
      isOpen={isOpen}
      onClose={onClose}
      confirmLabel={t.refuse}
      isPending={refusing.isPending}
      error={refusing.error}
      takeBack={t.refuseTakeBack}
      onConfirm={(reason) => refusing.mutate(reason)}
      label={t.refuseReason}
      mostCharacters={500}
    />
  );
}
