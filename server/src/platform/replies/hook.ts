import { createHash, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Clock } from '#kernel/clock';
import { Problem } from '#kernel/problem';
import { sendProblem } from '../faults.ts';
import type { HttpServer } from '../http.ts';
import { MinuteLimit } from '../limits.ts';
import { largestMessage, ownMaildir, putMessage } from './maildir.ts';

export const mailHookPath = '/hooks/mail';
const wrongPerMinute = 20;

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
const isRight = (header: string | undefined, secret: string): boolean =>
  timingSafeEqual(digest(header ?? ''), digest(`Bearer ${secret}`));

/**
 * A mail server hands over what came, byte for byte (`message/rfc822`). It is told that the message lies safe, never what
 * becomes of it: so it learns nothing about people or cases. No session, no page, hence no endpoint of the list.
 */
export const addMailHook = (
  app: HttpServer,
  { secret, dataDir, clock }: { secret: string; dataDir: string; clock: Clock },
): void => {
  const wrong = new MinuteLimit();
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('message/rfc822', (_request, body, done) => done(null, body));
    scope.post<{ Body: Readable | undefined }>(
      mailHookPath,
      {
        // Before a byte of the body is read.
        onRequest: async (request, reply) => {
          if (isRight(request.headers.authorization, secret)) return;
          const wait = wrong.take(request.ip, wrongPerMinute, clock.now().getTime());
          const problem =
            wait > 0
              ? new Problem('request.too_many', { extra: { retryAfterSeconds: wait } })
              : new Problem('sign_in.required');
          return sendProblem(reply, problem, request.id);
        },
      },
      async (request, reply) => {
        if (Number(request.headers['content-length'] ?? 0) > largestMessage) throw new Problem('request.too_large');
        if (request.body === undefined) throw new Problem('request.malformed');
        await putMessage(ownMaildir(dataDir), request.body).catch((fault: unknown) => {
          throw fault instanceof Problem && fault.code === 'file.too_large' ? new Problem('request.too_large') : fault;
        });
        return reply.code(202).header('cache-control', 'no-store').send({ ok: true });
      },
    );
  });
};
