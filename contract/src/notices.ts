/** What a person can be told, as data: for whom, how it comes unless chosen otherwise, and how far it can be turned down. */
import { z } from 'zod';
import { type Bilingual, bilingual, id, instant } from './fields.ts';

/** In rising order: each level contains the one before it. */
export const noticeLevels = ['nothing', 'inApp', 'digest', 'now'] as const;
export type NoticeLevel = (typeof noticeLevels)[number];
export type NoticeReader = 'company' | 'agency' | 'secretariat' | 'everyone';

type Rule = {
  readonly for: readonly NoticeReader[];
  readonly usual: NoticeLevel;
  /** Cannot be turned down below this; `why` says the reason beside the choice. */
  readonly least: NoticeLevel;
  readonly most: NoticeLevel;
  /** Passes quiet hours. */
  readonly alarm: boolean;
  readonly why: Bilingual | null;
};

const rule = (readers: readonly NoticeReader[], changes: Partial<Rule> = {}): Rule => ({
  for: readers,
  usual: 'now',
  least: 'nothing',
  most: 'now',
  alarm: false,
  why: null,
  ...changes,
});
const because = (ko: string, en: string): Bilingual => ({ ko, en });

const clock = because(
  '법이 정한 처리기한이 걸려 있어 화면에서는 늘 알려 드립니다.',
  'A statutory period depends on it, so it always shows on screen.',
);

export const noticeRules = {
  'case.answered': rule(['company']),
  'case.asked': rule(['company'], {
    least: 'inApp',
    why: because(
      '답하실 때까지 처리기한이 멈추므로 화면에서는 늘 알려 드립니다.',
      'The period stands still until you answer, so it always shows on screen.',
    ),
  }),
  'case.progress': rule(['company']),
  'referral.awaitingConsent': rule(['company'], {
    least: 'inApp',
    why: because(
      '동의하실 때까지 아무것도 넘어가지 않으므로 화면에서는 늘 알려 드립니다.',
      'Nothing moves until you consent, so it always shows on screen.',
    ),
  }),
  'referral.progress': rule(['company']),
  'handoff.progress': rule(['company']),
  'case.emergency': rule(['company', 'secretariat'], {
    least: 'now',
    alarm: true,
    why: because(
      '동의 없이 연 일은 바로 아셔야 하므로 끄거나 미룰 수 없습니다.',
      'A file opened without consent must be known at once; it cannot be turned off or put off.',
    ),
  }),
  'file.read': rule(['company'], { usual: 'inApp', most: 'digest' }),
  'company.status': rule(['company']),
  'technology.rescreened': rule(['company']),
  'appointment.changed': rule(['company', 'agency']),
  'appointment.reminder': rule(['company', 'agency']),
  'education.seat': rule(['company'], {
    least: 'inApp',
    why: because(
      '제안된 자리는 기한 안에 답하지 않으면 다음 사람에게 가므로 화면에서는 늘 알려 드립니다.',
      'An offered seat goes to the next in line unless it is answered in time, so it always shows on screen.',
    ),
  }),
  'education.reminder': rule(['company']),
  'education.certificate': rule(['company']),
  'education.visit': rule(['company', 'agency']),
  'case.arrived': rule(['agency'], { least: 'inApp', why: clock }),
  'case.assigned': rule(['agency'], { least: 'inApp', why: clock }),
  'case.replied': rule(['agency']),
  'case.mentioned': rule(['agency']),
  'case.watched': rule(['agency']),
  'case.takenOver': rule(['agency']),
  'case.dueTomorrow': rule(['agency']),
  'case.overdue': rule(['agency'], { least: 'inApp', why: clock }),
  'task.dueTomorrow': rule(['agency'], { usual: 'inApp' }),
  'referral.received': rule(['agency'], { least: 'inApp', why: clock }),
  'referral.answered': rule(['agency']),
  'consent.withdrawn': rule(['agency'], {
    least: 'inApp',
    why: because(
      '더는 볼 수 없고 받은 자료를 파기해야 할 수 있어 화면에서는 늘 알려 드립니다.',
      'Sight has ended and data may have to be destroyed, so it always shows on screen.',
    ),
  }),
  'company.registered': rule(['secretariat']),
  'rescreening.ready': rule(['secretariat']),
  'rights.received': rule(['secretariat'], { least: 'inApp', why: clock }),
  'rights.dueSoon': rule(['secretariat'], { least: 'inApp', why: clock }),
  'rights.answered': rule(['everyone'], {
    least: 'now',
    alarm: true,
    why: because(
      '법이 정한 기한 안에 답을 알려 드려야 하므로 끄거나 미룰 수 없습니다.',
      'The law sets the day by which you are told, so it cannot be turned off or put off.',
    ),
  }),
  'reply.partly': rule(['company']),
  // A neutral name on purpose: it stands in the list of mails, and who runs the machine must not learn of a breach from it.
  'manager.due': rule(['agency'], {
    least: 'now',
    alarm: true,
    why: because(
      '관리자가 시간으로 세는 법의 기한 안에 해야 하는 일이라 끄거나 미룰 수 없습니다.',
      'A manager must act within hours set by law, so it cannot be turned off or put off.',
    ),
  }),
  'review.late': rule(['agency'], {
    least: 'inApp',
    why: because(
      '접속기록은 달마다 점검해야 하므로 화면에서는 늘 알려 드립니다.',
      'The record of access has to be reviewed each month, so it always shows on screen.',
    ),
  }),
  'yearlyReview.opened': rule(['agency']),
  'yearlyReview.submitted': rule(['secretariat']),
  'yearlyReview.returned': rule(['agency']),
  'destruction.waiting': rule(['agency'], {
    least: 'inApp',
    why: because(
      '보관 기간이 끝난 개인정보는 지체 없이 파기해야 하므로 화면에서는 늘 알려 드립니다.',
      'Personal data past its period has to be destroyed without delay, so it always shows on screen.',
    ),
  }),
  'hook.stopped': rule(['agency'], {
    least: 'inApp',
    why: because(
      '멈춘 동안 알림이 시스템에 가지 않으므로 화면에서는 늘 알려 드립니다.',
      'While it stands still nothing reaches the system, so it always shows on screen.',
    ),
  }),
  'step.refused': rule(['company', 'agency'], {
    least: 'inApp',
    why: because(
      '누르신 일이 실행되지 않았음을 아셔야 하므로 화면에서는 늘 알려 드립니다.',
      'You must know that what you pressed was not carried out, so it always shows on screen.',
    ),
  }),
  'account.recovery': rule(['everyone'], {
    least: 'now',
    alarm: true,
    why: because(
      '로그인하지 못하는 사람이 기다리는 편지라 끄거나 미룰 수 없습니다.',
      'Somebody who cannot sign in waits for this letter; it cannot be turned off or put off.',
    ),
  }),
  'account.changed': rule(['everyone'], {
    least: 'now',
    alarm: true,
    why: because(
      '로그인 수단을 훔친 사람이 먼저 끌 알림이라 끄거나 미룰 수 없습니다.',
      'A thief of your sign-in would turn this off first; it cannot be turned off or put off.',
    ),
  }),
} as const satisfies Readonly<Record<string, Rule>>;

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
