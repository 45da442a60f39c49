import type { CaseView } from '@boru/contract/cases';
import type { Inbox, InboxItem } from '@boru/contract/inbox';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { useAddressQuery, useGo } from '#lib/navigation';
import { useShortcuts } from '#lib/shortcuts';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Panes } from '#ui/Panes';
import { arrivalsQuery, caseQuery, type InboxViewName, inboxQuery } from '../api.ts';
import { CaseDetail } from './CaseDetail.tsx';
import { Context } from './Context.tsx';
import styles from './Desk.module.css';
import { InboxList, InboxSearch } from './InboxList.tsx';
import { deskMessages } from './messages.ts';
import { Stubs } from './Stubs.tsx';
import { Views, viewOf } from './Views.tsx';

interface DeskProps {
  /** What other rooms add about the company of the open case, such as its diagnoses. */
  readonly beside?: ((file: CaseView) => ReactNode) | undefined;
}

const addressFor = (view: InboxViewName, search: string, id: string): string => {
  const query = new URLSearchParams({
    view,
    ...(search === '' ? {} : { search }),
    ...(id === '' ? {} : { case: id }),
  });
  return `/desk?${query.toString()}`;
};

/** The desk: views, list, the open case and what belongs to it, on one screen and by keys alone. */
export function Desk({ beside }: DeskProps) {
  const t = useText(deskMessages);
  const address = useAddressQuery();
  const view = viewOf(address['view']);
  const search = address['search'] ?? '';
  const selected = address['case'] ?? '';
  const arrivals = useQuery(arrivalsQuery(view, search));
  const file = useQuery(caseQuery(selected));
  const open = file.data?.id === selected ? file.data : undefined;
  return (
    <>
      {selected === '' ? <h1 className="visually-hidden">{t.views}</h1> : null}
      <Panes
        narrow={selected === '' ? 'list' : 'detail'}
        sideLabel={t.views}
        side={<Views current={view} counts={arrivals.data?.counts} />}
        list={<List view={view} search={search} selected={selected} fresh={arrivals.data} />}
        detail={
          selected === '' ? (
            <EmptyState title={t.chooseTitle}>{t.choose}</EmptyState>
          ) : (
            <>
              <p className={styles.back}>
                <Link to={addressFor(view, search, '')}>{t.back}</Link>
              </p>
              <Loaded
                query={{ ...file, data: open }}
                skeleton={<Skeleton shape="block" height="60rem" />}
                fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
              >
                {(data) => <CaseDetail key={data.id} file={data} isPreview />}
              </Loaded>
            </>
          )
        }
        context={open === undefined ? null : <Context key={open.id} file={open} beside={beside?.(open)} />}
      />
    </>
  );
}

function List({
  view,
  search,
  selected,
  fresh,
}: {
  view: InboxViewName;
  search: string;
  selected: string;
  fresh: Inbox | undefined;
}) {
  const t = useText(deskMessages);
  const go = useGo();
  const searchInput = useRef<HTMLInputElement | null>(null);
  const query = useInfiniteQuery(inboxQuery(view, search));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const addressOf = (id: string) => addressFor(view, search, id);
  const cursor = useCursor(items, selected, (id) => go(addressOf(id), { keepScroll: true }), searchInput);
  const known = new Set(items.map(({ id }) => id));
  const arrived = query.data === undefined ? 0 : (fresh?.items.filter(({ id }) => !known.has(id)).length ?? 0);
  return (
    <>
      <InboxSearch
        value={search}
        onSearch={(text) => go(addressFor(view, text.trim(), ''), { replace: true })}
        inputRef={searchInput}
      />
      <Stubs />
      {arrived === 0 ? null : (
        <div className={styles.arrivals}>
          <Notice
            look="line"
            isLive
            title={t.arrived({ count: arrived })}
            action={
              <Button size="small" onPress={() => void query.refetch()}>
                {t.arrivedShow}
              </Button>
            }
          />
        </div>
      )}
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {() => (
          <InboxList
            items={items}
            view={view}
            search={search}
            selected={selected}
            cursor={cursor}
            addressOf={addressOf}
            foot={
              query.hasNextPage ? (
                <div className={styles.foot}>
                  <Button size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                    {t.more}
                  </Button>
                </div>
              ) : null
            }
          />
        )}
      </Loaded>
    </>
  );
}

/** j and k move, Enter opens: a case is opened on purpose, because each opening is told to the company. */
function useCursor(
  items: readonly InboxItem[],
  selected: string,
  open: (id: string) => void,
  searchInput: { current: HTMLInputElement | null },
): string {
  const t = useText(deskMessages);
  const [moved, setMoved] = useState('');
  const cursor = items.some(({ id }) => id === moved) ? moved : selected;
  const move = (by: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === cursor);
    const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    setMoved(next.id);
    document.getElementById(`case-${next.id}`)?.closest('a')?.focus();
  };
  useShortcuts([
    { key: 'j', label: t.keyNext, run: () => move(1) },
    { key: 'k', label: t.keyPrevious, run: () => move(-1) },
    { key: 'Enter', label: t.keyOpen, run: () => cursor !== '' && open(cursor) },
    { key: '/', label: t.keySearch, run: () => searchInput.current?.focus() },
  ]);
  return cursor;
}
