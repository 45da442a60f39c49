import type { AgreementView } from '@boru/contract/governance';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Agreement = AgreementView;

export const agreementQuery = queryOptions({
  queryKey: ['governance', 'agreement'],
  queryFn: ({ signal }) => api<Agreement>('GET /api/governance/agreement', { signal }),
  staleTime: 10 * 60_000,
});
