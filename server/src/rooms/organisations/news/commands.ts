import { civilOf, instantOf } from '@boru/contract/civil';
import type { ReplyEvent } from '@boru/contract/events';
import type { Actor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import {
  companyConfirmedLetter,
  companyRefusedLetter,
  companyRegisteredLetter,
  consentWithdrawnLetter,
  papersLeftLetter,
} from '#platform/mail/index';
import { type News, notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import type { RefusedStep } from '#platform/steps/index';
import { companiesRead, lateReviews, record } from '#rooms/evidence';
import { secretariat } from '../agencies/index.ts';
import { consentReceipt } from '../consents/index.ts';
import { mailAddresses } from '../members/index.ts';
import { pathOf } from '../steps/index.ts';

type Doing = { tx: Tx; now: Date; requestId: string; services: Services };

const tell = async (doing: Doing, as: { companyId: string } | { agencyId: number }, news: Omit<News, 'as' | 'key'>) =>
  notify(doing, await mailAddresses(doing.tx, as), { ...news, as, key: doing.requestId });

export const tellSecretariat = async (doing: Doing, companyId: string): Promise<void> => {
  const { id: agencyId } = await secretariat(doing.tx, civilOf(doing.now.getTime()));
  const letter: News['letter'] = (locale, url) => companyRegisteredLetter({ locale, url });
  await tell(doing, { agencyId }, { event: 'company.registered', path: `/desk/companies/${companyId}`, letter });
};

export const tellCompany = (doing: Doing, companyId: string, news: 'confirmed' | 'refused'): Promise<number> => {
  const letterOf = news === 'confirmed' ? companyConfirmedLetter : companyRefusedLetter;
  const letter: News['letter'] = (locale, url) => letterOf({ locale, url });
  return tell(doing, { companyId }, { event: 'company.status', path: '/company', letter });
};

/** Who received data must know that the basis is gone (and destroy what nothing else allows to keep). */
export const tellRecipient = async (doing: Doing, consentId: string): Promise<void> => {
  const consent = await consentReceipt(doing.tx, consentId);
  if (!consent) return;
  const { receiptNumber, agencyId } = consent;
  const letter: News['letter'] = (locale, url) => consentWithdrawnLetter({ locale, receiptNumber, url });
  await tell(doing, { agencyId }, { event: 'consent.withdrawn', path: '/desk', reference: receiptNumber, letter });
};

/** 열람 알림: which companies' files were read on the day that has ended. Once a day, so that reading is never a stream of mails. */
export const tellOfReadings = async (doing: Doing): Promise<void> => {
  const until = new Date(instantOf(civilOf(doing.now.getTime())));
  const on = civilOf(until.getTime() - 1);
  for (const companyId of await companiesRead(doing.tx, { from: new Date(instantOf(on)), until }))
    await notify(doing, await mailAddresses(doing.tx, { companyId }), {
      event: 'file.read',
      key: `file.read:${companyId}:${on}`,
      as: { companyId },
      path: '/company/readers',
    });
};

/** 멈춘 연결: who leads the agency sets it going again; what was not sent stands in the notices of the desk. */
export const tellOfStoppedHook = async (doing: Doing, hookId: string, agencyId: number): Promise<void> => {
  await notify(doing, await mailAddresses(doing.tx, { agencyId, role: 'manager' }), {
    event: 'hook.stopped',
    key: `hook.stopped:${hookId}:${doing.requestId}`,
    as: { agencyId },
    path: '/desk/hooks',
  });
};

/** For the machine: what was pressed could not be carried out any more. */
export const tellOfRefusedStep = async (
  doing: Doing & { actor: Actor },
  step: RefusedStep & { id: string },
  code: string,
): Promise<void> => {
  const { id, personId, agencyId, companyId, endpoint, about } = step;
  const detail = { endpoint, about, code, personId };
  await record(doing.tx, doing.actor, { requestId: doing.requestId, action: 'step.refused', subjectId: id, detail });
  const as = agencyId !== null ? { agencyId } : companyId !== null ? { companyId } : null;
  if (as === null) return;
  const to = (await mailAddresses(doing.tx, as)).filter((one) => one.personId === personId);
  // Sealed: the agency's own system need not know what one person pressed.
  await notify(doing, to, { event: 'step.refused', key: `step.refused:${id}`, as, path: pathOf(step), isSealed: true });
};

/** Whoever answered by mail: the words were taken, so many papers were not. Each answer is told of once. */
export const tellOfPapersLeft = async (doing: Doing, told: ReplyEvent): Promise<void> => {
  const { personId, companyId, caseId, left } = told;
  const to = (await mailAddresses(doing.tx, { companyId })).filter((one) => one.personId === personId);
  const letter: News['letter'] = (locale, url) => papersLeftLetter({ locale, count: left, url });
  const key = `reply.partly:${caseId}:${doing.requestId}`;
  const path = `/company/cases/${caseId}` as const;
  await notify(doing, to, { event: 'reply.partly', key, as: { companyId }, path, letter });
};

/** 늦은 점검: the auditors of an agency, once for each month that was not reviewed in time (안전성 확보조치 기준 제8조). */
export const tellOfLateReviews = async (doing: Doing): Promise<void> => {
  for (const { agencyId, month } of await lateReviews(doing))
    await notify(doing, await mailAddresses(doing.tx, { agencyId, role: 'auditor' }), {
      event: 'review.late',
      key: `review.late:${agencyId}:${month}`,
      as: { agencyId },
      path: `/desk/audit/reviews/${month}`,
    });
};
