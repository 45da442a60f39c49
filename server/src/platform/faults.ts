import { type ProblemCode, type ProblemDetails, problems } from '@boru/contract/problems';
import type { FastifyReply } from 'fastify';
import { Problem } from '#kernel/problem';

const detailsOf = (problem: Problem, requestId: string): ProblemDetails => {
  const text = problems[problem.code];
  const wait = problem.extra['retryAfterSeconds'];
  return {
    type: `/problems#${problem.code}`,
    code: problem.code,
    status: text.status,
    title: text.title.ko,
    titleEn: text.title.en,
    next: text.next.ko,
    nextEn: text.next.en,
    requestId,
    fields: { ...problem.fields },
    ...(typeof wait === 'number' ? { retryAfterSeconds: wait } : {}),
  };
};

export const sendProblem = (reply: FastifyReply, problem: Problem, requestId: string): FastifyReply => {
  const details = detailsOf(problem, requestId);
  if (details.retryAfterSeconds) reply.header('retry-after', String(details.retryAfterSeconds));
  return reply.code(details.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(details));
};

const faultCodes: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_media',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_ERR_BAD_URL: 'request.malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'thing.not_found',
  FST_REQ_FILE_TOO_LARGE: 'file.too_large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.unsupported_media',
  // PostgreSQL: serialisation failure, deadlock, statement timeout, too many connections, shutting down.
  '40001': 'server.busy',
  '40P01': 'server.busy',
  '57014': 'server.busy',
  '53300': 'server.busy',
  '57P01': 'server.busy',
  '57P03': 'server.busy',
  // No room for a row or a file; the transaction is undone as a whole.
  '53100': 'server.full',
  ENOSPC: 'server.full',
  // A unique or foreign key that the command did not foresee: somebody was quicker. Says nothing about the other row.
  '23505': 'thing.changed',
  '23503': 'thing.changed',
  // Raised by the ledger itself (migration 0100), which decides under its own locks.
  BM001: 'money.short',
  BM002: 'money.same_person',
  BM003: 'money.decided',
  BM004: 'money.not_approved',
  // Raised by the guard of applications (migration 0134): the closing second, and how many of one company.
  BG001: 'grant.closed',
  BG002: 'grant.too_many',
  // Raised around awards (migration 0138).
  BM005: 'award.asked_already',
  BM006: 'award.not_signed',
  BM007: 'award.text_changed',
  BM008: 'award.not_now',
  BM009: 'award.overlap_unsaid',
  // Raised by the guards of the review (migration 0142): an unknown judge, a tie, a scoring that is over.
  BV001: 'review.unknown_judge',
  BV002: 'review.conflict',
  BV003: 'review.not_now',
  // A guard of the database: what the command read a moment ago holds no more, such as a vote after the count.
  BR001: 'thing.changed',
  // An exclusion constraint: two spans of time on one counsellor or one room.
  '23P01': 'appointment.time_taken',
};

/** Turns whatever was thrown into one problem; null when the fault is ours. */
export const problemOf = (error: unknown): Problem | null => {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  // Row security refuses a write that the model should have refused first; the caller learns as little as for a missing thing.
  if (code === '42501') return new Problem('thing.not_found');
  const known = faultCodes[code];
  if (known) return new Problem(known);
  const status = 'statusCode' in error ? Number(error.statusCode) : 0;
  if (error instanceof SyntaxError || (status >= 400 && status < 500)) return new Problem('request.malformed');
  return code === 'ECONNREFUSED' ||
    code === 'ENOENT' ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
    ? new Problem('server.busy')
    : null;
};
