import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { NumberField } from '#ui/NumberField';
import { TextArea, TextField } from '#ui/TextField';
import { budgetMessages } from './messages.ts';

interface AmountProps {
  readonly label: string;
  readonly description?: string;
  readonly value: number;
  readonly onChange: (won: number) => void;
  readonly least?: number;
  readonly error?: string | undefined;
}
/** Whole won; NaN while empty. */
export function WonField({ label, description, value, onChange, least = 1, error }: AmountProps) {
  const t = useText(budgetMessages);
  return (
    <NumberField
      label={label}
      {...(description === undefined ? {} : { description })}
      value={value}
      onChange={(next) => onChange(Number.isNaN(next) ? next : Math.trunc(next))}
      minValue={least}
      maxValue={Number.MAX_SAFE_INTEGER}
      unit={t.won}
      isRequired
      error={error}
    />
  );
}

export type Why = { readonly reason: string; readonly basis: string };
export const noWhy: Why = { reason: '', basis: '' };
export const isSaid = ({ reason, basis }: Why): boolean => reason.trim() !== '' && basis.trim() !== '';
export const saidOf = ({ reason, basis }: Why): Why => ({ reason: reason.trim(), basis: basis.trim() });

/** Why, and on what paper: asked for with every request. */
export function WhyFields({ why, onChange, error }: { why: Why; onChange: (why: Why) => void; error: unknown }) {
  const t = useText(budgetMessages);
  const locale = useLocale();
  return (
    <>
      <TextArea
        label={t.reason}
        value={why.reason}
        onChange={(reason) => onChange({ ...why, reason })}
        maxCharacters={500}
        rows={2}
        isRequired
        error={fieldError(error, 'reason', locale)}
      />
      <TextField
        label={t.basis}
        value={why.basis}
        onChange={(basis) => onChange({ ...why, basis })}
        maxLength={200}
        isRequired
        error={fieldError(error, 'basis', locale)}
      />
    </>
  );
}
