import type { Answers, DraftView, ImportResult } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import type { CompanyActor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { complete, type Draft, merge, refuseStale, scored } from './model.ts';
import { currentSet, setOf, viewOf } from './queries.ts';
import * as store from './store.ts';

/** What every command here needs: whose diagnosis, when, in which transaction. */
export type Work = { tx: Tx; actor: CompanyActor; now: Date; requestId: string; services: Services };

/** Gives the company's open draft, or opens one on the edition in force. */
export const startDraft = async (work: Work): Promise<DraftView> =>
  viewOf(
    (await store.findDraft(work.tx, work.actor.companyId)) ??
      (await openDraft(work, currentSet(work.services.pack, work.now))),
  );

const openDraft = async ({ tx, actor, now, requestId }: Work, set: QuestionSet): Promise<Draft> => {
  const { companyId, personId } = actor;
  const edition = { id: set.id, version: set.version };
  const blank = { id: newId(), companyId, set: edition, answers: {}, version: 1, startedAt: now, updatedAt: now };
  await store.insertDraft(tx, blank, personId);
  const draft = await store.findDraft(tx, companyId);
  if (!draft) throw new Problem('server.busy');
  await record(tx, actor, { requestId, action: 'diagnosis.started', subjectId: draft.id, companyId, detail: edition });
  return draft;
};

const draftForUpdate = async (tx: Tx, draftId: string, seen: number): Promise<Draft> => {
  const draft = await store.lockDraft(tx, draftId);
  if (!draft) throw new Problem('thing.not_found');
  refuseStale(draft, seen);
  return draft;
};

export const saveDraft = async (work: Work, draftId: string, seen: number, answers: Answers): Promise<DraftView> => {
  const draft = await draftForUpdate(work.tx, draftId, seen);
  scored(setOf(work.services.pack, draft.set), answers);
  return viewOf(await store.saveAnswers(work.tx, draftId, answers, work.actor.personId, work.now));
};

export const discardDraft = async (work: Work, draftId: string, seen: number): Promise<void> => {
  const { tx, actor, requestId } = work;
  const draft = await draftForUpdate(tx, draftId, seen);
  await store.deleteDraft(tx, draft.id);
  await record(tx, actor, {
    requestId,
    action: 'diagnosis.discarded',
    subjectId: draft.id,
    companyId: actor.companyId,
  });
};

/** The draft becomes an outcome that nobody can change. */
export const completeDraft = async (work: Work, draftId: string, seen: number): Promise<string> => {
  const { tx, actor, now, requestId, services } = work;
  const draft = await draftForUpdate(tx, draftId, seen);
  const set = setOf(services.pack, draft.set);
  const done = complete(set, draft, now);
  const outcomeId = newId();
  await store.insertOutcome(tx, outcomeId, draft, done, await store.keepEdition(tx, set), actor.personId);
  await store.deleteDraft(tx, draft.id);
  const { total, level } = done.outcome;
  const detail = { ...draft.set, total, level, criticalGaps: done.criticalGaps };
  await record(tx, actor, {
    requestId,
    action: 'diagnosis.completed',
    subjectId: outcomeId,
    companyId: actor.companyId,
    detail,
  });
  return outcomeId;
};

type Brought = { key: string; set: { id: string; version: number }; answers: Answers };

const earlierImport = async (tx: Tx, companyId: string, key: string): Promise<ImportResult | null> => {
  const known = await store.findImport(tx, companyId, key);
  if (!known) return null;
  const draft = await store.findDraft(tx, companyId);
  return { state: 'already', ...known, draft: draft ? viewOf(draft) : null };
};

/** Takes over what a visitor answered before there was an account. The same browser's key is taken once. */
export const importAnswers = async (work: Work, brought: Brought): Promise<ImportResult> => {
  const { companyId } = work.actor;
  const set = setOf(work.services.pack, brought.set);
  scored(set, brought.answers);
  const known = await earlierImport(work.tx, companyId, brought.key);
  if (known) return known;
  const open = (await store.findDraft(work.tx, companyId)) ?? (await openDraft(work, set));
  const draft = await store.lockDraft(work.tx, open.id);
  if (!draft) throw new Problem('thing.changed');
  // Two windows may bring the same answers at once; whoever had to wait for the lock finds the work done.
  return (await earlierImport(work.tx, companyId, brought.key)) ?? takeOver(work, draft, brought);
};

const takeOver = async (
  { tx, actor, now, requestId, services }: Work,
  draft: Draft,
  brought: Brought,
): Promise<ImportResult> => {
  const { companyId, personId } = actor;
  const { answers, taken, kept } = merge(setOf(services.pack, draft.set), draft.answers, brought.answers);
  const saved = await store.saveAnswers(tx, draft.id, answers, personId, now);
  await store.insertImport(tx, { companyId, key: brought.key, taken, kept, importedAt: now });
  await record(tx, actor, {
    requestId,
    action: 'diagnosis.imported',
    subjectId: draft.id,
    companyId,
    detail: { taken, kept },
  });
  return { state: 'imported', taken, kept, draft: viewOf(saved) };
};
