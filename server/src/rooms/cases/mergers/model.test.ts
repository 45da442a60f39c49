import { caseStatuses } from '@boru/contract/cases';
import { describe, expect, it } from 'vitest';
import { checkUndo, inOrderOfReceipt, mayUndo, mergeTable, refusalOf } from './model.ts';

const end = (id: string, status: (typeof caseStatuses)[number], at: string) => ({
  id,
  companyId: 'company',
  ownerAgency: 5,
  status,
  submittedAt: new Date(at),
});
const early = (status: (typeof caseStatuses)[number]) => end('b', status, '2026-11-23T00:00:00Z');
const late = (status: (typeof caseStatuses)[number]) => end('a', status, '2026-11-23T01:00:00Z');
const free = { referralOpen: false, isMerged: false, hasMerged: false };
/** A period runs: the desk has the word. */
const runs = (status: string) => status === 'submitted' || status === 'acknowledged';
const isOpen = (status: string) => runs(status) || status === 'asked' || status === 'answered';

describe('어느 건이 남고 무엇이 합쳐지는지', () => {
  it('어느 화면에서 눌러도 먼저 접수한 건이 남습니다', () => {
    for (const [one, other] of [
      [early('acknowledged'), late('submitted')],
      [late('submitted'), early('acknowledged')],
    ] as const)
      expect(inOrderOfReceipt(one, other)).toMatchObject({ kept: { id: 'b' }, merged: { id: 'a' } });
  });

  it('흐르는 기한은 기한이 멈춘 건으로 들어가 사라지지 않습니다: 상태 × 상태의 표', () => {
    for (const kept of caseStatuses)
      for (const merged of caseStatuses) {
        const refusal = refusalOf(early(kept), late(merged), free, 5);
        const lawful =
          isOpen(kept) &&
          isOpen(merged) &&
          (runs(kept) || (!runs(merged) && !(kept === 'answered' && merged === 'asked')));
        expect(refusal === null, `${kept} ← ${merged}: ${refusal}`).toBe(lawful);
        if (!isOpen(kept) || !isOpen(merged)) expect(refusal).toBe('case.closed');
        else if (!lawful) expect(refusal).toBe('case.merge_stops_clock');
      }
    expect(Object.keys(mergeTable)).toEqual(['submitted', 'acknowledged', 'asked', 'answered']);
  });

  it('남의 기업, 남의 창구, 열린 이관, 이미 합친 건은 까닭을 말하고 합치지 않습니다', () => {
    const [kept, merged] = [early('acknowledged'), late('acknowledged')];
    expect(refusalOf(kept, { ...merged, companyId: 'other' }, free, 5)).toBe('thing.not_found');
    expect(refusalOf(kept, { ...merged, ownerAgency: 6 }, free, 5)).toBe('thing.not_found');
    expect(refusalOf(kept, kept, free, 5)).toBe('thing.not_found');
    expect(refusalOf(kept, merged, { ...free, referralOpen: true }, 5)).toBe('case.merge_referral_open');
    expect(refusalOf(kept, merged, { ...free, isMerged: true }, 5)).toBe('case.merged');
    expect(refusalOf(kept, merged, { ...free, hasMerged: true }, 5)).toBe('case.merged');
  });

  it('되돌리기는 이레 안에, 두 건에 아무 일도 없었을 때 합친 창구만 합니다', () => {
    const at = new Date('2026-11-23T00:00:00Z');
    const merger = { at, byAgency: 5, keptVersion: 4, mergedVersion: 3 };
    const after = (days: number) => new Date(at.getTime() + days * 86_400_000);
    const same = { kept: 4, merged: 3 };
    expect(mayUndo(merger, same, 5, after(7))).toBe(true);
    expect(mayUndo(merger, same, 5, after(7.01))).toBe(false);
    expect(mayUndo(merger, { ...same, kept: 5 }, 5, after(1))).toBe(false);
    expect(mayUndo(merger, { ...same, merged: 4 }, 5, after(1))).toBe(false);
    expect(() => checkUndo(merger, { ...same, kept: 5 }, 5, after(1))).toThrow('case.merge_settled');
    expect(() => checkUndo(merger, same, 6, after(1))).toThrow('role.insufficient');
  });
});
