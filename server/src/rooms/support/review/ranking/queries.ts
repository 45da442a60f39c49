import type { RankingView } from '@boru/contract/review';
import { calibrate, crossing, decisive, type Ranked, rankOfficially, type ScoreRule } from '@boru/engines/scoring';
import { Problem } from '#kernel/problem';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { type Applied, ownCall, type Panel, selectApplications, selectJudges, selectPanel } from '../panels/index.ts';
import { type Sheet, selectSheets } from '../sheets/index.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

export const ruleOf = ({ criteria, rule, leastTotal, tieBreak }: Panel): ScoreRule => ({
  criteria: criteria.map(({ id, weight, highest, floor }) => ({ id, weight, highest, floor })),
  rule,
  leastTotal,
  tieBreak,
});
const sheetsOf = (sheets: readonly Sheet[]) =>
  sheets
    .filter(({ state }) => state === 'submitted')
    .map(({ applicationId, judgeId, marks }) => ({ application: applicationId, judge: judgeId, marks }));

export type Standing = {
  panel: Panel;
  applications: Applied[];
  ranking: readonly Ranked[];
  sheets: ReturnType<typeof sheetsOf>;
};
/** The official ranking of a panel whose scoring is over; before that nobody makes one. */
export const standingOf = async ({ tx }: Pick<Asking, 'tx'>, callId: string): Promise<Standing> => {
  const panel = await selectPanel(tx, callId);
  if (panel === undefined) throw new Problem('thing.not_found');
  if (panel.state !== 'closed') throw new Problem('review.not_now');
  const applications = await selectApplications(tx, callId);
  const sheets = sheetsOf(await selectSheets(tx, { callId }));
  const ids = applications.map(({ id }) => id);
  const meant = sheets.filter(({ application }) => ids.includes(application));
  return { panel, applications, sheets: meant, ranking: rankOfficially(ruleOf(panel), meant, ids) };
};

/** As many as the budget takes in the order of the ranking, each with its full benefit. */
export const placesWithin = (budgetWon: number, { applications, ranking }: Standing): number => {
  let [left, places] = [budgetWon, 0];
  const inOrder = ranking.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  for (const { application } of inOrder) {
    const one = applications.find(({ id }) => id === application);
    left -= one?.benefitWon ?? one?.askedWon ?? 0;
    if (left < 0) break;
    places += 1;
  }
  return places;
};

const total = { ko: '총점', en: 'Total' };
const failingShown = ({ criteria }: Panel, { failing }: Ranked) =>
  failing.map(({ criterion, ...rest }) => ({
    ...rest,
    criterion: criterion === null ? total : (criteria.find(({ id }) => id === criterion)?.title ?? null),
  }));

export const showRanking = async (asking: Asking, callId: string): Promise<Sent<RankingView>> => {
  const call = await ownCall(asking, callId);
  const standing = await standingOf(asking, callId);
  const { panel, applications, ranking, sheets } = standing;
  const places = placesWithin(call.budgetWon, standing);
  const second = calibrate(ruleOf(panel), sheets, ranking);
  const flagged = new Set(crossing(ranking, second.ranking, places));
  const ids = applications.map(({ id }) => id);
  const moved = decisive(ruleOf(panel), sheets, ids, places);
  const judges = await selectJudges(asking.tx, callId);
  const numberOf = (id: string) => applications.find((one) => one.id === id)?.number ?? '';
  const rows = ranking.map((row, at) => {
    const one = applications[at];
    const beside = second.ranking[at];
    const { application: applicationId, judges: counted, failing: _raw, ...rest } = row;
    return {
      ...{ ...rest, applicationId, judges: counted, failing: failingShown(panel, row) },
      ...{ number: one?.number ?? '', companyName: one?.companyName ?? '', askedWon: one?.askedWon ?? null },
      ...{ calibratedRank: beside?.rank ?? null, calibratedTotal: beside?.total ?? null },
      isCrossing: flagged.has(applicationId),
    };
  });
  return {
    ...{ callId, title: call.title, rule: panel.rule, places },
    rows: rows.sort((a, b) => (a.rank ?? 9_999) - (b.rank ?? 9_999) || (a.number < b.number ? -1 : 1)),
    judges: second.judges.map(({ judge, offset, sheets: counted }) => ({
      judgeId: judge,
      name: judges.find(({ id }) => id === judge)?.name ?? '',
      offset,
      sheets: counted,
      decisive: (moved.find((one) => one.judge === judge)?.applications ?? []).map(numberOf),
    })),
  };
};
