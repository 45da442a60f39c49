import type { MoneyStepKind } from '@boru/contract/money';
import { describe, expect, it } from 'vitest';
import type { AgencyActor, AgencyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { mayDo, movesOf, type Request, requireStep, stateOf } from './model.ts';

const who = (personId: string, role: AgencyRole = 'officer', agencyId = 1): AgencyActor => ({
  ...{ kind: 'agency', personId, membershipId: 'm', agencyId, role, secretariat: false, secondFactor: true },
});
const asked = (
  steps: readonly (readonly [MoneyStepKind, string])[],
  needsPayer = false,
  approvalsNeeded = 2,
): Request => ({
  ...{ agencyId: 1, kind: needsPayer ? 'disburse' : 'budget', approvalsNeeded, needsPayer, requestedBy: 'asker' },
  steps: steps.map(([kind, doneBy]) => ({ kind, doneBy })),
});
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('요청이 어디까지 왔는지는 한 일에서 나옵니다', () => {
  it.each([
    [asked([]), 'waiting'],
    [asked([['approve', 'a']]), 'waiting'],
    [asked([['approve', 'a']], false, 1), 'posted'],
    [
      asked([
        ['approve', 'a'],
        ['approve', 'b'],
      ]),
      'posted',
    ],
    [
      asked(
        [
          ['approve', 'a'],
          ['approve', 'b'],
        ],
        true,
      ),
      'approved',
    ],
    [
      asked(
        [
          ['approve', 'a'],
          ['approve', 'b'],
          ['carryOut', 'c'],
        ],
        true,
      ),
      'posted',
    ],
    [
      asked([
        ['approve', 'a'],
        ['refuse', 'b'],
      ]),
      'refused',
    ],
    [asked([['withdraw', 'asker']]), 'withdrawn'],
  ] as const)('%j → %s', (request, state) => {
    expect(stateOf(request)).toBe(state);
  });
});

describe('요청, 승인, 지급 기록은 서로 다른 사람이 합니다', () => {
  const paid = asked(
    [
      ['approve', 'a'],
      ['approve', 'b'],
    ],
    true,
  );
  it.each([
    [asked([]), who('asker'), ['withdraw']],
    [asked([]), who('a'), ['approve', 'refuse']],
    [asked([]), who('a', 'intake'), []],
    [asked([]), who('a', 'auditor'), []],
    [asked([]), who('a', 'manager', 2), []],
    [asked([['approve', 'a']]), who('a'), []],
    [asked([['approve', 'a']]), who('b'), ['approve', 'refuse']],
    [paid, who('a'), []],
    [paid, who('asker'), ['withdraw']],
    [paid, who('c'), ['carryOut', 'refuse']],
    [
      asked([
        ['approve', 'a'],
        ['approve', 'b'],
      ]),
      who('c'),
      [],
    ],
  ] as const)('%j, %j → %j', (request, actor, may) => {
    expect(mayDo(request, actor)).toEqual(may);
  });

  it.each([
    ['두 번 눌러도 한 번', asked([['approve', 'a']]), who('a'), 'approve', false],
    ['요청한 사람은 승인하지 못함', asked([]), who('asker'), 'approve', 'money.same_person'],
    ['승인한 사람은 지급을 적지 못함', paid, who('a'), 'carryOut', 'money.same_person'],
    ['요청한 사람은 지급을 적지 못함', paid, who('asker'), 'carryOut', 'money.same_person'],
    ['승인 전에는 지급을 적지 못함', asked([], true), who('c'), 'carryOut', 'money.not_approved'],
    ['끝난 요청은 다시 정하지 못함', asked([['refuse', 'a']]), who('b'), 'approve', 'money.decided'],
    ['다른 기관에는 없는 것', asked([]), who('a', 'officer', 2), 'approve', 'thing.not_found'],
    ['접수 담당은 하지 못함', asked([]), who('a', 'intake'), 'approve', 'role.insufficient'],
    ['없는 요청', undefined, who('a'), 'approve', 'thing.not_found'],
    ['다른 사람이 승인', asked([]), who('a'), 'approve', true],
  ] as const)('%s', (_what, request, actor, kind, expected) => {
    expect(codeOf(() => requireStep(request, actor, kind))).toBe(expected);
  });
});

describe('예산을 옮기는 길', () => {
  const lines = new Map([
    ['a', { assembly: 'aS', available: 'aA', fiscalYear: 2026 }],
    ['b', { assembly: 'bS', available: 'bA', fiscalYear: 2026 }],
    ['c', { assembly: 'cS', available: 'cA', fiscalYear: 2027 }],
  ]);
  const rest = { key: 'k', reason: 'r', basis: 'b', amountWon: 5 };
  it.each([
    [{ kind: 'budget', lineId: 'a', ...rest }, [{ from: 'aS', to: 'aA', won: 5 }]],
    [{ kind: 'revise', fromLineId: null, toLineId: 'a', ...rest }, [{ from: 'aS', to: 'aA', won: 5 }]],
    [{ kind: 'revise', fromLineId: 'a', toLineId: null, ...rest }, [{ from: 'aA', to: 'aS', won: 5 }]],
    [{ kind: 'revise', fromLineId: 'a', toLineId: 'b', ...rest }, [{ from: 'aA', to: 'bA', won: 5 }]],
    [{ kind: 'carry', fromLineId: 'a', toLineId: 'c', ...rest }, [{ from: 'aA', to: 'cA', won: 5 }]],
    [{ kind: 'carry', fromLineId: 'a', toLineId: 'b', ...rest }, 'request.invalid'],
    [{ kind: 'revise', fromLineId: 'a', toLineId: 'c', ...rest }, 'request.invalid'],
    [{ kind: 'revise', fromLineId: 'a', toLineId: 'a', ...rest }, 'request.invalid'],
    [{ kind: 'revise', fromLineId: null, toLineId: null, ...rest }, 'request.invalid'],
    [{ kind: 'budget', lineId: 'x', ...rest }, 'request.invalid'],
  ] as const)('%j → %j', (wish, expected) => {
    expect(codeOf(() => movesOf(wish, lines))).toEqual(expected);
  });
});
