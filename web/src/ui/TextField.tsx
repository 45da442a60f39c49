import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components/TextField';
import { useText } from '#lib/i18n';
import { cx } from './class-names.ts';
import styles from './Field.module.css';
import { FieldDescription, FieldFault, FieldLabel, type FieldWords } from './Field.tsx';
import { uiMessages } from './messages.ts';

type Base = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> & FieldWords;

export interface TextFieldProps extends Base {
  readonly placeholder?: string;
  /** After the input: 명, Wh/kg. */
  readonly unit?: string;
}

export function TextField({ label, description, error, isOptional, size, placeholder, unit, ...rest }: TextFieldProps) {
  const input = <Input className={styles.input ?? ''} {...(placeholder === undefined ? {} : { placeholder })} />;
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className={cx(styles.field, size === 'small' && styles.small)}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      {unit === undefined ? (
        input
      ) : (
        <div className={cx(styles.group, error !== undefined && styles.invalid)}>
          {input}
          <span className={styles.unit}>{unit}</span>
        </div>
      )}
      <FieldFault error={error} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Base {
  readonly placeholder?: string;
  readonly rows?: number;
  /** Counts aloud when little is left; the server refuses what is longer. */
  readonly maxCharacters?: number;
}

export function TextArea({
  label,
  description,
  error,
  isOptional,
  size,
  placeholder,
  rows = 5,
  maxCharacters,
  ...rest
}: TextAreaProps) {
  const t = useText(uiMessages);
  const used = [...(rest.value ?? '')].length;
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className={cx(styles.field, size === 'small' && styles.small)}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <AriaTextArea
        className={cx(styles.input, styles.area)}
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <div className={styles.below}>
        <FieldFault error={error} />
        {maxCharacters === undefined ? null : (
          <span className={styles.count} data-over={used > maxCharacters ? '' : undefined}>
            {t.characters({ used, max: maxCharacters })}
          </span>
        )}
      </div>
    </AriaTextField>
  );
}
