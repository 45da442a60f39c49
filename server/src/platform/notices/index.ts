import type { NoticeEvent } from '@boru/contract/notices';
import { newId } from '#kernel/ids';
import type { Config } from '../config.ts';
import type { Tx } from '../database/index.ts';
import { tellHooks } from '../hooks/index.ts';
import { digestLetter, type Letter, noticeLetter, postMail } from '../mail/index.ts';
import { giveReplyAddress } from '../replies/store.ts';
import { secretsIn } from '../session/secrets.ts';
import { planOf, usualHabit } from './model.ts';
import {
  forgetNotices,
  insertNotices,
  insertSent,
  type NewNotice,
  selectSettings,
  selectTold,
  takeDigests,
} from './store.ts';

export type { Habit } from './model.ts';
export {
  type Cursor,
  countChannels,
  countUnread,
  markRead,
  saveChoices,
  selectChoices,
  selectHabit,
  selectLog,
  selectNotices,
} from './store.ts';

type Locale = 'ko' | 'en';
export type Recipient = { personId: string; email: string; locale: Locale };
type Doing = { tx: Tx; now: Date; services: { config: Pick<Config, 'origin' | 'dataDir' | 'replies' | 'smtpUrl'> } };

export type News = {
  event: NoticeEvent;
  /** One key, one notice per person: a reaction may run twice. */
  key: string;
  /** As whose member they are told; nothing when it concerns the person alone. */
  as: { agencyId: number } | { companyId: string } | null;
  /** Number of a case; shown on screen, never in a mail. */
  reference?: string | null;
  path: `/${string}`;
  /** For named people of the agency only: the agency's own system, which others read, is not told. */
  isSealed?: boolean;
  /**
   * The case in which an answer to the mail is written. Only for people of a company: the answer of a desk ends a period,
   * and nobody at a desk sees or does anything without a second factor.
   */
  answers?: string;
  /** The words of the mail, where the event's own title does not say enough. Neutral, like every letter. */
  letter?: (locale: Locale, url: string) => Letter;
};

/** Also when nobody at the desk reads mail: the system stands there for the desk. */
const tellSystems = async (tx: Tx, news: News, createdAt: Date): Promise<void> => {
  const { event, key, path, as } = news;
  if (as === null || !('agencyId' in as) || news.isSealed) return;
  await tellHooks(tx, as.agencyId, { event, key, reference: news.reference || null, path, createdAt });
};

/** The number of the address by which this person may answer; nothing where no way in is set up. */
const answering = async (
  { tx, now, services }: Doing,
  personId: string,
  { answers }: News,
): Promise<Pick<Letter, 'replyId'>> => {
  const { replies, dataDir, smtpUrl } = services.config;
  // A letter that waits for a mail server is passed on by hand, and then there is nothing to answer to.
  if (replies === undefined || smtpUrl === undefined || answers === undefined) return {};
  return { replyId: await giveReplyAddress(tx, await secretsIn(dataDir), { personId, caseId: answers, now }) };
};

/**
 * The one way in which people are told something: on screen, by mail at once, in the daily mail or not at all, as each chose.
 * For the machine: only the system actor writes notices. Answers how many people hear of it for the first time.
 */
export const notify = async (doing: Doing, to: readonly Recipient[], news: News): Promise<number> => {
  const { tx, now, services } = doing;
  await tellSystems(tx, news, now);
  if (to.length === 0) return 0;
  const settings = new Map(
    (
      await selectSettings(
        tx,
        to.map(({ personId }) => personId),
        news.event,
      )
    ).map((row) => [row.personId, row]),
  );
  const planned = to.flatMap((person) => {
    const setting = settings.get(person.personId);
    const plan = planOf(news.event, setting?.chosen ?? null, setting ?? usualHabit, now);
    if (plan === null) return [];
    const row: NewNotice = {
      id: newId(),
      personId: person.personId,
      agencyId: news.as !== null && 'agencyId' in news.as ? news.as.agencyId : null,
      companyId: news.as !== null && 'companyId' in news.as ? news.as.companyId : null,
      event: news.event,
      key: news.key,
      reference: news.reference || null,
      path: news.path,
      level: plan.level,
      dueAt: plan.dueAt,
      createdAt: now,
    };
    return [{ person, plan, row }];
  });
  const fresh = await insertNotices(
    tx,
    planned.map(({ row }) => row),
  );
  const url = `${services.config.origin}${news.path}`;
  const letterFor = news.letter ?? ((locale: Locale) => noticeLetter({ locale, event: news.event, url }));
  const sent = [];
  for (const { person, plan, row } of planned) {
    if (plan.level !== 'now' || !fresh.has(row.id)) continue;
    const letter = { ...letterFor(person.locale, url), ...(await answering(doing, person.personId, news)) };
    const mailId = await postMail(tx, person.email, letter, plan.leaveAt);
    sent.push({
      id: newId(),
      personId: person.personId,
      event: news.event,
      channel: 'mail',
      items: 1,
      mailId,
      createdAt: now,
    });
  }
  await insertSent(tx, sent);
  return fresh.size;
};

/** Of these keys, those that somebody was told already. */
export const alreadyTold = (tx: Tx, keys: readonly string[]): Promise<Set<string>> => selectTold(tx, keys);

/** Writes the daily mails that are due; marks and letters stand or fall together, so nothing comes twice. Answers how many. */
export const sendDigests = async ({ tx, now, services }: Doing): Promise<number> => {
  const due = await takeDigests(tx, now, 5_000);
  const sent = [];
  for (const { personId, email, locale, items } of due) {
    const letter = digestLetter({
      locale: locale === 'en' ? 'en' : 'ko',
      count: items,
      url: `${services.config.origin}/account/notices`,
    });
    const mailId = await postMail(tx, email, letter);
    sent.push({ id: newId(), personId, event: null, channel: 'digest', items, mailId, createdAt: now });
  }
  await insertSent(tx, sent);
  return due.length;
};

const day = 86_400_000;
/** Notices are for the weeks in which one may still act on them; the log of what was sent is kept for a year. */
export const dropOldNotices = ({ tx, now }: Pick<Doing, 'tx' | 'now'>): Promise<void> =>
  forgetNotices(tx, { notices: new Date(now.getTime() - 90 * day), sent: new Date(now.getTime() - 365 * day) });
