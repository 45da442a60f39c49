import { randomBytes } from 'node:crypto';
import { addDays, civilOf, partsOf } from '@boru/contract/civil';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { notify } from '#platform/notices/index';
import { record, recordMany } from '#rooms/evidence';
import { mailAddresses, personName } from '#rooms/organisations';
import { type Standing, standingsOf } from '../attendance/index.ts';
import {
  type Asking,
  type Doing,
  deskOf,
  namesOfAgencies,
  type Run,
  selectCourse,
  selectRun,
} from '../courses/index.ts';
import { type Certificate, codeOf, expiryOf, numberOf, requireStanding } from './model.ts';
import {
  holdBatch,
  insertBatch,
  insertCertificates,
  markReminded,
  saveBatch,
  saveRevoked,
  selectCertificate,
  selectCertificates,
  selectExpiring,
  takeSerials,
} from './store.ts';

/** Those who meet the rule and hold no certificate of this run. */
const readyIn = async ({ tx }: Pick<Doing, 'tx'>, run: Run): Promise<Standing[]> => {
  const held = new Set(
    (await selectCertificates(tx, { runId: run.id }))
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ attendeeId }) => attendeeId),
  );
  return (await standingsOf(tx, run.id, run.courseId)).filter(({ isMet, one }) => isMet && !held.has(one.id));
};

/** Leaves the work to the outbox: five hundred papers must not keep a page waiting. */
export const askForCertificates = async (doing: Doing, runId: string): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const { personId: askedBy, agencyId } = deskOf(actor);
  const run = await selectRun(tx, runId);
  if (run?.agencyId !== agencyId) throw new Problem('thing.not_found');
  const total = (await readyIn(doing, run)).length;
  if (total === 0) throw new Problem('education.nobody_ready');
  const id = newId(now.getTime());
  await insertBatch(tx, {
    id,
    runId,
    agencyId,
    total,
    askedBy,
    askedByName: await personName(tx, askedBy),
    askedAt: now,
  });
  await record(tx, actor, { requestId, action: 'education.certificates_asked', subjectId: runId, detail: { total } });
  await services.enqueue(tx, 'education.certify', { batchId: id });
};

const certificateOf = async (asking: Asking, run: Run) => {
  const course = await selectCourse(asking.tx, run.courseId);
  if (!course) throw new Problem('thing.not_found');
  const { pack } = asking.services;
  const laws = new Map(pack.catalogue.laws.items.map(({ id, name }) => [id, name]));
  const issuedOn = civilOf(asking.now.getTime());
  const shared = {
    ...{ runId: run.id, agencyId: run.agencyId, courseTitle: run.title, issuedOn },
    agencyName: (await namesOfAgencies(asking)).get(run.agencyId)?.ko ?? '',
    basis: course.basis.map(({ law, article }) => `「${laws.get(law) ?? law}」 ${article}`).join(', '),
    ...{ heldFrom: civilOf(run.startsAt.getTime()), heldUntil: civilOf(run.endsAt.getTime()) },
    ...{ expiresOn: expiryOf(issuedOn, course.rule.validMonths), revokedAt: null, revokeReason: null },
  };
  const year = partsOf(issuedOn).year;
  return {
    year,
    make: ({ one, attended }: Standing, serial: number): Certificate => ({
      ...shared,
      ...{ id: newId(asking.now.getTime()), attendeeId: one.id, companyId: one.companyId, minutes: attended },
      ...{ personName: one.name, companyName: one.companyName, checkCode: codeOf(randomBytes(10)) },
      number: numberOf(year, pack.manifest.province.short.ko, serial),
    }),
  };
};

const slice = 25;
/** One slice in one transaction: numbers, rows, trace and progress stand or fall together. Answers whether more is to do. */
export const certifySome = async (doing: Doing, batchId: string): Promise<boolean> => {
  const { tx, requestId } = doing;
  const batch = await holdBatch(tx, batchId);
  const run = batch && (await selectRun(tx, batch.runId));
  if (!batch || !run || batch.state === 'done') return false;
  const ready = await readyIn(doing, run);
  const now = ready.slice(0, slice);
  if (now.length > 0) {
    const { year, make } = await certificateOf(doing, run);
    const first = await takeSerials(tx, year, now.length);
    const rows = now.map((standing, index) => make(standing, first + index));
    await insertCertificates(tx, batchId, rows);
    await recordMany(
      tx,
      { kind: 'system' },
      rows.map(({ id, companyId }) => ({ requestId, action: 'education.certified', subjectId: id, companyId })),
    );
  }
  const isMore = ready.length > slice;
  await saveBatch(tx, batchId, { done: batch.done + now.length, state: isMore ? 'waiting' : 'done' });
  if (!isMore) await tellCompanies(doing, run, batchId);
  return isMore;
};

const tellCompanies = async (doing: Doing, run: Run, batchId: string): Promise<void> => {
  const companies = new Set((await selectCertificates(doing.tx, { runId: run.id })).map(({ companyId }) => companyId));
  for (const companyId of companies)
    await notify(doing, await mailAddresses(doing.tx, { companyId }), {
      ...{ event: 'education.certificate', key: `education.certified:${batchId}:${companyId}` },
      ...{ path: '/company/education', as: { companyId } },
    });
};

export const revokeCertificate = async (doing: Doing, id: string, revokeReason: string): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { personId: revokedBy, agencyId } = deskOf(actor);
  const one = requireStanding(await selectCertificate(tx, { id }), agencyId);
  await saveRevoked(tx, id, { revokedAt: now, revokedBy, revokeReason });
  const deed = { requestId, action: 'education.certificate_revoked', subjectId: id, companyId: one.companyId };
  await record(tx, actor, { ...deed, reason: revokeReason });
};

/** A month before a certificate ends its company hears of it, once. */
export const remindOfExpiry = async (doing: Doing): Promise<number> => {
  const { tx, now } = doing;
  const ending = await selectExpiring(tx, addDays(civilOf(now.getTime()), 30));
  for (const companyId of new Set(ending.map((one) => one.companyId)))
    await notify(doing, await mailAddresses(tx, { companyId }), {
      ...{ event: 'education.certificate', key: `education.expires:${companyId}:${civilOf(now.getTime())}` },
      ...{ path: '/company/education', as: { companyId } },
    });
  await markReminded(
    tx,
    ending.map(({ id }) => id),
    now,
  );
  return ending.length;
};
