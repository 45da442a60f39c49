import type { FigureId } from '@boru/contract/figures';
import { insightWords } from '@boru/contract/words-insight';
import { defineMessages } from '#lib/i18n';

type Texts = Readonly<Record<FigureId, string>>;
type Words = { ko: string; en: string };
type SomeTexts = Readonly<Partial<Record<FigureId, string>>>;

const definitions: { ko: Texts; en: Texts } = {
  ko: {
    ownStates:
      '이 기간에 접수되어 지금 우리 기관이 맡고 있거나 끝낸 건을 지금의 상태로 셉니다. 파기한 건도 수에는 남습니다.',
    ownTopics: '이 기간에 접수된 우리 기관의 건을 요청한 일로 나누고, 진행 중인지 끝났는지로 다시 나눕니다.',
    ownMonths: '접수한 달로 셉니다. 다른 기관으로 넘어간 건은 넘겨받은 기관의 수가 됩니다.',
    ownAnswers:
      '접수한 때부터 창구가 기업에 처음 글을 보낸 때까지의 시간입니다. 밤과 쉬는 날도 셉니다. 글을 보낸 기관의 수가 됩니다.',
    ownReferrals:
      '우리가 보냈거나 받은 이관과 협조요청입니다. 걸린 날은 보낸 때부터 답한 때까지이고, 답하지 않은 것은 빼고 셈합니다.',
    ownTraining: '우리 기관의 교육 회차에 출석으로 적힌 사람입니다. 한 사람이 두 번 오면 둘로 셉니다.',
    regionTopics:
      '지난 열두 달에 접수된 건을 요청한 일로 나눕니다. 한 기관의 것을 빼면 다섯보다 적어지는 수는 가립니다.',
    regionReferrals: '지난 열두 달에 보낸 곳과 받은 곳으로 나눈 이관입니다. 다섯보다 적은 것은 나오지 않습니다.',
    regionNever:
      '확인된 기업 가운데 요청도 교육 출석도 한 번도 없는 기업입니다. 지원사업의 지원금은 아직 셈에 들어 있지 않습니다.',
    regionLevels: '마지막 진단의 수준으로 나눈 기업입니다. 분기마다 마지막으로 공개한 수를 잇습니다.',
    regionGaps: '마지막 진단에서 빈 곳으로 나온 문항과 그런 기업의 수입니다.',
    regionTraining: '지역의 모든 교육에 출석으로 적힌 사람입니다. 한 기관의 것을 빼면 다섯보다 적어지는 수는 가립니다.',
    regionLeaks: '끝난 사고 가운데 기업이 통계에 더하기로 한 것만, 알아챈 분기와 나간 길로 나눕니다.',
  },
  en: {
    ownStates:
      'Cases received in this period that are or were ours at the end, by their present state. Destroyed cases stay counted.',
    ownTopics: 'Our cases of this period by topic, and by whether they are over.',
    ownMonths: 'By the month they were received. A case that was passed on counts for the agency that took it.',
    ownAnswers:
      'From receipt to the first words a desk wrote to the company, nights and holidays included. Counts for the agency that wrote.',
    ownReferrals:
      'Referrals and requests that we sent or received. Days run from sending to the answer; what was not answered is left out.',
    ownTraining: 'People marked present at our courses. Who came twice counts twice.',
    regionTopics:
      'Cases of the last twelve months by topic. Withheld where less than five are left without one agency.',
    regionReferrals: 'Referrals of the last twelve months by sender and receiver. Fewer than five do not appear.',
    regionNever: 'Confirmed companies without any request or course so far. Money of programmes is not counted yet.',
    regionLevels: 'Companies by the level of their last diagnosis; each quarter shows what was released last in it.',
    regionGaps: 'Questions that the last diagnosis found open, and how many companies have them open.',
    regionTraining:
      'People marked present at all courses of the region. Withheld where less than five are left without one agency.',
    regionLeaks:
      'Closed incidents whose companies agreed to be counted, by the quarter they were noticed and the way out.',
  },
};

const rows: { ko: SomeTexts; en: SomeTexts } = {
  ko: {
    ownMonths: '접수함에서 보기',
    ownAnswers: '접수함에서 보기',
    ownReferrals: '우리가 보낸 건 보기',
    ownTraining: '교육 운영으로 가기',
    regionNever: '우리가 볼 수 있는 기업 보기',
    regionTraining: '교육 운영으로 가기',
    regionLeaks: '사고에서 배운 것 보기',
  },
  en: {
    ownMonths: 'See them in the inbox',
    ownAnswers: 'See them in the inbox',
    ownReferrals: 'See what we sent',
    ownTraining: 'Go to our courses',
    regionNever: 'See the companies we may see',
    regionTraining: 'Go to our courses',
    regionLeaks: 'See the lessons of incidents',
  },
};

