import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { setRule } from './api.ts';
import { WonField } from './Fields.tsx';
import { budgetMessages } from './messages.ts';

/** From which amount a second person must approve; from tomorrow at the earliest. */
export function RuleSheet({ onClose }: { onClose: () => void }) {
  const t = useText(budgetMessages);
  const client = useQueryClient();
  const tomorrow = addDays(todayInSeoul(), 1);
  const [validFrom, setFrom] = useState<string | null>(tomorrow);
  const [secondFromWon, setAmount] = useState(Number.NaN);
  const [reason, setReason] = useState('');
  const setting = useMutation({
    mutationFn: () => setRule({ validFrom: validFrom ?? tomorrow, secondFromWon, reason: reason.trim() }),
    onSuccess: async () => {
      onClose();
      notify({ tone: 'success', title: t.ruleSet });
      await client.invalidateQueries({ queryKey: ['money'] });
    },
  });
  return (
    <ConfirmSheet
      title={t.rule}
      isOpen
      onClose={onClose}
      onConfirm={() => setting.mutate()}
      confirmLabel={t.ruleGo}
      isPending={setting.isPending}
      isDisabled={validFrom === null || Number.isNaN(secondFromWon) || reason.trim() === ''}
      whoSees={t.ruleWho}
      {...(setting.error === null ? {} : { error: setting.error })}
    >
      <FormStack>
        <WonField label={t.ruleFrom} value={secondFromWon} onChange={setAmount} least={0} />
        <DateField
          label={t.ruleValid}
          description={t.ruleValidWhy}
          value={validFrom}
          onChange={setFrom}
          min={tomorrow}
          isRequired
        />
        <TextField label={t.reason} value={reason} onChange={setReason} maxLength={300} isRequired />
      </FormStack>
    </ConfirmSheet>
  );
}
