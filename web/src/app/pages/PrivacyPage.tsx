import { useText } from '#lib/i18n';
import { Link, LinkButton } from '#ui/Link';
import { Page, PageHeader, Section } from '#ui/Page';
import { pageMessages } from './messages.ts';

export function PrivacyPage() {
  const t = useText(pageMessages);
  const parts = [
    [t.noAccountTitle, [t.noAccountCheck, t.noAccountDiagnosis, t.noAccountTracking]],
    [t.companyTitle, [t.companyLeast, t.companyConsent, t.companyWithdraw, t.companyReaders]],
    [t.publicTitle, [t.publicSmall]],
    [t.keepTitle, [t.keepDevice, t.keepServer]],
    [t.lawTitle, [t.law]],
  ] as const;
  return (
    <Page width="form">
      <PageHeader title={t.privacyTitle} lead={t.privacyLead} />
      {parts.map(([title, lines]) => (
        <Section key={title} title={title}>
          <div className="prose">
            {lines.length === 1 ? (
              <p>{lines[0]}</p>
            ) : (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </div>
        </Section>
      ))}
      <Section title={t.contactTitle}>
        <div className="prose">
          <p>
            <Link to="/automated">{t.automatedGo}</Link>
          </p>
          <p>
            <Link to="/account/data">{t.ownDataGo}</Link>
          </p>
          <p>{t.contact}</p>
          <p>
            <LinkButton to="/help">{t.contactGo}</LinkButton>
          </p>
        </div>
      </Section>
    </Page>
  );
}
