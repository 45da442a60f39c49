import type { PendingSteps } from '@boru/contract/steps';
import type { Tx } from '#platform/database/index';
import { selectSteps, viewOf } from '#platform/steps/index';

export const listSteps = async (tx: Tx): Promise<PendingSteps> => ({ items: (await selectSteps(tx)).map(viewOf) });
