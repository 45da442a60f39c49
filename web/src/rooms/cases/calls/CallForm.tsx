import type { CallReceipt } from '@boru/contract/calls';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack } from '#ui/Page';
import { casesKey } from '../api.ts';
import { callPreviewQuery, takeCall } from './api.ts';
import { CallConsent } from './CallConsent.tsx';
import { CallerFields } from './CallerFields.tsx';
import { CallWords } from './CallWords.tsx';
import { bodyOf, type CallDraft, faultsOf } from './draft.ts';
import { callMessages } from './messages.ts';

interface CallFormProps {
  readonly draft: CallDraft;
  readonly onChange: (draft: CallDraft) => void;
  readonly onTaken: (receipt: CallReceipt) => void;
}

export function CallForm({ draft, onChange, onTaken }: CallFormProps) {
  const t = useText(callMessages);
  const client = useQueryClient();
  const preview = useQuery(callPreviewQuery(draft.topic));
  const [isAgreed, setAgreed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const faults = attempt === 0 ? {} : faultsOf(draft, isAgreed);
  const send = useMutation({
    mutationFn: () => {
      const { textId, textVersion } = preview.data?.consent ?? { textId: '', textVersion: 1 };
      return takeCall(bodyOf(draft, { textId, textVersion }));
    },
    onSuccess: async (receipt) => {
      onTaken(receipt);
      await client.invalidateQueries({ queryKey: casesKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (Object.keys(faultsOf(draft, isAgreed)).length === 0) send.mutate();
  };
  const fault = (field: keyof typeof faults) => {
    const found = faults[field];
    return found === undefined ? undefined : t[found];
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        <CallerFields draft={draft} onChange={onChange} fault={fault} />
        <CallWords draft={draft} onChange={onChange} fault={fault} />
        <CallConsent preview={preview} isAgreed={isAgreed} onAgreed={setAgreed} fault={fault('agreed')} />
        {send.error === null ? null : <Fault error={send.error} wrote />}
        <Actions>
          <Button type="submit" look="primary" isPending={send.isPending} isDisabled={preview.data === undefined}>
            {t.go}
          </Button>
        </Actions>
      </FormStack>
    </form>
  );
}
