import type { NewBundle } from '@boru/contract/incident-items';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { openFor, writeEvent } from '../incidents/index.ts';
import { bundleLine } from './model.ts';

/** Written down before the browser hands the file over: a bundle out of the house without a trace would be worse than none. */
export const noteBundle = async (doing: Context<Services>, incidentId: string, bundle: NewBundle): Promise<void> => {
  const incident = await openFor(doing, incidentId, 'notify');
  const { purpose, lock, sha256 } = bundle;
  await writeEvent(doing, incident, { kind: 'bundled', body: bundleLine(bundle) }, { purpose, lock, sha256 });
};
