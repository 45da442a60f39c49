import type { Letter } from './letter.ts';

type Locale = 'ko' | 'en';

/** `url` holds the secret of the offer behind `#`: whoever was enrolled may have no account. Says neither which course nor who. */
export const seatOfferLetter = (to: { locale: Locale; until: string; url: string }): Letter =>
  to.locale === 'ko'
    ? {
        kind: 'education.offer',
        locale: 'ko',
        subject: '신청한 교육에 자리가 났습니다',
        paragraphs: [
          '기다리시던 교육에 자리가 났습니다. 아래 주소에서 받을지 정해 주세요.',
          `답할 기한: ${to.until}. 그때까지 답이 없으면 다음 사람에게 갑니다.`,
        ],
        action: { label: '자리 제안 보기', url: to.url },
      }
    : {
        kind: 'education.offer',
        locale: 'en',
        subject: 'A seat in your course has become free',
        paragraphs: [
          'A seat has become free in the course you wait for. Say at the address below whether you take it.',
          `Answer until ${to.until}. Without an answer it goes to the next in line.`,
        ],
        action: { label: 'See the offer', url: to.url },
      };

/** To the person who comes, who may have no account: when, and where the calendar is. */
export const educationReminderLetter = (to: { locale: Locale; when: string; url: string }): Letter =>
  to.locale === 'ko'
    ? {
        kind: 'education.reminder',
        locale: 'ko',
        subject: '곧 교육이 있습니다',
        paragraphs: ['신청하신 교육이 곧 시작합니다.', `시각: ${to.when}`],
        action: { label: '교육 보기', url: to.url },
      }
    : {
        kind: 'education.reminder',
        locale: 'en',
        subject: 'Your course is coming up',
        paragraphs: ['The course in which you are enrolled begins soon.', `Time: ${to.when}`],
        action: { label: 'See the course', url: to.url },
      };
