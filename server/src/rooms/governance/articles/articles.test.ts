import type { ArticleDetail, ArticlesView } from '@boru/contract/ordinance';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { loadPackInto } from '../../../entry/loading.ts';
import { asActor, asSystem } from '../../../platform/database/index.ts';
import { editionOn } from './model.ts';

let world: World;
let office: Who;
const base = '/api/governance/articles';
const first = {
  ...{ number: '제5조', title: '실태조사', words: '도지사는 매년 실태조사를 할 수 있다.', validFrom: '2024-05-17' },
  ...{ validTo: null, source: '자치법규정보시스템(2026-11-20 확인)', isVerified: true },
};
const ordinance = { kind: 'ordinance', statute: '충청북도 산업기술보호 및 지원 조례' };

beforeAll(async () => {
  world = await foundWorld();
  office = await world.staff(1, 'manager', '김사무');
});
afterAll(() => world.close());

const list = async (who: Who | null, on?: string) =>
  (await world.get(who, on === undefined ? base : `${base}?on=${on}`)).body as ArticlesView;
const detail = async (id: string) => (await world.get(null, `${base}/${id}`)).body as ArticleDetail;
const write = async (edition: object = first): Promise<string> => {
  const { status, body, text } = await world.send(office, 'POST', base, { ...ordinance, edition });
  expect(status, text).toBe(201);
  return (body as { id: string }).id;
};

