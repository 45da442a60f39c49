import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { cx } from './class-names.ts';
import { uiMessages } from './messages.ts';
import styles from './Page.module.css';

// What frames a page and leads nowhere: a page that is to be light takes these and needs no router.

export function SkipLink() {
  const t = useText(uiMessages);
  return (
    <a className={styles.skip} href="#content">
      {t.skipToContent}
    </a>
  );
}

interface PageHeadProps {
  readonly title: ReactNode;
  /** One or two sentences: what this page is for. */
  readonly lead?: ReactNode;
  /** Where this page stands among others. */
  readonly crumbs?: ReactNode;
  /** Tags, numbers, clocks under the title. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHead({ title, lead, crumbs, meta, actions }: PageHeadProps) {
  return (
    <header className={styles.header}>
      {crumbs}
      <div className={styles.headRow}>
        <div className={styles.headWords}>
          <h1>{title}</h1>
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
          {meta === undefined ? null : <div className={styles.meta}>{meta}</div>}
        </div>
        {actions === undefined ? null : (
          <div className={styles.actions} data-print="hide">
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}

/** One column of at most 1,200 px, with an optional aside that falls below on a narrow screen. */
export function Page({
  children,
  aside,
  width = 'full',
}: {
  children: ReactNode;
  aside?: ReactNode;
  width?: 'full' | 'form';
}) {
  return (
    <div className={cx(styles.page, aside !== undefined && styles.withAside, width === 'form' && styles.form)}>
      <div className={styles.main}>{children}</div>
      {aside === undefined ? null : <aside className={styles.aside}>{aside}</aside>}
    </div>
  );
}

export function Section({
  title,
  lead,
  children,
  action,
  level = 2,
}: {
  title: ReactNode;
  /** One sentence under the heading. */
  lead?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <Heading>{title}</Heading>
        {action}
      </div>
      {lead === undefined ? null : <p className={styles.sectionLead}>{lead}</p>}
      {children}
    </section>
  );
}

export function Card({
  title,
  tag,
  children,
  actions,
}: {
  title?: ReactNode;
  tag?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <article className={styles.card}>
      {title === undefined ? null : (
        <div className={styles.cardHead}>
          <h3>{title}</h3>
          {tag}
        </div>
      )}
      {children}
      {actions === undefined ? null : <div className={styles.cardActions}>{actions}</div>}
    </article>
  );
}

/** Buttons that belong together, the main one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actionRow}>{children}</div>;
}

/** A form: one column, generous space, and the buttons at its foot. */
export function FormStack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
