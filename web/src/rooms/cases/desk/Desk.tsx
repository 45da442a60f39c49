import type { CaseView } from '@boru/contract/cases';
import type { Inbox, InboxItem } from '@boru/contract/inbox';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { useAddressQuery, useGo } from '#lib/navigation';
import { useSession } from '#lib/session';
import { useShortcuts } from '#lib/shortcuts';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { More } from '#ui/More';
import { Notice } from '#ui/Notice';
import { Panes } from '#ui/Panes';
import { arrivalsQuery, caseQuery, inboxQuery } from '../api.ts';
import { AssignBar } from '../assigning/AssignBar.tsx';
import { assigningMessages } from '../assigning/messages.ts';
import { type Chosen, useChosen } from '../assigning/useChosen.ts';
import { NewsLine } from '../live/NewsLine.tsx';
import { useLive } from '../live/useLive.ts';
import { NarrowBar } from '../views/NarrowBar.tsx';
import { addressFor, type Narrowing, readNarrowing } from '../views/narrowing.ts';
import { CaseDetail } from './CaseDetail.tsx';
import { Context } from './Context.tsx';
import styles from './Desk.module.css';
import { InboxList, InboxSearch } from './InboxList.tsx';
import { deskMessages } from './messages.ts';
import { Stubs } from './Stubs.tsx';
import { Views } from './Views.tsx';

interface DeskProps {
  /** What other rooms add about the company of the open case, such as its diagnoses. */
  readonly beside?: ((file: CaseView) => ReactNode) | undefined;
}

/** The desk: views, list, the open case and what belongs to it, on one screen and by keys alone. */
export function Desk({ beside }: DeskProps) {
  const t = useText(deskMessages);
  const address = useAddressQuery();
  const narrowing = readNarrowing(address);
  const selected = address['case'] ?? '';
  const live = useLive(selected);
  const arrivals = useQuery(arrivalsQuery(narrowing, live.isLive));
  const file = useQuery(caseQuery(selected));
  const open = file.data?.id === selected ? file.data : undefined;
  return (
    <>
      {selected === '' ? <h1 className="visually-hidden">{t.views}</h1> : null}
      <Panes
        narrow={selected === '' ? 'list' : 'detail'}
        sideLabel={t.views}
        side={<Views current={narrowing} counts={arrivals.data?.counts} />}
        list={<List narrowing={narrowing} selected={selected} fresh={arrivals.data} />}
        detail={
          selected === '' ? (
            <EmptyState title={t.chooseTitle}>{t.choose}</EmptyState>
          ) : (
            <>
              <NewsLine live={live} />
              <p className={styles.back}>
                <Link to={addressFor(narrowing, '')}>{t.back}</Link>
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
        context={selected === '' ? undefined : <Beside file={open} beside={beside} />}
      />
    </>
  );
}

/** Keeps its place while the case is on its way, so that nothing moves when it comes. */
function Beside({ file, beside }: { file: CaseView | undefined } & DeskProps) {
  return file === undefined ? null : <Context key={file.id} file={file} beside={beside?.(file)} />;
}

function List({ narrowing, selected, fresh }: { narrowing: Narrowing; selected: string; fresh: Inbox | undefined }) {
  const go = useGo();
  const searchInput = useRef<HTMLInputElement | null>(null);
  const query = useInfiniteQuery(inboxQuery(narrowing));
  const newest = new Map(fresh?.items.map((item) => [item.id, item]));
  // What changed of a row is shown where the row stands; rows come, go and move when the reader asks for it.
  const items = query.data?.pages.flatMap((page) => page.items.map((item) => newest.get(item.id) ?? item)) ?? [];
  const narrow = (wish: Narrowing) => go(addressFor(wish, ''), { replace: true });
  const addressOf = (id: string) => addressFor(narrowing, id);
  const cursor = useCursor(items, selected, (id) => go(addressOf(id), { keepScroll: true }), searchInput);
  const chosen = useChoosing(items, narrowing, cursor);
  const known = new Set(items.map(({ id }) => id));
  const arrived = query.data === undefined ? 0 : (fresh?.items.filter(({ id }) => !known.has(id)).length ?? 0);
  return (
    <>
      <InboxSearch
        value={narrowing.search}
        onSearch={(text) => narrow({ ...narrowing, search: text.trim() })}
        inputRef={searchInput}
      />
      <NarrowBar narrowing={narrowing} onNarrow={narrow} />
      <Stubs />
      <Arrived count={arrived} onShow={() => void query.refetch()} />
      {chosen === null ? null : <AssignBar items={items} chosen={chosen} />}
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {() => (
          <InboxList
            items={items}
            narrowing={narrowing}
            selected={selected}
            cursor={cursor}
            addressOf={addressOf}
            chosen={chosen}
            foot={<More query={query} />}
          />
        )}
      </Loaded>
    </>
  );
}

/** x chooses the row where the keys stand, X all up to it. An auditor chooses nothing, nor does anybody what another desk has or what has ended. */
function useChoosing(items: readonly InboxItem[], narrowing: Narrowing, cursor: string): Chosen | null {
  const t = useText(assigningMessages);
  const { has } = useSession();
  const chosen = useChosen(
    items.map(({ id }) => id),
    addressFor(narrowing, ''),
  );
  const may = items.length > 0 && !has('agency.auditor') && !['received', 'sent', 'closed'].includes(narrowing.view);
  const disabled = !may || cursor === '';
  useShortcuts([
    { key: 'x', label: t.keyChoose, disabled, run: () => chosen.toggle(cursor) },
    { key: 'X', label: t.keyRange, disabled, run: () => chosen.reach(cursor) },
  ]);
  return may ? chosen : null;
}

/** New items are announced, never pushed under the reader's hand. */
function Arrived({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useText(deskMessages);
  if (count === 0) return null;
  return (
    <div className={styles.arrivals}>
      <Notice
        look="line"
        isLive
        title={t.arrived({ count })}
        action={
          <Button size="small" onPress={onShow}>
            {t.arrivedShow}
          </Button>
        }
      />
    </div>
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
