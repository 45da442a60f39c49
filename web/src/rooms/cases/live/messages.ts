import { defineMessages } from '#lib/i18n';

export const liveMessages = defineMessages({
  ko: {
    news: '새 내용이 있습니다',
    show: '새 내용 보기',
    present: ({ names }: { names: string }) => `함께 열어 둠: ${names}`,
    somebodyOf: ({ agency }: { agency: string }) => `${agency} 담당자`,
  },
  en: {
    news: 'There is something new',
    show: 'Show what is new',
    present: ({ names }: { names: string }) => `Also open now: ${names}`,
    somebodyOf: ({ agency }: { agency: string }) => `somebody at ${agency}`,
  },
});
