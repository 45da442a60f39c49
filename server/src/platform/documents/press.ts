import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Problem } from '#kernel/problem';
import type { PressAnswer, PressOrder, Printed } from './press-order.ts';

export type Press = {
  print(order: Omit<PressOrder, 'id'>): Promise<Printed>;
  stop(): void;
};

/** A template of ours misbehaved or the limits were reached. Never the reader's fault, hence not a Problem. */
export class PressFault extends Error {}

type Waiting = {
  order: PressOrder;
  resolve: (printed: Printed) => void;
  reject: (fault: Error) => void;
};

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
export const templatesDir = folder('../../../templates/');
export const fontsDir = folder('../../../assets/fonts/');
const processFile = folder('./press-process.ts');
/** More waiting papers than this means the reader gives up before his turn comes. */
const LONGEST_QUEUE = 50;
const IDLE_MS = 120_000;
/** The native module needs nothing of our environment; connection strings and keys stay out of its reach. */
const bareEnvironment = {
  NODE_NO_WARNINGS: '1',
  ...(process.platform === 'win32' ? { SystemRoot: 'C:\\Windows' } : {}),
};

/** Resident megabytes of a child, where the system tells (Linux); elsewhere only the time limit holds. */
const residentMegabytes = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
};

export const openPress = (
  limits: { seconds: number; megabytes: number; templates?: string } = { seconds: 30, megabytes: 768 },
): Press => {
  const queue: Waiting[] = [];
  let child: ChildProcess | undefined;
  let current: Waiting | undefined;
  let guards: NodeJS.Timeout[] = [];
  let idle: NodeJS.Timeout | undefined;

  const dismiss = () => {
    const old = child;
    child = undefined;
    old?.removeAllListeners();
    old?.kill('SIGKILL');
  };
  const settle = (outcome: Printed | Error) => {
    for (const guard of guards) clearInterval(guard);
    guards = [];
    const done = current;
    current = undefined;
    if (outcome instanceof Error) done?.reject(outcome);
    else done?.resolve(outcome);
    next();
  };
  const fail = (reason: string) => {
    dismiss();
    settle(new PressFault(reason));
  };
  const take = (answer: PressAnswer) => {
    if (answer.id !== current?.order.id) return;
    if ('fault' in answer) settle(new PressFault(answer.fault));
    else settle({ pdf: Buffer.from(answer.pdf), pages: answer.pages, replaced: answer.replaced });
  };
  const hire = (): ChildProcess => {
    const hired = fork(processFile, [limits.templates ?? templatesDir, fontsDir], {
      env: bareEnvironment,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    hired.on('message', take);
    hired.on('exit', () => {
      if (child === hired) fail('the typesetter ended unexpectedly');
    });
    hired.on('error', (fault) => fail(fault.message));
    // Neither the child nor its channel keeps a finished server or command alive.
    hired.unref();
    hired.channel?.unref();
    return hired;
  };
  const watch = (pid: number | undefined) => {
    guards.push(setTimeout(() => fail(`a paper took longer than ${limits.seconds} s`), limits.seconds * 1000));
    if (pid === undefined) return;
    const look = async () => {
      const watched = current;
      const used = await residentMegabytes(pid);
      if (used > limits.megabytes && watched !== undefined && watched === current) {
        fail(`a paper needed more than ${limits.megabytes} MB`);
      }
    };
    guards.push(setInterval(() => void look(), 100));
  };
  const next = () => {
    clearTimeout(idle);
    if (current !== undefined) return;
    current = queue.shift();
    if (current === undefined) {
      idle = setTimeout(dismiss, IDLE_MS).unref();
      return;
    }
    child ??= hire();
    watch(child.pid);
    child.send(current.order);
  };

  let serial = 0;
  return {
    print: (order) =>
      new Promise((resolve, reject) => {
        if (queue.length >= LONGEST_QUEUE) return reject(new Problem('server.busy'));
        serial += 1;
        queue.push({ order: { ...order, id: serial }, resolve, reject });
        next();
      }),
    stop: () => {
      clearTimeout(idle);
      dismiss();
      for (const waiting of queue.splice(0)) waiting.reject(new PressFault('the press was stopped'));
      if (current !== undefined) settle(new PressFault('the press was stopped'));
    },
  };
};
