import { Outlet } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useGo, usePath } from '#lib/navigation';
import { type Session, useSession } from '#lib/session';
import { Skeleton } from '#ui/Loading';
import { Page } from '#ui/Page';
import { cx } from '../../ui/class-names.ts';
import { NotFound } from '../NotFound.tsx';
import type { ShellName } from '../routes.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { SealedShell } from './SealedShell.tsx';
import styles from './Shell.module.css';

const CarryOver = lazy(() =>
  import('../../rooms/diagnosis/CarryOver.tsx').then((module) => ({ default: module.CarryOver })),
);

/** Who finds a page of this shell at all. For everyone else it looks absent; the server decides on its own anyway. */
export function mayEnter(shell: ShellName, kind: Session['kind']): boolean {
  if (shell === 'public' || shell === 'sealed') return true;
  if (shell === 'company') return kind === 'company';
  if (shell === 'desk') return kind === 'agency';
  if (shell === 'expert') return kind === 'expert';
  return kind === 'administrator';
}

export function Shell({ name, children }: { name: ShellName; children?: ReactNode }) {
  if (name === 'sealed') return <SealedShell>{children ?? <Outlet />}</SealedShell>;
  const dense = name === 'desk' || name === 'administration';
  return (
    <div className={cx(styles.shell, dense && styles.dense)} data-shell={name}>
      <Header shell={name} />
      <main id="content" className={styles.content} tabIndex={-1}>
        <Gate shell={name}>{children ?? <Outlet />}</Gate>
      </main>
      {dense ? null : <Footer />}
    </div>
  );
}

function Gate({ shell, children }: { shell: ShellName; children: ReactNode }) {
  const { session, known } = useSession();
  const path = usePath();
  const go = useGo();
  const signInFirst = known && shell !== 'public' && session.person === null;
  // Staff before their second factor find nothing here; they are led to where they can set it up.
  const setUpFirst = known && shell !== 'public' && session.secondFactorNeeded;
  useEffect(() => {
    // The path is the next page's already while this shell is still leaving; it must not send it to itself.
    if (signInFirst && path !== '/sign-in') go(`/sign-in?next=${encodeURIComponent(path)}`, { replace: true });
    if (setUpFirst && path !== '/account/set-up')
      go(`/account/set-up?next=${encodeURIComponent(path)}`, { replace: true });
  });
  if (shell === 'public') return children;
  if (!known || signInFirst || setUpFirst) {
    return (
      <Page>
        <Skeleton lines={5} height="40rem" />
      </Page>
    );
  }
  if (!mayEnter(shell, session.kind)) return <NotFound />;
  return (
    <>
      {children}
      {shell === 'company' ? (
        <Suspense fallback={null}>
          <CarryOver />
        </Suspense>
      ) : null}
    </>
  );
}
