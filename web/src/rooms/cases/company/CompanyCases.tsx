import type { CaseRow } from '@boru/contract/cases';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Clock } from '#ui/Clock';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { NextStep, Page, PageHeader } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { ownCasesQuery } from '../api.ts';
import { dueOf } from '../due.ts';
import { statusTones, useStatusNames, useTopicNames } from '../names.ts';
import { companyMessages } from './messages.ts';

export function CompanyCases() {
  const t = useText(companyMessages);
  const query = useInfiniteQuery(ownCasesQuery);
  const ask = (
    <LinkButton look="primary" to="/help">
      {t.ask}
    </LinkButton>
  );
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} actions={ask} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={5} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ pages }) => <Cases rows={pages.flatMap((page) => page.items)} ask={ask} />}
      </Loaded>
      <More query={query} />
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/help" label={t.ask} />
    </Page>
  );
}

function Cases({ rows, ask }: { rows: readonly CaseRow[]; ask: React.ReactNode }) {
  const t = useText(companyMessages);
  const pick = usePick();
  const formats = useFormats();
  const statuses = useStatusNames();
  const topics = useTopicNames();
  const columns: readonly Column<CaseRow>[] = [
    {
      id: 'title',
      title: t.columnTitle,
      isRowHeader: true,
      cell: (row) => (
        <>
          <Link to={`/company/cases/${row.id}`}>{row.title}</Link>
          <br />
          <span className="small muted">
            {row.number ?? '–'} · {topics[row.topic].label}
          </span>
        </>
      ),
    },
    {
      id: 'status',
      title: t.columnStatus,
      width: '20rem',
      cell: (row) => <Tag tone={statusTones[row.status]}>{statuses[row.status]}</Tag>,
    },
    { id: 'desk', title: t.columnDesk, cell: (row) => (row.owner === null ? '–' : pick(row.owner.name)) },
    {
      id: 'due',
      title: t.columnDue,
      width: '16rem',
      cell: (row) => (row.dueAt === null ? '–' : <Clock due={dueOf(row.dueAt)} look="word" />),
    },
    { id: 'updated', title: t.columnUpdated, width: '20rem', cell: (row) => formats.dateTime(row.updatedAt) },
  ];
  return (
    <Table
      caption={t.table}
      isCaptionHidden
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      empty={
        <EmptyState title={t.noneTitle} action={ask}>
          {t.none}
        </EmptyState>
      }
    />
  );
}
