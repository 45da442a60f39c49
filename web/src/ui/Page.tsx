import type { ComponentProps, ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { PageHead } from './Frame.tsx';
import { Icon } from './Icon.tsx';
import { Link, LinkButton } from './Link.tsx';
import { uiMessages } from './messages.ts';
import styles from './Page.module.css';

export { Actions, Card, FormStack, Page, Section, SkipLink } from './Frame.tsx';

export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const t = useText(uiMessages);
  return (
    <nav className={styles.crumbs} aria-label={t.breadcrumb}>
      <ol>
        {items.map((item) => (
          <li key={item.label}>
            {item.to === undefined ? (
              <span aria-current="page">{item.label}</span>
            ) : (
              <Link to={item.to}>{item.label}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

type PageHeaderProps = Omit<ComponentProps<typeof PageHead>, 'crumbs'> & { readonly crumbs?: readonly Crumb[] };

export function PageHeader({ crumbs, ...head }: PageHeaderProps) {
  return <PageHead {...head} crumbs={crumbs === undefined ? null : <Breadcrumb items={crumbs} />} />;
}

/** The end of every company page: the one most useful next thing, and why. */
export function NextStep({ title, why, to, label }: { title: string; why: ReactNode; to: string; label: string }) {
  return (
    <section className={styles.next} data-print="hide">
      <div>
        <h2>{title}</h2>
        <p>{why}</p>
      </div>
      <LinkButton to={to} look="primary">
        {label}
        <Icon name="arrow" size="small" />
      </LinkButton>
    </section>
  );
}
