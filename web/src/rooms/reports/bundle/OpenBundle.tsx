import { piecesOf } from '@boru/engines/fingerprint';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { saveContent } from '#lib/download';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { KeyGate } from '../desk/KeyGate.tsx';
import type { Keyring } from '../desk/keyring.ts';
import { loadSealing } from '../sealed/sealing.ts';
import { bundleMessages } from './messages.ts';

type Outcome = 'opened' | 'key' | 'damaged' | 'format';

/** Tried with each key of the desk; nothing is saved unless all of it opened. */
const openWith = async (ring: Keyring, file: File): Promise<Outcome> => {
  const { openStream } = await loadSealing();
  let outcome: Outcome = 'key';
  for (const identity of Object.values(ring.desks)) {
    const parts: Blob[] = [];
    let held: ArrayBuffer[] = [];
    const taken = await openStream(identity, file.stream(), (piece) => {
      held.push(piece.slice().buffer);
      if (held.length >= 64) parts.push(new Blob(held.splice(0)));
    });
    if (taken.ok) {
      // Never with its own kind: a browser must not show what came from outside.
      const whole = new Blob([...parts, ...held], { type: 'application/octet-stream' });
      saveContent(whole, file.name.replace(/\.age$/, ''));
      return 'opened';
    }
    held = [];
    if (taken.reason !== 'key') outcome = 'damaged';
  }
  return outcome;
};

const isSealed = async (file: File): Promise<boolean> => {
  const first = 'age-encryption.org/v1\n';
  for await (const piece of piecesOf(file.slice(0, first.length).stream()))
    return new TextDecoder().decode(piece) === first;
  return false;
};

export function OpenBundle() {
  const t = useText(bundleMessages);
  const [isShown, setShown] = useState(false);
  return (
    <Section title={t.openTitle} lead={t.openLead}>
      {isShown ? (
        <KeyGate>{(ring) => <Opening ring={ring} />}</KeyGate>
      ) : (
        <Button onPress={() => setShown(true)}>{t.openShow}</Button>
      )}
    </Section>
  );
}

function Opening({ ring }: { ring: Keyring }) {
  const t = useText(bundleMessages);
  const input = useRef<HTMLInputElement | null>(null);
  const open = useMutation({
    mutationFn: async (file: File): Promise<Outcome> => ((await isSealed(file)) ? openWith(ring, file) : 'format'),
    gcTime: 0,
  });
  const said = { key: t.openKey, damaged: t.openDamaged, format: t.openFormat };
  const outcome = open.isError ? 'damaged' : open.data;
  return (
    <>
      <Button isPending={open.isPending} onPress={() => input.current?.click()}>
        {t.openChoose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t.openChoose}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) open.mutate(file);
          event.target.value = '';
        }}
      />
      {open.isPending ? <p role="status">{t.openWorking}</p> : null}
      {outcome === undefined || open.isPending ? null : outcome === 'opened' ? (
        <Notice tone="success" title={t.opened} isLive />
      ) : (
        <Notice tone="danger" title={said[outcome]} isLive />
      )}
    </>
  );
}
