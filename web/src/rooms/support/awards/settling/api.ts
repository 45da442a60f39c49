import type { NewReturn, NewSettlement, SettlementState, SettlementView } from '@boru/contract/settlement';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type { NewSettlement, SettlementState, SettlementView };
export type Form = NonNullable<SettlementState['form']>;

export const settlementQuery = (awardId: string) =>
  queryOptions({
    queryKey: ['money', 'awards', awardId, 'settlement'],
    queryFn: ({ signal }) =>
      api<SettlementState>('GET /api/awards/:awardId/settlement', { params: { awardId }, signal }),
  });
export const settleAward = (awardId: string, body: NewSettlement) =>
  api('POST /api/desk/awards/:awardId/settlement', { params: { awardId }, body });
export const askReturn = (awardId: string, body: NewReturn) =>
  api('POST /api/desk/awards/:awardId/returns', { params: { awardId }, body });
export const exportAddress = (awardId: string, format: 'xlsx' | 'json'): string =>
  `/api/desk/awards/${encodeURIComponent(awardId)}/export?format=${format}`;
