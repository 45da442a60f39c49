import type { Letter } from '@boru/engines/sealing';
import { late } from '#lib/late';
import type { Conversation, Desk } from './api.ts';

/** Comes with the form, so that the page is small and a line that breaks while somebody writes does no harm. */
export const loadSealing = late(() => import('@boru/engines/sealing'));

export interface Draft {
  /** Numbers of the keys of the chosen desks. */
  readonly desks: readonly string[];
  readonly kind: string | null;
  readonly urgency: string | null;
  readonly company: string;
  readonly text: string;
  readonly isNamed: boolean;
  readonly name: string;
  readonly contact: string;
}
export const emptyDraft: Draft = {
  desks: [],
  kind: null,
  urgency: null,
  company: '',
  text: '',
  isNamed: false,
  name: '',
  contact: '',
};
export const longest = { text: 10_000, company: 200, name: 80, contact: 200 } as const;

const urgencyOf = (value: string | null) =>
  value === 'now' || value === 'soon' || value === 'past' ? value : 'unsure';

const letterOf = (draft: Draft): Letter => ({
  v: 1,
  id: crypto.randomUUID(),
  from: 'reporter',
  text: draft.text,
  about: {
    kind: draft.kind ?? 'unsure',
    urgency: urgencyOf(draft.urgency),
    company: draft.company,
    name: draft.isNamed ? draft.name : '',
    contact: draft.isNamed ? draft.contact : '',
  },
  files: [],
});

/** A fault of ours: what we hand to the engine is well formed. */
export const sureOf = <Value>(taken: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
  if (!taken.ok) throw new Error(`sealing: ${taken.reason}`);
  return taken.value;
};

/** Everything is sealed here; what comes back may leave the browser. */
export const sealDraft = async (draft: Draft, desks: readonly Desk[], entropy: Uint8Array) => {
  const { sealReport } = await loadSealing();
  const chosen = desks
    .filter(({ key }) => draft.desks.includes(key.id))
    .map(({ key: { id, recipient, recoveryRecipient } }) => ({ deskKeyId: id, recipient, recoveryRecipient }));
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const report = crypto.randomUUID();
  return sureOf(await sealReport({ entropy, secret, report, letter: letterOf(draft) }, chosen)).sealed;
};

export interface Opened {
  readonly id: string;
  readonly sender: 'reporter' | 'desk';
  readonly agency: Conversation['letters'][number]['agency'];
  readonly sentOn: string;
  /** Null when it does not open, or says inside that another side wrote it. */
  readonly letter: Letter | null;
}

export const openLetters = async (identity: string, letters: Conversation['letters']): Promise<readonly Opened[]> => {
  const { fromText64, openLetter } = await loadSealing();
  return Promise.all(
    letters.map(async ({ id, sender, agency, sentOn, body }) => {
      const opened = await openLetter(identity, fromText64(body) ?? new Uint8Array(), id);
      const letter = opened.ok && opened.value.from === sender ? opened.value : null;
      return { id, sender, agency, sentOn, letter };
    }),
  );
};
