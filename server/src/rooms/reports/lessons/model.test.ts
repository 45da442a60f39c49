import { resolve } from 'node:path';
import type { FactAnswers } from '@boru/contract/incidents';
import { IncidentFact } from '@boru/contract/notice-routes';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../../platform/pack/index.ts';
import { type Decided, lessonFor, lessonsOf, lessonViews, requireClosed } from './model.ts';

const pack = loadPack(resolve(import.meta.dirname, '../../../../..'));
const facts = (known: Partial<FactAnswers> = {}): FactAnswers => ({
  ...(Object.fromEntries(IncidentFact.options.map((fact) => [fact, 'unsure'])) as FactAnswers),
  ...known,
});
const idsOf = (...told: Parameters<typeof lessonsOf>) => lessonsOf(...told).map(({ lesson }) => lesson.id);
const decided: Decided = {
  ...{ incidentId: 'i', lesson: 'removable-media', decision: 'accepted', question: 'TS-38', value: 1 },
  ...{ task: '그때의 글', taskEnglish: 'as it read then', reason: null },
  ...{ decidedAt: new Date('2026-11-23T00:00:00Z'), personName: '홍견본' },
};

describe('사고에서 배울 것', () => {
  it('나간 길과 아는 답에 맞는 것만 제안하고, 모르는 것으로는 제안하지 않는다', () => {
    expect(idsOf(pack, { channels: ['usb'], facts: facts() })).toEqual([
      'removable-media',
      'reporting-line',
      'prevention',
    ]);
    expect(idsOf(pack, { channels: [], facts: facts({ intrusion: 'yes', keptSecret: 'no' }) })).toEqual(
      expect.arrayContaining(['sign-in', 'grading']),
    );
    expect(idsOf(pack, { channels: [], facts: facts({ keptSecret: 'yes' }) })).not.toContain('grading');
  });

  it('모든 제안은 지금의 문항집이 묻는 것을 가리키고, 확인 필요라고 말한다', () => {
    const asked = new Set(pack.catalogue.questionSets.flatMap(({ questions }) => questions.map(({ id }) => id)));
    for (const { question, verified, note } of pack.catalogue.incidentLessons.items) {
      expect(asked).toContain(question);
      expect(verified || note?.includes('확인 필요')).toBe(true);
    }
  });

  it('마치지 않은 사고, 이 사고의 것이 아닌 제안, 이미 정한 제안은 정할 수 없다', () => {
    for (const state of ['responding', 'recovering', 'mistaken'] as const)
      expect(() => requireClosed({ state })).toThrow(expect.objectContaining({ code: 'incident.step_not_allowed' }));
    const told = { channels: ['usb' as const], facts: facts() };
    expect(() => lessonFor(pack, told, [], 'paper')).toThrow(expect.objectContaining({ code: 'request.invalid' }));
    expect(() => lessonFor(pack, told, [decided], 'removable-media')).toThrow(
      expect.objectContaining({ code: 'thing.changed' }),
    );
    expect(lessonFor(pack, told, [], 'removable-media').question).toBe('TS-38');
  });

  it('정한 것은 정할 때의 글로 남는다', () => {
    const views = lessonViews(pack, { channels: ['usb'], facts: facts() }, [decided]);
    expect(views.find(({ id }) => id === 'removable-media')).toMatchObject({
      decision: 'accepted',
      task: { ko: '그때의 글' },
      by: '홍견본',
    });
    expect(views.find(({ id }) => id === 'prevention')?.decision).toBeNull();
  });
});
