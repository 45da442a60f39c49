import type { Letter } from './letter.ts';

/** For a colleague who watches a case: there is news; what it is stands behind the sign-in. */
export const watchedLetter = (to: { locale: 'ko' | 'en'; caseNumber: string; url: string }): Letter =>
  to.locale === 'ko'
    ? {
        kind: 'desk.watched',
        locale: to.locale,
        subject: `지켜보는 ${to.caseNumber} 건에 새 소식이 있습니다`,
        paragraphs: ['지켜보기로 한 건에 새 소식이 있습니다. 내용은 로그인하여 확인해 주세요.'],
        action: { label: '건 보기', url: to.url },
      }
    : {
        kind: 'desk.watched',
        locale: to.locale,
        subject: `News in case ${to.caseNumber}, which you watch`,
        paragraphs: ['There is news in a case you watch. Please sign in to read it.'],
        action: { label: 'Open the case', url: to.url },
      };
