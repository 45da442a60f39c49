import type { AwardLine, AwardList, AwardView, OverlapView } from '@boru/contract/awards';
import { civilOf } from '@boru/contract/civil';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames, companyNumbered } from '#rooms/organisations';
import { entryViewOf, linesToAward, requestsOf, selectEntries } from '../budget/index.ts';
import { deskWorker, instalmentState, mayDecide, mayDo, stateOf, termsOf } from './model.ts';
import {
  type AwardRow,
  type ChangeRow,
  type OverlapWish,
  selectAgreements,
  selectAward,
  selectAwards,
  selectChanges,
  selectInstalments,
  selectOverlaps,
} from './store.ts';

export type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services' | 'trace' | 'read'>;
type Names = Awaited<ReturnType<typeof agencyNames>>;

const none = { ko: '', en: '' };
export const namesOf = ({ tx, now }: Pick<Asking, 'tx' | 'now'>): Promise<Names> =>
  agencyNames(tx, civilOf(now.getTime()));

const lineOf = (award: AwardRow, names: Names): AwardLine => {
  const { id, reference, companyName, title, item, fiscalYear, periodFrom, periodTo, grantWon, ownWon } = award;
  const { disbursedWon, spentWon, dueWon } = award;
  return {
    ...{ id, reference, companyName, title, item, fiscalYear, periodFrom, periodTo, grantWon, ownWon },
    ...{ disbursedWon, spentWon, dueWon },
    agencyName: names.get(award.agencyId) ?? none,
    state: stateOf(award),
  };
};

/** An agency that reads a company's award leaves a trace that the company sees. */
export const noteReading = ({ actor, read }: Pick<Asking, 'actor' | 'read'>, companies: Iterable<string>): void => {
  if (actor.kind !== 'agency') return;
  for (const companyId of new Set(companies)) read({ companyId, caseId: null, sections: ['money'], reason: '보조금' });
};

export const listAwards = async (asking: Asking): Promise<AwardList> => {
  const awards = await selectAwards(asking.tx);
  const names = await namesOf(asking);
  noteReading(
    asking,
    awards.map(({ companyId }) => companyId),
  );
  const { actor } = asking;
  const decides = actor.kind === 'agency' && (actor.role === 'officer' || actor.role === 'manager');
  return {
    items: awards.map((award) => lineOf(award, names)),
    lines: decides ? await linesToAward(asking) : [],
  };
};

export const awardOf = async ({ tx }: Pick<Asking, 'tx'>, id: string): Promise<AwardRow> => {
  const award = await selectAward(tx, id);
  if (award === undefined) throw new Problem('thing.not_found');
  return award;
};

const changeView = (change: ChangeRow, asking: Pick<Asking, 'actor'>) => {
  const { askedBy: _by, askedAt, decidedAt, ...rest } = change;
  return {
    ...rest,
    askedAt: askedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    mayDecide: mayDecide(change, asking.actor),
  };
};

const dutiesOf = ({ services }: Pick<Asking, 'services'>, { grantWon, fiscalYear }: AwardRow) => {
  const { items } = services.pack.catalogue.subsidyRules;
  const laws = new Map(services.pack.catalogue.laws.items.map(({ id, short }) => [id, short.ko]));
  const day = `${fiscalYear}-12-31`;
  return items
    .filter(
      ({ fromWon, validFrom, validTo }) => grantWon >= fromWon && (validFrom ?? day) <= day && day <= (validTo ?? day),
    )
    .map(({ name, fromWon, lawRef, verified }) => ({
      ...{ name, fromWon, verified },
      article: `${laws.get(lawRef.law) ?? lawRef.law} ${lawRef.article}`,
    }));
};

const mostEntries = 500;
export const showAward = async (asking: Asking, id: string): Promise<AwardView> => {
  const { tx, actor } = asking;
  const award = await awardOf(asking, id);
  noteReading(asking, [award.companyId]);
  const changes = await selectChanges(tx, id);
  const terms = termsOf(award, changes);
  const requests = actor.kind === 'agency' ? await requestsOf(asking, { awardId: id }) : [];
  const instalments = (await selectInstalments(tx, id)).map((one) => ({
    ...one,
    state: instalmentState(
      requests.filter(({ kind, subjectId }) => kind === 'disburse' && subjectId === one.id).map(({ state }) => state),
      one.paidOn !== null,
    ),
  }));
  const { lineId, programmeId, businessNumber, article, clause, committedWon, heldWon, ownSpentWon } = award;
  return {
    ...lineOf(
      { ...award, periodTo: terms.periodTo, grantWon: terms.grantWon, ownWon: terms.ownWon },
      await namesOf(asking),
    ),
    ...{ lineId, programmeId, businessNumber, article, clause, committedWon, heldWon, ownSpentWon },
    isArticleVerified: award.articleVerified,
    returnedWon: award.returnedWon,
    plan: [...terms.plan],
    instalments,
    agreements: (await selectAgreements(tx, id)).map((one) => ({ ...one, issuedAt: one.issuedAt.toISOString() })),
    changes: changes.map((change) => changeView(change, asking)),
    // Why it was decided beside another grant is the agency's own word.
    overlapWords: actor.kind === 'agency' ? award.overlapWords : null,
    requests,
    entries: (await selectEntries(tx, { awardId: id }, mostEntries)).map(entryViewOf),
    duties: dutiesOf(asking, award),
    decidedByName: award.decidedByName,
    decidedAt: award.decidedAt.toISOString(),
    may: mayDo(award, actor),
  };
};

/** The same question that the database asks again when the award is written. */
export const findOverlaps = async (
  asking: Pick<Asking, 'tx' | 'now' | 'actor' | 'services'>,
  wish: Omit<OverlapWish, 'years'>,
  otherThan: string | null = null,
): Promise<{ items: OverlapView[]; years: number }> => {
  const { agencyId } = deskWorker(asking.actor);
  const years = asking.services.pack.catalogue.subsidyRules.lookBackYears;
  const found = await selectOverlaps(asking.tx, { ...wish, years }, otherThan);
  const names = await namesOf(asking);
  return {
    years,
    items: found.map((one) => ({
      agencyName: names.get(one.agencyId) ?? none,
      reference: one.reference,
      isSameTime: one.isSameTime,
      isOwn: one.agencyId === agencyId,
    })),
  };
};
/** Asked while the form is written; only about a company that this desk sees, and with a trace that the company reads. */
export const askForOverlaps = async (
  asking: Asking,
  { businessNumber, ...wish }: Omit<OverlapWish, 'years' | 'companyId'> & { businessNumber: string },
) => {
  deskWorker(asking.actor);
  const company = await companyNumbered(asking.tx, businessNumber);
  if (company === undefined) throw unknownCompany();
  noteReading(asking, [company.id]);
  return findOverlaps(asking, { ...wish, companyId: company.id });
};
export const unknownCompany = (): Problem =>
  new Problem('request.invalid', {
    fields: {
      businessNumber:
        '우리 기관이 볼 수 있는 확인된 기업이 아닙니다. 번호를 확인해 주세요. / Not a confirmed company that this agency sees. Check the number.',
    },
  });
