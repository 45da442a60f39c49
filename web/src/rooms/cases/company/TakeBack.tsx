import type { CaseView } from '@boru/contract/cases';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Actions } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { takeStep } from '../api.ts';
import { useStep } from '../useStep.ts';
import { companyMessages } from './messages.ts';

/** The two ways a company changes the course of its request: taking it back, and opening it again. */
export function TakeBack({ file }: { file: CaseView }) {
  if (!file.may.includes('withdraw') && !file.may.includes('reopen')) return null;
  return (
    <div data-print="hide">
      <Actions>
        {file.may.includes('reopen') ? <Reopen file={file} /> : null}
        {file.may.includes('withdraw') ? <Withdraw file={file} /> : null}
      </Actions>
    </div>
  );
}

function Withdraw({ file }: { file: CaseView }) {
  const t = useText(companyMessages);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => setOpen(false);
  const send = useStep(
    () => takeStep(file.id, 'withdraw', { version: file.version, reason: reason.trim() === '' ? null : reason.trim() }),
    t.withdrawn,
    close,
  );
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t.withdraw}
      </Button>
      <ConfirmSheet
        title={t.withdrawTitle}
        isOpen={isOpen}
        onClose={close}
        onConfirm={() => send.mutate()}
        confirmLabel={t.withdrawGo}
        isDanger
        isPending={send.isPending}
        error={send.error}
        whoSees={t.withdrawWho}
        takeBack={t.withdrawBack}
      >
        <TextArea label={t.withdrawReason} isOptional rows={3} value={reason} onChange={setReason} maxLength={1000} />
      </ConfirmSheet>
    </>
  );
}

function Reopen({ file }: { file: CaseView }) {
  const t = useText(companyMessages);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => setOpen(false);
  const send = useStep(
    () => takeStep(file.id, 'reopen', { version: file.version, reason: reason.trim() }),
    t.reopened,
    close,
  );
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t.reopen}</Button>
      <ConfirmSheet
        title={t.reopenTitle}
        isOpen={isOpen}
        onClose={close}
        onConfirm={() => send.mutate()}
        confirmLabel={t.reopenGo}
        isDisabled={reason.trim() === ''}
        isPending={send.isPending}
        error={send.error}
      >
        <TextArea label={t.reopenReason} isRequired rows={3} value={reason} onChange={setReason} maxLength={1000} />
      </ConfirmSheet>
    </>
  );
}
