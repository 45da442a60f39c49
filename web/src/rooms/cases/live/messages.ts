import { defineMessages } from '#lib/i18n';

export const liveMessages = defineMessages({
  ko: {
    news: '새 내용이 있습니다',
    show: '새 내용 보기',
    present: ({ names }: { names: string }) => `함께 열어 둠: ${names}`,
    somebodyOf: ({ agency }: { agency: string }) => `${agency} 담당자`,
    meanwhile: '그사이 다른 사람이 이 건을 바꾸었습니다',
    meanwhileNext:
      '아무것도 보내지 않았고 쓰신 글은 그대로 있습니다. 견주어 보고 고쳐 쓰거나, 그래도 맞으면 다시 눌러 보내 주세요.',
    meanwhileOver: '이제 할 수 없는 일이 되었습니다. 아무것도 보내지 않았고 쓰신 글은 그대로 있습니다.',
    mine: '내가 쓴 것',
    theirs: '그사이 일어난 일',
    theirsElse: '상담 기록에 남지 않는 것이 바뀌었습니다. 건의 윗부분을 보아 주세요.',
    stranded: '보내지 못한 글',
    strandedWhy: '이제 기업에 글을 보낼 수 없는 상태입니다. 쓰신 글은 지워지지 않았습니다.',
    toNote: '내부 메모로 옮기기',
    discard: '지우기',
  },
  en: {
    news: 'There is something new',
    show: 'Show what is new',
    present: ({ names }: { names: string }) => `Also open now: ${names}`,
    somebodyOf: ({ agency }: { agency: string }) => `somebody at ${agency}`,
    meanwhile: 'Somebody else has changed this case in the meantime',
    meanwhileNext:
      'Nothing was sent and what you wrote is still here. Compare, change it, or press again if it still fits.',
    meanwhileOver: 'This can no longer be done. Nothing was sent and what you wrote is still here.',
    mine: 'What I wrote',
    theirs: 'What happened meanwhile',
    theirsElse: 'Something that the record does not show has changed. See the head of the case.',
    stranded: 'Words not sent',
    strandedWhy: 'Words can no longer be sent to the company. What you wrote is not lost.',
    toNote: 'Move to the internal note',
    discard: 'Discard',
  },
});
