import { civilOf } from '@boru/contract/civil';
import type {
  CourseView,
  DeskEducation,
  EducationCalendar,
  RunLine,
  RunView,
  TargetRole,
} from '@boru/contract/education';
import type { Bilingual } from '@boru/contract/fields';
import type { Pack } from '@boru/contract/pack';
import { setInForce } from '@boru/engines/diagnosis';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { icalOf } from '#platform/documents/index';
import type { Services } from '#platform/services';
import { agencyNames } from '#rooms/organisations';
import { type Course, eventOf, isOpen, type Run, type Session } from './model.ts';
import {
  type Counts,
  countSeats,
  selectAhead,
  selectCourse,
  selectCourses,
  selectOfAgency,
  selectRun,
  selectSeed,
  selectSessions,
  selectTests,
} from './store.ts';

export type Asking = { tx: Tx; now: Date; services: Services };
const none: Bilingual = { ko: '', en: '' };
const nothing: Counts = { held: 0, waiting: 0 };

export const namesOfAgencies = ({ tx, now }: Asking) => agencyNames(tx, civilOf(now.getTime()));

const sessionView = ({ id, mode, place, startsAt, endsAt }: Session) => ({
  ...{ id, mode, place },
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** Lines of runs, in the given order, with three questions however many they are. */
export const linesOf = async (asking: Asking, runs: readonly Run[]): Promise<RunLine[]> => {
  const ids = runs.map(({ id }) => id);
  const names = await namesOfAgencies(asking);
  const [sessions, counts] = [await selectSessions(asking.tx, ids), await countSeats(asking.tx, ids)];
  return runs.map((run) => ({
    ...{ id: run.id, courseId: run.courseId, title: run.title, roles: run.roles, capacity: run.capacity },
    ...{ quota: run.quota, priceWon: run.priceWon, queueRule: run.queueRule, state: run.state },
    agency: { id: run.agencyId, name: names.get(run.agencyId) ?? none },
    startsAt: run.startsAt.toISOString(),
    endsAt: run.endsAt.toISOString(),
    enrolUntil: run.enrolUntil.toISOString(),
    ...(counts.get(run.id) ?? nothing),
    sessions: sessions.filter(({ runId }) => runId === run.id).map(sessionView),
    isOpen: isOpen(run, asking.now),
  }));
};

const lawsOf = (pack: Pack) => new Map(pack.catalogue.laws.items.map(({ id, name }) => [id, name]));
const basisOf = (pack: Pack, { basis }: Course) =>
  basis.map(({ law, article }) => ({ law, lawName: lawsOf(pack).get(law) ?? law, article }));

export const listCalendar = async (
  asking: Asking,
  filter: { role?: TargetRole | undefined; agencyId?: number | undefined },
): Promise<EducationCalendar> => ({
  items: await linesOf(asking, await selectAhead(asking.tx, { ...filter, from: asking.now })),
});

export const showRun = async (asking: Asking, runId: string): Promise<RunView> => {
  const { tx, services } = asking;
  const run = await selectRun(tx, runId);
  const course = run && (await selectCourse(tx, run.courseId));
  const [line] = run ? await linesOf(asking, [run]) : [];
  if (!run || !course || !line) throw new Problem('thing.not_found');
  return {
    ...line,
    ...{ summary: course.summary, basis: basisOf(services.pack, course), prerequisites: course.prerequisites },
    ...{ rule: course.rule, offerHours: run.offerHours, cancelReason: run.cancelReason, trainers: run.trainers },
    cancelUntil: run.cancelUntil.toISOString(),
    isVisit: run.companyId !== null,
    seal: run.seal,
    seed: run.seal === null ? null : ((await selectSeed(tx, runId)) ?? null),
  };
};

const month = 30 * 86_400_000;
/** The public calendar as a feed: a month back, so that what was cancelled disappears there too. */
export const readCalendar = async ({ tx, now, services }: Asking): Promise<Buffer> => {
  const runs = await selectAhead(tx, { from: new Date(now.getTime() - month) });
  const sessions = await selectSessions(
    tx,
    runs.map(({ id }) => id),
  );
  const events = runs.flatMap((run) =>
    sessions
      .filter(({ runId }) => runId === run.id)
      .map((session, index) => eventOf(run, session, index, services.config.origin)),
  );
  return icalOf('보루 교육 일정', events);
};

const courseView = (pack: Pack, course: Course, test: CourseView['test'], runs: number): CourseView => {
  const { agencyId: _agency, ...rest } = course;
  return { ...rest, basis: basisOf(pack, course), test, runs };
};

export const showDesk = async (asking: Asking, agencyId: number): Promise<DeskEducation> => {
  const { tx, now, services } = asking;
  const [courses, runs] = [await selectCourses(tx, agencyId), await selectOfAgency(tx, agencyId)];
  const tests = await selectTests(
    tx,
    courses.map(({ id }) => id),
  );
  const today = civilOf(now.getTime());
  const set = setInForce(services.pack.catalogue.questionSets, today);
  return {
    courses: courses.map((course) =>
      courseView(
        services.pack,
        course,
        tests.get(course.id) ?? [],
        runs.filter(({ courseId }) => courseId === course.id).length,
      ),
    ),
    runs: await linesOf(asking, runs),
    laws: services.pack.catalogue.laws.items.map(({ id, name }) => ({ id, name })),
    domains: set?.domains.map(({ id, name }) => ({ id, name })) ?? [],
    today,
  };
};
