import { randomBytes } from 'node:crypto';
import type { CourseInput, NewRun } from '@boru/contract/education';
import { sealOf } from '@boru/engines/training';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { orderSessions, requireLaws, requireRun } from './model.ts';
import {
  insertCourse,
  insertRun,
  insertSeed,
  insertSessions,
  saveCancelled,
  saveCourse,
  saveTest,
  selectCourse,
  selectRun,
} from './store.ts';

export type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

export const deskOf = (actor: Actor) => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};

const checkLaws = ({ services }: Doing, { basis }: CourseInput): void =>
  requireLaws(
    basis,
    services.pack.catalogue.laws.items.map(({ id }) => id),
  );

export const addCourse = async (doing: Doing, { test, ...course }: CourseInput): Promise<{ id: string }> => {
  const { tx, now, requestId } = doing;
  const actor = deskOf(doing.actor);
  checkLaws(doing, { test, ...course });
  const id = newId(now.getTime());
  const { agencyId, personId: createdBy } = actor;
  await insertCourse(tx, { ...course, id, agencyId, createdBy, createdAt: now });
  await saveTest(tx, id, agencyId, test);
  await record(tx, actor, { requestId, action: 'education.course_added', subjectId: id });
  return { id };
};

export const changeCourse = async (
  doing: Doing,
  courseId: string,
  wish: { version: number; course: CourseInput },
): Promise<void> => {
  const { tx, actor, requestId } = doing;
  const { agencyId } = deskOf(actor);
  const course = await selectCourse(tx, courseId, true);
  if (!course || course.agencyId !== agencyId) throw new Problem('thing.not_found');
  if (course.version !== wish.version) throw new Problem('thing.changed');
  checkLaws(doing, wish.course);
  const { test, ...content } = wish.course;
  await saveCourse(tx, course, content);
  await saveTest(tx, courseId, agencyId, test);
  await record(tx, actor, { requestId, action: 'education.course_changed', subjectId: courseId });
};

/** The seed of a lottery is drawn now and sealed; nobody reads it before enrolment closes. */
const sealed = (wish: NewRun): { seed: string | null; seal: string | null } => {
  if (wish.queueRule !== 'lottery') return { seed: null, seal: null };
  const seed = randomBytes(32).toString('hex');
  return { seed, seal: sealOf(seed) };
};

/** `companyId`: for whom a visit is; the door of the visits says so. */
export const openRun = async (doing: Doing, wish: NewRun, companyId: string | null): Promise<{ id: string }> => {
  const { tx, now, requestId } = doing;
  const actor = deskOf(doing.actor);
  const course = await selectCourse(tx, wish.courseId);
  if (!course || course.agencyId !== actor.agencyId) throw new Problem('thing.not_found');
  const { sessions, ...times } = orderSessions(wish, now);
  const { seed, seal } = sealed(wish);
  const id = newId(now.getTime());
  const { courseId, visitId, capacity, quota, priceWon, queueRule, offerHours, trainers } = wish;
  const whose = {
    id,
    courseId,
    agencyId: actor.agencyId,
    visitId,
    companyId,
    createdBy: actor.personId,
    createdAt: now,
  };
  const what = { title: course.title, roles: course.roles, capacity, quota, priceWon, queueRule, seal, offerHours };
  await insertRun(tx, { ...whose, ...what, ...times, trainers: [...trainers] });
  if (seed !== null) await insertSeed(tx, id, seed, times.enrolUntil);
  const rows = sessions.map(({ mode, place, link, startsAt, endsAt }) => ({
    ...{ id: newId(now.getTime()), runId: id, agencyId: actor.agencyId },
    ...{ mode, place, link, startsAt, endsAt },
  }));
  await insertSessions(tx, rows);
  await record(tx, actor, { requestId, action: 'education.run_opened', subjectId: id, companyId });
  return { id };
};

/** Everybody who had or awaited a seat is told by the reaction to `education.run_changed`. */
export const cancelRun = async (doing: Doing, runId: string, reason: string): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const { agencyId } = deskOf(actor);
  const run = await selectRun(tx, runId);
  if (run && run.agencyId !== agencyId) throw new Problem('thing.not_found');
  const standing = requireRun(run, now);
  await saveCancelled(tx, standing, reason);
  await record(tx, actor, { requestId, action: 'education.run_cancelled', subjectId: runId, reason });
  await services.enqueue(tx, 'education.run_cancelled', { runId });
};
