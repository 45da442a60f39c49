import { CaseFact, CaseOrigin, CaseOutcome, CaseStatus, RouteReason, Urgency } from '@boru/contract/cases';
import { Section } from '@boru/contract/evidence';
import { HelpSubject, HelpTopic } from '@boru/contract/help';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { CaseFile, NewEntry } from './model.ts';

export const caseColumns = [
  'id',
  'number',
  'companyId',
  'companyName',
  'topic',
  'subject',
  'urgency',
  'origin',
  'title',
  'status',
  'sections',
  'ownerAgency',
  'deskCode',
  'assigneeId',
  'assigneeName',
  'consentId',
  'route',
  'submittedAt',
  'acknowledgedAt',
  'closedAt',
  'outcome',
  'outcomeText',
  'satisfaction',
  'lastWord',
  'lastWordBy',
  'updatedAt',
  'createdAt',
  'dueAt',
  'version',
  'visibleTo',
] as const;

/** The columns are text with a check; this names their closed lists again for the compiler. */
const Kept = z.object({
  topic: HelpTopic,
  subject: HelpSubject.nullable(),
  urgency: Urgency,
  origin: CaseOrigin,
  status: CaseStatus,
  sections: z.array(Section),
  route: RouteReason,
  outcome: CaseOutcome.nullable(),
  lastWord: CaseFact,
  lastWordBy: z.enum(['company', 'agency', 'system']),
});
type Raw = { [Key in keyof z.output<typeof Kept>]: unknown };

export const fileOf = <Row extends Raw>(row: Row): Omit<Row, keyof Raw> & z.output<typeof Kept> => ({
  ...row,
  ...Kept.parse(row),
});

const mergedInto = sql<
  string | null
>`(select m.kept_id from cases.merger m where m.merged_id = case_file.id and m.undone_at is null)`.as('mergedInto');

export const selectCase = async (tx: Tx, id: string): Promise<CaseFile | undefined> => {
  const row = await tx
    .selectFrom('cases.caseFile')
    .select(caseColumns)
    .select(sql<boolean>`id = any ((select app.read_only())::uuid[])`.as('readOnly'))
    .select(mergedInto)
    .select(sql<Date | null>`cases.read_by_company(case_file.id)`.as('companyReadAt'))
    .where('id', '=', id)
    .executeTakeFirst();
  return row && fileOf(row);
};

/** False where the company has no such case. */
export const noteReading = async (tx: Tx, caseId: string, at: Date): Promise<boolean> => {
  const { rows } = await sql<{ noted: boolean }>`select cases.note_reading(${caseId}, ${at}) as noted`.execute(tx);
  return rows[0]?.noted ?? false;
};

export const selectCaseForUpdate = async (tx: Tx, id: string): Promise<CaseFile | undefined> => {
  const row = await tx
    .selectFrom('cases.caseFile')
    .select(caseColumns)
    .select(mergedInto)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && fileOf(row);
};

export const saveCase = async (tx: Tx, file: CaseFile, set: Partial<CaseFile>): Promise<void> => {
  const { route: _route, sections: _sections, visibleTo: _visible, mergedInto: _merged, ...changed } = set;
  await tx.updateTable('cases.caseFile').set(changed).where('id', '=', file.id).execute();
};

type Owner = { caseId: string; companyId: string };

export const insertEntries = async (tx: Tx, owner: Owner, entries: readonly NewEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  await tx
    .insertInto('cases.entry')
    .values(
      entries.map(({ author, detail, ...rest }) => ({
        ...rest,
        ...owner,
        detail: JSON.stringify(detail),
        authorKind: author.kind,
        authorId: author.personId,
        authorAgency: author.agencyId,
        authorName: author.name,
      })),
    )
    .execute();
};

