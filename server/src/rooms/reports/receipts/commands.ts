import { civilOf } from '@boru/contract/civil';
import type { SignReceipt } from '@boru/contract/report-desk';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { type Doing, teamOf } from '../keys/index.ts';
import { checkReceipt } from './model.ts';
import { insertReceipt, insertSigner, selectBodies, selectFiled, selectSigner } from './store.ts';

/** The team says with its key that it has opened a report; the sender, the reporter and every other recipient see it. */
export const signReceipt = async (
  doing: Doing,
  reportId: string,
  asked: z.output<typeof SignReceipt>,
): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { agencyId, personId } = await teamOf(doing);
  const report = await selectFiled(tx, reportId, agencyId);
  if (!report) throw new Problem('thing.not_found');
  const { deskKeyId, verifier, note } = asked;
  const known = await selectSigner(tx, deskKeyId);
  const today = civilOf(now.getTime());
  checkReceipt(asked, known, { ...report, agency: agencyId, letters: await selectBodies(tx, reportId), today });
  if (known === undefined) await insertSigner(tx, { deskKeyId, agencyId, verifier });
  const row = { reportId, agencyId, deskKeyId, note, signedBy: personId, signedOn: today };
  if (!(await insertReceipt(tx, row))) throw new Problem('report.receipt_given');
  await record(tx, actor, { requestId, action: 'report.acknowledged', subjectId: reportId, detail: { deskKeyId } });
};
