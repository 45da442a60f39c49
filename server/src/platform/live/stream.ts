import { Readable } from 'node:stream';

/** What one open page is told. Nothing is kept for a reader that does not keep up: it is told to ask again. */
export type Stream = {
  readonly body: Readable;
  /** Milliseconds since the reader stopped taking; 0 while it keeps up. */
  stalledFor(): number;
  say(event: string, data: unknown, id?: string): void;
  /** A line without meaning, so that neither a proxy nor a browser takes the silence for an end. */
  beat(): void;
  end(): void;
};

/** Browsers that lost the line come back spread over some seconds. */
const retryMs = () => 2_000 + Math.floor(Math.random() * 3_000);
const roomBytes = 16_384;

export const openStream = (taken: () => void, closed: () => void): Stream => {
  let stalledAt: number | null = null;
  const body = new Readable({
    highWaterMark: roomBytes,
    read() {
      if (stalledAt === null) return;
      stalledAt = null;
      taken();
    },
  });
  body.on('close', closed);
  // Whoever goes away in the middle of a word breaks the line; that is how pages are closed.
  body.on('error', () => undefined);
  const put = (text: string): void => {
    if (body.destroyed || body.readableEnded) return;
    if (!body.push(text)) stalledAt ??= performance.now();
  };
  put(`retry: ${retryMs()}\n\n`);
  return {
    body,
    stalledFor: () => (stalledAt === null ? 0 : Math.max(1, performance.now() - stalledAt)),
    say: (event, data, id) =>
      put(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => put(': \n\n'),
    end: () => {
      if (!body.destroyed) body.push(null);
    },
  };
};
