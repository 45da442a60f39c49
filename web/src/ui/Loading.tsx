import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '#lib/i18n';
import styles from './Loading.module.css';
import { uiMessages } from './messages.ts';

/**
 * Holds the place of what is coming, in its size, so that nothing moves when it arrives.
 * Shown at once but painted only after a moment: a quick answer never flickers.
 */
export function Skeleton({
  lines = 3,
  height,
  shape = 'lines',
  isSample = false,
}: {
  lines?: number;
  /** The room that will be needed; steps of the style sheet, because a page rendered ahead may carry no style attribute. */
  height?: '20rem' | '30rem' | '40rem' | '50rem' | '60rem';
  shape?: 'lines' | 'rows' | 'block';
  /** In the catalogue nothing is coming: what stands below stays in sight. */
  isSample?: boolean;
}) {
  const t = useText(uiMessages);
  return (
    <div
      className={styles.skeleton}
      data-shape={shape}
      data-skeleton={isSample ? undefined : ''}
      role="status"
      data-height={height}
    >
      <span className="visually-hidden">{t.loading}</span>
      {Array.from({ length: shape === 'block' ? 1 : lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars of a skeleton have nothing else to tell them apart
        <span key={index} className={styles.bar} aria-hidden="true" />
      ))}
    </div>
  );
}

export interface Loadable<Value> {
  readonly data: Value | undefined;
  readonly error: unknown;
  readonly refetch?: (() => unknown) | undefined;
}

/** Draws the three states of a query: coming, failed, here. A failed refresh of what is already here stays quiet. */
export function Loaded<Value>({
  query,
  skeleton,
  fault,
  children,
}: {
  query: Loadable<Value>;
  skeleton: ReactNode;
  fault: (error: unknown, retry: () => void) => ReactNode;
  children: (value: Value) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null && query.error !== undefined) return fault(query.error, () => void query.refetch?.());
  return skeleton;
}

/** A thin bar over the page while the next page's script is on its way. */
export function PageProgress({ isBusy }: { isBusy: boolean }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!isBusy) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return late ? <div className={styles.pageProgress} aria-hidden="true" /> : null;
}
