import { problems } from '@boru/contract/problems';
import { describe, expect, it } from 'vitest';
import { problemOf } from './faults.ts';

const thrown = (code: string) => problemOf(Object.assign(new Error('said by the machine'), { code }))?.code ?? null;

describe('a fault of the machine is one of our problems', () => {
  it.each([
    ['53100', 'server.full'],
    ['ENOSPC', 'server.full'],
    ['57P01', 'server.busy'],
    ['40001', 'server.busy'],
    ['23505', 'thing.changed'],
    ['42501', 'thing.not_found'],
    ['EACCES', null],
  ])('%s is %s', (code, problem) => {
    expect(thrown(code)).toBe(problem);
  });
  it('a full disk is no fault that passes at once, and its words say what is safe and what to do', () => {
    const { status, next } = problems['server.full'];
    expect(status).toBe(507);
    expect([next.ko, next.en]).toEqual([expect.stringContaining('그대로'), expect.stringContaining('is safe')]);
  });
});
