import { Fragment, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './DescriptionList.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

export function DescriptionList({ items, size = 'medium' }: { items: readonly Fact[]; size?: 'medium' | 'small' }) {
  return (
    <dl className={cx(styles.list, size === 'small' && styles.small)}>
      {items.map((item) => (
        <Fragment key={item.name}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
