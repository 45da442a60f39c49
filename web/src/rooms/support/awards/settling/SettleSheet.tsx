import { settle } from '@boru/engines/money';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { fieldError } from '#lib/problem';
import { Checkbox } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Notice } from '#ui/Notice';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import styles from '../Awards.module.css';
import { useAwardDeed } from '../api.ts';
import { type Form, settleAward } from './api.ts';
import { settlingMessages } from './messages.ts';

/** Why each refused receipt is not allowed, by its number; a receipt that is not here is allowed. */
type Refusals = Readonly<Record<string, string>>;

const refusedAtFirst = (form: Form): Refusals =>
  Object.fromEntries(form.receipts.filter(({ papers }) => papers === 0).map(({ id }) => [id, '']));

/** Each receipt allowed or not; below, the result of the same engine that the server asks. */
export function SettleSheet({ awardId, form, onClose }: { awardId: string; form: Form; onClose: () => void }) {
  const t = useText(settlingMessages);
  const locale = useLocale();
  const [key] = useState(newKey);
  const [refusals, setRefusals] = useState(() => refusedAtFirst(form));
  const [percent, setPercent] = useState(0);
  const [reduceReason, setReduceReason] = useState('');
  const [reason, setReason] = useState('');
  const reducePercent = Number.isNaN(percent) ? 0 : percent;
  const settling = useAwardDeed(
    () =>
      settleAward(awardId, {
        key,
        decisions: form.receipts.map(({ id }) => {
          const why = refusals[id];
          return { expenseId: id, isAllowed: why === undefined, reason: why?.trim() || null };
        }),
        reducePercent,
        reduceReason: reduceReason.trim() || null,
        reason: reason.trim(),
      }),
    t.settled,
    onClose,
  );
  const isSaid = Object.values(refusals).every((why) => why.trim() !== '') && reason.trim() !== '';
  return (
    <ConfirmSheet
      title={t.settle}
      isOpen
      onClose={onClose}
      onConfirm={() => settling.mutate()}
      confirmLabel={t.settleGo}
      isPending={settling.isPending}
      isDisabled={!isSaid || (reducePercent > 0 && reduceReason.trim() === '')}
      whoSees={t.who}
      takeBack={t.back}
      error={settling.error}
    >
      <FormStack>
        <Decisions form={form} refusals={refusals} onChange={setRefusals} />
        {form.mostPercent === 0 ? null : (
          <>
            <NumberField
              label={t.reduce}
              description={t.reduceMost({ months: form.monthsLate, most: form.mostPercent })}
              value={percent}
              onChange={setPercent}
              minValue={0}
              maxValue={form.mostPercent}
              error={fieldError(settling.error, 'reducePercent', locale)}
            />
            <TextField label={t.reduceWhy} value={reduceReason} onChange={setReduceReason} maxLength={300} isOptional />
          </>
        )}
        <TextArea label={t.reason} value={reason} onChange={setReason} maxCharacters={500} rows={2} isRequired />
        <Outcome form={form} refusals={refusals} reducePercent={reducePercent} />
      </FormStack>
    </ConfirmSheet>
  );
}

function Outcome({ form, refusals, reducePercent }: { form: Form; refusals: Refusals; reducePercent: number }) {
  const t = useText(settlingMessages);
  const { won } = useFormats();
  const receipts = form.receipts.map((one) => ({ ...one, isAllowed: refusals[one.id] === undefined }));
  const done = settle({ ...form, receipts, reducePercent: Math.min(reducePercent, form.mostPercent) });
  return (
    <p aria-live="polite">
      {t.result({
        final: won(done.finalWon),
        due: won(done.dueWon),
        byRate: won(done.byRateWon),
        allowed: won(done.allowedGrantWon),
        release: won(done.releaseWon),
      })}
    </p>
  );
}

interface DecisionProps {
  readonly form: Form;
  readonly refusals: Refusals;
  readonly onChange: (refusals: Refusals) => void;
}
function Decisions({ form, refusals, onChange }: DecisionProps) {
  const t = useText(settlingMessages);
  const { won } = useFormats();
  const toggle = (id: string, isRefused: boolean) => {
    const { [id]: _gone, ...rest } = refusals;
    onChange(isRefused ? { ...refusals, [id]: '' } : rest);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t.receipts}</legend>
      {form.receipts.map(({ id, purpose, vendor, grantWon, ownWon, papers, twins }) => (
        <div key={id} className={styles.row}>
          <Checkbox
            label={t.refuse({ name: purpose })}
            detail={`${vendor} · ${won(grantWon)} + ${won(ownWon)}${papers === 0 ? ` · ${t.noPaper}` : ''}`}
            isSelected={refusals[id] !== undefined}
            isDisabled={papers === 0}
            onChange={(isRefused) => toggle(id, isRefused)}
          />
          {twins === 0 ? null : <Notice tone="warning" look="line" title={t.twins} />}
          {refusals[id] === undefined ? null : (
            <TextField
              label={t.refuseWhy({ name: purpose })}
              value={refusals[id] ?? ''}
              onChange={(why) => onChange({ ...refusals, [id]: why })}
              maxLength={300}
              isRequired
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}
