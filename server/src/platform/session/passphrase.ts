import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Problem } from '#kernel/problem';
import { leastScore } from './policy.ts';

/** Argon2id with the first of OWASP's equal choices: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same words typed on another keyboard or system must give the same bytes: 한글 arrives composed or in parts. */
const normal = (passphrase: string): string => passphrase.normalize('NFKC');

export const hashPassphrase = (passphrase: string): Promise<string> => hash(normal(passphrase), cost);

// Whoever has no account or no passphrase costs the guesser as much time as anybody else.
const nobody = hashPassphrase('없는 계정에도 같은 일을 한다');

export const verifyPassphrase = async (stored: string | null, passphrase: string): Promise<boolean> => {
  const matches = await verify(stored ?? (await nobody), normal(passphrase));
  return stored !== null && matches;
};

export const isOutdated = (stored: string): boolean => {
  const made = parseOptions(stored);
  return made.memoryCost < cost.memoryCost || made.timeCost < cost.timeCost;
};

/** `about`: words an attacker who knows the person tries first (address, name, company). */
export const requireStrength = async (
  passphrase: string,
  about: readonly string[],
  field = 'passphrase',
): Promise<void> => {
  // Its dictionaries are large and only a new passphrase needs them: not loaded at every start.
  const { passphraseStrength } = await import('@boru/engines/passphrase');
  if (passphraseStrength(passphrase, about).score >= leastScore) return;
  throw new Problem('passphrase.weak', {
    fields: { [field]: '짐작하기 쉬운 암호문입니다. / This passphrase is easy to guess.' },
  });
};
