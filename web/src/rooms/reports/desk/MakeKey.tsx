import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { keysQuery, makeOfficerKey } from './api.ts';
import { makeOwnKey, ringOf, useKeyring } from './keyring.ts';
import { deskMessages } from './messages.ts';

/** The weakest that protects a key which a thief may try at leisure. */
const good = 3;

/** A new key in the browser, known to the server by its public half, and open in this page's memory. */
function useMaking(passphrase: string, onDone?: () => void) {
  const client = useQueryClient();
  const { hold } = useKeyring();
  return useMutation({
    mutationFn: async () => {
      const { own, body } = await makeOwnKey(passphrase);
      await makeOfficerKey(body);
      const keys = await client.fetchQuery({ ...keysQuery, staleTime: 0 });
      hold(await ringOf(own, keys));
    },
    gcTime: 0,
    onSuccess: () => onDone?.(),
  });
}

/** Made here; the server gets the public half, and the secret one under a passphrase it never hears. */
export function MakeKey({ isAgain = false, onDone }: { isAgain?: boolean; onDone?: () => void }) {
  const t = useText(deskMessages);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [fault, setFault] = useState<'weak' | 'differs' | null>(null);
  const make = useMaking(first, onDone);
  const submit = async () => {
    const { passphraseStrength } = await import('@boru/engines/passphrase');
    const found = first !== second ? 'differs' : passphraseStrength(first).score < good ? 'weak' : null;
    setFault(found);
    if (found === null) make.mutate();
  };
  return (
    <Section title={isAgain ? t.keyAgainTitle : t.keyTitle} lead={t.keyLead}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <FormStack>
          {isAgain ? <Notice tone="warning">{t.keyAgainBody}</Notice> : null}
          <TextField
            label={t.newPassphrase}
            description={t.newPassphraseHint}
            type="password"
            autoComplete="new-password"
            value={first}
            onChange={setFirst}
            error={fault === 'weak' ? t.passphraseWeak : undefined}
            isRequired
          />
          <TextField
            label={t.samePassphrase}
            type="password"
            autoComplete="new-password"
            value={second}
            onChange={setSecond}
            error={fault === 'differs' ? t.passphraseDiffers : undefined}
            isRequired
          />
          {make.error === null ? null : <Fault error={make.error} wrote />}
          <Actions>
            <Button look="primary" type="submit" isPending={make.isPending}>
              {t.makeKey}
            </Button>
          </Actions>
        </FormStack>
      </form>
    </Section>
  );
}
