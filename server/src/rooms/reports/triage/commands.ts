import { civilOf } from '@boru/contract/civil';
import type { WriteTriage } from '@boru/contract/report-desk';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { type Doing, selectDeskKeys, teamOf } from '../keys/index.ts';
import { checkKey } from './model.ts';
import { seesReport } from './queries.ts';
import { saveTriage, selectTriage } from './store.ts';

/** The evidence says that somebody triaged, and never what: that stands in the seal. */
export const writeTriage = async (
  doing: Doing,
  reportId: string,
  { deskKeyId, version, body }: z.output<typeof WriteTriage>,
): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { agencyId, personId } = await teamOf(doing);
  await seesReport(tx, reportId);
  checkKey(deskKeyId, (await selectDeskKeys(tx, agencyId))[0]?.id);
  const before = (await selectTriage(tx, reportId, agencyId))?.version ?? 0;
  const said = { deskKeyId, version, body: Buffer.from(body, 'base64') };
  const row = { ...said, reportId, agencyId, writtenBy: personId, writtenOn: civilOf(now.getTime()) };
  if (version !== before + 1 || !(await saveTriage(tx, row))) throw new Problem('thing.changed');
  await record(tx, actor, { requestId, action: 'report.triaged', subjectId: reportId, detail: { version } });
};
