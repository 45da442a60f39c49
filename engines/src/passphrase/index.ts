import { type OptionsType, ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import { koreanHabits } from './habits.ts';

export type Strength = {
  /** 0 too easy, 1 easy, 2 middling, 3 good, 4 very good (zxcvbn, Wheeler 2016: 10^3, 10^6, 10^8, 10^10 guesses). */
  score: 0 | 1 | 2 | 3 | 4;
  /** Power of ten of the guesses an informed attacker needs; a lower bound, not a promise. */
  guessesLog10: number;
  /** Why it is not better; null when there is nothing to say. */
  weakness: 'short' | 'common' | 'personal' | 'keyboard' | 'repeated' | 'date' | null;
};

/** Longer ones are judged by their beginning: the matcher's time grows with the square of the length. */
const judgedCharacters = 64;
const shortest = 10;

const options: OptionsType = {
  dictionary: { ...common.dictionary, korean: koreanHabits },
  graphs: common.adjacencyGraphs,
  maxLength: judgedCharacters,
};
let judge: ZxcvbnFactory | undefined;

const weaknessOf = (patterns: readonly { pattern: string; dictionaryName?: string }[]): Strength['weakness'] => {
  for (const { pattern, dictionaryName } of patterns) {
    if (pattern === 'dictionary') return dictionaryName === 'userInputs' ? 'personal' : 'common';
    if (pattern === 'spatial' || pattern === 'sequence') return 'keyboard';
    if (pattern === 'repeat') return 'repeated';
    if (pattern === 'date') return 'date';
  }
  return null;
};

/** Words of the person's own, taken apart: hong.gildong@company.example gives hong, gildong, honggildong, company. */
const partsOf = (about: readonly string[]): string[] =>
  about
    .flatMap((text) => [text, ...text.split('@'), ...text.split(/[^\p{L}\p{N}]+/u)])
    .flatMap((text) => [text, text.replace(/[^\p{L}\p{N}]/gu, '')])
    .filter((part) => part.length >= 2)
    .slice(0, 100);

/**
 * How hard a passphrase is to guess, without asking anybody. The browser's meter and the server's check call the same
 * function, so the meter never promises what the server refuses.
 */
export const passphraseStrength = (passphrase: string, about: readonly string[] = []): Strength => {
  judge ??= new ZxcvbnFactory(options);
  const text = passphrase.normalize('NFKC');
  const result = judge.check(text, [...partsOf(about), 'boru', '보루', '충북', '충청북도', 'chungbuk']);
  const guessesLog10 = Math.round(result.guessesLog10 * 10) / 10;
  if ([...text].length < shortest) return { score: result.score === 0 ? 0 : 1, guessesLog10, weakness: 'short' };
  return { score: result.score, guessesLog10, weakness: result.score >= 3 ? null : weaknessOf(result.sequence) };
};
