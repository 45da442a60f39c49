import { LiveChanged, LiveHello, LivePresence } from '@boru/contract/live';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useEvents } from '#lib/live';
import { casesKey } from '../api.ts';

export type Company = LivePresence['people'];

export interface LiveState {
  /** While false, pages ask from time to time. */
  readonly isLive: boolean;
  /** Somebody else has changed the open case since it was read. */
  readonly hasNews: boolean;
  /** Who else has the case open. */
  readonly company: Company;
  /** Reads everything on the page anew, because the reader asks for it. */
  readonly show: () => void;
}

/** However much happens, a list is asked for at most so often. */
const PAUSE = 2_000;
/** Our own deed has been read anew by then. */
const OWN = 3_000;

const nobody: Company = [];

/** When the reader last asked to see what is new in a case: what is written after that is written in the knowledge of it. */
const shown = new Map<string, number>();
export const shownAt = (caseId: string): number => shown.get(caseId) ?? 0;

/**
 * What happens elsewhere while this page is open. Lists and badges are asked for anew by themselves; the open case is not,
 * since each opening is told to its company and nothing may move under the reader's hand: it says that there is news.
 */
export function useLive(caseId: string): LiveState {
  const client = useQueryClient();
  const [news, setNews] = useState('');
  const [company, setCompany] = useState<LivePresence>({ caseId: '', people: nobody });
  const refreshLists = useLists();
  const readAt = () => client.getQueryState([...casesKey, 'one', caseId])?.dataUpdatedAt ?? 0;
  const onChanged = (data: unknown) => {
    const changed = LiveChanged.safeParse(data).data;
    if (changed === undefined) return;
    refreshLists();
    const here = changed.cases.filter(({ id }) => id === caseId);
    if (here.some(({ own }) => !own || Date.now() - readAt() > OWN)) setNews(caseId);
  };
  const begun = useRef('');
  const isLive = useEvents(`/api/live${caseId === '' ? '' : `?case=${caseId}`}`, {
    hello: (data) => {
      const isAgain = begun.current === `case ${caseId}`;
      begun.current = `case ${caseId}`;
      setCompany({ caseId, people: nobody });
      if (LiveHello.safeParse(data).data?.refetch !== true) return;
      refreshLists();
      // What happened while the line was broken nobody can say.
      if (isAgain) setNews(caseId);
    },
    changed: onChanged,
    presence: (data) => {
      const present = LivePresence.safeParse(data).data;
      if (present !== undefined) setCompany(present);
    },
    ended: () => void client.invalidateQueries({ queryKey: ['session'] }),
  });
  const show = useCallback(() => {
    setNews('');
    shown.set(caseId, performance.now());
    void client.invalidateQueries({ queryKey: casesKey });
  }, [client, caseId]);
  // A step of one's own reads the case anew, and with it whatever the news was.
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success') return;
        const [room, part, id] = event.query.queryKey;
        if (room === casesKey[0] && part === 'one' && id === caseId) setNews('');
      }),
    [client, caseId],
  );
  return {
    isLive,
    hasNews: news !== '' && news === caseId,
    company: isLive && company.caseId === caseId ? company.people : nobody,
    show,
  };
}

/** Badges, arrivals and stubs: at once, and then not again before a pause is over. */
function useLists(): () => void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isWanted = useRef(false);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(() => {
    const refresh = () => {
      isWanted.current = false;
      for (const part of ['arrivals', 'stubs', 'to-do'])
        void client.invalidateQueries({ queryKey: [...casesKey, part] });
      timer.current = setTimeout(() => {
        timer.current = null;
        if (isWanted.current) refresh();
      }, PAUSE);
    };
    if (timer.current === null) refresh();
    else isWanted.current = true;
  }, [client]);
}
