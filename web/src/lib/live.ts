import { useEffect, useRef, useState } from 'react';

/** One kind of news and what to do with it. */
export type Hearing = Readonly<Record<string, (data: unknown) => void>>;

const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 300_000;

/** Where this page left off, so that the next address goes on from there. A browser that comes back by itself says it anyway. */
let lastHeard = '';

/**
 * Listens to an address of events while somebody can see the page. A hidden page is closed and asks again when it is shown:
 * a browser allows few lines to one server, and what nobody sees need not be fresh. True while it listens; while it does
 * not, the page must ask from time to time by itself.
 */
export function useEvents(address: string | null, hearing: Hearing): boolean {
  const [isListening, setListening] = useState(false);
  const latest = useRef(hearing);
  const kinds = Object.keys(hearing).join(' ');
  useEffect(() => {
    latest.current = hearing;
  });
  useEffect(() => {
    if (address === null || typeof EventSource === 'undefined') return;
    return keepListening(address, kinds.split(' '), (kind, data) => latest.current[kind]?.(data), setListening);
  }, [address, kinds]);
  return isListening;
}

/** Answers how to stop. */
function keepListening(
  address: string,
  kinds: readonly string[],
  hear: (kind: string, data: unknown) => void,
  tell: (isListening: boolean) => void,
): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE;
  let isResting = false;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    tell(false);
  };
  const rest = () => {
    isResting = true;
    close();
  };
  const open = () => {
    if (source !== null || isResting || document.visibilityState === 'hidden') return;
    const after = lastHeard === '' ? '' : `${address.includes('?') ? '&' : '?'}after=${lastHeard}`;
    const own = new EventSource(address + after);
    source = own;
    for (const kind of kinds)
      own.addEventListener(kind, (event) => {
        if (event.lastEventId !== '') lastHeard = event.lastEventId;
        hear(kind, readData(event));
      });
    own.addEventListener('hello', () => {
      pause = FIRST_PAUSE;
      tell(true);
    });
    // The server would rather have this page ask from time to time, or the session is over.
    for (const kind of ['retire', 'ended']) own.addEventListener(kind, rest);
    own.onerror = () => {
      tell(false);
      // The browser comes back by itself after a broken line, but not after a refusal.
      if (own.readyState !== EventSource.CLOSED) return;
      close();
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  };
  const turn = () => {
    if (document.visibilityState === 'hidden') return close();
    isResting = false;
    open();
  };
  open();
  document.addEventListener('visibilitychange', turn);
  return () => {
    document.removeEventListener('visibilitychange', turn);
    close();
  };
}

function readData(event: MessageEvent): unknown {
  try {
    return JSON.parse(String(event.data));
  } catch {
    return null;
  }
}
