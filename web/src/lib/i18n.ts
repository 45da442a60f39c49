import { type Locale, useLocale } from '#lib/locale';

type Text = string | ((params: never) => string);
type Texts = Readonly<Record<string, Text>>;

/** English has exactly the keys of Korean, and takes the same parameters. */
type Mirror<Korean extends Texts> = {
  readonly [Key in keyof Korean]: Korean[Key] extends (params: infer Params) => string
    ? (params: Params) => string
    : string;
};

export interface Messages<Korean extends Texts> {
  readonly ko: Mirror<Korean>;
  readonly en: Mirror<Korean>;
}

/**
 * The texts of one page or part, in a file `messages.ts` beside it. A text with parameters is a function, so plurals
 * and particles are ordinary code: `found: ({ count }: { count: number }) => `${count}건``.
 * messages.test.ts loads every such file and fails on an empty, missing or untranslated text.
 */
export function defineMessages<const Korean extends Texts>(messages: {
  ko: Korean;
  en: Mirror<NoInfer<Korean>>;
}): Messages<Korean>;
export function defineMessages(messages: Messages<Texts>): Messages<Texts> {
  return messages;
}

export function textOf<Korean extends Texts>(messages: Messages<Korean>, locale: Locale): Mirror<Korean> {
  return messages[locale];
}

/** `const t = useText(messages)` … `{t.title}` … `{t.found({ count })}`. */
export function useText<Korean extends Texts>(messages: Messages<Korean>): Mirror<Korean> {
  return textOf(messages, useLocale());
}

/** The right Korean particle after a word that is data: particle('보루', '을', '를'). Digits are read as Korean numbers. */
export function particle(word: string, afterConsonant: string, afterVowel: string): string {
  const last = word.trimEnd().at(-1) ?? '';
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return word + ((code - 0xac00) % 28 === 0 ? afterVowel : afterConsonant);
  return word + ('013678LMNRlmnr'.includes(last) ? afterConsonant : afterVowel);
}
