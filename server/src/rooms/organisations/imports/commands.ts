import { setImmediate as breathe } from 'node:timers/promises';
import { addMonths, civilOf } from '@boru/contract/civil';
import { type ImportConfirmation, mostImportRows } from '@boru/contract/company-imports';
import { ImportEvent } from '@boru/contract/events';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { asSystem, type Database, type Tx } from '#platform/database/index';
import { readTable, type TableRow } from '#platform/documents/index';
import type { Upload } from '#platform/endpoint';
import { recognise } from '#platform/files/index';
import type { Handlers } from '#platform/jobs/index';
import type { Services } from '#platform/services';
import { record, recordMany } from '#rooms/evidence';
import { checkStep, lookupsOf, type ReadRow, readHeader, readRow } from './model.ts';
import {
  anyRegistered,
  deleteRows,
  finishImport,
  insertImport,
  insertRows,
  knownNumbers,
  lookAgain,
  openTaken,
  saveConfirmation,
  saveProgress,
  selectForgotten,
  selectImport,
  selectImportForUpdate,
  takeIn,
} from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

const limits = { rows: mostImportRows + 1, columns: 40, unpacked: 120_000_000 };
const batch = 1_000;
/** Few enough that a busy machine stays within the patience of one statement: each row opens sight by the triggers. */
const taking = 200;

/** Reads the rows between the requests of others: twenty thousand take a second. */
const readRows = async (table: readonly TableRow[], services: Services): Promise<ReadRow[]> => {
  const [first, ...rest] = table;
  if (!first || rest.length === 0) throw new Problem('import.empty');
  const header = readHeader(first.cells);
  const names = lookupsOf(services.pack);
  const seen = new Map<string, number>();
  const rows: ReadRow[] = [];
  for (const row of rest) {
    rows.push(readRow(header, row, names, seen));
    if (rows.length % batch === 0) await breathe();
  }
  return rows;
};

/** Checks a list row by row. No company is touched: what was read waits beside until somebody decides, at most a day. */
export const checkList = async (doing: Doing, file: Upload): Promise<string> => {
  const { tx, actor, now, requestId, services } = doing;
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const { kind } = await recognise(file.path, file.size, file.name);
  const rows = await readRows(await readTable({ path: file.path, kind }, limits), services);
  const numbers = rows.flatMap(({ fields }) => (fields === null ? [] : [fields.businessNumber]));
  const known = await knownNumbers(tx, numbers);
  for (const row of rows) if (row.fields !== null && known.has(row.fields.businessNumber)) row.state = 'known';
  const count = (state: ReadRow['state']) => rows.filter((row) => row.state === state).length;
  const id = newId(now.getTime());
  const counts = { rowsNew: count('new'), rowsKnown: count('known'), rowsWrong: count('wrong') };
  const head = { id, agencyId: actor.agencyId, createdBy: actor.personId, createdAt: now };
  await insertImport(tx, { ...head, ...counts, fileName: file.name.slice(0, 200), fileHash: file.sha256 });
  for (let at = 0; at < rows.length; at += batch)
    await insertRows(tx, { importId: id, agencyId: actor.agencyId }, rows.slice(at, at + batch));
  await record(tx, actor, { requestId, action: 'companies.list_checked', subjectId: id, detail: counts });
  return id;
};

const basisOf = (services: Services, wish: ImportConfirmation): string => {
  const law = services.pack.catalogue.laws.items.find(({ id }) => id === wish.law);
  if (!law) throw new Problem('request.invalid', { fields: { law: '법을 골라 주세요. / Choose a law.' } });
  return `${law.name} ${wish.article}`;
};

