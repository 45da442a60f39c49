import { createHash } from 'node:crypto';
import { civilOf } from '@boru/contract/civil';
import type {
  DeskLetter,
  ForwardReport,
  NewReport,
  NewReportFile,
  ReporterLetter,
  ReportFileChunk,
} from '@boru/contract/sealed-reports';
import { filingDigest } from '@boru/engines/sealing';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { record } from '#rooms/evidence';
import { listAgencies } from '#rooms/organisations';
import { addChunk, claimFiles, startFile } from '../attachments/index.ts';
import { type Doing, readersOf, selectDeskKeys, teamOf } from '../keys/index.ts';
import { checkExclusion, mayEnter } from './model.ts';
import { enter } from './queries.ts';
import {
  countLetters,
  insertExclusion,
  insertLetter,
  insertRecipients,
  insertReport,
  selectByLookup,
  selectExcluded,
  selectLetterOf,
  selectRecipients,
  selectReport,
  touchReport,
} from './store.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
/** A conversation, not a channel for data: what is more begins a new report. */
const mostLetters = 200;

const openKeys = async (tx: Tx) => (await selectDeskKeys(tx)).filter(({ retiredOn }) => retiredOn === null);

/** Handed in twice (an answer got lost on the way): the same words again, and only for the same secrets. */
const filedBefore = async (tx: Tx, asked: z.output<typeof NewReport>, digest: string) => {
  const kept = await selectByLookup(tx, bytes(asked.lookupHash));
  if (!kept || kept.id !== asked.report || kept.digest !== digest || !mayEnter(kept.loginHash, bytes(asked.loginHash)))
    throw new Problem('report.taken');
  return { report: kept.id, digest, filedAt: kept.filedAt.toISOString() };
};

/** With the agencies' names of the day: a stranger who checks a proof of filing reads to whom it went. */
const filedDetail = async (tx: Tx, on: string, digest: string, keys: readonly { id: string; agencyId: number }[]) => {
  const names = new Map((await listAgencies(tx, on)).map(({ id, name }) => [id, name]));
  return {
    digest,
    agencies: keys.map(({ agencyId }) => agencyId),
    keys: keys.map(({ id }) => id),
    names: keys.map(({ agencyId }) => names.get(agencyId) ?? null),
  };
};

/** As the machine: whoever reports is nobody here, also when a session came with the call. */
export const fileReport = async ({ tx, now }: Doing, asked: z.output<typeof NewReport>) => {
  const open = await openKeys(tx);
  const to = asked.recipients.map((recipient) => {
    const key = open.find(({ id }) => id === recipient.deskKeyId);
    if (!key) throw new Problem('report.desk_changed');
    return { ...recipient, key };
  });
  if (new Set(to.map(({ key }) => key.agencyId)).size !== to.length) throw new Problem('report.desk_changed');
  const body = bytes(asked.letter.body);
  const digest = filingDigest({
    report: asked.report,
    letter: body,
    files: [],
    recipients: to.map(({ key }) => key.recipient),
  });
  const on = civilOf(now.getTime());
  const filedAt = await insertReport(tx, {
    id: asked.report,
    lookupHash: bytes(asked.lookupHash),
    loginHash: bytes(asked.loginHash),
    reporterWrap: bytes(asked.reporterWrap),
    digest,
    lastOn: on,
  });
  if (filedAt === undefined) return filedBefore(tx, asked, digest);
  await insertRecipients(
    tx,
    to.map(({ key, wrapped, recoveryWrapped }) => ({
      reportId: asked.report,
      agencyId: key.agencyId,
      deskKeyId: key.id,
      wrapped: bytes(wrapped),
      recoveryWrapped: bytes(recoveryWrapped),
      addedOn: on,
    })),
  );
  const letter = {
    id: asked.letter.id,
    reportId: asked.report,
    sender: 'reporter' as const,
    agencyId: null,
    writtenBy: null,
  };
  if (!(await insertLetter(tx, { ...letter, body, sentOn: on }))) throw new Problem('report.taken');
  // The number of the request holds a moment, so the report's own stands in its place.
  const keys = to.map(({ key }) => key);
  const detail = await filedDetail(tx, on, digest, keys);
  await record(
    tx,
    { kind: 'anonymous' },
    { requestId: asked.report, action: 'report.filed', subjectId: asked.report, detail },
  );
  return { report: asked.report, digest, filedAt: filedAt.toISOString() };
};

