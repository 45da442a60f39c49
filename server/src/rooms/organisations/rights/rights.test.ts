import type { NoticeList, NoticeLog } from '@boru/contract/notices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { logSigner, sequence, verifyLog } from '../../evidence/index.ts';

type Person = Who & { companyId: string };
type Card = { request: { version: number; state: string; dueAt: string; grounds: { held: string; basis: string }[] } };
type Own = {
  items: { id: string; state: string; answer: string | null; dueAt: string; late: boolean; may: string[] }[];
  held: { id: string; amount: number }[];
};

let world: World;
let person: Person;
let stranger: Person;
let office: Who;
let elsewhere: Who;
const secret = '남에게보이면안되는말';
beforeAll(async () => {
  world = await foundWorld();
  person = await world.company({ name: '요구한기업' });
  stranger = await world.company({ name: '다른기업' });
  const { rows } = await world.owner.query<{ id: number }>('select id from organisations.agency where secretariat');
  office = await world.staff(rows[0]?.id ?? 0, 'manager', '김보호');
  elsewhere = await world.staff(9, 'manager', '박타관');
});
afterAll(() => world.close());

const ask = async (who: Who, kind: string, wish = secret): Promise<string> => {
  const { status, body, text } = await world.send(who, 'POST', '/api/account/rights', { kind, wish });
  expect(status, text).toBe(201);
  return (body as { id: string }).id;
};
const own = async (who: Who): Promise<Own> => (await world.get(who, '/api/account/rights')).body as Own;
const card = async (id: string): Promise<Card> => {
  const { status, body, text } = await world.get(office, `/api/desk/rights/${id}`);
  expect(status, text).toBe(200);
  return body as Card;
};
const decide = async (id: string, body: object, who = office) =>
  world.send(who, 'POST', `/api/desk/rights/${id}/decide`, {
    version: (await card(id)).request.version,
    decision: 'grant',
    answer: '답합니다.',
    grounds: [],
    ...body,
  });

