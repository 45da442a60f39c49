import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { useText } from '#lib/i18n';
import styles from './Button.module.css';
import { cx } from './class-names.ts';
import { uiMessages } from './messages.ts';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'link';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly look?: ButtonLook;
  readonly size?: 'medium' | 'small';
  /** The letter that does the same on the desk. */
  readonly keyHint?: string | undefined;
  readonly fullWidth?: boolean;
  readonly children: ReactNode;
}

export function buttonClass(look: ButtonLook, size: 'medium' | 'small', fullWidth = false): string {
  return cx(styles.button, styles[look], size === 'small' && styles.small, fullWidth && styles.full);
}

/**
 * While `isPending` the button keeps its width and its focus, says so to screen readers, and takes no second press. Done
 * here and not by the library, whose announcement leaves an image without a name behind once the button is gone.
 */
export function Button({
  look = 'secondary',
  size = 'medium',
  keyHint,
  fullWidth = false,
  isPending = false,
  children,
  ...rest
}: ButtonProps) {
  const t = useText(uiMessages);
  return (
    <>
      <AriaButton {...rest} {...(isPending ? still : {})} className={buttonClass(look, size, fullWidth)}>
        <span className={cx(styles.content, isPending && styles.hidden)}>
          {children}
          {keyHint === undefined ? null : (
            <span className={styles.key} aria-hidden="true">
              {keyHint}
            </span>
          )}
        </span>
        {isPending ? <span className={styles.spinner} role="img" aria-label={t.working} /> : null}
      </AriaButton>
      <span role="status" className="visually-hidden">
        {isPending ? t.working : ''}
      </span>
    </>
  );
}

/** No press, and no submitting of the form by Enter in a field. */
const still = {
  type: 'button',
  'aria-disabled': 'true',
  'data-pending': '',
  onPress: () => undefined,
  onPressStart: () => undefined,
} as const;
