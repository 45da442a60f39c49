import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Problem } from '#lib/problem';
import { useSession } from '#lib/session';
import { Clock } from '#ui/Clock';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { breachesQuery, type Listed } from './api.ts';
import { breachMessages } from './messages.ts';

const tones = { open: 'amber', told: 'blue', closed: 'green' } as const;
export function BreachTag({ state }: { state: Listed['state'] }) {
  const pick = usePick();
  return <Tag tone={tones[state]}>{pick(lists.breachState[state])}</Tag>;
}

/** For managers. For everyone else of the desk the pages look absent, as the server answers them. */
export function useManagersOnly(): void {
  const { has } = useSession();
  if (!has('agency.manager')) throw new Problem('thing.not_found', 404, null);
}

export function BreachesPage() {
  useManagersOnly();
  const t = useText(breachMessages);
  const query = useQuery(breachesQuery);
  const begin = (
    <LinkButton to="/desk/breaches/new" look="primary">
      {t.begin}
    </LinkButton>
  );
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} actions={begin} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) =>
          items.length === 0 ? <EmptyState title={t.none}>{t.noneBody}</EmptyState> : <List items={items} />
        }
      </Loaded>
    </Page>
  );
}

function List({ items }: { items: readonly Listed[] }) {
  const t = useText(breachMessages);
  const formats = useFormats();
  return (
    <Table
      caption={t.list}
      isCaptionHidden
      rows={items}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'title',
          title: t.subject,
          isRowHeader: true,
          cell: (row) => <Link to={`/desk/breaches/${row.id}`}>{row.title}</Link>,
        },
        { id: 'number', title: t.number, cell: (row) => row.number },
        { id: 'known', title: t.knownAt, cell: (row) => formats.dateTime(row.knownAt) },
        {
          id: 'due',
          title: t.due,
          cell: (row) =>
            row.isLate ? (
              <Tag tone="red">{t.lateShort}</Tag>
            ) : (
              <Clock due={row.dueAt} isSettled={row.state !== 'open'} />
            ),
        },
        { id: 'state', title: t.state, cell: (row) => <BreachTag state={row.state} /> },
        { id: 'by', title: t.openedBy, cell: (row) => row.openedBy },
      ]}
    />
  );
}