describe('남의 요구를 엿보는 사람', () => {
  it('다른 사람과 다른 기관에는 없는 것과 같고, 아무 글도 새지 않습니다', async () => {
    const id = await ask(person, 'access');
    const none = '0192d1a0-0000-7000-8000-00000000dead';
    for (const who of [stranger, elsewhere, await world.staff(9, 'auditor'), await world.administrator()]) {
      for (const path of [`/api/desk/rights/${id}`, '/api/desk/rights', '/api/account/rights']) {
        const seen = await world.get(who, path);
        expect(seen.text).not.toContain(secret);
        expect(seen.text).not.toContain(id);
      }
      const [real, invented] = await Promise.all(
        [id, none].map((one) => world.send(who, 'POST', `/api/account/rights/${one}/withdraw`, {})),
      );
      expect(real?.status).toBe(404);
      expect(invented?.status).toBe(404);
      const decided = await world.send(who, 'POST', `/api/desk/rights/${id}/decide`, {
        version: 1,
        decision: 'grant',
        answer: 'x',
        grounds: [],
      });
      expect([403, 404]).toContain(decided.status);
    }
    expect((await own(person)).items.find((item) => item.id === id)?.state).toBe('received');
    expect((await world.get(null, '/api/account/rights')).status).toBe(401);
  });

  it('데이터베이스가 스스로 막습니다: 다른 사람의 줄도, 다른 사람의 자료도 나오지 않습니다', async () => {
    const { asActor } = await import('../../../platform/database/index.ts');
    const { sql } = await import('kysely');
    for (const who of [stranger, elsewhere]) {
      const found = await asActor(world.database, who.ticket, 'read', async (tx) => ({
        rows: (await sql`select id from organisations.rights_request`.execute(tx)).rows,
        data: (await sql<{ data: unknown }>`select organisations.data_of(${person.personId}) as data`.execute(tx)).rows,
      }));
      expect(found.rows).toEqual([]);
      expect(found.data.map(({ data }) => data)).toEqual([null]);
    }
    // The office decides about requests; it may not read the data itself.
    const data = await asActor(
      world.database,
      office.ticket,
      'read',
      async (tx) =>
        (await sql<{ data: unknown }>`select organisations.data_of(${person.personId}) as data`.execute(tx)).rows,
    );
    expect(data.map((row) => row.data)).toEqual([null]);
  });

  it('내려받은 파일에는 다른 사람의 것이 하나도 없습니다', async () => {
    const colleague = await world.colleague(person, 'staff');
    await world.owner.query(`update organisations.person set name = '이동료', phone = '010-9999-8888' where id = $1`, [
      colleague.personId,
    ]);
    const { status, body } = await world.send(person, 'POST', '/api/account/data', { format: 'json' });
    expect(status).toBe(200);
    const text = Buffer.from((body as { base64: string }).base64, 'base64').toString();
    const data = JSON.parse(text) as Record<string, unknown>;
    expect(data['account']).toMatchObject({ email: `${person.personId}@example.kr` });
    for (const other of [colleague, stranger, office, elsewhere]) {
      expect(text).not.toContain(other.personId);
      expect(text).not.toContain(
        other.companyId === person.companyId ? colleague.membershipId : (other.companyId ?? '없는번호'),
      );
    }
    for (const name of ['이동료', '010-9999-8888', '김보호', '다른기업']) expect(text).not.toContain(name);
    const taken = await world.owner.query(
      `select 1 from evidence.audit_entry where action = 'rights.data_taken' and person_id = $1`,
      [person.personId],
    );
    expect(taken.rowCount).toBe(1);
  });

  it('사람을 가리키는 표가 새로 생기면, 내려받을 파일에 넣거나 왜 안 넣는지 적어야 합니다', async () => {
    const { rows } = await world.owner.query<{ name: string; told: boolean }>(
      `select c.table_schema || '.' || c.table_name as name,
              strpos(pg_get_functiondef('organisations.data_of'::regproc), c.table_schema || '.' || c.table_name) > 0 as told
         from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.column_name = 'person_id' and t.table_type = 'BASE TABLE' and c.table_name !~ '_(entry_\\d+|entry_rest)$' order by 1`,
    );
    // A lane is a number without content, a grant is the company's record, recovery codes and locks are secrets. Who was
    // left out of a report must not learn that there is one. A step that can be taken back waits for seconds and holds the
    // words of a case, which are left out everywhere; its presser reads it on every page. What somebody wrote about an
    // incident or learned from it is the company's record, what a manager wrote about a breach the agency's.
    // What an agency keeps of an expert she reads and prints on her own page. A seat on a panel is the
    // duty of an officer, who reads it on the page of the call. Who is in a team stands on the page of the agency's teams.
    const left = rows.filter(({ told }) => !told).map(({ name }) => name);
    expect(left).toEqual([
      'cases.lane',
      'organisations.breach_dispatch',
      'organisations.breach_step',
      'organisations.sight_grant',
      'organisations.team_member',
      'platform.pending_step',
      'platform.recovery_code',
      'reports.exclusion',
      'reports.incident_event',
      'reports.incident_learning',
      'reports.incident_lesson',
      'reports.incident_notice',
      'reports.officer_lock',
      'reports.officer_passkey',
      'support.expert',
      'support.judge',
    ]);
  });

  it('오래된 로그인만으로는 요구할 수도 받을 수도 없습니다', async () => {
    const stale = await world.company();
    await world.owner.query(
      `update platform.session set created_at = now() - interval '1 day', second_factor_at = now() - interval '1 day' where person_id = $1`,
      [stale.personId],
    );
    expect((await world.send(stale, 'POST', '/api/account/data', { format: 'json' })).body).toMatchObject({
      code: 'passphrase.needed',
    });
    expect(
      (await world.send(stale, 'POST', '/api/account/rights', { kind: 'deletion', wish: 'x' })).body,
    ).toMatchObject({ code: 'passphrase.needed' });
  });
});

