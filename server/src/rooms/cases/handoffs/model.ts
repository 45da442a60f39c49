import type { CaseView, EntryView } from '@boru/contract/cases';
import type { Section } from '@boru/contract/evidence';
import type { HandoffView, NewHandoff } from '@boru/contract/handoffs';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Handoff = {
  id: string;
  receiptNumber: string;
  caseId: string;
  companyId: string;
  fromAgency: number;
  toAgency: number;
  sections: Section[];
  reason: string;
  consentId: string | null;
  legalBasis: string | null;
  status: HandoffView['status'];
  sealedBy: HandoffView['sealedBy'];
  files: number;
  size: number;
  sha256: Buffer;
  madeByName: string;
  madeAt: Date;
  dispatchedAt: Date | null;
  dispatchedHow: HandoffView['dispatchedHow'];
  dispatchedByName: string | null;
  dispatchedNote: string | null;
  receivedAt: Date | null;
  receivedByName: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  version: number;
};

type Action = HandoffView['may'][number];
/** From which states somebody of the sending desk does what. A packet that went by a key may go again until it has arrived. */
const table: Readonly<Record<Action, readonly Handoff['status'][]>> = {
  take: ['ready', 'dispatched'],
  dispatch: ['ready'],
  receive: ['dispatched'],
  withdraw: ['ready', 'dispatched'],
};
const actions: readonly Action[] = ['take', 'dispatch', 'receive', 'withdraw'];

const works = (actor: Actor, { fromAgency }: Pick<Handoff, 'fromAgency'>): boolean =>
  actor.kind === 'agency' && actor.role !== 'auditor' && actor.agencyId === fromAgency;

export const mayTurn = (actor: Actor, handoff: Pick<Handoff, 'fromAgency' | 'status'>): Action[] =>
  works(actor, handoff) ? actions.filter((action) => table[action].includes(handoff.status)) : [];

export const checkTurn = (action: Action, actor: Actor, handoff: Handoff, version: number | null): void => {
  if (!works(actor, handoff)) throw new Problem('role.insufficient');
  if (!table[action].includes(handoff.status)) throw new Problem('handoff.ended');
  if (version !== null && version !== handoff.version) throw new Problem('thing.changed');
};

type Known = { offline: readonly number[]; seen: readonly string[]; bound: boolean };

/** Throws with the field that is wrong. */
export const checkWish = (wish: NewHandoff, known: Known): void => {
  const fields: Record<string, string> = {};
  if (!known.offline.includes(wish.toAgency))
    fields['toAgency'] =
      '보루를 쓰지 않는 기관만 고를 수 있습니다. 쓰는 기관에는 이관해 주세요. / Only bodies outside Boru; refer to the others.';
  const needed = wish.sections.map((section) => (section === 'documents' ? 'counsel' : section));
  if (needed.some((section) => !known.seen.includes(section)))
    fields['sections'] = '우리 기관이 볼 수 없는 항목은 담을 수 없습니다. / You cannot hand over what you do not see.';
  if (wish.sections.includes('documents') && !wish.sections.includes('counsel'))
    fields['sections'] = '붙임 파일은 상담 기록과 함께 담습니다. / Papers go with the counselling record.';
  if (wish.basis.kind === 'law' && known.bound)
    fields['basis'] =
      '다시 넘기는 것이 허락되지 않은 이관입니다. 기업의 동의를 받아 주세요. / Onward referral was not allowed: ask the company.';
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};

const withoutName = (entry: EntryView): EntryView =>
  entry.author.kind === 'company' ? { ...entry, author: { ...entry.author, name: '' } } : entry;

/** The case as the packet tells it: the chosen sections, no note between agencies, no word on who else sees it. */
export const narrowed = (view: CaseView, sections: readonly string[]): CaseView => ({
  ...view,
  call: null,
  sight: [],
  referrals: [],
  may: [],
  timeline: sections.includes('counsel')
    ? view.timeline
        .filter(({ kind }) => kind !== 'note')
        .map((entry) => (sections.includes('contact') ? entry : withoutName(entry)))
    : [],
});

const clean = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');

/** Names in the zip: two papers of one name stay two papers. */
export const namesFor = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const own = taken.has(clean(name)) ? `${at + 1}-${clean(name)}` : clean(name);
    taken.add(own);
    return `서류/${own}`;
  });
};

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 letters of five bits that nobody mixes up on the telephone, in fours. */
export const passphraseOf = (random: Uint8Array): string =>
  Array.from(random.subarray(0, 26), (byte) => letters[byte & 31])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

const sectionNames: Readonly<Record<string, string>> = {
  summary: '요약',
  contact: '연락처',
  counsel: '상담 기록',
  documents: '붙임 파일',
};

/** What the template `handoff-letter` prints. */
export const letterOf = (
  handoff: Handoff,
  names: { from: string; to: string; caseNumber: string; company: string; madeOn: string },
) => ({
  receiptNumber: handoff.receiptNumber,
  recipient: names.to,
  sender: names.from,
  caseNumber: names.caseNumber,
  company: names.company,
  items: handoff.sections.map((section) => sectionNames[section] ?? section).join(', '),
  basis: handoff.legalBasis ?? '기업의 동의',
  reason: handoff.reason,
  madeOn: names.madeOn,
  files: `${handoff.files}개`,
  sealedBy: handoff.sealedBy === 'passphrase' ? 'age 형식, 암호문' : 'age 형식, 받는 기관의 열쇠',
  fingerprint: handoff.sha256.toString('hex'),
});
