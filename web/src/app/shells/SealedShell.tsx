import type { ReactNode } from 'react';
import { SealedBar } from './SealedBar.tsx';
import styles from './Shell.module.css';

/** Around a page for reports: nothing that asks who is looking, and a way out on every screen. */
export function SealedShell({ children }: { children: ReactNode }) {
  return (
    <div className={styles.shell} data-shell="sealed">
      <SealedBar />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
