import { civilOf } from '@boru/contract/civil';
import type { Answers } from '@boru/contract/grants';
import type { Facts } from '@boru/engines/eligibility';
import { changedKeys } from '@boru/engines/questions';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { personName } from '#rooms/organisations';
import { factsOf, type Known, knownOf, selectFacts } from '../../programmes/index.ts';
import {
  type Application,
  type Correction,
  companyOf,
  type Draft,
  insertApplication,
  isInTime,
  prefilled,
  requireMay,
  savedAnswers,
  selectAnswers,
  selectApplication,
  selectApplications,
  selectCorrections,
  selectEarlier,
  traceApplication as trace,
} from '../applications/index.ts';
import {
  type Call,
  type Doing,
  type Form,
  frozenOf,
  selectCall,
  selectForm,
  takesApplications,
} from '../calls/index.ts';
import { insertDraft, saveDraftRow, selectDraft } from './store.ts';

export const known = async ({ tx }: Doing, companyId: string): Promise<Known[]> => {
  const row = (await selectFacts(tx)).find(({ id }) => id === companyId);
  if (row === undefined) throw new Problem('thing.not_found');
  return knownOf(row, true);
};

/** Out of date is not known: it is left out before any rule or question looks at it. */
export const usable = (facts: readonly Known[], today: string): Facts =>
  factsOf(facts.filter(({ until }) => until === null || until >= today));

export type Scene = {
  application: Application;
  draft: Draft | undefined;
  call: Call;
  form: Form;
  correction: Correction | undefined;
};
/** Holds the application, so that of two who press at once one goes first and the other sees what happened. */
export const openScene = async (doing: Doing, id: string): Promise<Scene> => {
  const { tx } = doing;
  const application = await selectApplication(tx, id, true);
  if (application === undefined || application.companyId !== companyOf(doing.actor).companyId)
    throw new Problem('thing.not_found');
  const call = await selectCall(tx, application.callId);
  if (call === undefined) throw new Problem('thing.not_found');
  const { form } = await frozenOf(doing, call);
  const [correction] = await selectCorrections(tx, id);
  return { application, draft: await selectDraft(tx, id, true), call, form, correction };
};
export const standingOf = ({ call, correction }: Scene, now: Date) => ({
  isOpen: takesApplications(call, now),
  correction,
  formNumber: call.formNumber,
  now,
});
export const requireDraft = (draft: Draft | undefined, seen: number): Draft => {
  if (draft === undefined || draft.version !== seen) throw new Problem('thing.changed');
  return draft;
};

/** Begins a draft, or answers with the one that the company has begun already. */
export const startApplication = async (doing: Doing, callId: string): Promise<string> => {
  const { tx, now } = doing;
  const { companyId, personId } = companyOf(doing.actor);
  const call = await selectCall(tx, callId);
  if (call === undefined || call.publishedAt === null) throw new Problem('thing.not_found');
  const begun = async () =>
    (await selectApplications(tx, { companyId })).find((one) => one.callId === callId && one.state === 'draft')?.id;
  const first = await begun();
  if (first !== undefined) return first;
  if (call.state !== 'published' || now >= call.closesAt) throw new Problem('grant.closed');
  const { form } = await frozenOf(doing, call);
  const id = newId(now.getTime());
  const name = await personName(tx, personId);
  if (
    !(await insertApplication(tx, { id, callId, companyId, startedBy: personId, startedByName: name, startedAt: now }))
  ) {
    const other = await begun();
    if (other === undefined) throw new Problem('thing.changed');
    return other;
  }
  const today = civilOf(now.getTime());
  const facts = usable(await known(doing, companyId), today);
  const earlier = await selectEarlier(
    tx,
    companyId,
    form.questions.filter(({ isReused }) => isReused).map(({ key }) => key),
  );
  const by = { savedBy: personId, savedByName: name, savedAt: now };
  const fresh = { asked: null, state: 'writing' as const, words: null, version: 1, formNumber: form.number };
  await insertDraft(tx, {
    applicationId: id,
    companyId,
    ...prefilled(form.questions, earlier, facts, today),
    ...fresh,
    ...by,
  });
  await trace(doing, 'started', { id, companyId }, { call: call.number });
  return id;
};

