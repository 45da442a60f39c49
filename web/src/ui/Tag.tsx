import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './Tag.module.css';

export type TagTone = 'plain' | 'blue' | 'red' | 'amber' | 'green';

/** A word in a colour; the colour never says anything the word does not. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={cx(styles.tag, styles[tone])}>{children}</span>;
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.key}>{children}</kbd>;
}
