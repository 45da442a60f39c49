import { CompletionRule, QueueRule, RunState, SessionMode, TargetRole, TestQuestion } from '@boru/contract/education';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Course, Run, Session } from './model.ts';

const Kept = z.object({
  roles: z.array(TargetRole),
  basis: z.array(z.object({ law: z.string(), article: z.string() })),
  materials: z.array(z.object({ title: z.string(), url: z.string() })),
  rule: CompletionRule,
});
const courseColumns = [
  ...(['id', 'agencyId', 'title', 'summary', 'roles', 'basis', 'prerequisites', 'materials'] as const),
  ...(['closes', 'rule', 'version'] as const),
];
const courseOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });

type Content = Omit<Course, 'id' | 'agencyId' | 'version'>;
const contentOf = (course: Content) => ({
  ...{ title: course.title, summary: course.summary, roles: [...course.roles], basis: JSON.stringify(course.basis) },
  ...{ prerequisites: course.prerequisites, materials: JSON.stringify(course.materials) },
  ...{ closes: [...course.closes], rule: JSON.stringify(course.rule) },
});

export const insertCourse = async (
  tx: Tx,
  course: Omit<Course, 'version'> & { createdBy: string; createdAt: Date },
): Promise<void> => {
  const { id, agencyId, createdBy, createdAt } = course;
  await tx
    .insertInto('support.course')
    .values({ id, agencyId, createdBy, createdAt, ...contentOf(course) })
    .execute();
};

export const saveCourse = async (tx: Tx, { id, version }: Course, content: Content): Promise<void> => {
  await tx
    .updateTable('support.course')
    .set({ ...contentOf(content), version: version + 1 })
    .where('id', '=', id)
    .execute();
};

export const selectCourse = async (tx: Tx, id: string, lock = false): Promise<Course | undefined> => {
  const query = tx.selectFrom('support.course').select(courseColumns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && courseOf(row);
};

export const selectCourses = async (tx: Tx, agencyId: number): Promise<Course[]> =>
  (
    await tx
      .selectFrom('support.course')
      .select(courseColumns)
      .where('agencyId', '=', agencyId)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(200)
      .execute()
  ).map(courseOf);

export const selectMaterials = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Course['materials']>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (
          await tx
            .selectFrom('support.course')
            .select(['id', 'materials'])
            .where('id', 'in', [...ids])
            .execute()
        ).map(({ id, materials }) => [id, Kept.shape.materials.parse(materials)]),
      );

/** Of all agencies: what a company may wish for. */
export const selectTitles = (tx: Tx): Promise<{ id: string; agencyId: number; title: string; closes: string[] }[]> =>
  tx
    .selectFrom('support.course')
    .select(['id', 'agencyId', 'title', 'closes'])
    .orderBy('title')
    .orderBy('id')
    .limit(500)
    .execute();

