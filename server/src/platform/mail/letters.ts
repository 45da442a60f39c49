import type { Letter } from './letter.ts';

type Locale = 'ko' | 'en';
type Words = { subject: string; paragraphs: readonly string[]; label?: string };

const letter = (kind: string, locale: Locale, words: Record<Locale, Words>, url?: string): Letter => {
  const { subject, paragraphs, label } = words[locale];
  return {
    kind,
    locale,
    subject,
    paragraphs,
    ...(url !== undefined && label !== undefined ? { action: { label, url } } : {}),
  };
};

/**
 * `url` holds the single-use secret behind `#`; it is the one mail that needs it, because the reader has no account yet.
 * The subject names nobody: the administrator's mailbox lists subjects, and a company's people are not his business.
 */
export const invitationLetter = (to: {
  locale: Locale;
  organisation: string;
  expiresOn: string;
  url: string;
}): Letter =>
  letter(
    'invitation',
    to.locale,
    {
      ko: {
        subject: '보루에 초대받으셨습니다',
        paragraphs: [
          `${to.organisation}의 구성원으로 초대받으셨습니다.`,
          `아래 주소는 한 번만 쓸 수 있고 ${to.expiresOn}까지 유효합니다. 초대를 기대하지 않으셨다면 지우셔도 됩니다.`,
        ],
        label: '초대 수락하기',
      },
      en: {
        subject: 'You are invited to Boru',
        paragraphs: [
          `You were invited as a member of ${to.organisation}.`,
          `The address below works once and until ${to.expiresOn}. If you did not expect it, delete this mail.`,
        ],
        label: 'Accept the invitation',
      },
    },
    to.url,
  );

export const companyRegisteredLetter = (to: { locale: Locale; url: string }): Letter =>
  letter(
    'company.registered',
    to.locale,
    {
      ko: {
        subject: '사업자 확인을 기다리는 기업이 있습니다',
        paragraphs: ['새로 등록한 기업이 사업자 확인을 기다립니다. 확인하면 기업이 도움을 요청할 수 있습니다.'],
        label: '기업 확인하기',
      },
      en: {
        subject: 'A company waits to be confirmed',
        paragraphs: ['A new company waits for its business to be confirmed. After that it can ask for help.'],
        label: 'Open the company',
      },
    },
    to.url,
  );

/** `url` holds a single-use secret behind `#`: the reader cannot sign in, that is the point. */
export const passphraseResetLetter = (to: { locale: Locale; minutes: number; url: string }): Letter =>
  letter(
    'passphrase.reset',
    to.locale,
    {
      ko: {
        subject: '암호문을 다시 정하는 링크입니다',
        paragraphs: [
          `아래 주소에서 새 암호문을 정해 주세요. 한 번만 쓸 수 있고 ${to.minutes}분 동안 유효합니다.`,
          '요청하지 않으셨다면 지우셔도 됩니다. 암호문은 바뀌지 않았습니다.',
        ],
        label: '새 암호문 정하기',
      },
      en: {
        subject: 'A link to choose a new passphrase',
        paragraphs: [
          `Choose a new passphrase at the address below. It works once and for ${to.minutes} minutes.`,
          'If you did not ask for it, delete this mail. Your passphrase has not changed.',
        ],
        label: 'Choose a new passphrase',
      },
    },
    to.url,
  );

export const companyConfirmedLetter = (to: { locale: Locale; url: string }): Letter =>
  letter(
    'company.confirmed',
    to.locale,
    {
      ko: {
        subject: '사업자 확인이 끝났습니다',
        paragraphs: ['이제 도움을 요청하고 자료를 등록하실 수 있습니다.'],
        label: '오늘 할 일 보기',
      },
      en: {
        subject: 'Your business is confirmed',
        paragraphs: ['You can now ask for help and register.'],
        label: 'See what to do next',
      },
    },
    to.url,
  );

