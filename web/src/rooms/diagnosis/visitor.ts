// A visitor's diagnosis lives in the browser alone until the visitor signs in as a company and brings it along.

import type { AnswerValue } from '@boru/contract/diagnosis';
import { useCallback, useState } from 'react';
import { forget, keep, load } from '#lib/drafts';
import { newKey } from '#lib/new-key';

export const VISITOR_KEY = 'diagnosis.visitor';

export interface VisitorDiagnosis {
  /** Made here; the server takes the answers of one key once. */
  readonly key: string;
  readonly set: { readonly id: string; readonly version: number };
  readonly answers: Readonly<Record<string, AnswerValue>>;
}

export function readVisitor(): { readonly kept: VisitorDiagnosis; readonly savedAt: number } | null {
  const found = load(VISITOR_KEY);
  const kept = found === null ? null : visitorOf(found.value);
  return found === null || kept === null ? null : { kept, savedAt: found.savedAt };
}

export function forgetVisitor(): void {
  forget(VISITOR_KEY);
}

/** Reads what an older form of the page, or the reader, may have left there; null when it does not fit. */
export function visitorOf(value: unknown): VisitorDiagnosis | null {
  if (!isRecord(value) || !isRecord(value['set']) || !isRecord(value['answers'])) return null;
  const { key, set } = value;
  const { id, version } = set as Record<string, unknown>;
  if (typeof key !== 'string' || typeof id !== 'string' || typeof version !== 'number') return null;
  const answers: Record<string, AnswerValue> = {};
  for (const [question, answer] of Object.entries(value['answers'] as Record<string, unknown>)) {
    if (isAnswer(answer)) answers[question] = answer;
  }
  return { key, set: { id, version }, answers };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAnswer(value: unknown): value is AnswerValue {
  return value === 0 || value === 1 || value === 2 || value === 3 || value === 'notApplicable';
}

export interface VisitorState {
  readonly answers: Readonly<Record<string, AnswerValue>>;
  /** Epoch milliseconds of the last save on this machine; null before the first, or when the browser refused. */
  readonly savedAt: number | null;
  /** False when the browser keeps nothing for us (private window, full): the reader must know. */
  readonly isKept: boolean;
  readonly answer: (question: string, value: AnswerValue | null) => void;
  readonly startOver: () => void;
}

/** Every answer is written at once: a phone that dies between two questions loses nothing. */
export function useVisitorDiagnosis(set: { readonly id: string; readonly version: number }): VisitorState {
  const [state, setState] = useState(() => readVisitor());
  const [isKept, setKept] = useState(true);
  const answer = useCallback(
    (question: string, value: AnswerValue | null) => {
      // Read again first: another window may have answered meanwhile.
      const last = readVisitor()?.kept ?? { key: newKey(), set: { id: set.id, version: set.version }, answers: {} };
      const { [question]: _dropped, ...rest } = last.answers;
      const kept = { ...last, answers: value === null ? rest : { ...last.answers, [question]: value } };
      const savedAt = Date.now();
      setKept(keep(VISITOR_KEY, { savedAt, value: kept }));
      setState({ kept, savedAt });
    },
    [set.id, set.version],
  );
  const startOver = useCallback(() => {
    forgetVisitor();
    setState(null);
  }, []);
  return { answers: state?.kept.answers ?? {}, savedAt: state?.savedAt ?? null, isKept, answer, startOver };
}
