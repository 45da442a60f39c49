import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { NumberField } from '#ui/NumberField';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { beginReport, type Reports, reportsQuery, useReportDeed } from './api.ts';
import { reportMessages } from './messages.ts';

/** The yearly reports; the secretariat's managers make a new one. */
export function ReportsPage() {
  const query = useQuery(reportsQuery);
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={5} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(reports) => <Shown reports={reports} />}
      </Loaded>
    </Page>
  );
}

function Shown({ reports }: { reports: Reports }) {
  const t = useText(reportMessages);
  const [isBeginning, setBeginning] = useState(false);
  const begin = reports.may.includes('write') ? (
    <Button look="primary" onPress={() => setBeginning(true)}>
      {t.begin}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={reports.reports.length === 0 ? undefined : begin} />
      {reports.reports.length === 0 ? (
        <EmptyState title={t.none} action={begin}>
          {t.noneBody}
        </EmptyState>
      ) : (
        <Section title={t.reports}>
          <Rows reports={reports} />
        </Section>
      )}
      {isBeginning ? <BeginSheet today={reports.today} onClose={() => setBeginning(false)} /> : null}
    </>
  );
}

function Rows({ reports }: { reports: Reports }) {
  const t = useText(reportMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.reports}
      isCaptionHidden
      rows={reports.reports}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'year',
          title: t.year,
          isRowHeader: true,
          cell: (row) => <Link to={`/desk/yearly-reports/${row.id}`}>{t.name({ year: row.year })}</Link>,
        },
        { id: 'state', title: t.state, cell: (row) => pick(lists.yearlyReportState[row.state]) },
        {
          id: 'counted',
          title: t.countedAt,
          cell: (row) => (row.countedAt === null ? '–' : formats.dateTime(row.countedAt)),
        },
      ]}
    />
  );
}

function BeginSheet({ today, onClose }: { today: string; onClose: () => void }) {
  const t = useText(reportMessages);
  const locale = useLocale();
  const go = useGo();
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const beginning = useReportDeed(
    () => beginReport(year).then(({ id }) => go(`/desk/yearly-reports/${id}`)),
    t.begun,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.begin}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        if (!Number.isNaN(year)) beginning.mutate();
      }}
      confirmLabel={t.begin}
      isPending={beginning.isPending}
      error={beginning.error}
      whoSees={t.beginWho}
    >
      <NumberField
        label={t.year}
        isRequired
        minValue={2024}
        maxValue={2100}
        formatOptions={{ useGrouping: false }}
        value={year}
        onChange={setYear}
        error={fieldError(beginning.error, 'year', locale)}
      />
    </ConfirmSheet>
  );
}
