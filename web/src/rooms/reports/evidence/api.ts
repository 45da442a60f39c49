import type { DamageSheet, EvidenceItems, NewEvidenceItem, NewHandover } from '@boru/contract/incident-items';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { incidentsKey } from '../incidents/api.ts';

export type Evidence = EvidenceItems;
export type Item = EvidenceItems['items'][number];
export type DamageLine = DamageSheet['lines'][number];
export type NewItem = NewEvidenceItem;
export type Handover = NewHandover;

export const itemsQuery = (incidentId: string) =>
  queryOptions({
    queryKey: [...incidentsKey, 'items', incidentId],
    queryFn: ({ signal }) =>
      api<Evidence>('GET /api/reports/incidents/:incidentId/items', { params: { incidentId }, signal }),
  });
export const addItem = (incidentId: string, body: NewEvidenceItem) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/items', { params: { incidentId }, body });
export const handOver = (incidentId: string, itemId: string, body: NewHandover) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/items/:itemId/handovers', {
    params: { incidentId, itemId },
    body,
  });
export const countDamage = (incidentId: string, body: DamageSheet) =>
  api<unknown>('PUT /api/reports/incidents/:incidentId/damage', { params: { incidentId }, body });
export const indexAddress = (incidentId: string): string =>
  `/api/reports/incidents/${encodeURIComponent(incidentId)}/index`;
