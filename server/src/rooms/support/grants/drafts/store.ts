import { AnswerSources, ApplicationDraftState } from '@boru/contract/applications';
import { Answers } from '@boru/contract/grants';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Draft } from '../applications/index.ts';

const draftColumns = [
  ...([
    'applicationId',
    'formNumber',
    'answers',
    'sources',
    'asked',
    'state',
    'words',
    'savedBy',
    'savedByName',
  ] as const),
  ...(['savedAt', 'version'] as const),
];
const DraftKept = z.object({ answers: Answers, sources: AnswerSources, state: ApplicationDraftState });
const draftOf = <Row extends object>(row: Row) => ({ ...row, ...DraftKept.parse(row) });

export const selectDraft = async (tx: Tx, applicationId: string, lock = false): Promise<Draft | undefined> => {
  const query = tx
    .selectFrom('support.applicationDraft')
    .select(draftColumns)
    .where('applicationId', '=', applicationId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && draftOf(row);
};
export const selectDrafts = async (tx: Tx, companyId: string): Promise<Map<string, Draft>> =>
  new Map(
    (
      await tx
        .selectFrom('support.applicationDraft')
        .select(draftColumns)
        .where('companyId', '=', companyId)
        .limit(500)
        .execute()
    )
      .map(draftOf)
      .map((draft) => [draft.applicationId, draft] as const),
  );

export const insertDraft = async (
  tx: Tx,
  { answers, sources, version: _version, ...row }: Draft & { companyId: string },
): Promise<void> => {
  const packed = { answers: JSON.stringify(answers), sources: JSON.stringify(sources) };
  await tx
    .insertInto('support.applicationDraft')
    .values({ ...row, ...packed })
    .execute();
};

/** False when another window or another person was faster. */
export const saveDraftRow = async (
  tx: Tx,
  { applicationId, version }: Pick<Draft, 'applicationId' | 'version'>,
  { answers, sources, ...change }: Partial<Omit<Draft, 'applicationId' | 'version'>>,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.applicationDraft')
      .set({
        ...change,
        ...(answers === undefined ? {} : { answers: JSON.stringify(answers) }),
        ...(sources === undefined ? {} : { sources: JSON.stringify(sources) }),
        version: version + 1,
      })
      .where('applicationId', '=', applicationId)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const deleteDraft = async (tx: Tx, applicationId: string): Promise<void> => {
  await tx.deleteFrom('support.applicationDraft').where('applicationId', '=', applicationId).execute();
};
