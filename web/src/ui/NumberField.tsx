import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components/NumberField';
import { useText } from '#lib/i18n';
import { cx } from './class-names.ts';
import styles from './Field.module.css';
import { FieldDescription, FieldFault, FieldLabel, type FieldWords } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    FieldWords {
  readonly unit?: string;
  /** Steps make sense for a head count, not for an energy density. */
  readonly hasSteppers?: boolean;
  readonly placeholder?: string;
}

export function NumberField({
  label,
  description,
  error,
  isOptional,
  size,
  unit,
  hasSteppers = false,
  placeholder,
  ...rest
}: NumberFieldProps) {
  const t = useText(uiMessages);
  return (
    <AriaNumberField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className={cx(styles.field, size === 'small' && styles.small)}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <Group className={styles.group ?? ''}>
        {hasSteppers ? (
          <Button slot="decrement" className={styles.side ?? ''} aria-label={t.decrease}>
            <Icon name="minus" size="small" />
          </Button>
        ) : null}
        <Input className={cx(styles.input, styles.numeric)} {...(placeholder === undefined ? {} : { placeholder })} />
        {unit === undefined ? null : <span className={styles.unit}>{unit}</span>}
        {hasSteppers ? (
          <Button slot="increment" className={styles.side ?? ''} aria-label={t.increase}>
            <Icon name="plus" size="small" />
          </Button>
        ) : null}
      </Group>
      <FieldFault error={error} />
    </AriaNumberField>
  );
}
