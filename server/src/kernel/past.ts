import { Problem } from './problem.ts';

const mostAhead = 5 * 60_000;
/** What happened has happened: a clock in the future would move the deadline. Five minutes for a clock that runs ahead. */
export const requirePast = (at: Date, now: Date, field: string): void => {
  if (at.getTime() > now.getTime() + mostAhead)
    throw new Problem('request.invalid', {
      fields: { [field]: '아직 오지 않은 때입니다. / This lies in the future.' },
    });
};
