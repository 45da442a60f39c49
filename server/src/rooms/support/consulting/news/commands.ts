import { notify } from '#platform/notices/index';
import { mailAddresses, recipientOf } from '#rooms/organisations';
import { type Doing, selectExpert } from '../../experts/pool/index.ts';
import { type Assignment, selectAssignment } from '../assignments/index.ts';
import { selectRequest } from '../requests/index.ts';
import { listenersOf } from './model.ts';

const tellExpert = async (
  doing: Doing,
  { id, expertId, state }: Assignment,
  event: 'consulting.assigned' | 'consulting.changed',
) => {
  const personId = (await selectExpert(doing.tx, expertId))?.personId ?? null;
  const person = personId === null ? null : await recipientOf(doing.tx, personId);
  if (person === null) return;
  await notify(doing, [person], { event, key: `consulting.expert:${id}:${state}`, path: '/expert', as: null });
};

/** Reaction to `consulting.assignment_changed`: those who did not do it themselves are told where it stands now. */
export const tellOfAssignment = async (doing: Doing, assignmentId: string): Promise<void> => {
  const { tx } = doing;
  const assignment = await selectAssignment(tx, assignmentId);
  if (!assignment) return;
  const { id, companyId, agencyId, state, version } = assignment;
  const key = `consulting:${id}:${state}:${version}`;
  const { expert, company, desk } = listenersOf(state);
  if (expert !== null) await tellExpert(doing, assignment, expert);
  if (company !== null)
    await notify(doing, await mailAddresses(tx, { companyId }), {
      ...{ event: company, key, path: '/company/consulting', as: { companyId } },
    });
  if (desk !== null)
    await notify(doing, await mailAddresses(tx, { agencyId }), {
      ...{ event: desk, key, path: '/desk/consulting', as: { agencyId } },
    });
};

/** Reaction to `consulting.request_changed`: the other side is told. */
export const tellOfRequest = async (doing: Doing, requestId: string): Promise<void> => {
  const one = await selectRequest(doing.tx, requestId);
  if (!one) return;
  const { companyId, agencyId, state } = one;
  const told = { event: 'consulting.changed' as const, key: `consulting.request:${requestId}:${state}` };
  if (state === 'scoped' || state === 'declined')
    await notify(doing, await mailAddresses(doing.tx, { companyId }), {
      ...{ ...told, path: '/company/consulting', as: { companyId } },
    });
  else
    await notify(doing, await mailAddresses(doing.tx, { agencyId }), {
      ...{ ...told, path: '/desk/consulting', as: { agencyId } },
    });
};
