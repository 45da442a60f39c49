import { civilOf, formatTime } from '@boru/contract/civil';
import { HWPX_TYPE, numbered, officialDate, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { ownCall, selectConflicts, selectJudges } from '../panels/index.ts';
import { showRanking, standingOf } from '../ranking/index.ts';
import { runShown, selectProposals, selectResults, selectRun } from '../selection/index.ts';
import { outlineOf } from './model.ts';

const moment = (at: Date | null): string | null =>
  at === null ? null : `${officialDate(civilOf(at.getTime()))} ${formatTime(at.getTime())}`;

const decidedOf = async ({ tx }: Pick<Context<Services>, 'tx'>, callId: string) => {
  const proposal = (await selectProposals(tx, callId)).find(({ state }) => state !== 'returned');
  const run = proposal && (await selectRun(tx, proposal.runId));
  if (proposal === undefined || run === undefined) return null;
  const shown = runShown(run);
  const answers = { solver: shown.solverAnswer, first: shown.first, ordered: shown.ordered };
  const { proposedByName, reason, decidedByName, decisionReason, decidedAt } = proposal;
  const answer = answers[proposal.source] ?? shown.first;
  return {
    ...{ answer, ordered: shown.ordered, costs: shown.costs ?? [], changes: run.changes, solver: shown.solver },
    ...{
      inputHash: shown.inputHash,
      proposedBy: proposedByName,
      reason,
      decidedBy: decidedByName,
      decisionReason,
      decidedAt,
    },
  };
};

/** 평가·선정 회의록: a draft until it is decided. */
export const takeMinutes = async (
  context: Context<Services>,
  callId: string,
  format: 'pdf' | 'hwpx',
): Promise<FileReply> => {
  const { tx, now, trace } = context;
  const call = await ownCall(context, callId);
  const { panel, applications } = await standingOf(context, callId);
  const ranking = await showRanking(context, callId);
  const judges = await selectJudges(tx, callId);
  const decided = await decidedOf(context, callId);
  const results = new Map((await selectResults(tx, callId)).map((one) => [one.applicationId, one]));
  const numberOf = (id: string) => applications.find((one) => one.id === id)?.number ?? '';
  const lines = outlineOf({
    ...{
      budgetWon: call.budgetWon,
      openedAt: moment(panel.openedAt),
      closedAt: moment(panel.closedAt),
      panel,
      judges,
      ranking,
      decided,
      numberOf,
    },
    conflicts: (await selectConflicts(tx, callId)).map(({ judgeId, applicationId, source, ground }) => ({
      ...{ source, ground, number: numberOf(applicationId) },
      judge: judges.find(({ id }) => id === judgeId)?.name ?? '',
    })),
    results: applications.flatMap(({ id, number, companyName }) => {
      const one = results.get(id);
      return one === undefined ? [] : [{ ...one, number, companyName }];
    }),
  });
  const at = decided?.decidedAt ?? now;
  const data = {
    title: `${call.title} 평가·선정 회의록`.slice(0, 200),
    state: decided?.decidedAt == null ? '결정하지 않은 초안' : '결정한 회의록',
    by: decided?.decidedBy ?? '–',
    preparedOn: officialDate(civilOf(at.getTime())),
    lines: numbered(lines),
  };
  trace({ action: 'review.minutes_taken', subjectId: callId, detail: { format } });
  const filename = `평가선정-회의록-${call.number}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('council-minutes', data) };
  return { filename, contentType: 'application/pdf', body: (await renderPdf('council-minutes', data, { at })).pdf };
};
