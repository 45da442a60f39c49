import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag, type TagTone } from '#ui/Tag';
import { type Own, ownApplicationsQuery } from '../api-applications.ts';
import { applicationMessages } from './messages.ts';

const tones: Readonly<Record<Own['state'], TagTone>> = {
  ...{ draft: 'plain', submitted: 'blue', inReview: 'blue', selected: 'green' },
  ...{ reserve: 'amber', rejected: 'plain', withdrawn: 'plain' },
};

export function ApplicationTag({ state }: { state: Own['state'] }) {
  const pick = usePick();
  return <Tag tone={tones[state]}>{pick(lists.applicationState[state])}</Tag>;
}

/** Everything the company has begun or handed in, with what to do next. */
export function OwnApplicationsPage() {
  const t = useText(applicationMessages);
  const pick = usePick();
  const formats = useFormats();
  const query = useQuery(ownApplicationsQuery);
  const next = (row: { draft: { state: string } | null; correctionDueOn: string | null }) => {
    if (row.correctionDueOn !== null) return t.nextCorrect({ date: formats.date(row.correctionDueOn) });
    if (row.draft === null) return t.nextLook;
    return row.draft.state === 'signing' ? t.nextSign : t.nextWrite;
  };
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} actions={<LinkButton to="/support/calls">{t.calls}</LinkButton>} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <Table
            caption={t.title}
            isCaptionHidden
            rows={items}
            keyOf={({ id }) => id}
            empty={
              <EmptyState title={t.none} action={<LinkButton to="/support/calls">{t.calls}</LinkButton>}>
                {t.noneWhy}
              </EmptyState>
            }
            columns={[
              {
                id: 'call',
                title: t.call,
                isRowHeader: true,
                cell: (row) => (
                  <>
                    <Link to={`/company/applications/${row.id}`}>{row.callTitle}</Link>
                    <br />
                    <span className="small muted">{pick(row.agencyName)}</span>
                  </>
                ),
              },
              { id: 'state', title: t.state, cell: ({ state }) => <ApplicationTag state={state} /> },
              { id: 'number', title: t.number, cell: ({ number }) => number ?? '–' },
              { id: 'closes', title: t.closes, cell: ({ closesAt }) => formats.dateTime(closesAt) },
              { id: 'next', title: t.next, cell: (row) => next(row) },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
