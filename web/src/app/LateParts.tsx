import { lazy, Suspense, useEffect, useState } from 'react';
import { useSessionExpired } from '#lib/expiry';
import { useNotices } from '#lib/notices';
import { useSession } from '#lib/session';
import { readVisitor } from '../rooms/diagnosis/visitor.ts';

const Toasts = lazy(() => import('#ui/Notifications').then((module) => ({ default: module.Toasts })));
const SignInAgain = lazy(() => import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })));
const CarryOver = lazy(() =>
  import('../rooms/diagnosis/CarryOver.tsx').then((module) => ({ default: module.CarryOver })),
);

/** Parts that most visits never need stay out of the first page's script. */
export function LateParts() {
  const expired = useSessionExpired();
  const hasNotices = useNotices().length > 0;
  const isCompany = useSession().session.kind === 'company';
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (hasNotices) setReady(true);
  }, [hasNotices]);
  return (
    <Suspense fallback={null}>
      {ready ? <Toasts /> : null}
      {isCompany && readVisitor() !== null ? <CarryOver /> : null}
      {expired ? <SignInAgain /> : null}
    </Suspense>
  );
}
