import { SurveyAllocation, type SurveyInput, SurveyQuestion, SurveyStrata } from '@boru/contract/surveys';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Counted, Drawn, Survey, Tally, Unit } from './model.ts';

const columns = [
  ...(['id', 'agencyId', 'title', 'purpose', 'questions', 'strata', 'allocation', 'sample', 'seed'] as const),
  ...(['closesAt', 'state', 'plan', 'openedAt', 'remindAskedAt', 'version'] as const),
];
const Kept = z.object({
  questions: z.array(SurveyQuestion),
  strata: SurveyStrata,
  allocation: SurveyAllocation,
  state: z.enum(['draft', 'drawing', 'open']),
  plan: z.array(z.object({ id: z.string(), of: z.array(z.string()), size: z.number(), drawn: z.number() })).nullable(),
});
const surveyOf = <Row extends { questions: unknown; plan: unknown; state: string }>(row: Row) => ({
  ...row,
  ...Kept.parse(row),
});
export const selectSurveys = async (tx: Tx): Promise<Survey[]> =>
  (await tx.selectFrom('governance.survey').select(columns).orderBy('writtenAt', 'desc').limit(200).execute()).map(
    surveyOf,
  );
export const selectSurvey = async (tx: Tx, id: string): Promise<Survey | undefined> => {
  const row = await tx.selectFrom('governance.survey').select(columns).where('id', '=', id).executeTakeFirst();
  return row && surveyOf(row);
};
/** Locked, for a deed on it. */
export const lockSurvey = async (tx: Tx, id: string): Promise<Survey | undefined> => {
  const row = await tx
    .selectFrom('governance.survey')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && surveyOf(row);
};
const contentOf = ({ questions, closesAt, ...rest }: SurveyInput) => ({
  ...rest,
  questions: JSON.stringify(questions),
  closesAt: new Date(closesAt),
});
type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
export const insertSurvey = async (
  tx: Tx,
  survey: SurveyInput,
  by: By & { id: string; agencyId: number },
): Promise<void> => {
  await tx
    .insertInto('governance.survey')
    .values({ ...contentOf(survey), ...by })
    .execute();
};
export const saveSurvey = async (tx: Tx, { id, version }: Survey, content: SurveyInput): Promise<void> => {
  await tx
    .updateTable('governance.survey')
    .set({ ...contentOf(content), version: version + 1 })
    .where('id', '=', id)
    .execute();
};
type Change = { state?: Survey['state']; plan?: readonly Drawn[]; openedAt?: Date; remindAskedAt?: Date };
export const saveStep = async (tx: Tx, { id, version }: Survey, { plan, ...change }: Change): Promise<void> => {
  await tx
    .updateTable('governance.survey')
    .set({ ...change, ...(plan === undefined ? {} : { plan: JSON.stringify(plan) }), version: version + 1 })
    .where('id', '=', id)
    .execute();
};

/** The whole frame; for the machine, which draws. */
export const selectFrame = async (tx: Tx, strata: string): Promise<Unit[]> =>
  (await sql<Unit>`select * from governance.survey_frame(${strata})`.execute(tx)).rows;
type Invited = { id: string; companyId: string; stratum: string };
export const insertInvitations = async (tx: Tx, surveyId: string, invited: readonly Invited[]): Promise<void> => {
  for (let at = 0; at < invited.length; at += 1000) {
    const rows = invited.slice(at, at + 1000).map((one) => ({ surveyId, ...one }));
    await tx.insertInto('governance.surveyInvitation').values(rows).execute();
  }
};
export type Addressed = { invitationId: string; email: string; locale: string };
/** Those who have not answered, with their address. */
export const selectAddressed = async (tx: Tx, surveyId: string): Promise<Addressed[]> =>
  (await sql<Addressed>`select * from governance.survey_addresses(${surveyId})`.execute(tx)).rows;
export const insertLink = async (
  tx: Tx,
  link: { tokenHash: Buffer; invitationId: string; madeAt: Date },
): Promise<void> => {
  await tx.insertInto('governance.surveyLink').values(link).execute();
};
/** Those among them who were not reminded since. */
export const markReminded = async (tx: Tx, surveyId: string, at: Date): Promise<Set<string>> => {
  const rows = await tx
    .updateTable('governance.surveyInvitation')
    .set({ remindedAt: at })
    .where('surveyId', '=', surveyId)
    .where('answeredAt', 'is', null)
    .where((eb) => eb.or([eb('remindedAt', 'is', null), eb('remindedAt', '<', at)]))
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
};

const Choices = z.array(z.number().nullable()).nullable();
export type Sheet = {
  id: string;
  surveyId: string;
  companyId: string;
  draft: (number | null)[] | null;
  answerKey: string | null;
  answeredAt: Date | null;
};
/** Locked: who holds the link, which the fingerprint of its secret finds. */
export const lockSheet = async (tx: Tx, tokenHash: Buffer): Promise<Sheet | undefined> => {
  const row = await tx
    .selectFrom('governance.surveyInvitation as i')
    .innerJoin('governance.surveyLink as l', 'l.invitationId', 'i.id')
    .select(['i.id', 'i.surveyId', 'i.companyId', 'i.draft', 'i.answerKey', 'i.answeredAt'])
    .where('l.tokenHash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, draft: Choices.parse(row.draft) };
};
export const saveDraft = async (tx: Tx, id: string, choices: readonly (number | null)[]): Promise<void> => {
  await tx
    .updateTable('governance.surveyInvitation')
    .set({ draft: JSON.stringify(choices) })
    .where('id', '=', id)
    .execute();
};
export const saveAnswers = async (
  tx: Tx,
  id: string,
  { choices, ...answer }: { choices: readonly number[]; answerKey: string; answeredAt: Date },
): Promise<void> => {
  await tx
    .updateTable('governance.surveyInvitation')
    .set({ ...answer, answers: JSON.stringify(choices) })
    .where('id', '=', id)
    .execute();
};

export const selectAnswered = async (tx: Tx, surveyId: string, at: Date): Promise<Counted[]> =>
  (await sql<Counted>`select * from governance.survey_answered(${surveyId}, ${at})`.execute(tx)).rows;
export const selectTally = async (tx: Tx, surveyId: string, at: Date): Promise<Tally[]> =>
  (await sql<Tally>`select * from governance.survey_tally(${surveyId}, ${at})`.execute(tx)).rows;
