import { addDays, civilOf, instantOf } from '@boru/contract/civil';

/** From eight in the morning of the day before; at night nobody can act on it. */
const tellFrom = 480;
const day = 86_400_000;
/** What ran out longer ago was told, or lies with a case that nobody will find by a notice. */
const lookBack = 3 * day;

export type Span = { after: Date; until: Date };

/** Periods that end tomorrow in Seoul (midnight belongs to the day before); null before the morning. */
export const tomorrow = (now: Date): (Span & { on: string }) | null => {
  const on = civilOf(now.getTime());
  if (now.getTime() < instantOf(on, tellFrom)) return null;
  const next = addDays(on, 1);
  return { after: new Date(instantOf(next)), until: new Date(instantOf(addDays(next, 1))), on: next };
};

export const overdue = (now: Date): Span => ({ after: new Date(now.getTime() - lookBack), until: now });
