import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerSignIn } from '#lib/expiry';
import { api } from '#lib/fetcher';
import { useText } from '#lib/i18n';
import { type Session, sessionQuery, useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { appMessages } from './messages.ts';

type Finding = 'still' | 'other' | null;

/**
 * Over the page whose session ended. Signing in happens in a window of its own, because it may need a second factor or
 * a passkey; the page beneath, and the call that waits, stay as they are.
 */
export function SignInAgain() {
  const t = useText(appMessages);
  const client = useQueryClient();
  const { session } = useSession();
  const [before] = useState(session.person?.id ?? null);
  const [finding, setFinding] = useState<Finding>(null);
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);

  const look = async () => {
    setPending(true);
    setError(null);
    try {
      const now = await api<Session>('GET /api/session', { asksToSignIn: false });
      if (now.person === null) return setFinding('still');
      // Somebody else's draft must never be sent in this person's name.
      if (before !== null && now.person.id !== before) return setFinding('other');
      client.setQueryData(sessionQuery.queryKey, now);
      answerSignIn(true);
    } catch (fault) {
      setError(fault);
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      title={t.expiredTitle}
      isOpen
      isSteady
      role="alertdialog"
      onClose={() => answerSignIn(false)}
      actions={
        <>
          <Button look="quiet" onPress={() => answerSignIn(false)}>
            {t.expiredLater}
          </Button>
          <Button onPress={() => window.open('/sign-in?again=1', 'boru-sign-in')}>{t.expiredOpen}</Button>
          <Button look="primary" isPending={isPending} onPress={() => void look()}>
            {t.expiredContinue}
          </Button>
        </>
      }
    >
      <div className="prose">
        <p>{t.expiredLead}</p>
        <p>{t.expiredHow}</p>
        {finding === 'still' ? <Notice tone="warning" title={t.expiredStill} isLive /> : null}
        {finding === 'other' ? <Notice tone="danger" title={t.expiredOther} isLive /> : null}
        {error === null ? null : <Fault error={error} wrote />}
      </div>
    </Dialog>
  );
}
