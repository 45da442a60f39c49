import type { EffectEstimate, EffectReport, OwnEffect } from '@boru/contract/effect';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type { EffectEstimate, EffectReport, OwnEffect };

export const effectQuery = queryOptions({
  queryKey: ['effect'],
  queryFn: ({ signal }) => api<EffectReport>('GET /api/desk/effect', { signal }),
});
export const ownEffectQuery = queryOptions({
  queryKey: ['effect', 'own'],
  queryFn: ({ signal }) => api<OwnEffect>('GET /api/company/effect', { signal }),
});
