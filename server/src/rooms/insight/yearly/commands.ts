import { civilOf } from '@boru/contract/civil';
import { ReportFigureKey, type ReportTold, type ReportWords, reportFigures } from '@boru/contract/yearly';
import { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { asSystem, type Database } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import type { Handlers } from '#platform/jobs/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { lastDayOf, type Report } from './model.ts';
import { governs } from './queries.ts';
import { insertReport, saveFigure, saveReport, selectFigures, selectReport } from './store.ts';
import { takeFigure } from './taking/index.ts';

type Doing = Context<Services>;
export const reportWork = 'yearly_report.count';

const authorOf = async ({ tx, actor, now }: Doing) => {
  if (actor.kind !== 'agency' || !governs(actor)) throw new Problem('thing.not_found');
  return { writtenBy: actor.personId, writtenByName: await personName(tx, actor.personId), writtenAt: now };
};
const leaveTrace = ({ tx, actor, requestId }: Doing, id: string, verb: string, detail: Record<string, unknown>) =>
  record(tx, actor, { requestId, action: `yearly_report.${verb}`, subjectId: id, detail });
const enqueueCount = ({ tx, services }: Doing, id: string) =>
  services.enqueue(tx, reportWork, { reportId: id }, { key: `${reportWork}:${id}` });

/** A report of a year that has begun; its figures are taken by the machine, one after the other. */
export const beginReport = async (doing: Doing, year: number): Promise<{ id: string }> => {
  const by = await authorOf(doing);
  const { tx, now } = doing;
  if (year > Number(civilOf(now.getTime()).slice(0, 4)))
    throw new Problem('request.invalid', { fields: { year: '아직 오지 않은 해입니다. / This year has not begun.' } });
  const id = newId(now.getTime());
  if (!(await insertReport(tx, { id, year, ...by }))) throw new Problem('yearly.exists');
  await enqueueCount(doing, id);
  await leaveTrace(doing, id, 'begun', { year });
  return { id };
};

const changeable = async (doing: Doing, id: string, states: readonly Report['state'][]): Promise<Report> => {
  await authorOf(doing);
  const report = await selectReport(doing.tx, id);
  if (!report) throw new Problem('thing.not_found');
  if (!states.includes(report.state)) throw new Problem('yearly.not_now');
  return report;
};
const save = async (doing: Doing, report: Report, version: number, change: Parameters<typeof saveReport>[2]) => {
  if (report.version !== version || !(await saveReport(doing.tx, report, change))) throw new Problem('thing.changed');
};

export const writeWords = async (doing: Doing, id: string, version: number, words: ReportWords): Promise<void> => {
  const report = await changeable(doing, id, ['counting', 'draft']);
  await save(doing, report, version, { words: JSON.stringify(words), ...(await authorOf(doing)) });
  const chapters = Object.entries(words).flatMap(([key, said]) => (said === null ? [] : [key]));
  await leaveTrace(doing, id, 'written', { chapters });
};

export const countAnew = async (doing: Doing, id: string, version: number): Promise<void> => {
  const report = await changeable(doing, id, ['draft']);
  await save(doing, report, version, { state: 'counting', round: report.round + 1 });
  await enqueueCount(doing, id);
  await leaveTrace(doing, id, 'counted_anew', {});
};

export const closeReport = async (doing: Doing, id: string, version: number): Promise<void> => {
  const report = await changeable(doing, id, ['draft']);
  const { writtenByName } = await authorOf(doing);
  await save(doing, report, version, { state: 'closed', closedAt: doing.now, closedByName: writtenByName });
  await leaveTrace(doing, id, 'closed', { year: report.year });
};

const Payload = z.object({ reportId: z.string() });
type Counting = { database: Database; services: Services; report: Report; at: Date };

/** In a transaction of its own: what breaks one figure takes no other with it, and what is taken stays taken. */
const countOne = async ({ database, services, report, at }: Counting, key: ReportFigureKey): Promise<void> => {
  const until = lastDayOf(report.year, civilOf(at.getTime()));
  const told = await asSystem(
    database,
    'read',
    (tx): Promise<ReportTold> => takeFigure({ tx, services, year: report.year, until }, key),
  ).catch(() => null);
  await asSystem(database, 'write', (tx) => saveFigure(tx, report, key, told, at));
};

/** The figures that this round has not tried yet; a job that was killed goes on with them and leaves the others alone. */
export const reportHandlers = (database: Database, services: Services): Handlers => ({
  [reportWork]: async (payload, run) => {
    const { reportId } = Payload.parse(payload);
    const [report, figures] = await asSystem(database, 'read', async (tx) => [
      await selectReport(tx, reportId),
      await selectFigures(tx, reportId),
    ]);
    if (report?.state !== 'counting') return;
    const rounds = new Map(figures.map(({ key, round }) => [key, round]));
    const isTried = (key: string) => rounds.get(key) === report.round;
    for (const key of reportFigures.filter((one) => !isTried(one))) {
      run.signal.throwIfAborted();
      await countOne({ database, services, report, at: services.clock.now() }, ReportFigureKey.parse(key));
    }
    await asSystem(database, 'write', async (tx) => {
      const now = await selectReport(tx, reportId);
      if (now?.state === 'counting') await saveReport(tx, now, { state: 'draft', countedAt: services.clock.now() });
    });
  },
});
