import { formatDateTime } from '@boru/contract/civil';
import { incidentWords } from '@boru/contract/words-incidents';
import { textOf } from '#lib/i18n';
import type { Wish } from './making.ts';
import { contentsMessages } from './messages.ts';

/** The first thing its reader opens; in Korean, whatever language the page has, since Korean offices read it. */
export const contentsText = (
  { incident, table, purpose, recipient }: Pick<Wish, 'incident' | 'table' | 'purpose' | 'recipient'>,
  paths: readonly string[],
  at: Date,
): string => {
  const t = textOf(contentsMessages, 'ko');
  return [
    `${t.number}: ${incident.number}`,
    `${t.company}: ${incident.companyName}`,
    `${t.subject}: ${incident.title}`,
    `${t.noticed}: ${formatDateTime(Date.parse(incident.noticedAt))}`,
    `${t.receiver}: ${incidentWords.bundlePurpose[purpose].ko} (${recipient})`,
    `${t.made}: ${formatDateTime(at.getTime())}`,
    '',
    t.own,
    table.notFiling.ko,
    t.forms,
    t.strange,
    '',
    t.inside,
    ...paths.map((path) => `  ${path}`),
    '',
    t.check,
    t.compare,
    '',
  ].join('\n');
};

/** The record as data: everything the pages of the incident show, but who may read it there. */
export const dataOf = ({ incident, evidence, table }: Pick<Wish, 'incident' | 'evidence' | 'table'>): string => {
  const { grants: _grants, may: _may, next: _next, ...record } = incident;
  const { mayAdd: _mayAdd, ...contents } = evidence;
  return `${JSON.stringify({ notFiling: table.notFiling, incident: record, evidence: contents }, null, 2)}\n`;
};
