import { defineMessages } from '#lib/i18n';

export const documentMessages = defineMessages({
  ko: {
    title: '문서 서식',
    lead: '보루가 만드는 문서의 서식입니다. 지어낸 견본 자료로 채운 것을 내려받아 미리 볼 수 있습니다.',
    table: '서식 목록',
    name: '서식',
    purpose: '쓰임',
    sample: '견본 내려받기',
    download: ({ title, format }: { title: string; format: string }) => `${title} 견본 ${format}`,
    noneTitle: '서식이 없습니다',
    none: '서버의 서식 폴더를 확인해 주세요.',
  },
  en: {
    title: 'Document templates',
    lead: 'The templates of the papers Boru makes. Download one filled with invented sample data to see it.',
    table: 'Templates',
    name: 'Template',
    purpose: 'Used for',
    sample: 'Download a sample',
    download: ({ title, format }) => `Sample of ${title}, ${format}`,
    noneTitle: 'There are no templates',
    none: 'Check the folder of templates on the server.',
  },
});
