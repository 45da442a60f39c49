import { type ReferralAction, type ReferralStatus, referralActions, referralStatuses } from '@boru/contract/cases';
import { describe, expect, it } from 'vitest';
import {
  checkReferral,
  checkWish,
  mayAnswer,
  previousOwner,
  type ReferralRelation,
  referralRelationOf,
} from './model.ts';

const relations: readonly ReferralRelation[] = ['signer', 'sender', 'receiver', 'bystander'];
const allowed: Partial<Record<ReferralStatus, Partial<Record<ReferralRelation, readonly ReferralAction[]>>>> = {
  awaitingConsent: { signer: ['consent', 'refuse'], sender: ['recordConsent', 'cancel'] },
  requested: { receiver: ['accept', 'return'], sender: ['cancel'] },
};
const rows = referralStatuses.flatMap((status) =>
  relations.flatMap((relation) => referralActions.map((action) => ({ status, relation, action }))),
);
const isAllowed = ({ status, relation, action }: (typeof rows)[number]) =>
  allowed[status]?.[relation]?.includes(action) ?? false;

describe('이관의 상태 × 역할', () => {
  it.each(rows.filter(isAllowed))('$status: $relation은 $action 할 수 있습니다', ({ status, relation, action }) => {
    expect(mayAnswer(action, status, relation, true)).toBe(true);
    expect(() => checkReferral(action, { status, version: 1 }, relation, 1)).not.toThrow();
  });
  it.each(rows.filter((row) => !isAllowed(row)))(
    '$status: $relation은 $action 할 수 없습니다',
    ({ status, relation, action }) => {
      expect(mayAnswer(action, status, relation, true)).toBe(false);
      expect(() => checkReferral(action, { status, version: 1 }, relation, 1)).toThrow();
    },
  );
  it('스스로 답할 수 있는 기업의 동의는 창구가 대신 적지 못합니다', () => {
    expect(mayAnswer('recordConsent', 'awaitingConsent', 'sender', false)).toBe(false);
  });
  it('왜 안 되는지를 말합니다', () => {
    const code =
      (status: ReferralStatus, relation: ReferralRelation, version = 1) =>
      () =>
        checkReferral('accept', { status, version: 1 }, relation, version);
    expect(code('accepted', 'receiver')).toThrow('referral.already_answered');
    expect(code('awaitingConsent', 'receiver')).toThrow('consent.missing');
    expect(code('requested', 'sender')).toThrow('role.insufficient');
    expect(code('requested', 'receiver', 2)).toThrow('thing.changed');
  });
  it('받는 쪽, 보낸 쪽, 기업, 그 밖을 가립니다', () => {
    const referral = { companyId: 'c', fromAgency: 1, toAgency: 2 };
    const agency = (agencyId: number, role: 'officer' | 'auditor' = 'officer') =>
      referralRelationOf(
        { kind: 'agency', personId: 'p', membershipId: 'm', agencyId, role, secretariat: false, secondFactor: true },
        referral,
      );
    expect([agency(1), agency(2), agency(3), agency(2, 'auditor')]).toEqual([
      'sender',
      'receiver',
      'bystander',
      'bystander',
    ]);
  });
});

describe('이관할 수 있는 것', () => {
  const known = { fromAgency: 1, seen: ['summary', 'counsel', 'contact'], online: [1, 2] };
  const faults = (toAgency: number, sections: ('summary' | 'counsel' | 'diagnosis')[]) => {
    try {
      checkWish({ toAgency, sections }, known);
      return [];
    } catch (problem) {
      return Object.keys((problem as { fields: object }).fields);
    }
  };
  it.each([
    [2, ['summary', 'counsel'], []],
    [1, ['summary', 'counsel'], ['toAgency']],
    [9, ['summary', 'counsel'], ['toAgency']],
    [2, ['summary'], ['sections']],
    [2, ['summary', 'counsel', 'diagnosis'], ['sections']],
    [9, [], ['toAgency', 'sections']],
  ] as const)('%i번 기관에 %o을 보내면 틀린 칸은 %o', (toAgency, sections, wrong) => {
    expect(faults(toAgency, [...sections])).toEqual(wrong);
  });
});

describe('되돌아갈 기관', () => {
  const taken = (fromAgency: number, toAgency: number, minute: number) => ({
    fromAgency,
    toAgency,
    fromDesk: `desk-${fromAgency}`,
    status: 'accepted' as const,
    answeredAt: new Date(minute * 60_000),
  });
  it('아직 볼 수 있는 마지막 앞선 기관입니다', () => {
    const chain = [taken(1, 2, 1), taken(2, 3, 2)];
    expect(previousOwner(chain, 3, [1, 2])).toEqual({ agencyId: 2, deskCode: 'desk-2' });
    expect(previousOwner(chain, 3, [1])).toEqual({ agencyId: 1, deskCode: 'desk-1' });
    expect(previousOwner(chain, 3, [])).toBeNull();
  });
  it('수락하지 않은 이관의 기관은 세지 않습니다', () => {
    expect(previousOwner([{ ...taken(1, 2, 1), status: 'returned' }], 2, [1])).toBeNull();
    expect(previousOwner([{ ...taken(1, 2, 1), answeredAt: null, status: 'stopped' }], 2, [1])).toBeNull();
  });
});
