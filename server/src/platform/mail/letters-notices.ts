import type { NoticeEvent } from '@boru/contract/notices';
import { wordOf } from '@boru/contract/words';
import type { Letter } from './letter.ts';

type Locale = 'ko' | 'en';
const readOn = {
  ko: { words: '내용은 로그인하여 확인해 주세요.', label: '보루에서 보기' },
  en: { words: 'Please sign in to read it.', label: 'See it in Boru' },
} as const;

/** That something happened, in the words of the catalogue, and where to read it. Which case, whose and what stay behind the sign-in. */
export const noticeLetter = (to: {
  locale: Locale;
  event: NoticeEvent;
  url: string;
  dueOn?: string | null;
}): Letter => {
  const { locale, event, url } = to;
  const title = wordOf('noticeEvent', event)?.[locale] ?? readOn[locale].label;
  const due = locale === 'ko' ? `처리 기한: ${to.dueOn}` : `Due: ${to.dueOn}`;
  return {
    kind: event,
    locale,
    subject: title,
    paragraphs: [`${title}. ${readOn[locale].words}`, ...(to.dueOn ? [due] : [])],
    action: { label: readOn[locale].label, url },
  };
};

export const digestLetter = (to: { locale: Locale; count: number; url: string }): Letter => {
  const { locale, count, url } = to;
  const subject = locale === 'ko' ? `오늘의 알림 ${count}건` : `Today's notices: ${count}`;
  return {
    kind: 'notices.digest',
    locale,
    subject,
    paragraphs: [`${subject}. ${readOn[locale].words}`],
    action: { label: readOn[locale].label, url },
  };
};
