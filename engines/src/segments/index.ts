import { addDays } from '@boru/contract/civil';
import type { Condition, Conditions } from '@boru/contract/segments';

/** What a reader may know of one company at this moment. */
export type Facts = {
  industry: string | null;
  municipality: string | null;
  size: string | null;
  status: string;
  diagnosed: boolean;
  openCase: boolean;
  /** Civil day on which something last moved in one of its cases. */
  lastOn: string | null;
};

const holds = (facts: Facts, condition: Condition, today: string): boolean => {
  switch (condition.field) {
    case 'industry':
    case 'municipality':
    case 'size':
    case 'status': {
      const value = facts[condition.field];
      return value !== null && (condition.among as readonly string[]).includes(value);
    }
    case 'diagnosed':
    case 'openCase':
      return facts[condition.field] === condition.is;
    case 'quiet':
      return facts.lastOn === null || facts.lastOn <= addDays(today, -condition.days);
  }
};

/** Whether a company belongs to what these conditions describe on this civil day. */
export const belongs = (facts: Facts, conditions: Conditions, today: string): boolean =>
  conditions.every((condition) => holds(facts, condition, today));
