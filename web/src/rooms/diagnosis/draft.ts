// The signed-in company's draft: saved on the server a moment after each answer, and on this machine until the server has it.
import type { AnswerValue, DraftView } from '@boru/contract/diagnosis';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { forget, keep, load } from '#lib/drafts';
import { api } from '#lib/fetcher';
import { isProblem } from '#lib/problem';
import { draftQuery, saveDraft } from './api.ts';

const QUIET = 600;

type Answers = Record<string, AnswerValue>;
/** Answers not yet on the server; null takes an answer back. */
export type Unsent = Readonly<Record<string, AnswerValue | null>>;

export function withUnsent(answers: Readonly<Answers>, unsent: Unsent): Answers {
  const merged: Answers = { ...answers };
  for (const [question, value] of Object.entries(unsent)) {
    if (value === null) delete merged[question];
    else merged[question] = value;
  }
  return merged;
}

/** What is left to send after `sent` arrived: answers changed again meanwhile stay. */
export function leftAfter(unsent: Unsent, sent: Unsent): Unsent {
  return Object.fromEntries(
    Object.entries(unsent).filter(([question, value]) => sent[question] !== value || !(question in sent)),
  );
}

const keyOf = (draftId: string): string => `diagnosis.${draftId}`;

function restore(draftId: string): Unsent {
  const value = load(keyOf(draftId))?.value;
  return typeof value === 'object' && value !== null ? (value as Unsent) : {};
}

export interface DraftState {
  readonly answers: Readonly<Answers>;
  readonly version: number;
  readonly state: 'saved' | 'saving' | 'unsaved';
  readonly savedAt: number;
  readonly error: unknown;
  readonly answer: (question: string, value: AnswerValue | null) => void;
  /** Sends what is left now; resolves to the draft as the server has it, or rejects. */
  readonly flush: () => Promise<DraftView>;
}

/** The answers not yet sent, mirrored on this machine so that a closed window or an expired session loses none. */
function useUnsent(draftId: string) {
  const [unsent, setUnsent] = useState<Unsent>(() => restore(draftId));
  const latest = useRef(unsent);
  const change = useCallback(
    (next: Unsent) => {
      latest.current = next;
      setUnsent(next);
      if (Object.keys(next).length === 0) forget(keyOf(draftId));
      else keep(keyOf(draftId), { savedAt: Date.now(), value: next });
    },
    [draftId],
  );
  return { unsent, latest, change };
}

/** One save at a time, the newest answers last; a conflict with another window is settled by sending our changes onto theirs. */
export function useDraftSaving(first: DraftView): DraftState {
  const client = useQueryClient();
  const [draft, setDraft] = useState(first);
  const { unsent, latest, change } = useUnsent(first.id);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const live = useRef({ draft, running: null as Promise<DraftView> | null });

  const send = useCallback(async (): Promise<DraftView> => {
    while (Object.keys(latest.current).length > 0) {
      const sent = latest.current;
      const saved = await saveOnto(live.current.draft, sent);
      live.current.draft = saved;
      setDraft(saved);
      client.setQueryData(draftQuery.queryKey, saved);
      change(leftAfter(latest.current, sent));
    }
    return live.current.draft;
  }, [change, client, latest]);

  const flush = useCallback((): Promise<DraftView> => {
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
    (question: string, value: AnswerValue | null) => change({ ...latest.current, [question]: value }),
    [change, latest],
  );
  const left = Object.keys(unsent).length > 0;
  return {
    answers: withUnsent(draft.answers, unsent),
    version: draft.version,
    state: isSaving ? 'saving' : left ? 'unsaved' : 'saved',
    savedAt: Date.parse(draft.updatedAt),
    error,
    answer,
    flush,
  };
}

/** Another window saved first: take its draft and put our own changes on top, once. */
async function saveOnto(draft: DraftView, unsent: Unsent): Promise<DraftView> {
  try {
    return await saveDraft(draft.id, draft.version, withUnsent(draft.answers, unsent));
  } catch (error) {
    if (!isProblem(error, 'thing.changed')) throw error;
    const theirs = await api<DraftView>('GET /api/diagnosis/draft');
    if (theirs.id !== draft.id) throw error;
    return saveDraft(theirs.id, theirs.version, withUnsent(theirs.answers, unsent));
  }
}
