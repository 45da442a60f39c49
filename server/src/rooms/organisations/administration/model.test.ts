import { describe, expect, it } from 'vitest';
import { decideDisable, decideEnd, requireStaff, type StaffMembership } from './model.ts';

const member = (id: string, personId: string, role: string, disabled = false): StaffMembership => ({
  id,
  personId,
  role,
  disabled,
});
const two = [member('a', 'ann', 'administrator'), member('b', 'bob', 'administrator'), member('c', 'cho', 'officer')];
const one = [
  member('a', 'ann', 'administrator'),
  member('b', 'bob', 'administrator', true),
  member('c', 'cho', 'officer'),
];
const problem = (code: string) => expect.objectContaining({ name: 'Problem', code });

describe('사람 빼기와 멈추기', () => {
  it('다른 담당자와, 남는 관리자가 있는 관리자는 뺄 수 있다', () => {
    expect(decideEnd(two, 'c', 'ann').personId).toBe('cho');
    expect(decideEnd(two, 'b', 'ann').personId).toBe('bob');
    expect(() => decideDisable(two, 'bob', 'ann')).not.toThrow();
  });
  it.each([
    ['administration.own_account', () => decideEnd(two, 'a', 'ann')],
    ['administration.own_account', () => decideDisable(two, 'ann', 'ann')],
    ['administration.last_administrator', () => decideEnd(one, 'a', 'cho')],
    ['administration.last_administrator', () => decideDisable(one, 'ann', null)],
    ['thing.not_found', () => decideEnd(two, 'z', 'ann')],
    ['thing.not_found', () => requireStaff(two, 'stranger')],
  ])('%s', (code, decide) => expect(decide).toThrow(problem(code)));
});
