import { defineMessages } from '#lib/i18n';

export const helpMessages = defineMessages({
  ko: {
    lead: '이 사고에 맞는 도움과 그 까닭입니다. 비용과 기간은 신청하기 전에 그 기관에 확인해 주세요.',
    fits: '이 사고에 맞는 도움',
    possible: '더 알면 맞을 수 있는 도움',
    rest: ({ count }: { count: number }) => `맞지 않아 보이는 도움 ${count}`,
    none: '답을 더 적으면 맞는 도움이 나옵니다. ‘내용’에서 물음에 답해 주세요.',
    who: '어디에',
    fee: '비용',
    limit: '기간',
    unknown: '확인 필요',
    source: '출처',
  },
  en: {
    lead: 'Help that fits this incident, and why. Confirm fees and periods with the body before you apply.',
    fits: 'Fits this incident',
    possible: 'May fit once more is known',
    rest: ({ count }) => `Do not seem to fit: ${count}`,
    none: 'Answer the questions under “Record” and the help that fits appears here.',
    who: 'Where',
    fee: 'Cost',
    limit: 'Periods',
    unknown: 'to be confirmed',
    source: 'Source',
  },
});
