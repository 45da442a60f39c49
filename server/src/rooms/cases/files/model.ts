import type {
  CaseAction,
  CaseFact,
  CaseOrigin,
  CaseOutcome,
  CaseStatus,
  RouteReason,
  Urgency,
} from '@boru/contract/cases';
import type { Section } from '@boru/contract/evidence';
import type { HelpSubject, HelpTopic } from '@boru/contract/pack';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { type Clock, type ClockRules, pause, startClock, stop } from '../clocks/model.ts';

export type CaseFile = {
  id: string;
  number: string | null;
  companyId: string;
  companyName: string;
  topic: HelpTopic;
  subject: HelpSubject | null;
  urgency: Urgency;
  origin: CaseOrigin;
  title: string;
  status: CaseStatus;
  sections: readonly Section[];
  ownerAgency: number | null;
  deskCode: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  consentId: string | null;
  route: RouteReason;
  submittedAt: Date | null;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  outcome: CaseOutcome | null;
  outcomeText: string | null;
  satisfaction: number | null;
  /** Known where one case is opened. */
  companyReadAt?: Date | null;
  lastWord: CaseFact;
  lastWordBy: 'company' | 'agency' | 'system';
  updatedAt: Date;
  createdAt: Date;
  dueAt: Date | null;
  version: number;
  visibleTo: readonly number[];
  /** Whether the reading person was let in to read only; known where a case is opened to be read. */
  readOnly?: boolean;
  /** Merged into another case, as far as the reader sees both. */
  mergedInto?: string | null;
};

/** Who writes: names are copied at the time, so that they stay readable for those who may not read the person's row. */
export type Author = {
  kind: 'company' | 'agency' | 'system';
  personId: string | null;
  agencyId: number | null;
  name: string;
};

export type EntryDetail = {
  toAgency?: number | undefined;
  fromAgency?: number | undefined;
  sections?: readonly Section[] | undefined;
  outcome?: CaseOutcome | undefined;
  legalBasis?: string | undefined;
  assignee?: string | undefined;
  dueAt?: string | undefined;
  referralId?: string | undefined;
  startsAt?: string | undefined;
  /** Who said it on the telephone. */
  saidBy?: string | undefined;
  score?: number | undefined;
  mentions?: readonly string[] | undefined;
  /** Came by mail, so nobody signed in to say it: the whole where it was cut, and how many papers were not taken. */
  mail?: { whole: string | null; left: number } | undefined;
};
export type NewEntry = {
  id: string;
  kind: 'fact' | 'message' | 'question' | 'note' | 'document';
  fact: CaseFact | null;
  detail: EntryDetail;
  body: string | null;
  author: Author;
  forCompany: boolean;
  at: Date;
};

/** What a decision asks to be done; the commands do it and decide nothing more. */
export type Change = {
  set: Partial<CaseFile>;
  entries: readonly NewEntry[];
  clocks: readonly Clock[];
  started: readonly Clock[];
  /** The deed in the trace and the event to the listeners. */
  action: string;
  /** Identifiers and codes for the trace. */
  detail?: Record<string, unknown>;
  /** Changes nothing that another reader would have to see first: no new version, no event. */
  quiet?: boolean;
};

/** signer: may bind the company · participant: an agency with sight that does not own the case · reader: an auditor, or who was let in to read only. */
export type Relation = 'signer' | 'member' | 'owner' | 'participant' | 'reader';

/** Row-level security has let the actor see the row; this only names in which part they stand. */
export const relationOf = (actor: Actor, file: Pick<CaseFile, 'companyId' | 'ownerAgency' | 'readOnly'>): Relation => {
  if (actor.kind === 'company' && actor.companyId === file.companyId)
    return actor.role === 'representative' || actor.role === 'securityOfficer' ? 'signer' : 'member';
  if (actor.kind === 'agency' && actor.role !== 'auditor' && file.readOnly !== true)
    return actor.agencyId === file.ownerAgency ? 'owner' : 'participant';
  return 'reader';
};

type Row = { from: readonly CaseStatus[]; by: readonly Relation[] };
const open = ['submitted', 'acknowledged', 'asked', 'answered'] as const;
const taken = ['acknowledged', 'asked', 'answered'] as const;

/** Status × role → what may be done. Everything that is not in the table is refused. */
export const stateTable: Readonly<Record<CaseAction, Row>> = {
  reply: { from: open, by: ['signer', 'member'] },
  withdraw: { from: ['held', ...open], by: ['signer'] },
  reopen: { from: ['closed'], by: ['signer'] },
  acknowledge: { from: ['submitted'], by: ['owner'] },
  assign: { from: taken, by: ['owner'] },
  answer: { from: taken, by: ['owner'] },
  ask: { from: ['acknowledged', 'answered'], by: ['owner'] },
  note: { from: [...open, 'closed', 'withdrawn'], by: ['owner', 'participant'] },
  close: { from: taken, by: ['owner'] },
  refer: { from: open, by: ['owner'] },
  // The caller takes back by telephone what was said by telephone.
  recordWithdrawal: { from: open, by: ['owner'] },
  addTask: { from: [...open, 'closed'], by: ['owner', 'participant'] },
  rate: { from: ['closed'], by: ['signer', 'member'] },
};

export const reopenDays = 30;
const day = 86_400_000;

/** What the table cannot say: how long ago, and whether another agency is being asked right now. */
export type Circumstances = { now: Date; referralOpen: boolean };

