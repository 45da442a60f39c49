// The company's draft: saved on the server a moment after each answer, and on this machine until the server has it.
import type { AnswerValue } from '@boru/contract/grants';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { forget, keep, load } from '#lib/drafts';
import { api } from '#lib/fetcher';
import { isProblem } from '#lib/problem';
import { type Answers, type Own, ownApplicationQuery, saveAnswers } from '../api-applications.ts';

const QUIET = 600;

/** Answers not yet on the server; null takes an answer back. */
export type Unsent = Readonly<Record<string, AnswerValue | null>>;

export const withUnsent = (answers: Answers, unsent: Unsent): Answers => {
  const merged: Record<string, AnswerValue> = { ...answers };
  for (const [key, value] of Object.entries(unsent)) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
};

/** What is left to send after `sent` arrived: answers changed again meanwhile stay. */
export const leftAfter = (unsent: Unsent, sent: Unsent): Unsent =>
  Object.fromEntries(Object.entries(unsent).filter(([key, value]) => !(key in sent) || sent[key] !== value));

const keyOf = (id: string): string => `application.${id}`;
const restore = (id: string): Unsent => {
  const value = load(keyOf(id))?.value;
  return typeof value === 'object' && value !== null ? (value as Unsent) : {};
};

export interface Saving {
  readonly own: Own;
  readonly answers: Answers;
  readonly state: 'saved' | 'saving' | 'unsaved';
  readonly error: unknown;
  /** Another window or a colleague saved first; what was changed here was put on top of theirs. */
  readonly wasMerged: boolean;
  readonly answer: (key: string, value: AnswerValue | null) => void;
  /** Sends what is left now; resolves to the application as the server has it, or rejects. */
  readonly flush: () => Promise<Own>;
}

/** Another window saved first: take its draft and put our own changes on top, once. */
const saveOnto = async (own: Own, unsent: Unsent): Promise<{ own: Own; merged: boolean }> => {
  const draft = own.draft;
  if (draft === null) return { own, merged: false };
  try {
    return { own: await saveAnswers(own.id, draft.version, withUnsent(draft.answers, unsent)), merged: false };
  } catch (error) {
    if (!isProblem(error, 'thing.changed')) throw error;
    const theirs = await api<Own>('GET /api/company/applications/:id', { params: { id: own.id } });
    if (theirs.draft === null) throw error;
    const saved = await saveAnswers(own.id, theirs.draft.version, withUnsent(theirs.draft.answers, unsent));
    return { own: saved, merged: true };
  }
};

/** The answers not yet sent, mirrored on this machine so that a closed window or an expired session loses none. */
function useUnsent(id: string) {
  const [unsent, setUnsent] = useState<Unsent>(() => restore(id));
  const latest = useRef(unsent);
  const change = useCallback(
    (next: Unsent) => {
      latest.current = next;
      setUnsent(next);
      if (Object.keys(next).length === 0) forget(keyOf(id));
      else keep(keyOf(id), { savedAt: Date.now(), value: next });
    },
    [id],
  );
  return { unsent, latest, change };
}

/** One save at a time, the newest answers last. */
export function useSaving(first: Own): Saving {
  const client = useQueryClient();
  const { unsent, latest, change } = useUnsent(first.id);
  const [isSaving, setSaving] = useState(false);
  const [wasMerged, setMerged] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const live = useRef({ own: first, running: null as Promise<Own> | null });
  // Whatever another deed or another fact changed is taken over; of two drafts the newer one stands.
  const kept = live.current.own;
  live.current.own =
    first.draft !== null && kept.draft !== null && kept.draft.version > first.draft.version
      ? { ...first, draft: kept.draft }
      : first;

  const send = useCallback(async (): Promise<Own> => {
    while (Object.keys(latest.current).length > 0) {
      const sent = latest.current;
      const saved = await saveOnto(live.current.own, sent);
      live.current.own = saved.own;
      if (saved.merged) setMerged(true);
      client.setQueryData(ownApplicationQuery(first.id).queryKey, saved.own);
      change(leftAfter(latest.current, sent));
    }
    return live.current.own;
  }, [change, client, first.id, latest]);

  const flush = useCallback((): Promise<Own> => {
    if (live.current.running !== null) return live.current.running;
    setSaving(true);
    setError(null);
    const running = send()
      .catch((fault: unknown) => {
        setError(fault);
        throw fault;
      })
      .finally(() => {
        live.current.running = null;
        setSaving(false);
      });
    live.current.running = running;
    return running;
  }, [send]);

  useEffect(() => {
    if (Object.keys(unsent).length === 0) return;
    const timer = setTimeout(() => void flush().catch(() => undefined), QUIET);
    return () => clearTimeout(timer);
  }, [unsent, flush]);

  const answer = useCallback(
    (key: string, value: AnswerValue | null) => change({ ...latest.current, [key]: value }),
    [change, latest],
  );
  const { own } = live.current;
  const state = isSaving ? 'saving' : Object.keys(unsent).length > 0 ? 'unsaved' : 'saved';
  const answers = withUnsent(own.draft?.answers ?? {}, unsent);
  return { own, answers, state, error, wasMerged, answer, flush };
}
