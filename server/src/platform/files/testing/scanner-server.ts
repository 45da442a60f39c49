import { createServer, type Socket } from 'node:net';

// The harmless test file every scanner knows, in two halves so that this source file itself is no finding.
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);

export type ScannerServer = { place: string; scans: number; stop(): Promise<void> };
export type Behaviour = 'honest' | 'mute' | 'hangs up' | 'size limit' | 'ok too early';

const answerTo = (content: Buffer): string =>
  content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';

/** Takes the length-prefixed chunks apart; null while more is to come. */
const wholeOf = (bytes: Buffer): Buffer | null => {
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > bytes.length) return null;
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
};

/** Speaks the protocol of clamd on a port of its own; `behaviour` makes it fail as real ones do. */
export const scannerServer = async (behaviour: Behaviour = 'honest', port = 0): Promise<ScannerServer> => {
  const sockets = new Set<Socket>();
  const state = { scans: 0 };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf(0);
      const command = received.toString('latin1', 0, end);
      if (command === 'zVERSION') return socket.end('ClamAV 1.4.2/27500\0');
      if (command !== 'zINSTREAM') return end < 0 ? undefined : socket.end('UNKNOWN COMMAND\0');
      if (behaviour === 'mute') return undefined;
      if (behaviour === 'hangs up') return socket.destroy();
      if (behaviour === 'size limit') return socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (behaviour === 'ok too early') return socket.end('stream: OK\0');
      const content = wholeOf(received.subarray(end + 1));
      if (content === null) return undefined;
      state.scans += 1;
      return socket.end(answerTo(content));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    place: `127.0.0.1:${bound}`,
    get scans() {
      return state.scans;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
