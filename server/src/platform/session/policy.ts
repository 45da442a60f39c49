/**
 * How long a sign-in lasts and how long a guesser waits, as data. Staff read other people's files, so an unattended
 * screen closes early (개인정보의 안전성 확보조치 기준 제6조 ④); a company's own people lose less by staying.
 */
export type Audience = 'staff' | 'company' | 'guest';

export const lifetimes: Readonly<Record<Audience, { idleMinutes: number; absoluteMinutes: number }>> = {
  staff: { idleMinutes: 30, absoluteMinutes: 10 * 60 },
  company: { idleMinutes: 12 * 60, absoluteMinutes: 7 * 24 * 60 },
  guest: { idleMinutes: 60, absoluteMinutes: 12 * 60 },
};

/** The first tries are free because people mistype; then each failure doubles the wait up to the longest. */
export type Patience = { freeTries: number; firstWaitSeconds: number; longestWaitSeconds: number; forgetHours: number };

export const patience = {
  account: { freeTries: 4, firstWaitSeconds: 15, longestWaitSeconds: 900, forgetHours: 24 },
  /** An office behind one address shares this one, so it is wider. */
  address: { freeTries: 24, firstWaitSeconds: 15, longestWaitSeconds: 900, forgetHours: 6 },
} as const satisfies Record<string, Patience>;

export const minutesToLive = {
  secondFactor: 5,
  passkey: 5,
  passphraseForgotten: 60,
  passphraseReset: 60,
  firstRun: 24 * 60,
  invitation: 14 * 24 * 60,
} as const;

/** Within this time after sign-in a change of factors does not ask for the passphrase again. */
export const reassuredMinutes = 10;

export const recoveryCodeCount = 10;
export const passkeysPerPerson = 10;
/** zxcvbn score 3: about 10^8 guesses at the least; with Argon2id and the waits above out of reach of a guesser. */
export const leastScore = 3;

export const secondsToWait = (rule: Patience, failures: number): number =>
  failures <= rule.freeTries
    ? 0
    : Math.min(rule.longestWaitSeconds, rule.firstWaitSeconds * 2 ** Math.min(failures - rule.freeTries - 1, 20));
