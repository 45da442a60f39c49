import { civilOf } from '@boru/contract/civil';
import type {
  GrantCallAction,
  GrantCallKept,
  GrantCallState,
  GrantCallWords,
  GrantQuestion,
} from '@boru/contract/grants';
import { faultsOfForm } from '@boru/engines/questions';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Call = Omit<GrantCallWords, 'opensAt' | 'closesAt'> & {
  id: string;
  number: string;
  agencyId: number;
  programmeId: string;
  programmeVersionId: string | null;
  opensAt: Date;
  closesAt: Date;
  state: GrantCallKept;
  stateReason: string | null;
  formNumber: number;
  writtenBy: string;
  writtenByName: string;
  writtenAt: Date;
  publishedByName: string | null;
  publishedAt: Date | null;
  version: number;
};
export type Form = {
  callId: string;
  number: number;
  agencyId: number;
  questions: GrantQuestion[];
  reason: string | null;
  writtenBy: string;
  writtenByName: string;
  writtenAt: Date;
  publishedAt: Date | null;
  publishedByName: string | null;
  version: number;
};

export const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};
export const keepsCalls = ({ role }: AgencyActor): boolean => role === 'officer' || role === 'manager';

/** Fixed forms, so that a clerk can read it out: G-20261123-1A2B3C4D. */
export const callNumberOf = (id: string, now: Date): string =>
  `G-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;

type InTime = Pick<Call, 'state' | 'opensAt' | 'closesAt'>;
/**
 * The one rule of the closing second: received at or after `opensAt` and before `closesAt`, by the clock of the server at
 * the moment a request arrived. 18:00 means: 17:59:59.999 counts, 18:00:00.000 does not. The database holds the same.
 */
export const takesApplications = ({ state, opensAt, closesAt }: InTime, at: Date): boolean =>
  state === 'published' && opensAt <= at && at < closesAt;

/** Where a call stands now: what is stored, and for a published one what the clock says. */
export const callStateAt = (call: InTime, now: Date): GrantCallState => {
  if (call.state !== 'published') return call.state;
  if (takesApplications(call, now)) return 'open';
  return now < call.opensAt ? 'published' : 'closed';
};

const steps: Readonly<Record<GrantCallState, readonly GrantCallAction[]>> = {
  draft: ['save', 'publish', 'cancel'],
  published: ['extend', 'amend', 'cancel'],
  open: ['extend', 'amend', 'cancel'],
  closed: ['review', 'cancel'],
  review: ['decide', 'cancel'],
  decided: [],
  cancelled: [],
};
const ofManager: readonly GrantCallAction[] = ['publish', 'extend', 'amend', 'decide', 'cancel'];

/** What this person may do with the call now. Nobody publishes what they wrote last. */
export const mayDo = (call: Call, who: AgencyActor, now: Date): GrantCallAction[] => {
  if (call.agencyId !== who.agencyId || !keepsCalls(who)) return [];
  return steps[callStateAt(call, now)].filter(
    (step) =>
      (who.role === 'manager' || !ofManager.includes(step)) && (step !== 'publish' || call.writtenBy !== who.personId),
  );
};

/** Throws unless this person may take this step now, on the call as they saw it. */
export const requireStep = (
  call: Call | undefined,
  who: AgencyActor,
  step: GrantCallAction,
  { seen, now }: { seen: number; now: Date },
): Call => {
  if (call === undefined || call.agencyId !== who.agencyId) throw new Problem('thing.not_found');
  if (call.version !== seen) throw new Problem('thing.changed');
  if (!steps[callStateAt(call, now)].includes(step)) throw new Problem('grant.not_now');
  if (step === 'publish' && call.writtenBy === who.personId) throw new Problem('grant.same_person');
  if (!mayDo(call, who, now).includes(step)) throw new Problem('role.insufficient');
  return call;
};

const wrong = (path: string, ko: string, en: string): Problem =>
  new Problem('request.invalid', { fields: { [path]: `${ko} / ${en}` } });

/** Only a form whose questions hold together is published. */
export const requireSound = (questions: readonly GrantQuestion[], asOf: string): void => {
  if (questions.length === 0) throw wrong('questions', '문항을 하나 이상 적어 주세요.', 'Write at least one question.');
  const faults = faultsOfForm(questions, asOf);
  if (faults.length === 0) return;
  const fields = Object.fromEntries(
    faults.slice(0, 50).map(({ path, ko, en }) => [`questions.${path}`, `${ko} / ${en}`]),
  );
  throw new Problem('request.invalid', { fields });
};

export const requireAhead = (closesAt: Date, now: Date): void => {
  if (closesAt <= now) throw wrong('closesAt', '이미 지난 때입니다.', 'This time has passed.');
};
export const requireLater = (call: Call, closesAt: Date): void => {
  if (closesAt <= call.closesAt)
    throw wrong('closesAt', '지금 마감보다 늦은 때를 적어 주세요.', 'A time after the present closing.');
};

const forWork = { class: 'internal' as const, readers: ['officer', 'manager', 'auditor', 'reviewer'] as const };
const plain = {
  help: null,
  choices: [],
  least: null,
  most: null,
  visible: null,
  fact: null,
  isReused: false,
  use: null,
};

/** What nearly every call asks; staff change it as they like before it is published. */
export const firstQuestions = (): GrantQuestion[] => [
  {
    ...{ ...plain, ...forWork, readers: [...forWork.readers] },
    ...{ key: 'purpose', type: 'longText', isRequired: true, most: 2000 },
    label: { ko: '왜 필요한가요?', en: 'Why do you need it?' },
    help: {
      ko: '지금 약한 곳과 지원을 받아 바꿀 것을 적어 주세요. 기술의 내용은 적지 마세요.',
      en: 'Say what is weak now and what the support will change. Do not describe the technology itself.',
    },
  },
  {
    ...{ ...plain, ...forWork, readers: [...forWork.readers] },
    ...{ key: 'totalCost', type: 'won', isRequired: true, fact: 'plannedCostWon' },
    label: { ko: '계획한 사업비(부가세 제외)', en: 'Planned cost, without VAT' },
  },
  {
    ...{ ...plain, ...forWork, readers: [...forWork.readers] },
    ...{ key: 'askedAmount', type: 'won', isRequired: true, least: 1, use: 'askedWon' },
    label: { ko: '신청하는 지원금', en: 'Amount you apply for' },
  },
  {
    ...{ ...plain, ...forWork, readers: [...forWork.readers] },
    ...{ key: 'isInGroup', type: 'yesNo', isRequired: true, isReused: true },
    label: { ko: '기업집단에 속해 있나요?', en: 'Is the company part of a group?' },
  },
  {
    ...{ ...plain, ...forWork, readers: ['officer', 'manager'] },
    ...{ key: 'headOfGroup', type: 'text', isRequired: true, most: 12, isReused: true, use: 'groupNumber' },
    label: { ko: '기업집단 대표 기업의 사업자등록번호', en: 'Business number of the head of the group' },
    visible: {
      ...{ kind: 'all', least: null },
      of: [{ kind: 'fact', fact: 'isInGroup', op: 'is', value: true, param: null }],
    },
  },
];
