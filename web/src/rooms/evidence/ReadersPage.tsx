import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { NextStep, Page, PageHeader } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tabs } from '#ui/Tabs';
import { type Deed, deedsQuery, type Reading, readersQuery } from './api.ts';
import { evidenceMessages } from './messages.ts';
import { useActorNames, useBasisName, useDeedName, useSectionNames } from './names.ts';
import { openingsOf } from './openings.ts';
import { PledgesTab } from './PledgesTab.tsx';
import { WhyReading } from './WhyReading.tsx';

export function ReadersPage() {
  const t = useText(evidenceMessages);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Tabs
        label={t.title}
        items={[
          { id: 'readers', label: t.tabReaders, content: <Readings /> },
          { id: 'pledges', label: t.tabPledges, content: <PledgesTab /> },
          { id: 'deeds', label: t.tabDeeds, content: <Deeds /> },
        ]}
      />
      <p className="small muted">{t.sealedNote}</p>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/company/consents" label={t.nextGo} />
    </Page>
  );
}

function Readings() {
  const t = useText(evidenceMessages);
  const formats = useFormats();
  const sections = useSectionNames();
  const basisName = useBasisName();
  const columns: readonly Column<Reading>[] = [
    { id: 'at', title: t.at, cell: (row) => formats.dateTime(row.at), width: '20rem' },
    { id: 'agency', title: t.agency, cell: (row) => row.agencyName, isRowHeader: true },
    { id: 'reader', title: t.reader, cell: (row) => row.readerName },
    { id: 'sections', title: t.sections, cell: (row) => row.sections.map((section) => sections[section]).join(' · ') },
    {
      id: 'why',
      title: t.why,
      cell: (row) => (
        <>
          {[row.reason, ...row.basis.map(basisName)].filter((part) => part !== '').join(' · ') || '–'}{' '}
          <WhyReading row={row} />
        </>
      ),
    },
    {
      id: 'request',
      title: t.request,
      cell: (row) => (row.caseId === null ? '–' : <Link to={`/company/cases/${row.caseId}`}>{t.requestGo}</Link>),
    },
  ];
  return (
    <PagedTable
      query={useInfiniteQuery(readersQuery)}
      caption={t.readersTable}
      columns={columns}
      told={openingsOf}
      empty={<EmptyState title={t.noneTitle}>{t.none}</EmptyState>}
    />
  );
}

function Deeds() {
  const t = useText(evidenceMessages);
  const formats = useFormats();
  const actors = useActorNames();
  const deedName = useDeedName();
  const columns: readonly Column<Deed>[] = [
    { id: 'at', title: t.at, cell: (row) => formats.dateTime(row.at), width: '20rem' },
    { id: 'deed', title: t.deed, cell: (row) => deedName(row.action), isRowHeader: true },
    {
      id: 'actor',
      title: t.actor,
      cell: (row) => (row.actorName === '' ? actors[row.actorKind] : `${row.actorName} · ${actors[row.actorKind]}`),
    },
  ];
  return (
    <PagedTable
      query={useInfiniteQuery(deedsQuery)}
      caption={t.deedsTable}
      columns={columns}
      empty={<EmptyState title={t.noDeedsTitle}>{t.noDeeds}</EmptyState>}
    />
  );
}

interface PagedTableProps<Row> {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Row[] }>>;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** How the lines that came are told; each by itself where it is not said. */
  readonly told?: (rows: readonly Row[]) => readonly Row[];
  readonly empty: ReactNode;
}

function PagedTable<Row extends { readonly id: number }>({
  query,
  caption,
  columns,
  told = (rows) => rows,
  empty,
}: PagedTableProps<Row>) {
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={6} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(data) => (
        <>
          <Table
            caption={caption}
            isCaptionHidden
            columns={columns}
            rows={told(data.pages.flatMap((page) => page.items))}
            keyOf={(row) => String(row.id)}
            empty={empty}
          />
          <More query={query} />
        </>
      )}
    </Loaded>
  );
}
