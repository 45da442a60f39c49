import { describe, expect, it } from 'vitest';
import { isOpen } from './model.ts';

describe('신청할 수 있는 지원', () => {
  it.each([
    { state: 'standing', closesOn: null, validTo: null, open: true },
    { state: 'reported', closesOn: null, validTo: null, open: true },
    { state: 'closed', closesOn: null, validTo: null, open: false },
    { state: 'standing', closesOn: '2026-11-22', validTo: null, open: true },
    { state: 'standing', closesOn: '2026-11-21', validTo: null, open: false },
    { state: 'standing', closesOn: null, validTo: '2026-11-21', open: false },
  ] as const)('$state, 마감 $closesOn, 효력 $validTo → $open', ({ open, ...programme }) => {
    expect(isOpen(programme, '2026-11-22')).toBe(open);
  });
});
