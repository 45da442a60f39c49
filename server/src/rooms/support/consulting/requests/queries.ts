import { civilOf } from '@boru/contract/civil';
import type { ConsultingForm, ConsultingView, OwnConsulting } from '@boru/contract/consulting';
import { companySigners, mayUse } from '#kernel/actor';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { gapsOf } from '#rooms/diagnosis';
import { agencyNames, companyCard, listAgencies, ownCompany, personName } from '#rooms/organisations';
import { type Assignment, selectAssignments, selectRated } from '../assignments/index.ts';
import type { Request } from './model.ts';
import { selectReported, selectRequests } from './store.ts';

type Asking = Context<Services>;
const none = { ko: '', en: '' };

/** Requests with who came for them. `rated`: those assignments that the company has said something about. */
export const viewsOf = async (
  { tx, now }: Pick<Asking, 'tx' | 'now'>,
  requests: readonly Request[],
  assignments: readonly Assignment[],
  rated: ReadonlySet<string> = new Set(),
): Promise<ConsultingView[]> => {
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const accepted = assignments.filter(({ state }) => state === 'accepted').map(({ id }) => id);
  const reported = await selectReported(tx, accepted);
  return requests.map(
    ({ businessNumber: _number, industry: _industry, companyId: _company, agencyId, ...request }) => ({
      ...request,
      agency: { id: agencyId, name: names.get(agencyId) ?? none },
      requestedAt: request.requestedAt.toISOString(),
      assignments: assignments
        .filter(({ requestId }) => requestId === request.id)
        .map(({ id, expertId, expertName, state, fromOn, untilOn, halfDays, endReason, version }) => ({
          ...{ id, expertId, expertName, state, fromOn, untilOn, halfDays, endReason, version },
          ...{ isRated: rated.has(id), isReported: reported.has(id) },
        })),
    }),
  );
};

export const showOwnConsulting = async (asking: Asking): Promise<OwnConsulting> => {
  const { tx, actor } = asking;
  const { companyId } = await ownCompany(tx, actor);
  const requests = await selectRequests(tx, { companyId });
  const assignments = await selectAssignments(tx, { companyId });
  return {
    items: await viewsOf(asking, requests, assignments, await selectRated(tx, companyId)),
    mayWrite: mayUse(actor, companySigners),
  };
};

/** The form, filled in as far as Boru knows. */
export const prefillConsulting = async ({ tx, actor, now, services }: Asking): Promise<ConsultingForm> => {
  const { companyId, personId } = await ownCompany(tx, actor);
  const contact = (await companyCard(tx, services.pack, companyId))?.contacts[0];
  const measured = await gapsOf(tx, companyId);
  return {
    agencies: (await listAgencies(tx, civilOf(now.getTime())))
      .filter(({ online }) => online)
      .map(({ id, name }) => ({ id, name })),
    gaps: (measured?.gaps ?? []).slice(0, 40).map(({ question, text, critical }) => ({ question, text, critical })),
    contactName: contact?.name ?? (await personName(tx, personId)),
    email: contact?.email ?? '',
  };
};
