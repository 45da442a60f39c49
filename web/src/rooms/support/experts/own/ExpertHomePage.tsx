import { useQuery } from '@tanstack/react-query';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { type ExpertHome, homeQuery } from '../api.ts';
import { OwnAssignments } from './Assignments.tsx';
import { ownMessages } from './messages.ts';
import { OwnPools } from './OwnPools.tsx';

export function ExpertHomePage() {
  const t = useText(ownMessages);
  const query = useQuery(homeQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={<LinkButton to="/expert/engagements">{t.reports}</LinkButton>}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(home) => (
          <>
            <OwnAssignments rows={home.assignments} />
            <Calendar home={home} />
            <OwnPools home={home} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What lies ahead, from rows that are on this page anyway. */
function Calendar({ home: { assignments, pools } }: { home: ExpertHome }) {
  const t = useText(ownMessages);
  const formats = useFormats();
  const today = todayInSeoul();
  const absences = new Map(pools.flatMap((pool) => pool.absences.map((one) => [`${one.fromOn}${one.untilOn}`, one])));
  const rows = [
    ...assignments
      .filter(({ state }) => state === 'accepted')
      .map(({ id, fromOn, untilOn, companyName }) => ({ id, fromOn, untilOn, what: companyName })),
    ...[...absences.values()].map(({ id, fromOn, untilOn }) => ({ id, fromOn, untilOn, what: t.awayLine })),
  ]
    .filter(({ untilOn }) => untilOn >= today)
    .toSorted((a, b) => a.fromOn.localeCompare(b.fromOn) || a.id.localeCompare(b.id));
  return (
    <Section title={t.calendar} lead={t.calendarLead}>
      <Table
        caption={t.calendar}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={({ id }) => id}
        empty={<EmptyState size="small" title={t.calendarNone} />}
        columns={[
          { id: 'what', title: t.what, isRowHeader: true, cell: (row) => row.what },
          { id: 'period', title: t.period, cell: (row) => formats.period(row.fromOn, row.untilOn) },
        ]}
      />
    </Section>
  );
}
