import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';
import { useText } from '#lib/i18n';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';

/** What every field says about itself. */
export interface FieldWords {
  readonly label: string;
  /** Under the label: format, reason, what not to write. */
  readonly description?: ReactNode;
  /** What is wrong and how to mend it. Its presence makes the field invalid. */
  readonly error?: string | undefined;
  /** Marks the few that may stay empty on a form where most may not. */
  readonly isOptional?: boolean | undefined;
  readonly size?: 'medium' | 'small' | undefined;
}

export function FieldLabel({
  label,
  isRequired,
  isOptional,
}: {
  label: string;
  isRequired?: boolean | undefined;
  isOptional?: boolean | undefined;
}) {
  return (
    <Label className={styles.label ?? ''}>
      {label}
      <Need isRequired={isRequired} isOptional={isOptional} />
    </Label>
  );
}

export function Need({
  isRequired,
  isOptional,
}: {
  isRequired?: boolean | undefined;
  isOptional?: boolean | undefined;
}) {
  const t = useText(uiMessages);
  if (isRequired === true) {
    return (
      <span className={styles.need} data-required="">
        {t.required}
      </span>
    );
  }
  return isOptional === true ? <span className={styles.need}>{t.optional}</span> : null;
}

export function FieldDescription({ children }: { children: ReactNode }) {
  if (children === undefined || children === null) return null;
  return (
    <Text slot="description" className={styles.description ?? ''}>
      {children}
    </Text>
  );
}

export function FieldFault({ error }: { error?: string | undefined }) {
  if (error === undefined) return null;
  return (
    <FieldError className={styles.error ?? ''}>
      <Icon name="warning" size="small" />
      <span>{error}</span>
    </FieldError>
  );
}
