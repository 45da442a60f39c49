import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useSession } from '#lib/session';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import type { Company } from '../api.ts';
import { RecordsForDesk } from '../claims/RecordsForDesk.tsx';
import { organisationMessages } from '../messages.ts';
import { CompanyFacts } from '../profile/CompanyFacts.tsx';
import { profileMessages } from '../profile/messages.ts';
import { companyQuery } from './api.ts';
import { StatusTag } from './CompaniesPage.tsx';
import { Confirmation } from './Confirmation.tsx';
import { deskCompanyMessages } from './messages.ts';

/** One company as far as this agency may see it. Other rooms' parts come as children from the page that composes them. */
export function CompanyCard({ id, children }: { id: string; children?: ReactNode }) {
  const query = useQuery(companyQuery(id));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(company) => (
          <>
            <Loadable company={company} />
            {children}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Loadable({ company }: { company: Company }) {
  const t = useText(deskCompanyMessages);
  const pick = usePick();
  const { has } = useSession();
  const open = company.status === 'unconfirmed' && has('secretariat');
  return (
    <>
      <PageHeader
        title={company.name}
        crumbs={[{ label: t.back, to: '/desk/companies' }, { label: company.name }]}
        meta={
          <>
            <StatusTag status={company.status} />
            <span>{pick(company.industryName)}</span>
            <span>{pick(company.municipalityName)}</span>
          </>
        }
        actions={
          <>
            <LinkButton to={`/desk/companies/${company.id}/history`}>{t.history}</LinkButton>
            {open ? <Confirmation company={company} /> : null}
          </>
        }
      />
      <CompanyFacts company={company} />
      <Contacts company={company} />
      <RecordsForDesk companyId={company.id} />
    </>
  );
}

function Contacts({ company }: { company: Company }) {
  const t = useText(deskCompanyMessages);
  const words = useText(organisationMessages);
  const profile = useText(profileMessages);
  return (
    <>
      <Section title={t.contacts}>
        <Table
          caption={t.contacts}
          isCaptionHidden
          density="dense"
          rows={company.contacts}
          keyOf={(contact) => contact.id}
          empty={
            <EmptyState title={t.noContacts} size="small">
              {t.noContactsBody}
            </EmptyState>
          }
          columns={[
            { id: 'name', title: words.personName, cell: (contact) => contact.name, isRowHeader: true },
            { id: 'position', title: words.position, cell: (contact) => contact.position },
            { id: 'email', title: words.email, cell: (contact) => contact.email },
            { id: 'phone', title: words.phone, cell: (contact) => contact.phone },
          ]}
        />
      </Section>
      {company.sites.length === 0 ? null : (
        <Section title={t.sites}>
          <Table
            caption={t.sites}
            isCaptionHidden
            density="dense"
            rows={company.sites}
            keyOf={(site) => site.id}
            columns={[
              { id: 'name', title: profile.siteName, cell: (site) => site.name, isRowHeader: true },
              { id: 'address', title: words.address, cell: (site) => site.address },
            ]}
          />
        </Section>
      )}
    </>
  );
}
