import { Worker } from 'node:worker_threads';
import type { Incoming } from './model.ts';

/** A message that cannot be read, or not within the limits. It says nothing of what it holds. */
export class Unreadable extends Error {}

const seconds = 15;
const megabytes = 256;

export const readMessage = (raw: Buffer): Promise<Incoming> =>
  new Promise((resolve, reject) => {
    const reader = new Worker(new URL('./reader.ts', import.meta.url), {
      workerData: raw,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      // Neither settings nor secrets of the server are its business.
      env: { NODE_NO_WARNINGS: '1' },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const late = setTimeout(() => end(new Unreadable('took too long')), seconds * 1000);
    const end = (outcome: Incoming | Unreadable): void => {
      clearTimeout(late);
      reader.removeAllListeners();
      reader.on('error', () => undefined);
      void reader.terminate();
      if (outcome instanceof Unreadable) reject(outcome);
      else resolve(outcome);
    };
    reader.on('message', (message: Incoming) => end(message));
    // What the parser says may quote the message: only its kind is passed on.
    reader.on('error', (fault: unknown) => end(new Unreadable(fault instanceof Error ? fault.name : 'unknown')));
    reader.on('exit', () => end(new Unreadable('ended without a word')));
  });
