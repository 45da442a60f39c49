import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader, Section } from '#ui/Page';
import { type Company, ownCompanyQuery, placesQuery } from '../api.ts';
import { FormerRecords } from '../claims/FormerRecords.tsx';
import { useMaySign } from '../names.ts';
import { CompanyEditor } from './CompanyEditor.tsx';
import { CompanyFacts } from './CompanyFacts.tsx';
import { Contacts } from './Contacts.tsx';
import { Members } from './Members.tsx';
import { profileMessages } from './messages.ts';
import { Sites } from './Sites.tsx';

export function ProfilePage() {
  const t = useText(profileMessages);
  const query = useQuery(ownCompanyQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(company) => <Profile company={company} />}
      </Loaded>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/company/technologies" label={t.nextGo} />
    </Page>
  );
}

function Profile({ company }: { company: Company }) {
  const t = useText(profileMessages);
  const [isEditing, setEditing] = useState(false);
  const places = useQuery(placesQuery).data;
  const maySign = useMaySign();
  return (
    <>
      <Status company={company} />
      <Section
        title={t.company}
        action={
          maySign && !isEditing ? (
            <Button size="small" onPress={() => setEditing(true)} isDisabled={places === undefined}>
              {t.edit}
            </Button>
          ) : null
        }
      >
        {isEditing && places !== undefined ? (
          <CompanyEditor company={company} places={places} onClose={() => setEditing(false)} />
        ) : (
          <CompanyFacts company={company} />
        )}
      </Section>
      {maySign ? null : <Notice>{t.signersOnly}</Notice>}
      <Contacts company={company} />
      <Sites company={company} places={places} />
      <Members />
      <FormerRecords />
    </>
  );
}

function Status({ company }: { company: Company }) {
  const t = useText(profileMessages);
  if (company.status === 'unconfirmed') {
    return (
      <Notice tone="warning" title={t.unconfirmedTitle}>
        {t.unconfirmedBody}
      </Notice>
    );
  }
  if (company.status === 'refused') {
    return (
      <Notice tone="danger" title={t.refusedTitle}>
        {company.statusReason === null ? null : <p>{company.statusReason}</p>}
        <p>{t.refusedBody}</p>
      </Notice>
    );
  }
  return null;
}
