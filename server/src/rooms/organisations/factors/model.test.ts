import { describe, expect, it } from 'vitest';
import { decidePasskeyStart, decideRecoveryCodes, decideRemoval, decideTotpStart } from './model.ts';

const problem = (code: string) => expect.objectContaining({ name: 'Problem', code });

describe('2단계 인증 수단 바꾸기: 해도 되는 것', () => {
  it.each([
    ['인증 앱 등록', () => decideTotpStart({ totp: false, passkeys: 3 })],
    ['열째 패스키 등록', () => decidePasskeyStart({ totp: true, passkeys: 9 }, 10)],
    ['패스키가 남아 있는 담당자가 인증 앱 지우기', () => decideRemoval({ totp: true, passkeys: 1 }, 'totp', true)],
    ['패스키 둘 가운데 하나 지우기', () => decideRemoval({ totp: false, passkeys: 2 }, 'passkey', true)],
    ['기업 사람이 마지막 수단 지우기', () => decideRemoval({ totp: true, passkeys: 0 }, 'totp', false)],
    ['수단이 있을 때 복구 코드 새로 만들기', () => decideRecoveryCodes({ totp: false, passkeys: 1 })],
  ])('%s', (_name, decide) => expect(decide).not.toThrow());
});

describe('2단계 인증 수단 바꾸기: 안 되는 것', () => {
  it.each([
    ['second_factor.already_set', () => decideTotpStart({ totp: true, passkeys: 0 })],
    ['passkey.too_many', () => decidePasskeyStart({ totp: true, passkeys: 10 }, 10)],
    ['second_factor.last', () => decideRemoval({ totp: true, passkeys: 0 }, 'totp', true)],
    ['second_factor.last', () => decideRemoval({ totp: false, passkeys: 1 }, 'passkey', true)],
    ['second_factor.not_set', () => decideRemoval({ totp: false, passkeys: 1 }, 'totp', false)],
    ['second_factor.not_set', () => decideRemoval({ totp: true, passkeys: 0 }, 'passkey', false)],
    ['second_factor.not_set', () => decideRecoveryCodes({ totp: false, passkeys: 0 })],
  ])('%s', (code, decide) => expect(decide).toThrow(problem(code)));
});