/** Somebody names the article, the source and the last day of sight; then the list is taken in, all of it or nothing. */
export const confirmImport = async (doing: Doing, id: string, wish: ImportConfirmation): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const run = checkStep(await selectImportForUpdate(tx, id), actor, 'confirm');
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const today = civilOf(now.getTime());
  if (wish.validTo <= today || wish.validTo > addMonths(today, 60))
    throw new Problem('request.invalid', {
      fields: { validTo: '내일부터 5년 안의 날로 적어 주세요. / Within five years.' },
    });
  const legalBasis = basisOf(services, wish);
  const { source, validTo } = wish;
  await saveConfirmation(tx, id, { source, legalBasis, validTo, confirmedBy: actor.personId, confirmedAt: now });
  const detail = { rows: run.rowsNew, validTo };
  await record(tx, actor, {
    requestId,
    action: 'companies.import_confirmed',
    subjectId: id,
    detail,
    reason: legalBasis,
  });
  await services.enqueue(tx, importJob, { importId: id });
};

export const dropImport = async (doing: Doing, id: string): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  checkStep(await selectImportForUpdate(tx, id), actor, 'drop');
  await deleteRows(tx, id);
  await finishImport(tx, id, { state: 'dropped', finishedAt: now });
  await record(tx, actor, { requestId, action: 'companies.import_dropped', subjectId: id });
};

/** For the daily job: a list that nobody decided on within a day is dropped, with the people in it. */
export const dropForgotten = async ({ tx, now }: { tx: Tx; now: Date }): Promise<void> => {
  for (const id of await selectForgotten(tx, new Date(now.getTime() - 86_400_000))) {
    await deleteRows(tx, id);
    await finishImport(tx, id, { state: 'dropped', finishedAt: now });
  }
};

const importJob = 'companies.import';

/** One transaction for the whole list. `tell` reports beside it, because nothing inside can be seen before it ends. */
const takeAll = async (tx: Tx, now: Date, id: string, requestId: string, tell: (done: number) => Promise<void>) => {
  const run = await selectRunning(tx, id);
  if (run === null) return;
  const { agencyId, legalBasis, validTo } = run;
  if (await anyRegistered(tx, id)) throw new Problem('company.already_registered');
  let [done, after] = [0, 0];
  for (;;) {
    const taken = await takeIn(tx, id, after, taking, now);
    if (taken.length === 0) break;
    await openTaken(tx, id, taken, { agencyId, legalBasis, validTo });
    const deed = {
      requestId,
      action: 'company.imported',
      reason: legalBasis,
      detail: { import: id, agency: agencyId },
    };
    await recordMany(
      tx,
      { kind: 'system' },
      taken.map((company) => ({ ...deed, subjectId: company.id, companyId: company.id })),
    );
    // After the first few rows, and whenever they have become ten times as many.
    if (done === 0 || Math.floor(Math.log10(done)) < Math.floor(Math.log10(done + taken.length))) await lookAgain(tx);
    done += taken.length;
    after = taken.at(-1)?.line ?? after;
    await tell(done);
  }
  await deleteRows(tx, id);
  await finishImport(tx, id, { state: 'done', finishedAt: now, rowsDone: done });
};

/** Not locked: the progress is written beside. Nobody else touches a running import but its job. */
const selectRunning = async (tx: Tx, id: string) => {
  const run = await selectImport(tx, id);
  if (run?.state !== 'running' || run.legalBasis === null || run.validTo === null) return null;
  return { agencyId: run.agencyId, legalBasis: run.legalBasis, validTo: run.validTo };
};

const isTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === '23505' || fault.code === 'company.already_registered');

export const importHandlers = (database: Database, services: Services): Handlers => ({
  [importJob]: async (payload, run) => {
    const { importId } = ImportEvent.parse(payload);
    const beside = (work: (tx: Tx) => Promise<void>) => asSystem(database, 'write', work);
    const now = services.clock.now();
    try {
      await asSystem(database, 'write', (tx) =>
        takeAll(tx, now, importId, `job-${run.id}`, async (done) => {
          run.signal.throwIfAborted();
          await beside((other) => saveProgress(other, importId, done));
        }),
      );
    } catch (fault) {
      if (!isTaken(fault)) throw fault;
      // Somebody registered one of these numbers in the meantime: nothing was taken in, and the page says so.
      await beside(async (tx) => {
        await deleteRows(tx, importId);
        await finishImport(tx, importId, { state: 'failed', finishedAt: now, rowsDone: 0 });
      });
    }
  },
});
