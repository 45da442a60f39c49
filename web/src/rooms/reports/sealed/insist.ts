import { isProblem } from '#lib/problem';

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const patience = 6;

/**
 * Sends again what was turned away in a crowd, after the time the server named. Only what is received once however often it is
 * sent may come here; a broken line is told at once, because whoever writes wants to know.
 */
export const insist = async <Value>(send: () => Promise<Value>): Promise<Value> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const seconds = isProblem(error, 'report.crowded') ? error.retryAfterSeconds : null;
      if (seconds === null || attempt === patience) throw error;
      await pause(seconds * 1_000);
    }
  }
};
