import type { QuestionSet } from '@boru/contract/question-set';
import { describe, expect, it } from 'vitest';
import { sampleSet } from '../../../../engines/src/diagnosis/sample.ts';
import { answeredIn, complete, type Draft, merge, refuseStale, scored, tasksFor } from './model.ts';

const set: QuestionSet = sampleSet();
const everything = { 'P-1': 3, 'P-2': 2, 'H-1': 1, 'H-2': 2, 'H-3': 'notApplicable', 'I-1': 0 } as const;
const now = new Date('2026-11-22T15:30:00Z');
const draft = (answers: Draft['answers']): Draft => ({
  id: 'd',
  companyId: 'c',
  set: { id: 'sample', version: 1 },
  answers,
  version: 3,
  startedAt: now,
  updatedAt: now,
});

describe('진단을 마친다', () => {
  it('모두 답했으면 서울의 날짜로 마치고 정한 달수 뒤에 끝난다', () => {
    expect(complete(set, draft({ ...everything }), now)).toMatchObject({
      completedOn: '2026-11-23',
      expiresOn: '2027-11-23',
      criticalGaps: 2,
      outcome: { complete: true },
    });
  });
  it('하나라도 비었으면 마칠 수 없다', () => {
    const { 'I-1': _left, ...rest } = everything;
    expect(() => complete(set, draft(rest), now)).toThrow(
      expect.objectContaining({ code: 'diagnosis.incomplete', extra: { left: 1 } }),
    );
  });
  it('그사이 바뀐 진단은 고치거나 마칠 수 없다', () => {
    expect(() => refuseStale(draft({}), 2)).toThrow(expect.objectContaining({ code: 'thing.changed' }));
    expect(refuseStale(draft({}), 3)).toBeUndefined();
  });
  it('문항집이 허락하지 않는 답은 어느 물음인지 알려 준다', () => {
    expect(() => scored(set, { 'H-1': 'notApplicable' })).toThrow(
      expect.objectContaining({
        code: 'request.invalid',
        fields: { 'answers.H-1': expect.stringContaining('해당 없음') },
      }),
    );
  });
});

describe('브라우저의 답을 가져온다', () => {
  it('이미 답한 물음은 덮어쓰지 않고 빈 곳만 채운다', () => {
    expect(merge(set, { 'P-1': 0 }, { 'P-1': 3, 'P-2': 2 })).toEqual({
      answers: { 'P-1': 0, 'P-2': 2 },
      taken: 1,
      kept: 1,
    });
  });
  it('이 판이 묻지 않는 것은 버린다', () => {
    expect(merge(set, {}, { 'X-1': 3, 'P-1': 1 })).toEqual({ answers: { 'P-1': 1 }, taken: 1, kept: 0 });
  });
  it('답한 수는 이 판의 물음만 센다', () => {
    expect(answeredIn(set, { 'P-1': 1, 'X-1': 2 })).toBe(1);
  });
});

describe('오늘 할 일', () => {
  const open = { id: 'd', answered: 4, questions: 6 };
  it.each([
    ['진단한 적이 없으면 권한다', null, null, [{ kind: 'neverDiagnosed', subjectId: null, left: 0, dueOn: null }]],
    [
      '하다 만 진단이 있으면 남은 수를 알린다',
      open,
      null,
      [{ kind: 'incomplete', subjectId: 'd', left: 2, dueOn: null }],
    ],
    [
      '하다 만 진단은 만료 알림을 대신한다',
      open,
      '2026-11-01',
      [{ kind: 'incomplete', subjectId: 'd', left: 2, dueOn: '2026-11-01' }],
    ],
    ['31일 남았으면 아직 조용하다', null, '2026-12-23', []],
    [
      '30일 남으면 알린다',
      null,
      '2026-12-22',
      [{ kind: 'expiresSoon', subjectId: 'o', left: 30, dueOn: '2026-12-22' }],
    ],
    [
      '마지막 날은 아직 유효하다',
      null,
      '2026-11-22',
      [{ kind: 'expiresSoon', subjectId: 'o', left: 0, dueOn: '2026-11-22' }],
    ],
    [
      '지났으면 지났다고 말한다',
      null,
      '2026-11-21',
      [{ kind: 'expired', subjectId: 'o', left: -1, dueOn: '2026-11-21' }],
    ],
  ] as const)('%s', (_title, opened, expiresOn, expected) => {
    expect(tasksFor(opened, expiresOn === null ? null : { id: 'o', expiresOn }, '2026-11-22')).toEqual(expected);
  });
});
