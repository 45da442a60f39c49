import { type CivilDate, civilOf, formatTime } from '@boru/contract/civil';
import { peopleWords } from '@boru/contract/words-people';
import type { ShownText } from '../consents/model.ts';

/** A consent as the list of the company's consents names it. */
export type GivenConsent = {
  receiptNumber: string;
  sections: readonly string[];
  textId: string;
  textVersion: number;
  textHash: string;
  givenAt: string;
  givenByName: string;
  validTo: CivilDate;
  withdrawnAt: string | null;
};

const sectionWords: Readonly<Record<string, { ko: string }>> = peopleWords.section;

/** The words agreed to; only when their fingerprint is the one kept with the consent, for a receipt must not guess. */
const bodyOf = (consent: GivenConsent, text: ShownText | null): string[] => {
  const fingerprint = `동의문의 전자지문(SHA-256): ${consent.textHash}`;
  if (text === null || text.hash !== consent.textHash)
    return [
      '동의할 때의 동의문이 지금 설치된 자료에 없어 옮겨 적지 못했습니다. 아래 전자지문으로 확인해 주세요.',
      fingerprint,
    ];
  return [
    `제공받는 자: ${text.recipient.ko}`,
    `이용 목적: ${text.use.ko}`,
    `제공하는 항목: ${text.items.map(({ name }) => name.ko).join(' / ')}`,
    `보유·이용 기간: ${text.period.ko}`,
    text.refusal.ko,
    text.withdrawal.ko,
    fingerprint,
  ];
};

/** What the template `consent-receipt` prints. */
export const receiptOf = (consent: GivenConsent, companyName: string, recipient: string, text: ShownText | null) => {
  const givenAt = Date.parse(consent.givenAt);
  return {
    receiptNumber: consent.receiptNumber,
    company: { name: companyName },
    signer: consent.givenByName,
    consentedOn: civilOf(givenAt),
    consentedAtTime: formatTime(givenAt),
    ...(consent.withdrawnAt === null ? {} : { withdrawnOn: civilOf(Date.parse(consent.withdrawnAt)) }),
    recipient,
    purpose: text?.use.ko ?? '동의문의 전자지문으로 확인',
    items: consent.sections.map((section) => sectionWords[section]?.ko ?? section),
    validFrom: civilOf(givenAt),
    validTo: consent.validTo,
    text: { id: consent.textId, edition: consent.textVersion, body: bodyOf(consent, text) },
  };
};
