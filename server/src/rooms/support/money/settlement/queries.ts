import { civilOf } from '@boru/contract/civil';
import type { SettlementState } from '@boru/contract/settlement';
import { renderXlsx, type XlsxColumn } from '#platform/documents/index';
import type { FileReply } from '#platform/endpoint';
import {
  type Asking,
  type AwardRow,
  awardOf,
  noteReading,
  selectChanges,
  showAward,
  stateOf,
  termsOf,
} from '../awards/index.ts';
import { requestsOf } from '../budget/index.ts';
import {
  resultDue,
  type StoredExpense,
  selectExpenses,
  selectReports,
  selectTwins,
  showSpending,
} from '../spending/index.ts';
import { mayDo, monthsLate, mostReduction } from './model.ts';
import { type SettlementRow, selectSettlements } from './store.ts';

export const standingReceipts = async ({ tx }: Pick<Asking, 'tx'>, awardId: string): Promise<StoredExpense[]> =>
  (await selectExpenses(tx, awardId)).filter(({ cancelledFor }) => cancelledFor === null);

/** What a settlement is worked out from, but for the decisions. */
export const basisOf = async ({ tx, services }: Pick<Asking, 'tx' | 'services'>, award: AwardRow) => {
  const terms = termsOf(award, await selectChanges(tx, award.id));
  const [report] = await selectReports(tx, award.id);
  const due = resultDue(services.pack, report?.completedOn ?? terms.periodTo);
  const reportedOn = report === undefined ? terms.periodTo : civilOf(report.handedInAt.getTime());
  const late = monthsLate(due?.dueOn ?? null, reportedOn);
  const { disbursedWon, committedWon } = award;
  return {
    ...{ grantWon: terms.grantWon, ownWon: terms.ownWon, disbursedWon, committedWon },
    interestWon: report?.interestWon ?? 0,
    monthsLate: late,
    mostPercent: mostReduction(services.pack.catalogue.subsidyRules, late),
  };
};

const viewOf = ({ id: _id, settledByName, settledAt, isPosted: _posted, ...row }: SettlementRow) => ({
  ...row,
  byName: settledByName,
  at: settledAt.toISOString(),
});

export const showSettlement = async (asking: Asking, awardId: string): Promise<SettlementState> => {
  const { tx, actor } = asking;
  const award = await awardOf(asking, awardId);
  noteReading(asking, [award.companyId]);
  const may = mayDo({ ...award, state: stateOf(award) }, actor);
  const requests = actor.kind === 'agency' ? await requestsOf(asking, { awardId }) : [];
  const twins = may.includes('settle') ? await selectTwins(tx, awardId) : [];
  return {
    settlements: (await selectSettlements(tx, awardId)).map((row) => ({
      ...viewOf(row),
      state: row.isPosted ? 'posted' : (requests.find(({ subjectId }) => subjectId === row.id)?.state ?? 'waiting'),
    })),
    form: may.includes('settle')
      ? {
          ...(await basisOf(asking, award)),
          receipts: (await standingReceipts(asking, awardId)).map(
            ({ id, item, purpose, vendor, grantWon, ownWon, papers }) => ({
              ...{ id, item, purpose, vendor, grantWon, ownWon, papers: papers.length },
              twins: twins.filter(({ expenseId }) => expenseId === id).length,
            }),
          ),
        }
      : null,
    may,
  };
};

type Line = {
  label: string;
  text: string;
  item: string;
  on: string | null;
  grantWon: number | null;
  ownWon: number | null;
};
const columns: readonly XlsxColumn<Line>[] = [
  { title: '구분', kind: 'text', width: 14, value: ({ label }) => label },
  { title: '날', kind: 'date', value: ({ on }) => on },
  { title: '비목', kind: 'text', width: 18, value: ({ item }) => item },
  { title: '내용', kind: 'text', width: 50, value: ({ text }) => text },
  { title: '보조금(원)', kind: 'won', value: ({ grantWon }) => grantWon },
  { title: '자부담(원)', kind: 'won', value: ({ ownWon }) => ownWon },
];

/** One award for 보탬e and for paper files: every receipt, and what came of it. Amounts in the JSON are text. */
export const exportAward = async (asking: Asking, awardId: string, format: 'xlsx' | 'json'): Promise<FileReply> => {
  const { actor: _actor, trace } = asking;
  const award = await showAward(asking, awardId);
  const spending = await showSpending(asking, awardId);
  const { settlements } = await showSettlement(asking, awardId);
  trace({ action: 'award.exported', subjectId: awardId, detail: { format, receipts: spending.expenses.length } });
  const name = `보조금-${award.reference}`;
  if (format === 'json') {
    const { requests: _requests, may: _may, ...rest } = award;
    const whole = { format: 'boru-award', version: 1, currency: 'KRW', award: rest, spending, settlements };
    const asText = (_key: string, value: unknown) => (typeof value === 'number' ? String(value) : value);
    const body = Buffer.from(JSON.stringify(whole, asText, 2));
    return { filename: `${name}.json`, contentType: 'application/json; charset=utf-8', body };
  }
  const total = (label: string, grantWon: number, ownWon: number | null = null): Line => ({
    ...{ label, text: `${award.title} (${award.companyName}, ${award.businessNumber}), ${award.article}` },
    ...{ item: '', on: null, grantWon, ownWon },
  });
  const rows: Line[] = [
    total('교부결정', award.grantWon, award.ownWon),
    total('교부', award.disbursedWon),
    ...spending.expenses.map(({ purpose, vendor, vendorNumber, receiptNumber, cancelledFor, ...one }) => ({
      label: cancelledFor === null ? '집행' : '취소한 집행',
      text: [purpose, vendor, vendorNumber, receiptNumber].filter((part) => part !== null).join(' · '),
      ...{ item: one.item, on: one.spentOn, grantWon: one.grantWon, ownWon: one.ownWon },
    })),
    ...settlements.flatMap((one) => [
      ...one.refused.map((each) => ({
        ...{ label: '불인정', item: '', on: null, grantWon: each.grantWon, ownWon: each.ownWon },
        text: `${each.purpose} · ${each.vendor}: ${each.reason}`,
      })),
      ...(one.state === 'posted' ? [total('확정', one.finalWon), total('반납할 돈', one.dueWon)] : []),
    ]),
    total('반납', award.returnedWon),
  ];
  return {
    filename: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await renderXlsx({ name: `보조금 ${award.reference}`, columns, rows }),
  };
};