const wordsOf = (texts: { ko: SomeTexts; en: SomeTexts }, id: FigureId): Words => ({
  ko: texts.ko[id] ?? '',
  en: texts.en[id] ?? '',
});
export const titleOf = (id: FigureId): Words => insightWords.figure[id];
export const definitionOf = (id: FigureId): Words => wordsOf(definitions, id);
export const rowsOf = (id: FigureId): Words => wordsOf(rows, id);

export const figureMessages = defineMessages({
  ko: {
    title: '현황판',
    lead: '우리 기관이 한 일과 지역의 모습을 수로 봅니다. 수마다 뜻, 기간, 출처, 언제의 수인지를 함께 보여 드립니다.',
    own: '우리 기관',
    ownLead: '마지막 한 건까지 그대로 셉니다. 나를 뺀 봉인된 건은 들어 있지 않습니다.',
    region: '지역',
    regionLead: '공개한 수만 나옵니다. 다섯보다 작은 수와 그것을 드러낼 수는 가립니다.',
    how: '어떻게 나온 값인가요?',
    period: ({ from, until }: { from: string; until: string }) => `${from} ~ ${until}`,
    soFar: ({ until }: { until: string }) => `${until}까지 모두`,
    now: '지금의 수',
    released: ({ at }: { at: string }) => `${at} 공개`,
    notYet: '아직 공개하지 않음',
    periodName: '기간',
    freshnessName: '언제의 수',
    sourceName: '출처',
    ownSource: '건, 이관, 출석이 바뀔 때마다 함께 적는 증감',
    regionSource: '밤마다 공개하는 지역의 표',
    ownRule: '바뀔 때마다 적은 증감을 합합니다. 하나씩 다시 센 수와 같습니다.',
    regionRule:
      '한 칸의 공개한 값은 같거나 다섯 넘게 떨어져 있어, 두 날의 수를 빼도 작은 수가 나오지 않습니다. 그래서 참값과 넷까지 다를 수 있습니다.',
    total: ({ count }: { count: string }) => `모두 ${count}.`,
    largest: ({ name, count }: { name: string; count: string }) => `가장 많은 것은 ${name}(${count}).`,
    middle: ({ name }: { name: string }) => `절반은 ${name}에 첫 답을 받았습니다.`,
    hidden: ({ count }: { count: string }) => `가린 칸 ${count}.`,
    withheld: '가림',
    notKnown: '아직 없음',
    none: '아직 보여 드릴 수가 없습니다.',
    table: '표로 보기',
    name: '갈래',
    walk: '화살표 키로 하나씩 들을 수 있습니다.',
    noChart: '그림을 불러오지 못했습니다. 수는 아래 표에 모두 있습니다. 새로 고치면 다시 그립니다.',
    publicPage: '누구나 보는 지역 현황으로 가기',
  },
  en: {
    title: 'Dashboard',
    lead: 'What our agency did and how the region stands, in figures. Each shows its meaning, period, source and age.',
    own: 'Our agency',
    ownLead: 'Counted to the last case. Cases sealed from you are not in it.',
    region: 'The region',
    regionLead: 'Released figures only. Numbers under five, and those that would give one away, are withheld.',
    how: 'How was this worked out?',
    period: ({ from, until }) => `${from} to ${until}`,
    soFar: ({ until }) => `All up to ${until}`,
    now: 'as of now',
    released: ({ at }) => `released ${at}`,
    notYet: 'not released yet',
    periodName: 'Period',
    freshnessName: 'As of',
    sourceName: 'Source',
    ownSource: 'Changes noted together with each change of a case, a referral or an attendance',
    regionSource: 'Tables of the region, released every night',
    ownRule: 'The noted changes are added up. The result equals counting again one by one.',
    regionRule:
      'Two released values of one cell are equal or at least five apart, so that subtracting two days gives no small number. They may be up to four off.',
    total: ({ count }) => `Total ${count}.`,
    largest: ({ name, count }) => `Most: ${name} (${count}).`,
    middle: ({ name }) => `Half got a first answer ${name}.`,
    hidden: ({ count }) => `Withheld cells: ${count}.`,
    withheld: 'withheld',
    notKnown: 'not yet',
    none: 'There is nothing to show yet.',
    table: 'As a table',
    name: 'Part',
    walk: 'Arrow keys read it one by one.',
    noChart: 'The picture could not be loaded. All figures stand in the table below. Reload to draw it again.',
    publicPage: 'Go to the public figures of the region',
  },
});
