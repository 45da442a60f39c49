import type { Letter } from './letter.ts';

type News = 'booked' | 'moved' | 'cancelled' | 'reminder';

const words = {
  booked: { ko: '상담이 예약되었습니다', en: 'An appointment was booked' },
  moved: { ko: '상담 시간이 바뀌었습니다', en: 'An appointment was moved' },
  cancelled: { ko: '상담 예약이 취소되었습니다', en: 'An appointment was cancelled' },
  reminder: { ko: '곧 상담 예약이 있습니다', en: 'An appointment is coming up' },
} as const satisfies Record<News, unknown>;

/** When, and where to read the rest: who comes and about what stays behind the sign-in. */
export const appointmentLetter = (to: { locale: 'ko' | 'en'; news: News; when: string; url: string }): Letter => {
  const { locale, news, when, url } = to;
  const subject = words[news][locale];
  return locale === 'ko'
    ? {
        kind: `appointment.${news}`,
        locale,
        subject,
        paragraphs: [`${subject}.`, `시각: ${when}`],
        action: { label: '예약 보기', url },
      }
    : {
        kind: `appointment.${news}`,
        locale,
        subject,
        paragraphs: [`${subject}.`, `Time: ${when}`],
        action: { label: 'See the appointment', url },
      };
};