const Questions = z.array(TestQuestion);
export const selectTests = async (tx: Tx, courseIds: readonly string[]): Promise<Map<string, TestQuestion[]>> => {
  if (courseIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('support.courseTest')
    .select(['courseId', 'questions'])
    .where('courseId', 'in', [...courseIds])
    .execute();
  return new Map(rows.map(({ courseId, questions }) => [courseId, Questions.parse(questions)]));
};

export const saveTest = async (tx: Tx, courseId: string, agencyId: number, test: readonly TestQuestion[]) => {
  const questions = JSON.stringify(test);
  await tx
    .insertInto('support.courseTest')
    .values({ courseId, agencyId, questions })
    .onConflict((conflict) => conflict.column('courseId').doUpdateSet({ questions }))
    .execute();
};

const RunKept = z.object({ roles: z.array(TargetRole), queueRule: QueueRule, state: RunState, priceWon: z.number() });
const runColumns = [
  ...(['id', 'courseId', 'agencyId', 'companyId', 'title', 'roles', 'capacity', 'quota', 'priceWon'] as const),
  ...(['queueRule', 'seal', 'offerHours', 'enrolUntil', 'cancelUntil', 'trainers', 'startsAt', 'endsAt'] as const),
  ...(['state', 'cancelReason', 'createdAt', 'version'] as const),
];
const runOf = <Row extends object>(row: Row) => ({ ...row, ...RunKept.parse(row) });

export type NewRow = Omit<Run, 'state' | 'cancelReason' | 'version'> & { visitId: string | null; createdBy: string };
export const insertRun = async (tx: Tx, row: NewRow): Promise<void> => {
  await tx.insertInto('support.run').values(row).execute();
};
export const insertSeed = async (tx: Tx, runId: string, seed: string, revealAt: Date): Promise<void> => {
  await tx.insertInto('support.runSeed').values({ runId, seed, revealAt }).execute();
};
/** Undefined until it is published, except for the machine. */
export const selectSeed = async (tx: Tx, runId: string): Promise<string | undefined> =>
  (await tx.selectFrom('support.runSeed').select('seed').where('runId', '=', runId).executeTakeFirst())?.seed;

export const insertSessions = async (
  tx: Tx,
  rows: readonly (Session & { agencyId: number; link: string | null })[],
): Promise<void> => {
  await tx
    .insertInto('support.session')
    .values(rows.map(({ link: _link, ...row }) => row))
    .execute();
  const links = rows.flatMap(({ id: sessionId, runId, agencyId, link }) =>
    link === null ? [] : [{ sessionId, runId, agencyId, url: link }],
  );
  if (links.length > 0) await tx.insertInto('support.sessionLink').values(links).execute();
};

export const selectRun = async (tx: Tx, id: string): Promise<Run | undefined> => {
  const row = await tx.selectFrom('support.run').select(runColumns).where('id', '=', id).executeTakeFirst();
  return row && runOf(row);
};

type Filter = { from: Date; agencyId?: number | undefined; role?: TargetRole | undefined };
/** The public calendar: what begins from a moment on. */
export const selectAhead = async (tx: Tx, { from, agencyId, role }: Filter): Promise<Run[]> => {
  let query = tx.selectFrom('support.run').select(runColumns).where('companyId', 'is', null).where('endsAt', '>', from);
  if (agencyId !== undefined) query = query.where('agencyId', '=', agencyId);
  if (role !== undefined) query = query.where(sql<boolean>`${role} = any (roles) or 'allStaff' = any (roles)`);
  return (await query.orderBy('startsAt').orderBy('id').limit(300).execute()).map(runOf);
};

export const selectOfAgency = async (tx: Tx, agencyId: number): Promise<Run[]> =>
  (
    await tx
      .selectFrom('support.run')
      .select(runColumns)
      .where('agencyId', '=', agencyId)
      .orderBy('startsAt', 'desc')
      .orderBy('id')
      .limit(200)
      .execute()
  ).map(runOf);

export const selectRuns = async (tx: Tx, ids: readonly string[]): Promise<Run[]> =>
  ids.length === 0
    ? []
    : (
        await tx
          .selectFrom('support.run')
          .select(runColumns)
          .where('id', 'in', [...ids])
          .execute()
      ).map(runOf);

export const selectSessions = async (tx: Tx, runIds: readonly string[]): Promise<Session[]> =>
  runIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('support.session')
          .select(['id', 'runId', 'mode', 'place', 'startsAt', 'endsAt'])
          .where('runId', 'in', [...runIds])
          .orderBy('startsAt')
          .orderBy('id')
          .limit(5_000)
          .execute()
      ).map((row) => ({ ...row, mode: SessionMode.parse(row.mode) }));

export type Counts = { held: number; waiting: number };
export const countSeats = async (tx: Tx, runIds: readonly string[]): Promise<Map<string, Counts>> => {
  if (runIds.length === 0) return new Map();
  const { rows } = await sql<Counts & { runId: string }>`
    select run_id, held, waiting from support.seat_counts(${[...runIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ runId, ...counts }) => [runId, counts]));
};

export const saveCancelled = async (tx: Tx, { id, version }: Run, cancelReason: string): Promise<void> => {
  await tx
    .updateTable('support.run')
    .set({ state: 'cancelled', cancelReason, version: version + 1 })
    .where('id', '=', id)
    .execute();
};
