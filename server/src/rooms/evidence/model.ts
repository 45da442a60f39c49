import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

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

/**
 * Why somebody of an agency takes a single paper of a company away (안전성 확보조치 기준 제8조: 다운로드 사유). `isOthers`: the paper
 * is not the agency's own. Without a reason it is refused before anything is opened.
 */
export const requireReason = (actor: Actor, reason: string | undefined, isOthers = true): string => {
  if (actor.kind !== 'agency' || !isOthers) return '';
  if (reason !== undefined && reason !== '') return reason;
  throw new Problem('request.invalid', {
    fields: { reason: '내려받는 까닭을 적어 주세요. / Say why you take this paper.' },
  });
};
