import type { MoneyStepKind } from '@boru/contract/money';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { type MoneyRequest, type Said, stepWith } from './api.ts';
import { budgetMessages } from './messages.ts';
import { useMoneyWord } from './useMoneyWord.ts';

type Paid = { readonly paidOn: string | null; readonly paidReference: string };

const isReady = (kind: MoneyStepKind, words: string, { paidOn, paidReference }: Paid): boolean =>
  kind === 'carryOut' ? paidOn !== null && paidReference.trim() !== '' : kind !== 'refuse' || words.trim() !== '';
const bodyOf = (kind: MoneyStepKind, words: string, { paidOn, paidReference }: Paid): Said =>
  kind === 'carryOut'
    ? { paidOn: paidOn ?? '', paidReference: paidReference.trim() }
    : { words: words.trim() === '' ? null : words.trim() };

/** One step with one request: approve, refuse, take back, or write down that it was paid elsewhere. */
export function StepSheet({
  request,
  kind,
  onClose,
}: {
  request: MoneyRequest;
  kind: MoneyStepKind;
  onClose: () => void;
}) {
  const t = useText(budgetMessages);
  const word = useMoneyWord();
  const formats = useFormats();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const [paid, setPaid] = useState<Paid>({ paidOn: todayInSeoul(), paidReference: '' });
  const stepping = useMutation({
    mutationFn: () => stepWith(request.id, kind, bodyOf(kind, words, paid)),
    onSuccess: async () => {
      onClose();
      notify({ tone: 'success', title: t.done });
      await client.invalidateQueries({ queryKey: ['money'] });
    },
    // Somebody else was quicker: the page behind shows what is true now.
    onError: () => void client.invalidateQueries({ queryKey: ['money'] }),
  });
  return (
    <ConfirmSheet
      title={t.deedFor({ what: word('moneyStep', kind), amount: formats.won(request.amountWon) })}
      isOpen
      onClose={onClose}
      onConfirm={() => stepping.mutate()}
      confirmLabel={word('moneyStep', kind)}
      isPending={stepping.isPending}
      isDisabled={!isReady(kind, words, paid)}
      {...(stepping.error === null ? {} : { error: stepping.error })}
      whoSees={t.ruleWho}
      {...(kind === 'approve' ? { takeBack: t.approveWhy } : {})}
    >
      <FormStack>
        {kind === 'carryOut' ? (
          <PaidFields paid={paid} onChange={setPaid} error={stepping.error} />
        ) : (
          <TextArea
            label={t.words}
            value={words}
            onChange={setWords}
            maxCharacters={300}
            rows={2}
            {...(kind === 'refuse' ? { isRequired: true } : { isOptional: true })}
          />
        )}
      </FormStack>
    </ConfirmSheet>
  );
}

function PaidFields({ paid, onChange, error }: { paid: Paid; onChange: (paid: Paid) => void; error: unknown }) {
  const t = useText(budgetMessages);
  const locale = useLocale();
  return (
    <>
      <p>{t.paidWhy}</p>
      <DateField
        label={t.paidOn}
        value={paid.paidOn}
        onChange={(paidOn) => onChange({ ...paid, paidOn })}
        isRequired
        error={fieldError(error, 'paidOn', locale)}
      />
      <TextField
        label={t.paidReference}
        value={paid.paidReference}
        onChange={(paidReference) => onChange({ ...paid, paidReference })}
        maxLength={100}
        isRequired
      />
    </>
  );
}
