import type { Pack } from '@boru/contract/pack';
import type { CardFinding, FindingView, RescreeningOverview, RescreeningView } from '@boru/contract/rescreening';
import type { CardDetail, CardView } from '@boru/contract/technologies';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { beginIfNewEdition, rescreeningHandlers } from './commands.ts';

type Company = Who & { companyId: string };
let world: World;
let secretary: Who;
let shipped: Pack;
beforeEach(async () => {
  world = await foundWorld();
  shipped = world.services.pack;
  secretary = await world.staff(1);
});
afterEach(() => world.close());

const today = '2026-11-23';
const input = (wh: number, more: Record<string, unknown> = {}) => ({
  name: `파우치 셀 ${wh}`,
  field: 'electrical-electronics',
  product: null,
  quantities: [{ quantity: 'specificEnergy', value: wh, unit: 'Wh/kg', comparator: '=' }],
  items: [{ list: 'nationalCoreTechnology', edition: '2025-10-02', item: 'NCT-ELEC-02', status: 'met' }],
  basis: { terms: ['lithiumIonCell', 'pouchCell'], stages: ['design', 'manufacture'], role: null, answers: [] },
  screenedOn: today,
  verdict: 'match',
  engine: { version: '1.0.0', catalogue: 'abc' },
  standing: 'checked',
  note: null,
  ...more,
});
const termsOf = (pack: Pack, words: readonly string[]): string[] =>
  words.map((word) => pack.catalogue.screeningTerms.items.find((term) => term.words.includes(word))?.id ?? word);

/** Saves a card whose own data say what the reader saw, as the page does. */
const keep = async (company: Company, wh: number): Promise<CardView> => {
  const basis = { ...input(wh).basis, terms: termsOf(shipped, ['리튬이차전지', '파우치형']) };
  const first = await world.send(company, 'POST', '/api/technologies', input(wh, { basis }));
  expect(first.status, first.text).toBe(201);
  const card = first.body as CardView;
  const { rows } = await world.owner.query<{ replay: { items: unknown; verdict: string } }>(
    `select replay from technologies.card where id = $1`,
    [card.id],
  );
  const { items, verdict } = rows[0]?.replay ?? { items: [], verdict: 'none' };
  const again = await world.send(company, 'PUT', `/api/technologies/cards/${card.id}`, {
    version: 1,
    card: input(wh, { basis, items, verdict }),
  });
  expect(again.status, again.text).toBe(200);
  return again.body as CardView;
};

/** The shipped data with the limit of the cell moved, as a new profile would. */
const withLimit = (limit: number): Pack => {
  const technologyProfiles = structuredClone(shipped.catalogue.technologyProfiles);
  for (const file of technologyProfiles)
    for (const profile of file.items)
      for (const condition of [...(profile.conditions ?? []), ...(profile.branches ?? []).flatMap((b) => b.conditions)])
        if (condition.quantity === 'specificEnergy') Object.assign(condition, { value: limit });
  return { ...shipped, catalogue: { ...shipped.catalogue, technologyProfiles } };
};
const load = (pack: Pack): void => {
  world.services.pack = pack;
};

const begin = async (who: Who = secretary): Promise<RescreeningView> => {
  const answer = await world.send(who, 'POST', '/api/technologies/rescreenings');
  expect(answer.status, answer.text).toBe(201);
  return answer.body as RescreeningView;
};
const runNow = async (id: string): Promise<RescreeningView> =>
  (await world.get(secretary, `/api/technologies/rescreenings/${id}`)).body as RescreeningView;
const dryRun = async (who?: Who): Promise<RescreeningView> => {
  const { id } = await begin(who);
  await world.settle();
  return runNow(id);
};
const confirm = (id: string, who: Who = secretary) =>
  world.send(who, 'POST', `/api/technologies/rescreenings/${id}/confirm`);
const worklist = async (who: Who): Promise<FindingView[]> =>
  ((await world.get(who, '/api/technologies/worklist')).body as { items: FindingView[] }).items;
