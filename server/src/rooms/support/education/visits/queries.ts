import { civilOf } from '@boru/contract/civil';
import type { OwnEducation, VisitPrefill, VisitView } from '@boru/contract/education-seats';
import type { Bilingual } from '@boru/contract/fields';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { companyCard, listAgencies, ownCompany, personName } from '#rooms/organisations';
import { type Asking, namesOfAgencies, selectTitles } from '../courses/index.ts';
import { listOwn } from '../seats/index.ts';
import type { Visit } from './model.ts';
import { selectRunsOf, selectVisits } from './store.ts';

const none: Bilingual = { ko: '', en: '' };

const viewsOf = async (asking: Asking, visits: readonly Visit[]): Promise<VisitView[]> => {
  const names = await namesOfAgencies(asking);
  const titles = new Map((await selectTitles(asking.tx)).map(({ id, title }) => [id, title]));
  const runs = await selectRunsOf(
    asking.tx,
    visits.map(({ id }) => id),
  );
  return visits.map(({ requestedAt, ...visit }) => ({
    ...visit,
    agency: { id: visit.agencyId, name: names.get(visit.agencyId) ?? none },
    courseTitle: visit.courseId === null ? null : (titles.get(visit.courseId) ?? null),
    runId: runs.get(visit.id) ?? null,
    requestedAt: requestedAt.toISOString(),
  }));
};

/** Everything about education on the company's own page. */
export const showOwn = async (context: Context<Services>): Promise<OwnEducation> => {
  const { companyId } = await ownCompany(context.tx, context.actor);
  return {
    attendees: await listOwn(context, context.actor, companyId),
    visits: await viewsOf(context, await selectVisits(context.tx, { companyId })),
  };
};

/** Each company whose request is read is told so. */
export const listDeskVisits = async (context: Context<Services>): Promise<{ items: VisitView[] }> => {
  const { tx, actor, read } = context;
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const visits = await selectVisits(tx, { agencyId: actor.agencyId });
  for (const companyId of new Set(visits.map((visit) => visit.companyId)))
    read({ companyId, caseId: null, sections: ['summary', 'contact'], reason: '방문교육 요청' });
  return { items: await viewsOf(context, visits) };
};

/** The form, filled in as far as Boru knows. */
export const prefillVisit = async (context: Context<Services>): Promise<VisitPrefill> => {
  const { tx, actor, now, services } = context;
  const { companyId, personId } = await ownCompany(tx, actor);
  const card = await companyCard(tx, services.pack, companyId);
  if (!card) throw new Problem('thing.not_found');
  const [contact] = card.contacts;
  const me = await personName(tx, personId);
  return {
    companyName: card.name,
    representative: card.representativeName ?? '',
    businessNumber: card.businessNumber ?? '',
    businessKind: card.ksicName ?? '',
    employees: card.employees,
    place: card.address ?? '',
    contactName: contact?.name ?? me,
    email: contact?.email ?? '',
    agencies: (await listAgencies(tx, civilOf(now.getTime())))
      .filter(({ online }) => online)
      .map(({ id, name }) => ({ id, name })),
    courses: (await selectTitles(tx)).map(({ id, agencyId, title }) => ({ id, agencyId, title })),
  };
};
