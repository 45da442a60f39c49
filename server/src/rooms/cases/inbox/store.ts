import { CaseFact, CaseStatus, InboxView, type InCharge, ReferralStatus, Urgency } from '@boru/contract/case-lists';
import { HelpSubject, HelpTopic } from '@boru/contract/help';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Counts, Cursor } from './model.ts';

export type Desk = { agencyId: number; personId: string; now: Date; endOfToday: Date };

const open = sql`c.closed_at is null`;
/** What has no date comes last; written as the index has it, so that a page is read in its order. */
const nextDate = sql`coalesce(c.due_at, 'infinity'::timestamptz)`;
const mine = ({ agencyId }: Desk) => sql`c.owner_agency = ${agencyId} and ${open}`;

/** Which cases stand in a view. Row security narrows besides; a view never widens. */
const conditionOf = (view: InboxView, desk: Desk): RawBuilder<unknown> => {
  switch (view) {
    case 'new':
      return sql`${mine(desk)} and c.status = 'submitted'`;
    case 'dueToday':
      return sql`${mine(desk)} and ${nextDate} >= ${desk.now} and ${nextDate} <= ${desk.endOfToday}`;
    case 'overdue':
      return sql`${mine(desk)} and ${nextDate} < ${desk.now}`;
    case 'mine':
      return sql`${mine(desk)} and c.assignee_id = ${desk.personId}`;
    case 'watched':
      // Whichever agency owns it, and also when it has ended: it is watched until somebody looks away.
      return sql`c.id in (select w.case_id from cases.watcher w where w.person_id = ${desk.personId} and w.ended_at is null)`;
    case 'waiting':
      return sql`${mine(desk)} and c.status = 'asked'`;
    case 'received':
      return sql`true`;
    case 'sent':
    case 'open':
      return view === 'sent' ? open : mine(desk);
    case 'closed':
      return sql`c.owner_agency = ${desk.agencyId} and c.closed_at is not null`;
  }
};

/** The referrals that put a case into a view. */
const referralsOf = (view: 'received' | 'sent', { agencyId }: Desk): RawBuilder<unknown> =>
  view === 'received'
    ? sql`r.to_agency = ${agencyId} and (r.status in ('requested', 'acknowledged') or r.status = 'accepted' and r.kind = 'cooperation')`
    : sql`r.from_agency = ${agencyId} and r.case_open and r.status in ('awaitingConsent', 'requested', 'acknowledged', 'accepted')`;

const Badges = z.record(InboxView, z.number().int());

/** Every badge up to a hundred, along the index of its view; what a view shows is said in `cases.badges` once more. */
export const selectCounts = async (tx: Tx, { agencyId, personId, now, endOfToday }: Desk): Promise<Counts> => {
  const { rows } = await sql<{ badges: unknown }>`
    select cases.badges(${agencyId}, ${personId}, ${now}, ${endOfToday}) as badges`.execute(tx);
  return Badges.parse(rows[0]?.badges);
};

const Row = z.object({
  id: z.string(),
  number: z.string().nullable(),
  companyName: z.string(),
  topic: HelpTopic,
  subject: HelpSubject.nullable(),
  urgency: Urgency,
  title: z.string(),
  status: CaseStatus,
  lastWord: CaseFact,
  lastWordBy: z.enum(['company', 'agency', 'system']),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  ownerAgency: z.number().nullable(),
  dueAt: z.date().nullable(),
  updatedAt: z.date(),
  version: z.number(),
  sortKey: z.string(),
  referralId: z.string().nullable(),
  referralStatus: ReferralStatus.nullable(),
  fromAgency: z.number().nullable(),
  toAgency: z.number().nullable(),
});
export type InboxRow = z.output<typeof Row>;

/** A referral waits by its own date, a closed case by the day it ended, every other by its next date. */
const sortOf = (view: InboxView) => {
  if (view === 'closed') return sql`c.closed_at`;
  if (view === 'received') return sql`coalesce(r.due_at, 'infinity'::timestamptz)`;
  return nextDate;
};

/** The reference is what another desk reads out on the telephone, in fours. */
const wordsOf = (search: string): string[] =>
  search
    .normalize('NFC')
    .toLowerCase()
    .replace(/\b([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})\b/g, '$1$2$3')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 6);

type Narrowing = { topic?: HelpTopic | undefined; urgency?: Urgency | undefined; charge?: InCharge | undefined };
type Page = Narrowing & { view: InboxView; search: string; cursor: Cursor | null; count: number };

/** What a reader narrows a view to besides words. */
const narrowed = ({ topic, urgency, charge }: Narrowing, desk: Desk): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      ...(topic === undefined ? [] : [sql`c.topic = ${topic}`]),
      ...(urgency === undefined ? [] : [sql`c.urgency = ${urgency}`]),
      ...(charge === 'me' ? [sql`c.assignee_id = ${desk.personId}`] : []),
      ...(charge === 'nobody' ? [sql`c.assignee_id is null`] : []),
    ],
    sql` and `,
  );

