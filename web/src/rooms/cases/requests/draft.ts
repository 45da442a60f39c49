import type { HelpSubject, HelpTopic } from '@boru/contract/help';
import { type Haste, type Shared, subjects, topics } from '../names.ts';

/** What is kept on this machine until it is sent. `requestKey` makes a repeated press find the same case. */
export interface HelpDraft {
  readonly requestKey: string;
  readonly topic: HelpTopic | null;
  readonly subject: HelpSubject | null;
  readonly urgency: Haste;
  readonly title: string;
  readonly body: string;
  readonly share: readonly Shared[];
}

const LONGEST_TITLE = 120;

/** UUID version 4 from the browser's own randomness; `randomUUID` is missing on a plain http address. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const topicOf = (text: string | undefined): HelpTopic | null => topics.find((topic) => topic === text) ?? null;

/** `title` comes with a link, from a programme for example; it is only a beginning that the writer may change. */
export const emptyDraft = (topic: HelpTopic | null, title = ''): HelpDraft => ({
  requestKey: newKey(),
  topic,
  subject: null,
  urgency: 'normal',
  title: title.slice(0, LONGEST_TITLE),
  body: '',
  share: [],
});

const textIn = (kept: object, name: string): string => {
  const value: unknown = Object.getOwnPropertyDescriptor(kept, name)?.value;
  return typeof value === 'string' ? value : '';
};

/** Takes what an earlier visit left, field by field, and only in the right shape; null starts afresh. */
export function readDraft(kept: unknown): HelpDraft | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const requestKey = textIn(kept, 'requestKey');
  if (!/^[0-9a-f-]{36}$/.test(requestKey)) return null;
  const shared: unknown = Object.getOwnPropertyDescriptor(kept, 'share')?.value;
  const draft: HelpDraft = {
    requestKey,
    topic: topicOf(textIn(kept, 'topic')),
    subject: subjects.find((subject) => subject === textIn(kept, 'subject')) ?? null,
    urgency: (['normal', 'soon', 'urgent'] as const).find((one) => one === textIn(kept, 'urgency')) ?? 'normal',
    title: textIn(kept, 'title'),
    body: textIn(kept, 'body'),
    share: (['diagnosis', 'technology'] as const).filter((one) => Array.isArray(shared) && shared.includes(one)),
  };
  // An untouched form is no draft: nobody needs to be told that nothing was kept.
  return draft.title === '' && draft.body === '' ? null : draft;
}

export type FaultKey = 'chooseTopic' | 'needed';
export type Faults = Readonly<Partial<Record<'topic' | 'title' | 'body', FaultKey>>>;

export function faultsOf(draft: HelpDraft): Faults {
  return {
    ...(draft.topic === null ? { topic: 'chooseTopic' as const } : {}),
    ...(draft.title.trim() === '' ? { title: 'needed' as const } : {}),
    ...(draft.body.trim() === '' ? { body: 'needed' as const } : {}),
  };
}
