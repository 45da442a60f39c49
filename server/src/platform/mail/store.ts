import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';
import type { WrittenLetter } from './letter.ts';

export type MailState = 'waiting' | 'sent' | 'held';
export type MailView = {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  state: MailState;
  createdAt: Date;
  sentAt: Date | null;
};
export type MailWithBody = MailView & {
  bodyText: string | null;
  bodyHtml: string | null;
  /** The address by which it can be answered, while that lives. */
  replyId: string | null;
};

export const insertMail = async (tx: Tx, id: string, recipient: string, letter: WrittenLetter): Promise<void> => {
  await sql`select app.post_mail(${id}, ${letter.kind}, ${recipient}, ${letter.subject}, ${letter.text}, ${letter.html})`.execute(
    tx,
  );
};

/** For the machine, which alone writes letters that can be answered. */
export const markAnswerable = async (tx: Tx, id: string, replyId: string): Promise<void> => {
  await sql`update platform.mail set reply_id = ${replyId} where id = ${id}`.execute(tx);
};

export const findMail = async (tx: Tx, id: string): Promise<MailWithBody | null> => {
  const { rows } = await sql<MailWithBody>`
    select m.id, m.kind, m.recipient, m.subject, m.state, m.created_at, m.sent_at, m.body_text, m.body_html, r.id as reply_id
      from platform.mail m left join platform.reply_address r on r.id = m.reply_id and r.revoked_at is null
     where m.id = ${id}`.execute(tx);
  return rows[0] ?? null;
};

/** What was sent is nobody's business any more; the record that it was sent stays. */
export const markSent = async (tx: Tx, id: string): Promise<void> => {
  await sql`update platform.mail set state = 'sent', sent_at = now(), body_text = null, body_html = null where id = ${id}`.execute(
    tx,
  );
};

/** An address is a person's; after the days in which somebody may ask "did it go out?" the record goes too. */
export const forgetSent = async (tx: Tx, days: number): Promise<void> => {
  await sql`delete from platform.mail where state = 'sent' and sent_at < now() - ${days} * interval '1 day'`.execute(
    tx,
  );
};

export const markHeld = async (tx: Tx, id: string): Promise<void> => {
  await sql`update platform.mail set state = 'held' where id = ${id} and state = 'waiting'`.execute(tx);
};

export const releaseHeld = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } =
    await sql`update platform.mail set state = 'waiting' where id = ${id} and state = 'held' returning id`.execute(tx);
  return rows.length === 1;
};

export const selectMail = async (
  tx: Tx,
  filter: { state: MailState | null; before: string | null; most: number },
): Promise<MailView[]> => {
  const { rows } = await sql<MailView>`
    select id, kind, recipient, subject, state, created_at, sent_at from platform.mail
     where (${filter.state}::text is null or state = ${filter.state})
       and (${filter.before}::uuid is null or (created_at, id) < (select created_at, id from platform.mail where id = ${filter.before}::uuid))
     order by created_at desc, id desc limit ${filter.most}`.execute(tx);
  return rows;
};

export const countHeldMail = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from platform.mail where state = 'held'`.execute(tx);
  return rows[0]?.count ?? 0;
};
