import { createHmac } from 'node:crypto';
import { Problem } from '#kernel/problem';

export type Mark = {
  id: string;
  sessionId: string;
  attendeeId: string;
  minutes: number;
  how: 'code' | 'hand' | 'correction';
  arrivedAt: Date;
  markedBy: string | null;
  markedByName: string;
};
export type Correction = {
  id: string;
  sessionId: string;
  attendeeId: string;
  companyId: string;
  minutes: number;
  reason: string;
  proposedBy: string;
  proposedByName: string;
  isGranted: boolean | null;
};
type Times = { startsAt: Date; endsAt: Date };

const step = 60_000;
const early = 3_600_000;
/** Read late, typed slowly: a quarter of an hour after the end is still the end. */
const late = 900_000;
export const mostWrongCodes = 30;
export const mostTries = 3;

/** RFC 4226 truncation over an HMAC-SHA-256 of the minute: six digits that nobody outside the room can work out. */
export const codeAt = (secret: Buffer, at: number): string => {
  const mac = createHmac('sha256', secret)
    .update(String(Math.floor(at / step)))
    .digest();
  const offset = (mac[mac.length - 1] ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};
export const codeUntil = (at: number): Date => new Date((Math.floor(at / step) + 1) * step);
/** This minute's code or the last one's: whoever began to type must be able to finish. */
export const isCode = (secret: Buffer, code: string, now: Date): boolean =>
  [0, step].some((back) => codeAt(secret, now.getTime() - back) === code);

export const isRunning = ({ startsAt, endsAt }: Times, now: Date): boolean =>
  now.getTime() >= startsAt.getTime() - early && now.getTime() <= endsAt.getTime() + late;

/** A desk marks from an hour before; what it kept while the network was down may be sent a week later. */
export const requireMarkable = ({ startsAt, endsAt }: Times, now: Date): void => {
  if (now.getTime() < startsAt.getTime() - early || now.getTime() > endsAt.getTime() + 7 * 86_400_000)
    throw new Problem('attendance.not_now');
};

/** An arrival after the end, or of a clock that runs ahead, counts as now. */
export const arrivalOf = (arrivedAt: string, now: Date): number => Math.min(Date.parse(arrivedAt), now.getTime());

export const requireSecond = (correction: Correction | undefined, personId: string): Correction => {
  if (!correction || correction.isGranted !== null) throw new Problem('thing.not_found');
  if (correction.proposedBy === personId) throw new Problem('role.insufficient');
  return correction;
};
