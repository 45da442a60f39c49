import { describe, expect, it } from 'vitest';
import { draftOf, fits, noFilters, type Triage } from './model.ts';

const triage: Triage = {
  v: 1,
  report: '3f1c9f0e-8f37-4a6b-9f5e-0a3d7d1b2c4e',
  version: 3,
  state: 'answering',
  kind: 'tradeSecret',
  urgency: 'now',
  territory: '4311000000',
  title: '도면',
  company: '',
  note: '',
};

describe('분류로 골라 보기', () => {
  it('고른 것에 모두 맞아야 보이고, 읽을 수 없는 것은 숨기지 않는다', () => {
    expect(fits(triage, noFilters)).toBe(true);
    expect(fits(triage, { ...noFilters, kind: 'tradeSecret', state: 'answering' })).toBe(true);
    for (const wrong of [{ kind: 'cyber' }, { urgency: 'past' }, { territory: '' }, { state: 'closed' }]) {
      expect(fits(triage, { ...noFilters, ...wrong })).toBe(false);
      expect(fits(null, { ...noFilters, ...wrong })).toBe(true);
    }
  });

  it('처음 분류할 때는 제보자가 말한 것에서 시작하고, 다음부터는 지난 분류에서 시작한다', () => {
    const about = { kind: 'cyber', urgency: 'soon' as const, company: '회사', name: '', contact: '' };
    const text = `${'긴 첫 줄 '.repeat(30)}\n둘째 줄`;
    const first = { v: 1 as const, id: triage.report, from: 'reporter' as const, text, about, files: [] };
    const draft = draftOf(triage.report, null, 0, first);
    expect(draft).toMatchObject({ version: 1, kind: 'cyber', urgency: 'soon', company: '회사', state: 'triaged' });
    expect(draft.title.length).toBeLessThanOrEqual(60);
    expect(draftOf(triage.report, null, 0, { ...first, about: { ...about, kind: '모르는 유형' } }).kind).toBe('unsure');
    expect(draftOf(triage.report, triage, 3, first)).toEqual({ ...triage, version: 4 });
    // One that cannot be read is replaced, not counted anew.
    expect(draftOf(triage.report, null, 3, null).version).toBe(4);
  });
});