const Detail = z.object({
  toAgency: z.number().optional(),
  fromAgency: z.number().optional(),
  sections: z.array(Section).optional(),
  outcome: CaseOutcome.optional(),
  legalBasis: z.string().optional(),
  assignee: z.string().optional(),
  dueAt: z.string().optional(),
  referralId: z.string().optional(),
  saidBy: z.string().optional(),
  score: z.number().optional(),
  mentions: z.array(z.string()).optional(),
  mail: z.object({ whole: z.string().nullable(), left: z.number() }).optional(),
});
const EntryKind = z.enum(['fact', 'message', 'question', 'note', 'document']);

/**
 * Oldest first, with the words of the cases that were merged into it, as far as this reader may read them there. A case of
 * a thousand words is a misuse of the channel; what is older than that stays in the print of the archive.
 */
export const selectEntries = async (tx: Tx, caseId: string) => {
  const rows = await tx
    .selectFrom('cases.entry')
    .select([
      'id',
      'caseId',
      'kind',
      'fact',
      'detail',
      'body',
      'authorKind',
      'authorId',
      'authorAgency',
      'authorName',
      'at',
    ])
    .where(
      sql<boolean>`case_id = any (array(select m.merged_id from cases.merger m where m.kept_id = ${caseId} and m.undone_at is null union all select ${caseId}::uuid))`,
    )
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1000)
    .execute();
  return rows.reverse().map((row) => ({
    ...row,
    kind: EntryKind.parse(row.kind),
    fact: CaseFact.nullable().parse(row.fact),
    detail: Detail.parse(row.detail),
    authorKind: Kept.shape.lastWordBy.parse(row.authorKind),
  }));
};

type Cursor = { at: Date; id: string };
const rowColumns = [
  'id',
  'number',
  'topic',
  'subject',
  'urgency',
  'title',
  'status',
  'ownerAgency',
  'lastWord',
  'lastWordBy',
  'dueAt',
  'updatedAt',
  'createdAt',
] as const;
const KeptRow = Kept.omit({ sections: true, route: true, outcome: true, origin: true });

/** The company's own cases, newest first. */
export const selectCompanyCases = async (tx: Tx, companyId: string, cursor: Cursor | null, count: number) => {
  const rows = await tx
    .selectFrom('cases.caseFile')
    .select(rowColumns)
    .where('companyId', '=', companyId)
    .$if(cursor !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('createdAt', '<', cursor?.at ?? null),
          eb.and([eb('createdAt', '=', cursor?.at ?? null), eb('id', '<', cursor?.id ?? null)]),
        ]),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => ({ ...row, ...KeptRow.parse(row) }));
};

/** What waits for the company: its own unanswered question or an unsent request; consents to referrals live in the sub-room. */
export const selectWaitingForCompany = (tx: Tx, companyId: string) =>
  tx
    .selectFrom('cases.caseFile')
    .select(['id', 'number', 'title', 'status', 'ownerAgency', 'updatedAt'])
    .where('companyId', '=', companyId)
    .where('status', 'in', ['asked', 'held'])
    .orderBy('updatedAt')
    .limit(50)
    .execute();

export const selectReferralOpen = async (tx: Tx, caseId: string): Promise<boolean> =>
  (await tx
    .selectFrom('cases.referral')
    .select('id')
    .where('caseId', '=', caseId)
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['awaitingConsent', 'requested', 'acknowledged']),
        eb.and([eb('status', '=', 'accepted'), eb('kind', '=', 'cooperation')]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const selectCasesOfConsent = async (tx: Tx, consentId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('cases.caseFile')
      .select('id')
      .where('consentId', '=', consentId)
      .where('closedAt', 'is', null)
      .execute()
  ).map(({ id }) => id);

/** Open cases whose owner's sight has ended; a thousand a day, the rest the day after. */
export const selectOrphaned = async (tx: Tx): Promise<string[]> =>
  (
    await tx
      .selectFrom('cases.caseFile')
      .select('id')
      .where('closedAt', 'is', null)
      .where('submittedAt', 'is not', null)
      .where(sql<boolean>`not owner_agency = any (visible_to)`)
      .orderBy('id')
      .limit(1000)
      .execute()
  ).map(({ id }) => id);
