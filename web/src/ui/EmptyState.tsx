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
      <p className={styles.emptyTitle}>{title}</p>
      {children === undefined ? null : <div className={styles.emptyBody}>{children}</div>}
      {action === undefined ? null : <div className={styles.actions}>{action}</div>}
    </div>
  );
}
