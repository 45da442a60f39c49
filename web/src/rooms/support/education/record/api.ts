import type { NextRun, TrainingRecord } from '@boru/contract/education-record';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { educationKey } from '../api.ts';

export type { NextRun, TrainingRecord };

export const recordQuery = queryOptions({
  queryKey: [...educationKey, 'record'],
  queryFn: ({ signal }) => api<TrainingRecord>('GET /api/company/education/record', { signal }),
});
