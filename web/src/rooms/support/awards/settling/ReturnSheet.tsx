import { useState } from 'react';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { WonField } from '../../money/Fields.tsx';
import { type AwardView, useAwardDeed } from '../api.ts';
import { askReturn } from './api.ts';
import { settlingMessages } from './messages.ts';

/** What came back, with the receipt of the treasury. The key is made once: a second press is the same return. */
export function ReturnSheet({ award, onClose }: { award: AwardView; onClose: () => void }) {
  const t = useText(settlingMessages);
  const locale = useLocale();
  const [key] = useState(newKey);
  const [amountWon, setAmount] = useState(award.dueWon);
  const [receivedOn, setReceivedOn] = useState(todayInSeoul());
  const [receiptNumber, setReceiptNumber] = useState('');
  const [reason, setReason] = useState('');
  const said = { receiptNumber: receiptNumber.trim(), reason: reason.trim() };
  const asking = useAwardDeed(() => askReturn(award.id, { key, amountWon, receivedOn, ...said }), t.returned, onClose);
  return (
    <ConfirmSheet
      title={t.askReturn}
      isOpen
      onClose={onClose}
      onConfirm={() => asking.mutate()}
      confirmLabel={t.settleGo}
      isPending={asking.isPending}
      isDisabled={!(amountWon >= 1) || said.receiptNumber === '' || said.reason === ''}
      whoSees={t.who}
      takeBack={t.back}
      error={asking.error}
    >
      <FormStack>
        <WonField
          label={t.amount}
          value={amountWon}
          onChange={setAmount}
          error={fieldError(asking.error, 'amountWon', locale)}
        />
        <DateField
          label={t.receivedOn}
          value={receivedOn}
          onChange={(on) => setReceivedOn(on ?? receivedOn)}
          isRequired
          error={fieldError(asking.error, 'receivedOn', locale)}
        />
        <TextField
          label={t.receiptNumber}
          value={receiptNumber}
          onChange={setReceiptNumber}
          maxLength={60}
          isRequired
        />
        <TextArea label={t.reason} value={reason} onChange={setReason} maxCharacters={500} rows={2} isRequired />
      </FormStack>
    </ConfirmSheet>
  );
}
