import { useDeedOn } from '#lib/deed';
import { incidentsKey } from './api.ts';

const refreshed = { all: incidentsKey, one: [...incidentsKey, 'one'] };

/** A deed on an incident. */
export const useDeed = <Input = void>(send: (input: Input) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn(refreshed, send, done, after);
