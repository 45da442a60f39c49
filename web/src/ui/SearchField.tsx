import type { Ref } from 'react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
  Label,
} from 'react-aria-components/SearchField';
import { useText } from '#lib/i18n';
import { cx } from './class-names.ts';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly placeholder?: string;
  readonly size?: 'medium' | 'small';
  readonly showLabel?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function SearchField({ label, placeholder, size, showLabel = false, inputRef, ...rest }: SearchFieldProps) {
  const t = useText(uiMessages);
  return (
    <AriaSearchField {...rest} className={cx(styles.field, size === 'small' && styles.small)}>
      {({ isEmpty }) => (
        <>
          <Label className={showLabel ? (styles.label ?? '') : 'visually-hidden'}>{label}</Label>
          <div className={styles.group}>
            <Input
              className={styles.input ?? ''}
              placeholder={placeholder ?? label}
              {...(inputRef === undefined ? {} : { ref: inputRef })}
            />
            {isEmpty ? null : (
              <Button className={styles.side ?? ''} aria-label={t.clear}>
                <Icon name="close" size="small" />
              </Button>
            )}
          </div>
        </>
      )}
    </AriaSearchField>
  );
}
