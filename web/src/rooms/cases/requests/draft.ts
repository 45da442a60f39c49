import type { HelpSubject, HelpTopic } from '@boru/contract/help';
import { newKey } from '#lib/new-key';
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
