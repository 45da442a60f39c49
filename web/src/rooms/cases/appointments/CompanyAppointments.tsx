import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { useAddressQuery } from '#lib/navigation';
import { Disclosure } from '#ui/Disclosure';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, NextStep, Page, PageHeader, Section } from '#ui/Page';
import { AppointmentCard } from './AppointmentCard.tsx';
import { type AppointmentView, ownQuery } from './api.ts';
import { BookForm } from './BookForm.tsx';
import { CalendarPart } from './CalendarPart.tsx';
import { appointmentMessages } from './messages.ts';

/** A company's appointments, and the way to the next one. `?case=` books with the desk of that case. */
export function CompanyAppointments() {
  const t = useText(appointmentMessages);
  const query = useQuery(ownQuery);
  const caseId = useAddressQuery()['case'] ?? null;
  return (
    <Page width="form">
      <PageHeader title={t.title} lead={t.companyLead} />
      <Section title={t.own}>
        <Loaded
          query={query}
          skeleton={<Skeleton shape="block" height="20rem" />}
          fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
        >
          {({ items }) => <Own items={items} />}
        </Loaded>
      </Section>
      <Section title={t.bookTitle} {...(caseId === null ? {} : { lead: t.forCase })}>
        <BookForm key={caseId} side="company" caseId={caseId} />
      </Section>
      <CalendarPart />
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/help" label={t.nextGo} />
    </Page>
  );
}

function Own({ items }: { items: readonly AppointmentView[] }) {
  const t = useText(appointmentMessages);
  // The server says what may still be done: what is over or cancelled may nothing.
  const ahead = items.filter(({ may }) => may.length > 0).reverse();
  const past = items.filter(({ may }) => may.length === 0);
  return (
    <FormStack>
      {ahead.length === 0 ? (
        <EmptyState size="small" title={t.ownNone}>
          {t.ownNoneWhy}
        </EmptyState>
      ) : (
        ahead.map((appointment) => <AppointmentCard key={appointment.id} appointment={appointment} side="company" />)
      )}
      {past.length === 0 ? null : (
        <Disclosure title={t.past}>
          {past.map((appointment) => (
            <AppointmentCard key={appointment.id} appointment={appointment} side="company" />
          ))}
        </Disclosure>
      )}
    </FormStack>
  );
}
