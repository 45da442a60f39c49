import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Section } from '#ui/Page';
import { addPasskey, type Keys, keysQuery, removePasskey } from '../desk/api.ts';
import type { Keyring } from '../desk/keyring.ts';
import { passkeyMessages } from './messages.ts';
import { canPasskey, lockByPasskey } from './passkey.ts';

/** Only with the key open: whoever cannot open it has nothing to put under a passkey. */
export function PasskeySection({ ring, keys }: { ring: Keyring; keys: Keys }) {
  const t = useText(passkeyMessages);
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: keysQuery.queryKey });
  const name = keys.people.find(({ self }) => self)?.name ?? '';
  const add = useMutation({
    mutationFn: async () => {
      const made = await lockByPasskey(ring.own, name);
      if (typeof made === 'string') return made;
      await addPasskey(made);
      return null;
    },
    gcTime: 0,
    onSuccess: again,
  });
  const remove = useMutation({ mutationFn: removePasskey, onMutate: add.reset, onSuccess: again });
  const has = keys.passkey !== null;
  return (
    <Section title={t.title} lead={t.lead}>
      <FormStack>
        {has ? <Notice tone="success">{t.has}</Notice> : null}
        {remove.isSuccess && !has ? <Notice isLive>{t.removed}</Notice> : null}
        {typeof add.data === 'string' ? (
          <Notice tone="warning" isLive>
            {t[add.data]}
          </Notice>
        ) : null}
        {add.error === null ? null : <Fault error={add.error} />}
        {remove.error === null ? null : <Fault error={remove.error} />}
        {canPasskey() ? null : <Notice>{t.cannot}</Notice>}
        <Actions>
          {canPasskey() ? (
            <Button isPending={add.isPending} onPress={() => add.mutate()}>
              {has ? t.again : t.add}
            </Button>
          ) : null}
          {has ? (
            <Button isPending={remove.isPending} onPress={() => remove.mutate()}>
              {t.remove}
            </Button>
          ) : null}
        </Actions>
      </FormStack>
    </Section>
  );
}
