import { type CaseAction, type CaseStatus, caseActions, caseStatuses } from '@boru/contract/cases';
import type { DeadlineRule } from '@boru/contract/pack';
import { compute } from '@boru/engines/deadline';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/actor';
import { assign } from '../assignments/model.ts';
import { type Clock, type ClockRules, startClock } from '../clocks/index.ts';
import { acknowledge, answer, ask, close, rate, reopen, reply, withdraw } from '../counsel/model.ts';
import { type CaseFile, check, handOver, mayDo, type Relation, relationOf, type Scene } from './model.ts';

const relations: readonly Relation[] = ['signer', 'member', 'owner', 'participant', 'reader'];
const now = new Date('2026-11-23T00:00:00.000Z');

/** The table once more, written as a person would say it: status → who → what. Everything else is refused. */
const allowed: Record<CaseStatus, Partial<Record<Relation, readonly CaseAction[]>>> = {
  held: { signer: ['withdraw'] },
  submitted: {
    signer: ['reply', 'withdraw'],
    member: ['reply'],
    owner: ['acknowledge', 'note', 'refer', 'recordWithdrawal', 'addTask'],
    participant: ['note', 'addTask'],
  },
  acknowledged: {
    signer: ['reply', 'withdraw'],
    member: ['reply'],
    owner: ['assign', 'answer', 'ask', 'note', 'close', 'refer', 'recordWithdrawal', 'addTask'],
    participant: ['note', 'addTask'],
  },
  asked: {
    signer: ['reply', 'withdraw'],
    member: ['reply'],
    owner: ['assign', 'answer', 'note', 'close', 'refer', 'recordWithdrawal', 'addTask'],
    participant: ['note', 'addTask'],
  },
  answered: {
    signer: ['reply', 'withdraw'],
    member: ['reply'],
    owner: ['assign', 'answer', 'ask', 'note', 'close', 'refer', 'recordWithdrawal', 'addTask'],
    participant: ['note', 'addTask'],
  },
  closed: {
    signer: ['reopen', 'rate'],
    member: ['rate'],
    owner: ['note', 'addTask'],
    participant: ['note', 'addTask'],
  },
  withdrawn: { owner: ['note'], participant: ['note'] },
};

const rows = caseStatuses.flatMap((status) =>
  relations.flatMap((relation) => caseActions.map((action) => ({ status, relation, action }))),
);

describe('상태 × 역할의 표', () => {
  const subject = (status: CaseStatus) => ({
    status,
    closedAt: status === 'closed' ? now : null,
    origin: 'phone' as const,
    satisfaction: null as number | null,
    version: 3,
  });
  const circumstances = { now, referralOpen: false };

  it.each(rows.filter(({ status, relation, action }) => allowed[status][relation]?.includes(action)))(
    '$status 상태에서 $relation은 $action 할 수 있습니다',
    ({ status, relation, action }) => {
      expect(mayDo(action, subject(status), relation, circumstances)).toBe(true);
      expect(() => check(action, subject(status), relation, circumstances, 3)).not.toThrow();
    },
  );

  it.each(rows.filter(({ status, relation, action }) => !allowed[status][relation]?.includes(action)))(
    '$status 상태에서 $relation은 $action 할 수 없습니다',
    ({ status, relation, action }) => {
      expect(mayDo(action, subject(status), relation, circumstances)).toBe(false);
      expect(() => check(action, subject(status), relation, circumstances, 3)).toThrow();
    },
  );

  it('열린 이관이 있으면 종결과 새 이관을 막고 까닭을 말합니다', () => {
    const open = { now, referralOpen: true };
    for (const action of ['close', 'refer'] as const) {
      expect(mayDo(action, subject('acknowledged'), 'owner', open)).toBe(false);
      expect(() => check(action, subject('acknowledged'), 'owner', open, 3)).toThrow('referral.already_open');
    }
    expect(mayDo('answer', subject('acknowledged'), 'owner', open)).toBe(true);
  });

  it('전화로 시작하지 않은 건의 동의는 전화로 철회하지 않습니다', () => {
    const written = { ...subject('acknowledged'), origin: 'company' as const };
    expect(mayDo('recordWithdrawal', written, 'owner', circumstances)).toBe(false);
    expect(() => check('recordWithdrawal', written, 'owner', circumstances, 3)).toThrow('case.step_not_allowed');
  });

  it('만족도는 한 번 끝날 때마다 한 번 묻고, 다시 열면 새로 묻습니다', () => {
    const rated = { ...subject('closed'), satisfaction: 4 };
    expect(mayDo('rate', rated, 'member', circumstances)).toBe(false);
    expect(rate(sceneAt('closed'), 5, null)).toMatchObject({
      set: { satisfaction: 5 },
      entries: [{ fact: 'rated', detail: { score: 5 } }],
    });
    expect(reopen(sceneAt('closed'), '다시').set.satisfaction).toBeNull();
  });

  it('다시 열기는 종결 뒤 30일까지입니다', () => {
    const at = (days: number) => ({ now: new Date(now.getTime() + days * 86_400_000), referralOpen: false });
    expect(mayDo('reopen', subject('closed'), 'signer', at(30))).toBe(true);
    expect(mayDo('reopen', subject('closed'), 'signer', at(30.01))).toBe(false);
  });

  it('옛 판을 보고 누르면 그사이 바뀌었다고 말합니다', () => {
    expect(() => check('answer', subject('acknowledged'), 'owner', circumstances, 2)).toThrow('thing.changed');
    expect(() => check('answer', subject('closed'), 'owner', circumstances, 3)).toThrow('case.closed');
    expect(() => check('acknowledge', subject('answered'), 'owner', circumstances, 3)).toThrow('case.step_not_allowed');
    expect(() => check('answer', subject('acknowledged'), 'participant', circumstances, 3)).toThrow(
      'role.insufficient',
    );
  });
});

