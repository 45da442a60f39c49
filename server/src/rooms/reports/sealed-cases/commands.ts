import { civilOf } from '@boru/contract/civil';
import type { ChangeSealedCase, NewCaseNote, OpenSealedCase } from '@boru/contract/sealed-cases';
import type { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { type Doing, readersOf, selectDeskKeys, teamOf } from '../keys/index.ts';
import { checkKey } from '../triage/index.ts';
import { checkChange, checkOpen, numberOf } from './model.ts';
import { caseOf } from './queries.ts';
import {
  countNotes,
  insertCase,
  insertMember,
  insertNote,
  lockReport,
  selectCaseForUpdate,
  selectExcludedOf,
  selectNote,
  updateCase,
} from './store.ts';

/** A record of work, not an archive: a browser opens all of it at once. */
const mostNotes = 500;

const deed = ({ tx, actor, requestId }: Doing, action: string, subjectId: string, detail: Record<string, unknown>) =>
  record(tx, actor, { requestId, action, subjectId, detail });

/** Pressed twice, or by two people at once: one case, and both hear which. */
export const openSealedCase = async (doing: Doing, reportId: string, { caseId }: z.output<typeof OpenSealedCase>) => {
  const { tx, now } = doing;
  const { agencyId, personId } = await teamOf(doing);
  if (!(await lockReport(tx, reportId))) throw new Problem('thing.not_found');
  const there = await caseOf(tx, reportId);
  if (there !== null) {
    if (caseId !== null && caseId !== there.id) throw new Problem('report.case_there');
    return { id: there.id, number: there.number };
  }
  const on = civilOf(now.getTime());
  const joined = caseId === null ? undefined : await selectCaseForUpdate(tx, caseId);
  if (caseId !== null) checkOpen(joined);
  const row =
    joined ??
    (await insertCase(tx, {
      id: newId(now.getTime()),
      agencyId,
      year: Number(on.slice(0, 4)),
      ownerId: personId,
      openedBy: personId,
      openedOn: on,
    }));
  await insertMember(tx, { agencyId, reportId, caseId: row.id, addedBy: personId, addedOn: on });
  await deed(doing, joined === undefined ? 'reportCase.opened' : 'reportCase.joined', row.id, { report: reportId });
  return { id: row.id, number: numberOf(row) };
};

/** Sent twice with the same bytes is written once. */
const putNote = async (doing: Doing, caseId: string, { id, deskKeyId, body }: NewCaseNote): Promise<void> => {
  const { tx, now } = doing;
  const { agencyId, personId } = await teamOf(doing);
  checkKey(deskKeyId, (await selectDeskKeys(tx, agencyId))[0]?.id);
  if ((await countNotes(tx, caseId)) >= mostNotes) throw new Problem('report.case_full');
  const sealed = Buffer.from(body, 'base64');
  const note = { id, caseId, agencyId, deskKeyId, body: sealed, writtenBy: personId };
  if (await insertNote(tx, { ...note, writtenOn: civilOf(now.getTime()) }))
    return deed(doing, 'reportCase.noted', caseId, { note: id });
  const kept = await selectNote(tx, id);
  if (kept?.caseId !== caseId || !kept.body.equals(sealed)) throw new Problem('report.taken');
};

export const addCaseNote = async (doing: Doing, id: string, note: NewCaseNote): Promise<void> => {
  await teamOf(doing);
  checkOpen(await selectCaseForUpdate(doing.tx, id));
  await putNote(doing, id, note);
};

/** Who has it, until when, and whether it is over; the evidence says this much and never why. */
export const changeSealedCase = async (
  doing: Doing,
  id: string,
  { note, ...asked }: z.output<typeof ChangeSealedCase>,
): Promise<void> => {
  const { tx, now } = doing;
  const { agencyId } = await teamOf(doing);
  const row = await selectCaseForUpdate(tx, id);
  if (row === undefined) throw new Problem('thing.not_found');
  const newest = (await selectDeskKeys(tx, agencyId))[0]?.id ?? '';
  const excluded = await selectExcludedOf(tx, id);
  const { readers } = await readersOf(tx, agencyId, newest);
  checkChange(row, asked, new Set(readers.filter((person) => !excluded.includes(person))));
  if (note !== null) await putNote(doing, id, note);
  const { state, ownerId, dueOn } = asked;
  const closedOn = state === 'closed' ? civilOf(now.getTime()) : null;
  await updateCase(tx, id, { state, ownerId, dueOn, closedOn, version: row.version + 1 });
  await deed(doing, 'reportCase.changed', id, { version: row.version + 1, state, ownerId, dueOn });
};
