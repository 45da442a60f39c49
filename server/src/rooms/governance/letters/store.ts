import { LetterConsent, type LetterInput, LetterState } from '@boru/contract/letters';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Letter, Party } from './model.ts';

const columns = [
  ...(['id', 'agencyId', 'recipient', 'title', 'body', 'enclosed', 'state', 'number', 'sentAt', 'sentByName'] as const),
  ...(['writtenByName', 'version'] as const),
];
const Kept = z.object({ state: LetterState });
export const selectLetters = async (tx: Tx): Promise<Letter[]> =>
  (
    await tx
      .selectFrom('governance.letter')
      .select(columns)
      .orderBy('writtenAt', 'desc')
      .orderBy('id')
      .limit(300)
      .execute()
  ).map((row) => ({ ...row, ...Kept.parse(row) }));
export const selectLetter = async (tx: Tx, id: string): Promise<Letter | undefined> => {
  const row = await tx.selectFrom('governance.letter').select(columns).where('id', '=', id).executeTakeFirst();
  return row && { ...row, ...Kept.parse(row) };
};
type Content = Omit<LetterInput, 'parties'>;
type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
export const insertLetter = async (tx: Tx, letter: Content & By & { id: string; agencyId: number }): Promise<void> => {
  await tx.insertInto('governance.letter').values(letter).execute();
};
type Change = Partial<Content> & { state?: Letter['state']; sentAt?: Date; sentByName?: string };
/** True when it still had that version. The number is the database's to give. */
export const saveLetter = async (tx: Tx, { id, version }: Letter, change: Change): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.letter')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const PartyKept = z.object({ consent: LetterConsent });
export const selectParties = async (tx: Tx, letterIds: readonly string[]): Promise<Party[]> =>
  letterIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('governance.letterParty')
          .select(['letterId', 'agencyId', 'consent', 'words', 'decidedByName', 'decidedAt'])
          .where('letterId', 'in', [...letterIds])
          .orderBy('letterId')
          .orderBy('place')
          .execute()
      ).map((row) => ({ ...row, ...PartyKept.parse(row) }));
/** Named anew, and asked anew: no answer is left. */
export const writeParties = async (tx: Tx, letterId: string, agencyIds: readonly number[]): Promise<void> => {
  await tx.deleteFrom('governance.letterParty').where('letterId', '=', letterId).execute();
  const rows = agencyIds.map((agencyId, place) => ({ letterId, agencyId, place }));
  await tx.insertInto('governance.letterParty').values(rows).execute();
};
type Answer = {
  consent: LetterConsent;
  words: string | null;
  decidedBy: string;
  decidedByName: string;
  decidedAt: Date;
};
export const saveAnswer = async (tx: Tx, letterId: string, agencyId: number, answer: Answer): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.letterParty')
    .set(answer)
    .where('letterId', '=', letterId)
    .where('agencyId', '=', agencyId)
    .where('consent', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
