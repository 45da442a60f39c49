import { incidentWords } from '@boru/contract/words-incidents';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { OpenBundle } from '../bundle/OpenBundle.tsx';
import { incidentsQuery, type Listed } from './api.ts';
import { incidentMessages } from './messages.ts';

const NEW = '/company/incidents/new';

export function CompanyIncidents() {
  const t = useText(incidentMessages);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <LinkButton to={NEW} look="primary">
              {t.begin}
            </LinkButton>
            <LinkButton to="/leak">{t.firstHour}</LinkButton>
          </>
        }
      />
      <Incidents
        base="/company/incidents"
        empty={
          <EmptyState
            title={t.empty}
            action={
              <LinkButton to={NEW} look="primary">
                {t.begin}
              </LinkButton>
            }
          >
            {t.emptyLead}
          </EmptyState>
        }
      />
    </Page>
  );
}

export function DeskIncidents() {
  const t = useText(incidentMessages);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.leadDesk} />
      <Incidents base="/desk/incidents" empty={<EmptyState title={t.emptyDesk}>{t.emptyDeskLead}</EmptyState>} />
      <OpenBundle />
    </Page>
  );
}

function Incidents({ base, empty }: { base: string; empty: React.ReactNode }) {
  const query = useQuery(incidentsQuery);
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={4} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {({ items }) => (items.length === 0 ? empty : <List items={items} base={base} />)}
    </Loaded>
  );
}

function List({ items, base }: { items: readonly Listed[]; base: string }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const formats = useFormats();
  const columns: Column<Listed>[] = [
    {
      id: 'title',
      title: t.subject,
      isRowHeader: true,
      cell: (row) => <Link to={`${base}/${row.id}`}>{row.title}</Link>,
    },
    { id: 'number', title: t.number, cell: (row) => row.number },
    ...(base.startsWith('/desk') ? [{ id: 'company', title: t.company, cell: (row: Listed) => row.companyName }] : []),
    { id: 'noticed', title: t.noticedAt, cell: (row) => formats.dateTime(row.noticedAt) },
    { id: 'state', title: t.state, cell: (row) => <Tag>{pick(incidentWords.incidentState[row.state])}</Tag> },
    {
      id: 'owed',
      title: t.owed,
      cell: (row) => (row.owed === 0 ? t.owedNone : <Tag tone="red">{t.owedSome({ count: row.owed })}</Tag>),
    },
  ];
  return <Table caption={t.title} isCaptionHidden columns={columns} rows={items} keyOf={(row) => row.id} />;
}