const writer = async ({ tx, now, actor }: Doing) => {
  const { personId } = companyOf(actor);
  return { savedBy: personId, savedByName: await personName(tx, personId), savedAt: now };
};

/** Saved a moment after each answer; refused when another window saved first, and nothing of either is lost. */
export const saveDraft = async (
  doing: Doing,
  id: string,
  wish: { version: number; answers: Answers },
): Promise<void> => {
  const scene = await openScene(doing, id);
  requireMay('save', scene.application, scene.draft, companyOf(doing.actor), standingOf(scene, doing.now));
  const draft = requireDraft(scene.draft, wish.version);
  const kept = savedAnswers(scene.form.questions, draft, wish.answers);
  if (!(await saveDraftRow(doing.tx, draft, { ...kept, ...(await writer(doing)) }))) throw new Problem('thing.changed');
  await trace(doing, 'saved', scene.application, { answers: Object.keys(kept.answers).length });
};

/** 서명 부탁과 되돌리기: whoever drafts asks the representative, who signs or gives it back with a word. */
export const passDraft = async (
  doing: Doing,
  id: string,
  action: 'askSignature' | 'takeBack',
  { version, words }: { version: number; words: string | null },
): Promise<void> => {
  const scene = await openScene(doing, id);
  requireMay(action, scene.application, scene.draft, companyOf(doing.actor), standingOf(scene, doing.now));
  const draft = requireDraft(scene.draft, version);
  const state = action === 'askSignature' ? 'signing' : 'writing';
  if (!(await saveDraftRow(doing.tx, draft, { state, words }))) throw new Problem('thing.changed');
  await trace(doing, state === 'signing' ? 'signature_asked' : 'given_back', scene.application, {}, words ?? '');
};

/** The questions were corrected meanwhile: only those that changed are asked again, everything else stays. */
export const renewDraft = async (doing: Doing, id: string, seen: number): Promise<void> => {
  const { tx } = doing;
  const scene = await openScene(doing, id);
  requireMay('renew', scene.application, scene.draft, companyOf(doing.actor), standingOf(scene, doing.now));
  const draft = requireDraft(scene.draft, seen);
  const before = await selectForm(tx, scene.call.id, draft.formNumber);
  const again = changedKeys(before?.questions ?? [], scene.form.questions);
  const own = scene.form.questions.map(({ key }) => key).filter((key) => !again.includes(key));
  const keep = <Value>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => own.includes(key)));
  const asked = draft.asked === null ? null : [...new Set([...draft.asked, ...again])];
  const change = { answers: keep(draft.answers), sources: keep(draft.sources), asked, formNumber: scene.form.number };
  if (!(await saveDraftRow(tx, draft, { ...change, ...(await writer(doing)) }))) throw new Problem('thing.changed');
  await trace(doing, 'renewed', scene.application, { form: scene.form.number, again });
};

/** A handed-in application is written on again: while the call is open, or what the desk asked to be corrected. */
export const reopenApplication = async (doing: Doing, id: string, seen: number): Promise<void> => {
  const { tx } = doing;
  const scene = await openScene(doing, id);
  const { application, call, form, correction } = scene;
  if (application.version !== seen) throw new Problem('thing.changed');
  const standing = standingOf(scene, doing.now);
  requireMay('reopen', application, scene.draft, companyOf(doing.actor), standing);
  const rows = await selectAnswers(tx, id, application.newest);
  const before = await selectForm(tx, call.id, application.formNumber);
  const again = changedKeys(before?.questions ?? [], form.questions);
  const kept = rows.filter(({ key }) => !again.includes(key));
  const isAsked = correction?.state === 'open' && isInTime(correction, doing.now);
  await insertDraft(tx, {
    ...{
      applicationId: id,
      companyId: application.companyId,
      formNumber: form.number,
      state: 'writing',
      words: null,
      version: 1,
    },
    answers: Object.fromEntries(kept.map(({ key, value }) => [key, value])),
    sources: Object.fromEntries(kept.flatMap(({ key, source }) => (source === null ? [] : [[key, source]]))),
    asked: isAsked ? [...new Set([...correction.keys, ...again])] : null,
    ...(await writer(doing)),
  });
  await trace(doing, 'reopened', application, { form: form.number, correction: isAsked ? correction.id : null });
};
