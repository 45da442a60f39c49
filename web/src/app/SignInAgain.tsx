import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerSignIn } from '#lib/expiry';
import { api } from '#lib/fetcher';
import { useText } from '#lib/i18n';
import { type Session, sessionQuery, useSession } from '#lib/session';
import { Dialog } from '#ui/Dialog';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { SignInForm } from '../rooms/organisations/sign-in/SignInForm.tsx';
import { appMessages } from './messages.ts';

/**
 * Over the page whose session ended: passphrase, second factor or passkey, all in place. The page beneath, and the call
 * that waits, stay as they are and go on once the same person is back.
 */
export function SignInAgain() {
  const t = useText(appMessages);
  const client = useQueryClient();
  const { session } = useSession();
  const [before] = useState(session.person);
  const [isOther, setOther] = useState(false);
  const look = async () => {
    const now = await api<Session>('GET /api/session', { asksToSignIn: false });
    // Somebody else's draft must never be sent in this person's name.
    if (before !== null && now.person?.id !== before.id) return setOther(true);
    client.setQueryData(sessionQuery.queryKey, now);
    answerSignIn(true);
  };
  return (
    <Dialog title={t.expiredTitle} isOpen isSteady role="alertdialog" onClose={() => answerSignIn(false)}>
      <FormStack>
        <p>{t.expiredLead}</p>
        {isOther ? <Notice tone="danger" title={t.expiredOther} isLive /> : null}
        <SignInForm email={before?.email} onDone={look} />
      </FormStack>
    </Dialog>
  );
}
