import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Skeleton } from '#ui/Loading';
import { FormStack } from '#ui/Page';
import { QrCode } from '#ui/QrCode';
import { TextField } from '#ui/TextField';
import styles from './Account.module.css';
import { confirmTotp, startTotp } from './api.ts';
import { setUpMessages } from './messages.ts';
import { NotReassured, useReassurance } from './useReassurance.tsx';

interface SetUpProps {
  readonly onAdded: (codes: readonly string[] | null) => void;
  readonly onBack: () => void;
}

/** The picture to scan, then a code that proves the app has it. */
export function TotpSetUp({ onAdded, onBack }: SetUpProps) {
  const { ask, question } = useReassurance();
  const offer = useMutation({
    mutationFn: () => ask(startTotp),
    onError: (error) => {
      if (error instanceof NotReassured) onBack();
    },
  });
  const begun = useRef(false);
  const begin = offer.mutate;
  useEffect(() => {
    // Each start makes a new secret, so a second render must not start again.
    if (begun.current) return;
    begun.current = true;
    begin();
  }, [begin]);
  return (
    <>
      {offer.data !== undefined ? (
        <ScanAndConfirm uri={offer.data.uri} secret={offer.data.secret} onAdded={onAdded} />
      ) : offer.error !== null && !(offer.error instanceof NotReassured) ? (
        <Fault error={offer.error} onRetry={() => offer.mutate()} />
      ) : (
        <Skeleton shape="block" height="30rem" />
      )}
      {question}
    </>
  );
}

interface ScanProps {
  readonly uri: string;
  readonly secret: string;
  readonly onAdded: (codes: readonly string[] | null) => void;
}

function ScanAndConfirm({ uri, secret, onAdded }: ScanProps) {
  const t = useText(setUpMessages);
  const locale = useLocale();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const confirm = useMutation({ mutationFn: () => confirmTotp(code), onSuccess: ({ codes }) => onAdded(codes) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() !== '' && !confirm.isPending) confirm.mutate();
  };
  const wrong = fieldError(confirm.error, 'code', locale);
  return (
    <form onSubmit={submit} noValidate>
      <FormStack>
        <div className="prose">
          <h2>{t.scan}</h2>
          <p>{t.scanHow}</p>
        </div>
        <QrCode text={uri} label={t.qr} />
        <div className="prose">
          <p>{t.byHand}</p>
          <p className={styles.secret}>
            <span className="visually-hidden">{t.secret}: </span>
            {secret.match(/.{1,4}/g)?.join(' ')}
          </p>
          <h2>{t.code}</h2>
        </div>
        {confirm.error !== null && wrong === undefined ? <Fault error={confirm.error} /> : null}
        <TextField
          label={t.codeLabel}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          error={isMissing ? t.needed : wrong}
        />
        <Button type="submit" look="primary" isPending={confirm.isPending}>
          {t.codeGo}
        </Button>
      </FormStack>
    </form>
  );
}
