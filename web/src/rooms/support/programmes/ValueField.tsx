import type { FieldDefinition } from '@boru/contract/eligibility-facts';
import type { Scalar } from '@boru/engines/eligibility';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { NumberField } from '#ui/NumberField';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import type { Names } from './api.ts';
import { choicesOf } from './judging.ts';
import { programmeMessages } from './messages.ts';

/** The choices of a fact by their names: fixed ones, or those of the region. */
export function useOptions(field: FieldDefinition, names: Names): readonly { id: string; label: string }[] {
  const pick = usePick();
  if (typeof field.choices === 'string')
    return choicesOf(names, field.choices).map(({ id, name }) => ({ id, label: pick(name) }));
  return Object.entries(field.choices ?? {}).map(([id, name]) => ({ id, label: pick(name) }));
}

export interface ValueFieldProps {
  readonly field: FieldDefinition;
  readonly names: Names;
  readonly label: string;
  readonly value: Scalar | null;
  readonly onChange: (value: Scalar | null) => void;
  readonly error?: string | undefined;
}

/** One value of a fact, by its type. */
export function ValueField({ field, names, label, value, onChange, error }: ValueFieldProps) {
  const t = useText(programmeMessages);
  const locale = useLocale();
  const options = useOptions(field, names);
  switch (field.type) {
    case 'boolean':
      return (
        <RadioGroup
          label={label}
          direction="row"
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(id) => onChange(id === 'yes')}
          options={[
            { id: 'yes', label: t.booleanYes },
            { id: 'no', label: t.booleanNo },
          ]}
          error={error}
        />
      );
    case 'integer':
    case 'won':
      return (
        <NumberField
          label={label}
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={(number) => onChange(Number.isNaN(number) ? null : Math.trunc(number))}
          minValue={0}
          maxValue={Number.MAX_SAFE_INTEGER}
          formatOptions={{ maximumFractionDigits: 0, useGrouping: field.unit !== undefined || field.type === 'won' }}
          unit={field.type === 'won' ? (locale === 'ko' ? t.wonUnit : 'KRW') : (field.unit?.[locale] ?? '')}
          error={error}
        />
      );
    case 'date':
      return (
        <DateField label={label} value={typeof value === 'string' ? value : null} onChange={onChange} error={error} />
      );
    case 'choice':
      return (
        <Select
          label={label}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          options={options}
          error={error}
        />
      );
    default:
      return (
        <TextField
          label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={(text) => onChange(text === '' ? null : text)}
          maxLength={100}
          error={error}
        />
      );
  }
}

export interface ManyFieldProps extends Omit<ValueFieldProps, 'value' | 'onChange'> {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Several of the choices of a fact; free beginnings of a code are written with commas between. */
export function ManyField({ field, names, label, value, onChange, error }: ManyFieldProps) {
  const options = useOptions(field, names);
  if (field.type === 'text')
    return (
      <TextField
        label={label}
        value={value.join(', ')}
        onChange={(text) => onChange(text.split(',').map((one) => one.trim()))}
        maxLength={300}
        error={error}
      />
    );
  return (
    <CheckboxGroup label={label} direction="row" value={value} onChange={onChange} options={options} error={error} />
  );
}
