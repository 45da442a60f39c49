import { lazy, Suspense, useEffect, useState } from 'react';
import { useSessionExpired } from '#lib/expiry';
import { useNotices } from '#lib/notices';
import { useSession } from '#lib/session';
import { forgetSteps, refreshSteps, useSteps } from '#lib/steps';
import { readVisitor } from '../rooms/diagnosis/visitor.ts';

const Toasts = lazy(() => import('#ui/Notifications').then((module) => ({ default: module.Toasts })));
const UndoBar = lazy(() => import('#ui/UndoBar').then((module) => ({ default: module.UndoBar })));
const SignInAgain = lazy(() => import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })));
const CarryOver = lazy(() =>
  import('../rooms/diagnosis/CarryOver.tsx').then((module) => ({ default: module.CarryOver })),
);

/** Parts that most visits never need stay out of the first page's script. */
export function LateParts() {
  const expired = useSessionExpired();
  const hasNotices = useNotices().length > 0;
  const { kind, person } = useSession().session;
  const isCompany = kind === 'company';
  const hasSteps = useSteps().length > 0;
  const presses = (kind === 'company' || kind === 'agency') && person !== null ? person.id : null;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (hasNotices) setReady(true);
  }, [hasNotices]);
  // What was pressed before the page was loaded anew, or on another screen.
  useEffect(() => {
    if (presses === null) forgetSteps();
    else void refreshSteps().catch(() => undefined);
  }, [presses]);
  return (
    <Suspense fallback={null}>
      {ready ? <Toasts /> : null}
      {hasSteps ? <UndoBar /> : null}
      {isCompany && readVisitor() !== null ? <CarryOver /> : null}
      {expired ? <SignInAgain /> : null}
    </Suspense>
  );
}
