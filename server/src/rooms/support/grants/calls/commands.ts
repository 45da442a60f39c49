import { civilOf } from '@boru/contract/civil';
import type { GrantCallWords, GrantQuestion } from '@boru/contract/grants';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { selectPublished } from '../../programmes/index.ts';
import {
  type Call,
  callNumberOf,
  deskOf,
  firstQuestions,
  keepsCalls,
  requireAhead,
  requireLater,
  requireSound,
  requireStep,
} from './model.ts';
import { insertCall, insertForm, saveCall, saveForm, selectCall, selectForms, selectLinesOf } from './store.ts';

export type Doing = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'requestId' | 'services'>;

const trace = (
  { tx, actor, requestId }: Doing,
  verb: string,
  subjectId: string,
  detail: Record<string, unknown>,
  reason = '',
) => record(tx, actor, { requestId, action: `grant.call_${verb}`, subjectId, detail, reason });

const instants = ({ opensAt, closesAt, ...words }: GrantCallWords) => ({
  ...words,
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
});

const requireLine = async ({ tx }: Doing, call: Pick<Call, 'agencyId' | 'programmeId' | 'lineId'>): Promise<void> => {
  if (call.lineId === null) return;
  const lines = await selectLinesOf(tx, call.agencyId, call.programmeId);
  if (!lines.some(({ id }) => id === call.lineId))
    throw new Problem('request.invalid', {
      fields: { 'call.lineId': '이 지원사업의 예산 항목이 아닙니다. / Not a budget line of this programme.' },
    });
};

const writer = async ({ tx, now }: Doing, personId: string) => ({
  writtenBy: personId,
  writtenByName: await personName(tx, personId),
  writtenAt: now,
});

/** A call of a programme that is published, with the questions that nearly every call asks. */
export const foundCall = async (doing: Doing, wish: { programmeId: string; call: GrantCallWords }): Promise<string> => {
  const { tx, now } = doing;
  const { agencyId, personId, ...actor } = deskOf(doing.actor);
  if (!keepsCalls({ agencyId, personId, ...actor })) throw new Problem('role.insufficient');
  const programmes = await selectPublished(tx);
  if (!programmes.some((one) => one.id === wish.programmeId && one.agencyId === agencyId))
    throw new Problem('thing.not_found');
  const id = newId(now.getTime());
  const by = await writer(doing, personId);
  const { programmeId } = wish;
  const words = instants(wish.call);
  await requireLine(doing, { agencyId, programmeId, lineId: words.lineId });
  const begun = { state: 'draft' as const, stateReason: null, programmeVersionId: null, formNumber: 0, version: 1 };
  const row = { ...words, ...begun, ...by, publishedByName: null, publishedAt: null };
  await insertCall(tx, { ...row, id, number: callNumberOf(id, now), agencyId, programmeId });
  await insertForm(tx, { callId: id, number: 1, agencyId, questions: firstQuestions(), reason: null, ...by });
  await trace(doing, 'founded', id, { programmeId });
  return id;
};

export const saveWords = async (doing: Doing, id: string, wish: { version: number; call: GrantCallWords }) => {
  const { tx, now } = doing;
  const who = deskOf(doing.actor);
  const call = requireStep(await selectCall(tx, id, true), who, 'save', { seen: wish.version, now });
  const words = instants(wish.call);
  await requireLine(doing, { ...call, lineId: words.lineId });
  if (!(await saveCall(tx, call, { ...words, ...(await writer(doing, who.personId)) })))
    throw new Problem('thing.changed');
  await trace(doing, 'saved', id, {});
};

type FormWish = { version: number | null; questions: GrantQuestion[]; reason: string | null };
/** Rewrites the draft of the form, or begins the next one: a published form never changes. */
export const saveQuestions = async (doing: Doing, id: string, wish: FormWish): Promise<void> => {
  const { tx, now } = doing;
  const who = deskOf(doing.actor);
  const call = await selectCall(tx, id, true);
  if (call === undefined || call.agencyId !== who.agencyId) throw new Problem('thing.not_found');
  if (!keepsCalls(who)) throw new Problem('role.insufficient');
  if (!['draft', 'published'].includes(call.state)) throw new Problem('grant.not_now');
  const [newest] = await selectForms(tx, id);
  const draft = newest?.publishedAt === null ? newest : undefined;
  if ((draft?.version ?? null) !== wish.version) throw new Problem('thing.changed');
  const words = { questions: wish.questions, reason: wish.reason, ...(await writer(doing, who.personId)) };
  const number = draft?.number ?? (newest?.number ?? 0) + 1;
  const done =
    draft === undefined
      ? await insertForm(tx, { callId: id, number, agencyId: call.agencyId, ...words })
      : await saveForm(tx, draft, words);
  if (!done) throw new Problem('thing.changed');
  // Whoever wrote the questions of a call wrote the call: another publishes it.
  if (call.state === 'draft' && !(await saveCall(tx, call, await writer(doing, who.personId))))
    throw new Problem('thing.changed');
  await trace(doing, 'questions_saved', id, { form: number, questions: wish.questions.length, at: now.toISOString() });
};

