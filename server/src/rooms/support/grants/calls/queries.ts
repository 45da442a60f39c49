import { addDays, civilOf, instantOf } from '@boru/contract/civil';
import { schemaOf } from '@boru/engines/questions';
import { Problem } from '#kernel/problem';
import { icalOf } from '#platform/documents/index';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames } from '#rooms/organisations';
import { regionNames, selectPublished, selectVersion, type Version } from '../../programmes/index.ts';
import { type Call, callStateAt, deskOf, type Form, keepsCalls, mayDo } from './model.ts';
import {
  countApplications,
  selectAnnounced,
  selectCall,
  selectCalls,
  selectForm,
  selectForms,
  selectLinesOf,
} from './store.ts';

export type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

const nowhere = { ko: '', en: '' };

/** How a call is shown, with the names of its agency and programme. */
export const viewsOf = async ({ tx, now }: Asking, calls: readonly Call[]) => {
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const programmes = new Map((await selectPublished(tx)).map(({ id, version }) => [id, version.content.name]));
  return calls.map((call) => {
    const { state: _kept, programmeVersionId: _version, opensAt, closesAt, ...words } = call;
    return {
      ...words,
      agencyName: names.get(call.agencyId) ?? nowhere,
      programmeName: programmes.get(call.programmeId) ?? nowhere,
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      writtenAt: call.writtenAt.toISOString(),
      publishedAt: call.publishedAt?.toISOString() ?? null,
      state: callStateAt(call, now),
    };
  });
};

/** Everything that was announced and is not long over. */
export const listCalls = async (asking: Asking) => {
  const after = new Date(instantOf(addDays(civilOf(asking.now.getTime()), -180), 0));
  return { items: await viewsOf(asking, await selectAnnounced(asking.tx, after)), now: asking.now.toISOString() };
};

/** The rules and the questions as they were published, and not as they may read today. */
export const frozenOf = async ({ tx }: Asking, call: Call): Promise<{ programme: Version; form: Form }> => {
  const programme = call.programmeVersionId === null ? undefined : await selectVersion(tx, call.programmeVersionId);
  const form = await selectForm(tx, call.id, call.formNumber);
  if (programme === undefined || form === undefined) throw new Problem('thing.not_found');
  return { programme, form };
};

export const showCall = async (asking: Asking, id: string) => {
  const call = await selectCall(asking.tx, id);
  if (call === undefined || call.publishedAt === null) throw new Problem('thing.not_found');
  const { programme, form } = await frozenOf(asking, call);
  const [view] = await viewsOf(asking, [call]);
  if (view === undefined) throw new Problem('thing.not_found');
  return {
    ...view,
    publishedAt: call.publishedAt.toISOString(),
    now: asking.now.toISOString(),
    noticeOn: programme.noticeOn,
    programme: programme.content,
    form: { number: form.number, questions: form.questions, reason: form.reason },
    schema: { ...schemaOf(form.questions, 'all') },
    names: regionNames(asking),
  };
};

export const listDeskCalls = async (asking: Asking) => {
  const actor = deskOf(asking.actor);
  const calls = await selectCalls(asking.tx, actor.agencyId);
  const counts = await countApplications(
    asking.tx,
    calls.map(({ id }) => id),
  );
  const views = await viewsOf(asking, calls);
  const programmes = (await selectPublished(asking.tx)).filter(({ agencyId }) => agencyId === actor.agencyId);
  return {
    items: views.map((view) => ({ ...view, applications: counts.get(view.id) ?? 0 })),
    now: asking.now.toISOString(),
    mayFound: keepsCalls(actor),
    programmes: programmes.map(({ id, version }) => ({ id, name: version.content.name })),
  };
};

const formView = ({ writtenAt, publishedAt, ...form }: Form) => ({
  ...form,
  writtenAt: writtenAt.toISOString(),
  publishedAt: publishedAt?.toISOString() ?? null,
});

/** Before publication the rules are those that are published now; afterwards those that were frozen. */
const rulesOf = async ({ tx }: Asking, call: Call): Promise<Version> => {
  const found =
    call.programmeVersionId === null
      ? (await selectPublished(tx)).find(({ id }) => id === call.programmeId)?.version
      : await selectVersion(tx, call.programmeVersionId);
  if (found === undefined) throw new Problem('thing.not_found');
  return found;
};

export const showDeskCall = async (asking: Asking, id: string) => {
  const actor = deskOf(asking.actor);
  const call = await selectCall(asking.tx, id);
  if (call === undefined || call.agencyId !== actor.agencyId) throw new Problem('thing.not_found');
  const programme = await rulesOf(asking, call);
  const [view] = await viewsOf(asking, [call]);
  if (view === undefined) throw new Problem('thing.not_found');
  return {
    ...view,
    now: asking.now.toISOString(),
    programme: programme.content,
    noticeOn: programme.noticeOn,
    forms: (await selectForms(asking.tx, id)).map(formView),
    lines: await selectLinesOf(asking.tx, actor.agencyId, call.programmeId),
    may: mayDo(call, actor, asking.now),
    names: regionNames(asking),
  };
};

/** Opening and closing of one announced call as a calendar file. */
export const calendarOfCall = async (asking: Asking, id: string): Promise<{ number: string; body: Buffer }> => {
  const call = await selectCall(asking.tx, id);
  if (call === undefined || call.publishedAt === null) throw new Problem('thing.not_found');
  const agency = (await agencyNames(asking.tx, civilOf(asking.now.getTime()))).get(call.agencyId) ?? nowhere;
  const url = `${asking.services.config.origin}/support/calls/${id}`;
  const shared = {
    sequence: call.version,
    cancelled: call.state === 'cancelled',
    changedAt: call.publishedAt,
    location: agency.ko,
    url,
  };
  const hour = 3_600_000;
  const events = [
    {
      uid: `${id}-open`,
      startsAt: call.opensAt,
      endsAt: new Date(call.opensAt.getTime() + hour),
      title: `접수 시작: ${call.title}`,
    },
    {
      uid: `${id}-close`,
      startsAt: new Date(call.closesAt.getTime() - hour),
      endsAt: call.closesAt,
      title: `접수 마감: ${call.title}`,
    },
  ].map((event) => ({ ...shared, ...event, uid: `${event.uid}@boru`, description: `${call.number} ${agency.ko}` }));
  return { number: call.number, body: icalOf(call.title, events) };
};
