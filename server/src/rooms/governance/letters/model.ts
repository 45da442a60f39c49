import type { LetterConsent, LetterInput, LetterPower, LetterState } from '@boru/contract/letters';
import { Problem } from '#kernel/problem';

export type Letter = Omit<LetterInput, 'parties'> & {
  id: string;
  agencyId: number;
  state: LetterState;
  number: string | null;
  sentAt: Date | null;
  sentByName: string | null;
  writtenByName: string;
  version: number;
};
export type Party = {
  letterId: string;
  agencyId: number;
  consent: LetterConsent;
  words: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
};

/** Throws unless it is there, in one of the states, and still the one that was seen. */
export const requireLetter = (
  letter: Letter | undefined,
  states: readonly LetterState[],
  version: number,
  agencyId?: number,
): Letter => {
  if (!letter || (agencyId !== undefined && letter.agencyId !== agencyId)) throw new Problem('thing.not_found');
  if (!states.includes(letter.state)) throw new Problem('letter.not_now');
  if (letter.version !== version) throw new Problem('thing.changed');
  return letter;
};
export const requireParties = (parties: readonly number[], known: readonly number[], own: number): void => {
  if (parties.includes(own))
    throw new Problem('request.invalid', {
      fields: { parties: '주관하는 우리 기관은 고르지 않습니다. / The lead is not named again.' },
    });
  if (parties.some((party) => !known.includes(party))) throw new Problem('thing.not_found');
};
export const requireAgreed = (parties: readonly Pick<Party, 'consent'>[]): void => {
  if (parties.length === 0 || parties.some(({ consent }) => consent !== 'agreed'))
    throw new Problem('letter.not_agreed');
};

export const mayOf = (
  letter: Pick<Letter, 'state' | 'agencyId'>,
  parties: readonly Pick<Party, 'agencyId' | 'consent'>[],
  who: { agencyId: number; works: boolean; leads: boolean },
): LetterPower[] => {
  if (!who.works) return [];
  const isOwn = letter.agencyId === who.agencyId;
  const isWaiting = parties.some(({ agencyId, consent }) => agencyId === who.agencyId && consent === 'waiting');
  return [
    ...(isOwn && letter.state === 'draft' ? (['write', 'ask'] as const) : []),
    ...(isOwn && letter.state === 'asking' ? (['takeBack'] as const) : []),
    ...(letter.state === 'asking' && isWaiting && who.leads ? (['answer'] as const) : []),
    ...(isOwn && who.leads && letter.state === 'asking' && parties.every(({ consent }) => consent === 'agreed')
      ? (['send'] as const)
      : []),
  ];
};

/** The body as an outline: two spaces before a line put it a level below, at most one level deeper than the line before. */
export const outlineOf = ({ body, enclosed }: Pick<Letter, 'body' | 'enclosed'>): { level: number; text: string }[] => {
  let before = 0;
  const lines = body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const wished = 1 + Math.floor((/^ */.exec(line)?.[0].length ?? 0) / 2);
      before = Math.min(wished, before + 1, 8);
      return { level: before, text: line.trim() };
    });
  const papers =
    enclosed.length === 0 ? [] : [{ level: 1, text: `붙임: ${enclosed.map((one) => `${one} 1부.`).join(' ')}` }];
  return [...lines, ...papers];
};
