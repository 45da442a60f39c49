import { civilOf, formatDate, formatTime } from '@boru/contract/civil';
import type { Letter } from './letter.ts';

type Asked = { locale: 'ko' | 'en'; title: string; closesAt: Date; url: string; isReminder: boolean };

/** `url` holds the secret of the sheet behind `#`: whoever was drawn may have no account. Names no company. */
export const surveyLetter = ({ locale, title, closesAt, url, isReminder }: Asked): Letter => {
  const until = `${formatDate(civilOf(closesAt.getTime()))} ${formatTime(closesAt.getTime())}`;
  if (locale === 'ko')
    return {
      kind: 'survey.invitation',
      locale,
      subject: isReminder ? '기업 실태조사의 응답 기한이 다가옵니다' : '기업 실태조사에 응답해 주세요',
      paragraphs: [
        `조사: ${title}`,
        `응답 기한: ${until}. 로그인하지 않아도 되고, 쓰던 응답은 남습니다. 응답은 한 번만 낼 수 있습니다.`,
        '어느 기업이 무엇이라고 답했는지는 어느 기관도 보지 못합니다. 결과는 모은 수로만, 작은 수를 가리고 냅니다.',
      ],
      action: { label: '조사에 응답하기', url },
    };
  return {
    kind: 'survey.invitation',
    locale,
    subject: isReminder ? 'A survey of companies ends soon' : 'Please answer a survey of companies',
    paragraphs: [
      `Survey: ${title}`,
      `Answer until ${until}. No account is needed, and what you began is kept. It is answered once.`,
      'No agency sees what one company said. Results are sums with small numbers withheld.',
    ],
    action: { label: 'Answer the survey', url },
  };
};
