import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Skeleton } from '#ui/Loading';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { PasskeyUnlock } from '../passkeys/PasskeyUnlock.tsx';
import { type Keys, keysQuery } from './api.ts';
import { type Keyring, unlockRing, useKeyring } from './keyring.ts';
import { MakeKey } from './MakeKey.tsx';
import { deskMessages } from './messages.ts';

/** What stands between a signed-in person and sealed reports: being named, having a key, and its passphrase. */
export function KeyGate({ children }: { children: (ring: Keyring, keys: Keys) => ReactNode }) {
  const t = useText(deskMessages);
  const query = useQuery(keysQuery);
  const { ring } = useKeyring();
  if (isProblem(query.error, 'thing.not_found')) return <EmptyState title={t.notNamed}>{t.notNamedBody}</EmptyState>;
  if (query.error !== null && query.data === undefined)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton lines={6} height="30rem" />;
  const self = query.data.people.find((person) => person.self);
  if (self?.team !== true)
    return (
      <EmptyState title={t.notNamed} action={<LinkButton to="/desk/reports/keys">{t.toTeam}</LinkButton>}>
        {t.notNamedManager}
      </EmptyState>
    );
  if (query.data.locked === null) return <MakeKey />;
  if (ring === null) return <Unlock keys={query.data} />;
  return children(ring, query.data);
}

function Unlock({ keys }: { keys: Keys }) {
  const t = useText(deskMessages);
  const { hold } = useKeyring();
  const [passphrase, setPassphrase] = useState('');
  const unlock = useMutation({
    mutationFn: () => unlockRing(passphrase, keys),
    gcTime: 0,
    onSuccess: (ring) => ring !== null && hold(ring),
  });
  return (
    <Section title={t.unlockTitle} lead={t.unlockLead}>
      <PasskeyUnlock keys={keys} onOpen={hold} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          unlock.mutate();
        }}
      >
        <FormStack>
          <TextField
            label={t.passphrase}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={setPassphrase}
            error={unlock.data === null ? t.passphraseWrong : undefined}
          />
          {unlock.error === null ? null : <Fault error={unlock.error} />}
          <Actions>
            <Button look="primary" type="submit" isPending={unlock.isPending} isDisabled={passphrase === ''}>
              {t.unlock}
            </Button>
            <LinkButton to="/desk/reports/keys">{t.toTeam}</LinkButton>
          </Actions>
        </FormStack>
      </form>
    </Section>
  );
}
