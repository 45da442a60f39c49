import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePath } from '#lib/navigation';
import { Problem } from '#lib/problem';
import { useSession } from '#lib/session';
import { Clock } from '#ui/Clock';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Listed, reviewsQuery } from './api.ts';
import { reviewMessages } from './messages.ts';

const tones = { open: 'blue', late: 'red', signed: 'green' } as const;

export function useMonthName(): (month: string) => string {
  const t = useText(reviewMessages);
  return (month) => t.monthName({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)) });
}
export function StateTag({ state }: { state: Listed['state'] }) {
  const pick = usePick();
  return <Tag tone={tones[state]}>{pick(lists.reviewState[state])}</Tag>;
}

/** For the auditor of an agency and the administrator. For everyone else of their shell the page looks absent. */
export function ReviewsPage() {
  const { has } = useSession();
  if (!has('agency.auditor', 'administrator')) throw new Problem('thing.not_found', 404, null);
  return <Months />;
}

function Months() {
  const t = useText(reviewMessages);
  const path = usePath();
  const query = useQuery(reviewsQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: t.audit, to: path.replace(/\/reviews$/, '') }, { label: t.title }]}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => <List items={items} path={path} />}
      </Loaded>
    </Page>
  );
}

function List({ items, path }: { items: readonly Listed[]; path: string }) {
  const t = useText(reviewMessages);
  const formats = useFormats();
  const nameOf = useMonthName();
  const late = items.filter(({ state }) => state === 'late').length;
  return (
    <>
      {late === 0 ? null : (
        <Notice tone="danger" title={t.overdue({ count: late })}>
          {t.overdueBody}
        </Notice>
      )}
      <Table
        caption={t.list}
        isCaptionHidden
        rows={items}
        keyOf={(row) => row.month}
        empty={<EmptyState title={t.none}>{t.noneBody}</EmptyState>}
        columns={[
          {
            id: 'month',
            title: t.month,
            isRowHeader: true,
            cell: (row) => <Link to={`${path}/${row.month}`}>{nameOf(row.month)}</Link>,
          },
          { id: 'state', title: t.state, cell: (row) => <StateTag state={row.state} /> },
          {
            id: 'due',
            title: t.due,
            cell: (row) => <Clock due={row.dueOn} isSettled={row.state === 'signed'} look="word" />,
          },
          {
            id: 'by',
            title: t.by,
            cell: (row) =>
              row.review === null ? '–' : `${row.review.reviewedBy}, ${formats.dateTime(row.review.signedAt)}`,
          },
        ]}
      />
    </>
  );
}
