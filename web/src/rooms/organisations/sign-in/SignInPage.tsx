import { useState } from 'react';
import { useText } from '#lib/i18n';
import { homeOf, safeNext, useAddressQuery, useGo } from '#lib/navigation';
import { useForgetEverythingSeen, useSession } from '#lib/session';
import { Disclosure } from '#ui/Disclosure';
import { Link, LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { readSession } from './api.ts';
import { signInMessages } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';

export function SignInPage() {
  const t = useText(signInMessages);
  const query = useAddressQuery();
  const { session } = useSession();
  const [isBack, setBack] = useState(false);
  const arrive = useArrival(() => setBack(true));
  const isAgain = query.again !== undefined;
  if (isBack) {
    return (
      <Page width="form">
        <Notice tone="success" title={t.againTitle} isLive>
          {t.againBody}
        </Notice>
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={t.title} lead={t.lead} />
      {session.person !== null && !isAgain ? (
        <Notice
          title={t.alreadyTitle({ name: session.person.name })}
          action={<LinkButton to={homeOf(session.kind)}>{t.alreadyGo}</LinkButton>}
        />
      ) : null}
      <FormStack>
        <SignInForm onDone={arrive} />
        <div>
          <p>
            {t.register} <Link to="/register">{t.registerGo}</Link>
          </p>
          <Disclosure title={t.lost} level={2}>
            {t.lostBody}
          </Disclosure>
        </div>
      </FormStack>
    </Page>
  );
}

/** Where one lands after signing in: the page one came from, the set-up of a factor that is still missing, or one's own front page. */
function useArrival(onBack: () => void): () => Promise<void> {
  const query = useAddressQuery();
  const go = useGo();
  const forget = useForgetEverythingSeen();
  return async () => {
    if (query.again !== undefined) {
      onBack();
      window.close();
      return;
    }
    await forget();
    const session = await readSession();
    if (session.secondFactorNeeded) return go('/account/set-up', { replace: true });
    go(safeNext(query.next, homeOf(session.kind)), { replace: true });
  };
}
