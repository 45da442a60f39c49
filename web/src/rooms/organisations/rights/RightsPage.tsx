import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useAddressQuery, useGo } from '#lib/navigation';
import { Problem } from '#lib/problem';
import { useSession } from '#lib/session';
import { Clock } from '#ui/Clock';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tabs } from '#ui/Tabs';
import { rightsQuery, type Show } from './api.ts';
import { lastDay } from './DueLine.tsx';
import { rightsMessages } from './messages.ts';
import { StateTag } from './RequestFacts.tsx';

/** For the secretariat, which answers as the operator of Boru. For everyone else of the desk the page looks absent. */
export function RightsPage() {
  const { has } = useSession();
  if (!has('secretariat')) throw new Problem('thing.not_found', 404, null);
  return <Requests />;
}

function Requests() {
  const t = useText(rightsMessages);
  const pick = usePick();
  const go = useGo();
  const show: Show = useAddressQuery()['show'] === 'done' ? 'done' : 'open';
  const list = <List show={show} />;
  return (
    <Page>
      <PageHeader title={t.deskTitle} lead={t.deskLead} />
      <Tabs
        label={t.list}
        items={(['open', 'done'] as const).map((id) => ({ id, label: pick(lists.rightsShow[id]), content: list }))}
        selected={show}
        onSelect={(id) =>
          go(id === 'done' ? '/desk/rights?show=done' : '/desk/rights', { replace: true, keepScroll: true })
        }
      />
    </Page>
  );
}

function List({ show }: { show: Show }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const formats = useFormats();
  const query = useQuery(rightsQuery(show));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={5} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {({ items }) => (
        <Table
          caption={t.list}
          isCaptionHidden
          density="dense"
          rows={items}
          keyOf={(row) => row.id}
          empty={<EmptyState title={show === 'open' ? t.none : t.noneDone}>{t.noneBody}</EmptyState>}
          columns={[
            {
              id: 'kind',
              title: t.kind,
              isRowHeader: true,
              cell: (row) => <Link to={`/desk/rights/${row.id}`}>{pick(row.title)}</Link>,
            },
            { id: 'person', title: t.person, cell: (row) => row.personName },
            {
              id: 'due',
              title: t.due,
              cell: (row) =>
                row.dueAt === null ? null : (
                  <Clock due={row.postponedUntil ?? lastDay(row.dueAt)} isSettled={row.state !== 'received'} />
                ),
            },
            { id: 'state', title: t.state, cell: (row) => <StateTag request={row} /> },
            { id: 'received', title: t.received, cell: (row) => formats.dateTime(row.receivedAt) },
            { id: 'receipt', title: t.receipt, cell: (row) => row.receiptNumber },
          ]}
        />
      )}
    </Loaded>
  );
}
