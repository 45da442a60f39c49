import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import {
  Button as AriaButton,
  Select as AriaSelect,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components/Select';
import { Input } from 'react-aria-components/TextField';
import { useText } from '#lib/i18n';
import { cx } from './class-names.ts';
import styles from './Field.module.css';
import { FieldDescription, FieldFault, FieldLabel, type FieldWords } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** A second line: what it means, where it is. */
  readonly detail?: string | undefined;
  readonly isDisabled?: boolean;
}

interface ChoiceProps extends FieldWords {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
  readonly name?: string;
}

function Choice({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled === true}
      className={styles.option ?? ''}
    >
      {({ isSelected }) => (
        <>
          <span className={styles.optionText}>
            {option.label}
            {option.detail === undefined ? null : <span className={styles.optionDetail}>{option.detail}</span>}
          </span>
          {isSelected ? <Icon name="check" size="small" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}

/** One of a few. For one of two to five, prefer RadioGroup: all choices are seen at once. */
export function Select({
  label,
  description,
  error,
  isOptional,
  size,
  options,
  value,
  onChange,
  isRequired = false,
  isDisabled = false,
  placeholder,
  name,
}: ChoiceProps) {
  const t = useText(uiMessages);
  return (
    <AriaSelect
      validationBehavior="aria"
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      placeholder={placeholder ?? t.choose}
      {...(name === undefined ? {} : { name })}
      className={cx(styles.field, size === 'small' && styles.small)}
    >
      <FieldLabel label={label} isRequired={isRequired} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <AriaButton className={cx(styles.input, styles.trigger, error !== undefined && styles.invalid)}>
        <SelectValue>
          {({ isPlaceholder, selectedText, defaultChildren }) => (
            <span className={isPlaceholder ? styles.placeholder : undefined}>
              {isPlaceholder ? defaultChildren : selectedText}
            </span>
          )}
        </SelectValue>
        <Icon name="down" />
      </AriaButton>
      <FieldFault error={error} />
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.listBox ?? ''} items={options}>
          {(option) => <Choice option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export interface ComboBoxProps extends ChoiceProps {
  /** Searching on the server or in an engine: give both, and the built-in filter steps aside. */
  readonly inputValue?: string;
  readonly onInputChange?: (text: string) => void;
  readonly nothingFound?: string;
}

/** One of many, found by typing. Matches anywhere in the words and ignores spaces, since Korean names are spaced at will. */
export function ComboBox(props: ComboBoxProps) {
  const {
    label,
    description,
    error,
    isOptional,
    size,
    options,
    value,
    onChange,
    isRequired = false,
    isDisabled = false,
    placeholder,
  } = props;
  const t = useText(uiMessages);
  const searched = props.onInputChange !== undefined;
  return (
    <AriaComboBox
      validationBehavior="aria"
      {...(searched ? { items: options } : { defaultItems: options })}
      {...(props.inputValue === undefined ? {} : { inputValue: props.inputValue })}
      {...(props.onInputChange === undefined ? {} : { onInputChange: props.onInputChange })}
      defaultFilter={(text, input) => searched || squeezed(text).includes(squeezed(input))}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      menuTrigger="focus"
      allowsEmptyCollection
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className={cx(styles.field, size === 'small' && styles.small)}
    >
      <FieldLabel label={label} isRequired={isRequired} isOptional={isOptional} />
      <FieldDescription>{description}</FieldDescription>
      <div className={cx(styles.group, error !== undefined && styles.invalid)}>
        <Input className={styles.input ?? ''} {...(placeholder === undefined ? {} : { placeholder })} />
        <AriaButton className={styles.side ?? ''} aria-label={t.showOptions}>
          <Icon name="down" />
        </AriaButton>
      </div>
      <FieldFault error={error} />
      <Popover className={styles.popover ?? ''}>
        <ListBox
          className={styles.listBox ?? ''}
          items={options}
          renderEmptyState={() => <p className={styles.nothing}>{props.nothingFound ?? t.noOptions}</p>}
        >
          {(option: Option) => <Choice option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

const squeezed = (text: string): string => text.replace(/\s/g, '').toLowerCase();
