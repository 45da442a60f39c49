import type { HttpServer } from '../server/src/platform/http.ts';
import type { Who } from '../server/src/platform/testing/people.ts';

/** An open page: what it has been told so far. */
export type Listener = {
  status: number;
  text(): string;
  heard(): { event: string; data: unknown; id: string | null }[];
  /** Waits until something like this was told; what was told before stands in `heard`. */
  until(event: string, test?: (data: unknown) => boolean): Promise<unknown>;
  /** Waits until the server has ended it. */
  ended(): Promise<void>;
  close(): void;
};

/** Keeps a page open; an answer that is no stream is read to its end. */
export const listenTo = async (
  app: HttpServer,
  who: Who | null,
  url: string,
  headers: Record<string, string>,
): Promise<Listener> => {
  const cookie = who ? { cookie: `boru_session=${who.ticket}` } : {};
  const response = await app.inject({ method: 'GET', url, headers: { ...headers, ...cookie }, payloadAsStream: true });
  const source = response.stream();
  let text = '';
  let isOver = false;
  source.on('data', (chunk: Buffer) => {
    text += String(chunk);
  });
  source.on('close', () => {
    isOver = true;
  });
  source.on('error', () => undefined);
  const heard = () =>
    [...text.matchAll(/(?:id: (.*)\n)?event: (.*)\ndata: (.*)\n\n/g)].map(([, id, event, data]) => ({
      id: id ?? null,
      event: event ?? '',
      data: JSON.parse(data ?? 'null') as unknown,
    }));
  const wait = async (isThere: () => boolean, what: string): Promise<void> => {
    const end = performance.now() + 8_000;
    while (!isThere()) {
      if (performance.now() > end) throw new Error(`waited in vain for ${what}; told so far:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  if (response.statusCode !== 200) await wait(() => isOver, 'the refusal');
  return {
    status: response.statusCode,
    text: () => text,
    heard,
    until: async (event, test = () => true) => {
      const found = () => heard().find((one) => one.event === event && test(one.data));
      await wait(() => found() !== undefined, event);
      return found()?.data;
    },
    ended: () => wait(() => isOver, 'the end'),
    // As a socket that closes.
    close: () => void response.raw.res.destroy(),
  };
};
