/** What a person can be told, as data: for whom, how it comes unless chosen otherwise, and how far it can be turned down. */
import { z } from 'zod';
import { bilingual, id, instant } from './fields.ts';
import { type NoticeLevel, noticeLevels, noticeRules, type Rule } from './notice-rules.ts';

export { type NoticeLevel, type NoticeReader, noticeLevels, noticeRules } from './notice-rules.ts';

export type NoticeEvent = keyof typeof noticeRules;
export const noticeEvents = Object.keys(noticeRules) as [NoticeEvent, ...NoticeEvent[]];
export const noticeRule = (event: NoticeEvent): Rule => noticeRules[event];

const rank = (level: NoticeLevel): number => noticeLevels.indexOf(level);
/** The levels a person may choose for an event. */
export const offered = (event: NoticeEvent): NoticeLevel[] => {
  const { least, most } = noticeRule(event);
  return noticeLevels.filter((level) => rank(level) >= rank(least) && rank(level) <= rank(most));
};
/** What holds: the choice where it is still offered, the usual way otherwise. */
export const levelOf = (event: NoticeEvent, chosen: NoticeLevel | null): NoticeLevel =>
  chosen !== null && offered(event).includes(chosen) ? chosen : noticeRule(event).usual;

const Event = z.enum(noticeEvents);
const Level = z.enum(noticeLevels);

export const NoticeQuery = z.strictObject({ cursor: z.string().max(80).optional() });
export const NoticeList = z.object({
  items: z.array(
    z.object({
      id,
      event: Event,
      /** Number of the case, where there is one. */
      reference: z.string().nullable(),
      path: z.string(),
      at: instant,
      readAt: instant.nullable(),
    }),
  ),
  /** At most 100: what is more need not be counted to be known as much. */
  unread: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type NoticeList = z.infer<typeof NoticeList>;
export const NoticeCount = z.object({ unread: z.number().int() });
export const NoticesRead = z.strictObject({ ids: z.array(id).max(50).nullable() });

const minute = z.int().min(0).max(1439);
const Quiet = z.strictObject({ from: minute, until: minute }).refine(({ from, until }) => from !== until, {
  path: ['until'],
  error: '시작과 끝을 다르게 적어 주세요. / Choose two different times.',
});
export const NoticeChoices = z.object({
  items: z.array(
    z.object({
      event: Event,
      level: Level,
      usual: Level,
      offered: z.array(Level),
      alarm: z.boolean(),
      why: bilingual.nullable(),
    }),
  ),
  /** Minutes after midnight in Seoul. */
  quiet: z.object({ from: minute, until: minute }).nullable(),
  digestMinute: minute,
});
export type NoticeChoices = z.infer<typeof NoticeChoices>;
export const NoticeChoice = z.strictObject({
  items: z
    .array(z.strictObject({ event: Event, level: Level }))
    .max(100)
    .refine((items) => items.every(({ event, level }) => offered(event).includes(level)), {
      error: '이 알림은 그렇게까지 끌 수 없습니다. / This notice cannot be turned down that far.',
    })
    .refine((items) => new Set(items.map(({ event }) => event)).size === items.length, {
      error: '같은 알림이 두 번 있습니다. / The same notice twice.',
    }),
  quiet: Quiet.nullable(),
  digestMinute: minute,
});
export type NoticeChoice = z.infer<typeof NoticeChoice>;

export const noticeChannels = ['inApp', 'mail', 'digest'] as const;
export const noticeOutcomes = ['shown', 'read', 'waiting', 'sent', 'held', 'failed'] as const;
export const NoticeLog = z.object({
  items: z.array(
    z.object({
      id,
      event: Event.nullable(),
      channel: z.enum(noticeChannels),
      outcome: z.enum(noticeOutcomes),
      items: z.number().int(),
      at: instant,
      settledAt: instant.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type NoticeLog = z.infer<typeof NoticeLog>;

/** Addresses by which one may answer letters; `isOpen`: whether this installation takes answers by mail at all. */
export const ReplyAddresses = z.object({ isOpen: z.boolean(), live: z.number().int() });
export type ReplyAddresses = z.infer<typeof ReplyAddresses>;
export const RepliesRevoked = z.object({ revoked: z.number().int() });

/** For the administrator: how each channel fares, without a word about whom or what. */
export const ChannelHealth = z.object({
  days: z.number().int(),
  items: z.array(
    z.object({
      channel: z.enum(noticeChannels),
      outcome: z.enum(noticeOutcomes),
      count: z.number().int(),
      lastAt: instant,
    }),
  ),
});
export type ChannelHealth = z.infer<typeof ChannelHealth>;