describe('조례와 법령의 조문', () => {
  it('꾸러미가 아는 조문은 글 없이 확인 필요로 서 있고, 다시 넣어도 늘지 않습니다', async () => {
    const { articles, may } = await list(null);
    expect(may).toEqual([]);
    const headings = world.services.pack.ordinance.items.map(({ heading }) => heading.ko);
    expect(articles.filter(({ kind, isOfPack }) => kind === 'ordinance' && isOfPack).map(({ title }) => title)).toEqual(
      headings,
    );
    expect(articles.some(({ kind, number }) => kind === 'law' && number === '제16조')).toBe(true);
    for (const one of articles) expect(one).toMatchObject({ words: null, isVerified: false, editions: 1 });
    await asSystem(world.database, 'write', (tx) => loadPackInto(tx, world.services.pack, world.clock.now()));
    expect((await list(null)).articles).toHaveLength(articles.length);
  });

  it('사무국의 관리자가 적은 조문을 누구나 그날의 글로 읽고, 개정하면 날짜에 따라 갈립니다', async () => {
    const id = await write();
    const second = { ...first, words: '도지사는 3년마다 실태조사를 하여야 한다.', validFrom: '2026-12-01' };
    expect((await world.send(office, 'POST', `${base}/${id}/editions`, second)).status).toBe(201);
    const on = async (day: string) => (await list(null, day)).articles.find((one) => one.id === id);
    expect(await on('2024-05-16')).toMatchObject({ isInForce: false });
    expect(await on('2026-11-30')).toMatchObject({ words: first.words, isInForce: true, editions: 2 });
    expect(await on('2026-12-01')).toMatchObject({ words: second.words, isInForce: true });
    const { editions } = await detail(id);
    expect(editions.map(({ validFrom, isInForce }) => [validFrom, isInForce])).toEqual([
      ['2026-12-01', false],
      ['2024-05-17', true],
    ]);
    const traces = await world.owner.query(
      `select action, actor_kind, detail from evidence.audit_entry where subject_id = $1 order by action`,
      [id],
    );
    expect(traces.rows.map(({ action }) => action)).toEqual([
      'article.edition_written',
      'article.edition_written',
      'article.written',
    ]);
  });

  it('잘못 적은 판은 까닭과 함께 거두고, 거둔 판은 남으며 다시 적을 수 있습니다', async () => {
    const id = await write({ ...first, words: '잘못 적은 글', isVerified: false });
    const twice = await world.send(office, 'POST', `${base}/${id}/editions`, first);
    expect(twice).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    const [wrong] = (await detail(id)).editions;
    const leave = () =>
      world.send(office, 'POST', `/api/governance/article-editions/${wrong?.id}/withdrawal`, { reason: '오타' });
    expect((await leave()).status).toBe(200);
    expect((await leave()).body).toMatchObject({ code: 'thing.changed' });
    expect((await list(null)).articles.some((one) => one.id === id)).toBe(false);
    expect((await world.send(office, 'POST', `${base}/${id}/editions`, first)).status).toBe(201);
    const { editions } = await detail(id);
    expect(editions.map(({ words, withdrawn }) => [words, withdrawn?.reason ?? null])).toEqual([
      [first.words, null],
      ['잘못 적은 글', '오타'],
    ]);
  });

  it('대조했다고 하려면 글이 있어야 하고, 마지막 날이 시행일보다 앞설 수 없습니다', async () => {
    for (const [change, field] of [
      [{ words: null }, 'edition.words'],
      [{ validTo: '2024-05-16' }, 'edition.validTo'],
    ] as const) {
      const { status, body } = await world.send(office, 'POST', base, {
        ...ordinance,
        edition: { ...first, ...change },
      });
      expect(status).toBe(422);
      expect(Object.keys((body as { fields: object }).fields)).toEqual([field]);
    }
  });

  it('사무국의 관리자가 아니면 화면에서도 데이터베이스에서도 적거나 고칠 수 없습니다', async () => {
    const id = await write();
    const others = [await world.staff(1, 'officer'), await world.staff(4, 'manager'), await world.company()];
    for (const who of others) {
      expect((await world.send(who, 'POST', `${base}/${id}/editions`, first)).status).toBeGreaterThanOrEqual(403);
      const run = (text: string) =>
        asActor(world.database, who.ticket, 'write', (tx) => sql.raw(text).execute(tx)).then(
          ({ numAffectedRows }) => Number(numAffectedRows ?? 0),
          ({ code }: { code: string }) => code,
        );
      expect(
        await run(
          `insert into governance.article_edition (id, article_id, title, source, is_verified, written_by, written_by_name, written_at) values (gen_random_uuid(), '${id}', '가짜', '가짜', false, '${who.personId}', '가짜', now())`,
        ),
      ).toBe('42501');
      expect(
        await run(
          `update governance.article_edition set withdrawn_at = now(), withdrawn_by_name = '가짜', withdrawn_reason = '가짜' where article_id = '${id}'`,
        ),
      ).toBe(0);
    }
    const change = asActor(world.database, office.ticket, 'write', (tx) =>
      sql.raw(`update governance.article_edition set words = '바꿈' where article_id = '${id}'`).execute(tx),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });
});

describe('어느 날의 글인지', () => {
  const edition = (validFrom: string | null, validTo: string | null = null, withdrawnAt: Date | null = null) => ({
    ...{ validFrom, validTo, withdrawnAt },
  });
  it.each([
    ['시행일 전에는 아직 없습니다', [edition('2025-01-01')], '2024-12-31', false],
    ['시행일부터 있습니다', [edition('2025-01-01')], '2025-01-01', true],
    ['마지막 날까지 있습니다', [edition('2025-01-01', '2025-06-30')], '2025-06-30', true],
    ['마지막 날이 지나면 없습니다', [edition('2025-01-01', '2025-06-30')], '2025-07-01', false],
    ['날짜를 모르는 판은 다음 판이 올 때까지 있습니다', [edition(null), edition('2025-01-01')], '2024-01-01', true],
  ] as const)('%s', (_title, editions, on, isInForce) => {
    expect(editionOn(editions, on)?.isInForce).toBe(isInForce);
  });
  it('거둔 판만 있으면 아무것도 없습니다', () => {
    expect(editionOn([edition('2025-01-01', null, new Date(0))], '2025-06-01')).toBeNull();
  });
});