describe('누구로서 하는지', () => {
  const file = { companyId: 'c1', ownerAgency: 5 };
  const company = (role: 'representative' | 'staff', companyId = 'c1'): Actor => ({
    kind: 'company',
    personId: 'p',
    membershipId: 'm',
    companyId,
    role,
    secondFactor: false,
  });
  const agency = (agencyId: number, role: 'officer' | 'auditor' = 'officer'): Actor => ({
    kind: 'agency',
    personId: 'p',
    membershipId: 'm',
    agencyId,
    role,
    secretariat: false,
    secondFactor: true,
  });

  it.each([
    [company('representative'), 'signer'],
    [company('staff'), 'member'],
    [company('representative', 'other'), 'reader'],
    [agency(5), 'owner'],
    [agency(6), 'participant'],
    [agency(5, 'auditor'), 'reader'],
    [{ kind: 'system' } as const, 'reader'],
  ] as const)('%o는 %s', (actor, relation) => {
    expect(relationOf(actor, file)).toBe(relation);
  });
});

const rule = (id: string, value: number, unit: 'h' | 'bd'): DeadlineRule => ({
  id,
  title: { ko: id, en: id },
  trigger: { ko: '접수', en: 'receipt' },
  actor: 'publicBody',
  kind: 'within',
  period: { value, unit },
  hours: unit === 'h' ? 'working' : null,
  yearlyOn: null,
  startInclusive: unit === 'bd',
  holidayRoll: 'none',
  pauseReasons: unit === 'bd' ? ['supplement'] : [],
  pauseLimits: [],
  extensions: [],
  remindBeforeDays: [],
  lawRef: [{ law: 'civil-petitions-act', article: '제19조' }],
  validFrom: null,
  validTo: null,
  verified: true,
});
const ruleOfPurpose = {
  acknowledge: rule('A', 3, 'h'),
  answer: rule('B', 7, 'bd'),
  referral: rule('R', 8, 'h'),
  receipt: rule('S', 3, 'h'),
  forward: rule('F', 8, 'h'),
};
const rules: ClockRules = {
  ruleFor: (purpose) => ruleOfPurpose[purpose],
  named: (result) => result,
  ruleOf: (id) => Object.values(ruleOfPurpose).find((each) => each.id === id) ?? ruleOfPurpose.answer,
  calendar: {
    coversFrom: '2026-01-01',
    coversTo: '2027-12-31',
    restDays: [0, 6],
    workingDay: { from: '09:00', to: '18:00', breaks: [{ from: '12:00', to: '13:00' }] },
    holidays: [],
    verified: true,
  },
};

const fileAt = (status: CaseStatus): CaseFile => ({
  id: 'id',
  number: '2026-충북-00001',
  companyId: 'c1',
  companyName: '견본',
  topic: 'counselling',
  subject: null,
  urgency: 'normal',
  origin: 'company',
  title: '제목',
  status,
  sections: ['summary', 'contact', 'counsel'],
  ownerAgency: 5,
  deskCode: 'desk',
  assigneeId: null,
  assigneeName: null,
  consentId: null,
  route: {
    desk: { code: 'desk', name: { ko: '창구', en: 'desk' } },
    agency: { id: 5, name: { ko: '기관', en: 'agency' } },
    reasons: [],
    verified: true,
  },
  submittedAt: now,
  acknowledgedAt: null,
  closedAt: null,
  outcome: null,
  outcomeText: null,
  satisfaction: null,
  lastWord: 'submitted',
  lastWordBy: 'company',
  updatedAt: now,
  createdAt: now,
  dueAt: null,
  version: 1,
  visibleTo: [5],
});
const running = (): Clock[] =>
  (['acknowledge', 'answer'] as const).map((purpose) => startClock(rules, { purpose, topic: 'counselling', at: now }));
