import type { NewBundle } from '@boru/contract/incident-items';
import { api } from '#lib/fetcher';

export type Bundle = NewBundle;
export const noteBundle = (incidentId: string, body: NewBundle) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/bundles', { params: { incidentId }, body });
