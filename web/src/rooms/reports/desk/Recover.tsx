import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { loadSealing } from '../sealed/sealing.ts';
import { type Keys, keysQuery, shareDesk } from './api.ts';
import { type Keyring, ringOf, useKeyring, wrapTo } from './keyring.ts';
import { deskMessages } from './messages.ts';

interface Props {
  readonly ring: Keyring;
  readonly keys: Keys;
}

/** Two papers, two people, one screen: opens the desk's keys again for whoever sits here. The papers' words stay here. */
export function Recover({ ring, keys }: Props) {
  const t = useText(deskMessages);
  const [halves, setHalves] = useState<readonly [string, string]>(['', '']);
  const recover = useRecovery(ring, keys, halves);
  const unwatched = { autoComplete: 'off', autoCorrect: 'off', spellCheck: 'false' } as const;
  return (
    <Disclosure title={t.recoverTitle}>
      <FormStack>
        <p>{t.recoverBody}</p>
        <TextArea
          {...unwatched}
          label={t.halfTitle({ number: 1 })}
          rows={3}
          value={halves[0]}
          onChange={(half) => setHalves([half, halves[1]])}
        />
        <TextArea
          {...unwatched}
          label={t.halfTitle({ number: 2 })}
          rows={3}
          value={halves[1]}
          onChange={(half) => setHalves([halves[0], half])}
        />
        {recover.error === null ? null : <Fault error={recover.error} />}
        {recover.data === undefined ? null : recover.data > 0 ? (
          <Notice tone="success" isLive>
            {t.recovered({ count: recover.data })}
          </Notice>
        ) : (
          <Notice tone="danger" isLive title={t.notRecovered}>
            {t.notRecoveredBody}
          </Notice>
        )}
        <Actions>
          <Button
            look="primary"
            isPending={recover.isPending}
            isDisabled={halves.some((half) => half.trim() === '')}
            onPress={() => recover.mutate()}
          >
            {t.recover}
          </Button>
        </Actions>
      </FormStack>
    </Disclosure>
  );
}

/** How many keys of the desk the two papers opened; each is shared with the person who sits here. */
function useRecovery(ring: Keyring, keys: Keys, halves: readonly [string, string]) {
  const client = useQueryClient();
  const { hold } = useKeyring();
  return useMutation({
    mutationFn: async () => {
      const { joinIdentity, recipientOf, unwrapText } = await loadSealing();
      const recovery = joinIdentity(...halves);
      const mine = keys.people.find(({ self }) => self)?.keyId ?? null;
      if (!recovery.ok || mine === null) return 0;
      let opened = 0;
      for (const { id, recoveryShare } of keys.keys) {
        const identity = recoveryShare === null ? null : await unwrapText(recovery.value, recoveryShare);
        if (identity?.ok !== true) continue;
        await shareDesk(id, { officerKeyId: mine, wrapped: await wrapTo(identity.value, await recipientOf(ring.own)) });
        opened += 1;
      }
      hold(await ringOf(ring.own, await client.fetchQuery({ ...keysQuery, staleTime: 0 })));
      return opened;
    },
    gcTime: 0,
  });
}
