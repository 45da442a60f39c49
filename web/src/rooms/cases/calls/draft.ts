import { isBusinessNumber } from '@boru/contract/business-number';
import { type NewCall, NewCall as Shape } from '@boru/contract/calls';
import type { HelpSubject, HelpTopic } from '@boru/contract/help';

export interface CallDraft {
  readonly requestKey: string;
  readonly companyId: string | null;
  readonly name: string;
  readonly number: string;
  readonly phone: string;
  readonly caller: string;
  readonly topic: HelpTopic;
  readonly subject: HelpSubject | null;
  readonly urgency: NewCall['urgency'];
  readonly title: string;
  readonly body: string;
}

export const emptyCall = (): CallDraft => ({
  requestKey: crypto.randomUUID(),
  companyId: null,
  name: '',
  number: '',
  phone: '',
  caller: '',
  topic: 'counselling',
  subject: null,
  urgency: 'normal',
  title: '',
  body: '',
});

const words = ['requestKey', 'name', 'number', 'phone', 'caller', 'title', 'body'] as const;

/** What an older page wrote is refused rather than guessed at. */
export const readCall = (kept: unknown): CallDraft | null => {
  if (typeof kept !== 'object' || kept === null) return null;
  const found = new Map<string, unknown>(Object.entries(kept));
  const said = words.every((word) => typeof found.get(word) === 'string');
  const choices = Shape.pick({ companyId: true, topic: true, subject: true, urgency: true }).safeParse({
    companyId: found.get('companyId'),
    topic: found.get('topic'),
    subject: found.get('subject'),
    urgency: found.get('urgency'),
  });
  if (!said || !choices.success) return null;
  const text = (word: (typeof words)[number]): string => String(found.get(word));
  const { companyId, topic, subject, urgency } = choices.data;
  return {
    requestKey: text('requestKey'),
    companyId,
    name: text('name'),
    number: text('number'),
    phone: text('phone'),
    caller: text('caller'),
    topic,
    subject,
    urgency,
    title: text('title'),
    body: text('body'),
  };
};

type Fault = 'needed' | 'numberWrong' | 'phoneWrong' | 'agreedNeeded';
export type CallFaults = Partial<Record<'name' | 'number' | 'phone' | 'caller' | 'title' | 'body' | 'agreed', Fault>>;

export const faultsOf = (draft: CallDraft, agreed: boolean): CallFaults => {
  const faults: CallFaults = {};
  for (const field of ['name', 'phone', 'caller', 'title', 'body'] as const)
    if (draft[field].trim() === '') faults[field] = 'needed';
  if (draft.number.trim() !== '' && !isBusinessNumber(draft.number)) faults.number = 'numberWrong';
  if (faults.phone === undefined && !/^[0-9+() -]{3,20}$/.test(draft.phone.trim())) faults.phone = 'phoneWrong';
  if (!agreed) faults.agreed = 'agreedNeeded';
  return faults;
};

export const bodyOf = (draft: CallDraft, text: { textId: string; textVersion: number }): NewCall => ({
  requestKey: draft.requestKey,
  companyId: draft.companyId,
  company: { name: draft.name.trim(), businessNumber: draft.number.trim() === '' ? null : draft.number.trim() },
  caller: { name: draft.caller.trim(), phone: draft.phone.trim() },
  topic: draft.topic,
  subject: draft.subject,
  urgency: draft.urgency,
  title: draft.title.trim(),
  body: draft.body.trim(),
  consent: { textId: text.textId, textVersion: text.textVersion, agreed: true },
});
