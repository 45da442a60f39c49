import { civilOf } from '@boru/contract/civil';
import type { RunLine } from '@boru/contract/education';
import type { NextRun, TrainingRecord } from '@boru/contract/education-record';
import { type Ahead, againOf, lessonState, needsOf } from '@boru/engines/training';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { gapsOf } from '#rooms/diagnosis';
import { ownCompany } from '#rooms/organisations';
import { selectMarks } from '../attendance/index.ts';
import { certificateState, selectCertificates } from '../certificates/index.ts';
import { listCalendar, namesOfAgencies, type Run, selectRuns, selectTitles } from '../courses/index.ts';
import { type Attendee, selectOfCompany } from '../seats/index.ts';

const none = { ko: '', en: '' };
const nextRun = ({ id, title, agency, roles, startsAt, capacity, held, waiting }: RunLine): NextRun => ({
  ...{ runId: id, title, agency, roles, startsAt },
  free: waiting > 0 ? 0 : Math.max(0, capacity - held),
});

/** What lies ahead and is open, with what each course is good for. */
const aheadOf = async (context: Context<Services>, closes: ReadonlyMap<string, readonly string[]>) => {
  const open = (await listCalendar(context, {})).items.filter(({ isOpen }) => isOpen);
  const runs = new Map(open.map((line) => [line.id, nextRun(line)]));
  const ahead = open.map(
    (line): Ahead => ({
      ...{ id: line.id, course: line.courseId, closes: closes.get(line.courseId) ?? [] },
      ...{ startsAt: Date.parse(line.startsAt), free: runs.get(line.id)?.free ?? 0 },
    }),
  );
  return { ahead, named: (id: string | null) => (id === null ? null : (runs.get(id) ?? null)) };
};

const standing = ['seated', 'offered', 'waiting'];
const personOf = ({ name, email }: Attendee): string => `${name}\n${email ?? ''}`;

/** One line per seat: marks, certificate and what follows of them. */
const lessonsOf = async (
  context: Context<Services>,
  companyId: string,
  closes: ReadonlyMap<string, readonly string[]>,
) => {
  const { tx, now } = context;
  const people = (await selectOfCompany(tx, companyId)).filter(({ state }) => standing.includes(state));
  const runs = new Map(
    (await selectRuns(tx, [...new Set(people.map(({ runId }) => runId))])).map((run) => [run.id, run]),
  );
  const minutes = new Map<string, number>();
  for (const mark of await selectMarks(tx, { companyId }))
    minutes.set(mark.attendeeId, (minutes.get(mark.attendeeId) ?? 0) + mark.minutes);
  const papers = new Map((await selectCertificates(tx, { companyId })).reverse().map((one) => [one.attendeeId, one]));
  const today = civilOf(now.getTime());
  return people.flatMap((one) => {
    const run: Run | undefined = runs.get(one.runId);
    if (run === undefined || run.state !== 'open') return [];
    const paper = papers.get(one.id);
    const state = lessonState({
      minutes: minutes.get(one.id) ?? 0,
      isOver: run.endsAt <= now,
      isSeated: one.state === 'seated',
      certificate: paper ? certificateState(paper, today) : null,
    });
    const lesson = { person: one.name, course: run.courseId, closes: closes.get(run.courseId) ?? [], state };
    return [{ one, run, paper, minutes: minutes.get(one.id) ?? 0, lesson }];
  });
};

export const showRecord = async (context: Context<Services>): Promise<TrainingRecord> => {
  const { tx, actor } = context;
  const { companyId } = await ownCompany(tx, actor);
  const closes = new Map((await selectTitles(tx)).map((course) => [course.id, course.closes]));
  const lessons = await lessonsOf(context, companyId, closes);
  const { ahead, named } = await aheadOf(context, closes);
  const agencies = await namesOfAgencies(context);
  const measured = await gapsOf(tx, companyId);
  const domains = new Map(measured?.gaps.map(({ domain }) => [domain.id, domain.name]));
  const gaps = measured?.gaps.map(({ domain, points, critical }) => ({ domain: domain.id, points, critical })) ?? [];
  const people = [...new Set(lessons.map(({ one }) => personOf(one)))].map((person) => {
    const own = lessons.filter(({ one }) => personOf(one) === person);
    return {
      key: own[0]?.one.id ?? '',
      name: own[0]?.one.name ?? '',
      roles: [...new Set(own.map(({ one }) => one.role))],
      lessons: own.map(({ one, run, paper, minutes, lesson }) => ({
        ...{ attendeeId: one.id, runId: run.id, title: run.title, minutes, state: lesson.state },
        agency: { id: run.agencyId, name: agencies.get(run.agencyId) ?? none },
        startsAt: run.startsAt.toISOString(),
        certificate: paper?.number ?? null,
        expiresOn: paper?.expiresOn ?? null,
        again: named(againOf(lesson, ahead)),
      })),
    };
  });
  return {
    people,
    diagnosedOn: measured?.completedOn ?? null,
    needs: needsOf(
      gaps,
      lessons.map(({ lesson }) => lesson),
      ahead,
    ).map(({ next, ...need }) => ({
      ...{ ...need, trained: [...need.trained], coming: [...need.coming] },
      ...{ name: domains.get(need.domain) ?? none, next: named(next) },
    })),
  };
};
