import type { CaseView } from '@boru/contract/cases';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { takeStep } from '../api.ts';
import { Meanwhile, useStanding } from '../live/Meanwhile.tsx';
import { type Outcome, outcomes, useOutcomeNames } from '../names.ts';
import { useStep } from '../useStep.ts';
import { deskMessages } from './messages.ts';

export function CloseSheet({ file, onClose }: { file: CaseView; onClose: () => void }) {
  const t = useText(deskMessages);
  const names = useOutcomeNames();
  const [outcome, setOutcome] = useState<Outcome>('advised');
  const [body, setBody] = useState('');
  const send = useStep(
    (version: number) => takeStep(file.id, 'close', { version, outcome, body: body.trim() }),
    t.closed,
    onClose,
  );
  const { version, since } = useStanding(file, true, send.error);
  const isPossible = file.may.includes('close');
  return (
    <ConfirmSheet
      title={t.closeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate(version)}
      confirmLabel={t.closeGo}
      isDisabled={body.trim() === '' || !isPossible}
      isPending={send.isPending}
      error={since === null ? send.error : null}
      whoSees={t.closeWho}
      takeBack={t.closeBack}
    >
      <FormStack>
        <RadioGroup
          label={t.closeOutcome}
          options={outcomes.map((id) => ({ id, label: names[id] }))}
          value={outcome}
          onChange={(id) => setOutcome(outcomes.find((one) => one === id) ?? 'advised')}
        />
        <TextArea label={t.closeBody} isRequired rows={4} value={body} onChange={setBody} maxLength={4000} />
        {since === null ? null : (
          <Meanwhile since={since} mine={`${names[outcome]}\n${body}`} isPossible={isPossible} />
        )}
      </FormStack>
    </ConfirmSheet>
  );
}
