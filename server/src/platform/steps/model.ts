import { type ProblemCode, problems } from '@boru/contract/problems';
import type { PendingStep } from '@boru/contract/steps';
import { z } from 'zod';

/** As the browser sent it; read once more by the endpoint's own schemas when it is carried out. */
export type Press = { params: unknown; query: unknown; body: unknown };

/** `Prefer: respond-async` (RFC 7240). Without the wish a step is done at once, as every other program expects. */
export const wishesToWait = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
  seconds: number,
): boolean =>
  seconds > 0 &&
  [headers['prefer']]
    .flat()
    .join(',')
    .split(',')
    .some((wish) => wish.trim().toLowerCase() === 'respond-async');

const Written = z.object({
  body: z.object({ body: z.string().optional().catch(undefined), reason: z.string().optional().catch(undefined) }),
});

/** What its presser had written by hand: the one part that cannot be chosen again with a click. */
export const wordsOf = (input: unknown): string | null => {
  const written = Written.safeParse(input).data?.body;
  return [written?.reason, written?.body].filter((text) => text).join('\n') || null;
};

type Bilingual = { ko: string; en: string };
/** What is going to happen, and what to say when it has happened. */
export type Telling = { says: Bilingual; said: Bilingual };

export type StoredStep = {
  id: string;
  endpoint: string;
  telling: Telling;
  about: readonly string[];
  input: unknown;
  pressedAt: Date;
  dueAt: Date;
  leftMs: number;
  isDone: boolean;
  refusedCode: string | null;
};

const titleOf = (code: string) => problems[code in problems ? (code as ProblemCode) : 'server.fault'].title;

export const viewOf = (step: StoredStep): PendingStep => ({
  id: step.id,
  says: step.telling.says,
  said: step.telling.said,
  about: [...step.about],
  pressedAt: step.pressedAt.toISOString(),
  dueAt: step.dueAt.toISOString(),
  leftMs: Math.max(0, Math.round(step.leftMs)),
  isDone: step.isDone,
  refused: step.refusedCode === null ? null : titleOf(step.refusedCode),
  words: wordsOf(step.input),
});
