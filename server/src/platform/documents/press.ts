import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Problem } from '#kernel/problem';
import type { PressAnswer, PressOrder, Printed } from './press-order.ts';

export type Press = {
  print(order: Omit<PressOrder, 'id'>): Promise<Printed>;
  /** Process of the typesetter while there is one. */
  readonly pid: number | undefined;
  stop(): void;
};

/** A template of ours misbehaved or the limits were reached. Never the reader's fault, hence not a Problem. */
export class PressFault extends Error {}

type Waiting = {
  order: PressOrder;
  /** A typesetter that ended by itself has already had it once. */
  isSecond?: true;
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

type Limits = { seconds: number; megabytes: number; templates?: string };

/** One typesetter's process at a time, papers one after another; started when needed, gone after two idle minutes. */
class Typesetter implements Press {
  readonly #limits: Limits;
  readonly #queue: Waiting[] = [];
  #child: ChildProcess | undefined;
  #current: Waiting | undefined;
  #guards: NodeJS.Timeout[] = [];
  #idle: NodeJS.Timeout | undefined;
  #serial = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  print(order: Omit<PressOrder, 'id'>): Promise<Printed> {
    return new Promise((resolve, reject) => {
      if (this.#queue.length >= LONGEST_QUEUE) return reject(new Problem('server.busy'));
      this.#serial += 1;
      this.#queue.push({ order: { ...order, id: this.#serial }, resolve, reject });
      this.#next();
    });
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  stop(): void {
    this.#dismiss();
    for (const waiting of this.#queue.splice(0)) waiting.reject(new PressFault('the press was stopped'));
    if (this.#current !== undefined) this.#settle(new PressFault('the press was stopped'));
    clearTimeout(this.#idle);
  }

  #next(): void {
    clearTimeout(this.#idle);
    if (this.#current !== undefined) return;
    this.#current = this.#queue.shift();
    if (this.#current === undefined) {
      this.#idle = setTimeout(() => this.#dismiss(), IDLE_MS).unref();
      return;
    }
    this.#child ??= this.#hire();
    this.#watch(this.#child.pid);
    this.#child.send(this.#current.order);
  }

  #hire(): ChildProcess {
    const hired = fork(processFile, [this.#limits.templates ?? templatesDir, fontsDir], {
      env: bareEnvironment,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    hired.on('message', (answer: PressAnswer) => this.#take(answer));
    hired.on('exit', () => {
      if (this.#child === hired) this.#again();
    });
    hired.on('error', (fault) => this.#fail(fault.message));
    // Neither the child nor its channel keeps a finished server or command alive.
    hired.unref();
    hired.channel?.unref();
    return hired;
  }

  #watch(pid: number | undefined): void {
    const { seconds, megabytes } = this.#limits;
    this.#guards.push(setTimeout(() => this.#fail(`a paper took longer than ${seconds} s`), seconds * 1000));
    if (pid === undefined) return;
    const look = async () => {
      const watched = this.#current;
      const used = await residentMegabytes(pid);
      if (used > megabytes && watched !== undefined && watched === this.#current)
        this.#fail(`a paper needed more than ${megabytes} MB`);
    };
    this.#guards.push(setInterval(() => void look(), 100));
  }

  #take(answer: PressAnswer): void {
    if (answer.id !== this.#current?.order.id) return;
    if ('fault' in answer) this.#settle(new PressFault(answer.fault));
    else this.#settle({ pdf: Buffer.from(answer.pdf), pages: answer.pages, replaced: answer.replaced });
  }

  /** Killed from outside (out of memory, an impatient operator): a paper changes nothing, so it is set once more from its start. */
  #again(): void {
    const lost = this.#current;
    if (lost === undefined || lost.isSecond) {
      this.#fail('the typesetter ended unexpectedly');
      return;
    }
    for (const guard of this.#guards.splice(0)) clearInterval(guard);
    this.#current = undefined;
    this.#queue.unshift({ ...lost, isSecond: true });
    this.#dismiss();
    this.#next();
  }

  #fail(reason: string): void {
    this.#dismiss();
    this.#settle(new PressFault(reason));
  }

  #dismiss(): void {
    const old = this.#child;
    this.#child = undefined;
    old?.removeAllListeners();
    old?.on('error', () => undefined);
    old?.kill('SIGKILL');
  }

  #settle(outcome: Printed | Error): void {
    for (const guard of this.#guards.splice(0)) clearInterval(guard);
    const done = this.#current;
    this.#current = undefined;
    if (outcome instanceof Error) done?.reject(outcome);
    else done?.resolve(outcome);
    this.#next();
  }
}

export const openPress = (limits: Limits = { seconds: 30, megabytes: 768 }): Press => new Typesetter(limits);
