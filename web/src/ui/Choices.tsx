import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import styles from './Choices.module.css';
import { cx } from './class-names.ts';
import { FieldDescription, FieldFault, FieldLabel, type FieldWords, Need } from './Field.tsx';
import { Icon } from './Icon.tsx';

export interface ChoiceOption {
  readonly id: string;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly isDisabled?: boolean;
}

interface GroupProps extends FieldWords {
  readonly options: readonly ChoiceOption[];
  readonly direction?: 'column' | 'row';
  /** Each choice in a frame of its own: for the one decision of a page. */
  readonly look?: 'plain' | 'cards';
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly name?: string;
}

function Words({ label, detail }: { label: ReactNode; detail?: ReactNode }) {
  return (
    <span className={styles.text}>
      {label}
      {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
    </span>
  );
}

export interface RadioGroupProps extends GroupProps {
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

export function RadioGroup({
  label,
  description,
  error,
  isOptional,
  options,
  direction = 'column',
  look = 'plain',
  value,
  onChange,
  isRequired = false,
  isDisabled = false,
  isReadOnly = false,
  name,
}: RadioGroupProps) {
  return (
    <AriaRadioGroup
      validationBehavior="aria"
      className={styles.group ?? ''}
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      isInvalid={error !== undefined}
      orientation={direction === 'row' ? 'horizontal' : 'vertical'}
      {...(name === undefined ? {} : { name })}
    >
      <FieldLabel label={label} isRequired={isRequired} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <div className={styles.options} data-direction={direction}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled === true}
            className={cx(styles.choice, look === 'cards' && styles.card)}
          >
            <span className={styles.dot} />
            <Words label={option.label} detail={option.detail} />
          </Radio>
        ))}
      </div>
      <FieldFault error={error} />
    </AriaRadioGroup>
  );
}

export interface CheckboxGroupProps extends GroupProps {
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

export function CheckboxGroup({
  label,
  description,
  error,
  isOptional,
  options,
  direction = 'column',
  look = 'plain',
  value,
  onChange,
  isRequired = false,
  isDisabled = false,
  isReadOnly = false,
  name,
}: CheckboxGroupProps) {
  return (
    <AriaCheckboxGroup
      validationBehavior="aria"
      className={styles.group ?? ''}
      value={[...value]}
      onChange={onChange}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      isInvalid={error !== undefined}
      {...(name === undefined ? {} : { name })}
    >
      <FieldLabel label={label} isRequired={isRequired} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <div className={styles.options} data-direction={direction}>
        {options.map((option) => (
          <AriaCheckbox
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled === true}
            className={cx(styles.choice, look === 'cards' && styles.card)}
          >
            {({ isSelected }) => (
              <>
                <span className={styles.box}>{isSelected ? <Icon name="check" size="small" /> : null}</span>
                <Words label={option.label} detail={option.detail} />
              </>
            )}
          </AriaCheckbox>
        ))}
      </div>
      <FieldFault error={error} />
    </AriaCheckboxGroup>
  );
}

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly error?: string | undefined;
  readonly look?: 'plain' | 'card';
}

export function Checkbox({ label, detail, error, look = 'plain', ...rest }: CheckboxProps) {
  return (
    <div>
      <AriaCheckbox
        validationBehavior="aria"
        {...rest}
        isInvalid={error !== undefined}
        className={cx(styles.choice, look === 'card' && styles.card)}
      >
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={styles.box}>
              {isIndeterminate ? (
                <Icon name="minus" size="small" />
              ) : isSelected ? (
                <Icon name="check" size="small" />
              ) : null}
            </span>
            <Words
              label={
                <>
                  {label}
                  <Need isRequired={rest.isRequired} />
                </>
              }
              detail={detail}
            />
          </>
        )}
      </AriaCheckbox>
      {error === undefined ? null : (
        <p className="small" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

export interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className' | 'style'> {
  readonly label: ReactNode;
  readonly detail?: ReactNode;
}

/** Acts at once, without a save button. What waits for a save is a Checkbox. */
export function Switch({ label, detail, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles.choice ?? ''}>
      <span className={styles.track} />
      <Words label={label} detail={detail} />
    </AriaSwitch>
  );
}
