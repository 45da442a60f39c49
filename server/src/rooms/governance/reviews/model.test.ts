import { describe, expect, it } from 'vitest';
import {
  type Entry,
  isSmall,
  mayDo,
  publicReview,
  type Round,
  reportOf,
  requireActual,
  requireReason,
  requireYear,
  rowsOf,
} from './model.ts';

const at = new Date('2026-12-28T07:00:00Z');
const round: Round = {
  ...{
    id: 'r',
    year: 2026,
    dueOn: '2026-12-20',
    state: 'closed',
    isPublic: true,
    summary: '잘했습니다.',
    openedAt: at,
  },
  ...{ closedAt: at, closedByName: '김관리', version: 2 },
};
const entry = (change: Partial<Entry> = {}): Entry => ({
  ...{ id: 'e', roundId: 'r', commitmentId: 'c', agencyId: 7, clause: 'field-1', title: '만납니다', owner: '보호팀' },
  ...{
    indicator: '만난 건',
    unit: '건',
    source: 'casesClosed',
    target: 20,
    actual: 4,
    countedAt: at,
    standing: 'late',
  },
  ...{
    words: '넷을 만났습니다.',
    hindrance: '사람이 모자랐습니다.',
    nextStep: null,
    writtenByName: '이담당',
    writtenAt: at,
  },
  ...{ version: 1, ...change },
});
const nameOf = (agencyId: number) => ({ ko: `기관${agencyId}`, en: `Agency ${agencyId}` });

describe('한 해의 이행 점검', () => {
  it('보루가 센 값이 다섯보다 적으면 공개와 보고에서 숫자를 적지 않고, 사람이 적은 값과 0은 적습니다', () => {
    expect([0, 1, 4, 5].map((actual) => isSmall(entry({ actual })))).toEqual([false, true, true, false]);
    expect(isSmall(entry({ actual: 4, source: 'entered' }))).toBe(false);
    expect(publicReview(round, [entry()], nameOf).rows[0]).toMatchObject({ actual: null, isSmall: true, target: 20 });
    expect(JSON.stringify(publicReview(round, [entry()], nameOf))).not.toContain('사람이 모자랐습니다');
    const paper = (actual: number) =>
      reportOf(
        round,
        { clauses: [{ id: 'field-1', number: 1, text: nameOf(1) }], entries: [entry({ actual })], rows: [] },
        nameOf,
        {
          ...{ agreement: '협약', signedOn: '2024-06-17', by: '김관리', at },
        },
      ).rows[0]?.actual;
    expect([paper(4), paper(5), paper(12_345)]).toEqual(['5 건 미만', '5 건', '12,345 건']);
  });

  it('내지 않은 기관은 까닭과 함께 보고에 남습니다', () => {
    const step = { kind: 'submitted' as const, reason: null, writtenByName: '이담당', writtenAt: at };
    const rows = rowsOf([7, 8, 9], [{ agencyId: 7 }, { agencyId: 8 }], [{ agencyId: 7 }], [{ agencyId: 7, ...step }]);
    expect(rows.map(({ state }) => state)).toEqual(['submitted', 'empty', 'empty']);
    const { missing } = reportOf(round, { clauses: [], entries: [], rows }, nameOf, {
      agreement: '협약',
      signedOn: '2024-06-17',
      by: '김',
      at,
    });
    expect(missing).toEqual([
      { agency: '기관8', why: '이행 결과를 내지 않았습니다.' },
      { agency: '기관9', why: '적어 둔 약속이 없습니다.' },
    ]);
  });

  it('사람이 세는 값은 적어야 하고, 보루가 세는 값은 적을 수 없습니다', () => {
    const said = (change: object) => ({
      version: null,
      standing: 'onTrack' as const,
      actual: 1,
      words: '함',
      hindrance: null,
      nextStep: null,
      ...change,
    });
    expect(() => requireActual(said({}), 'entered')).not.toThrow();
    expect(() => requireActual(said({ actual: null }), 'entered')).toThrow();
    expect(() => requireActual(said({ actual: null, standing: 'stopped' }), 'entered')).not.toThrow();
    expect(() => requireActual(said({}), 'casesClosed')).toThrow();
    expect(() => requireReason(said({ standing: 'late' }))).toThrow();
    expect(() => requireReason(said({ standing: 'late', hindrance: '비가 왔습니다.' }))).not.toThrow();
  });

  it('아직 시작하지 않은 해와 지난 날은 점검으로 열지 않습니다', () => {
    expect(() => requireYear(2026, '2026-12-20', '2026-11-23', [2025])).not.toThrow();
    expect(() => requireYear(2027, '2027-12-20', '2026-11-23', [])).toThrow();
    expect(() => requireYear(2026, '2026-11-22', '2026-11-23', [])).toThrow();
    expect(() => requireYear(2025, '2026-12-20', '2026-11-23', [2025])).toThrowError(
      expect.objectContaining({ code: 'commitment.round_exists' }),
    );
  });

  it('낸 뒤에는 고치지 못하고, 마친 뒤에는 사무국만 공개를 정합니다', () => {
    const manager = { isManager: true, isParty: true, governs: false };
    const own = (state: 'empty' | 'writing' | 'submitted' | 'returned', waiting = 0, written = 1) => ({
      state,
      waiting,
      written,
    });
    const open = { state: 'open' as const };
    expect(mayDo(open, manager, own('writing', 1))).toEqual(['write']);
    expect(mayDo(open, manager, own('returned'))).toEqual(['write', 'submit']);
    expect(mayDo(open, manager, own('empty', 0, 0))).toEqual(['write']);
    expect(mayDo(open, manager, own('submitted'))).toEqual([]);
    expect(mayDo(open, { ...manager, isParty: false }, own('writing'))).toEqual([]);
    expect(mayDo(open, { isManager: false, isParty: true, governs: false }, own('writing'))).toEqual([]);
    expect(mayDo({ state: 'closed' }, { ...manager, governs: true }, own('writing'))).toEqual(['publish']);
  });
});
