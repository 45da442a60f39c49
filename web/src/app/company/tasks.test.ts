import { describe, expect, it } from 'vitest';
import { firstToDo, inOrder, type TaskLine } from './tasks.ts';

const today = '2026-11-22';
const task = (id: string, dueOn: string | null = null): TaskLine => ({ id, title: id, why: '', to: '/', dueOn });
const order = (...tasks: TaskLine[]) => inOrder(tasks, today).map((one) => one.id);

describe('오늘 할 일의 순서', () => {
  it('남이 우리 답을 기다리는 일이 먼저이고, 권하는 일이 나중이다', () => {
    expect(
      order(
        task('organisations.factor'),
        task('diagnosis.expired'),
        task('cases.question.1'),
        task('technology.mayApply.2'),
      ),
    ).toEqual(['cases.question.1', 'technology.mayApply.2', 'diagnosis.expired', 'organisations.factor']);
  });

  it('기한이 지났거나 사흘 안인 일은 종류를 앞지른다', () => {
    expect(order(task('cases.question.1'), task('diagnosis.expiresSoon', '2026-11-21'))).toEqual([
      'cases.question.1',
      'diagnosis.expiresSoon',
    ]);
    expect(order(task('technology.mayApply.1'), task('organisations.consent.1', '2026-11-24'))).toEqual([
      'organisations.consent.1',
      'technology.mayApply.1',
    ]);
    expect(order(task('technology.mayApply.1'), task('organisations.consent.1', '2026-12-24'))).toEqual([
      'technology.mayApply.1',
      'organisations.consent.1',
    ]);
  });

  it('유출을 알릴 의무는 다른 모든 것보다 먼저다', () => {
    expect(
      order(
        task('cases.question.1', '2026-11-20'),
        task('reports.duty.1', '2026-11-22'),
        task('organisations.factor'),
      )[0],
    ).toBe('reports.duty.1');
  });

  it('같은 무게이면 날짜, 그다음 이름으로 놓여 볼 때마다 같다', () => {
    const tasks = [
      task('organisations.consent.b', '2026-12-10'),
      task('organisations.consent.a', '2026-12-10'),
      task('organisations.consent.c', '2026-12-01'),
    ];
    const expected = ['organisations.consent.c', 'organisations.consent.a', 'organisations.consent.b'];
    expect(order(...tasks)).toEqual(expected);
    expect(order(...tasks.reverse())).toEqual(expected);
  });

  it('저절로 나아가는 일은 맨 뒤에 두고 먼저 하라고 권하지 않는다', () => {
    const tasks = inOrder([task('cases.held.1'), task('organisations.factor')], today);
    expect(tasks.map(({ id }) => id)).toEqual(['organisations.factor', 'cases.held.1']);
    expect(firstToDo(tasks)?.id).toBe('organisations.factor');
    expect(firstToDo([task('cases.held.1')])).toBeUndefined();
  });
});
