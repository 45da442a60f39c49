import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Notice.module.css';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

const icons: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  danger: 'warning',
};

export interface NoticeProps {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Appeared after something the reader did: read out at once. */
  readonly isLive?: boolean;
  readonly look?: 'box' | 'line';
}

export function Notice({ tone = 'info', title, children, action, isLive = false, look = 'box' }: NoticeProps) {
  const role = isLive ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div className={cx(styles.notice, styles[tone], look === 'line' && styles.line)} role={role}>
      <Icon name={icons[tone]} />
      <div className={styles.words}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children === undefined ? null : <div className={styles.body}>{children}</div>}
        {action === undefined ? null : <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
