import type { AnswerValue, DraftView, ImportResult, OutcomeDetail } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import { score } from '@boru/engines/diagnosis';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor } from '#platform/database/index';
import { foundWorld, type Who, type World } from '../../../../test/world.ts';
import { readPdf } from '../../platform/documents/testing/read-pdf.ts';

type Company = Who & { companyId: string };

let world: World;
let set: QuestionSet;
beforeAll(async () => {
  world = await foundWorld();
  set = (await world.get(null, '/api/diagnosis/question-set')).body as QuestionSet;
});
afterAll(() => world.close());

const all = (value: AnswerValue) => Object.fromEntries(set.questions.map((question) => [question.id, value]));
const start = async (who: Company) => (await world.send(who, 'POST', '/api/diagnosis/draft', {})).body as DraftView;
const save = (who: Who, draft: DraftView, answers: Record<string, unknown>) =>
  world.send(who, 'PUT', `/api/diagnosis/drafts/${draft.id}`, { version: draft.version, answers });
const finish = (who: Who, draft: DraftView) =>
  world.send(who, 'POST', `/api/diagnosis/drafts/${draft.id}/complete`, { version: draft.version });
const outcomeOf = async (who: Who, outcomeId: string) =>
  (await world.get(who, `/api/diagnosis/outcomes/${outcomeId}`)).body as OutcomeDetail;