const sceneAt = (status: CaseStatus, clocks = running(), at = now): Scene => ({
  file: fileAt(status),
  clocks,
  rules,
  author: { kind: 'agency', personId: 'p1', agencyId: 5, name: '김담당' },
  now: at,
});

describe('결정', () => {
  it('접수 확인은 확인한 사람에게 맡기고 접수 기한만 지킵니다', () => {
    const change = acknowledge(sceneAt('submitted'));
    expect(change.set).toMatchObject({ status: 'acknowledged', assigneeId: 'p1', acknowledgedAt: now });
    expect(change.clocks.map(({ purpose, metAt }) => [purpose, metAt])).toEqual([['acknowledge', now]]);
  });

  it('배정은 기업에 알리지 않고 마지막 움직임도 바꾸지 않습니다', () => {
    const change = assign(sceneAt('acknowledged'), { id: 'p2', name: '이동료' });
    expect(change.set).toMatchObject({ assigneeId: 'p2', lastWord: 'submitted', lastWordBy: 'company' });
    expect(change.entries).toMatchObject([{ fact: 'assigned', forCompany: false }]);
  });

  it('되물은 동안 답변 기한이 멈추고, 답이 오면 멈춘 만큼 늦춰집니다', () => {
    const asked = ask(sceneAt('acknowledged'), '언제인가요?');
    const [paused] = asked.clocks;
    expect(paused).toMatchObject({ purpose: 'answer', dueAt: null, pauses: [{ from: now.toISOString(), to: null }] });
    const later = new Date('2026-11-25T00:00:00.000Z');
    const replied = reply(sceneAt('asked', paused ? [paused] : [], later), '다음 달입니다.');
    expect(replied.started).toEqual([]);
    const [resumed] = replied.clocks;
    const plain = compute(ruleOfPurpose.answer, rules.calendar, { at: now.getTime() });
    expect(resumed?.dueAt?.getTime()).toBeGreaterThan(plain.dueAt ?? 0);
  });

  it('늦은 뒤에 되물어도 지난 기한은 되살아나지 않습니다', () => {
    const late = new Date('2026-12-20T00:00:00.000Z');
    const [clock] = ask(sceneAt('acknowledged', running(), late), '늦은 물음').clocks;
    expect(clock?.pauses).toEqual([]);
    expect(clock?.dueAt).not.toBeNull();
  });

  it('답변한 뒤 기업이 더 물으면 새 기한이 시작됩니다', () => {
    const met = answer(sceneAt('acknowledged'), '답').clocks;
    const change = reply(sceneAt('answered', [...met]), '하나 더 여쭙니다.');
    expect(change.set.status).toBe('acknowledged');
    expect(change.started.map(({ purpose }) => purpose)).toEqual(['answer']);
  });

  it('종결과 취하는 흐르던 기한을 모두 끝냅니다', () => {
    for (const change of [close(sceneAt('acknowledged'), 'advised', '끝'), withdraw(sceneAt('acknowledged'), null)]) {
      expect(change.set.closedAt).toEqual(now);
      expect(change.clocks.every(({ metAt, stoppedAt }) => metAt !== null || stoppedAt !== null)).toBe(true);
    }
  });

  it('다시 열면 결과가 지워지고 새 답변 기한이 시작됩니다', () => {
    const change = reopen(sceneAt('closed', []), '새 사정');
    expect(change.set).toMatchObject({ status: 'acknowledged', closedAt: null, outcome: null, outcomeText: null });
    expect(change.started.map(({ purpose }) => purpose)).toEqual(['answer']);
  });

  it('넘겨받은 기관에는 새 기한이, 돌아온 기관에는 접수 확인부터 다시 시작됩니다', () => {
    const taken = handOver(
      sceneAt('submitted'),
      { agencyId: 7, deskCode: 'other', assignee: { id: 'p7', name: '이수신' } },
      'referralAccepted',
    );
    expect(taken.set).toMatchObject({ ownerAgency: 7, status: 'acknowledged', assigneeId: 'p7' });
    expect(taken.started.map(({ purpose }) => purpose)).toEqual(['answer']);
    expect(taken.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    const back = handOver(sceneAt('asked'), { agencyId: 5, deskCode: null, assignee: null }, 'sightEnded');
    expect(back.set).toMatchObject({ ownerAgency: 5, status: 'submitted', assigneeId: null });
    expect(back.started.map(({ purpose }) => purpose)).toEqual(['acknowledge', 'answer']);
  });
});