const findingOf = async (who: Who, cardId: string): Promise<CardFinding['finding']> =>
  ((await world.get(who, `/api/technologies/cards/${cardId}/finding`)).body as CardFinding).finding;
const count = async (text: string): Promise<number> =>
  Number((await world.owner.query<{ n: string }>(`select count(*) as n ${text}`)).rows[0]?.n);
const mailsToStaff = () => count(`from platform.mail where subject like '%예행%'`);
const grant = (company: Company, agencyId: number, section = 'technology') =>
  world.owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to)
     values (gen_random_uuid(), $1, $2, $3, 'counselling', '시험을 위한 근거', '2030-01-01')`,
    [company.companyId, section, agencyId],
  );

describe('예행', () => {
  it('바뀐 읽기로 모든 카드를 다시 보고 수만 말하며, 아무에게도 알리지 않는다', async () => {
    const company = await world.company();
    for (const wh of [200, 272, 320]) await keep(company, wh);
    load(withLimit(300));
    const run = await dryRun();
    expect(run).toMatchObject({
      state: 'ready',
      cards: 3,
      screened: 3,
      counts: { mayApplyNow: 0, noLonger: 1, toCheck: 0, unchanged: 2 },
      told: 0,
      may: ['confirm', 'drop'],
    });
    expect(await count(`from technologies.finding where told_at is not null`)).toBe(0);
    expect(await count('from platform.mail')).toBe(await mailsToStaff());
    load(withLimit(150));
    const lower = await dryRun();
    // 200 comes onto the core list, 272 onto the strategic one as well.
    expect(lower.counts).toEqual({ mayApplyNow: 2, noLonger: 0, toCheck: 0, unchanged: 1 });
    expect((await runNow(run.id)).state).toBe('dropped');
  });
  it('옛 판으로 확인한 카드를 지금 판으로 다시 본다', async () => {
    const card = await keep(await world.company(), 272);
    await world.owner.query(
      `update technologies.card set screened_on = '2020-01-01', replay = jsonb_set(replay, '{items}', '[]') where id = $1`,
      [card.id],
    );
    const run = await dryRun();
    expect(run.counts).toMatchObject({ mayApplyNow: 1 });
  });
  it('치워 둔 카드는 보지 않는다', async () => {
    const company = await world.company();
    const card = await keep(company, 272);
    await world.send(company, 'POST', `/api/technologies/cards/${card.id}/archive`, { version: 2, archived: true });
    load(withLimit(300));
    expect(await dryRun()).toMatchObject({ cards: 0, screened: 0, state: 'ready' });
  });
  it('누르기를 두 번 해도 작업은 하나이고, 그만두면 알릴 수 없다', async () => {
    await keep(await world.company(), 272);
    load(withLimit(300));
    const one = await begin();
    expect((await begin()).id).toBe(one.id);
    await world.settle();
    const dropped = await world.send(secretary, 'POST', `/api/technologies/rescreenings/${one.id}/drop`);
    expect(dropped.body).toMatchObject({ state: 'dropped', may: [] });
    expect((await confirm(one.id)).status).toBe(409);
  });
  it('예행 뒤 목록이 또 바뀌면 낡은 예행은 알릴 수 없다', async () => {
    await keep(await world.company(), 272);
    load(withLimit(300));
    const run = await dryRun();
    load(withLimit(310));
    expect((await confirm(run.id)).status).toBe(409);
    expect((await world.get(secretary, '/api/technologies/rescreenings')).body).toMatchObject({
      runs: [{ may: ['drop'] }],
    });
  });
});

describe('알리기', () => {
  it('달라진 기업에만 한 통씩 링크만 보내고, 카드에는 손대지 않으며, 흔적을 남긴다', async () => {
    const [changed, same] = [await world.company(), await world.company()];
    const card = await keep(changed, 272);
    await keep(changed, 280);
    await keep(same, 320);
    load(withLimit(300));
    const run = await dryRun();
    expect((await confirm(run.id)).status).toBe(200);
    await world.settle();
    expect(await runNow(run.id)).toMatchObject({ state: 'done', told: 1 });
    const { rows } = await world.owner.query<{ recipient: string; body: string }>(
      `select recipient, subject || body_text as body from platform.mail where subject like '%확인할 것이%'`,
    );
    expect(rows.map(({ recipient }) => recipient)).toEqual([`${changed.personId}@example.kr`]);
    expect(rows[0]?.body).not.toContain('파우치');
    expect(rows[0]?.body).toContain('/company/technologies');
    expect((await world.get(changed, `/api/technologies/cards/${card.id}`)).body).toMatchObject({
      version: 2,
      verdict: 'match',
    });
    expect(await findingOf(changed, card.id)).toMatchObject({ outcome: 'noLonger', may: ['accept'] });
    const deeds = await world.owner.query(
      `select action from evidence.audit_entry where company_id = $1 and action = 'technology.rescreened'`,
      [changed.companyId],
    );
    expect(deeds.rowCount).toBe(2);
  });
  it('두 번 돌리면 아무것도 바뀌지 않는다', async () => {
    const company = await world.company();
    for (const wh of [272, 320]) await keep(company, wh);
    load(withLimit(300));
    await confirm((await dryRun()).id);
    await world.settle();
    const before = await world.owner.query(`select * from technologies.finding order by id`);
    const mails = await count('from platform.mail');
    const second = await dryRun();
    expect(second.counts).toEqual({ mayApplyNow: 0, noLonger: 0, toCheck: 0, unchanged: 2 });
    await confirm(second.id);
    await world.settle();
    expect((await world.owner.query(`select * from technologies.finding order by id`)).rows).toEqual(before.rows);
    // The secretariat alone learns that the second dry run is ready.
    expect((await count('from platform.mail')) - mails).toBe(1);
    expect(await runNow(second.id)).toMatchObject({ state: 'done', told: 0 });
  });
  it('예행 뒤 고친 카드는 알리기 전에 다시 보고, 더는 다르지 않으면 알리지 않는다', async () => {
    const company = await world.company();
    const card = await keep(company, 272);
    load(withLimit(300));
    const run = await dryRun();
    const basis = { ...input(0).basis, terms: termsOf(shipped, ['리튬이차전지', '파우치형']) };
    const { status } = await world.send(company, 'PUT', `/api/technologies/cards/${card.id}`, {
      version: 2,
      card: input(320, { basis }),
    });
    expect(status).toBe(200);
    await confirm(run.id);
    await world.settle();
    expect(await runNow(run.id)).toMatchObject({ state: 'done', told: 0 });
    expect(await findingOf(company, card.id)).toBeNull();
  });
  it('기업이 새 결과를 카드에 옮기면 새 차수가 되고 할 일에서 사라진다', async () => {
    const company = await world.company();
    const card = await keep(company, 272);
    load(withLimit(300));
    await confirm((await dryRun()).id);
    await world.settle();
    expect((await world.get(company, '/api/technologies/tasks')).body).toMatchObject({
      tasks: [{ kind: 'rescreened', subjectId: card.id }],
    });
    const path = `/api/technologies/cards/${card.id}/finding/accept`;
    expect((await world.send(company, 'POST', path, { version: 1 })).status).toBe(409);
    const accepted = await world.send(company, 'POST', path, { version: 2 });
    expect(accepted.body).toMatchObject({ version: 3, items: [] });
    expect((await world.send(company, 'POST', path, { version: 3 })).status).toBe(404);
    expect(await findingOf(company, card.id)).toBeNull();
    const { versions } = (await world.get(company, `/api/technologies/cards/${card.id}`)).body as CardDetail;
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
  });
});

describe('중단과 이어 하기', () => {
  const many = async (company: Company, cards: number): Promise<void> => {
    await keep(company, 272);
    await world.owner.query(
      `insert into technologies.card (id, company_id, name, field, quantities, items, basis, replay, screened_on, verdict, engine_version, engine_catalogue, standing, created_at, created_by, updated_at, updated_by, version)
       select gen_random_uuid(), company_id, name || n, field, quantities, items, basis, replay, screened_on, verdict, engine_version, engine_catalogue, standing, created_at, created_by, updated_at, updated_by, version
         from technologies.card, generate_series(2, $1::int) n`,
      [cards],
    );
  };
  /** A worker that is killed inside its n-th transaction, after the work and before the commit: PostgreSQL takes it back. */
  const killed = async (kind: string, id: string, inside: number): Promise<void> => {
    let entered = 0;
    const kysely = new Proxy(world.database.kysely, {
      get: (target, name) => {
        if (name !== 'transaction') return Reflect.get(target, name);
        return () => ({
          setAccessMode: () => ({
            execute: (work: (tx: unknown) => Promise<unknown>) =>
              target.transaction().execute(async (tx) => {
                const done = await work(tx);
                entered += 1;
                if (entered === inside) throw new Error('killed');
                return done;
              }),
          }),
        });
      },
    });
    const handler = rescreeningHandlers({ ...world.database, kysely }, world.services)[kind];
    const run = { id: 'x', attempt: 1, signal: new AbortController().signal };
    await expect(handler?.({ rescreeningId: id }, run)).rejects.toThrow('killed');
  };

  it('예행이 중간에 멈춰도 그 자리에서 이어 하고, 한 장도 두 번 세지 않는다', async () => {
    await many(await world.company(), 500);
    load(withLimit(300));
    const { id } = await begin();
    await killed('technologies.rescreen', id, 2);
    expect(await runNow(id)).toMatchObject({ state: 'screening', screened: 200, cards: 500 });
    await killed('technologies.rescreen', id, 1);
    await killed('technologies.rescreen', id, 2);
    expect(await runNow(id)).toMatchObject({ state: 'screening', screened: 400 });
    await world.settle();
    expect(await runNow(id)).toMatchObject({
      state: 'ready',
      screened: 500,
      cards: 500,
      counts: { mayApplyNow: 0, noLonger: 500, toCheck: 0, unchanged: 0 },
    });
    expect(await count('from technologies.finding')).toBe(500);
  });
  it('알리기가 중간에 멈춰도 같은 기업에 두 번 알리지 않는다', async () => {
    const company = await world.company();
    await many(company, 450);
    load(withLimit(300));
    const run = await dryRun();
    await confirm(run.id);
    await killed('technologies.tell', run.id, 2);
    expect(await count('from technologies.finding where told_at is not null')).toBe(200);
    await world.settle();
    expect(await count('from technologies.finding where told_at is null')).toBe(0);
    expect(await count(`from platform.mail where subject like '%확인할 것이%'`)).toBe(1);
    expect(await runNow(run.id)).toMatchObject({ state: 'done', told: 1 });
  });
  it('두 일꾼이 한 작업을 함께 맡아도 수가 맞다', async () => {
    await many(await world.company(), 450);
    load(withLimit(300));
    const { id } = await begin();
    const handler = rescreeningHandlers(world.database, world.services)['technologies.rescreen'];
    const signal = new AbortController().signal;
    await Promise.all([1, 2].map((n) => handler?.({ rescreeningId: id }, { id: `w${n}`, attempt: 1, signal })));
    expect(await runNow(id)).toMatchObject({ screened: 450, counts: { noLonger: 450 } });
    expect(await count('from technologies.finding')).toBe(450);
  });
});

describe('누가 보는가', () => {
  it('기관은 기술을 볼 수 있는 기업의 카드만 보고, 그 열람이 남는다', async () => {
    const [seen, hidden] = [await world.company(), await world.company()];
    for (const company of [seen, hidden]) await keep(company, 272);
    const [desk, other] = [await world.staff(3), await world.staff(4)];
    await grant(seen, 3);
    load(withLimit(300));
    const run = await dryRun();
    // Before the telling not even a desk with sight sees it; the secretariat has no sight here.
    expect(await worklist(desk)).toEqual([]);
    expect(await worklist(secretary)).toEqual([]);
    await grant(hidden, 1);
    expect(await worklist(secretary)).toMatchObject([{ companyId: hidden.companyId, isTold: false }]);
    await confirm(run.id);
    await world.settle();
    expect(await worklist(desk)).toMatchObject([{ companyId: seen.companyId, outcome: 'noLonger', isTold: true }]);
    expect(await worklist(other)).toEqual([]);
    const readers = (await world.get(seen, '/api/evidence/readers')).body as { items: { sections: string[] }[] };
    expect(readers.items.map(({ sections }) => sections)).toEqual([['technology']]);
    await world.send(seen, 'POST', `/api/technologies/cards/${(await worklist(desk))[0]?.technologyId}/archive`, {
      version: 2,
      archived: true,
    });
    expect(await worklist(desk)).toEqual([]);
  });
  it('예행의 결과는 알리기 전에는 기업에도 보이지 않고, 남의 것은 언제나 없다', async () => {
    const [company, stranger] = [await world.company(), await world.company()];
    const card = await keep(company, 272);
    load(withLimit(300));
    const run = await dryRun();
    expect(await findingOf(company, card.id)).toBeNull();
    await confirm(run.id);
    await world.settle();
    expect(await findingOf(company, card.id)).not.toBeNull();
    expect((await world.get(stranger, `/api/technologies/cards/${card.id}/finding`)).status).toBe(404);
    const accept = `/api/technologies/cards/${card.id}/finding/accept`;
    expect((await world.send(stranger, 'POST', accept, { version: 2 })).status).toBe(404);
  });
  it('사무국과 관리자만 돌리고, 둘 다 수만 본다', async () => {
    const company = await world.company({ name: '보이면안되는기업' });
    await keep(company, 272);
    load(withLimit(300));
    const administrator = await world.administrator();
    for (const who of [await world.staff(3), await world.staff(1, 'auditor'), company]) {
      expect((await world.get(who, '/api/technologies/rescreenings')).status).toBe(403);
      expect((await world.send(who, 'POST', '/api/technologies/rescreenings')).status).toBe(403);
    }
    const run = await dryRun(administrator);
    const view = await world.get(administrator, '/api/technologies/rescreenings');
    expect(view.body).toMatchObject({ runs: [{ id: run.id, counts: { noLonger: 1 } }] });
    expect(view.text).not.toContain('보이면안되는기업');
    expect((await world.get(administrator, '/api/technologies/worklist')).status).toBe(403);
    expect((await confirm(run.id, administrator)).status).toBe(200);
    const { rows } = await world.owner.query(
      `select action from evidence.audit_entry where subject_id = $1 order by id`,
      [run.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['rescreening.begun', 'rescreening.confirmed']);
  });
});

describe('스스로 시작하기', () => {
  const start = () =>
    asSystem(world.database, 'write', (tx) =>
      beginIfNewEdition({
        tx,
        actor: { kind: 'system' },
        now: world.clock.now(),
        requestId: 'start',
        services: world.services,
      }),
    );
  it('자료가 바뀐 뒤 처음 시작할 때 한 번만 예행을 시작하고 사무국에 알린다', async () => {
    expect(await start()).toBeNull();
    await keep(await world.company(), 272);
    expect(await start()).toBeNull();
    load(withLimit(300));
    expect(await start()).toMatchObject({ state: 'screening' });
    await world.settle();
    expect(await start()).toBeNull();
    const { runs } = (await world.get(secretary, '/api/technologies/rescreenings')).body as RescreeningOverview;
    expect(runs.map(({ state }) => state)).toEqual(['ready']);
    expect(await mailsToStaff()).toBe(1);
  });
});
