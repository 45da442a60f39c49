import type { CaseOutcome } from '@boru/contract/cases';
import { placesLeft } from '@boru/contract/saved-replies';
import { Problem } from '#kernel/problem';
import { meet, pause, resume, startClock, stop } from '../clocks/model.ts';
import { acknowledging, type Change, change, type EntryDetail, each, entry, type Scene } from '../files/model.ts';

/** The desk confirms receipt; whoever does it has the case until it is assigned to somebody else. */
export const acknowledge = (scene: Scene): Change => {
  const { author, now } = scene;
  const set = {
    status: 'acknowledged',
    assigneeId: author.personId,
    assigneeName: author.name,
    ...acknowledging(scene),
  } as const;
  const entries = [entry(author, now, { fact: 'acknowledged' })];
  return change(scene, 'acknowledged', set, { entries, clocks: each(scene, ['acknowledge'], meet) });
};

/** A place of a saved reply that nobody filled would reach the company as it stands. The page holds it back; so does this. */
const filled = (body: string): string => {
  const left = placesLeft(body).slice(0, 5).join(' ').slice(0, 200);
  if (left === '') return body;
  throw new Problem('request.invalid', {
    fields: { body: `채우지 않은 자리가 있습니다: ${left} / Places that are not filled: ${left}` },
  });
};

export const answer = (scene: Scene, body: string): Change => {
  const entries = [entry(scene.author, scene.now, { kind: 'message', fact: 'answered', body: filled(body) })];
  // Who answers after all has nothing to pass on any more.
  const clocks = [...each(scene, ['answer'], meet), ...each(scene, ['forward'], stop)];
  return change(scene, 'answered', { status: 'answered' }, { entries, clocks });
};

/** 보완 요구: while the company has the word, the desk's period stands still. */
export const ask = (scene: Scene, body: string): Change => {
  const entries = [entry(scene.author, scene.now, { kind: 'question', fact: 'asked', body: filled(body) })];
  const clocks = each(scene, ['answer'], (clock, at) => pause(scene.rules, clock, at));
  return change(scene, 'asked', { status: 'asked' }, { entries, clocks });
};

/** A word of the company after an answer is a new question: a new period begins. */
export const reply = (scene: Scene, body: string, detail: EntryDetail = {}): Change => {
  const { file, author, now, rules } = scene;
  const entries = [entry(author, now, { kind: 'message', fact: 'replied', body, detail })];
  const clocks = each(scene, ['answer'], (clock, at) => resume(rules, clock, at));
  const running = scene.clocks.some((clock) => clock.purpose === 'answer' && !clock.metAt && !clock.stoppedAt);
  const started = running ? [] : [startClock(rules, { purpose: 'answer', topic: file.topic, at: now })];
  const status = file.status === 'submitted' ? 'submitted' : 'acknowledged';
  return change(scene, 'replied', { status }, { entries, clocks, started });
};

/** What came by mail says so, and keeps the whole where something was cut from it. */
export const mailed = (scene: Scene, { said, whole, left }: Mailed): Change => ({
  ...reply(scene, said, { mail: { whole: whole === said ? null : whole, left } }),
  detail: { via: 'mail' },
});
export type Mailed = { said: string; whole: string; left: number };

/** Colleagues named in a note are told that they are; the words stay here. */
export const note = (scene: Scene, body: string, mentioned: readonly { id: string; name: string }[] = []): Change => {
  const { file, author, now } = scene;
  const detail = mentioned.length === 0 ? {} : { mentions: mentioned.map(({ name }) => name) };
  const entries = [entry(author, now, { kind: 'note', body, detail, forCompany: false })];
  const set = { lastWord: file.lastWord, lastWordBy: file.lastWordBy };
  return change(scene, file.lastWord, set, { entries, action: 'case.noted', quiet: true });
};

export const close = (scene: Scene, outcome: CaseOutcome, body: string): Change => {
  const { author, now } = scene;
  const entries = [entry(author, now, { kind: 'message', fact: 'closed', body: filled(body), detail: { outcome } })];
  const set = { status: 'closed', closedAt: now, outcome, outcomeText: body } as const;
  // The closing text is the last answer: a period still running is kept by it, one that stood still is over.
  const clocks = each(scene, ['acknowledge', 'answer', 'forward'], (clock, at) =>
    clock.dueAt ? meet(clock, at) : stop(clock, at),
  );
  return change(scene, 'closed', set, { entries, clocks });
};

export const reopen = (scene: Scene, body: string): Change => {
  const { file, author, now, rules } = scene;
  const entries = [entry(author, now, { kind: 'message', fact: 'reopened', body })];
  const started = [startClock(rules, { purpose: 'answer', topic: file.topic, at: now })];
  const set = { status: 'acknowledged', closedAt: null, outcome: null, outcomeText: null, satisfaction: null } as const;
  return change(scene, 'reopened', set, { entries, started });
};

/** 만족도: how it went, in a number and perhaps in words, said by the company after the end. */
export const rate = (scene: Scene, score: number, body: string | null): Change => {
  const { author, now } = scene;
  const kind = body === null ? ('fact' as const) : ('message' as const);
  return change(
    scene,
    'rated',
    { satisfaction: score },
    { entries: [entry(author, now, { kind, fact: 'rated', body, detail: { score } })] },
  );
};

export const withdraw = (scene: Scene, body: string | null): Change => {
  const { author, now } = scene;
  const entries = [entry(author, now, { kind: body === null ? 'fact' : 'message', fact: 'withdrawn', body })];
  const clocks = each(scene, ['acknowledge', 'answer', 'referral', 'receipt', 'forward'], stop);
  // Never submitted: it leaves no number behind, and no agency has ever seen it.
  return change(scene, 'withdrawn', { status: 'withdrawn', closedAt: now }, { entries, clocks });
};
