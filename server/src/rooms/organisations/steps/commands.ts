import type { PendingStep } from '@boru/contract/steps';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { deleteStep, viewOf } from '#platform/steps/index';
import { record } from '#rooms/evidence';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

/** Takes back what waits, or puts away what was refused. Answers what had been written. */
export const takeBack = async ({ tx, actor, requestId }: Doing, stepId: string): Promise<PendingStep> => {
  const step = await deleteStep(tx, stepId);
  if (step === null) throw new Problem('step.over');
  const detail = { endpoint: step.endpoint, about: step.about };
  if (step.refusedCode === null)
    await record(tx, actor, { requestId, action: 'step.undone', subjectId: stepId, detail });
  return viewOf(step);
};
