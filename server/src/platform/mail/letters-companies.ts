import type { Letter } from './letter.ts';

/**
 * To the address in a list: the secret stands behind `#`, the subject names nobody, because the administrator's mailbox lists
 * subjects.
 */
export const companyClaimLetter = (to: {
  locale: 'ko' | 'en';
  agency: string;
  expiresOn: string;
  url: string;
}): Letter =>
  to.locale === 'ko'
    ? {
        kind: 'company.claim',
        locale: to.locale,
        subject: '보루에 기업을 등록해 주세요',
        paragraphs: [
          `${to.agency}에서 갖고 있는 기업 목록에 귀사가 있어 등록을 안내드립니다. 등록하고 사업자 확인을 받으면 지금까지의 기록을 직접 보실 수 있습니다.`,
          `아래 주소는 한 번만 쓸 수 있고 ${to.expiresOn}까지 유효합니다. 등록하지 않으셔도 불이익은 없습니다.`,
        ],
        action: { label: '기업 등록하기', url: to.url },
      }
    : {
        kind: 'company.claim',
        locale: to.locale,
        subject: 'Please register your company with Boru',
        paragraphs: [
          `Your company stands in a list held by ${to.agency}. Once registered and confirmed, you see what has been written so far.`,
          `The address below works once and until ${to.expiresOn}. Not registering has no disadvantage.`,
        ],
        action: { label: 'Register the company', url: to.url },
      };
