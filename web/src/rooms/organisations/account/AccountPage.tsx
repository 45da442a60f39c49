import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { useSession } from '#lib/session';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { rightsMessages } from '../rights/messages.ts';
import { accountQuery } from './api.ts';
import { Details } from './Details.tsx';
import { Memberships } from './Memberships.tsx';
import { accountMessages, setUpMessages } from './messages.ts';
import { SignedInOnly } from './SignedInOnly.tsx';

export function AccountPage() {
  const t = useText(accountMessages);
  const rights = useText(rightsMessages);
  const setUp = useText(setUpMessages);
  const query = useQuery(accountQuery);
  const { session } = useSession();
  return (
    <SignedInOnly>
      <Page width="form">
        <PageHeader
          title={t.title}
          lead={t.lead}
          actions={
            <>
              <LinkButton to="/account/security">{t.securityGo}</LinkButton>
              <LinkButton to="/account/notifications">{t.noticesGo}</LinkButton>
              <LinkButton to="/account/data">{rights.go}</LinkButton>
            </>
          }
        />
        {session.secondFactorNeeded ? (
          <Notice
            tone="warning"
            title={setUp.required}
            action={
              <LinkButton look="primary" to="/account/set-up">
                {t.secondGo}
              </LinkButton>
            }
          />
        ) : null}
        <Section title={t.memberships}>
          <Memberships />
        </Section>
        <Section title={t.details}>
          <Loaded
            query={query}
            skeleton={<Skeleton lines={4} height="30rem" />}
            fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
          >
            {(account) => <Details key={account.version} account={account} />}
          </Loaded>
        </Section>
      </Page>
    </SignedInOnly>
  );
}
