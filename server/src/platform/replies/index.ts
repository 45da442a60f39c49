import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReplyEvent } from '@boru/contract/events';
import { type Actor, companyWriters, mayUse } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { asActor, asSystem, type Database, type Tx } from '../database/index.ts';
import type { Upload } from '../endpoint.ts';
import { problemOf } from '../faults.ts';
import type { Log } from '../log.ts';
import { postMail } from '../mail/index.ts';
import { replyRefusedLetter } from '../mail/letters-replies.ts';
import { tokensIn } from '../mail/reply-address.ts';
import type { Services } from '../services.ts';
import { dropSession, openSession, secretsIn } from '../session/index.ts';
import { arrived, largestMessage, makeMaildir, ownMaildir, putAside } from './maildir.ts';
import { type Incoming, isMachine, isReply, mayAnswer, nameOf, senderOf } from './model.ts';
import { readMessage, Unreadable } from './read.ts';
import { findReply, mayRefuse, type ReplyOf, takeReply } from './store.ts';

export { addMailHook, mailHookPath } from './hook.ts';
export { countBroken, ownMaildir } from './maildir.ts';
export { countReplyAddresses, forgetReplies, giveReplyAddress, revokeReplyAddresses } from './store.ts';

/** What came by mail, on its way into a case. */
export type MailedWords = { said: string; whole: string; papers: readonly Upload[]; left: number };
type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

export type Post = {
  database: Database;
  services: Services;
  log: Pick<Log, 'info' | 'warn' | 'fault'>;
  /** Writes the words into the case in the name of the person, by the rules of the case. Answers how many papers were left. */
  deliver(doing: Doing, caseId: string, words: MailedWords): Promise<number>;
};

type Outcome = 'taken' | 'known' | 'ignored' | 'refused' | 'silent';

const refusalsAnHour = 100;
const timeoutMs = 60_000;

/** One who writes to no address of ours, or to two at once, writes to nobody. */
const replyFor = async (post: Post, message: Incoming, sender: string): Promise<ReplyOf | null> => {
  const { database, services } = post;
  const setting = services.config.replies;
  const [token, ...others] = setting === undefined ? [] : tokensIn(setting, message.to);
  if (token === undefined || others.length > 0) return null;
  const reply = await asSystem(database, 'read', (tx) => findReply(tx, token, services.clock.now()));
  return reply !== null && reply.email.toLowerCase() === sender ? reply : null;
};

const noteLeft = (
  services: Services,
  tx: Tx,
  { reply, companyId, left }: { reply: ReplyOf; companyId: string; left: number },
): Promise<string> => {
  const told: ReplyEvent = { personId: reply.person, companyId, caseId: reply.target, left };
  return services.enqueue(tx, 'reply.partly', told);
};

/** In a transaction of that very person, so that row security, not this code, says what he may see and write to. */
const deliver = async (post: Post, reply: ReplyOf, name: Buffer, words: MailedWords): Promise<Outcome> => {
  const { database, services } = post;
  const now = services.clock.now();
  const { token } = await asSystem(database, 'write', (tx) =>
    openSession(tx, {
      personId: reply.person,
      membershipId: reply.membership,
      secondFactor: false,
      device: 'mail',
      now,
    }),
  );
  try {
    return await asActor(
      database,
      token,
      'write',
      async (tx, actor) => {
        if (!mayUse(actor, companyWriters)) return 'refused';
        const isNew = await takeReply(tx, reply.reply, name, now);
        if (isNew === null) return 'refused';
        if (!isNew) return 'known';
        const doing = { tx, actor, now, requestId: `mail-${newId(now.getTime())}`, services };
        const left = await post.deliver(doing, reply.target, words);
        if (left > 0 && actor.kind === 'company')
          await noteLeft(services, tx, { reply, companyId: actor.companyId, left });
        return 'taken';
      },
      timeoutMs,
    );
  } catch (fault) {
    const problem = problemOf(fault);
    // The database is busy: the message waits where it lies.
    if (problem === null || problem.code === 'server.busy') throw fault;
    return 'refused';
  } finally {
    await asSystem(database, 'write', (tx) => dropSession(tx, token));
  }
};

const spoolPapers = async (services: Services, message: Incoming): Promise<Upload[]> => {
  const spooled: Upload[] = [];
  for (const { name, bytes } of message.papers)
    spooled.push({
      name: name === '' ? 'attachment' : name,
      ...(await services.files.spool(Readable.from([Buffer.from(bytes)]))),
    });
  return spooled;
};

/** The same few words to everybody, once a day, and to nobody when the machine could not send them anyway. */
const refuse = async ({ database, services }: Post, message: Incoming, sender: string): Promise<Outcome> => {
  const { config, clock } = services;
  const own = /<([^>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom;
  if (config.smtpUrl === undefined || sender === own.toLowerCase() || !mayAnswer(message)) return 'silent';
  const hash = (await secretsIn(config.dataDir)).digest('mail.sender', sender);
  return asSystem(database, 'write', async (tx) => {
    if (!(await mayRefuse(tx, hash, clock.now(), refusalsAnHour))) return 'silent';
    await postMail(tx, sender, replyRefusedLetter(`${config.origin}/sign-in`));
    return 'refused';
  });
};

const handle = async (post: Post, raw: Buffer): Promise<Outcome> => {
  const message = await readMessage(raw);
  if (isMachine(message)) return 'ignored';
  const sender = senderOf(message);
  if (sender === null) return 'ignored';
  const reply = isReply(message) ? await replyFor(post, message, sender) : null;
  if (reply === null) return refuse(post, message, sender);
  const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest();
  const papers = await spoolPapers(post.services, message);
  try {
    const { said, whole, left } = message;
    const name = sha256(nameOf(message, sha256(raw).toString('hex')));
    const outcome = await deliver(post, reply, name, { said, whole, papers, left });
    return outcome === 'refused' ? await refuse(post, message, sender) : outcome;
  } finally {
    for (const paper of papers) await paper.discard();
  }
};

/** Faults of ours for one file, in this process: after so many it is put aside, so that it holds up no other for ever. */
const mostFaults = 5;
const faults = new Map<string, number>();

const takeFile = async (post: Post, folder: string, name: string): Promise<void> => {
  const path = join(folder, 'new', name);
  const aside = async (reason: string) => {
    faults.delete(path);
    await putAside(folder, name);
    post.log.warn('reply.broken', { reason });
  };
  try {
    const found = await stat(path).catch(() => null);
    // Another server was quicker.
    if (found === null) return;
    if (found.size > largestMessage) return await aside('too large');
    const outcome = await handle(post, await readFile(path));
    // Only now: killed before, it is read again, and what was written then is known by its name.
    await rm(path, { force: true });
    faults.delete(path);
    post.log.info('reply', { outcome });
  } catch (fault) {
    if (fault instanceof Unreadable) return aside(fault.message);
    const count = (faults.get(path) ?? 0) + 1;
    if (problemOf(fault) === null) faults.set(path, count);
    post.log.fault('reply.fault', fault);
    if (count >= mostFaults && problemOf(fault) === null) await aside('fault');
  }
};

/** Takes what has arrived, one message after another. Answers how many files it looked at. */
export const takeMail = async (post: Post, most = 50): Promise<number> => {
  const { dataDir, replies } = post.services.config;
  if (replies === undefined) return 0;
  const own = ownMaildir(dataDir);
  await makeMaildir(own);
  let seen = 0;
  for (const folder of [...(replies.drop === undefined ? [] : [replies.drop]), own])
    for (const name of await arrived(folder, most)) {
      await takeFile(post, folder, name);
      seen += 1;
    }
  return seen;
};
