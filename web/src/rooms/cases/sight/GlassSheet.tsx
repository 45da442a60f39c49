import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { readInEmergency } from './api.ts';
import { sightMessages } from './messages.ts';

interface Asked {
  readonly number: string;
  readonly reason: string;
  readonly hours: number;
}

/** 긴급 열람, for a manager: one case, some hours, a reason, and everybody concerned is told. */
export function GlassSheet() {
  const t = useText(sightMessages);
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked>({ number: '', reason: '', hours: 2 });
  const number = asked.number.trim();
  const reason = asked.reason.trim();
  const send = useMutation({
    mutationFn: () => readInEmergency({ number, reason, hours: asked.hours }),
    onSuccess: ({ caseId }) => {
      notify({ tone: 'success', title: t.glassDone });
      go(`/desk/cases/${caseId}`);
    },
  });
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.glass}
      </Button>
      <ConfirmSheet
        title={t.glassTitle}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => send.mutate()}
        confirmLabel={t.glassGo}
        isDanger
        isDisabled={number === '' || reason.length < 20}
        isPending={send.isPending}
        error={send.error}
        whoSees={t.glassWho}
        whatTheySee={t.glassWhat}
        howLong={`${asked.hours} ${t.hours}`}
        basis={t.glassBasis}
        takeBack={t.glassBack}
      >
        <p className="small">{t.glassLead}</p>
        <GlassFields asked={asked} onChange={setAsked} error={send.error} />
      </ConfirmSheet>
    </>
  );
}

interface FieldsProps {
  readonly asked: Asked;
  readonly onChange: (asked: Asked) => void;
  readonly error: unknown;
}

function GlassFields({ asked, onChange, error }: FieldsProps) {
  const t = useText(sightMessages);
  const locale = useLocale();
  return (
    <FormStack>
      <TextField
        label={t.glassNumber}
        isRequired
        value={asked.number}
        onChange={(number) => onChange({ ...asked, number })}
        maxLength={40}
        error={fieldError(error, 'number', locale)}
      />
      <TextArea
        label={t.glassReason}
        description={t.glassReasonHint}
        isRequired
        rows={4}
        value={asked.reason}
        onChange={(reason) => onChange({ ...asked, reason })}
        maxLength={1000}
        error={fieldError(error, 'reason', locale)}
      />
      <NumberField
        label={t.glassHours}
        unit={t.hours}
        hasSteppers
        minValue={1}
        maxValue={24}
        value={asked.hours}
        onChange={(hours) => onChange({ ...asked, hours })}
        error={fieldError(error, 'hours', locale)}
      />
    </FormStack>
  );
}
