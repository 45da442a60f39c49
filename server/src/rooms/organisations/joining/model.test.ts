import { describe, expect, it } from 'vitest';
import { decideAcceptance, type Invitation, requireOpen, wayOf } from './model.ts';

const now = new Date('2026-11-23T00:00:00Z');
const open: Invitation = {
  id: 'i',
  agencyId: 1,
  companyId: null,
  role: 'officer',
  email: 'kim@example.kr',
  expiresAt: new Date('2026-12-01T00:00:00Z'),
  usedAt: null,
  revokedAt: null,
};
const problem = (code: string) => expect.objectContaining({ name: 'Problem', code });

describe('초대', () => {
  it('열린 초대는 받아들인다', () => expect(requireOpen(open, now)).toBe(open));
  it.each([
    ['없는 것', undefined],
    ['쓴 것', { ...open, usedAt: now }],
    ['거둔 것', { ...open, revokedAt: now }],
    ['기한이 된 것', { ...open, expiresAt: now }],
  ])('%s은 같은 답으로 거절한다', (_name, invitation) =>
    expect(() => requireOpen(invitation, now)).toThrow(problem('link.spent')),
  );
  it.each([
    [null, false, 'newAccount'],
    [null, true, 'signIn'],
    ['kim@example.kr', true, 'accept'],
    ['lee@example.kr', true, 'otherAccount'],
    ['lee@example.kr', false, 'otherAccount'],
  ] as const)('로그인 %s, 계정 있음 %s → %s', (caller, known, way) =>
    expect(wayOf(open.email, caller, known)).toBe(way),
  );
  it('새 계정은 이름과 암호문이 있어야 하고, 본인은 그대로 받아들인다', () => {
    expect(decideAcceptance('newAccount', true)).toBe(true);
    expect(decideAcceptance('accept', false)).toBe(false);
    expect(() => decideAcceptance('newAccount', false)).toThrow(problem('request.invalid'));
    expect(() => decideAcceptance('signIn', true)).toThrow(problem('invitation.sign_in_first'));
    expect(() => decideAcceptance('otherAccount', true)).toThrow(problem('invitation.for_another'));
  });
});
