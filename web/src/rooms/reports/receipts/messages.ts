import { defineMessages } from '#lib/i18n';

export const receiptMessages = defineMessages({
  ko: {
    checking: '서명을 확인하는 중',
    none: '서명한 접수증이 아직 없음',
    signed: ({ date }: { date: string }) => `접수증에 서명함 · ${date}`,
    covers: ({ count }: { count: number }) => `글 ${count}편까지 열었음`,
    wrong: '접수증이 이 제보와 맞지 않음',
    wrongBody:
      '바뀌었거나 다른 사람이 넣은 접수증입니다. 글은 그대로 있습니다. 전화나 공문 같은 다른 길로 그 기관에 물어보세요.',
    save: '접수증 저장',
    sign: '접수증에 서명하기',
    signTitle: '제보를 열었다고 서명하기',
    signWho: '제보자와, 이 제보를 받은 모든 기관의 지명된 사람',
    signWhat: ({ count }: { count: number }) =>
      `우리 창구가 오늘 이 제보와 글 ${count}편을 열었다는 것. 내 이름과 제보의 내용은 들어가지 않습니다.`,
    signBack: '되돌리거나 고칠 수 없습니다. 누가 서명했는지는 우리 기관의 증적에만 남습니다.',
    signNot: '받아서 열었다는 말일 뿐, 법에 따른 접수 처리나 판단이 아닙니다.',
    done: '접수증에 서명했습니다.',
  },
  en: {
    checking: 'Checking the signature',
    none: 'No signed receipt yet',
    signed: ({ date }) => `Receipt signed · ${date}`,
    covers: ({ count }) => `opened up to letter ${count}`,
    wrong: 'The receipt does not fit this report',
    wrongBody:
      'It was changed or put in by somebody else. The letters are untouched. Ask that agency another way, by telephone or official letter.',
    save: 'Save the receipt',
    sign: 'Sign a receipt',
    signTitle: 'Sign that the report was opened',
    signWho: 'The reporter, and the named people of every agency that has this report',
    signWhat: ({ count }) =>
      `That our desk opened this report today, with ${count} letters. Neither your name nor anything of the content is in it.`,
    signBack: 'It cannot be taken back or changed. Who signed stays in the evidence of our own agency.',
    signNot: 'It says that the report arrived and was opened. It is no official acceptance and no decision.',
    done: 'The receipt was signed.',
  },
});
