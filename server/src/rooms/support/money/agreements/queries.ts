import { civilOf } from '@boru/contract/civil';
import { Problem } from '#kernel/problem';
import { renderPdf } from '#platform/documents/index';
import type { FileReply } from '#platform/endpoint';
import { type Asking, awardOf, noteReading, selectAgreements } from '../awards/index.ts';
import { selectAgreement } from './store.ts';

const clockOf = (at: string): string =>
  new Intl.DateTimeFormat('ko-KR', {
    timeZone: 'Asia/Seoul',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
const sideNames = { company: '기업', agency: '기관' } as const;

/** The paper of one version with the signatures that it bears so far. */
export const printAgreement = async (asking: Asking, awardId: string, number: number): Promise<FileReply> => {
  const { tx, trace, now } = asking;
  const award = await awardOf(asking, awardId);
  const agreement = await selectAgreement(tx, awardId, number);
  const signed = (await selectAgreements(tx, awardId)).find((one) => one.number === number);
  if (agreement === undefined || signed === undefined) throw new Problem('thing.not_found');
  noteReading(asking, [award.companyId]);
  trace({ action: 'agreement.taken', subjectId: awardId, companyId: award.companyId, detail: { number } });
  const data = {
    ...agreement.content,
    fingerprint: signed.sha256,
    issuedOn: civilOf(agreement.issuedAt.getTime()),
    signatures: signed.signatures.map(({ side, byName, reason, at }) => ({
      ...{ side: sideNames[side], name: byName, reason },
      signedOn: civilOf(Date.parse(at)),
      signedAtTime: clockOf(at),
    })),
  };
  const { pdf } = await renderPdf('subsidy-agreement', data, { at: now });
  return { filename: `협약서-${award.reference}-${number}판.pdf`, contentType: 'application/pdf', body: pdf };
};
