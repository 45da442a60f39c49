import type { PanelView } from '@boru/contract/review';
import { lists } from '@boru/contract/words';
import { Problem } from '#kernel/problem';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { selectExperts } from '../../experts/index.ts';
import { type Call, selectCall } from '../../grants/index.ts';
import { deskOf, regionNames } from '../../programmes/index.ts';
import { type Judge, mayDo, type Panel, type Progress, wordsOf } from './model.ts';
import { selectApplications, selectConflicts, selectJudges, selectPanel, selectProgress } from './store.ts';

const sizes = Object.entries(lists.companySize).map(([id, name]) => ({ id, name: { ko: name.ko, en: name.en } }));

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

/** The call of the reader's own agency; anybody else's is not there. */
export const ownCall = async (
  { tx, actor }: Pick<Asking, 'tx' | 'actor'>,
  callId: string,
  lock = false,
): Promise<Call> => {
  const call = await selectCall(tx, callId, lock);
  if (call === undefined || call.agencyId !== deskOf(actor).agencyId) throw new Problem('thing.not_found');
  return call;
};
/** Seated, and with an account behind the name: an expert who took up the invitation, or a colleague. */
export const knownJudges = async (
  { tx }: Pick<Asking, 'tx'>,
  { callId, agencyId }: Pick<Panel, 'callId' | 'agencyId'>,
): Promise<Judge[]> => {
  const judges = (await selectJudges(tx, callId)).filter(({ removedReason }) => removedReason === null);
  const experts = new Map((await selectExperts(tx, { agencyId })).map((one) => [one.id, one]));
  return judges.filter(({ expertId }) => {
    const expert = experts.get(expertId ?? '');
    return expertId === null || (expert !== undefined && expert.personId !== null && expert.state !== 'left');
  });
};

const countsOf = (progress: readonly Progress[], of: (one: Progress) => boolean) => {
  const own = progress.filter(of);
  const standing = own.filter(({ state }) => state !== 'voided');
  return {
    assigned: standing.length,
    submitted: standing.filter(({ state }) => state === 'submitted').length,
    voided: own.length - standing.length,
  };
};

export const showPanel = async (asking: Asking, callId: string): Promise<Sent<PanelView>> => {
  const { tx, actor } = asking;
  const who = deskOf(actor);
  const call = await ownCall(asking, callId);
  const panel = await selectPanel(tx, callId);
  const judges = await selectJudges(tx, callId);
  const known = new Set((await knownJudges(asking, { callId, agencyId: call.agencyId })).map(({ id }) => id));
  const progress = await selectProgress(tx, callId);
  const applications = await selectApplications(tx, callId);
  const experts = await selectExperts(tx, { agencyId: call.agencyId });
  return {
    ...{ callId, title: call.title, budgetWon: call.budgetWon },
    panel: panel === undefined ? null : wordsOf(panel),
    state: panel?.state ?? null,
    version: panel?.version ?? null,
    judges: judges.map((judge) => ({
      ...judge,
      kind: judge.expertId === null ? 'officer' : 'expert',
      isKnown: known.has(judge.id),
      ...countsOf(progress, ({ judgeId }) => judgeId === judge.id),
    })),
    experts: experts
      .filter((one) => one.state === 'active' && !judges.some(({ expertId }) => expertId === one.id))
      .map(({ id, name, affiliation, personId }) => ({ id, name, affiliation, isKnown: personId !== null })),
    applications: applications.map(({ id, number, companyName }) => {
      const { assigned, submitted } = countsOf(progress, ({ applicationId }) => applicationId === id);
      const wanted = panel?.judgesEach ?? Math.min(1, judges.length);
      return { id, number, companyName, sheets: assigned, submitted, lacking: Math.max(0, wanted - assigned) };
    }),
    conflicts: (await selectConflicts(tx, callId)).map(({ notedByName, notedAt, ...rest }) => ({
      ...rest,
      notedBy: notedByName,
      notedAt: notedAt.toISOString(),
    })),
    values: { ...regionNames(asking), size: sizes },
    may: mayDo(panel, call.state, who),
  };
};
