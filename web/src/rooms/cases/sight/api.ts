import type { GlassOpened, Neighbours } from '@boru/contract/case-glass';
import type { CaseSight, SightPreview } from '@boru/contract/case-sight';
import type { Section } from '@boru/contract/evidence';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { press } from '#lib/steps';
import { casesKey } from '../api.ts';

export type Chain = CaseSight['chains'][number];

export const sightQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'sight', id],
    queryFn: ({ signal }) => api<CaseSight>('GET /api/cases/:id/sight', { params: { id }, signal }),
  });

/** Asked of the database as if the sections had been passed on; nothing is kept. */
export const previewQuery = (id: string, sections: readonly Section[]) =>
  queryOptions({
    queryKey: [...casesKey, 'sight-preview', id, ...sections],
    queryFn: ({ signal }) =>
      api<SightPreview>('POST /api/cases/:id/sight-preview', { params: { id }, body: { sections }, signal }),
  });

export const seal = (id: string, body: { people: readonly string[]; reason: string }) =>
  api<unknown>('POST /api/cases/:id/seal', { params: { id }, body });
export const unseal = (id: string) => press<unknown>('POST /api/cases/:id/unseal', { params: { id } });

export const neighboursQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'neighbours', id],
    queryFn: ({ signal }) => api<Neighbours>('GET /api/cases/:id/neighbours', { params: { id }, signal }),
  });
export const readInEmergency = (body: { number: string; reason: string; hours: number }) =>
  api<(typeof GlassOpened)['_output']>('POST /api/emergency-readings', { body });
