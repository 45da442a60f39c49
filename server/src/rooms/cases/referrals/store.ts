import { ReferralKind } from '@boru/contract/case-lists';
import { ReferralStatus, Urgency } from '@boru/contract/cases';
import { Section } from '@boru/contract/evidence';
import { HelpTopic } from '@boru/contract/help';
import { sql } from 'kysely';
import { z } from 'zod';
import { newId } from '#kernel/ids';
import type { Tx } from '#platform/database/index';
import type { Referral } from './model.ts';

const columns = [
  'id',
  'caseId',
  'companyId',
  'fromAgency',
  'toAgency',
  'toTeam',
  'toPerson',
  'toName',
  'kind',
  'onward',
  'askedOn',
  'acknowledgedAt',
  'extendedAt',
  'status',
  'sections',
  'reason',
  'consentId',
  'legalBasis',
  'requestedAt',
  'answeredAt',
  'answerReason',
  'dueAt',
  'fromDesk',
  'version',
] as const;

const isForReader =
  sql<boolean>`(to_person is null or to_person = app.person()) and (to_team is null or to_team = any (app.teams()))`.as(
    'isForReader',
  );

const Kept = z.object({ kind: ReferralKind, status: ReferralStatus, sections: z.array(Section) });
const referralOf = <Row extends { kind: string; status: string; sections: string[] }>(row: Row) => ({
  ...row,
  ...Kept.parse(row),
});

export const selectReferrals = async (tx: Tx, caseId: string): Promise<Referral[]> =>
  (
    await tx
      .selectFrom('cases.referral')
      .select([...columns, isForReader])
      .where('caseId', '=', caseId)
      .orderBy('requestedAt')
      .orderBy('id')
      .execute()
  ).map(referralOf);

/** After the case itself is locked: everyone takes the locks in this order. */
export const selectReferralForUpdate = async (tx: Tx, caseId: string, id: string): Promise<Referral | undefined> => {
  const row = await tx
    .selectFrom('cases.referral')
    .select([...columns, isForReader])
    .where('caseId', '=', caseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && referralOf(row);
};

export const selectReferralsOfConsent = async (tx: Tx, consentId: string): Promise<Referral[]> =>
  (
    await tx
      .selectFrom('cases.referral')
      .select([...columns, isForReader])
      .where('consentId', '=', consentId)
      .where('status', 'in', ['requested', 'acknowledged', 'accepted'])
      .orderBy('requestedAt')
      .execute()
  ).map(referralOf);

export const insertReferral = async (tx: Tx, referral: Referral, requestedBy: string): Promise<void> => {
  const { isForReader: _asked, ...row } = referral;
  await tx
    .insertInto('cases.referral')
    .values({ ...row, sections: [...referral.sections], requestedBy })
    .execute();
};

export const saveReferral = async (
  tx: Tx,
  referral: Referral,
  set: Partial<
    Pick<
      Referral,
      'status' | 'consentId' | 'answeredAt' | 'answerReason' | 'dueAt' | 'acknowledgedAt' | 'extendedAt' | 'askedOn'
    >
  > & {
    answeredBy?: string | null;
  },
): Promise<void> => {
  await tx
    .updateTable('cases.referral')
    .set({ ...set, version: referral.version + 1 })
    .where('id', '=', referral.id)
    .execute();
};

export const findCoveringConsent = async (
  tx: Tx,
  caseId: string,
  toAgency: number,
  sections: readonly Section[],
): Promise<string | null> => {
  const { rows } = await sql<{ consent: string | null }>`
    select cases.covering_consent(${caseId}, ${toAgency}::smallint, ${[...sections]}) as consent`.execute(tx);
  return rows[0]?.consent ?? null;
};

export const grantReferral = async (tx: Tx, referral: Referral, validTo: string, at: Date): Promise<void> => {
  const grantIds = referral.sections.map(() => newId(at.getTime()));
  await sql`select cases.grant_referral(${referral.id}, ${grantIds}::uuid[], ${validTo}::date)`.execute(tx);
};

export const revokeReferral = async (tx: Tx, referralId: string, why: string): Promise<void> => {
  await sql`select cases.revoke_referral(${referralId}, ${why})`.execute(tx);
};

/** Referrals on which the company's word is missing. */
export const selectAwaitingConsent = (tx: Tx, companyId: string) =>
  tx
    .selectFrom('cases.referral as r')
    .innerJoin('cases.caseFile as c', 'c.id', 'r.caseId')
    .select(['r.id', 'r.caseId', 'r.toAgency', 'r.requestedAt', 'c.number', 'c.title'])
    .where('r.companyId', '=', companyId)
    .where('r.status', '=', 'awaitingConsent')
    .orderBy('r.requestedAt')
    .limit(50)
    .execute();

/** Asked of the company before `since`, and still without a word; a hundred a day, the rest the day after. */
export const selectUnanswered = async (tx: Tx, since: Date): Promise<Referral[]> =>
  (
    await tx
      .selectFrom('cases.referral')
      .select([...columns, isForReader])
      .where('status', '=', 'awaitingConsent')
      .where('requestedAt', '<', since)
      .orderBy('requestedAt')
      .limit(100)
      .execute()
  ).map(referralOf);

/** Sent, and neither accepted nor sent back although the period ended before `since`. */
export const selectUndecided = async (tx: Tx, since: Date): Promise<Referral[]> =>
  (
    await tx
      .selectFrom('cases.referral')
      .select([...columns, isForReader])
      .where('status', 'in', ['requested', 'acknowledged'])
      .where('dueAt', '<', since)
      .orderBy('dueAt')
      .orderBy('id')
      .limit(100)
      .execute()
  ).map(referralOf);

const StubRow = z.object({ topic: HelpTopic, urgency: Urgency, municipality: z.string() });

type StubRaw = Omit<Referral, 'kind' | 'status' | 'sections'> & { kind: string; status: string; sections: string[] };

/** Referrals by law that wait for the asking desk, with as much as it may know before it accepts. */
export const selectStubs = async (tx: Tx): Promise<(Referral & z.output<typeof StubRow>)[]> => {
  const { rows } = await sql<StubRaw>`select * from cases.stubs()`.execute(tx);
  return rows.map((row) => ({
    ...referralOf(row),
    ...StubRow.parse(row),
    companyId: '',
    reason: '',
    consentId: null,
    answeredAt: null,
    answerReason: null,
    fromDesk: null,
    // Whom it is for is who reads this.
    ...{ toTeam: null, toPerson: null, toName: '', isForReader: true },
  }));
};

/** True where the step is one on a stub; then `stepOut` must follow, unless it was the acceptance. */
export const stepIn = async (tx: Tx, referralId: string): Promise<boolean> =>
  (await sql<{ isStub: boolean }>`select cases.step_in(${referralId}) as is_stub`.execute(tx)).rows[0]?.isStub ?? false;

export const stepOut = async (tx: Tx, referralId: string): Promise<void> => {
  await sql`select cases.step_out(${referralId})`.execute(tx);
};
