import { defineMessages } from '#lib/i18n';

export const historyMessages = defineMessages({
  ko: {
    title: '함께한 일',
    lead: '우리 기관이 이 기업과 함께한 일과 기업이 보낸 것을 새것부터 보여 드립니다. 지금 볼 수 있는 것만 나옵니다. 이 화면을 열면 기업의 열람 기록에 남습니다.',
    companies: '기업',
    list: '함께한 일의 차례',
    company: '기업',
    us: '우리 기관',
    none: '아직 함께한 일이 없습니다.',
    noneWhy: '상담을 받거나 이관을 받으면 이곳에 차례로 쌓입니다.',
    diagnosed: '진단을 마쳤습니다.',
  },
  en: {
    title: 'What was done together',
    lead: 'What our agency has done with this company and what came from it, newest first. Only what you may see now. Opening it stands in the company’s list of readers.',
    companies: 'Companies',
    list: 'History with this company',
    company: 'Company',
    us: 'Our agency',
    none: 'Nothing was done together yet.',
    noneWhy: 'Counselling and referrals gather here in order.',
    diagnosed: 'A diagnosis was completed.',
  },
});
