import { civilOf } from '@boru/contract/civil';
import type { InboxQuery, ReporterPass } from '@boru/contract/sealed-reports';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { proofOfDeed } from '#rooms/evidence';
import { listAgencies } from '#rooms/organisations';
import { selectChunk } from '../attachments/index.ts';
import { agencyView, type Doing, selectReadKeys, teamOf } from '../keys/index.ts';
import { receiptsOf } from '../receipts/index.ts';
import { caseOf } from '../sealed-cases/index.ts';
import { selectTriage, triageView } from '../triage/index.ts';
import { hashOf, mayEnter } from './model.ts';
import {
  countInbox,
  selectByLookup,
  selectExcluded,
  selectInbox,
  selectLetters,
  selectRecipients,
  selectReport,
} from './store.ts';

/** The report that the twelve words open. Unknown words and wrong words are one and the same answer. */
export const enter = async (tx: Tx, pass: z.output<typeof ReporterPass>) => {
  const kept = await selectByLookup(tx, hashOf(pass.lookup));
  if (!mayEnter(kept?.loginHash, hashOf(pass.login)) || !kept) throw new Problem('report.words_unknown');
  return kept;
};

/** Letters and recipients of one report, with the names of the day. */
const conversation = async (tx: Tx, reportId: string, now: Date) => {
  const agencies = new Map((await listAgencies(tx, civilOf(now.getTime()))).map((agency) => [agency.id, agency]));
  const recipients = await selectRecipients(tx, reportId);
  const letters = await selectLetters(tx, reportId);
  const receipts = await receiptsOf(tx, reportId);
  const opened = await selectReadKeys(tx);
  const nameOf = (id: number | null) => (id === null ? null : (agencies.get(id)?.name ?? null));
  return {
    rows: recipients,
    recipients: recipients.flatMap(({ agencyId, fromAgency, wrapped: _sealed, ...rest }) => {
      const agency = agencies.get(agencyId);
      const receipt = receipts.get(agencyId) ?? null;
      const read = opened.has(rest.deskKeyId);
      return agency ? [{ ...rest, agency: agencyView(agency), from: nameOf(fromAgency), receipt, read }] : [];
    }),
    letters: letters.map(({ body, agencyId, ...letter }) => ({
      ...letter,
      agency: nameOf(agencyId),
      body: body.toString('base64'),
    })),
  };
};

/** The reporter's return. As the machine, with nothing but the words as proof. */
export const showToReporter = async ({ tx, now }: Doing, pass: z.output<typeof ReporterPass>) => {
  const { id, reporterWrap, digest, filedAt } = await enter(tx, pass);
  const { recipients, letters } = await conversation(tx, id, now);
  return {
    report: id,
    reporterWrap: reporterWrap.toString('base64'),
    digest,
    filedAt: filedAt.toISOString(),
    recipients,
    letters,
  };
};

/** What a stranger can check without Boru: that this filing stands in the log. */
export const proveFiling = async (tx: Tx, dataDir: string, pass: z.output<typeof ReporterPass>) => {
  const { id, filedAt } = await enter(tx, pass);
  return proofOfDeed(tx, dataDir, { at: filedAt, action: 'report.filed', subjectId: id });
};

export const listReports = async (doing: Doing, { skip, only }: z.output<typeof InboxQuery>) => {
  const { agencyId } = await teamOf(doing);
  const rows = await selectInbox(doing.tx, agencyId, { skip, only });
  return {
    total: await countInbox(doing.tx, agencyId, only),
    items: rows.map(({ filedAt, lastFrom, wrapped, letters, firstId, firstBody, ...row }) => ({
      ...row,
      filedAt: filedAt.toISOString(),
      waiting: lastFrom === 'reporter',
      letters: letters ?? 0,
      wrapped: wrapped.toString('base64'),
      first: { id: firstId ?? row.id, body: firstBody?.toString('base64') ?? '' },
    })),
  };
};

export const showReport = async (doing: Doing, reportId: string) => {
  const { agencyId } = await teamOf(doing);
  const report = await selectReport(doing.tx, reportId);
  if (!report) throw new Problem('thing.not_found');
  const { rows, recipients, letters } = await conversation(doing.tx, reportId, doing.now);
  const own = rows.find((row) => row.agencyId === agencyId);
  if (!own) throw new Problem('thing.not_found');
  const { id, digest, filedAt } = report;
  const sealed = { deskKeyId: own.deskKeyId, wrapped: own.wrapped.toString('base64') };
  const excluded = await selectExcluded(doing.tx, reportId);
  const triage = await selectTriage(doing.tx, reportId, agencyId);
  return {
    ...{ id, digest, filedAt: filedAt.toISOString(), ...sealed, recipients, letters, excluded },
    triage: triage === undefined ? null : triageView(triage),
    sealedCase: await caseOf(doing.tx, reportId),
  };
};

export const showChunk = async (doing: Doing, at: { id: string; file: string; place: number }) => {
  await teamOf(doing);
  const body = await selectChunk(doing.tx, at.id, at.file, at.place);
  if (!body) throw new Problem('thing.not_found');
  return { body: body.toString('base64') };
};
