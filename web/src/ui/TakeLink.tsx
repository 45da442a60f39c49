import { useState } from 'react';
import { fetchFile } from '#lib/download';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Problem } from '#lib/problem';
import { useSession } from '#lib/session';
import { Button } from './Button.tsx';
import { uiMessages } from './messages.ts';
import { ReasonSheet } from './ReasonSheet.tsx';

interface TakeLinkProps {
  readonly address: string;
  readonly name: string;
  /** What a screen reader says; the name where it says enough. */
  readonly label?: string;
  /** A paper of the reader's own agency: nobody asks why. */
  readonly isOwn?: boolean;
}

/** Somebody who takes five papers for one visit says the reason once and confirms it for each; gone with the page. */
let lastReason = '';

/** A paper to take away. For an agency the reason is asked first; what was taken and why is kept. */
export function TakeLink({ address, name, label = name, isOwn = false }: TakeLinkProps) {
  const { session } = useSession();
  const [isAsking, setAsking] = useState(false);
  if (isOwn || session.kind !== 'agency')
    return (
      <a href={address} download aria-label={label}>
        {name}
      </a>
    );
  return (
    <>
      <Button look="link" size="small" aria-label={label} onPress={() => setAsking(true)}>
        {name}
      </Button>
      {isAsking ? <WhySheet address={address} name={name} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function WhySheet({ address, name, onClose }: { address: string; name: string; onClose: () => void }) {
  const t = useText(uiMessages);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (reason: string) => {
    setPending(true);
    setError(null);
    try {
      await fetchFile(`${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ reason })}`);
      lastReason = reason;
      notify({ tone: 'success', title: t.taken({ name }) });
      onClose();
    } catch (fault) {
      setError(fault instanceof Problem ? fault : new Problem('connection.lost', 0, null));
      setPending(false);
    }
  };
  return (
    <ReasonSheet
      title={t.takeTitle({ name })}
      confirmLabel={t.takeGo}
      error={error}
      label={t.takeReason}
      description={t.takeHint}
      usual={lastReason}
      mostCharacters={200}
      isOpen
      isPending={isPending}
      onConfirm={(reason) => void take(reason.replace(/\s+/g, ' '))}
      onClose={onClose}
    />
  );
}
