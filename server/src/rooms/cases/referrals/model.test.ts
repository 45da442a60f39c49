import type { ReferralKind } from '@boru/contract/case-lists';
import { type ReferralAction, type ReferralStatus, referralActions, referralStatuses } from '@boru/contract/cases';
import { describe, expect, it } from 'vitest';
import {
  boundBy,
  checkReferral,
  checkWish,
  isOpenReferral,
  mayAnswer,
  previousOwner,
  type ReferralRelation,
  referralRelationOf,
} from './model.ts';

const relations: readonly ReferralRelation[] = ['signer', 'sender', 'receiver', 'bystander'];
const allowed: Partial<Record<ReferralStatus, Partial<Record<ReferralRelation, readonly ReferralAction[]>>>> = {
  awaitingConsent: { signer: ['consent', 'refuse'], sender: ['recordConsent', 'cancel'] },
  requested: { receiver: ['acknowledge', 'accept', 'decline', 'return', 'answer', 'extend'], sender: ['cancel'] },
  acknowledged: { receiver: ['accept', 'decline', 'return', 'answer', 'extend'], sender: ['cancel'] },
  accepted: { receiver: ['answer', 'extend'] },
};
const kinds = ['transfer', 'cooperation'] as const;
const rows = referralStatuses.flatMap((status) =>
  relations.flatMap((relation) =>
    referralActions.flatMap((action) => kinds.map((kind) => ({ status, relation, action, kind }))),
  ),
);
const onlyCooperation: readonly ReferralAction[] = ['answer', 'extend'];
const isAllowed = ({ status, relation, action, kind }: (typeof rows)[number]) =>
  (kind === 'cooperation' || !onlyCooperation.includes(action)) &&
  (allowed[status]?.[relation]?.includes(action) ?? false);
const thing = (status: ReferralStatus, kind: ReferralKind = 'transfer', extendedAt: Date | null = null) => ({
  status,
  kind,
  extendedAt,
  version: 1,
});

describe('이관의 상태 × 역할', () => {
  it.each(rows.filter(isAllowed))(
    '$kind $status: $relation은 $action 할 수 있습니다',
    ({ status, relation, action, kind }) => {
      expect(mayAnswer(action, thing(status, kind), relation, true)).toBe(true);
      expect(() => checkReferral(action, thing(status, kind), relation, 1)).not.toThrow();
    },
  );
  it.each(rows.filter((row) => !isAllowed(row)))(
    '$kind $status: $relation은 $action 할 수 없습니다',
    ({ status, relation, action, kind }) => {
      expect(mayAnswer(action, thing(status, kind), relation, true)).toBe(false);
      expect(() => checkReferral(action, thing(status, kind), relation, 1)).toThrow();
    },
  );
  it('스스로 답할 수 있는 기업의 동의는 창구가 대신 적지 못합니다', () => {
    expect(mayAnswer('recordConsent', thing('awaitingConsent'), 'sender', false)).toBe(false);
  });
  it('협조 회신은 한 번만 미룹니다', () => {
    const put = thing('accepted', 'cooperation', new Date());
    expect(mayAnswer('extend', put, 'receiver', false)).toBe(false);
    expect(() => checkReferral('extend', put, 'receiver', 1)).toThrow('case.step_not_allowed');
  });
  it('묻는 동안과 협조하는 동안만 열려 있습니다', () => {
    const open = referralStatuses.flatMap((status) =>
      kinds.filter((kind) => isOpenReferral({ status, kind })).map((kind) => `${kind} ${status}`),
    );
    expect(open).toEqual([
      'transfer awaitingConsent',
      'cooperation awaitingConsent',
      'transfer requested',
      'cooperation requested',
      'transfer acknowledged',
      'cooperation acknowledged',
      'cooperation accepted',
    ]);
  });
  it('왜 안 되는지를 말합니다', () => {
    const code =
      (status: ReferralStatus, relation: ReferralRelation, version = 1) =>
      () =>
        checkReferral('accept', thing(status), relation, version);
    expect(code('accepted', 'receiver')).toThrow('referral.already_answered');
    expect(code('awaitingConsent', 'receiver')).toThrow('consent.missing');
    expect(code('requested', 'sender')).toThrow('role.insufficient');
    expect(code('requested', 'receiver', 2)).toThrow('thing.changed');
  });
  it('받는 쪽, 보낸 쪽, 기업, 그 밖을 가립니다', () => {
    const referral = { companyId: 'c', fromAgency: 1, toAgency: 2, isForReader: true };
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
  const known = {
    fromAgency: 1,
    seen: ['summary', 'counsel', 'contact'],
    online: [1, 2],
    today: '2026-11-23',
    bound: false,
  };
  const plain = { kind: 'transfer', dueOn: null, byLaw: false } as const;
  const faults = (toAgency: number, sections: ('summary' | 'counsel' | 'diagnosis')[]) => {
    try {
      checkWish({ ...plain, toAgency, sections }, known);
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

describe('협조요청과 다시 넘기기', () => {
  const known = { fromAgency: 1, seen: ['summary', 'counsel'], online: [1, 2], today: '2026-11-23', bound: true };
  const wish = { toAgency: 2, sections: ['summary', 'counsel'] as const };
  const wrong = (more: { kind: ReferralKind; dueOn: string | null; byLaw: boolean }) => {
    try {
      checkWish({ ...wish, ...more }, known);
      return [];
    } catch (problem) {
      return Object.keys((problem as { fields: object }).fields);
    }
  };
  it('회신일은 협조요청에만, 내일부터 적습니다', () => {
    expect(wrong({ kind: 'cooperation', dueOn: '2026-11-24', byLaw: false })).toEqual([]);
    for (const dueOn of [null, '2026-11-23'])
      expect(wrong({ kind: 'cooperation', dueOn, byLaw: false })).toEqual(['dueOn']);
    expect(wrong({ kind: 'transfer', dueOn: '2026-11-24', byLaw: false })).toEqual(['dueOn']);
  });
  it('허락되지 않은 이관은 법 조문만으로 다시 넘기지 못하고, 동의로는 넘깁니다', () => {
    expect(wrong({ kind: 'transfer', dueOn: null, byLaw: true })).toEqual(['basis']);
    expect(wrong({ kind: 'transfer', dueOn: null, byLaw: false })).toEqual([]);
    const taken = { toAgency: 1, kind: 'transfer', status: 'accepted' } as const;
    expect(boundBy([{ ...taken, onward: false }], 1)).toBe(true);
    expect(boundBy([{ ...taken, onward: true }], 1)).toBe(false);
    expect(boundBy([{ ...taken, onward: false }], 2)).toBe(false);
    expect(boundBy([], 1)).toBe(false);
  });
});

describe('되돌아갈 기관', () => {
  const taken = (fromAgency: number, toAgency: number, minute: number) => ({
    kind: 'transfer' as const,
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
