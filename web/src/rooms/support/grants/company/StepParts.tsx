import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { useGrantDeed } from '../api.ts';
import { type Own, reopen, withdraw } from '../api-applications.ts';
import { applicationMessages } from './messages.ts';

export function ReopenPart({ own }: { own: Own }) {
  const t = useText(applicationMessages);
  const reopening = useGrantDeed(() => reopen(own.id, own.version), t.reopened);
  if (!own.may.includes('reopen')) return null;
  return (
    <>
      {reopening.error === null ? null : <Fault error={reopening.error} />}
      <Actions>
        <Button isPending={reopening.isPending} onPress={() => reopening.mutate()}>
          {t.reopen}
        </Button>
      </Actions>
    </>
  );
}

export function WithdrawPart({ own }: { own: Own }) {
  const t = useText(applicationMessages);
  const [isOpen, setOpen] = useState(false);
  const withdrawing = useGrantDeed(
    (reason: string) => withdraw(own.id, own.version, reason),
    t.withdrawn,
    () => setOpen(false),
  );
  if (!own.may.includes('withdraw')) return null;
  return (
    <>
      <Actions>
        <Button look="quiet" onPress={() => setOpen(true)}>
          {t.withdraw}
        </Button>
      </Actions>
      {isOpen ? (
        <ReasonSheet
          title={t.withdraw}
          isOpen
          isDanger
          onClose={() => setOpen(false)}
          confirmLabel={t.withdraw}
          whoSees={t.withdrawWho}
          label={t.reason}
          mostCharacters={500}
          isPending={withdrawing.isPending}
          onConfirm={(reason) => withdrawing.mutate(reason)}
          {...(withdrawing.error === null ? {} : { error: withdrawing.error })}
        />
      ) : null}
    </>
  );
}
