import { connect, type Socket } from 'node:net';

/** Requests per second over kept-alive connections of this machine, each sending the next request after the last answer. */
export type Load = { port: number; path: string; cookie: string; connections: number; milliseconds: number };

const end = Buffer.from('\r\n\r\n');

/** One connection: counts whole answers. Written on the bare socket, so that the measuring costs less than the measured. */
const hammer = (socket: Socket, request: Buffer, until: number): Promise<number> =>
  new Promise((resolve, reject) => {
    let answers = 0;
    let kept: Buffer = Buffer.alloc(0);
    let whole = -1;
    socket.on('error', reject);
    socket.on('data', (bytes: Buffer) => {
      kept = kept.length === 0 ? bytes : Buffer.concat([kept, bytes]);
      if (whole < 0) {
        const head = kept.indexOf(end);
        if (head < 0) return;
        const text = kept.subarray(0, head).toString('latin1');
        const length = /content-length: (\d+)/i.exec(text)?.[1];
        if (!text.startsWith('HTTP/1.1 200') || length === undefined)
          return reject(new Error(`not a plain answer: ${text.slice(0, 200)}`));
        whole = head + end.length + Number(length);
      }
      if (kept.length < whole) return;
      kept = kept.subarray(whole);
      whole = -1;
      answers += 1;
      if (performance.now() < until) socket.write(request);
      else socket.end(() => resolve(answers));
    });
    socket.write(request);
  });

export const requestsPerSecond = async ({ port, path, cookie, connections, milliseconds }: Load): Promise<number> => {
  const lines = [`GET ${path} HTTP/1.1`, `host: localhost:${port}`, 'x-boru-background: 1'];
  const request = Buffer.from(`${[...lines, ...(cookie === '' ? [] : [`cookie: ${cookie}`])].join('\r\n')}\r\n\r\n`);
  const sockets = await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket)).once(
            'error',
            reject,
          );
        }),
    ),
  );
  const begun = performance.now();
  const answers = await Promise.all(sockets.map((socket) => hammer(socket, request, begun + milliseconds)));
  return answers.reduce((sum, each) => sum + each, 0) / ((performance.now() - begun) / 1000);
};
