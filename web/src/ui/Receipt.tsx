import type { ReactNode } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import styles from './Receipt.module.css';

/** After something was sent: a number, a time, and what comes next. Prints on half a page. */
export function Receipt({
  title,
  number,
  at,
  next,
  children,
  actions,
}: {
  title: string;
  number: string;
  at: string;
  next: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useText(uiMessages);
  const formats = useFormats();
  return (
    <section className={styles.receipt} role="status">
      <h2 className={styles.title}>
        <Icon name="check" size="large" />
        {title}
      </h2>
      <dl className={styles.facts}>
        <dt>{t.receiptNumber}</dt>
        <dd className={styles.number}>{number}</dd>
        <dt>{t.receivedAt}</dt>
        <dd>{formats.dateTime(at)}</dd>
        <dt>{t.whatNext}</dt>
        <dd>{next}</dd>
      </dl>
      {children}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
