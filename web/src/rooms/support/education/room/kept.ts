import { useEffect, useState } from 'react';
import { type Marks, sendMarks } from './api.ts';

export type Kept = Marks['marks'][number];
const place = (sessionId: string) => `boru-marks-${sessionId}`;

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'key' in value && 'attendeeId' in value && 'arrivedAt' in value;
const readKept = (sessionId: string): readonly Kept[] => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place(sessionId)) ?? '[]');
    return Array.isArray(value) ? value.filter(isKept) : [];
  } catch {
    return [];
  }
};
/** Numbers and hours only: no name of anybody lies in the browser. */
const writeKept = (sessionId: string, marks: readonly Kept[]): void => {
  if (marks.length === 0) localStorage.removeItem(place(sessionId));
  else localStorage.setItem(place(sessionId), JSON.stringify(marks));
};

/**
 * Marks are first kept, then sent, so that a network that drops loses nothing. Each has a number of its own: sent again
 * after an answer that was lost, the server keeps it once.
 */
export function useKeptMarks(sessionId: string, onSent: () => void) {
  const [kept, setKept] = useState(() => readKept(sessionId));
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const keep = (marks: readonly Kept[]) => {
    writeKept(sessionId, marks);
    setKept(marks);
  };
  const send = async () => {
    const waiting = readKept(sessionId);
    if (waiting.length === 0 || isSending) return;
    setSending(true);
    try {
      const { outcomes } = await sendMarks(sessionId, waiting.slice(0, 300));
      const answered = new Set(outcomes.map(({ key }) => key));
      keep(readKept(sessionId).filter(({ key }) => !answered.has(key)));
      setError(null);
      onSent();
    } catch (fault) {
      setError(fault);
    } finally {
      setSending(false);
    }
  };
  const mark = (attendeeId: string) => {
    const fresh = { key: crypto.randomUUID(), attendeeId, arrivedAt: new Date().toISOString() };
    keep([...readKept(sessionId), fresh]);
    void send();
  };
  useEffect(() => {
    const again = () => void send();
    window.addEventListener('online', again);
    const timer = setInterval(again, 10_000);
    return () => {
      window.removeEventListener('online', again);
      clearInterval(timer);
    };
  });
  return { kept, error, isSending, mark, send };
}