/** Does not say what was answered: that a person exercises a right is theirs to tell. */
export const rightsAnsweredLetter = (to: { locale: Locale; url: string }): Letter =>
  letter(
    'rights.answered',
    to.locale,
    {
      ko: {
        subject: '개인정보에 관한 요구에 새 소식이 있습니다',
        paragraphs: [
          '요구에 답했거나 답할 날이 달라졌습니다. 로그인하면 답과 근거를 볼 수 있습니다. 계정이 지워졌다면 이 전자우편이 마지막 알림입니다.',
        ],
        label: '답 보기',
      },
      en: {
        subject: 'News on your request about personal data',
        paragraphs: [
          'It was answered, or its day has changed. Sign in to read it. If your account was deleted, this is the last mail.',
        ],
        label: 'Read the answer',
      },
    },
    to.url,
  );

export const companyRefusedLetter = (to: { locale: Locale; url: string }): Letter =>
  letter(
    'company.refused',
    to.locale,
    {
      ko: {
        subject: '사업자 확인을 마치지 못했습니다',
        paragraphs: ['까닭과 다음에 하실 일을 보루에 적어 두었습니다.'],
        label: '까닭 보기',
      },
      en: {
        subject: 'Your business could not be confirmed',
        paragraphs: ['The reason and the next step are in Boru.'],
        label: 'See the reason',
      },
    },
    to.url,
  );

export const consentWithdrawnLetter = (to: { locale: Locale; receiptNumber: string; url: string }): Letter =>
  letter(
    'consent.withdrawn',
    to.locale,
    {
      ko: {
        subject: '제3자 제공 동의가 철회되었습니다',
        paragraphs: [
          `접수번호 ${to.receiptNumber}의 동의가 철회되어 더는 열람하실 수 없습니다. 받은 내용은 보유 근거가 없으면 파기해 주세요.`,
        ],
        label: '내용 보기',
      },
      en: {
        subject: 'A consent was withdrawn',
        paragraphs: [
          `Consent ${to.receiptNumber} was withdrawn; you can no longer see the data. Please destroy what you received unless another basis applies.`,
        ],
        label: 'Open',
      },
    },
    to.url,
  );

/** A list changed and a card may read differently now. Which card and which item stay behind the sign-in. */
export const technologyRescreenedLetter = (to: { locale: Locale; url: string }): Letter =>
  letter(
    'technology.rescreened',
    to.locale,
    {
      ko: {
        subject: '목록이 바뀌어 확인할 것이 있습니다',
        paragraphs: ['법정 목록이 바뀌어 등록하신 카드를 다시 확인했습니다. 내용은 로그인하여 확인해 주세요.'],
        label: '다시 확인한 결과 보기',
      },
      en: {
        subject: 'A list has changed; please have a look',
        paragraphs: ['A statutory list has changed and your cards were checked again. Please sign in to read it.'],
        label: 'See the new result',
      },
    },
    to.url,
  );

/** For the secretariat: a dry run waits for somebody to confirm it. */
export const rescreeningReadyLetter = (to: { locale: Locale; url: string }): Letter =>
  letter(
    'rescreening.ready',
    to.locale,
    {
      ko: {
        subject: '다시 확인 예행이 끝났습니다',
        paragraphs: ['목록이 바뀌어 기술 카드를 다시 확인해 보았습니다. 기업에 알릴지 정해 주세요.'],
        label: '예행 결과 보기',
      },
      en: {
        subject: 'The dry run of the re-screening is done',
        paragraphs: ['The cards were checked against the new list. Please decide whether to tell the companies.'],
        label: 'See the dry run',
      },
    },
    to.url,
  );

/** Nothing to click on purpose: a mail that asks to click "if this was not you" is what thieves imitate. */
export const accountChangedLetter = (to: {
  locale: Locale;
  change: 'passphrase' | 'secondFactor' | 'newDevice';
}): Letter => {
  const what = {
    passphrase: { ko: '암호문이 바뀌었습니다', en: 'Your passphrase was changed' },
    secondFactor: { ko: '2단계 인증이 바뀌었습니다', en: 'Your second factor was changed' },
    newDevice: { ko: '새 기기에서 로그인했습니다', en: 'Sign-in from a new device' },
  }[to.change];
  return letter('account.changed', to.locale, {
    ko: {
      subject: what.ko,
      paragraphs: [`${what.ko}. 본인이 하지 않았다면 보루에 직접 접속해 모든 로그인을 끊고 관리자에게 알려 주세요.`],
    },
    en: {
      subject: what.en,
      paragraphs: [`${what.en}. If this was not you, open Boru yourself, end all sessions and tell the administrator.`],
    },
  });
};
