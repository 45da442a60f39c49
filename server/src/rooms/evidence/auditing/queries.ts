import type { EvidenceEntry, EvidenceExport, EvidenceFilter, EvidenceProof } from '@boru/contract/evidence';
import { entryCommitment, writeVerifier } from '@boru/engines/merkle';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { type CsvTable, renderCsv, renderXlsx } from '#platform/documents/index';
import type { FileReply, Sent } from '#platform/endpoint';
import { inclusionOf, lastCheckpoint, logSigner } from '../log/index.ts';
import { entryText } from '../verification/index.ts';
import { agencyOf, auditorOf, mostExported, readCursor, readKey, seoulTime, writeCursor, writeKey } from './model.ts';
import { type EntryRow, selectDeed, selectEntries, selectPeople } from './store.ts';

const pageSize = 50;

const viewOf = ({ kind, microseconds, id, at, rank: _rank, ...row }: EntryRow): Sent<EvidenceEntry> => ({
  ...row,
  kind,
  key: writeKey(kind, microseconds, id),
  at: at.toISOString(),
});

export const listEntries = async (
  tx: Tx,
  actor: Actor,
  { cursor, ...filter }: EvidenceFilter & { cursor?: string | undefined },
) => {
  const agencyId = agencyOf(auditorOf(actor), filter);
  const rows = await selectEntries(tx, filter, agencyId, readCursor(cursor), pageSize + 1);
  const last = rows[pageSize - 1];
  return {
    items: rows.slice(0, pageSize).map(viewOf),
    nextCursor: rows.length > pageSize && last ? writeCursor(last) : null,
  };
};

export const listPeople = async (tx: Tx, actor: Actor) => ({
  people: await selectPeople(tx, agencyOf(auditorOf(actor), {})),
});

export const logHead = async (tx: Tx, dataDir: string) => ({
  checkpoint: await lastCheckpoint(tx),
  key: writeVerifier(await logSigner(dataDir)),
});

/** All that somebody outside needs to check this entry: what it says, its salt, its way to the root, the signature. */
export const proofOf = async (tx: Tx, dataDir: string, key: string): Promise<EvidenceProof> => {
  const { kind, at, id } = readKey(key);
  const row = await entryText(tx, kind, id, at);
  if (row === undefined) throw new Problem('thing.not_found');
  const placed = await inclusionOf(tx, kind, id);
  if (placed === null) throw new Problem('evidence.waiting');
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const { salt, content, what, actorKind, agencyId } = row;
  const commitment = salt === null ? row.commitment : entryCommitment(kind, salt, content);
  if (commitment === null) throw new Error('an entry without salt and commitment');
  return {
    format: 'boru-evidence-proof',
    version: 1,
    entry: { kind, id: String(id), at, what, actorKind, agencyId },
    commitment: hex(commitment),
    content: salt === null ? null : { salt: hex(salt), fields: { ...content } },
    proof: placed.text,
    key: writeVerifier(await logSigner(dataDir)),
  };
};

/** The proof of a deed that the caller knows by its moment; the caller answers for showing all that the entry says. */
export const proofOfDeed = async (
  tx: Tx,
  dataDir: string,
  deed: { at: Date; action: string; subjectId: string },
): Promise<EvidenceProof> => {
  const found = await selectDeed(tx, deed);
  if (found === undefined) throw new Problem('thing.not_found');
  return proofOf(tx, dataDir, writeKey('audit', found.microseconds, found.id));
};

const columns: readonly (readonly [title: string, width: number, value: (row: EntryRow) => string])[] = [
  ['때(서울)', 20, ({ at }) => seoulTime(at)],
  ['구분', 8, ({ kind }) => (kind === 'audit' ? '처리' : '열람')],
  ['한 일', 28, ({ what }) => what],
  ['한 사람', 16, ({ personName, actorKind }) => personName ?? actorKind],
  ['접속한 주소', 18, ({ address }) => address ?? ''],
  ['기업', 24, ({ companyName, companyId }) => companyName ?? companyId ?? ''],
  ['건', 38, ({ caseId }) => caseId ?? ''],
  ['본 항목', 20, ({ sections }) => sections.join(' ')],
  ['까닭', 30, ({ reason }) => reason],
  ['근거', 24, ({ basis }) => basis.join(' ')],
  ['지움', 8, ({ erased }) => (erased ? '지움' : '')],
  ['번호', 34, ({ kind, microseconds, id }) => writeKey(kind, microseconds, id)],
];

const csvOf = (rows: readonly EntryRow[]): CsvTable => ({
  columns: columns.map(([title]) => title),
  rows: rows.map((row) => columns.map(([, , value]) => value(row))),
});

/** The filtered entries as a table, and how many: the caller writes down who took them and why before they leave. */
export const exportEntries = async (
  tx: Tx,
  actor: Actor,
  { format, reason: _reason, ...filter }: EvidenceExport,
  now: Date,
): Promise<{ file: FileReply; rows: number }> => {
  const agencyId = agencyOf(auditorOf(actor), filter);
  const rows = await selectEntries(tx, filter, agencyId, null, mostExported + 1);
  if (rows.length > mostExported) throw new Problem('evidence.too_many', { extra: { most: mostExported } });
  const filename = `boru-evidence-${seoulTime(now).slice(0, 10)}.${format}`;
  if (format === 'csv')
    return {
      rows: rows.length,
      file: { filename, contentType: 'text/csv; charset=utf-8', body: renderCsv(csvOf(rows)) },
    };
  const body = await renderXlsx({
    name: '증적',
    columns: columns.map(([title, width, value]) => ({ title, width, kind: 'text', value })),
    rows,
  });
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { rows: rows.length, file: { filename, contentType, body } };
};
