import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './ErrorState.module.css';

/** An empty place teaches: what would stand here, why it does not yet, and the one action that fills it. */
export function EmptyState({
  title,
  children,
  action,
  size = 'medium',
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  size?: 'medium' | 'small';
}) {
  return (
    <div className={cx(styles.empty, size === 'small' && styles.small)}>
      <h3>{title}</h3>
      {children === undefined ? null : <p>{children}</p>}
      {action === undefined ? null : <div className={styles.actions}>{action}</div>}
    </div>
  );
}
