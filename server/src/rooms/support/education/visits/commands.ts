import type { NewRun } from '@boru/contract/education';
import type { NewVisit, VisitAnswer } from '@boru/contract/education-seats';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { confirmedCompany } from '#rooms/organisations';
import { type Doing, deskOf, openRun, selectCourse } from '../courses/index.ts';
import { numberOf, requireAhead, requireOpen } from './model.ts';
import { insertVisit, saveVisit, selectVisit } from './store.ts';

const told = async (doing: Doing, visitId: string, action: string, companyId: string): Promise<void> => {
  const { tx, actor, requestId, services } = doing;
  await record(tx, actor, { requestId, action, subjectId: visitId, companyId });
  await services.enqueue(tx, 'education.visit_changed', { visitId });
};

export const askForVisit = async (doing: Doing, wish: NewVisit): Promise<{ id: string; number: string }> => {
  const { tx, actor, now } = doing;
  const { company, companyId, personId } = await confirmedCompany(tx, actor);
  requireAhead(wish, now);
  const course = wish.courseId === null ? null : await selectCourse(tx, wish.courseId);
  if (course === undefined || (course !== null && course.agencyId !== wish.agencyId))
    throw new Problem('thing.not_found');
  const id = newId(now.getTime());
  const number = numberOf(id, now);
  const who = {
    ...{ companyId, companyName: company.name },
    ...{ representative: company.representativeName ?? '', businessNumber: company.businessNumber ?? '' },
  };
  const begun = { state: 'requested' as const, answer: null, requestedAt: now, version: 1 };
  await insertVisit(tx, { ...wish, ...who, ...begun, id, number }, personId);
  await told(doing, id, 'education.visit_requested', companyId);
  return { id, number };
};

export const answerVisit = async (doing: Doing, visitId: string, wish: VisitAnswer): Promise<void> => {
  const { tx, actor, now } = doing;
  const { personId, agencyId } = deskOf(actor);
  const visit = requireOpen((await selectVisit(tx, visitId, true)) ?? (await selectVisit(tx, visitId)), wish.version);
  if (visit.agencyId !== agencyId) throw new Problem('thing.not_found');
  const state = wish.answer === 'accept' ? 'accepted' : 'declined';
  await saveVisit(tx, visit, { state, answer: wish.words, answeredBy: personId, answeredAt: now });
  await told(doing, visitId, `education.visit_${state}`, visit.companyId);
};

export const withdrawVisit = async (doing: Doing, visitId: string, version: number): Promise<void> => {
  const visit = requireOpen(
    (await selectVisit(doing.tx, visitId, true)) ?? (await selectVisit(doing.tx, visitId)),
    version,
  );
  await saveVisit(doing.tx, visit, { state: 'withdrawn' });
  await told(doing, visitId, 'education.visit_withdrawn', visit.companyId);
};

/** A run for everybody, or for the company whose request was accepted. */
export const openRunFor = async (doing: Doing, wish: NewRun): Promise<{ id: string }> => {
  if (wish.visitId === null) return openRun(doing, wish, null);
  const visit = await selectVisit(doing.tx, wish.visitId);
  if (!visit || visit.agencyId !== deskOf(doing.actor).agencyId) throw new Problem('thing.not_found');
  if (visit.state !== 'accepted') throw new Problem('thing.changed');
  return openRun(doing, wish, visit.companyId);
};