describe('요구와 답', () => {
  it('열흘의 기한과 까닭이 붙고, 같은 요구는 한 번만 열립니다', async () => {
    const who = await world.company();
    const id = await ask(who, 'correction');
    const [item] = (await own(who)).items;
    // Received on Monday 23 November, the first day not counted: the last moment is the end of Thursday 3 December.
    expect(item).toMatchObject({ id, dueAt: '2026-12-03T15:00:00.000Z', late: false, may: ['withdraw'] });
    const again = await world.send(who, 'POST', '/api/account/rights', { kind: 'correction', wish: 'y' });
    expect(again.body).toMatchObject({ code: 'rights.open_already' });
    expect((await world.send(who, 'POST', `/api/account/rights/${id}/withdraw`, {})).status).toBe(200);
    expect((await own(who)).items[0]).toMatchObject({ state: 'withdrawn', may: [] });
  });

  it('조문 없이는 거절할 수 없고, 거절한 근거를 본인이 읽습니다', async () => {
    const who = await world.company();
    const id = await ask(who, 'suspension');
    expect((await decide(id, { decision: 'refuse' })).body).toMatchObject({ code: 'rights.ground_missing' });
    const grounds = [{ held: 'case', law: 'personal-information-act', article: '제37조제2항', until: '2031-12-31' }];
    const answered = await decide(id, { decision: 'refuse', answer: '법이 정한 의무가 있습니다.', grounds });
    expect(answered.body).toMatchObject({
      request: { state: 'refused', grounds: [{ basis: '개인정보 보호법 제37조제2항', until: '2031-12-31' }] },
    });
    expect((await own(who)).items[0]).toMatchObject({ state: 'refused', answer: '법이 정한 의무가 있습니다.' });
    expect(
      (
        await world.send(office, 'POST', `/api/desk/rights/${id}/decide`, {
          version: 2,
          decision: 'grant',
          answer: 'z',
          grounds: [],
        })
      ).body,
    ).toMatchObject({ code: 'rights.decided' });
  });

  it('열람만 한 번, 까닭을 알리고 미룰 수 있습니다', async () => {
    const who = await world.company();
    const id = await ask(who, 'access');
    const later = (version: number) =>
      world.send(office, 'POST', `/api/desk/rights/${id}/postpone`, { version, reason: '다른 사람의 것과 가르는 중' });
    expect((await later(1)).body).toMatchObject({ request: { postponedUntil: '2026-12-13' } });
    expect((await later(2)).body).toMatchObject({ code: 'rights.not_postponable' });
    const other = await ask(who, 'deletion');
    expect(
      (await world.send(office, 'POST', `/api/desk/rights/${other}/postpone`, { version: 1, reason: 'x' })).status,
    ).toBe(409);
  });

  it('들어온 요구는 사무국에, 답은 본인에게 알림으로 가고, 보낸 기록에 남으며, 끌 수 없고, 글은 편지에 없습니다', async () => {
    const who = await world.company({ name: '알림받는기업' });
    const id = await ask(who, 'suspension');
    const seen = async (reader: Who) =>
      ((await world.get(reader, '/api/account/notices')).body as NoticeList).items
        .filter(({ event }) => event.startsWith('rights.'))
        .map(({ event, path }) => `${event} ${path}`);
    expect(await seen(office)).toContain(`rights.received /desk/rights/${id}`);
    expect(await seen(elsewhere)).toEqual([]);
    const choice = { items: [{ event: 'rights.answered', level: 'inApp' }], quiet: null, digestMinute: 480 };
    expect((await world.send(who, 'PUT', '/api/account/notices/choices', choice)).status).toBe(422);
    await decide(id, { answer: `${secret} 멈췄습니다.` });
    await world.settle();
    expect(await seen(who)).toEqual(['rights.answered /account/data']);
    const log = (await world.get(who, '/api/account/notices/log')).body as NoticeLog;
    expect(log.items.map(({ event, channel }) => `${event} ${channel}`)).toContain('rights.answered mail');
    const { rows } = await world.owner.query<{ text: string }>(
      `select concat_ws(' ', subject, body_text, body_html) as text from platform.mail where kind like 'rights.%'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) expect(text).not.toContain(secret);
  });

  it('자기 요구는 자기가 정할 수 없습니다', async () => {
    const id = await ask(office, 'access');
    expect((await decide(id, {})).status).toBe(403);
    const peer = await world.staff(office.agencyId ?? 0, 'officer');
    expect((await decide(id, {}, peer)).body).toMatchObject({ request: { state: 'granted' } });
  });

  it('기한이 지나면 지났다고 나옵니다', async () => {
    const who = await world.company();
    const id = await ask(who, 'correction');
    world.clock.set('2026-12-03T14:59:59.000Z');
    expect((await own(who)).items[0]?.late).toBe(false);
    world.clock.set('2026-12-04T00:00:00.000Z');
    await world.get(office, '/api/desk/rights');
    let list = { items: [] as { id: string; late: boolean }[] };
    const asked = await world.statements(async () => {
      list = (await world.get(office, '/api/desk/rights')).body as typeof list;
    });
    // One for who asks, one for the requests, one for the names, however many requests there are.
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(list.items.find((item) => item.id === id)?.late).toBe(true);
    world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('PDF로도 받습니다', async () => {
    const { status, body } = await world.send(person, 'POST', '/api/account/data', { format: 'pdf' });
    expect(status).toBe(200);
    expect(
      Buffer.from((body as { base64: string }).base64, 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});

describe('삭제', () => {
  it('계정이 사라지고, 법이 남기는 것은 조문과 함께 말하며, 오래된 증적의 내용도 지워지고 증명은 남습니다', async () => {
    const who = await world.company({ name: '지우는기업' });
    const heir = await world.colleague(who, 'representative');
    await world.owner.query(`select evidence.ensure_partitions((now() - interval '30 months')::date, 1)`);
    await world.owner.query(
      `insert into evidence.audit_entry (at, request_id, actor_kind, person_id, company_id, action, subject_id, detail)
       select at, 'old', 'company', $1::uuid, $2::uuid, 'company.updated', $2::text, '{"mark":"지워질내용"}'
         from (values (now() - interval '30 months'), (now() - interval '1 month')) as t(at)`,
      [who.personId, who.companyId],
    );
    const key = await logSigner(world.services.config.dataDir);
    await asSystem(world.database, 'write', (tx) => sequence(tx, key));
    const id = await ask(who, 'deletion');
    const answer = await decide(id, { answer: '지웠습니다.' });
    expect(answer.body).toMatchObject({ request: { state: 'partly' } });
    const kept = (answer.body as Card).request.grounds;
    expect(kept.map(({ held }) => held)).toEqual(['consent', 'pledge', 'case', 'paper', 'trace']);
    await world.settle();
    const left = await world.owner.query(
      `select p.name, p.email, p.disabled_at is not null as gone,
              (select count(*)::int from platform.session where person_id = p.id) as sessions
         from organisations.person p where p.id = $1`,
      [who.personId],
    );
    expect(left.rows[0]).toMatchObject({ name: '-', gone: true, sessions: 0 });
    expect((await world.get(who, '/api/account')).status).toBe(401);
    expect((await world.get(heir, '/api/company')).status).toBe(200);
    const traces = await world.owner.query<{ erased: boolean; detail: string | null }>(
      `select erased_at is not null as erased, detail::text from evidence.audit_entry where request_id in ('old', '') and at < now() order by at`,
    );
    expect(traces.rows.map(({ erased }) => erased)).toEqual([true, false]);
    expect(traces.rows[0]?.detail ?? '').not.toContain('지워질내용');
    await asSystem(world.database, 'write', (tx) => sequence(tx, key));
    expect((await asSystem(world.database, 'read', (tx) => verifyLog(tx, key, []))).sound).toBe(true);
  });

  it('마지막 대표의 계정은 지우지 않고, 요구는 그대로 남습니다', async () => {
    const alone = await world.company();
    const id = await ask(alone, 'deletion');
    expect((await decide(id, {})).body).toMatchObject({ code: 'rights.last_one' });
    expect((await card(id)).request.state).toBe('received');
    expect((await world.get(alone, '/api/account')).status).toBe(200);
  });
});
