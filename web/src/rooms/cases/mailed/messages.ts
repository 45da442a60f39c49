import { defineMessages } from '#lib/i18n';

export const mailedMessages = defineMessages({
  ko: {
    mark: '메일로 받음',
    unconfirmed: '로그인으로 확인되지 않았습니다.',
    left: ({ count }: { count: number }) => `붙임 ${count}개는 파일 규칙에 맞지 않아 받지 않았습니다.`,
    whole: '받은 메일의 글 전체',
  },
  en: {
    mark: 'Came by mail',
    unconfirmed: 'Not confirmed by a sign-in.',
    left: ({ count }: { count: number }) => `Attachments that do not fit the rules for files were not taken: ${count}.`,
    whole: 'All the text of the mail',
  },
});
