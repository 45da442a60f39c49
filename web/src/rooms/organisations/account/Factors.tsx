import type { SecurityView } from '@boru/contract/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Dialog } from '#ui/Dialog';
import { LinkButton } from '#ui/Link';
import styles from './Account.module.css';
import { removePasskey, removeTotp, renewRecoveryCodes } from './api.ts';
import { accountMessages } from './messages.ts';
import { PasskeyRename } from './PasskeyRename.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { NotReassured, useReassurance } from './useReassurance.tsx';

const back = 'next=/account/security';

export function Factors({ security }: { security: SecurityView }) {
  const t = useText(accountMessages);
  const formats = useFormats();
  const { totp, passkeys, passkeysWork } = security;
  return (
    <div className={styles.rows}>
      <div className={styles.row}>
        <div className={styles.words}>
          <strong>{t.app}</strong>
          <p className="small muted">
            {totp === null ? t.appOff : t.appOn({ at: formats.dateTime(totp.confirmedAt) })}
          </p>
        </div>
        {totp === null ? (
          <LinkButton size="small" to={`/account/set-up?with=app&${back}`}>
            {t.appAdd}
          </LinkButton>
        ) : (
          <Removal label={t.appRemove} title={t.appRemoveTitle} body={t.appRemoveBody} remove={removeTotp} />
        )}
      </div>
      {passkeys.map((key) => (
        <div className={styles.row} key={key.id}>
          <div className={styles.words}>
            <strong>
              {t.passkeys} · {key.name}
            </strong>
            <p className="small muted">
              {t.passkeyMade({ at: formats.dateOf(key.createdAt) })} ·{' '}
              {key.lastUsedAt === null ? t.passkeyNever : t.passkeyUsed({ at: formats.dateTime(key.lastUsedAt) })}
            </p>
          </div>
          <div className={styles.buttons}>
            <PasskeyRename id={key.id} name={key.name} />
            <Removal
              label={t.passkeyRemove}
              title={t.passkeyRemoveTitle({ name: key.name })}
              body={t.passkeyRemoveBody}
              remove={(passphrase) => removePasskey(key.id, passphrase)}
            />
          </div>
        </div>
      ))}
      <div className={styles.row}>
        <div className={styles.words}>
          <strong>{t.passkeys}</strong>
          <p className="small muted">
            {passkeysWork ? (passkeys.length === 0 ? t.passkeysNone : t.passkeyAddMore) : t.passkeysOff}
          </p>
        </div>
        {passkeysWork ? (
          <LinkButton size="small" to={`/account/set-up?with=passkey&${back}`}>
            {t.passkeyAdd}
          </LinkButton>
        ) : null}
      </div>
      <Recovery left={security.recoveryCodesLeft} isSet={totp !== null || passkeys.length > 0} />
    </div>
  );
}

function Recovery({ left, isSet }: { left: number; isSet: boolean }) {
  const t = useText(accountMessages);
  const client = useQueryClient();
  const { ask, question } = useReassurance();
  const [isAsking, setAsking] = useState(false);
  const renewal = useMutation({
    mutationFn: () => ask(renewRecoveryCodes),
    onSuccess: () => setAsking(false),
    onError: (error) => {
      if (error instanceof NotReassured) setAsking(false);
    },
  });
  const close = async () => {
    renewal.reset();
    await client.invalidateQueries({ queryKey: ['account'] });
  };
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <strong>{t.recovery}</strong>
        <p className="small muted">
          {isSet ? t.recoveryLeft({ count: left }) : t.recoveryNone} {isSet && left <= 3 ? t.recoveryFew : null}
        </p>
      </div>
      {isSet ? (
        <Button size="small" onPress={() => setAsking(true)}>
          {t.recoveryRenew}
        </Button>
      ) : null}
      <ConfirmSheet
        title={t.recoveryRenewTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => renewal.mutate()}
        confirmLabel={t.recoveryRenew}
        isPending={renewal.isPending}
        error={renewal.error instanceof NotReassured ? null : renewal.error}
      >
        <p>{t.recoveryRenewBody}</p>
      </ConfirmSheet>
      {question}
      {renewal.data?.codes == null ? null : (
        <Dialog title={t.recovery} isOpen isSteady onClose={() => void close()} width="wide">
          <RecoveryCodes codes={renewal.data.codes} onKept={() => void close()} />
        </Dialog>
      )}
    </div>
  );
}

interface RemovalProps {
  readonly label: string;
  readonly title: string;
  readonly body: string;
  readonly remove: (passphrase?: string) => Promise<unknown>;
}

function Removal({ label, title, body, remove }: RemovalProps) {
  const client = useQueryClient();
  const { ask, question } = useReassurance();
  const [isOpen, setOpen] = useState(false);
  const removal = useMutation({
    mutationFn: () => ask(remove),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button look="quiet" size="small" aria-label={title.replace(/\?$/, '')} onPress={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmSheet
        title={title}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => removal.mutate()}
        confirmLabel={label}
        isDanger
        isPending={removal.isPending}
        error={removal.error instanceof NotReassured ? null : removal.error}
      >
        <p>{body}</p>
      </ConfirmSheet>
      {question}
    </>
  );
}
