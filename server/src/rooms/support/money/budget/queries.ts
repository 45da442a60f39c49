import { civilOf } from '@boru/contract/civil';
import type { AccountKind, BudgetLineView, EntryKind } from '@boru/contract/money';
import type { AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { renderXlsx, type XlsxColumn } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { deskOf, mayDo, stateOf, worksWithMoney } from './model.ts';
import {
  type EntryRow,
  type FiguresRow,
  type LineRow,
  type ProgrammeChoice,
  type RequestRow,
  selectEntries,
  selectFigures,
  selectLine,
  selectLines,
  selectProgrammeChoices,
  selectRequests,
  selectRules,
  selectYears,
} from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services' | 'trace'>;

const nameless = { ko: '', en: '' };
/** Every figure is a sum over what was posted; nothing of it is kept beside the ledger. */
const lineViewOf = (
  { articleVerified, ...line }: LineRow,
  programmes: readonly ProgrammeChoice[],
  rows: readonly FiguresRow[],
): BudgetLineView => {
  const own = rows.filter(({ lineId }) => lineId === line.id);
  const sum = (account: AccountKind, ...kinds: EntryKind[]): number =>
    own
      .filter((row) => row.account === account && (kinds.length === 0 || kinds.includes(row.kind)))
      .reduce((so, { won }) => so + won, 0);
  return {
    ...line,
    isArticleVerified: articleVerified,
    programmeName: programmes.find(({ id }) => id === line.programmeId)?.name ?? nameless,
    budgetWon: sum('available', 'budget'),
    revisedWon: sum('available', 'revise'),
    carriedWon: sum('available', 'carry'),
    committedWon: -sum('available', 'commit', 'release', 'settle'),
    disbursedWon: sum('held', 'disburse'),
    spentWon: sum('spent'),
    dueWon: sum('due'),
    returnedWon: sum('treasury'),
    availableWon: sum('available'),
  };
};

const requestViewOf = (row: RequestRow, who: AgencyActor) => {
  const account = (id: string) => row.accounts.find((one) => one.id === id);
  const { id, kind, amountWon, awardId, subjectId, reason, basis, approvalsNeeded, needsPayer, requestedByName } = row;
  return {
    ...{ id, kind, amountWon, awardId, subjectId, reason, basis, approvalsNeeded, needsPayer, requestedByName },
    state: stateOf(row),
    moves: row.moves.map(({ from, to, won }) => ({
      from: account(from)?.kind ?? 'available',
      fromLine: account(from)?.line ?? '',
      to: account(to)?.kind ?? 'available',
      toLine: account(to)?.line ?? '',
      won,
    })),
    requestedAt: row.requestedAt.toISOString(),
    steps: row.steps.map(({ doneByName, doneAt, doneBy: _by, ...step }) => ({
      ...step,
      byName: doneByName,
      at: doneAt.toISOString(),
    })),
    may: mayDo(row, who),
  };
};
export const requestsOf = async ({ tx, actor }: Asking, wanted: Parameters<typeof selectRequests>[2]) => {
  const who = deskOf(actor);
  return (await selectRequests(tx, who.agencyId, wanted)).map((row) => requestViewOf(row, who));
};
export const showRequest = async (asking: Asking, id: string) => {
  const [request] = await requestsOf(asking, { id });
  if (request === undefined) throw new Problem('thing.not_found');
  return request;
};

const linesWithFigures = async (asking: Asking, years: readonly number[]) => {
  const { agencyId } = deskOf(asking.actor);
  const programmes = await selectProgrammeChoices(asking.tx, agencyId);
  const lines = await selectLines(asking.tx, agencyId, years);
  const figures = await selectFigures(
    asking.tx,
    lines.map(({ id }) => id),
  );
  return { programmes, lines: lines.map((line) => lineViewOf(line, programmes, figures)) };
};

export const showBudget = async (asking: Asking, wanted: number | undefined) => {
  const { tx, now } = asking;
  const actor = deskOf(asking.actor);
  const today = civilOf(now.getTime());
  const year = wanted ?? Number(today.slice(0, 4));
  const { programmes, lines } = await linesWithFigures(asking, [year, year + 1]);
  const years = await selectYears(tx, actor.agencyId);
  const rules = await selectRules(tx, actor.agencyId);
  const inForce = rules.find(({ validFrom }) => validFrom <= today);
  return {
    year,
    years: [...new Set([...years, year])].sort((a, b) => b - a),
    lines: lines.filter(({ fiscalYear }) => fiscalYear === year),
    nextLines: lines.filter(({ fiscalYear }) => fiscalYear === year + 1),
    requests: await requestsOf(asking, { open: true }),
    programmes,
    rule: {
      secondFromWon: inForce?.secondFromWon ?? 0,
      validFrom: inForce?.validFrom ?? null,
      next: rules.findLast(({ validFrom }) => validFrom > today) ?? null,
    },
    mayWork: worksWithMoney(actor),
    mayManage: actor.role === 'manager',
  };
};

export const entryViewOf = ({ postedByName, postedAt, reverses, ...entry }: EntryRow) => ({
  ...entry,
  isReversal: reverses !== null,
  byName: postedByName,
  at: postedAt.toISOString(),
});
/** Lines of this year and the next out of which something can be awarded. */
export const linesToAward = async (asking: Asking) => {
  const year = Number(civilOf(asking.now.getTime()).slice(0, 4));
  const { lines } = await linesWithFigures(asking, [year, year + 1]);
  return lines
    .filter(({ availableWon }) => availableWon > 0)
    .map(({ id, name, fiscalYear, article, availableWon }) => ({ id, name, fiscalYear, article, availableWon }));
};

const mostEntries = 500;
export const showLine = async (asking: Asking, id: string) => {
  const { tx } = asking;
  const actor = deskOf(asking.actor);
  const line = await selectLine(tx, actor.agencyId, id);
  if (line === undefined) throw new Problem('thing.not_found');
  const programmes = await selectProgrammeChoices(tx, actor.agencyId);
  const entries = await selectEntries(tx, { lineId: id }, mostEntries + 1);
  return {
    line: lineViewOf(line, programmes, await selectFigures(tx, [id])),
    entries: entries.slice(0, mostEntries).map(entryViewOf),
    hasMore: entries.length > mostEntries,
    mayWork: worksWithMoney(actor),
  };
};

const text = (title: string, width: number, value: (line: BudgetLineView) => string): XlsxColumn<BudgetLineView> => ({
  title,
  kind: 'text',
  width,
  value,
});
const amount = (title: string, value: (line: BudgetLineView) => number): XlsxColumn<BudgetLineView> => ({
  title,
  kind: 'won',
  value,
});
const columns: readonly XlsxColumn<BudgetLineView>[] = [
  text('회계연도', 10, ({ fiscalYear }) => String(fiscalYear)),
  text('지원사업', 30, ({ programmeName }) => programmeName.ko),
  text('예산 항목', 30, ({ name }) => name),
  text('근거 조문', 40, ({ article, isArticleVerified }) => `${article}${isArticleVerified ? '' : ' (확인 필요)'}`),
  text('협약 조항', 30, ({ clause }) => clause ?? ''),
  amount('편성(원)', ({ budgetWon }) => budgetWon),
  amount('변경(원)', ({ revisedWon }) => revisedWon),
  amount('이월(원)', ({ carriedWon }) => carriedWon),
  amount('교부결정(원)', ({ committedWon }) => committedWon),
  amount('교부(원)', ({ disbursedWon }) => disbursedWon),
  amount('집행(원)', ({ spentWon }) => spentWon),
  amount('반납할 돈(원)', ({ dueWon }) => dueWon),
  amount('반납(원)', ({ returnedWon }) => returnedWon),
  amount('남은 예산(원)', ({ availableWon }) => availableWon),
];
/** For other systems and for paper files. Amounts in the JSON are text, as no reader may round them. */
export const exportBudget = async (
  asking: Asking,
  { year, format }: { year: number; format: 'xlsx' | 'json' },
): Promise<FileReply> => {
  const { agencyId } = deskOf(asking.actor);
  const { lines } = await linesWithFigures(asking, [year]);
  asking.trace({
    action: 'budget.exported',
    subjectId: String(agencyId),
    detail: { year, format, lines: lines.length },
  });
  if (format === 'xlsx')
    return {
      filename: `예산-${year}.xlsx`,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await renderXlsx({ name: `예산 ${year}`, columns, rows: lines }),
    };
  const asText = (_key: string, value: unknown) => (typeof value === 'number' ? String(value) : value);
  const document = { format: 'boru-budget', version: 1, agencyId, year, currency: 'KRW', lines };
  return {
    filename: `예산-${year}.json`,
    contentType: 'application/json; charset=utf-8',
    body: Buffer.from(JSON.stringify(document, asText, 2)),
  };
};
