import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import styles from './Account.module.css';
import { securityQuery } from './api.ts';
import { Factors } from './Factors.tsx';
import { accountMessages } from './messages.ts';
import { PassphraseChange } from './PassphraseChange.tsx';
import { Sessions } from './Sessions.tsx';
import { SignedInOnly } from './SignedInOnly.tsx';

export function SecurityPage() {
  const t = useText(accountMessages);
  const formats = useFormats();
  const query = useQuery(securityQuery);
  return (
    <SignedInOnly>
      <Page width="form">
        <PageHeader
          title={t.securityTitle}
          lead={t.securityLead}
          crumbs={[{ label: t.title, to: '/account' }, { label: t.securityTitle }]}
        />
        <Loaded
          query={query}
          skeleton={<Skeleton lines={8} height="60rem" />}
          fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
        >
          {(security) => (
            <>
              <Section title={t.second}>
                {security.totp === null && security.passkeys.length === 0 ? (
                  <Notice
                    tone="warning"
                    title={t.secondNone}
                    action={<LinkButton to="/account/set-up?next=/account/security">{t.secondGo}</LinkButton>}
                  >
                    {security.factorRequired ? t.secondRequired : t.secondNoneHow}
                  </Notice>
                ) : (
                  <p className={styles.lead}>
                    {t.secondLead} {security.factorRequired ? t.secondRequired : null}
                  </p>
                )}
                <Factors security={security} />
              </Section>
              <Section title={t.passphrase}>
                <div className={styles.row}>
                  <p className={styles.words}>
                    {t.passphraseChanged({ at: formats.dateTime(security.passphraseChangedAt) })}
                  </p>
                  <PassphraseChange />
                </div>
              </Section>
            </>
          )}
        </Loaded>
        <Section title={t.sessions}>
          <Sessions />
        </Section>
      </Page>
    </SignedInOnly>
  );
}
