import { defineMessages } from '#lib/i18n';

/** Apart from what the first look at the page for reports loads: it comes with the form. */
export const reporterMessages = defineMessages({
  ko: {
    readByNobody: '지금 읽을 수 있는 사람이 없습니다',
    unreadChosen: ({ agencies }: { agencies: string }) =>
      `${agencies}에는 지금 제보를 열 수 있는 사람이 없습니다. 보내도 사라지지는 않지만 언제 읽힐지 모릅니다. 다른 기관도 함께 고르거나, 급하면 전화로 먼저 알려 주세요.`,
    readByNobodyNow:
      '이 기관에는 지금 열 수 있는 사람이 없습니다. 보낸 것은 그대로 있습니다. 기다리기 어려우면 전화로 알리거나 다른 기관에 새로 보내 주세요.',
  },
  en: {
    readByNobody: 'Nobody can read there at present',
    unreadChosen: ({ agencies }) =>
      `Nobody at ${agencies} can open a report at present. What you send is not lost, but nobody knows when it will be read. Choose another agency as well, or telephone first if it is urgent.`,
    readByNobodyNow:
      'Nobody at this agency can open it at present. What you sent is still there. If it cannot wait, telephone, or send a new report to another agency.',
  },
});
