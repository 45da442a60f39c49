import type { LiveChanged, LiveEvent } from '@boru/contract/live';

/** Who stands behind an open stream at this moment, and what of the things in question this person sees. */
export type Seen = {
  person: string;
  name: string;
  role: string;
  agency: { id: number; ko: string; en: string } | null;
  sees: ReadonlySet<string>;
  /** The conversation: sight of it, and a pledge. */
  hears: ReadonlySet<string>;
  /** Sees it otherwise than by an emergency reading. */
  stands: ReadonlySet<string>;
};

/** What a trigger says (migration 0043). */
type Word =
  | { kind: 'case' | 'note'; caseId: string; by: string | null }
  | { kind: 'task'; caseId: string; by: string | null; agency: number }
  | { kind: 'desk'; agency: number };

const idOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Null for what is no word of ours and for the mere call to look who is still signed in. */
export const readWord = (said: unknown): Word | null => {
  if (!Array.isArray(said)) return null;
  const [kind, subject, by, agency]: unknown[] = said;
  if (kind === 'desk' && typeof subject === 'number') return { kind, agency: subject };
  const caseId = idOf(subject);
  if (caseId === null) return null;
  if (kind === 'case' || kind === 'note') return { kind, caseId, by: idOf(by) };
  if (kind === 'task' && typeof agency === 'number') return { kind, caseId, by: idOf(by), agency };
  return null;
};

const wordsOf = (said: readonly unknown[]): Word[] => said.flatMap((one) => readWord(one) ?? []);

export const targetsOf = (said: readonly unknown[]): string[] =>
  wordsOf(said).flatMap((word) => (word.kind === 'desk' ? [] : [word.caseId]));

/** Only what this person sees now: the row for a change, the conversation for what belongs to it. */
const concerns = (word: Word, me: Seen): boolean => {
  switch (word.kind) {
    case 'case':
      return me.sees.has(word.caseId);
    case 'note':
      return me.sees.has(word.caseId) && me.hears.has(word.caseId);
    case 'task':
      return me.agency?.id === word.agency && me.sees.has(word.caseId) && me.hears.has(word.caseId);
    case 'desk':
      return me.agency?.id === word.agency;
  }
};

/** Each case once for each sort of news; somebody else's deed outweighs one's own. */
export const newsFor = (
  said: readonly unknown[],
  me: Seen,
  session: string,
): Extract<LiveEvent, { event: 'changed' }> | null => {
  const mine = wordsOf(said).filter((word) => concerns(word, me));
  if (mine.length === 0) return null;
  const cases = new Map<string, LiveChanged['cases'][number]>();
  for (const word of mine) {
    if (word.kind === 'desk') continue;
    const key = `${word.caseId} ${word.kind}`;
    const own = word.by === session && (cases.get(key)?.own ?? true);
    cases.set(key, { id: word.caseId, what: word.kind, own });
  }
  return { event: 'changed', data: { cases: [...cases.values()], desk: mine.some(({ kind }) => kind === 'desk') } };
};

type PresenceEvent = Extract<LiveEvent, { event: 'presence' }>;

export const alone = (caseId: string): PresenceEvent => ({ event: 'presence', data: { caseId, people: [] } });

/**
 * Who else has the case open: colleagues by name, of another agency only that it is there. A company neither sees it nor
 * is seen. Whoever reads by an emergency or as an auditor works on nothing and is nobody's company.
 */
export const companyOf = (caseId: string, me: Seen, others: readonly Seen[]): PresenceEvent => {
  if (me.agency === null || !me.sees.has(caseId)) return alone(caseId);
  const people = new Map<string, PresenceEvent['data']['people'][number]>();
  for (const { person, name, role, agency, stands } of others) {
    if (agency === null || role === 'auditor' || person === me.person || !stands.has(caseId)) continue;
    const { id, ko, en } = agency;
    if (id === me.agency.id) people.set(`0 ${name} ${person}`, { agency: { ko, en }, name });
    else people.set(`1 ${ko}`, { agency: { ko, en }, name: null });
  }
  const inOrder = [...people].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, shown]) => shown);
  return { event: 'presence', data: { caseId, people: inOrder } };
};
