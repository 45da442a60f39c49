import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError, isProblem } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import styles from '../Awards.module.css';
import { useAwardDeed } from '../api.ts';
import { enterExpenses } from './api.ts';
import { spendingMessages } from './messages.ts';
import { brokenRows, type Draft, draftsOf, emptyDraft, type Field, rowOf } from './rows.ts';

interface Props {
  readonly awardId: string;
  readonly items: readonly string[];
  readonly isMany: boolean;
  readonly onClose: () => void;
}

/**
 * One receipt, or many as they were copied from a spreadsheet. Rows that the server names are corrected here, in their
 * place; nothing is stored until all of them hold, and keys stay with their rows, so that sending again stores none twice.
 */
export function EnterSheet({ awardId, items, isMany, onClose }: Props) {
  const t = useText(spendingMessages);
  const [pasted, setPasted] = useState('');
  const [rows, setRows] = useState<readonly Draft[]>(() => (isMany ? [] : [emptyDraft()]));
  const entering = useAwardDeed(() => enterExpenses(awardId, rows.map(rowOf)), t.saved, onClose);
  const broken = isProblem(entering.error) ? brokenRows(entering.error.fieldPaths) : [];
  const shown = isMany ? broken : [0];
  const change = (at: number, draft: Draft) => setRows(rows.map((row, index) => (index === at ? draft : row)));
  return (
    <ConfirmSheet
      title={isMany ? t.paste : t.enter}
      isOpen
      onClose={onClose}
      onConfirm={() => entering.mutate()}
      confirmLabel={t.save}
      isPending={entering.isPending}
      isDisabled={rows.length === 0 || rows.length > 300}
      whoSees={t.who}
      takeBack={t.back}
      {...(broken.length > 0 ? {} : { error: entering.error })}
    >
      <FormStack>
        {isMany && broken.length === 0 ? (
          <TextArea
            label={t.pasteLabel}
            description={t.pasteWhy}
            value={pasted}
            onChange={(text) => {
              setPasted(text);
              setRows(draftsOf(text));
            }}
            rows={6}
            isRequired
          />
        ) : null}
        {isMany ? <p aria-live="polite">{t.rows({ count: rows.length })}</p> : null}
        {broken.length === 0 ? null : <Notice tone="danger" isLive title={t.broken({ count: broken.length })} />}
        {shown.map((at) => {
          const draft = rows[at];
          if (draft === undefined) return null;
          const row = { draft, onChange: (next: Draft) => change(at, next), items, error: entering.error };
          return (
            <fieldset key={draft.key} className={styles.group}>
              {isMany ? <legend>{t.row({ count: at + 1 })}</legend> : null}
              <RowFields {...row} at={at} />
            </fieldset>
          );
        })}
      </FormStack>
    </ConfirmSheet>
  );
}

interface RowProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly items: readonly string[];
  readonly error: unknown;
  readonly at: number;
}
const texts = ['spentOn', 'vendor', 'vendorNumber', 'grantWon', 'ownWon', 'purpose', 'receiptNumber'] as const;
const optional: readonly Field[] = ['vendorNumber', 'receiptNumber', 'ownWon', 'grantWon'];

function RowFields({ draft, onChange, items, error, at }: RowProps) {
  const t = useText(spendingMessages);
  const locale = useLocale();
  const wrong = (field: Field) => fieldError(error, `rows.${at}.${field}`, locale);
  const labels: Readonly<Record<(typeof texts)[number], string>> = {
    ...{ spentOn: t.spentOn, vendor: t.vendor, vendorNumber: t.vendorNumber, grantWon: t.grant, ownWon: t.own },
    ...{ purpose: t.purpose, receiptNumber: t.receiptNumber },
  };
  return (
    <div className={styles.row}>
      <Select
        label={t.item}
        value={items.includes(draft.item) ? draft.item : null}
        options={items.map((id) => ({ id, label: id }))}
        onChange={(item) => onChange({ ...draft, item: item ?? '' })}
        error={wrong('item')}
      />
      {texts.map((field) => (
        <TextField
          key={field}
          label={labels[field]}
          value={draft[field]}
          onChange={(text) => onChange({ ...draft, [field]: text })}
          maxLength={200}
          {...(field === 'spentOn' ? { placeholder: '2026-06-01' } : {})}
          {...(optional.includes(field) ? { isOptional: true } : { isRequired: true })}
          error={wrong(field)}
        />
      ))}
    </div>
  );
}