/** What each view of one desk asks besides whose case it is and whether it has ended, as the search takes it. */
const searchedIn = (view: InboxView, { now, endOfToday }: Desk) => ({
  status: view === 'new' ? 'submitted' : view === 'waiting' ? 'asked' : null,
  from: view === 'dueToday' ? now : null,
  before: view === 'overdue' ? now : view === 'dueToday' ? new Date(endOfToday.getTime() + 1) : null,
  mine: view === 'mine',
});

type Found = { cases: RawBuilder<unknown>; condition: RawBuilder<unknown> };
/**
 * A desk's own cases may be hundreds of thousands: cases.search finds them by their letters. The other views start from a
 * short list, where `strpos` takes the words as they are. Row security is asked in both.
 */
const found = (desk: Desk, { view, search, cursor, count, topic, urgency, charge }: Page): Found => {
  const words = wordsOf(search);
  if (words.length === 0) return { cases: sql`cases.case_file c`, condition: sql`true` };
  if (view === 'received' || view === 'sent' || view === 'watched') {
    const text = sql`cases.search_text(c.number, c.title, c.company_name, c.reference)`;
    const each = words.map((word) => sql`strpos(${text}, ${word}) > 0`);
    return { cases: sql`cases.case_file c`, condition: sql.join(each, sql` and `) };
  }
  const { status, from, before, mine } = searchedIn(view, desk);
  return {
    cases: sql`cases.search(${words}, ${view === 'closed'}, ${status}, ${from}, ${before},
      ${mine || charge === 'me'}, ${charge === 'nobody'}, ${topic ?? null}, ${urgency ?? null},
      ${cursor?.key ?? null}::timestamptz, ${cursor?.id ?? null}::uuid, ${count}) s(id) join cases.case_file c on c.id = s.id`,
    condition: sql`true`,
  };
};

const caseColumns = sql`c.id, c.number, c.company_name, c.topic, c.subject, c.urgency, c.title, c.status, c.last_word, c.last_word_by,
  c.assignee_id, c.assignee_name, c.owner_agency, c.updated_at, c.version`;

/** What a page asks of the cases, the same whichever table it starts from. */
const pageOf = (desk: Desk, page: Page) => {
  const { view, cursor, count } = page;
  const sort = sortOf(view);
  const newest = view === 'closed';
  const after = cursor
    ? sql`(${sort}, c.id) ${newest ? sql`<` : sql`>`} (${cursor.key}::timestamptz, ${cursor.id}::uuid)`
    : sql`true`;
  const order = newest ? sql`${sort} desc, c.id desc` : sql`${sort}, c.id`;
  return sql`where ${conditionOf(view, desk)} and ${narrowed(page, desk)} and ${found(desk, page).condition} and ${after} order by ${order} limit ${count}`;
};

/** Waiting referrals are few: the page starts from them, from the newest of each case. */
const selectReferred = (desk: Desk, page: Page, view: 'received' | 'sent') => sql`
  select ${caseColumns}, ${view === 'received' ? sql`r.due_at` : sql`c.due_at`} as due_at, (${sortOf(view)})::text as sort_key,
         r.id as referral_id, r.status as referral_status, r.from_agency, r.to_agency
    from (select distinct on (r.case_id) r.id, r.case_id, r.status, r.from_agency, r.to_agency, r.due_at
            from cases.referral r where ${referralsOf(view, desk)}
           order by r.case_id, r.requested_at desc, r.id desc) r
    join cases.case_file c on c.id = r.case_id ${pageOf(desk, page)}`;

/** The rows of the page first, then for each the newest referral of this agency. */
const selectOwned = (desk: Desk, page: Page) => sql`
  select c.*, r.id as referral_id, r.status as referral_status, r.from_agency, r.to_agency
    from (select ${caseColumns}, c.due_at, (${sortOf(page.view)})::text as sort_key,
                 row_number() over (order by ${sortOf(page.view)}${page.view === 'closed' ? sql` desc, c.id desc` : sql`, c.id`}) as place
            from ${found(desk, page).cases} ${pageOf(desk, page)}) c
    left join lateral (
      select r.id, r.status, r.from_agency, r.to_agency from cases.referral r
       where r.case_id = c.id and (r.to_agency = ${desk.agencyId} or r.from_agency = ${desk.agencyId})
       order by r.requested_at desc, r.id desc limit 1) r on true
   order by c.place`;

export const selectInbox = async (tx: Tx, desk: Desk, page: Page): Promise<InboxRow[]> => {
  const { view } = page;
  const query = view === 'received' || view === 'sent' ? selectReferred(desk, page, view) : selectOwned(desk, page);
  const { rows } = await query.execute(tx);
  return rows.map((row) => Row.parse(row));
};