/** The call as companies will read it: the programme's rules and the questions stand as they are from here on. */
export const publishCall = async (doing: Doing, id: string, seen: number): Promise<void> => {
  const { tx, now } = doing;
  const who = deskOf(doing.actor);
  const call = requireStep(await selectCall(tx, id, true), who, 'publish', { seen, now });
  const [form] = await selectForms(tx, id);
  requireSound(form?.questions ?? [], civilOf(now.getTime()));
  requireAhead(call.closesAt, now);
  const programme = (await selectPublished(tx)).find((one) => one.id === call.programmeId);
  if (form === undefined || programme === undefined) throw new Problem('thing.not_found');
  const publishedByName = await personName(tx, who.personId);
  if (!(await saveForm(tx, form, { publishedAt: now, publishedByName }))) throw new Problem('thing.changed');
  const by = { publishedBy: who.personId, publishedByName, publishedAt: now };
  const frozen = { programmeVersionId: programme.version.id, formNumber: form.number };
  if (!(await saveCall(tx, call, { state: 'published', ...by, ...frozen }))) throw new Problem('thing.changed');
  await trace(doing, 'published', id, { form: form.number, programmeVersion: programme.version.number });
};

/** 정정 공고: the drafted questions replace those in force; companies confirm only what changed. */
export const amendCall = async (doing: Doing, id: string, seen: number): Promise<void> => {
  const { tx, now } = doing;
  const who = deskOf(doing.actor);
  const call = requireStep(await selectCall(tx, id, true), who, 'amend', { seen, now });
  const [form] = await selectForms(tx, id);
  if (form === undefined || form.publishedAt !== null) throw new Problem('grant.nothing_new');
  if (form.writtenBy === who.personId) throw new Problem('grant.same_person');
  requireSound(form.questions, civilOf(now.getTime()));
  const publishedByName = await personName(tx, who.personId);
  if (!(await saveForm(tx, form, { publishedAt: now, publishedByName }))) throw new Problem('thing.changed');
  if (!(await saveCall(tx, call, { formNumber: form.number }))) throw new Problem('thing.changed');
  await trace(doing, 'amended', id, { form: form.number }, form.reason ?? '');
};

export const extendCall = async (
  doing: Doing,
  id: string,
  { version: seen, closesAt, reason }: { version: number; closesAt: string; reason: string },
): Promise<void> => {
  const { tx, now } = doing;
  const call = requireStep(await selectCall(tx, id, true), deskOf(doing.actor), 'extend', { seen, now });
  const to = new Date(closesAt);
  requireLater(call, to);
  if (!(await saveCall(tx, call, { closesAt: to, stateReason: reason }))) throw new Problem('thing.changed');
  await trace(doing, 'extended', id, { from: call.closesAt.toISOString(), to: to.toISOString() }, reason);
};

const states = { review: 'review', decide: 'decided', cancel: 'cancelled' } as const;
/** 심사 시작, 결정, 취소. A cancelled call says why. */
export const stepCall = async (
  doing: Doing,
  id: string,
  step: keyof typeof states,
  { version: seen, reason }: { version: number; reason: string | null },
): Promise<void> => {
  const { tx, now } = doing;
  const call = requireStep(await selectCall(tx, id, true), deskOf(doing.actor), step, { seen, now });
  if (step === 'cancel' && reason === null)
    throw new Problem('request.invalid', { fields: { reason: '까닭을 적어 주세요. / Say why.' } });
  if (!(await saveCall(tx, call, { state: states[step], stateReason: reason }))) throw new Problem('thing.changed');
  await trace(doing, states[step], id, {}, reason ?? '');
};
