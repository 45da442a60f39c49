import { createHash } from 'node:crypto';
import { civilOf, formatTime } from '@boru/contract/civil';
import type { Pack, PledgeText } from '@boru/contract/pack';
import type { PledgeAsked } from '@boru/contract/pledges';

export type { PledgeAsked };

/** The words as everybody reads them, with the statute's edition; the fingerprint covers every word shown, in both languages. */
export const showPledge = (pack: Pack, text: PledgeText): { shown: PledgeAsked; hash: Buffer } => {
  const law = pack.catalogue.laws.items.find(({ id }) => id === text.statute.law);
  const act = law?.act;
  const shown = {
    textId: text.id,
    textVersion: text.version,
    title: text.title,
    paragraphs: text.paragraphs,
    statute: {
      law: law?.name ?? text.statute.law,
      edition: [act?.number, act?.inForceFrom].filter((part) => part !== undefined && part !== null).join(', '),
      article: text.statute.article,
      text: text.statute.text,
      verified: text.statute.verified,
    },
    verified: text.verified,
  };
  // A new edition of the law under the same words is no new promise.
  const { textId, textVersion, title, paragraphs, statute } = shown;
  const words = [textId, textVersion, title, paragraphs, statute.article, statute.text];
  return { shown, hash: createHash('sha256').update(JSON.stringify(words)).digest() };
};

/** Every text of the pack as the database needs it. */
export const textsOf = (pack: Pack) =>
  pack.catalogue.pledgeTexts.items.map((text) => ({
    id: text.id,
    version: text.version,
    hash: showPledge(pack, text).hash,
    validFrom: text.validFrom ?? '1948-08-15',
  }));

export const findText = (pack: Pack, hash: Buffer) =>
  pack.catalogue.pledgeTexts.items
    .map((text) => showPledge(pack, text))
    .find((candidate) => candidate.hash.equals(hash));

export type PledgeRow = {
  id: string;
  personName: string;
  agencyName: string;
  companyName: string;
  caseId: string;
  caseNumber: string;
  textId: string;
  textVersion: number;
  textHash: Buffer;
  signedAt: Date;
};

/** What the template `confidentiality-pledge` prints. A text that is no longer installed is not guessed: its fingerprint stands for it. */
export const paperOf = (row: PledgeRow, text: PledgeAsked | null) => ({
  number: row.id.slice(-12).toUpperCase(),
  person: row.personName,
  agency: row.agencyName,
  company: row.companyName === '' ? '이름을 볼 수 없음' : row.companyName,
  caseNumber: row.caseNumber === '' ? '번호 없음' : row.caseNumber,
  signedOn: civilOf(row.signedAt.getTime()),
  signedAtTime: formatTime(row.signedAt.getTime()),
  text: {
    id: row.textId,
    edition: row.textVersion,
    fingerprint: row.textHash.toString('hex'),
    verified: text?.verified ?? false,
    body: text
      ? text.paragraphs.map(({ ko }) => ko)
      : ['서약할 때의 글이 지금 설치된 자료에 없어 옮겨 적지 못했습니다. 아래 전자지문으로 확인해 주세요.'],
  },
  statute: text?.statute ?? null,
});
