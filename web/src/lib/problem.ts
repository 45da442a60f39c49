import type { ProblemCode, ProblemDetails } from '@boru/contract/problems';
import type { Locale } from '#lib/locale';

/** What the page itself adds to the server's list: the server could not be asked at all. */
export type FaultCode = ProblemCode | 'connection.lost' | 'answer.unreadable';

/** The one error a call can end in. */
export class Problem extends Error {
  readonly code: FaultCode;
  readonly status: number;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly #details: ProblemDetails | null;

  constructor(code: FaultCode, status: number, requestId: string | null, details: ProblemDetails | null = null) {
    super(details?.title ?? code);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.requestId = details?.requestId ?? requestId;
    this.retryAfterSeconds = details?.retryAfterSeconds ?? null;
    this.#details = details;
  }

  /** What happened, in the words of the server; null when the server said nothing. */
  title(locale: Locale): string | null {
    if (this.#details === null) return null;
    return locale === 'en' ? this.#details.titleEn : this.#details.title;
  }

  /** What to do about it. */
  next(locale: Locale): string | null {
    if (this.#details === null) return null;
    return locale === 'en' ? this.#details.nextEn : this.#details.next;
  }

  /** What is wrong with one input: `problem.field('businessNumber', locale)` or `'sites.0.name'`. */
  field(path: string, locale: Locale): string | undefined {
    const text = this.#details?.fields?.[path];
    return text === undefined ? undefined : oneLanguage(text, locale);
  }

  get fieldPaths(): readonly string[] {
    return Object.keys(this.#details?.fields ?? {});
  }
}

/** Messages of inputs travel as `한국어 / English`. */
function oneLanguage(text: string, locale: Locale): string {
  const [korean, english] = text.split(' / ');
  return (locale === 'en' ? english : korean) ?? text;
}

export function isProblem(error: unknown, code?: FaultCode): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

/** `fieldError(mutation.error, 'email', locale)`: undefined unless the server refused that very input. */
export function fieldError(error: unknown, path: string, locale: Locale): string | undefined {
  return isProblem(error) ? error.field(path, locale) : undefined;
}
