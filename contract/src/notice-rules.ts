/** For whom each notice is, how it comes unless chosen otherwise, and how far it can be turned down. */
import type { Bilingual } from './fields.ts';

/** In rising order: each level contains the one before it. */
export const noticeLevels = ['nothing', 'inApp', 'digest', 'now'] as const;
export type NoticeLevel = (typeof noticeLevels)[number];
export type NoticeReader = 'company' | 'agency' | 'secretariat' | 'expert' | 'everyone';

export type Rule = {
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
  'consulting.assigned': rule(['company', 'expert'], {
    least: 'inApp',
    why: because(
      '배정은 답하거나 다른 사람을 청할 수 있는 동안 아셔야 하므로 화면에서는 늘 알려 드립니다.',
      'An assignment must be known while it can be answered, so it always shows on screen.',
    ),
  }),
  'consulting.changed': rule(['company', 'agency', 'expert']),
  'consulting.held': rule(['company', 'agency'], {
    least: 'inApp',
    why: because(
      '멈춘 배정은 사람이 다시 정해야 하므로 화면에서는 늘 알려 드립니다.',
      'Somebody has to decide anew about an assignment on hold, so it always shows on screen.',
    ),
  }),
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
  'incident.shown': rule(['agency'], {
    least: 'inApp',
    why: because(
      '법정 기한이 걸린 사고를 한 사람에게만 보여 준 것이라 화면에서는 늘 알려 드립니다.',
      'An incident with statutory periods was shown to you alone, so it always shows on screen.',
    ),
  }),
  'reportTeam.named': rule(['agency'], {
    least: 'inApp',
    why: because(
      '열쇠를 만들어야 제보를 읽을 수 있으므로 화면에서는 늘 알려 드립니다.',
      'Reports can be read only after a key is made, so it always shows on screen.',
    ),
  }),
  'reportDesk.unread': rule(['agency'], {
    least: 'now',
    alarm: true,
    why: because(
      '제보가 와도 아무도 읽지 못하는 상태라 끄거나 미룰 수 없습니다.',
      'Reports would lie there unread, so it cannot be turned off or put off.',
    ),
  }),
  'yearlyReview.opened': rule(['agency']),
  'yearlyReview.submitted': rule(['secretariat']),
  'yearlyReview.returned': rule(['agency']),
  'plan.due': rule(['secretariat']),
  'disclosure.asked': rule(['company'], { least: 'inApp', why: clock }),
  'disclosure.heard': rule(['agency']),
  'disclosure.dueSoon': rule(['agency'], { least: 'inApp', why: clock }),
  'jointLetter.asked': rule(['agency']),
  'jointLetter.answered': rule(['agency']),
  'council.called': rule(['agency']),
  'council.cancelled': rule(['agency']),
  'council.action': rule(['agency']),
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