type Subject = Pick<CaseFile, 'status' | 'closedAt' | 'origin' | 'satisfaction' | 'mergedInto'>;

const inTime = (action: CaseAction, file: Subject, now: Date): boolean =>
  action !== 'reopen' || (file.closedAt !== null && now.getTime() - file.closedAt.getTime() <= reopenDays * day);

export const mayDo = (action: CaseAction, file: Subject, relation: Relation, { now, referralOpen }: Circumstances) => {
  const row = stateTable[action];
  const blocked =
    // What goes on goes on in the case that stays.
    Boolean(file.mergedInto) ||
    (referralOpen && (action === 'close' || action === 'refer')) ||
    (action === 'recordWithdrawal' && file.origin !== 'phone') ||
    // Asked once for each end.
    (action === 'rate' && file.satisfaction !== null);
  return row.by.includes(relation) && row.from.includes(file.status) && inTime(action, file, now) && !blocked;
};

/** Throws the one problem that says why not. */
export const check = (
  action: CaseAction,
  file: Subject & Pick<CaseFile, 'version'>,
  relation: Relation,
  circumstances: Circumstances,
  version: number | null,
): void => {
  if (!stateTable[action].by.includes(relation)) throw new Problem('role.insufficient');
  if (version !== null && version !== file.version) throw new Problem('thing.changed');
  if (mayDo(action, file, relation, circumstances)) return;
  if (file.mergedInto) throw new Problem('case.merged');
  if (circumstances.referralOpen && (action === 'refer' || action === 'close'))
    throw new Problem('referral.already_open');
  if (action === 'assign' && file.status === 'submitted') throw new Problem('case.acknowledge_first');
  throw new Problem(file.status === 'closed' || file.status === 'withdrawn' ? 'case.closed' : 'case.step_not_allowed');
};

/** A case that nobody has worked on yet, whichever way it came. */
export const untouched = {
  assigneeId: null,
  assigneeName: null,
  consentId: null,
  submittedAt: null,
  acknowledgedAt: null,
  closedAt: null,
  outcome: null,
  outcomeText: null,
  satisfaction: null,
} as const satisfies Partial<CaseFile>;

export const entry = (
  author: Author,
  at: Date,
  content: Partial<Pick<NewEntry, 'kind' | 'fact' | 'detail' | 'body' | 'forCompany'>>,
): NewEntry => ({
  id: newId(at.getTime()),
  kind: 'fact',
  fact: null,
  detail: {},
  body: null,
  forCompany: true,
  ...content,
  author,
  at,
});

/** What every decision needs besides its own input. */
export type Scene = { file: CaseFile; clocks: readonly Clock[]; rules: ClockRules; author: Author; now: Date };

/** A change by this author, with the words the lists show. */
export const change = ({ author }: Scene, word: CaseFact, set: Partial<CaseFile>, rest: Partial<Change>): Change => ({
  set: { lastWord: word, lastWordBy: author.kind, ...set },
  entries: [],
  clocks: [],
  started: [],
  action: `case.${word}`,
  ...rest,
});

export const each = (
  scene: Scene,
  purposes: readonly Clock['purpose'][],
  turn: (clock: Clock, at: Date) => Clock,
): Clock[] => scene.clocks.filter(({ purpose }) => purposes.includes(purpose)).map((clock) => turn(clock, scene.now));

export const acknowledging = (scene: Scene): Partial<CaseFile> => ({
  acknowledgedAt: scene.file.acknowledgedAt ?? scene.now,
});

/** The company took back the consent that opened this case: nobody may go on working on it. */
export const endSight = (scene: Scene): Change => {
  const entries = [entry(scene.author, scene.now, { fact: 'sightEnded' })];
  const clocks = each(scene, ['acknowledge', 'answer', 'referral', 'receipt', 'forward'], stop);
  return change(scene, 'sightEnded', { status: 'withdrawn', closedAt: scene.now }, { entries, clocks });
};

export type NewOwner = {
  agencyId: number;
  deskCode: string | null;
  assignee: { id: string; name: string } | null;
};

/**
 * Another agency takes over: the period that ran for the last one stops, a new one begins. With an assignee somebody has
 * accepted; without one the case comes back to a desk that must acknowledge it anew.
 */
export const handOver = (scene: Scene, to: NewOwner, word: CaseFact): Pick<Change, 'set' | 'clocks' | 'started'> => {
  const { file, rules, now, author } = scene;
  const accepted = to.assignee !== null;
  const begin = (purpose: 'acknowledge' | 'answer') => startClock(rules, { purpose, topic: file.topic, at: now });
  const answering = file.status === 'asked' && accepted ? pause(rules, begin('answer'), now) : begin('answer');
  const done = file.status === 'answered';
  return {
    set: {
      ownerAgency: to.agencyId,
      deskCode: to.deskCode,
      assigneeId: to.assignee?.id ?? null,
      assigneeName: to.assignee?.name ?? null,
      status: done || (accepted && file.status === 'asked') ? file.status : accepted ? 'acknowledged' : 'submitted',
      lastWord: word,
      lastWordBy: author.kind,
      ...(accepted ? acknowledging(scene) : {}),
    },
    clocks: each(scene, ['acknowledge', 'answer', 'forward'], stop),
    started: done ? [] : accepted ? [answering] : [begin('acknowledge'), answering],
  };
};
