import { IncidentFact } from '@boru/contract/notice-routes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseWorld, foundCaseWorld } from './case-world.ts';
import type { Who } from './world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const card = {
  name: '파우치 셀',
  field: 'electrical-electronics',
  product: '전기차용 파우치 셀',
  quantities: [],
  items: [{ list: 'nationalCoreTechnology', edition: '2025-10-02', item: 'NCT-ELEC-02', status: 'met' }],
  screenedOn: '2026-11-23',
  verdict: 'match',
  engine: { version: '1.0.0', catalogue: 'abc' },
  standing: 'checked',
  note: null,
};

/** What the page asks for, one after the other. */
const statementsOf = async (who: Who, paths: readonly string[]): Promise<number> => {
  const asked = await its.world.statements(async () => {
    for (const path of paths) expect((await its.world.get(who, path)).status, path).toBe(200);
  });
  return asked.length;
};

const home = [
  '/api/company',
  '/api/cases/to-do',
  '/api/diagnosis/tasks',
  '/api/technologies/tasks',
  '/api/cases',
  '/api/company/consents',
  '/api/reports/duties',
];

test('오늘 할 일의 질의 수는 자료가 늘어도 같고 정한 수를 넘지 않는다', async () => {
  const { company } = await its.scene();
  // The first visit of the minute also notes that the session is alive.
  await statementsOf(company, home);
  const few = await statementsOf(company, home);
  for (let round = 0; round < 4; round++) {
    await its.ask(company);
    expect((await its.world.send(company, 'POST', '/api/technologies', card)).status).toBe(201);
  }
  expect(await statementsOf(company, home)).toBe(few);
  expect(few).toBeLessThanOrEqual(18);
});

test('창구가 여는 기업 화면의 질의 수는 자료가 늘어도 같고 정한 수를 넘지 않는다', async () => {
  const { company, officer } = await its.scene({ share: ['diagnosis', 'technology'] });
  expect((await its.world.send(company, 'POST', '/api/technologies', card)).status).toBe(201);
  const page = [`/api/companies/${company.companyId}`, `/api/technologies/companies/${company.companyId}/cards`];
  await statementsOf(officer, page);
  const few = await statementsOf(officer, page);
  for (let round = 0; round < 4; round++) {
    await its.ask(company);
    expect((await its.world.send(company, 'POST', '/api/technologies', card)).status).toBe(201);
  }
  expect(await statementsOf(officer, page)).toBe(few);
  expect(few).toBeLessThanOrEqual(20);
});

test('함께한 일의 질의 수는 이야기가 길어져도 같다', async () => {
  const { company, officer, id } = await its.scene();
  const page = [`/api/companies/${company.companyId}/history`];
  await statementsOf(officer, page);
  const few = await statementsOf(officer, page);
  await its.next(officer, id, 'acknowledge');
  for (let round = 0; round < 4; round++) await its.ask(company);
  expect(await statementsOf(officer, page)).toBe(few);
  expect(few).toBeLessThanOrEqual(6);
});

test('기업 묶음의 질의 수는 묶음과 기업이 늘어도 같다', async () => {
  const { officer } = await its.scene();
  const keep = (name: string) =>
    its.world.send(officer, 'POST', '/api/desk/segments', {
      name,
      shared: false,
      conditions: [{ field: 'openCase', is: true }],
    });
  await keep('하나');
  await statementsOf(officer, ['/api/desk/segments']);
  const few = await statementsOf(officer, ['/api/desk/segments']);
  for (const name of ['둘', '셋', '넷']) await keep(name);
  await its.scene();
  expect(await statementsOf(officer, ['/api/desk/segments'])).toBe(few);
  expect(few).toBeLessThanOrEqual(6);
});

test('사고 화면의 질의 수는 사고와 시간표와 증거가 늘어도 같다', async () => {
  const { company } = await its.scene();
  const base = '/api/reports/incidents';
  const facts = Object.fromEntries(IncidentFact.options.map((fact) => [fact, 'yes']));
  const at = its.world.clock.now().toISOString();
  const begin = async () => {
    const told = { title: '밤 접속', suspicion: '기록이 있음', noticedAt: at, channels: ['pc'], facts };
    const rest = { cardId: null, technology: null, people: null, systems: null };
    const { status, body } = await its.world.send(company, 'POST', base, { ...told, ...rest });
    expect(status).toBe(201);
    return `${base}/${(body as { id: string }).id}`;
  };
  const path = await begin();
  const pages = [base, '/api/reports/duties', path, `${path}/items`];
  const grow = async () => {
    const item = { kind: 'log', title: '기록', source: '서버', place: '금고', custodian: '이담당', collectedAt: at };
    const rest = { file: null, note: null };
    expect((await its.world.send(company, 'POST', `${path}/items`, { ...item, ...rest })).status).toBe(201);
    const note = { kind: 'note', happenedAt: at, body: '적음' };
    expect((await its.world.send(company, 'POST', `${path}/timeline`, note)).status).toBe(201);
  };
  await grow();
  await statementsOf(company, pages);
  const few = await statementsOf(company, pages);
  for (let round = 0; round < 3; round++) {
    await grow();
    await begin();
  }
  expect(await statementsOf(company, pages)).toBe(few);
  expect(few).toBeLessThanOrEqual(16);
});
