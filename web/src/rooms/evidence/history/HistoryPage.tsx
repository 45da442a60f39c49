import { wordOf } from '@boru/contract/words';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { Page, PageHeader } from '#ui/Page';
import { Timeline, type TimelineEntry } from '#ui/Timeline';
import { type HistoryLine, historyQuery } from '../api.ts';
import { useDeedName } from '../names.ts';
import { historyMessages } from './messages.ts';

/** One company, one agency, one order: from the first call to today. */
export function HistoryPage() {
  const t = useText(historyMessages);
  const id = usePathParam('id');
  const query = useInfiniteQuery(historyQuery(id));
  const line = useLine();
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const name = pages[0]?.company.name ?? '';
          return (
            <>
              <PageHeader
                title={t.title}
                lead={t.lead}
                crumbs={[
                  { label: t.companies, to: '/desk/companies' },
                  { label: name, to: `/desk/companies/${id}` },
                  { label: t.title },
                ]}
                meta={<span>{name}</span>}
              />
              {items.length === 0 ? (
                <EmptyState title={t.none}>{t.noneWhy}</EmptyState>
              ) : (
                <Timeline label={t.list} entries={items.map(line)} />
              )}
              <More query={query} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function useLine(): (row: HistoryLine) => TimelineEntry {
  const t = useText(historyMessages);
  const what = useWhat();
  return (row) => {
    const who = row.side === 'company' ? t.company : row.actorName === '' ? t.us : row.actorName;
    return {
      id: row.id,
      at: row.at,
      kind: 'fact',
      body: (
        <>
          {who} · {what(row.action)}
          {row.case === null ? null : (
            <>
              {' · '}
              <Link to={`/desk/cases/${row.case.id}`}>
                {[row.case.number, row.case.title].filter(Boolean).join(' ')}
              </Link>
            </>
          )}
        </>
      ),
    };
  };
}

/** The words of a case's facts first, then those of the record of deeds. */
function useWhat(): (action: string) => string {
  const t = useText(historyMessages);
  const pick = usePick();
  const deedName = useDeedName();
  return (action) => {
    if (action === 'diagnosis.completed') return t.diagnosed;
    const [thing = '', deed = ''] = action.split('.');
    const fact = thing === 'referral' ? `referral${deed.slice(0, 1).toUpperCase()}${deed.slice(1)}` : deed;
    const word =
      thing === 'case' || thing === 'referral' ? (wordOf('caseFact', fact) ?? wordOf('entryKind', fact)) : null;
    return word === null ? deedName(action) : pick(word);
  };
}
