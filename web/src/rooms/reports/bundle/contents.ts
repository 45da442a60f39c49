import { formatDateTime } from '@boru/contract/civil';
import { incidentWords } from '@boru/contract/words-incidents';
import type { Wish } from './making.ts';

/** The first thing its reader opens; in Korean, whatever language the page has, since Korean offices read it. */
export const contentsText = (
  { incident, table, purpose, recipient }: Pick<Wish, 'incident' | 'table' | 'purpose' | 'recipient'>,
  paths: readonly string[],
  at: Date,
): string =>
  [
    `사고 번호: ${incident.number}`,
    `기업: ${incident.companyName}`,
    `제목: ${incident.title}`,
    `처음 안 때: ${formatDateTime(Date.parse(incident.noticedAt))}`,
    `받는 곳: ${incidentWords.bundlePurpose[purpose].ko} (${recipient})`,
    `만든 때: ${formatDateTime(at.getTime())}`,
    '',
    '이 묶음은 기업이 스스로 정리한 기록입니다. 법적 판단이 아니며, 기관에 신고한 것도 아닙니다.',
    table.notFiling.ko,
    '02의 신고서는 준비한 서식이며 낸 것이 아닙니다. 낸 것과 접수 번호는 01의 ‘알린 기록’에 있습니다.',
    '05가 있으면 그 파일은 사고 기록에 전자지문이 없던 것입니다.',
    '',
    '든 것',
    ...paths.map((path) => `  ${path}`),
    '',
    '확인하는 법: 푼 폴더에서 sha256sum -c SHA256SUMS',
    '증거의 전자지문은 01-증거목록.pdf와도 견주어 주세요.',
    '',
  ].join('\n');

/** The record as data: everything the pages of the incident show, but who may read it there. */
export const dataOf = ({ incident, evidence, table }: Pick<Wish, 'incident' | 'evidence' | 'table'>): string => {
  const { grants: _grants, may: _may, next: _next, routes, ...record } = incident;
  const { mayAdd: _mayAdd, ...contents } = evidence;
  return `${JSON.stringify(
    { notFiling: table.notFiling, incident: { ...record, routes }, evidence: contents },
    null,
    2,
  )}\n`;
};
