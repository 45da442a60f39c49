import { useText } from '#lib/i18n';
import { homeOf, safeNext, useAddressQuery, useGo } from '#lib/navigation';
import { useForgetEverythingSeen, useSession } from '#lib/session';
import { Link, LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { readSession } from './api.ts';
import { signInMessages } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';

export function SignInPage() {
  const t = useText(signInMessages);
  const { session } = useSession();
  const arrive = useArrival();
  return (
    <Page width="form">
      <PageHeader title={t.title} lead={t.lead} />
      {session.person !== null ? (
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
          <p>
            <Link to="/forgotten">{t.lost}</Link>
          </p>
        </div>
      </FormStack>
    </Page>
  );
}

/** Where one lands after signing in: the page one came from, the set-up of a factor that is still missing, or one's own front page. */
function useArrival(): () => Promise<void> {
  const query = useAddressQuery();
  const go = useGo();
  const forget = useForgetEverythingSeen();
  return async () => {
    await forget();
    const session = await readSession();
    if (!session.secondFactorNeeded) return go(safeNext(query.next, homeOf(session.kind)), { replace: true });
    const next = query.next === undefined ? '' : `?next=${encodeURIComponent(safeNext(query.next, '/'))}`;
    go(`/account/set-up${next}`, { replace: true });
  };
}
