import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { uiMessages } from './messages.ts';
import styles from './Panes.module.css';

interface PanesProps {
  readonly side?: ReactNode;
  readonly sideLabel?: string;
  readonly list?: ReactNode;
  readonly detail: ReactNode;
  readonly context?: ReactNode;
  /** On a narrow screen one pane is seen at a time. */
  readonly narrow?: 'side' | 'list' | 'detail';
}

/** The desk: views | list | detail | context. Each pane scrolls by itself and can be reached by key as a region. */
export function Panes({ side, sideLabel, list, detail, context, narrow = 'detail' }: PanesProps) {
  const t = useText(uiMessages);
  const layout = [
    side !== undefined && 'side',
    list !== undefined && 'list',
    'detail',
    context !== undefined && 'context',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.panes} data-layout={layout} data-narrow={narrow}>
      {side === undefined ? null : (
        <nav className={styles.pane} data-pane="side" aria-label={sideLabel ?? t.menu}>
          {side}
        </nav>
      )}
      {list === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable without a mouse
        <section className={styles.pane} data-pane="list" aria-label={t.list} tabIndex={0}>
          {list}
        </section>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
      <section className={styles.pane} data-pane="detail" aria-label={t.detail} tabIndex={0}>
        {detail}
      </section>
      {context === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
        <aside className={styles.pane} data-pane="context" aria-label={t.context} tabIndex={0}>
          {context}
        </aside>
      )}
    </div>
  );
}

/** One link of the left pane, with a count that never changes its width. */
export function PaneSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.group}>
      <h2 className={styles.groupTitle}>{title}</h2>
      {children}
    </div>
  );
}
