import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import type { Doing } from '../calls/index.ts';
import { type Application, type Move, requireMove } from './model.ts';
import { saveApplication } from './store.ts';

/** The row of evidence of a step with an application. */
export const traceApplication = (
  { tx, actor, requestId }: Doing,
  verb: string,
  { id, companyId }: Pick<Application, 'id' | 'companyId'>,
  detail: Record<string, unknown>,
  reason = '',
) => record(tx, actor, { requestId, action: `grant.application_${verb}`, subjectId: id, companyId, detail, reason });

/** What the agency decides about a handed-in application; the panel and the award go this way too. */
export const moveApplication = async (
  doing: Doing,
  application: Application,
  to: Move,
  reason: string | null,
): Promise<void> => {
  requireMove(application, to);
  if (!(await saveApplication(doing.tx, application, { state: to, stateReason: reason, movedAt: doing.now })))
    throw new Problem('thing.changed');
  await traceApplication(doing, 'moved', application, { from: application.state, to }, reason ?? '');
};
