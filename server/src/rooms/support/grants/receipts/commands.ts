import { createHash } from 'node:crypto';
import { civilOf } from '@boru/contract/civil';
import { changedAnswers, formats, schemaOf } from '@boru/engines/questions';
import { Problem } from '#kernel/problem';
import { schemaFaults } from '#platform/json-schema';
import { confirmedCompany, personName } from '#rooms/organisations';
import {
  type AnswerRow,
  type Application,
  applicationNumberOf,
  companyOf,
  type Draft,
  endCorrection,
  groupNumberOf,
  insertAnswers,
  insertApplicationVersion,
  type Judged,
  judgeApplication,
  receiptOf,
  requireComplete,
  requireMay,
  saveApplication,
  selectAnswers,
  traceApplication as trace,
} from '../applications/index.ts';
import { type Doing, frozenOf } from '../calls/index.ts';
import { deleteDraft, known, openScene, requireDraft, type Scene, standingOf, usable } from '../drafts/index.ts';

const sealed = (value: unknown): Buffer => createHash('sha256').update(JSON.stringify(value)).digest();

const judged = async (doing: Doing, { application, draft, call, form }: Scene) => {
  const { programme } = await frozenOf(doing, call);
  const facts = await known(doing, application.companyId);
  const terms = { programme: programme.content, noticeOn: programme.noticeOn, mostWon: call.mostWon };
  const today = civilOf(doing.now.getTime());
  const found = judgeApplication(form.questions, draft?.answers ?? {}, usable(facts, today), terms);
  requireComplete(found, schemaFaults(schemaOf(found.asked, 'asked'), found.answers, formats));
  return { found, facts };
};

const rowsOf = ({ asked, answers }: Judged, { sources }: Draft): AnswerRow[] =>
  asked.flatMap(({ key, class: kind, readers }) => {
    const value = answers[key];
    return value === undefined ? [] : [{ key, value, class: kind, readers, source: sources[key] ?? null }];
  });

type Receipt = { receipt: string; submittedAt: string };
const firstReceipt = ({ number, newest, movedAt }: Application): Receipt => ({
  receipt: receiptOf(number ?? '', newest),
  submittedAt: (movedAt ?? new Date(0)).toISOString(),
});

/** Handed in by the representative: one receipt, by the clock of the server at the moment the request arrived. */
export const submitApplication = async (
  doing: Doing,
  id: string,
  { version: seen, key }: { version: number; key: string },
): Promise<Receipt> => {
  const { tx, now } = doing;
  const who = companyOf(doing.actor);
  const scene = await openScene(doing, id);
  const { application, form, correction } = scene;
  // The same press again: the same receipt, and nothing else happens.
  if (application.submitKey === key && application.number !== null) return firstReceipt(application);
  await confirmedCompany(tx, doing.actor);
  requireMay('submit', application, scene.draft, who, standingOf(scene, now));
  const draft = requireDraft(scene.draft, seen);
  const { found, facts } = await judged(doing, scene);
  const before = await selectAnswers(tx, id, application.newest);
  const number = application.newest + 1;
  const receiptNumber = application.number ?? applicationNumberOf(id, now);
  const receipt = receiptOf(receiptNumber, number);
  const { askedWon, benefitWon, evaluation } = found;
  const sums = { askedWon, benefitWon, verdict: evaluation.verdict };
  const of = { applicationId: id, number, agencyId: application.agencyId, companyId: application.companyId };
  const signed = {
    draftedByName: draft.savedByName,
    signedBy: who.personId,
    signedByName: await personName(tx, who.personId),
  };
  const changed = changedAnswers(Object.fromEntries(before.map((row) => [row.key, row.value])), found.answers);
  await insertApplicationVersion(tx, {
    ...{ ...of, ...sums, ...signed, callId: application.callId, formNumber: form.number, receipt, submittedAt: now },
    ...{ changed: [...changed], facts, trace: evaluation, traceSha256: sealed(evaluation) },
  });
  await insertAnswers(tx, of, rowsOf(found, draft));
  const isFirst = application.number === null;
  const stamp = { number: receiptNumber, submittedAt: isFirst ? now : (application.submittedAt ?? now), movedAt: now };
  const change = {
    ...stamp,
    ...sums,
    state: 'submitted' as const,
    newest: number,
    formNumber: form.number,
    submitKey: key,
  };
  if (!(await saveApplication(tx, application, { ...change, groupNumber: groupNumberOf(found) })))
    throw new Problem('thing.changed');
  if (correction?.state === 'open')
    await endCorrection(tx, correction.id, { state: 'answered', closedAt: now, answeredByVersion: number });
  await deleteDraft(tx, id);
  await trace(doing, 'submitted', application, { receipt, version: number, verdict: evaluation.verdict, askedWon });
  return { receipt, submittedAt: now.toISOString() };
};

export const withdrawApplication = async (
  doing: Doing,
  id: string,
  { version: seen, reason }: { version: number; reason: string },
): Promise<void> => {
  const { tx, now } = doing;
  const scene = await openScene(doing, id);
  const { application } = scene;
  if (application.version !== seen) throw new Problem('thing.changed');
  requireMay('withdraw', application, scene.draft, companyOf(doing.actor), standingOf(scene, now));
  if (!(await saveApplication(tx, application, { state: 'withdrawn', stateReason: reason, movedAt: now })))
    throw new Problem('thing.changed');
  await deleteDraft(tx, id);
  await trace(doing, 'withdrawn', application, { was: application.state }, reason);
};
