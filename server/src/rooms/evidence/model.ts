import type { Actor } from '#kernel/actor';

/** A deed as the commands of other rooms report it. `detail` holds identifiers and codes, never names of people or free text. */
export type Deed = {
  requestId: string;
  action: string;
  subjectId: string;
  companyId?: string | null;
  caseId?: string | null;
  detail?: Record<string, unknown>;
  /** Why, in the words of whoever was asked for a reason, or the article of law. */
  reason?: string;
};

export type Doer = { personId: string | null; agencyId: number | null };

export const doerOf = (actor: Actor): Doer => ({
  personId: 'personId' in actor ? actor.personId : null,
  agencyId: actor.kind === 'agency' ? actor.agencyId : null,
});

/** Pages go backwards in time; the cursor is the last entry seen, to the microsecond. */
export type Cursor = { microseconds: number; id: number };

export const readCursor = (text: string | undefined): Cursor | null => {
  const match = /^(\d{1,16})\.(\d{1,15})$/.exec(text ?? '');
  const [microseconds, id] = [Number(match?.[1]), Number(match?.[2])];
  return Number.isSafeInteger(microseconds) && Number.isSafeInteger(id) ? { microseconds, id } : null;
};
export const writeCursor = ({ microseconds, id }: Cursor): string => `${microseconds}.${id}`;
