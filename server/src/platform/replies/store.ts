import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Tx } from '../database/index.ts';
import { hashReplyToken, replyToken } from '../mail/reply-address.ts';
import type { Secrets } from '../session/secrets.ts';
import { daysToReply, mostAnHour } from './model.ts';

const day = 86_400_000;

/** The address of this person for this case: the one that lives, for longer, or a new one. For the machine. */
export const giveReplyAddress = async (
  tx: Tx,
  secrets: Secrets,
  of: { personId: string; caseId: string; now: Date },
): Promise<string> => {
  const { personId, caseId, now } = of;
  const expiresAt = new Date(now.getTime() + daysToReply * day);
  // Two letters about one case may be written at the same moment; they share one address.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reply ${personId} ${caseId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    update platform.reply_address set expires_at = greatest(expires_at, ${expiresAt})
     where id = (select id from platform.reply_address
                  where person_id = ${personId} and case_id = ${caseId} and revoked_at is null and expires_at > ${now}
                  order by created_at limit 1)
    returning id`.execute(tx);
  const [live] = rows;
  if (live !== undefined) return live.id;
  const id = newId(now.getTime());
  const tokenHash = hashReplyToken(replyToken(secrets, id));
  await tx
    .insertInto('platform.replyAddress')
    .values({ id, personId, caseId, tokenHash, createdAt: now, expiresAt })
    .execute();
  return id;
};

export type ReplyOf = {
  reply: string;
  person: string;
  target: string;
  membership: string;
  email: string;
  locale: string;
};

export const findReply = async (tx: Tx, token: string, now: Date): Promise<ReplyOf | null> =>
  (await sql<ReplyOf>`select * from app.reply_of(${hashReplyToken(token)}, ${now})`.execute(tx)).rows[0] ?? null;

/** True: take it. False: it was taken before. Null: it is not to be taken. In the name of the person. */
export const takeReply = async (tx: Tx, reply: string, name: Buffer, now: Date): Promise<boolean | null> => {
  const { rows } = await sql<{ taken: boolean | null }>`
    select app.take_reply(${reply}, ${name}, ${now}, ${mostAnHour}) as taken`.execute(tx);
  return rows[0]?.taken ?? null;
};

/** Whether this sender may be answered now: once a day, and not more than `most` senders in an hour. */
export const mayRefuse = async (tx: Tx, sender: Buffer, now: Date, most: number): Promise<boolean> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform.reply_refused where answered_at > ${new Date(now.getTime() - 3_600_000)}`.execute(
    tx,
  );
  if ((rows[0]?.count ?? 0) >= most) return false;
  const { rows: written } = await sql`
    insert into platform.reply_refused (sender_hash, answered_at) values (${sender}, ${now})
    on conflict (sender_hash) do update set answered_at = excluded.answered_at
      where reply_refused.answered_at <= ${new Date(now.getTime() - day)}
    returning 1`.execute(tx);
  return written.length === 1;
};

/** Addresses of one person that still take answers. */
export const countReplyAddresses = async (tx: Tx, personId: string, now: Date): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform.reply_address
     where person_id = ${personId} and revoked_at is null and expires_at > ${now}`.execute(tx);
  return rows[0]?.count ?? 0;
};

/** Answers how many. The next letter of each case carries a new one. */
export const revokeReplyAddresses = async (tx: Tx, personId: string, now: Date): Promise<number> => {
  const { numAffectedRows } = await sql`
    update platform.reply_address set revoked_at = ${now}
     where person_id = ${personId} and revoked_at is null and expires_at > ${now}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};

/** What can be answered no more is kept for as long as somebody may ask why. For the machine. */
export const forgetReplies = async (tx: Tx, now: Date): Promise<void> => {
  await sql`delete from platform.reply_address where expires_at < ${new Date(now.getTime() - 90 * day)}`.execute(tx);
  await sql`delete from platform.reply_refused where answered_at < ${new Date(now.getTime() - 2 * day)}`.execute(tx);
};
