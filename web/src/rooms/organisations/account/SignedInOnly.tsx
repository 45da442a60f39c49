import { type ReactNode, useEffect } from 'react';
import { useGo, usePath } from '#lib/navigation';
import { useSession } from '#lib/session';
import { Skeleton } from '#ui/Loading';
import { Page } from '#ui/Page';

/** Pages of one's own account: for everyone who is signed in, whatever they may do otherwise. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const { session, known } = useSession();
  const path = usePath();
  const go = useGo();
  const isNobody = known && session.person === null;
  useEffect(() => {
    if (isNobody && path !== '/sign-in') go(`/sign-in?next=${encodeURIComponent(path)}`, { replace: true });
  });
  if (known && !isNobody) return children;
  return (
    <Page width="form">
      <Skeleton lines={5} height="40rem" />
    </Page>
  );
}
