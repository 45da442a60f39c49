import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { inject } from 'vitest';
import { serve } from '../../server/src/entry/serve.ts';
import { newId } from '../../server/src/kernel/ids.ts';
import { readConfig } from '../../server/src/platform/config.ts';

const root = join(import.meta.dirname, '../..');

/** What a mail server shows that hands over what people answer. */
export const replySecret = 'a-secret-of-the-mail-server-of-the-house';

export type Letter = { to: string; subject: string; text: string; replyTo: string | null };

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const unfolded = (head: string): string => head.replace(/\r\n[ \t]/g, ' ');
const wordsOf = (text: string): string =>
  text.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=\s*/gi, (_all, kind: string, body: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(body, 'base64').toString('utf8')
      : Buffer.from(unquoted(body.replaceAll('_', ' ')), 'latin1').toString('utf8'),
  );
const unquoted = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A real SMTP server; what it takes can be read as people read it. */
const openPostOffice = async () => {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1');
        const head = unfolded(raw.slice(0, raw.indexOf('\r\n\r\n')));
        const base64 = /Content-Transfer-Encoding: base64/i.test(head);
        const body = raw.slice(raw.indexOf('\r\n\r\n') + 4).replace(/=\r\n/g, '');
        const text = base64
          ? Buffer.from(body.replace(/\s/g, ''), 'base64').toString('utf8')
          : Buffer.from(unquoted(body), 'latin1').toString('utf8');
        const subject = wordsOf(/^Subject: (.*)$/im.exec(head)?.[1] ?? '');
        const replyTo = /^Reply-To: (.*)$/im.exec(head)?.[1] ?? null;
        for (const { address } of session.envelope.rcptTo) letters.push({ to: address, subject, text, replyTo });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
};

const urlOf = (who: { user: string }, socketDir: string, port: number, name: string): string =>
  `postgres://${who.user}@/${name}?host=${encodeURIComponent(socketDir)}&port=${port}`;

/** Steps are carried out at once unless a journey is about taking them back: nobody waits where nothing is to be seen. */
export type SiteSettings = { undoSeconds?: number };

/** Boru as an operator runs it: its own database, the built pages, the worker, and a post office. */
export const openSite = async ({ undoSeconds = 0 }: SiteSettings = {}) => {
  if (!existsSync(join(root, 'web/dist/index.html')))
    throw new Error('The pages are not built. Run the journeys with `npm test -- --project e2e`.');
  const postgres = inject('postgres');
  const name = `site_${newId().replaceAll('-', '')}`;
  const founder = new pg.Client({ ...postgres.owner, database: 'postgres' });
  await founder.connect();
  await founder.query(`create database ${name} template ${postgres.template}`);
  await founder.end();
  const post = await openPostOffice();
  const port = await freePort();
  const serving = await serve(
    readConfig({
      BORU_DATA: mkdtempSync(join(tmpdir(), 'boru-site-')),
      BORU_PORT: String(port),
      BORU_LOG_LEVEL: 'error',
      BORU_UNDO_SECONDS: String(undoSeconds),
      BORU_SMTP_URL: post.url,
      BORU_MAIL_FROM: 'boru@example.kr',
      BORU_REPLY_ADDRESS: 'reply+*@boru.example.kr',
      BORU_REPLY_SECRET: replySecret,
      // The systems that journeys connect stand on this machine.
      BORU_HOOK_NETWORKS: '127.0.0.0/8',
      DATABASE_URL: urlOf(postgres.login, postgres.socketDir, postgres.port, name),
      DATABASE_OWNER_URL: urlOf(postgres.owner, postgres.socketDir, postgres.port, name),
    }),
  );
  // What a start still does on its own must not meet what a journey lays down.
  await serving.begun;
  const owner = new pg.Client({ ...postgres.owner, database: name });
  await owner.connect();
  const letterTo = async (to: string, about: RegExp): Promise<Letter> => {
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const letter = post.letters.findLast((each) => each.to === to && about.test(`${each.subject}\n${each.text}`));
      if (letter) return letter;
    }
    throw new Error(`no letter to ${to} about ${about}: ${JSON.stringify(post.letters.map((each) => each.subject))}`);
  };
  return {
    address: `http://localhost:${port}`,
    firstRun: serving.firstRun,
    /** Looks behind row security. */
    owner,
    letterTo,
    close: async () => {
      await owner.end();
      await serving.stop();
      await post.close();
    },
  };
};
export type Site = Awaited<ReturnType<typeof openSite>>;
