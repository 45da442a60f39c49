import { civilOf } from '@boru/contract/civil';
import { GivenValue } from '@boru/contract/eligibility';
import { z } from 'zod';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { regionNames, selectVersion } from '../../programmes/index.ts';
import {
  type Application,
  correctionView,
  overlapsOf,
  selectAnswers,
  selectApplication,
  selectApplications,
  selectCorrections,
  selectTrace,
  versionsOf,
} from '../applications/index.ts';
import { deskOf, selectCall, selectForm } from '../calls/index.ts';
import { automaticOf, mayDo } from './model.ts';
import { findByReference, selectAwaited, selectChecks, selectLacking } from './store.ts';

const KnownFacts = z.array(z.object({ key: z.string(), value: GivenValue, until: z.string().nullable() }));

/** What was handed in for a call of our agency; every company whose application is listed is told so. */
export const listApplications = async (context: Context<Services>, callId: string) => {
  const { tx, actor, read } = context;
  const who = deskOf(actor);
  const call = await selectCall(tx, callId);
  if (call?.agencyId !== who.agencyId) throw new Problem('thing.not_found');
  const applications = await selectApplications(tx, { callId });
  const ids = applications.map(({ id }) => id);
  const lacking = await selectLacking(tx, ids);
  const awaited = await selectAwaited(tx, ids);
  for (const companyId of new Set(applications.map((one) => one.companyId)))
    read({ companyId, caseId: null, sections: ['summary'], reason: '지원 신청 목록' });
  const items = applications.flatMap(({ number, submittedAt, ...one }) =>
    number === null || submittedAt === null
      ? []
      : [
          {
            ...one,
            number,
            submittedAt: submittedAt.toISOString(),
            lacking: lacking.get(one.id) ?? 0,
            correctionDueOn: awaited.get(one.id) ?? null,
          },
        ],
  );
  return { items };
};

const named = (application: Application | undefined): Application & { number: string } => {
  if (application === undefined || application.number === null) throw new Problem('thing.not_found');
  return { ...application, number: application.number };
};

/** One application with everything that the reader's role may read of it, and what the record says beside it. */
export const showApplication = async (context: Context<Services>, id: string) => {
  const { tx, actor, now, read } = context;
  const who = deskOf(actor);
  const application = named(await selectApplication(tx, id));
  if (application.agencyId !== who.agencyId) throw new Problem('thing.not_found');
  const { callId, companyId, newest, formNumber } = application;
  const call = await selectCall(tx, callId);
  const form = await selectForm(tx, callId, formNumber);
  const programme =
    call?.programmeVersionId === null || call === undefined
      ? undefined
      : await selectVersion(tx, call.programmeVersionId);
  if (call === undefined || form === undefined || programme === undefined) throw new Problem('thing.not_found');
  const answers = await selectAnswers(tx, id, newest);
  const facts = KnownFacts.parse((await selectTrace(tx, id, newest))?.facts ?? []);
  const corrections = await selectCorrections(tx, id);
  const overlaps = await overlapsOf(context, id);
  read({ companyId, caseId: null, sections: ['summary', 'contact'], reason: `지원 신청 ${application.number}` });
  const { number, state, stateReason, version, companyName, businessNumber } = application;
  return {
    ...{ id, number, state, stateReason, version, newest, companyId, companyName, businessNumber },
    ...{ callId, callTitle: call.title, questions: form.questions, facts, overlaps, names: regionNames(context) },
    answers: answers.map(({ key, value, source }) => ({ key, value, source })),
    closed: form.questions.filter(({ readers }) => !readers.includes(who.role)).map(({ key }) => key),
    versions: await versionsOf(context, id),
    automatic: automaticOf(application, form.questions, answers, facts, overlaps.length),
    checks: (await selectChecks(tx, id)).map(({ checkedAt, ...check }) => ({
      ...check,
      checkedAt: checkedAt.toISOString(),
    })),
    corrections: corrections.map(correctionView),
    programme: programme.content,
    noticeOn: programme.noticeOn,
    today: civilOf(now.getTime()),
    may: mayDo(
      application,
      corrections.find((one) => one.state === 'open'),
      who,
    ),
  };
};

/** Another agency asks about a reference: which application of ours it is. */
export const showReference = async (context: Context<Services>, reference: string) => {
  const id = await findByReference(context.tx, reference);
  if (id === null) throw new Problem('thing.not_found');
  return { id };
};
