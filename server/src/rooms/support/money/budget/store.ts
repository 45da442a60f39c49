import type { Bilingual } from '@boru/contract/fields';
import { AccountKind, EntryKind, MoneyStepKind, RequestKind } from '@boru/contract/money';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { LineAccounts, Move } from './model.ts';

const nameShape = z.object({ ko: z.string(), en: z.string() });

export type ProgrammeChoice = {
  id: string;
  name: Bilingual;
  basis: { text: string; verified: boolean }[];
  clause: string | null;
};
const contentShape = z.object({
  name: nameShape,
  basis: z.array(z.object({ text: z.string(), verified: z.boolean() })),
  clause: z.string().nullable(),
});
/** The programmes of an agency by their newest words. */
export const selectProgrammeChoices = async (tx: Tx, agencyId: number): Promise<ProgrammeChoice[]> =>
  (
    await tx
      .selectFrom('support.programmeVersion')
      .distinctOn('programmeId')
      .select(['programmeId', 'content'])
      .where('agencyId', '=', agencyId)
      .orderBy('programmeId')
      .orderBy('number', 'desc')
      .limit(300)
      .execute()
  ).map(({ programmeId, content }) => ({ id: programmeId, ...contentShape.parse(content) }));

export const insertLine = async (
  tx: Tx,
  row: {
    id: string;
    agencyId: number;
    programmeId: string;
    fiscalYear: number;
    name: string;
    article: string;
    articleVerified: boolean;
    clause: string | null;
    openedBy: string;
    openedByName: string;
    openedAt: Date;
  },
): Promise<boolean> =>
  (
    await tx
      .insertInto('support.budgetLine')
      .values(row)
      .onConflict((one) => one.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;

export type LineRow = {
  id: string;
  programmeId: string;
  fiscalYear: number;
  name: string;
  article: string;
  articleVerified: boolean;
  clause: string | null;
};
const lineColumns = ['id', 'programmeId', 'fiscalYear', 'name', 'article', 'articleVerified', 'clause'] as const;
export const selectLines = (tx: Tx, agencyId: number, years: readonly number[]): Promise<LineRow[]> =>
  tx
    .selectFrom('support.budgetLine')
    .select(lineColumns)
    .where('agencyId', '=', agencyId)
    .where('fiscalYear', 'in', [...years])
    .orderBy('programmeId')
    .orderBy('name')
    .limit(1000)
    .execute();
export const selectLine = (tx: Tx, agencyId: number, id: string): Promise<LineRow | undefined> =>
  tx
    .selectFrom('support.budgetLine')
    .select(lineColumns)
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .executeTakeFirst();
export const selectYears = async (tx: Tx, agencyId: number): Promise<number[]> =>
  (
    await tx
      .selectFrom('support.budgetLine')
      .distinct()
      .select('fiscalYear')
      .where('agencyId', '=', agencyId)
      .orderBy('fiscalYear', 'desc')
      .execute()
  ).map(({ fiscalYear }) => fiscalYear);

/** The accounts of lines that money can be moved between. */
export const selectLineAccounts = async (tx: Tx, lineIds: readonly string[]): Promise<Map<string, LineAccounts>> => {
  if (lineIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('support.account as a')
    .innerJoin('support.budgetLine as l', 'l.id', 'a.lineId')
    .select(['a.id', 'a.lineId', 'a.kind', 'l.fiscalYear'])
    .where('a.lineId', 'in', [...lineIds])
    .where('a.kind', 'in', ['assembly', 'available'])
    .execute();
  const found = new Map<string, LineAccounts>();
  for (const { id, lineId, kind, fiscalYear } of rows) {
    const line = found.get(lineId) ?? { assembly: '', available: '', fiscalYear };
    found.set(lineId, kind === 'assembly' ? { ...line, assembly: id } : { ...line, available: id });
  }
  return found;
};

export type FiguresRow = { lineId: string; account: AccountKind; kind: EntryKind; won: number };
/** What each kind of entry did to each kind of account of a line: every figure of the budget page is a sum of these. */
export const selectFigures = async (tx: Tx, lineIds: readonly string[]): Promise<FiguresRow[]> => {
  if (lineIds.length === 0) return [];
  const { rows } = await sql<{ lineId: string; account: string; kind: string; won: number }>`
    select p.line_id, a.kind as account, e.kind, sum(p.amount_won)::bigint as won
      from support.posting p join support.account a on a.id = p.account_id join support.ledger_entry e on e.id = p.entry_id
     where p.line_id = any (${[...lineIds]}::uuid[]) group by 1, 2, 3`.execute(tx);
  return rows.map((row) => ({ ...row, account: AccountKind.parse(row.account), kind: EntryKind.parse(row.kind) }));
};

export type EntryRow = {
  id: string;
  kind: EntryKind;
  amountWon: number;
  awardId: string | null;
  expenseId: string | null;
  requestId: string | null;
  reverses: string | null;
  isReversed: boolean;
  reason: string;
  basis: string;
  paidOn: string | null;
  paidReference: string | null;
  postedByName: string;
  postedAt: Date;
  postings: { account: AccountKind; item: string | null; won: number }[];
};
const postingsShape = z.array(z.object({ account: AccountKind, item: z.string().nullable(), won: z.number().int() }));
/** Newest first; of one line, or of one award. */
export const selectEntries = async (
  tx: Tx,
  of: { lineId: string } | { awardId: string },
  most: number,
): Promise<EntryRow[]> => {
  const scope =
    'lineId' in of
      ? sql`exists (select 1 from support.posting p where p.line_id = ${of.lineId} and p.entry_id = e.id)`
      : sql`e.award_id = ${of.awardId}`;
  const { rows } = await sql<Omit<EntryRow, 'kind' | 'postings'> & { kind: string; postings: unknown }>`
    select e.id, e.kind, e.amount_won, e.award_id, e.expense_id, e.request_id, e.reverses,
           exists (select 1 from support.ledger_entry r where r.reverses = e.id) as is_reversed,
           e.reason, e.basis, e.paid_on, e.paid_reference, e.posted_by_name, e.posted_at,
           (select jsonb_agg(jsonb_build_object('account', a.kind, 'item', a.item, 'won', p.amount_won) order by p.ordinal)
              from support.posting p join support.account a on a.id = p.account_id where p.entry_id = e.id) as postings
      from support.ledger_entry e where ${scope} order by e.place desc limit ${most}`.execute(tx);
  return rows.map(({ kind, postings, ...row }) => ({
    ...row,
    kind: EntryKind.parse(kind),
    postings: postingsShape.parse(postings),
  }));
};

type RequestValues = {
  id: string;
  agencyId: number;
  kind: RequestKind;
  key: string;
  awardId: string | null;
  subjectId: string | null;
  reverses: string | null;
  reason: string;
  basis: string;
  requestedBy: string;
  requestedByName: string;
  requestedAt: Date;
};
/** False when this key was used before. The amount and who is needed are worked out by the database. */
export const insertRequest = async (tx: Tx, row: RequestValues, moves: readonly Move[]): Promise<boolean> =>
  (
    await tx
      .insertInto('support.moneyRequest')
      .values({
        ...row,
        moves: JSON.stringify(moves.length === 0 ? [{}] : moves),
        amountWon: 1,
        approvalsNeeded: 2,
        needsPayer: false,
      })
      .onConflict((one) => one.columns(['agencyId', 'key']).doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;

const movesShape = z.array(z.object({ from: z.uuid(), to: z.uuid(), won: z.number().int() }));
const stepsShape = z.array(
  z.object({
    kind: MoneyStepKind,
    words: z.string().nullable(),
    doneBy: z.uuid(),
    doneByName: z.string(),
    doneAt: z.coerce.date(),
    paidOn: z.string().nullable(),
    paidReference: z.string().nullable(),
  }),
);
export type RequestRow = Omit<RequestValues, 'agencyId'> & {
  agencyId: number;
  amountWon: number;
  approvalsNeeded: number;
  needsPayer: boolean;
  moves: z.infer<typeof movesShape>;
  steps: z.infer<typeof stepsShape>;
  accounts: { id: string; kind: AccountKind; line: string }[];
};
const accountsShape = z.array(z.object({ id: z.uuid(), kind: AccountKind, line: z.string() }));
type Wanted = { id: string } | { key: string } | { awardId: string } | { open: true };
/** With what was done about each and the accounts it moves; newest first. */
export const selectRequests = async (tx: Tx, agencyId: number, wanted: Wanted): Promise<RequestRow[]> => {
  const scope =
    'id' in wanted
      ? sql`r.id = ${wanted.id}`
      : 'key' in wanted
        ? sql`r.key = ${wanted.key}`
        : 'awardId' in wanted
          ? sql`r.award_id = ${wanted.awardId}`
          : sql`not exists (select 1 from support.ledger_entry e where e.request_id = r.id)
                and not exists (select 1 from support.money_step s where s.request_id = r.id and s.kind in ('refuse', 'withdraw'))`;
  const { rows } = await sql<
    Omit<RequestRow, 'kind' | 'moves' | 'steps' | 'accounts'> & {
      kind: string;
      moves: unknown;
      steps: unknown;
      accounts: unknown;
    }
  >`select r.id, r.agency_id, r.kind, r.key, r.award_id, r.subject_id, r.reverses, r.reason, r.basis, r.amount_won, r.approvals_needed, r.needs_payer,
           r.requested_by, r.requested_by_name, r.requested_at, r.moves,
           coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'words', s.words, 'doneBy', s.done_by, 'doneByName', s.done_by_name, 'doneAt', s.done_at,
                                                        'paidOn', s.paid_on, 'paidReference', s.paid_reference) order by s.ordinal)
                       from support.money_step s where s.request_id = r.id), '[]') as steps,
           (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'line', l.name)) from support.account a join support.budget_line l on l.id = a.line_id
             where a.id in (select (m->>'from')::uuid from jsonb_array_elements(r.moves) m union select (m->>'to')::uuid from jsonb_array_elements(r.moves) m)) as accounts
      from support.money_request r where r.agency_id = ${agencyId} and ${scope} order by r.place desc limit 200`.execute(
    tx,
  );
  return rows.map(({ kind, moves, steps, accounts, ...row }) => ({
    ...row,
    kind: RequestKind.parse(kind),
    moves: movesShape.parse(moves),
    steps: stepsShape.parse(steps),
    accounts: accountsShape.parse(accounts),
  }));
};

export const insertStep = async (
  tx: Tx,
  row: {
    id: string;
    requestId: string;
    agencyId: number;
    kind: MoneyStepKind;
    words: string | null;
    paidOn: string | null;
    paidReference: string | null;
    doneBy: string;
    doneByName: string;
    doneAt: Date;
  },
): Promise<void> => {
  await tx
    .insertInto('support.moneyStep')
    .values({ ...row, ordinal: 1 })
    .execute();
};

export type RuleRow = { validFrom: string; secondFromWon: number; reason: string };
/** The rules of an agency, the newest first. */
export const selectRules = (tx: Tx, agencyId: number): Promise<RuleRow[]> =>
  tx
    .selectFrom('support.approvalRule')
    .select(['validFrom', 'secondFromWon', 'reason'])
    .where('agencyId', '=', agencyId)
    .orderBy('validFrom', 'desc')
    .limit(50)
    .execute();
export const insertRule = async (
  tx: Tx,
  row: RuleRow & { id: string; agencyId: number; setBy: string; setByName: string; setAt: Date },
): Promise<boolean> =>
  (
    await tx
      .insertInto('support.approvalRule')
      .values(row)
      .onConflict((one) => one.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;
