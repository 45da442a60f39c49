import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

export type Verdict = { clean: true } | { clean: false; finding: string };
export type Scanner = {
  scan(content: Readable): Promise<Verdict>;
  /** The scanner's version line; throws when it does not answer. For `boru doctor`. */
  version(): Promise<string>;
};
export class ScannerFault extends Error {}

const CHUNK = 64 * 1024;
const LONGEST_ANSWER = 4096;

/** `/run/clamav/clamd.ctl`, `clamd.example.kr:3310` or `tcp://clamd.example.kr:3310`. */
const addressOf = (place: string): { path: string } | { host: string; port: number } => {
  if (place.startsWith('/')) return { path: place };
  const { hostname, port } = new URL(place.includes('://') ? place : `tcp://${place}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
};

const open = (place: string, patienceMs: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(addressOf(place));
    socket.setTimeout(patienceMs, () => socket.destroy(new ScannerFault('the scanner does not answer')));
    socket.once('error', () => reject(new ScannerFault('the scanner cannot be reached')));
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });

/** Everything until the NUL that ends an answer of the z-commands. */
const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8');
      const end = answer.indexOf('\0');
      if (end >= 0) resolve(answer.slice(0, end));
      else if (answer.length > LONGEST_ANSWER) reject(new ScannerFault('the scanner says too much'));
    });
    socket.on('error', (fault) =>
      reject(fault instanceof ScannerFault ? fault : new ScannerFault('the connection to the scanner broke')),
    );
    socket.on('close', () => reject(new ScannerFault('the scanner hung up')));
  });

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (fault) =>
      fault ? reject(new ScannerFault('the connection to the scanner broke')) : resolve(),
    );
  });

const sendContent = async (socket: Socket, content: Readable): Promise<void> => {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const part of content) {
    const bytes = Buffer.from(part);
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const chunk = bytes.subarray(at, at + CHUNK);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      await write(socket, Buffer.concat([length, chunk]));
    }
  }
  await write(socket, Buffer.alloc(4));
};

const verdictOf = (answer: string): Verdict => {
  if (/^stream: OK$/.test(answer)) return { clean: true };
  const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (finding !== undefined) return { clean: false, finding: finding.slice(0, 200) };
  // "INSTREAM size limit exceeded" and the like: not a verdict, so never taken for one.
  throw new ScannerFault(`the scanner gave no verdict: ${answer.slice(0, 120)}`);
};

/** clamd over INSTREAM (man clamd): length-prefixed chunks, a zero length at the end, one answer. */
export const clamdScanner = (place: string, patienceMs = 120_000): Scanner => ({
  scan: async (content) => {
    const socket = await open(place, patienceMs).catch((fault: unknown) => {
      content.destroy();
      throw fault;
    });
    const answer = answerOf(socket);
    answer.catch(() => undefined);
    let complete = false;
    // clamd may answer and hang up in the middle of a file: then its word counts, not our broken pipe.
    const sent = sendContent(socket, content).then(
      () => {
        complete = true;
      },
      (fault: unknown) => {
        if (!(fault instanceof ScannerFault)) throw fault;
      },
    );
    sent.catch(() => undefined);
    try {
      const verdict = verdictOf(await Promise.race([sent.then(() => answer), answer]));
      if (verdict.clean && !complete) throw new ScannerFault('the scanner judged before it had the whole file');
      return verdict;
    } finally {
      content.destroy();
      socket.destroy();
    }
  },
  version: async () => {
    const socket = await open(place, 5_000);
    try {
      socket.write('zVERSION\0');
      return await answerOf(socket);
    } finally {
      socket.destroy();
    }
  },
});
