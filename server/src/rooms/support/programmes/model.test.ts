import { describe, expect, it } from 'vitest';
import type { AgencyActor, AgencyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { countOf, factsOf, firstDraft, knownOf, mayDo, requireStatement, requireStep, type Version } from './model.ts';

const who = (role: AgencyRole, personId = 'me', agencyId = 1): AgencyActor => ({
  kind: 'agency',
  personId,
  membershipId: 'm',
  agencyId,
  role,
  secretariat: false,
  secondFactor: true,
});
const content = firstDraft({ ko: '사업', en: 'programme' }, null, (law) => law);
const at = (state: Version['state'], proposedBy: string | null = null): Version => ({
  id: 'v',
  programmeId: 'p',
  agencyId: 1,
  number: 1,
  state,
  content,
  noticeOn: '2026-11-23',
  reason: '',
  writtenByName: '가',
  writtenAt: new Date(0),
  proposedBy,
  proposedByName: null,
  proposedAt: null,
  decidedByName: null,
  decidedAt: null,
  decisionReason: null,
  version: 3,
});
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'done';
};

describe('지원사업의 판', () => {
  it.each([
    ['draft', null, 'officer', ['save', 'propose']],
    ['draft', null, 'manager', ['save', 'propose']],
    ['draft', null, 'intake', []],
    ['draft', null, 'auditor', []],
    ['proposed', 'other', 'officer', []],
    ['proposed', 'other', 'manager', ['publish', 'return']],
    ['proposed', 'me', 'manager', ['withdraw']],
    ['proposed', 'me', 'officer', ['withdraw']],
    ['proposed', 'other', 'auditor', []],
    ['published', 'other', 'officer', ['save']],
    ['returned', 'other', 'manager', ['save']],
    ['published', 'other', 'intake', []],
  ] as const)('%s(제안 %s)에서 %s → %j', (state, proposedBy, role, expected) => {
    expect(mayDo(at(state, proposedBy), who(role))).toEqual(expected);
  });

  it.each([
    ['제안한 사람은 공개하지 못합니다', at('proposed', 'me'), who('manager'), 'publish', 3, 'programme.same_person'],
    ['다른 기관에는 없는 것입니다', at('proposed', 'other'), who('manager', 'me', 2), 'publish', 3, 'thing.not_found'],
    ['담당자는 공개하지 못합니다', at('proposed', 'other'), who('officer'), 'publish', 3, 'role.insufficient'],
    ['승인을 기다리는 동안 고치지 못합니다', at('proposed', 'other'), who('officer'), 'save', 3, 'programme.waiting'],
    ['공개된 판은 다시 정하지 못합니다', at('published', 'other'), who('manager'), 'publish', 3, 'programme.decided'],
    ['그사이 고쳐졌으면 알려 줍니다', at('draft'), who('officer'), 'save', 2, 'thing.changed'],
    ['다음 판을 시작합니다', at('published', 'other'), who('officer'), 'save', null, 'done'],
    ['없어진 초안을 고치려 하면 알려 줍니다', at('published', 'other'), who('officer'), 'save', 3, 'thing.changed'],
    ['다른 사람이 공개합니다', at('proposed', 'other'), who('manager'), 'publish', 3, 'done'],
  ] as const)('%s', (_what, version, actor, step, seen, expected) => {
    expect(codeOf(() => requireStep(version, actor, step, seen))).toBe(expected);
  });
});

const row = {
  id: 'c',
  size: 'small',
  employees: null,
  industry: 'bio',
  ksicCode: '21101',
  municipality: '4311000000',
  status: 'confirmed',
  sites: null,
  cards: null,
  total: 74.6,
  level: 'fair',
  criticalGaps: 2,
  completedOn: '2026-01-05',
  expiresOn: '2027-01-05',
  stated: { isTaxClear: true },
};

describe('기업의 사실', () => {
  it('점수는 올려 세지 않고, 유효 기간을 함께 줍니다', () => {
    const known = new Map(knownOf(row, true).map((one) => [one.key, one]));
    expect(known.get('diagnosisTotal')).toEqual({ key: 'diagnosisTotal', value: 74, until: '2027-01-05' });
    expect(known.has('employees')).toBe(false);
    expect(known.get('isTaxClear')?.value).toBe(true);
  });

  it('보지 못하는 항목은 없다고 치지 않고 모르는 것으로 둡니다', () => {
    expect(knownOf(row, true).find(({ key }) => key === 'technologies')?.value).toEqual([]);
    expect(knownOf(row, false).some(({ key }) => key === 'technologies')).toBe(false);
  });

  it('규칙마다 몇 곳이 걸리는지 셉니다', () => {
    const rules = {
      rules: [
        {
          id: 'size',
          title: { ko: '규모', en: 'size' },
          severity: 'gate' as const,
          when: {
            kind: 'all' as const,
            least: null,
            of: [{ kind: 'fact' as const, fact: 'employees', op: 'less' as const, value: 50, param: null }],
          },
          basis: [{ text: '조례', verified: false }],
          tests: [],
        },
      ],
      parameters: [],
      benefit: null,
    };
    const companies = [null, 10, 60].map((employees) => factsOf(knownOf({ ...row, employees }, false)));
    expect(countOf(rules, '2026-11-23', companies)).toEqual({
      of: 3,
      eligible: 1,
      ineligible: 1,
      unknown: 1,
      rules: [{ id: 'size', no: 1, unknown: 1 }],
    });
  });

  it.each([
    ['hasSecurityOfficer', true, 'done'],
    ['hasSecurityOfficer', 1, 'request.invalid'],
    ['employees', 5, 'request.invalid'],
    ['toString', true, 'request.invalid'],
    ['annualSalesWon', -1, 'request.invalid'],
    ['annualSalesWon', 5_000_000_000, 'done'],
    ['foundedOn', '2026-11-24', 'request.invalid'],
    ['foundedOn', '2026-02-30', 'request.invalid'],
    ['certificates', ['venture', 'giant'], 'request.invalid'],
    ['certificates', ['venture'], 'done'],
    ['pastAwards', [{ year: 2025, kind: 'subsidy', amountWon: 1000 }], 'done'],
    ['pastAwards', [{ year: 2025, __proto__x: 1 }], 'request.invalid'],
    ['pastAwards', 'none', 'request.invalid'],
    ['isTaxClear', null, 'done'],
  ] as const)('%s에 %j을 적으면 %s', (key, value, expected) => {
    expect(codeOf(() => requireStatement(key, value as never, '2026-11-23'))).toBe(expected);
  });
});
