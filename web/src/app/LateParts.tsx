import { lazy, Suspense, useEffect, useState } from 'react';
import { useSessionExpired } from '#lib/expiry';
import { useNotices } from '#lib/notices';

const Toasts = lazy(() => import('#ui/Notifications').then((module) => ({ default: module.Toasts })));
const SignInAgain = lazy(() => import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })));

/** Parts that most visits never need stay out of the first page's script. */
export function LateParts() {
  const expired = useSessionExpired();
  const hasNotices = useNotices().length > 0;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (hasNotices) setReady(true);
  }, [hasNotices]);
  return (
    <Suspense fallback={null}>
      {ready ? <Toasts /> : null}
      {expired ? <SignInAgain /> : null}
    </Suspense>
  );
}
