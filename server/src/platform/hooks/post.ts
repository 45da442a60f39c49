import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { type BlockList, isIP } from 'node:net';
import type { DeliveryFault } from '@boru/contract/hooks';
import { AddressRefused, guardedLookup, isPermitted } from './address.ts';

export type Answer = { status: number | null; fault: DeliveryFault | null; tookMs: number };
type Call = {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  networks: BlockList;
  timeoutMs: number;
  signal: AbortSignal;
};

/** More is not read: nothing of the answer matters but its number. */
const mostRead = 65_536;

const faultOf = (error: unknown): DeliveryFault => {
  if (error instanceof AddressRefused) return 'address';
  if (!(error instanceof Error)) return 'unreachable';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /CERT|TLS|SSL|UNABLE_TO|SELF_SIGNED|EPROTO/.test(code) ? 'tls' : 'unreachable';
};

/** Never follows another address that the answer names, never goes through a proxy of the environment. */
const send = ({ url, headers, body, networks, signal }: Call): Promise<number> =>
  new Promise((resolve, reject) => {
    const target = new URL(url);
    const { protocol } = target;
    const host = target.hostname.replace(/^\[|\]$/g, '');
    // A literal address is never looked up, so the guard below would not see it.
    if (isIP(host) !== 0 && !isPermitted(host, protocol, networks)) return reject(new AddressRefused());
    const isTls = protocol === 'https:';
    const call = (isTls ? request : plainRequest)(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Boru-Hooks' },
        agent: isTls ? new Agent({ keepAlive: false }) : new PlainAgent({ keepAlive: false }),
        lookup: guardedLookup(protocol, networks),
        signal,
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        let read = 0;
        answer.on('data', (part: Buffer) => {
          read += part.length;
          if (read > mostRead) answer.destroy();
        });
        answer.on('error', () => resolve(status));
        answer.on('close', () => resolve(status));
      },
    );
    call.on('socket', (socket) => {
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        if (!isPermitted(socket.remoteAddress ?? '', protocol, networks)) call.destroy(new AddressRefused());
      });
    });
    call.on('error', reject);
    call.end(body);
  });

/** One call. Answers what became of it and never throws: addresses and answers of others stay out of our logs. */
export const postTo = async (call: Call): Promise<Answer> => {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const signal = AbortSignal.any([call.signal, AbortSignal.timeout(call.timeoutMs)]);
    const status = await send({ ...call, signal });
    const isTaken = status >= 200 && status < 300;
    return { status, fault: isTaken ? null : 'answer', tookMs: took() };
  } catch (error) {
    return { status: null, fault: faultOf(error), tookMs: took() };
  }
};
