import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import styles from '../sealed/Sealed.module.css';
import { type Keys, keysQuery, openDesk } from './api.ts';
import { deskBody, type Keyring, mintDesk, type NewDesk, ringOf, useKeyring } from './keyring.ts';
import { deskMessages } from './messages.ts';

interface Props {
  readonly ring: Keyring;
  readonly keys: Keys;
  readonly onClose: () => void;
}

/**
 * Opens the desk with its first key, or changes the key. The recovery key is made on the way and leaves this browser on
 * two papers only, for two people; an existing one may stay.
 */
export function OpenDesk({ ring, keys, onClose }: Props) {
  const t = useText(deskMessages);
  const last = keys.keys[0] ?? null;
  const [keeps, setKeeps] = useState(last !== null);
  const [minted, setMinted] = useState<NewDesk | null>(null);
  const [shown, setShown] = useState(0);
  const publish = usePublish(keys, ring, onClose);
  const halves = minted?.halves ?? null;
  const half = halves?.[shown];
  const begin = async () => {
    const made = await mintDesk(keeps && last !== null ? last.recoveryRecipient : null);
    setMinted(made);
    if (made.halves === null) publish.mutate(made);
  };
  if (half !== undefined && minted !== null)
    return (
      <Half
        key={shown}
        words={half}
        number={shown + 1}
        isPending={publish.isPending}
        error={publish.error}
        onClose={onClose}
        onNoted={() => (shown === 0 ? setShown(1) : publish.mutate(minted))}
      />
    );
  return (
    <Dialog
      title={last === null ? t.openTitle : t.changeTitle}
      isOpen
      isSteady
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button look="primary" isPending={publish.isPending} onPress={() => void begin()}>
            {keeps ? t.changeNow : t.toHalves}
          </Button>
        </>
      }
    >
      <FormStack>
        <p>{last === null ? t.openBody : t.changeBody}</p>
        {last === null ? null : <Checkbox label={t.keepRecovery} isSelected={keeps} onChange={setKeeps} />}
        {keeps ? null : <Notice tone="warning">{t.halvesBody}</Notice>}
        {publish.error === null ? null : <Fault error={publish.error} />}
      </FormStack>
    </Dialog>
  );
}

function usePublish(keys: Keys, ring: Keyring, onDone: () => void) {
  const client = useQueryClient();
  const { hold } = useKeyring();
  return useMutation({
    mutationFn: async (minted: NewDesk) => {
      await openDesk(await deskBody(minted, keys));
      hold(await ringOf(ring.own, await client.fetchQuery({ ...keysQuery, staleTime: 0 })));
    },
    gcTime: 0,
    onSuccess: onDone,
  });
}

/** One half alone is nothing but random words. */
function Half({
  words,
  number,
  isPending,
  error,
  onClose,
  onNoted,
}: {
  words: readonly string[];
  number: number;
  isPending: boolean;
  error: unknown;
  onClose: () => void;
  onNoted: () => void;
}) {
  const t = useText(deskMessages);
  return (
    <Dialog
      title={t.halfTitle({ number })}
      isOpen
      isSteady
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button look="primary" isPending={isPending} onPress={onNoted}>
            {number === 1 ? t.halfNext : t.halfLast}
          </Button>
        </>
      }
    >
      <p>{number === 1 ? t.halfFirst : t.halfSecond}</p>
      <ol className={styles.words} aria-label={t.halfTitle({ number })}>
        {words.map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is what it is
          <li key={at}>
            <span aria-hidden="true">{at + 1}</span>
            {word}
          </li>
        ))}
      </ol>
      {error === null ? null : <Fault error={error} />}
    </Dialog>
  );
}
