import { civilOf } from '@boru/contract/civil';
import type { CertificateLine, CheckedCertificate, RunCertificates } from '@boru/contract/education-attendance';
import { Problem } from '#kernel/problem';
import { qrRows, renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import { linkTo } from '#platform/mail/index';
import type { Services } from '#platform/services';
import { ownCompany } from '#rooms/organisations';
import { standingsOf } from '../attendance/index.ts';
import { type Asking, selectRun } from '../courses/index.ts';
import { firstLetter } from '../seats/index.ts';
import { type Certificate, stateOf, typedCode } from './model.ts';
import { selectCertificate, selectCertificates, selectLastBatch, selectSurvey } from './store.ts';

const todayOf = (now: Date) => civilOf(now.getTime());
const lineOf = (one: Certificate, now: Date): CertificateLine => ({
  ...{ id: one.id, number: one.number, personName: one.personName, companyName: one.companyName },
  ...{ courseTitle: one.courseTitle, issuedOn: one.issuedOn, expiresOn: one.expiresOn, revokeReason: one.revokeReason },
  state: stateOf(one, todayOf(now)),
});

export const showRunCertificates = async (context: Context<Services>, runId: string): Promise<RunCertificates> => {
  const { tx, actor, now, read } = context;
  const run = await selectRun(tx, runId);
  if (actor.kind !== 'agency' || run?.agencyId !== actor.agencyId) throw new Problem('thing.not_found');
  const standings = await standingsOf(tx, runId, run.courseId);
  const made = await selectCertificates(tx, { runId });
  const batch = await selectLastBatch(tx, runId);
  for (const companyId of new Set(standings.map(({ one }) => one.companyId)))
    read({ companyId, caseId: null, sections: ['summary', 'contact'], reason: '교육 수료' });
  const people = standings.map(({ one, attended, planned, score, lacks, isMet }) => {
    const own = made.filter(({ attendeeId }) => attendeeId === one.id);
    const certificate = own.find(({ revokedAt }) => revokedAt === null) ?? own[0];
    const isReady = isMet && own.every(({ revokedAt }) => revokedAt !== null);
    return {
      line: {
        ...{ attendeeId: one.id, name: one.name, attended, planned, score, lacks: [...lacks] },
        certificate: certificate ? lineOf(certificate, now) : null,
      },
      isReady,
    };
  });
  return {
    ready: people.filter(({ isReady }) => isReady).length,
    people: people.map(({ line }) => line),
    batch: batch ? { total: batch.total, done: batch.done, isDone: batch.state === 'done' } : null,
  };
};

export const listOwnCertificates = async ({
  tx,
  actor,
  now,
}: Context<Services>): Promise<{ items: CertificateLine[] }> => {
  const { companyId } = await ownCompany(tx, actor);
  return { items: (await selectCertificates(tx, { companyId })).map((one) => lineOf(one, now)) };
};

/** By number and code; either wrong is the same as neither being there. */
export const checkCertificate = async (
  { tx, now }: Asking,
  asked: { number: string; code: string },
): Promise<CheckedCertificate> => {
  const one = await selectCertificate(tx, {
    number: asked.number.replace(/\s/g, ''),
    checkCode: typedCode(asked.code),
  });
  if (!one) throw new Problem('thing.not_found');
  return {
    ...{
      number: one.number,
      person: firstLetter(one.personName),
      courseTitle: one.courseTitle,
      agencyName: one.agencyName,
    },
    ...{ heldFrom: one.heldFrom, heldUntil: one.heldUntil, issuedOn: one.issuedOn, expiresOn: one.expiresOn },
    state: stateOf(one, todayOf(now)),
  };
};

const checkPath = '/education/certificate';
const itemOf = (one: Certificate, origin: string) => ({
  ...{ number: one.number, person: one.personName, company: one.companyName, course: one.courseTitle },
  ...{ heldFrom: one.heldFrom, heldUntil: one.heldUntil, minutes: one.minutes, basis: one.basis },
  ...{ agency: one.agencyName, issuedOn: one.issuedOn, expiresOn: one.expiresOn, code: one.checkCode },
  address: linkTo(origin, checkPath),
  qr: qrRows(linkTo(origin, checkPath, `${one.number}.${one.checkCode}`)),
});

const paperOf = async (
  { now, services }: Context<Services>,
  filename: string,
  rows: readonly Certificate[],
): Promise<FileReply> => {
  const data = { items: rows.map((one) => itemOf(one, services.config.origin)) };
  const { pdf } = await renderPdf('completion-certificate', data, { at: now });
  return { filename, contentType: 'application/pdf', body: pdf };
};

/** One paper, for the company or the agency; a revoked one is not printed again. */
export const printCertificate = async (context: Context<Services>, id: string): Promise<FileReply> => {
  const one = await selectCertificate(context.tx, { id });
  if (!one || one.revokedAt !== null) throw new Problem('thing.not_found');
  if (context.actor.kind === 'agency')
    context.read({ companyId: one.companyId, caseId: null, sections: ['summary'], reason: '교육 수료' });
  context.trace({ action: 'education.certificate_taken', subjectId: one.id, companyId: one.companyId });
  return paperOf(context, `수료증-${one.number}.pdf`, [one]);
};

/** All papers of a run in one file, to print and hand out. */
export const printRun = async (context: Context<Services>, runId: string): Promise<FileReply> => {
  const { tx, actor, read, trace } = context;
  const run = await selectRun(tx, runId);
  if (actor.kind !== 'agency' || run?.agencyId !== actor.agencyId) throw new Problem('thing.not_found');
  const rows = (await selectCertificates(tx, { runId }))
    .filter(({ revokedAt }) => revokedAt === null)
    .reverse()
    .slice(0, 500);
  if (rows.length === 0) throw new Problem('thing.not_found');
  for (const companyId of new Set(rows.map((one) => one.companyId)))
    read({ companyId, caseId: null, sections: ['summary'], reason: '교육 수료' });
  trace({ action: 'education.certificates_taken', subjectId: runId, detail: { count: rows.length } });
  return paperOf(context, '수료증.pdf', rows);
};

/** From five answers on: the database says no fewer. */
export const showSurvey = async ({ tx }: Context<Services>) => ({ items: await selectSurvey(tx) });
