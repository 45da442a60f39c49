import { civilOf } from '@boru/contract/civil';
import type { MonthView, ReviewList, SignedReview } from '@boru/contract/log-reviews';
import { lists } from '@boru/contract/words';
import { Problem } from '#kernel/problem';
import { renderPdf } from '#platform/documents/index';
import type { Context, FileReply, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyOf, auditorOf } from '../auditing/index.ts';
import { dueOf, type Month, newestLate, officeOf, pastMonths, requireOver, spanOf, stateOf } from './model.ts';
import {
  type Signed,
  selectDownloads,
  selectFigures,
  selectMonths,
  selectPeople,
  selectSigned,
  selectUnsigned,
} from './store.ts';

type Doing = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

const signedView = (signed: Signed | undefined): Sent<SignedReview> | null =>
  signed === undefined
    ? null
    : {
        verdict: signed.verdict,
        findings: signed.findings,
        measures: signed.measures,
        figures: signed.figures,
        reviewedBy: signed.reviewedByName,
        signedAt: signed.signedAt.toISOString(),
      };

const lastDayOf = (due: { dueAt: number | null }): string => civilOf((due.dueAt ?? 0) - 1);

export const listMonths = async ({ tx, actor, now, services }: Doing): Promise<Sent<ReviewList>> => {
  const agencyId = agencyOf(auditorOf(actor), {});
  const months = pastMonths(now);
  const signed = await selectSigned(tx, months);
  const busy = await selectMonths(tx, agencyId, months);
  const items = months
    .filter((month) => busy.has(month) || signed.has(month))
    .map((month) => {
      const due = dueOf(services.pack, month);
      const state = stateOf(due, signed.has(month), now);
      return { month, state, dueOn: lastDayOf(due), review: signedView(signed.get(month)) };
    });
  return { items };
};

const agencyName = ({ pack }: Services, agencyId: number | null): { ko: string; en: string } | null =>
  pack.agencies.items.find(({ id }) => id === agencyId)?.names.find(({ validTo }) => validTo === null) ?? null;

export const showMonth = async ({ tx, actor, now, services }: Doing, month: Month): Promise<Sent<MonthView>> => {
  const agencyId = agencyOf(auditorOf(actor), {});
  requireOver(month, now);
  const [span, office, due] = [spanOf(month), officeOf(services.pack), dueOf(services.pack, month)];
  const signed = (await selectSigned(tx, [month])).get(month);
  const downloads = await selectDownloads(tx, agencyId, span);
  return {
    month,
    state: stateOf(due, signed !== undefined, now),
    dueOn: lastDayOf(due),
    explanation: due,
    agency: agencyName(services, agencyId),
    figures: await selectFigures(tx, agencyId, span, office),
    people: await selectPeople(tx, agencyId, span, office),
    downloads: downloads.map(({ id, at, ...row }) => ({ ...row, key: String(id), at: at.toISOString() })),
    review: signedView(signed),
  };
};

/** The signed review on paper, as it was signed: figures of that moment, not of today. */
export const printReview = async ({ tx, actor, now, services }: Doing, month: Month): Promise<FileReply> => {
  const agencyId = agencyOf(auditorOf(actor), {});
  const signed = (await selectSigned(tx, [month])).get(month);
  if (!signed) throw new Problem('thing.not_found');
  const data = {
    month,
    agency: agencyName(services, agencyId)?.ko ?? '보루 운영',
    figures: signed.figures,
    verdict: lists.reviewVerdict[signed.verdict === 'found' ? 'found' : 'nothing'].ko,
    findings: signed.findings,
    measures: signed.measures,
    reviewedBy: signed.reviewedByName,
    signedOn: civilOf(signed.signedAt.getTime()),
  };
  const { pdf } = await renderPdf('access-review', data, { at: now });
  return { filename: `접속기록-점검-${month}.pdf`, contentType: 'application/pdf', body: pdf };
};

/** Which agencies have not reviewed the newest month that is overdue; each is told of a month once. */
export const lateReviews = async ({
  tx,
  now,
  services,
}: Pick<Doing, 'tx' | 'now' | 'services'>): Promise<{ agencyId: number; month: Month }[]> => {
  const month = newestLate(services.pack, now);
  if (month === undefined) return [];
  const agencies = services.pack.agencies.items.map(({ id }) => id);
  return (await selectUnsigned(tx, agencies, month)).map((agencyId) => ({ agencyId, month }));
};
