import { civilOf } from '@boru/contract/civil';
import type { GivenValue } from '@boru/contract/eligibility';
import type { ProgrammeContent, ProgrammeKind } from '@boru/contract/programmes';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import {
  companyOf,
  deskOf,
  firstDraft,
  isOpen,
  keepsProgrammes,
  requireSound,
  requireStatement,
  requireStep,
} from './model.ts';
import { deleteFact, insertProgramme, insertVersion, saveVersion, selectNewest, upsertFact } from './store.ts';

type Doing = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'requestId' | 'services'>;

const trace = (
  { tx, actor, requestId }: Doing,
  verb: string,
  subjectId: string,
  detail: Record<string, unknown>,
  reason = '',
) => record(tx, actor, { requestId, action: `programme.${verb}`, subjectId, detail, reason });

export const foundProgramme = async (
  doing: Doing,
  wish: { kind: ProgrammeKind; noticeId: string | null; name: ProgrammeContent['name'] },
): Promise<string> => {
  const { tx, now, services } = doing;
  const actor = deskOf(doing.actor);
  if (!keepsProgrammes(actor)) throw new Problem('role.insufficient');
  const notice = services.pack.programmes.items.find(({ id }) => id === wish.noticeId) ?? null;
  if (wish.noticeId !== null && notice === null) throw new Problem('thing.not_found');
  const laws = new Map(services.pack.catalogue.laws.items.map(({ id, name }) => [id, name]));
  const content = firstDraft(wish.name, notice, (law) => laws.get(law) ?? law);
  const id = newId(now.getTime());
  const { agencyId, personId } = actor;
  const name = await personName(tx, personId);
  await insertProgramme(tx, {
    id,
    agencyId,
    kind: wish.kind,
    noticeId: wish.noticeId,
    createdBy: personId,
    createdByName: name,
    createdAt: now,
  });
  const written = {
    content,
    noticeOn: civilOf(now.getTime()),
    writtenBy: personId,
    writtenByName: name,
    writtenAt: now,
  };
  await insertVersion(tx, { ...written, id: newId(now.getTime()), programmeId: id, agencyId, number: 1 });
  await trace(doing, 'founded', id, { kind: wish.kind });
  return id;
};

/** Rewrites the open draft, or begins the next version with what is sent. A draft may be unfinished; only its form is checked. */
export const saveDraft = async (
  doing: Doing,
  programmeId: string,
  draft: { content: ProgrammeContent; noticeOn: string; version: number | null },
): Promise<void> => {
  const { tx, now } = doing;
  const actor = deskOf(doing.actor);
  const newest = requireStep(await selectNewest(tx, programmeId), actor, 'save', draft.version);
  const { content, noticeOn } = draft;
  const writtenByName = await personName(tx, actor.personId);
  const written = { content, noticeOn, writtenBy: actor.personId, writtenByName, writtenAt: now };
  const number = newest.number + 1;
  const done = isOpen(newest)
    ? await saveVersion(tx, newest, written)
    : await insertVersion(tx, { ...written, id: newId(now.getTime()), programmeId, agencyId: newest.agencyId, number });
  if (!done) throw new Problem('thing.changed');
  await trace(doing, 'drafted', programmeId, { number: isOpen(newest) ? newest.number : number });
};

export const proposeVersion = async (
  doing: Doing,
  programmeId: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> => {
  const { tx, now } = doing;
  const actor = deskOf(doing.actor);
  const newest = requireStep(await selectNewest(tx, programmeId), actor, 'propose', version);
  requireSound(newest.content, newest.noticeOn);
  const by = { proposedBy: actor.personId, proposedByName: await personName(tx, actor.personId), proposedAt: now };
  if (!(await saveVersion(tx, newest, { state: 'proposed', reason, ...by }))) throw new Problem('thing.changed');
  await trace(doing, 'proposed', programmeId, { number: newest.number }, reason);
};

const states = { publish: 'published', return: 'returned' } as const;

/** Two people: decided here in words, and by the database in any case. */
export const decideVersion = async (
  doing: Doing,
  programmeId: string,
  { step, version, reason }: { step: 'publish' | 'return'; version: number; reason: string },
): Promise<void> => {
  const { tx, now } = doing;
  const actor = deskOf(doing.actor);
  const newest = requireStep(await selectNewest(tx, programmeId), actor, step, version);
  const by = { decidedBy: actor.personId, decidedByName: await personName(tx, actor.personId), decidedAt: now };
  if (!(await saveVersion(tx, newest, { state: states[step], ...by, decisionReason: reason })))
    throw new Problem('thing.changed');
  await trace(doing, states[step], programmeId, { number: newest.number }, reason);
};

/** Back to a draft; who proposed it is forgotten, the trace keeps it. */
export const withdrawVersion = async (doing: Doing, programmeId: string, version: number): Promise<void> => {
  const newest = requireStep(await selectNewest(doing.tx, programmeId), deskOf(doing.actor), 'withdraw', version);
  const back = { state: 'draft' as const, proposedBy: null, proposedByName: null, proposedAt: null };
  if (!(await saveVersion(doing.tx, newest, back))) throw new Problem('thing.changed');
  await trace(doing, 'withdrawn', programmeId, { number: newest.number });
};

/** What a company says of itself. The trace names the fact, never its value. */
export const stateFact = async (doing: Doing, key: string, value: GivenValue | null): Promise<void> => {
  const { tx, now, actor, requestId } = doing;
  const { companyId, personId } = companyOf(actor);
  requireStatement(key, value, civilOf(now.getTime()));
  const by = { companyId, key, statedBy: personId, statedByName: await personName(tx, personId), statedAt: now };
  if (value === null) await deleteFact(tx, companyId, key);
  else await upsertFact(tx, { ...by, value });
  const detail = { fact: key, isTakenBack: value === null };
  await record(tx, actor, { requestId, action: 'support.fact_stated', subjectId: companyId, companyId, detail });
};
