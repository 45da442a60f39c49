import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FactAnswers } from '@boru/contract/incidents';
import { type FactAnswer, IncidentFact, NoticeRoutes } from '@boru/contract/notice-routes';
import { ReportKind } from '@boru/contract/sealed-reports';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRoutes, factsOfKind, type Route, unfiledOf, untoldOf } from './index.ts';

const table = NoticeRoutes.parse(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../catalogue/notice-routes.json'), 'utf8')),
);
const facts = (known: Partial<FactAnswers>, rest: FactAnswer = 'no'): FactAnswers => ({
  ...(Object.fromEntries(IncidentFact.options.map((fact) => [fact, rest])) as FactAnswers),
  ...known,
});
const verdicts = (answers: FactAnswers) =>
  Object.fromEntries(decideRoutes(table.items, answers).map(({ route, verdict }) => [route.id, verdict]));

describe('사실에서 알릴 곳까지', () => {
  it.each<[string, Partial<FactAnswers>, Record<string, string>]>([
    ['국가핵심기술이면 침해신고는 의무다', { nationalCore: 'yes' }, { 'infringement-report': 'due' }],
    ['국가연구개발 산업기술이어도 침해신고는 의무다', { nationalResearch: 'yes' }, { 'infringement-report': 'due' }],
    [
      '보안과제 사고는 보고할 의무가 있다',
      { researchSecurity: 'yes' },
      { 'research-incident': 'due', 'infringement-report': 'notApplicable' },
    ],
    [
      '비밀로 관리한 중소기업 기술은 행정조사를 신고할 수 있다',
      { smallCompany: 'yes', keptSecret: 'yes' },
      { 'sme-infringement': 'open', 'trade-secret': 'open' },
    ],
    [
      '비밀로 관리하지 않았으면 행정조사와 영업비밀은 해당이 없다',
      { smallCompany: 'yes' },
      { 'sme-infringement': 'notApplicable', 'trade-secret': 'notApplicable' },
    ],
    [
      '하도급이면 공정거래위원회이고 수·위탁은 아니다',
      { subcontracting: 'yes', consignment: 'yes' },
      { 'subcontracting-misuse': 'open', 'consignment-misuse': 'notApplicable' },
    ],
    ['하도급이 아닌 수·위탁이면 중소벤처기업부다', { consignment: 'yes' }, { 'consignment-misuse': 'open' }],
    [
      '침입이면 침해사고를 알릴 수 있고, 개인정보가 나갔으면 의무다',
      { intrusion: 'yes', personalData: 'yes' },
      { 'cyber-intrusion': 'open', 'personal-data-breach': 'due' },
    ],
  ])('%s', (_title, known, expected) => {
    expect(verdicts(facts(known))).toMatchObject(expected);
  });

  it('모르면 없다고 하지 않고, 무엇을 알아내면 정해지는지 말한다', () => {
    const all = decideRoutes(table.items, facts({}, 'unsure'));
    expect(new Set(all.map(({ verdict }) => verdict))).toEqual(new Set(['possible']));
    const [first] = all;
    expect(first?.route.id).toBe('infringement-report');
    expect(first?.missing).toEqual(['nationalCore', 'nationalStrategic', 'nationalResearch']);
    const small = decideRoutes(table.items, facts({ smallCompany: 'yes', keptSecret: 'unsure' }));
    expect(small.find(({ route }) => route.id === 'sme-infringement')).toMatchObject({
      verdict: 'possible',
      missing: ['keptSecret'],
    });
  });

  it('어떤 답이든 순서는 의무, 의무일 수 있는 것, 할 수 있는 것, 해당 없음이며, 더 알게 되어도 의무가 사라지지 않는다', () => {
    const answer = fc.constantFrom<FactAnswer>('yes', 'no', 'unsure');
    const anyFacts = fc.record(
      Object.fromEntries(IncidentFact.options.map((fact) => [fact, answer])),
    ) as fc.Arbitrary<FactAnswers>;
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...IncidentFact.options), (given, fact) => {
        const now = decideRoutes(table.items, given);
        const place = now.map(({ verdict, route }) =>
          verdict === 'due' ? 0 : verdict === 'possible' && route.isDuty ? 1 : verdict === 'notApplicable' ? 3 : 2,
        );
        expect(place).toEqual([...place].sort());
        for (const { verdict, missing } of now) expect(missing.length > 0).toBe(verdict === 'possible');
        // Settling one unknown either way never turns a duty that holds into none.
        if (given[fact] === 'unsure')
          for (const settled of ['yes', 'no'] as const)
            for (const { route, verdict } of now)
              if (verdict === 'due') expect(verdicts({ ...given, [fact]: settled })[route.id]).toBe('due');
      }),
      { numRuns: 300 },
    );
  });

  it('두 곳 모두에 알려야 하는 길은 한 곳만으로 끝나지 않는다', () => {
    const route = table.items.find(({ id }) => id === 'infringement-report') as Route;
    const told = (...addressees: string[]) => addressees.map((addressee) => ({ route: route.id, addressee }));
    expect(untoldOf(route, [])).toEqual(['minister', 'investigative-agency']);
    expect(untoldOf(route, told('minister'))).toEqual(['investigative-agency']);
    expect(untoldOf(route, [{ route: 'trade-secret', addressee: 'minister' }])).toHaveLength(2);
    expect(untoldOf(route, told('minister', 'investigative-agency'))).toEqual([]);
    const either = table.items.find(({ id }) => id === 'trade-secret') as Route;
    expect(untoldOf(either, [{ route: either.id, addressee: 'police' }])).toEqual([]);
  });

  it('급해서 말로 먼저 알린 곳에는 서식을 낼 때까지 의무가 남는다', () => {
    const route = table.items.find(({ id }) => id === 'infringement-report') as Route;
    const told = (addressee: string, stage: 'urgent' | 'form' | 'receipt') => ({ route: route.id, addressee, stage });
    expect(unfiledOf(route, [])).toEqual([]);
    expect(unfiledOf(route, [told('minister', 'urgent')])).toEqual(['minister']);
    expect(untoldOf(route, [told('minister', 'urgent')])).toEqual(['investigative-agency']);
    expect(unfiledOf(route, [told('minister', 'urgent'), told('minister', 'form')])).toEqual([]);
    // The form to one of the two is not the form to the other.
    expect(unfiledOf(route, [told('minister', 'form'), told('investigative-agency', 'urgent')])).toEqual([
      'investigative-agency',
    ]);
    const other = table.items.find(({ id }) => id === 'personal-data-breach') as Route;
    expect(unfiledOf(other, [{ route: other.id, addressee: 'data-subjects', stage: 'urgent' }])).toEqual([]);
  });

  it('제보의 유형은 아는 것만 말한다: 정해진 길은 그 유형의 것이고, 나머지는 모를 뿐 없어지지 않는다', () => {
    const settled = (kind: ReportKind) =>
      decideRoutes(table.items, factsOfKind(kind)).flatMap(({ verdict, route }) =>
        verdict === 'due' || verdict === 'open' ? [route.id] : [],
      );
    expect(settled('nationalCoreTechnology')).toEqual(['infringement-report']);
    expect(settled('nationalResearch')).toEqual(['infringement-report']);
    expect(settled('subcontracting')).toEqual(['subcontracting-misuse']);
    expect(settled('tradeSecret')).toEqual(['trade-secret']);
    expect(settled('cyber')).toEqual(['cyber-intrusion']);
    for (const kind of ['industrialTechnology', 'personnel', 'unsure'] as const) expect(settled(kind)).toEqual([]);
    for (const kind of ReportKind.options)
      for (const { verdict, route } of decideRoutes(table.items, factsOfKind(kind)))
        if (route.isDuty) expect(verdict, `${kind} ${route.id}`).not.toBe('notApplicable');
  });

  it('확인하지 못한 것은 무엇이 빠졌는지 말하고, 조문이 없는 길은 확인되었다고 하지 않는다', () => {
    for (const { id, law, verified, note, addressees } of table.items) {
      if (law.length === 0) expect(verified, id).toBe(false);
      if (!verified) expect(note, id).toContain('확인 필요');
      for (const { verified: sure, note: why } of addressees) expect(sure || why !== undefined, id).toBe(true);
    }
  });
});
