import type { LetterAnswer, LetterInput, LetterList, LetterView } from '@boru/contract/letters';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Letters = LetterList;
export type Letter = LetterView;

const key = ['letters'] as const;
const base = '/api/governance/letters';
export const lettersQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: ({ signal }) => api<Letters>(`GET ${base}`, { signal }),
});
export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => api<Letter>(`GET ${base}/:id`, { params: { id }, signal }),
  });
export const writeLetter = (body: LetterInput) => api<{ id: string }>(`POST ${base}`, { body });
export const changeLetter = (id: string, version: number, letter: LetterInput) =>
  api(`PUT ${base}/:id`, { params: { id }, body: { version, letter } });
export const stepLetter = (id: string, step: 'asking' | 'taking-back' | 'sending', version: number) =>
  api(`POST ${base}/:id/${step}`, { params: { id }, body: { version } });
export const answerLead = (id: string, body: LetterAnswer) => api(`POST ${base}/:id/answer`, { params: { id }, body });
export const paperAddress = (id: string, format: 'pdf' | 'hwpx'): string =>
  `${base}/${encodeURIComponent(id)}/paper?format=${format}`;

export const useLetterDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn({ all: key, one: key }, send, done, after);
