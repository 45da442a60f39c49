import { Problem } from './problem.ts';

/**
 * A part of the program that comes when it is needed. Where the line is gone by then it is said as such, with words of
 * what to do, and the next call asks again.
 */
export const late = <Part>(load: () => Promise<Part>): (() => Promise<Part>) => {
  let coming: Promise<Part> | null = null;
  return () => {
    coming ??= load().catch(() => {
      coming = null;
      throw new Problem('connection.lost', 0, null);
    });
    return coming;
  };
};
