import { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Config } from '../config.ts';
import { asSystem, type Database, type Tx } from '../database/index.ts';
import { enqueue, type Handler } from '../jobs/index.ts';
import { secretsIn } from '../session/secrets.ts';
import { type Letter, writeLetter } from './letter.ts';
import { replyAddress, replyToken, threadToken } from './reply-address.ts';
import {
  findMail,
  forgetSent,
  insertMail,
  type MailState,
  type MailView,
  type MailWithBody,
  markAnswerable,
  markHeld,
  markSent,
  releaseHeld,
  selectMail,
} from './store.ts';
import { openTransport } from './transport.ts';

export { type Letter, linkTo } from './letter.ts';
export {
  accountChangedLetter,
  companyConfirmedLetter,
  companyRefusedLetter,
  companyRegisteredLetter,
  consentWithdrawnLetter,
  invitationLetter,
  passphraseResetLetter,
  rescreeningReadyLetter,
  rightsAnsweredLetter,
  technologyRescreenedLetter,
} from './letters.ts';
export { appointmentLetter } from './letters-appointments.ts';
export { companyClaimLetter } from './letters-companies.ts';
export { educationReminderLetter, seatOfferLetter } from './letters-education.ts';
export { digestLetter, noticeLetter } from './letters-notices.ts';
export { papersLeftLetter } from './letters-replies.ts';
export { surveyLetter } from './letters-surveys.ts';
export { countHeldMail, type MailState, type MailView, type MailWithBody } from './store.ts';

const sendJob = 'mail.send';
const daysToKeep = 90;
const payloadShape = z.object({ mailId: z.uuid() });

/** Writes the mail in the caller's own transaction; it leaves when that has committed (or at `leaveAt`), or waits in the mailbox page. */
export const postMail = async (tx: Tx, recipient: string, letter: Letter, leaveAt?: Date): Promise<string> => {
  const mailId = newId();
  await insertMail(tx, mailId, recipient, writeLetter(letter));
  if (letter.replyId !== undefined) await markAnswerable(tx, mailId, letter.replyId);
  await enqueue(tx, sendJob, { mailId }, leaveAt === undefined ? {} : { runAt: leaveAt });
  return mailId;
};

/** For the administrator's mailbox page. */
export const listMail = (
  tx: Tx,
  filter: { state?: MailState; before?: string; most?: number } = {},
): Promise<MailView[]> =>
  selectMail(tx, {
    state: filter.state ?? null,
    before: filter.before ?? null,
    most: Math.min(filter.most ?? 50, 200),
  });

export const readMail = async (tx: Tx, id: string): Promise<MailWithBody> => {
  const mail = await findMail(tx, id);
  if (mail === null) throw new Problem('thing.not_found');
  return mail;
};

/** Sends a mail that was kept while there was no mail server. */
export const sendHeldMail = async (tx: Tx, id: string): Promise<void> => {
  if (!(await releaseHeld(tx, id)))
    throw new Problem((await findMail(tx, id)) === null ? 'thing.not_found' : 'job.not_retryable');
  await enqueue(tx, sendJob, { mailId: id });
};

export type Mail = {
  handlers: Readonly<Record<typeof sendJob, Handler>>;
  configured: boolean;
  /** Asks the mail server; throws what it says. For `boru doctor`. */
  check(): Promise<void>;
  close(): void;
};

/** Where an answer goes and which letters belong together; worked out here, so that neither lies in the database. */
const answering = async ({ replies, dataDir }: MailConfig, replyId: string | null) => {
  if (replies === undefined || replyId === null) return {};
  const secrets = await secretsIn(dataDir);
  return {
    replyTo: replyAddress(replies, replyToken(secrets, replyId)),
    thread: threadToken(secrets, replyId),
  };
};

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'replies'>;

export const openMail = (database: Database, config: MailConfig): Mail => {
  const transport = config.smtpUrl === undefined ? null : openTransport(config.smtpUrl, config.mailFrom);
  const send: Handler = async (payload) => {
    const { mailId } = payloadShape.parse(payload);
    const mail = await asSystem(database, 'read', (tx) => findMail(tx, mailId));
    if (mail === null || mail.state === 'sent' || mail.bodyText === null) return;
    if (transport === null) return asSystem(database, 'write', (tx) => markHeld(tx, mailId));
    await transport.send({
      id: mail.id,
      recipient: mail.recipient,
      subject: mail.subject,
      text: mail.bodyText,
      html: mail.bodyHtml ?? '',
      ...(await answering(config, mail.replyId)),
    });
    await asSystem(database, 'write', async (tx) => {
      await markSent(tx, mailId);
      await forgetSent(tx, daysToKeep);
    });
  };
  return {
    handlers: { [sendJob]: send },
    configured: transport !== null,
    check: async () => transport?.check(),
    close: () => transport?.close(),
  };
};
