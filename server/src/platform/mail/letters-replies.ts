import type { Letter } from './letter.ts';

/**
 * The one answer to whatever cannot be taken. It is the same for every reason, in both languages because nobody knows who
 * reads it, and it names nothing: not whether there is such a person, case or address.
 */
export const replyRefusedLetter = (url: string): Letter => ({
  kind: 'reply.refused',
  locale: 'ko',
  subject: '이 주소로는 받을 수 없습니다 / This address cannot take your mail',
  paragraphs: [
    '보내신 메일은 받지 못했고 내용은 저장하지 않았습니다. 로그인해서 답해 주세요.',
    'Your mail was not taken and nothing of it was stored. Please sign in and answer there.',
  ],
  action: { label: '로그인 / Sign in', url },
});

/** To the account's own address, after its words were taken: papers follow rules that a mail cannot show. */
export const papersLeftLetter = (to: { locale: 'ko' | 'en'; count: number; url: string }): Letter =>
  to.locale === 'ko'
    ? {
        kind: 'reply.partly',
        locale: to.locale,
        subject: '답장의 붙임을 모두 받지는 못했습니다',
        paragraphs: [
          `글은 받았습니다. 붙임 ${to.count}개는 종류나 크기, 내용의 규칙에 맞지 않아 받지 않았고 저장하지 않았습니다. 로그인해서 올려 주세요.`,
        ],
        action: { label: '보루에서 보기', url: to.url },
      }
    : {
        kind: 'reply.partly',
        locale: to.locale,
        subject: 'Not every attachment of your reply was taken',
        paragraphs: [
          `Your words were taken. Attachments that do not fit the rules of kind, size or content were not, and were not stored: ${to.count}. Please sign in to upload them.`,
        ],
        action: { label: 'See it in Boru', url: to.url },
      };
