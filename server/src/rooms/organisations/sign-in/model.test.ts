import { describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/actor';
import { factorState, factorsOf, landingOf, type Membership, mustSetUpFactor } from './model.ts';

const none = { totp: false, passkeys: 0, recoveryCodes: 0 };
const at = (id: string, companyId: string | null): Membership => ({
  id,
  role: 'staff',
  agencyId: null,
  companyId,
  name: null,
});
const visitor: Actor = { kind: 'visitor', personId: 'p', membershipId: 'm', secondFactor: false };

describe('2단계 인증으로 답할 수 있는 것', () => {
  it.each([
    [none, []],
    [{ ...none, recoveryCodes: 10 }, []],
    [{ ...none, totp: true }, ['totp']],
    [{ ...none, passkeys: 2 }, ['passkey']],
    [{ totp: true, passkeys: 1, recoveryCodes: 3 }, ['totp', 'passkey', 'recoveryCode']],
  ])('%j → %j', (enrolled, factors) => expect(factorsOf(enrolled)).toEqual(factors));
});

describe('로그인한 뒤의 소속', () => {
  const [one, two] = [at('one', 'c'), at('two', null)];
  it('마지막으로 쓴 소속으로 간다', () => expect(landingOf([one, two], 'two')).toBe('two'));
  it('그 소속이 끝났으면 첫 소속으로 간다', () => expect(landingOf([one, two], 'gone')).toBe('one'));
  it('소속이 없으면 없다고 한다', () => expect(landingOf([], 'gone')).toBeNull());
});

describe('2단계 인증의 상태', () => {
  it('보인 것, 등록만 한 것, 없는 것을 가른다', () => {
    const shown: Actor = { kind: 'administrator', personId: 'p', membershipId: 'm', secondFactor: true };
    expect(factorState(shown, none)).toBe('confirmed');
    expect(factorState(visitor, { ...none, totp: true })).toBe('enrolled');
    expect(factorState(visitor, none)).toBe('none');
    expect(factorState({ kind: 'anonymous' }, none)).toBe('none');
  });
  it('기관과 관리자는 등록하기 전에는 다른 일을 할 수 없고, 기업은 할 수 있다', () => {
    expect(mustSetUpFactor(visitor, at('m', null))).toBe(true);
    expect(mustSetUpFactor(visitor, at('m', 'c'))).toBe(false);
    expect(mustSetUpFactor(visitor, undefined)).toBe(false);
  });
});
