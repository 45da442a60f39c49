import type { ReaderEntry } from '@boru/contract/evidence';
import { expect, it } from 'vitest';
import { openingsOf } from './openings.ts';

const reading = (id: number, at: string, change: Partial<ReaderEntry> = {}): ReaderEntry => ({
  id,
  at: `2026-11-24T${at}Z`,
  agencyName: '충청북도',
  readerName: '김담당',
  caseId: 'a',
  sections: ['summary'],
  reason: '',
  basis: ['consent/counselling'],
  ...change,
});

it('한 사람이 1분 안에 함께 연 것은 한 줄이고, 본 항목은 하나도 빠지지 않습니다', () => {
  const told = openingsOf([
    reading(4, '06:40:50', { sections: ['counsel'] }),
    reading(3, '06:40:49', { caseId: null, sections: ['contact'] }),
    reading(2, '06:40:48', { sections: ['summary', 'diagnosis'] }),
    reading(1, '06:39:59'),
  ]);
  expect(told.map(({ id, sections }) => [id, sections])).toEqual([
    [4, ['counsel', 'summary', 'diagnosis']],
    [3, ['contact']],
    [1, ['summary']],
  ]);
});

it('다른 사람, 다른 까닭, 다른 근거로 연 것은 따로 보입니다', () => {
  const rows = [
    reading(4, '06:40:50'),
    reading(3, '06:40:49', { readerName: '이감사' }),
    reading(2, '06:40:48', { reason: '방문 준비' }),
    reading(1, '06:40:47', { basis: ['law/민원 처리에 관한 법률 제16조'] }),
  ];
  expect(openingsOf(rows)).toEqual(rows);
});