const sameBytes = (one: Buffer, other: Buffer) =>
  createHash('sha256').update(one).digest().equals(createHash('sha256').update(other).digest());

/** Sent twice with the same bytes is sent once; a number that is taken by something else is refused. */
const addLetter = async (tx: Tx, letter: Parameters<typeof insertLetter>[1]): Promise<boolean> => {
  if ((await countLetters(tx, letter.reportId)) >= mostLetters) throw new Problem('report.full');
  if (await insertLetter(tx, letter)) {
    await touchReport(tx, letter.reportId, letter.sentOn, letter.sender);
    return true;
  }
  const kept = await selectLetterOf(tx, letter.id);
  if (kept?.reportId !== letter.reportId || !sameBytes(kept.body, letter.body)) throw new Problem('report.taken');
  return false;
};

export const sayMore = async (
  { tx, now }: Doing,
  { letter, files, ...pass }: z.output<typeof ReporterLetter>,
): Promise<void> => {
  const { id } = await enter(tx, pass);
  const sentOn = civilOf(now.getTime());
  await addLetter(tx, {
    id: letter.id,
    reportId: id,
    sender: 'reporter',
    agencyId: null,
    writtenBy: null,
    body: bytes(letter.body),
    sentOn,
  });
  await claimFiles(tx, { id: letter.id, reportId: id }, files);
};

export const beginFile = async ({ tx, now }: Doing, { file, bytes: size, ...pass }: z.output<typeof NewReportFile>) =>
  startFile(tx, { reportId: (await enter(tx, pass)).id, file, bytes: size, now });

export const putChunk = async ({ tx }: Doing, { file, place, body, ...pass }: z.output<typeof ReportFileChunk>) =>
  addChunk(tx, { reportId: (await enter(tx, pass)).id, file, place, body: bytes(body) });

export const answerReport = async (
  doing: Doing,
  reportId: string,
  { letter }: z.output<typeof DeskLetter>,
): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { agencyId, personId } = await teamOf(doing);
  if (!(await selectReport(tx, reportId))) throw new Problem('thing.not_found');
  const sentOn = civilOf(now.getTime());
  const added = await addLetter(tx, {
    id: letter.id,
    reportId,
    sender: 'desk',
    agencyId,
    writtenBy: personId,
    body: bytes(letter.body),
    sentOn,
  });
  if (added) await record(tx, actor, { requestId, action: 'report.answered', subjectId: reportId });
};

/** Passes a report on: the receiver gets the same 32 bytes under its own key; nothing else is sealed again. */
export const forwardReport = async (
  doing: Doing,
  reportId: string,
  asked: z.output<typeof ForwardReport>,
): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { agencyId, personId } = await teamOf(doing);
  if (!(await selectReport(tx, reportId))) throw new Problem('thing.not_found');
  const key = (await openKeys(tx)).find(({ id }) => id === asked.deskKeyId);
  if (!key) throw new Problem('report.desk_changed');
  if ((await selectRecipients(tx, reportId)).some((recipient) => recipient.agencyId === key.agencyId))
    throw new Problem('report.already_there');
  await insertRecipients(tx, [
    {
      reportId,
      agencyId: key.agencyId,
      deskKeyId: key.id,
      wrapped: bytes(asked.wrapped),
      recoveryWrapped: bytes(asked.recoveryWrapped),
      addedOn: civilOf(now.getTime()),
      fromAgency: agencyId,
      forwardedBy: personId,
      reason: asked.reason,
    },
  ]);
  const detail = { toAgency: key.agencyId, deskKeyId: key.id };
  await record(tx, actor, { requestId, action: 'report.forwarded', subjectId: reportId, detail, reason: asked.reason });
};

/** Leaves somebody out of one report, oneself or a colleague; the evidence says who did it. */
export const excludeFrom = async (doing: Doing, reportId: string, personId: string): Promise<void> => {
  const { tx, actor, requestId } = doing;
  const me = await teamOf(doing);
  const own = (await selectRecipients(tx, reportId)).find(({ agencyId }) => agencyId === me.agencyId);
  if (!own) throw new Problem('thing.not_found');
  const excluded = await selectExcluded(tx, reportId);
  checkExclusion(personId, { ...(await readersOf(tx, me.agencyId, own.deskKeyId)), excluded });
  await insertExclusion(tx, { reportId, agencyId: me.agencyId, personId, excludedBy: me.personId });
  await record(tx, actor, { requestId, action: 'report.excluded', subjectId: reportId, detail: { personId } });
};
