import { countedTo, inboxViews } from '@boru/contract/case-lists';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

/** What SQL text written into this person's request would get. */
const asPerson = async (who: Who | null, statements: readonly string[]): Promise<unknown[]> => {
  const client = await its.world.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select app.enter($1, 5000)', [who?.ticket ?? '']);
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query<Json>(statement)).rows;
    return rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
};

/** Everything that the search gives this person, in pages of `most`. */
const searched = async (
  who: Who | null,
  words: readonly string[],
  ended: boolean,
  most = 51,
  before: string[] = [],
) => {
  const list = `array[${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')}]::text[]`;
  const key = ended ? 'c.closed_at' : `coalesce(c.due_at, 'infinity')`;
  const ids: string[] = [];
  let after = 'null, null';
  for (;;) {
    const rows = (await asPerson(who, [
      ...before,
      `select s.id, ${key}::text as key
         from cases.search(${list}, ${ended}, null, null, null, false, false, null, null, ${after}, ${most}) with ordinality s(id, place)
         join cases.case_file c on c.id = s.id order by s.place`,
    ])) as { id: string; key: string }[];
    ids.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < most) return ids;
    after = `'${last.key}', '${last.id}'`;
  }
};

describe('접수함', () => {
  it('보기마다 수가 맞고, 번호·제목·기업 이름으로 찾습니다', async () => {
    const { officer, id, number, company, second, receiver } = await its.scene({ title: '특별한 제목 하나' });
    const inbox = (who: Who, query = '') => its.world.get(who, `/api/desk/inbox${query}`);
    const fresh = (await inbox(officer, '?view=new')).body as { counts: Json; items: { id: string }[] };
    expect(fresh.items.map((item) => item.id)).toContain(id);
    for (const words of [String(number), '특별한 제목', '특별한 하나'])
      expect((await inbox(officer, `?search=${encodeURIComponent(words)}`)).body, words).toMatchObject({
        items: [{ id }],
      });
    expect((await inbox(officer, `?search=${encodeURIComponent('100%_없는')}`)).body).toMatchObject({ items: [] });
    await its.step(officer, id, 'acknowledge', { version: (await its.show(officer, id)).version });
    expect((await inbox(officer, '?view=mine')).body).toMatchObject({
      counts: { mine: 1 },
      items: [{ id, mine: true }],
    });
    await its.refer(officer, id, second);
    const sent = (await inbox(officer, '?view=sent')).body as { counts: { sent: number }; items: Json[] };
    expect(sent.items.find((item) => item['id'] === id)).toMatchObject({ referral: { status: 'awaitingConsent' } });
    expect(sent.counts.sent).toBe(sent.items.length);
    await its.consent(company, id);
    const received = (await inbox(receiver, '?view=received')).body as { items: Json[] };
    expect(received.items.find((item) => item['id'] === id)).toMatchObject({
      referral: { status: 'requested' },
      dueAt: '2026-11-23T09:00:00.000Z',
    });
  });

  it('기한이 지난 건과 오늘 기한인 건을 나눕니다', async () => {
    const { officer, id } = await its.scene();
    const ids = async (view: string) =>
      ((await its.world.get(officer, `/api/desk/inbox?view=${view}`)).body as { items: { id: string }[] }).items.map(
        (item) => item.id,
      );
    expect(await ids('dueToday')).toContain(id);
    its.world.clock.set('2026-11-23T05:00:00.000Z');
    expect(await ids('overdue')).toContain(id);
    expect(await ids('dueToday')).not.toContain(id);
    its.world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('여러 쪽을 넘겨도 빠지거나 겹치지 않고, 접수함 한 쪽은 네 문장 안에 읽습니다', async () => {
    const company = await its.world.company();
    const first = await its.ask(company);
    for (let count = 0; count < 60; count++) await its.ask(company, { title: `쪽 넘김 ${count}` });
    const officer = await its.world.staff(first.route.agency.id);
    const seen: string[] = [];
    let cursor: string | null = '';
    let total = 0;
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await its.world.get(officer, `/api/desk/inbox?view=open${query}`);
      const page = answer.body as { counts: { open: number }; items: { id: string }[]; nextCursor: string | null };
      expect(page.items.length).toBeLessThanOrEqual(50);
      seen.push(...page.items.map(({ id }) => id));
      total = page.counts.open;
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(total);
    const statements = await its.world.statements(() => its.world.get(officer, '/api/desk/inbox'));
    expect(statements.length).toBeLessThanOrEqual(4);
  });

  it('어느 보기든 배지는 그 보기에 보이는 만큼이고, 백 건부터는 세지 않습니다', async () => {
    const { company, officer, id, second } = await its.scene();
    expect((await its.step(officer, id, 'watch', {})).status).toBe(200);
    expect((await its.refer(officer, id, second)).status).toBe(201);
    const pages = async (view: string) => {
      const body = (await its.world.get(officer, `/api/desk/inbox?view=${view}`)).body as {
        counts: Record<string, number>;
        items: Json[];
        nextCursor: string | null;
      };
      return { count: body.counts[view], shown: body.items.length, more: body.nextCursor !== null };
    };
    for (const view of inboxViews) {
      const { count = -1, shown, more } = await pages(view);
      expect(more ? count > shown : count === shown, `${view}: ${count} / ${shown}`).toBe(true);
    }
    await its.world.owner.query(
      `insert into cases.case_file (id, number, company_id, company_name, request_key, topic, urgency, title, status, last_word, owner_agency, submitted_at)
       select gen_random_uuid(), 'T-' || n, $1, '배지', gen_random_uuid(), 'counselling', 'normal', '배지', 'submitted', 'submitted', $2, now() from generate_series(1, 120) n`,
      [company.companyId, officer.agencyId],
    );
    await its.world.owner.query(
      `update cases.case_file set visible_to = array[$1::smallint] where company_name = '배지'`,
      [officer.agencyId],
    );
    expect((await pages('new')).count).toBe(countedTo);
    await its.world.owner.query(`delete from cases.case_file where company_name = '배지'`);
  });

  it('찾기는 두 음절과 한 음절, 자모로 풀린 글도 찾고 무늬 글자는 글자로 읽습니다', async () => {
    const { officer, id, number } = await its.scene({ title: '갉힌 도면 100% 유출_의심 \\둘' });
    const finds = async (words: string, view = 'open') =>
      (
        (await its.world.get(officer, `/api/desk/inbox?view=${view}&search=${encodeURIComponent(words)}`)).body as {
          items: { id: string }[];
        }
      ).items.map((item) => item.id);
    for (const words of ['갉힌', '갉', '힌 도', '100%', '유출_의', '\\둘', '갉힌'.normalize('NFD'), `${number} 갉힌`])
      expect(await finds(words), words).toEqual([id]);
    for (const words of ['갉_', '갉%면', '유출의심', '갉힌면', '갉힌 없는말'])
      expect(await finds(words), words).toEqual([]);
    await its.next(officer, id, 'acknowledge');
    expect(await finds('갉힌', 'mine')).toEqual([id]);
    expect(await finds('갉힌', 'new')).toEqual([]);
    await its.next(officer, id, 'close', { outcome: 'advised', body: '안내를 마쳤습니다.' });
    expect(await finds('갉힌')).toEqual([]);
    expect(await finds('갉힌', 'closed')).toEqual([id]);
  });

  it('찾는 함수는 열쇠로 찾든 차례로 읽든 있는 것을 모두, 쪽을 넘겨도 한 번씩 냅니다', async () => {
    const { officer, company } = await its.scene();
    const { owner } = its.world;
    await owner.query(
      `update cases.case_file set title = title || case when ascii(id::text) % 2 = 0 then ' 뷁둘' else ' 뷁' end where owner_agency = $1`,
      [officer.agencyId],
    );
    // More ended cases than are read at once, several of one moment.
    await owner.query(
      `insert into cases.case_file (id, number, company_id, company_name, request_key, topic, urgency, title, status, last_word, owner_agency, submitted_at, closed_at)
       select gen_random_uuid(), 'E-' || n, $1, '끝난', gen_random_uuid(), 'counselling', 'normal', '뷁', 'closed', 'submitted', $2, now(), now() - n / 3 * interval '1 hour' from generate_series(1, 150) n`,
      [company.companyId, officer.agencyId],
    );
    await owner.query(`update cases.case_file set visible_to = array[$1::smallint] where company_name = '끝난'`, [
      officer.agencyId,
    ]);
    const turned = (from: string, to: string) =>
      owner.query(
        `do $$ begin execute replace(pg_get_functiondef('cases.search'::regproc), '${from}', '${to}'); end $$`,
      );
    // As it is; with the letters alone; as with more than 3,000 candidates, read on; and as when they stand behind 4,000 others.
    const [near, many, far] = ['when 1 then 300 else 4000', 'amount > 3000', 'when 1 then 0 else 3'] as const;
    const ways = [
      () => undefined,
      () => turned(near, 'when 1 then 0 else 4000'),
      () => turned(many, 'amount > 0'),
      () => turned('when 1 then 0 else 4000', far),
    ];
    for (const way of ways) {
      await way();
      for (const [ended, word] of [
        [false, '뷁'],
        [false, '뷁둘'],
        [true, '뷁'],
      ] as const) {
        const { rows } = await owner.query<{ id: string }>(
          `select id from cases.case_file where owner_agency = $1 and (closed_at is not null) = $2 and strpos(title, $3) > 0
            order by case when $2 then closed_at end desc, case when not $2 then coalesce(due_at, 'infinity') end, case when $2 then id end desc, id`,
          [officer.agencyId, ended, word],
        );
        expect(await searched(officer, [word], ended, 7)).toEqual(rows.map(({ id }) => id));
      }
    }
    await turned('amount > 0', many);
    await turned(far, near);
    await owner.query(`delete from cases.case_file where company_name = '끝난'`);
  });

  it('찾는 함수는 세션만 믿고, 봉인되거나 끝난 건과 남의 건은 무엇을 넣어도 내주지 않습니다', async () => {
    const { officer, id, owner, company, stranger, receiver } = await its.scene({ title: '꿹 비밀 도면' });
    const colleague = await its.world.staff(owner, 'officer', '최동료');
    expect(await searched(officer, ['꿹'], false)).toEqual([id]);
    for (const who of [company, stranger, receiver, await its.world.administrator(), null])
      expect(await searched(who, ['꿹'], false), who?.personId ?? 'nobody').toEqual([]);
    // Settings that injected SQL text could make do not turn anybody into the owner's agency.
    const lie = `select set_config('app.agency', '${owner}', true), set_config('app.known', repeat('0', 64) || '(agency,,,,${owner},,officer,f,t,)', true)`;
    expect(await searched(stranger, ['꿹'], false, 51, [lie])).toEqual([]);
    // Patterns, nothing at all, too much: no way to everything.
    for (const words of [[], [''], ['%꿹'], ['_꿹'], ['꿹%'], ['\\꿹'], ["' or true --"]])
      expect(await searched(officer, words, false), String(words)).toEqual([]);
    const all = `select s.id from cases.search('{도면}', false, null, null, null, false, false, null, null, null, null, 2000000) s(id)`;
    expect((await asPerson(officer, [all])).length).toBeLessThanOrEqual(51);
    // A function of the same name set before the true one is never called.
    const trap = `set local search_path = pg_temp, pg_catalog`;
    const lower = `create function pg_temp.lower(text) returns text language sql as $$ select '꿹' $$`;
    expect(await searched(officer, ['꿹'], false, 51, [lower, trap])).toEqual([id]);
    await expect(asPerson(officer, ['select * from cases.search_word'])).rejects.toThrow('permission denied');
    await expect(asPerson(officer, [`select cases.search_keys('{1}', false, '꿹')`])).rejects.toThrow(
      'permission denied',
    );
    // A stranger's search does not even touch an entry of this case: no key of it carries the stranger's agency.
    const keys =
      'select distinct (key >> 43) & 32767 as agency from cases.search_word w, unnest(cases.search_keys(w.visible_to, false, w.said)) key where w.case_id = $1';
    expect((await its.world.owner.query(keys, [id])).rows).toEqual([{ agency: owner }]);

    expect((await its.step(officer, id, 'seal', { people: [officer.personId], reason: '수사 협조' })).status).toBe(200);
    expect(await searched(colleague, ['꿹'], false)).toEqual([]);
    expect(await searched(officer, ['꿹'], false)).toEqual([id]);
    expect((await its.step(officer, id, 'unseal', {})).status).toBe(200);
    const silently = (how: string) =>
      its.world.owner.query(`alter table organisations.sight_grant ${how} trigger sight_changed`);
    await silently('disable');
    const over = `update organisations.sight_grant set until = now() - interval '1 second' where case_id = $1`;
    await its.world.owner.query(over, [id]).finally(() => silently('enable'));
    expect(await searched(officer, ['꿹'], false)).toEqual([]);
  });
});
