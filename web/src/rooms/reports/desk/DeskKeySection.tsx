import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import styles from '../sealed/Sealed.module.css';
import { loadSealing } from '../sealed/sealing.ts';
import { closeDesk, deskKey, type Keys, keysQuery, shareDesk } from './api.ts';
import { type Keyring, wrapTo } from './keyring.ts';
import { deskMessages } from './messages.ts';
import { OpenDesk } from './OpenDesk.tsx';

interface Props {
  readonly ring: Keyring;
  readonly keys: Keys;
}

/** The one key that reports are sealed to, and who of the team can open it. */
export function DeskKeySection({ ring, keys }: Props) {
  const t = useText(deskMessages);
  const [act, setAct] = useState<'open' | 'close' | null>(null);
  const open = keys.keys.find(({ retiredOn }) => retiredOn === null) ?? null;
  return (
    <Section title={t.deskKey} lead={t.deskKeyLead}>
      <div className={styles.stack}>
        {open === null ? (
          <Notice tone="warning" title={t.deskClosed}>
            {t.deskClosedBody}
          </Notice>
        ) : (
          <Present keys={keys} open={open} />
        )}
        <Share ring={ring} keys={keys} />
        <Actions>
          <Button look={open === null ? 'primary' : 'secondary'} onPress={() => setAct('open')}>
            {open === null ? t.open : t.change}
          </Button>
          {open === null ? null : <Button onPress={() => setAct('close')}>{t.close}</Button>}
        </Actions>
      </div>
      {act === 'open' ? <OpenDesk keys={keys} ring={ring} onClose={() => setAct(null)} /> : null}
      {act === 'close' ? <CloseDesk onClose={() => setAct(null)} /> : null}
    </Section>
  );
}

function Present({ keys, open }: { keys: Keys; open: Keys['keys'][number] }) {
  const t = useText(deskMessages);
  const formats = useFormats();
  const { data } = useQuery({
    queryKey: [...deskKey, 'deskFingerprints', open.id],
    queryFn: async () => {
      const { fingerprintOf } = await loadSealing();
      return { desk: fingerprintOf(open.recipient), recovery: fingerprintOf(open.recoveryRecipient) };
    },
  });
  return (
    <DescriptionList
      items={[
        { name: t.deskFingerprint, value: data?.desk },
        { name: t.recoveryFingerprint, value: data?.recovery },
        { name: t.madeOn, value: formats.date(open.madeOn) },
        { name: t.readers, value: t.readersOf({ count: open.sharedWith.length }) },
        { name: t.formerKeys, value: t.formerCount({ count: keys.keys.length - 1 }) },
      ]}
    />
  );
}

/** Colleagues whose key holds no share yet, of any key the asking person can open: who joins reads what came before, too. */
function Share({ ring, keys }: Props) {
  const t = useText(deskMessages);
  const client = useQueryClient();
  const missing = keys.keys.flatMap((key) =>
    keys.people.flatMap(({ team, keyId, recipient, name }) =>
      team &&
      keyId !== null &&
      recipient !== null &&
      ring.desks[key.id] !== undefined &&
      !key.sharedWith.includes(keyId)
        ? [{ key, keyId, recipient, name }]
        : [],
    ),
  );
  const share = useMutation({
    mutationFn: async () => {
      for (const { key, keyId, recipient } of missing) {
        const identity = ring.desks[key.id];
        if (identity === undefined) continue;
        await shareDesk(key.id, { officerKeyId: keyId, wrapped: await wrapTo(identity, recipient) });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  if (missing.length === 0) return null;
  const names = [...new Set(missing.map(({ name }) => name))].join(', ');
  return (
    <Notice
      title={t.shareTitle({ names })}
      action={
        <Button look="primary" size="small" isPending={share.isPending} onPress={() => share.mutate()}>
          {t.share}
        </Button>
      }
    >
      <p>{t.shareBody}</p>
      {share.error === null ? null : <Fault error={share.error} />}
    </Notice>
  );
}

function CloseDesk({ onClose }: { onClose: () => void }) {
  const t = useText(deskMessages);
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: closeDesk,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
      onClose();
    },
  });
  return (
    <ConfirmSheet
      title={t.closeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => close.mutate()}
      confirmLabel={t.close}
      isDanger
      isPending={close.isPending}
      error={close.error}
      whatTheySee={t.closeWhat}
      takeBack={t.closeBack}
    />
  );
}
