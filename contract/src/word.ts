/** A word of the house: what it is called in both languages, and the statute it comes from where there is one. */
export interface Word {
  readonly ko: string;
  readonly en: string;
  readonly statute?: string;
}

/** The words of one closed list; every value of the list has one. */
export type Words = Readonly<Record<string, Word>>;

export const word = (ko: string, en: string, statute?: string): Word =>
  statute === undefined ? { ko, en } : { ko, en, statute };