const diagnose = async (who: Company, answers: Record<string, AnswerValue>): Promise<string> => {
  const saved = (await save(who, await start(who), answers)).body as DraftView;
  return ((await finish(who, saved)).body as { outcomeId: string }).outcomeId;
};
const grant = (company: Company, agencyId: number, section = 'diagnosis') =>
  world.owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to)
     values (gen_random_uuid(), $1, $2, $3, 'diagnosisSharing', '시험을 위한 근거', '2030-01-01')`,
    [company.companyId, section, agencyId],
  );
const deeds = async (company: Company) =>
  (
    await world.owner.query(`select action from evidence.audit_entry where company_id = $1 order by id`, [
      company.companyId,
    ])
  ).rows.map((row) => row.action);

describe('문항집', () => {
  it('누구나 볼 수 있고 48문항이며 없는 판은 없다고 답한다', async () => {
    expect(set.questions).toHaveLength(48);
    expect((await world.get(null, `/api/diagnosis/question-set?id=${set.id}&version=${set.version}`)).body).toEqual(
      set,
    );
    expect((await world.get(null, `/api/diagnosis/question-set?id=${set.id}&version=99`)).status).toBe(404);
  });
});

describe('작성', () => {
  it('한 기업에 작성 중인 진단은 하나이고, 동시에 시작해도 하나다', async () => {
    const company = await world.company();
    const drafts = await Promise.all([start(company), start(company), start(company)]);
    expect(new Set(drafts.map((draft) => draft.id)).size).toBe(1);
    expect(drafts[0]).toMatchObject({ set: { id: set.id, version: set.version }, answers: {}, version: 1 });
  });
  it('저장할 때마다 차수가 오르고, 낡은 차수로는 덮어쓸 수 없다', async () => {
    const company = await world.company();
    const draft = await start(company);
    const saved = await save(company, draft, { 'TS-01': 2 });
    expect(saved.body).toMatchObject({ version: 2, answers: { 'TS-01': 2 } });
    const stale = await save(company, draft, { 'TS-01': 0 });
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'thing.changed' }]);
    expect((await world.get(company, '/api/diagnosis/draft')).body).toMatchObject({ answers: { 'TS-01': 2 } });
  });
  it('문항집이 허락하지 않는 답은 받지 않고 아무것도 바꾸지 않는다', async () => {
    const company = await world.company();
    const draft = await start(company);
    for (const answers of [
      { 'TS-01': 'notApplicable' },
      { 'XX-01': 1 },
      { 'TS-02': 4 },
      { 'TS-02': 1.5 },
      { 'TS-02': null },
      { 'ts 02': 1 },
      [],
      'x',
    ]) {
      expect(
        (await world.send(company, 'PUT', `/api/diagnosis/drafts/${draft.id}`, { version: 1, answers })).status,
      ).toBe(422);
    }
    expect((await world.get(company, '/api/diagnosis/draft')).body).toMatchObject({ version: 1, answers: {} });
  });
  it('남의 진단은 없는 것과 같다', async () => {
    const [company, stranger] = [await world.company(), await world.company()];
    const draft = await start(company);
    const there = await save(stranger, draft, { 'TS-01': 2 });
    const nowhere = await save(stranger, { ...draft, id: '0198c0de-0000-7000-8000-000000000000' }, { 'TS-01': 2 });
    expect(there.status).toBe(404);
    expect({ ...(there.body as object), requestId: '' }).toEqual({ ...(nowhere.body as object), requestId: '' });
    expect((await finish(stranger, draft)).status).toBe(404);
    expect((await world.send(stranger, 'DELETE', `/api/diagnosis/drafts/${draft.id}?version=1`)).status).toBe(404);
    expect((await world.get(stranger, '/api/diagnosis/draft')).status).toBe(404);
  });
  it('작성 중인 진단은 진단을 볼 수 있는 기관에도 보이지 않는다', async () => {
    const company = await world.company();
    await grant(company, 3);
    await start(company);
    const desk = await world.staff(3);
    expect((await world.get(desk, `/api/diagnosis/companies/${company.companyId}/outcomes`)).status).toBe(404);
    expect((await world.get(desk, '/api/diagnosis/draft')).status).toBe(403);
  });
  it('버리면 처음부터 다시 시작한다', async () => {
    const company = await world.company();
    const draft = await start(company);
    expect((await world.send(company, 'DELETE', `/api/diagnosis/drafts/${draft.id}?version=1`)).status).toBe(200);
    expect((await start(company)).id).not.toBe(draft.id);
    expect(await deeds(company)).toEqual(['diagnosis.started', 'diagnosis.discarded', 'diagnosis.started']);
  });
});

describe('결과', () => {
  it('모두 답해야 마칠 수 있다', async () => {
    const company = await world.company();
    const { 'TS-48': _open, ...rest } = all(2);
    const saved = (await save(company, await start(company), rest)).body as DraftView;
    const refused = await finish(company, saved);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'diagnosis.incomplete' }]);
    expect((await world.get(company, '/api/diagnosis')).body).toMatchObject({
      draft: { answered: 47, questions: 48 },
      outcomes: [],
    });
  });
  it('마치면 판과 점수와 유효 기한이 남고, 브라우저가 계산한 값과 같다', async () => {
    const company = await world.company();
    const answers = { ...all(2), 'TS-01': 1, 'TS-09': 0 } as const;
    const outcomeId = await diagnose(company, answers);
    const detail = await outcomeOf(company, outcomeId);
    const expected = score(set, answers);
    expect(detail).toMatchObject({
      companyId: company.companyId,
      set: { id: set.id, version: set.version },
      completedOn: '2026-11-23',
      expiresOn: '2027-11-23',
      expired: false,
      total: expected.total,
      level: { id: expected.level },
      criticalGaps: 2,
      outcome: expected,
      questionSet: set,
      previous: null,
      comparison: null,
    });
    expect((await world.get(company, '/api/diagnosis/draft')).status).toBe(404);
    expect(await deeds(company)).toEqual(['diagnosis.started', 'diagnosis.completed']);
  });
  it('두 번 마칠 수 없다', async () => {
    const company = await world.company();
    const saved = (await save(company, await start(company), all(3))).body as DraftView;
    const answers = await Promise.all([finish(company, saved), finish(company, saved)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 404]);
  });
  it('저장된 결과는 기업도 시스템도 고치거나 지울 수 없다', async () => {
    const company = await world.company();
    const outcomeId = await diagnose(company, all(3));
    const bare = (ticket: string, statement: string) =>
      asActor(world.database, ticket, 'write', (tx) => sql`${sql.raw(statement)} where id = ${outcomeId}`.execute(tx));
    for (const ticket of [company.ticket, world.database.systemTicket]) {
      await expect(bare(ticket, 'update diagnosis.outcome set total = 0')).rejects.toThrow('permission denied');
      await expect(bare(ticket, `update diagnosis.outcome set visible_to = '{4}'`)).rejects.toThrow(
        'permission denied',
      );
      await expect(bare(ticket, 'delete from diagnosis.outcome')).rejects.toThrow('permission denied');
    }
  });
  it('두 번째 결과는 지난번과 견주어 보여 준다', async () => {
    const company = await world.company();
    const first = await diagnose(company, { ...all(3), 'TS-01': 0, 'TS-04': 1 });
    world.clock.set('2026-12-24T01:00:00.000Z');
    const second = await diagnose(company, { ...all(3), 'TS-04': 1 });
    world.clock.set('2026-11-23T00:00:00.000Z');
    const detail = await outcomeOf(company, second);
    expect(detail.previous).toMatchObject({ id: first, completedOn: '2026-11-23' });
    expect(detail.comparison).toMatchObject({ sameEdition: true, closed: ['TS-01'], opened: [], remaining: ['TS-04'] });
    const home = (await world.get(company, '/api/diagnosis')).body as { outcomes: { id: string }[] };
    expect(home.outcomes.map((outcome) => outcome.id)).toEqual([second, first]);
  });
});

describe('기관의 열람', () => {
  it('동의가 있는 기관만 보고, 본 것은 기업에 남고, 거두면 사라진다', async () => {
    const company = await world.company();
    const outcomeId = await diagnose(company, all(2));
    const desk = await world.staff(3);
    const stranger = await world.staff(4);
    await grant(company, 4, 'summary');
    expect((await world.get(desk, `/api/diagnosis/outcomes/${outcomeId}`)).status).toBe(404);
    await grant(company, 3);
    expect(await outcomeOf(desk, outcomeId)).toMatchObject({ id: outcomeId, companyId: company.companyId });
    expect((await world.get(desk, `/api/diagnosis/companies/${company.companyId}/outcomes`)).body).toMatchObject({
      outcomes: [{ id: outcomeId }],
    });
    expect((await world.get(stranger, `/api/diagnosis/outcomes/${outcomeId}`)).status).toBe(404);
    expect((await world.get(stranger, `/api/diagnosis/outcomes/${outcomeId}/paper`)).status).toBe(404);
    expect((await world.get(stranger, `/api/diagnosis/companies/${company.companyId}/outcomes`)).status).toBe(404);
    const readers = (await world.get(company, '/api/evidence/readers')).body as { items: { sections: string[] }[] };
    expect(readers.items.map((item) => item.sections)).toEqual([['diagnosis'], ['diagnosis']]);
    await world.owner.query(`update organisations.sight_grant set revoked_at = now() where company_id = $1`, [
      company.companyId,
    ]);
    expect((await world.get(desk, `/api/diagnosis/outcomes/${outcomeId}`)).status).toBe(404);
  });
  it('응답에는 약속한 것만 있고 표에 새로 생긴 열은 새어 나가지 않는다', async () => {
    const company = await world.company();
    const outcomeId = await diagnose(company, all(2));
    await world.owner.query(`alter table diagnosis.outcome add column bait text default 'BAIT-7f3a'`);
    const texts = await Promise.all(
      ['/api/diagnosis', `/api/diagnosis/outcomes/${outcomeId}`].map((path) => world.get(company, path)),
    );
    for (const { text } of texts) expect(text).not.toMatch(/BAIT-7f3a|visibleTo|editionHash|completedBy/);
  });
  it('로그인하지 않으면 답하지 않는다', async () => {
    for (const path of ['/api/diagnosis', '/api/diagnosis/draft', '/api/diagnosis/tasks']) {
      expect((await world.get(null, path)).status).toBe(401);
    }
  });
});

describe('가입 전에 답한 것', () => {
  const key = '3f0c2f8e-7d1b-4d55-9a53-2f1f6a6b7c01';
  const bring = async (who: Company, answers: Record<string, unknown>, over: Record<string, unknown> = {}) =>
    world.send(who, 'POST', '/api/diagnosis/import', {
      key,
      set: { id: set.id, version: set.version },
      answers,
      ...over,
    });

  it('사업자 확인 전에도 가져오고, 같은 것을 다시 보내도 한 번만 들어온다', async () => {
    const company = await world.company({ status: 'unconfirmed' });
    const first = (await bring(company, { 'TS-01': 3, 'TS-02': 1 })).body as ImportResult;
    expect(first).toMatchObject({
      state: 'imported',
      taken: 2,
      kept: 0,
      draft: { answers: { 'TS-01': 3, 'TS-02': 1 } },
    });
    const again = (await bring(company, { 'TS-01': 0, 'TS-03': 1 })).body as ImportResult;
    expect(again).toMatchObject({ state: 'already', taken: 2, draft: { answers: { 'TS-01': 3, 'TS-02': 1 } } });
    expect(await deeds(company)).toEqual(['diagnosis.started', 'diagnosis.imported']);
  });
  it('동시에 두 창에서 보내도 한 번만 들어온다', async () => {
    const company = await world.company();
    const results = await Promise.all([
      bring(company, { 'TS-01': 3 }),
      bring(company, { 'TS-01': 3 }),
      bring(company, { 'TS-01': 3 }),
    ]);
    expect(results.map((result) => result.status)).toEqual([200, 200, 200]);
    expect(results.map((result) => (result.body as ImportResult).state).sort()).toEqual([
      'already',
      'already',
      'imported',
    ]);
  });
  it('회사가 이미 답한 물음은 덮어쓰지 않는다', async () => {
    const company = await world.company();
    await save(company, await start(company), { 'TS-01': 0 });
    expect((await bring(company, { 'TS-01': 3, 'TS-02': 2 })).body).toMatchObject({
      taken: 1,
      kept: 1,
      draft: { answers: { 'TS-01': 0, 'TS-02': 2 } },
    });
  });
  it('다른 기업은 같은 열쇠로도 자기 것을 가져온다', async () => {
    const [one, other] = [await world.company(), await world.company()];
    await bring(one, { 'TS-01': 3 });
    expect((await bring(other, { 'TS-01': 1 })).body).toMatchObject({
      state: 'imported',
      draft: { answers: { 'TS-01': 1 } },
    });
  });
  it('틀린 답이 하나라도 있으면 아무것도 들어오지 않는다', async () => {
    const company = await world.company();
    expect((await bring(company, { 'TS-01': 3, 'XX-99': 1 })).status).toBe(422);
    expect((await bring(company, { 'TS-01': 3 }, { set: { id: set.id, version: 99 } })).status).toBe(404);
    expect((await bring(company, { 'TS-01': 3 }, { key: 'not-a-key' })).status).toBe(422);
    expect((await world.get(company, '/api/diagnosis/draft')).status).toBe(404);
    expect(await deeds(company)).toEqual([]);
  });
});

describe('오늘 할 일', () => {
  const tasks = async (who: Who) => ((await world.get(who, '/api/diagnosis/tasks')).body as { tasks: unknown[] }).tasks;
  it('진단 전, 진단 중, 만료가 가까울 때를 알린다', async () => {
    const company = await world.company();
    expect(await tasks(company)).toMatchObject([{ kind: 'neverDiagnosed' }]);
    const draft = await start(company);
    expect(await tasks(company)).toMatchObject([{ kind: 'incomplete', subjectId: draft.id, left: 48 }]);
    const outcomeId = await diagnose(company, all(3));
    expect(await tasks(company)).toEqual([]);
    world.clock.set('2027-11-01T00:00:00.000Z');
    expect(await tasks(company)).toEqual([
      { kind: 'expiresSoon', subjectId: outcomeId, left: 22, dueOn: '2027-11-23' },
    ]);
    world.clock.set('2027-11-24T00:00:00.000Z');
    expect(await tasks(company)).toMatchObject([{ kind: 'expired', left: -1 }]);
    world.clock.set('2026-11-23T00:00:00.000Z');
  });
});

describe('결과지', () => {
  it('결과를 PDF로 받는다', async () => {
    const company = await world.company({ name: '가온견본소재' });
    const outcomeId = await diagnose(company, { ...all(3), 'TS-01': 0 });
    const paper = await world.app.inject({
      method: 'GET',
      url: `/api/diagnosis/outcomes/${outcomeId}/paper`,
      headers: { cookie: `boru_session=${company.ticket}` },
    });
    expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = readPdf(paper.rawPayload).text.replace(/\s/g, '');
    const { level, total } = await outcomeOf(company, outcomeId);
    for (const word of [
      '가온견본소재',
      '점수만보면우수이지만,꼭필요한항목1개가부족해수준을양호까지로봅니다',
      level?.name.ko ?? '',
      `${total}/100점`,
      'TS-01',
      '2027.11.23',
      '자가점검결과이며법적판정이나인증이아닙니다',
    ])
      expect(text).toContain(word);
  });
});
