import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { ownReviewsQuery } from '../api.ts';
import { sheetMessages } from './messages.ts';

export function ExpertReviews() {
  return <Reviews home="/expert/reviews" />;
}
export function DeskReviews() {
  return <Reviews home="/desk/reviews" />;
}

/** What the reader is to judge; what has a tie is not there. */
function Reviews({ home }: { home: string }) {
  const t = useText(sheetMessages);
  const pick = usePick();
  const query = useQuery(ownReviewsQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={5} height="30rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <Table
            caption={t.title}
            isCaptionHidden
            rows={items}
            keyOf={({ applicationId }) => applicationId}
            empty={<EmptyState title={t.none}>{t.noneWhy}</EmptyState>}
            columns={[
              { id: 'call', title: t.call, cell: ({ call }) => call },
              {
                id: 'company',
                title: t.company,
                isRowHeader: true,
                cell: (one) => <Link to={`${home}/${one.callId}/${one.applicationId}`}>{one.companyName}</Link>,
              },
              { id: 'number', title: t.number, cell: ({ number }) => number },
              {
                id: 'state',
                title: t.state,
                cell: ({ state }) => (
                  <Tag tone={state === 'submitted' ? 'green' : 'blue'}>{pick(lists.scoreSheetState[state])}</Tag>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
