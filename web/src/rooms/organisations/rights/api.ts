import type { OwnRights, RightsCard, RightsDecision, RightsFile, RightsList, RightsWish } from '@boru/contract/rights';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

type Sent<Schema extends { _input: unknown }> = Schema['_input'];
export type Own = OwnRights;
export type Request = OwnRights['items'][number];
export type Held = OwnRights['held'][number];
export type Listed = RightsList['items'][number];
export type Card = RightsCard;
export type Kind = Request['kind'];
export type Show = 'open' | 'done';

export const ownRightsQuery = queryOptions({
  queryKey: ['rights', 'own'],
  queryFn: ({ signal }) => api<OwnRights>('GET /api/account/rights', { signal }),
});
export const rightsQuery = (show: Show) =>
  queryOptions({
    queryKey: ['rights', 'list', show],
    queryFn: ({ signal }) => api<RightsList>('GET /api/desk/rights', { query: { show }, signal }),
  });
export const rightsCardQuery = (id: string) =>
  queryOptions({
    queryKey: ['rights', 'card', id],
    queryFn: ({ signal }) => api<RightsCard>('GET /api/desk/rights/:id', { params: { id }, signal }),
  });

/** The passphrase goes along only when the server has asked for it. */
const proof = (passphrase: string | undefined) => (passphrase === undefined ? {} : { currentPassphrase: passphrase });
export const askRights = (body: Sent<typeof RightsWish>, passphrase?: string) =>
  api<{ id: string }>('POST /api/account/rights', { body: { ...body, ...proof(passphrase) } });
export const takeOwnData = (format: 'json' | 'pdf', passphrase?: string) =>
  api<Sent<typeof RightsFile>>('POST /api/account/data', { body: { format, ...proof(passphrase) } });
export const withdrawRights = (id: string) =>
  api<unknown>('POST /api/account/rights/:id/withdraw', { params: { id }, body: {} });
export const decideRights = (id: string, body: Sent<typeof RightsDecision>) =>
  api<RightsCard>('POST /api/desk/rights/:id/decide', { params: { id }, body });
export const postponeRights = (id: string, body: { version: number; reason: string }) =>
  api<RightsCard>('POST /api/desk/rights/:id/postpone', { params: { id }, body });
