import { defineMessages } from '#lib/i18n';

export const exposureMessages = defineMessages({
  ko: {
    title: '먼저 도울 곳',
    lead: '우리 기관이 볼 수 있는 기업을 일곱 쪽에서 봅니다. 점수가 아니라 폭입니다. 왼쪽 끝은 확실한 것, 오른쪽 끝은 아직 모르는 것까지 더한 것입니다.',
    decidesTitle: '정하는 것은 사람입니다',
    decides:
      '이 순서로 지원을 정하거나 빼지 않습니다. 누구에게 먼저 연락할지 담당자가 고르는 데만 씁니다. 여기서 본 기업의 열람 기록에 남습니다.',
    seen: ({ seen, shown }: { seen: string; shown: string }) =>
      `볼 수 있는 기업 ${seen}곳 가운데 앞의 ${shown}곳입니다.`,
    table: '기업마다 노출의 폭',
    company: '기업',
    span: '노출(100에서)',
    spanText: ({ low, high }: { low: string; high: string }) => `${low} ~ ${high}`,
    picture: '폭',
    first: '먼저 볼 쪽',
    nothingSure: '아직 확실한 것이 없습니다',
    how: '어떻게 나온 값인가요?',
    rule: '쪽마다 0에서 1 사이의 폭에 무게를 곱해 더합니다. 보여 주지 않은 것과 답하지 않은 것은 0과 1을 모두 셉니다. 확실한 것이 큰 기업이 먼저입니다.',
    side: ({ weight, low, high, from }: { weight: string; low: string; high: string; from: string }) =>
      `${low} ~ ${high} (무게 ${weight}, ${from})`,
    edition: ({ asOf }: { asOf: string }) => `무게 ${asOf}판`,
    offer: ({ offer }: { offer: string }) => `먼저 권할 수 있는 도움: ${offer}`,
    emptyTitle: '볼 수 있는 기업이 없습니다',
    empty: '기업이 우리 기관에 보여 주기로 하면 여기에 나옵니다.',
    goDesk: '접수함으로 가기',
  },
  en: {
    title: 'Where to help first',
    lead: 'The companies that your agency may see, from seven sides. Not a score but a span: the left end is what is sure, the right end adds what is not known yet.',
    decidesTitle: 'People decide',
    decides:
      'No support is given or refused by this order. It only helps an officer to choose whom to call first. Companies shown here see it in their record of reading.',
    seen: ({ seen, shown }) => `The first ${shown} of ${seen} companies that you may see.`,
    table: 'Span of exposure by company',
    company: 'Company',
    span: 'Exposure (of 100)',
    spanText: ({ low, high }) => `${low} to ${high}`,
    picture: 'Span',
    first: 'Look first at',
    nothingSure: 'Nothing is sure yet',
    how: 'How was this worked out?',
    rule: 'Each side has a span from 0 to 1, times its weight. What was not shown or not answered counts as both 0 and 1. Companies with more that is sure come first.',
    side: ({ weight, low, high, from }) => `${low} to ${high} (weight ${weight}; ${from})`,
    edition: ({ asOf }) => `Weights of ${asOf}`,
    offer: ({ offer }) => `Help to offer first: ${offer}`,
    emptyTitle: 'There is no company that you may see',
    empty: 'Companies appear here when they choose to show themselves to your agency.',
    goDesk: 'Go to the inbox',
  },
});
