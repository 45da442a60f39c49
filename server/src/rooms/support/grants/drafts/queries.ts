import { civilOf } from '@boru/contract/civil';
import { Problem } from '#kernel/problem';
import { agencyNames } from '#rooms/organisations';
import { knownOf, regionNames, selectFacts } from '../../programmes/index.ts';
import {
  companyOf,
  correctionView,
  type Draft,
  mayDo,
  overlapsOf,
  selectAnswers,
  selectApplication,
  selectApplications,
  selectCorrections,
  selectOpenCorrections,
  versionsOf,
} from '../applications/index.ts';
import { type Asking, frozenOf, selectCall, selectCallsById, takesApplications, viewsOf } from '../calls/index.ts';
import { selectDraft, selectDrafts } from './store.ts';

const nowhere = { ko: '', en: '' };

/** Everything the company has begun or handed in, the newest first. */
export const listOwn = async (asking: Asking) => {
  const { tx, now } = asking;
  const { companyId } = companyOf(asking.actor);
  const applications = await selectApplications(tx, { companyId });
  const calls = await selectCallsById(
    tx,
    applications.map(({ callId }) => callId),
  );
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const drafts = await selectDrafts(tx, companyId);
  const due = await selectOpenCorrections(tx, companyId);
  const items = applications.flatMap(({ id, number, state, callId, agencyId, submittedAt }) => {
    const call = calls.get(callId);
    const draft = drafts.get(id);
    if (call === undefined) return [];
    return [
      {
        ...{ id, number, state, callId, callTitle: call.title, agencyName: names.get(agencyId) ?? nowhere },
        closesAt: call.closesAt.toISOString(),
        submittedAt: submittedAt?.toISOString() ?? null,
        draft:
          draft === undefined
            ? null
            : { state: draft.state, savedAt: draft.savedAt.toISOString(), savedByName: draft.savedByName },
        correctionDueOn: due.get(id) ?? null,
      },
    ];
  });
  return { items, now: now.toISOString() };
};

const draftView = ({ savedAt, savedBy: _by, applicationId: _id, ...draft }: Draft) => ({
  ...draft,
  savedAt: savedAt.toISOString(),
});
/** One application as its company sees it: the draft, what was handed in, and everything to judge it where it stands. */
export const showOwn = async (asking: Asking, id: string) => {
  const { tx, now } = asking;
  const who = companyOf(asking.actor);
  const application = await selectApplication(tx, id);
  const call = application === undefined ? undefined : await selectCall(tx, application.callId);
  if (application?.companyId !== who.companyId || call === undefined) throw new Problem('thing.not_found');
  const { programme, form } = await frozenOf(asking, call);
  const [view] = await viewsOf(asking, [call]);
  const facts = (await selectFacts(tx)).find((row) => row.id === who.companyId);
  if (view === undefined || facts === undefined) throw new Problem('thing.not_found');
  const draft = await selectDraft(tx, id);
  const [correction] = await selectCorrections(tx, id);
  const standing = { isOpen: takesApplications(call, now), correction, formNumber: call.formNumber, now };
  const { number, state, stateReason, version, newest } = application;
  return {
    ...{ id, number, state, stateReason, version, now: now.toISOString(), today: civilOf(now.getTime()), call: view },
    ...{ programme: programme.content, noticeOn: programme.noticeOn },
    form: { number: form.number, questions: form.questions, reason: form.reason },
    draft: draft === undefined ? null : draftView(draft),
    handedIn: Object.fromEntries((await selectAnswers(tx, id, newest)).map(({ key, value }) => [key, value])),
    versions: await versionsOf(asking, id),
    correction: correction === undefined ? null : correctionView(correction),
    overlaps: await overlapsOf(asking, id),
    facts: knownOf(facts, true),
    may: mayDo(application, draft, who, standing),
    names: regionNames(asking),
  };
};
