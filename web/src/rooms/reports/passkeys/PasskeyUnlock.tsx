import { useMutation } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import type { Keys } from '../desk/api.ts';
import type { Keyring } from '../desk/keyring.ts';
import { passkeyMessages } from './messages.ts';
import { canPasskey, unlockByPasskey } from './passkey.ts';

/** Before the passphrase, where the person has added a passkey. */
export function PasskeyUnlock({ keys, onOpen }: { keys: Keys; onOpen: (ring: Keyring) => unknown }) {
  const t = useText(passkeyMessages);
  const unlock = useMutation({
    mutationFn: () => unlockByPasskey(keys),
    gcTime: 0,
    onSuccess: (found) => typeof found !== 'string' && onOpen(found),
  });
  if (keys.passkey === null || !canPasskey()) return null;
  return (
    <FormStack>
      <Actions>
        <Button look="primary" isPending={unlock.isPending} onPress={() => unlock.mutate()}>
          {t.unlock}
        </Button>
      </Actions>
      {typeof unlock.data === 'string' ? (
        <Notice tone="warning" isLive>
          {t[unlock.data]}
        </Notice>
      ) : null}
      {unlock.error === null ? null : <Fault error={unlock.error} />}
      <p className="small muted">{t.or}</p>
    </FormStack>
  );
}
