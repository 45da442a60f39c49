import { defineMessages } from '#lib/i18n';

export const dutyMessages = defineMessages({
  ko: {
    tell: ({ route }: { route: string }) => `${route}: 아직 알리지 않았습니다`,
    form: ({ route }: { route: string }) => `${route}: 서식을 내야 합니다`,
    why: ({ incident, addressees, others }: { incident: string; addressees: string; others: number }) =>
      `${incident} · 알릴 곳: ${addressees}${others === 0 ? '' : ` · 알릴 길 ${others}가지 더`}`,
    title: '기업이 보여 준 사고의 남은 의무',
    lead: '알리는 것은 기업이 합니다. 기한이 지나지 않게 도와주세요.',
  },
  en: {
    tell: ({ route }) => `${route}: not told yet`,
    form: ({ route }) => `${route}: the form is still to be handed in`,
    why: ({ incident, addressees, others }) =>
      `${incident} · to tell: ${addressees}${others === 0 ? '' : ` · ${others} more`}`,
    title: 'Open duties of incidents shown to you',
    lead: 'The company does the telling. Help it to be in time.',
  },
});
