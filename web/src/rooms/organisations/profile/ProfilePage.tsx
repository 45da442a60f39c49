import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { businessNumberText, corporateNumberText, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { type Company, ownCompanyQuery, placesQuery } from '../api.ts';
import { organisationMessages } from '../messages.ts';
import { useMaySign, useSizeNames } from '../names.ts';
import { CompanyEditor } from './CompanyEditor.tsx';
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

export function CompanyFacts({ company }: { company: Company }) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const pick = usePick();
  const formats = useFormats();
  const sizes = useSizeNames();
  const state = { unconfirmed: t.statusUnconfirmed, confirmed: t.statusConfirmed, refused: t.statusRefused }[
    company.status
  ];
  const tone = { unconfirmed: 'amber', confirmed: 'green', refused: 'red' } as const;
  const confirmedOn = company.confirmedAt === null ? '' : ` ${formats.dateOf(company.confirmedAt)}`;
  return (
    <DescriptionList
      items={[
        { name: words.companyName, value: <strong>{company.name}</strong> },
        {
          name: words.businessNumber,
          value: (
            <>
              <span className="tabular">{businessNumberText(company.businessNumber)}</span>{' '}
              <Tag tone={tone[company.status]}>{state}</Tag>
              <span className="small muted">{confirmedOn}</span>
            </>
          ),
        },
        { name: words.representative, value: company.representativeName },
        {
          name: words.corporateNumber,
          value:
            company.corporateNumber === null ? (
              t.none
            ) : (
              <span className="tabular">{corporateNumberText(company.corporateNumber)}</span>
            ),
        },
        { name: words.size, value: sizes[company.size] },
        { name: words.industry, value: `${company.ksicName} (${company.ksicCode}) · ${pick(company.industryName)}` },
        { name: words.municipality, value: pick(company.municipalityName) },
        { name: words.address, value: company.address ?? t.none },
        {
          name: words.employees,
          value: company.employees === null ? t.none : `${formats.number(company.employees)} ${words.people}`,
        },
        { name: t.registeredOn, value: formats.dateOf(company.createdAt) },
      ]}
    />
  );
}
