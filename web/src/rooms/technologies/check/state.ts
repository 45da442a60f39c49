// What the reader has written and answered. It lives in the browser alone; nothing of it is ever put into a request.
import { type Ask, type ScreeningAnswer, ScreeningInput, type ScreeningResult } from '@boru/contract/screening';
import { screen } from '@boru/engines/screening';
import { useDeferredValue, useMemo } from 'react';
import { type Draft, useDraft } from '#lib/drafts';
import { todayInSeoul } from '#lib/formats';
import type { Screener } from '../api.ts';

export const CHECK_KEY = 'technologies.check';

export interface TypedQuantity {
  readonly quantity: string;
  readonly value: number;
  readonly unit: string;
}
export interface CheckState {
  readonly text: string;
  /** null: whatever is in force today. */
  readonly on: string | null;
  readonly quantities: readonly TypedQuantity[];
  readonly answers: readonly ScreeningAnswer[];
  /** The questions as they were put, so that an answer can still be read when its question is gone. */
  readonly asked: readonly Asked[];
}
export interface Asked {
  readonly id: string;
  readonly ko: string;
  readonly en: string;
}
export const blank: CheckState = { text: '', on: null, quantities: [], answers: [], asked: [] };

export function readState(kept: unknown): CheckState | null {
  if (typeof kept !== 'object' || kept === null || !('text' in kept)) return null;
  const { on, asked, ...input } = kept as Record<string, unknown>;
  const day = typeof on === 'string' ? on : null;
  const parsed = ScreeningInput.safeParse({ ...input, on: day ?? todayInSeoul() });
  if (!parsed.success) return null;
  const quantities = (parsed.data.quantities ?? []).flatMap(({ quantity, value, unit }) =>
    value === undefined ? [] : [{ quantity, value, unit }],
  );
  return {
    text: parsed.data.text ?? '',
    on: day,
    quantities,
    answers: parsed.data.answers ?? [],
    asked: Array.isArray(asked) ? asked.filter(isAsked) : [],
  };
}

function isAsked(value: unknown): value is Asked {
  if (typeof value !== 'object' || value === null || !('id' in value && 'ko' in value && 'en' in value)) return false;
  return [value.id, value.ko, value.en].every((each) => typeof each === 'string');
}

export const useCheck = (): Draft<CheckState> => useDraft(CHECK_KEY, blank, readState);

const remember = (state: CheckState, { id, question }: Ask): CheckState => ({
  ...state,
  asked: [...state.asked.filter((each) => each.id !== id), { id, ...question }],
});

/** An answer replaces the last one to the same question. */
export const answerAsk = (state: CheckState, ask: Ask, answer: ScreeningAnswer['answer']): CheckState => ({
  ...remember(state, ask),
  answers: [...state.answers.filter((a) => a.ask !== ask.id), { ask: ask.id, answer }],
});

export const answerQuantity = (state: CheckState, ask: Ask, value: number, unit: string): CheckState => ({
  ...remember(state, ask),
  answers: state.answers.filter((a) => a.ask !== ask.id),
  quantities: [
    ...state.quantities.filter((q) => q.quantity !== ask.quantity),
    { quantity: ask.quantity ?? '', value, unit },
  ],
});

export const takeBack = (state: CheckState, ask: string): CheckState => ({
  ...state,
  answers: state.answers.filter((a) => a.ask !== ask),
  quantities: state.quantities.filter((q) => `quantity:${q.quantity}` !== ask),
});

export interface Check {
  /** What the result was made from; it trails the typing by a moment. Shown, printed and kept is this, never the newer typing. */
  readonly of: CheckState;
  readonly on: string;
  readonly result: ScreeningResult;
}

/** Screens on this device whenever text, answers or day change; typing never waits for it. */
export function useResult({ catalogue }: Screener, state: CheckState): Check {
  const late = useDeferredValue(state);
  return useMemo(() => {
    const on = late.on ?? todayInSeoul();
    const input = {
      text: late.text,
      quantities: late.quantities.map((q) => ({ ...q })),
      answers: [...late.answers],
      on,
    };
    return { of: late, on, result: screen(catalogue, input) };
  }, [catalogue, late]);
}

export interface Piece {
  readonly text: string;
  readonly kind: 'plain' | 'word' | 'number';
  readonly at: number;
}

/** Cuts the text at the recognised spans that the result rests on; overlapping ones become one. */
export function pieces(text: string, result: ScreeningResult): Piece[] {
  const used = result.recognised.filter((span) => span.used && span.start < text.length);
  const spans: { start: number; end: number; kind: 'word' | 'number' }[] = [];
  for (const { start, end, kind } of used) {
    const last = spans.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end, kind });
  }
  const cut: Piece[] = [];
  let at = 0;
  for (const { start, end, kind } of spans) {
    if (start > at) cut.push({ text: text.slice(at, start), kind: 'plain', at });
    cut.push({ text: text.slice(start, end), kind, at: start });
    at = end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), kind: 'plain', at });
  return cut;
}

/** Figures that were understood but that no limit uses; each is named once. */
export function unusedNumbers(result: ScreeningResult): string[] {
  return [
    ...new Set(
      result.recognised.filter((span) => span.kind === 'number' && !span.used).map((span) => span.text.trim()),
    ),
  ];
}

/** What the page puts first: the items with a say in the verdict, those only bought or used with their question, then near misses. */
export const leading = (result: ScreeningResult) => {
  const counted = result.candidates.filter((c) => c.counts && c.status !== 'below');
  const used = result.candidates.filter((c) => !c.counts && c.status === 'ask');
  const missed = result.candidates.filter((c) => c.counts && c.status === 'below');
  return [...counted, ...used, ...missed].slice(0, 6);
};
/** What may apply: the items that a card, a request or a duty is about. */
export const applying = (result: ScreeningResult) => leading(result).filter((c) => c.counts && c.status !== 'below');
