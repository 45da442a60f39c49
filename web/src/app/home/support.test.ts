import { describe, expect, it } from 'vitest';
import { offered } from './OpenSupport.tsx';
import type { OpenProgramme } from './queries.ts';

const words = { ko: '지원', en: 'Support' };
const programme = (id: string, part: Partial<OpenProgramme>): OpenProgramme => ({
  id,
  name: words,
  kind: 'counselling',
  operator: words,
  state: 'standing',
  year: null,
  opensOn: null,
  closesOn: null,
  verified: true,
  ...part,
});

describe('첫 화면의 지원 목록', () => {
  it('마감이 가까운 것, 상시인 것, 보도로만 아는 것의 순서로 놓는다', () => {
    const list = [
      programme('reported', { state: 'reported', kind: 'subsidy' }),
      programme('call', {}),
      programme('fund', { kind: 'subsidy' }),
      programme('soon', { closesOn: '2026-12-01', kind: 'escrow' }),
    ];
    expect(offered(list, '2026-11-22').map(({ id }) => id)).toEqual(['soon', 'fund', 'call', 'reported']);
  });

  it('끝났거나 마감이 지난 것은 권하지 않고, 마감하는 날까지는 권한다', () => {
    const list = [
      programme('closed', { state: 'closed' }),
      programme('past', { closesOn: '2026-11-21' }),
      programme('lastDay', { closesOn: '2026-11-22' }),
    ];
    expect(offered(list, '2026-11-22').map(({ id }) => id)).toEqual(['lastDay']);
  });
});
