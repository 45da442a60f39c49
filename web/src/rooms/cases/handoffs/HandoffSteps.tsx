import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { fetchFile } from '#lib/download';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { useStep } from '../useStep.ts';
import { addressOf, type Handoff, receiveHandoff, turnHandoff } from './api.ts';
import { handoffMessages } from './messages.ts';

interface Props {
  readonly caseId: string;
  readonly handoff: Handoff;
}

/** What may be done with one packet now; the server says what. */
export function HandoffSteps({ caseId, handoff }: Props) {
  const t = useText(handoffMessages);
  const [open, setOpen] = useState<'dispatch' | 'withdraw' | null>(null);
  const fetch = useMutation({ mutationFn: (what: string) => fetchFile(addressOf(caseId, handoff.id, what)) });
  const receive = useStep((file: File) => receiveHandoff(caseId, handoff.id, file), t.received);
  const may = (action: Handoff['may'][number]): boolean => handoff.may.includes(action);
  const fault = fetch.error ?? receive.error;
  const button = (label: string, run: () => void) => (
    <Button size="small" aria-label={`${label}: ${handoff.receiptNumber}`} onPress={run}>
      {label}
    </Button>
  );
  return (
    <div data-print="hide">
      {fault === null ? null : <Fault error={fault} />}
      <Actions>
        {may('take') ? button(t.take, () => fetch.mutate('packet')) : null}
        {button(t.letterPdf, () => fetch.mutate('letter?format=pdf'))}
        {button(t.letterHwpx, () => fetch.mutate('letter?format=hwpx'))}
        {may('dispatch') ? button(t.dispatch, () => setOpen('dispatch')) : null}
        {may('receive') ? (
          <FileTrigger
            onSelect={(files) => {
              const [file] = files ?? [];
              if (file !== undefined) receive.mutate(file);
            }}
          >
            <Button size="small" isPending={receive.isPending} aria-label={`${t.receive}: ${handoff.receiptNumber}`}>
              {t.receive}
            </Button>
          </FileTrigger>
        ) : null}
        {may('withdraw') ? button(t.withdraw, () => setOpen('withdraw')) : null}
      </Actions>
      {open === 'dispatch' ? <Dispatch caseId={caseId} handoff={handoff} onClose={() => setOpen(null)} /> : null}
      {open === 'withdraw' ? <Withdraw caseId={caseId} handoff={handoff} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

type Way = NonNullable<Handoff['dispatchedHow']>;

function Dispatch({ caseId, handoff, onClose }: Props & { readonly onClose: () => void }) {
  const t = useText(handoffMessages);
  const [how, setHow] = useState<Way>('inPerson');
  const [note, setNote] = useState('');
  const { version } = handoff;
  const body = { step: 'dispatch' as const, version, how, note: note.trim() === '' ? null : note.trim() };
  const send = useStep(() => turnHandoff(caseId, handoff.id, body), t.dispatched, onClose);
  const ways: readonly { id: Way; label: string }[] = [
    { id: 'inPerson', label: t.inPerson },
    { id: 'courier', label: t.courier },
    { id: 'post', label: t.post },
    { id: 'online', label: t.online },
  ];
  return (
    <ConfirmSheet
      title={t.dispatchTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.dispatch}
      isPending={send.isPending}
      error={send.error}
      takeBack={t.back}
    >
      <FormStack>
        <RadioGroup
          label={t.how}
          options={ways}
          value={how}
          onChange={(id) => setHow(ways.find((way) => way.id === id)?.id ?? 'inPerson')}
        />
        <TextArea label={t.note} rows={2} value={note} onChange={setNote} maxLength={500} />
      </FormStack>
    </ConfirmSheet>
  );
}

function Withdraw({ caseId, handoff, onClose }: Props & { readonly onClose: () => void }) {
  const t = useText(handoffMessages);
  const [reason, setReason] = useState('');
  const body = { step: 'withdraw' as const, version: handoff.version, reason: reason.trim() };
  const send = useStep(() => turnHandoff(caseId, handoff.id, body), t.withdrawn, onClose);
  return (
    <ConfirmSheet
      title={t.withdrawTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.withdraw}
      isDanger
      isDisabled={reason.trim() === ''}
      isPending={send.isPending}
      error={send.error}
    >
      <FormStack>
        <TextArea label={t.withdrawReason} isRequired rows={2} value={reason} onChange={setReason} maxLength={500} />
      </FormStack>
    </ConfirmSheet>
  );
}
