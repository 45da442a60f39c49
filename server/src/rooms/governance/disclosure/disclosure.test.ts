import type { CompanyHearings, DisclosureView } from '@boru/contract/disclosure';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { newId } from '../../../kernel/ids.ts';
import { asActor } from '../../../platform/database/index.ts';
import { stopPress } from '../../../platform/documents/index.ts';

type Company = Who & { companyId: string };
let world: World;
let manager: Who;
let officer: Who;
let holder: Company;
let stranger: Company;
const base = '/api/governance/disclosure';
const name = '보유정밀산업';

const request = (change: object = {}) => ({
  ...{ channel: 'portal', matter: 'other', receivedOn: '2026-11-23', requesterName: '홍길동' },
  ...{ requesterAddress: 'hong@example.kr', wish: '2026년 교육 횟수를 알려 주세요.', ...change },
});
const register = async (change: object = {}, who = officer): Promise<string> => {
  const { status, body, text } = await world.send(who, 'POST', base, request(change));
  expect(status, text).toBe(201);
  return (body as { id: string }).id;
};
const view = async (id: string, who = manager): Promise<DisclosureView> => {
  const { status, body, text } = await world.get(who, `${base}/${id}`);
  expect(status, text).toBe(200);
  return body as DisclosureView;
};
const deed = async (who: Who, path: string, body: object): Promise<string> => {
  const answer = await world.send(who, 'POST', path.startsWith('/') ? path : `${base}/${path}`, body);
  return answer.status < 300 ? 'ok' : (answer.body as { code: string }).code;
};
const open = (words: string, title = '교육 횟수') => ({ class: 'open', title, words });
const decide = (id: string, pieces: object[], change: object = {}, who = manager) =>
  deed(who, `${id}/decision`, { version: 1, pieces, how: '전자우편으로 보냅니다.', ...change });
const run = (who: Who, text: string) =>
  asActor(world.database, who.ticket, 'write', (tx) => sql.raw(text).execute(tx)).then(
    ({ rows, numAffectedRows }) => rows.length + Number(numAffectedRows ?? 0),
    (error: { code?: string }) => error.code,
  );
const numberOf = async (company: Company): Promise<string> =>
  (
    await world.owner.query<{ n: string }>('select business_number n from organisations.company where id = $1', [
      company.companyId,
    ])
  ).rows[0]?.n ?? '';
const hear = async (id: string, company: Company, basis = 'thirdParty', key = newId()) => ({
  key,
  said: await deed(officer, `${id}/hearings`, {
    key,
    businessNumber: await numberOf(company),
    basis,
    subject: '보조금 사용 내역',
  }),
});
const hearings = async (who: Who) => ((await world.get(who, '/api/company/disclosure')).body as CompanyHearings).items;

beforeAll(async () => {
  world = await foundWorld();
  manager = await world.staff(1, 'manager', '김공개');
  officer = await world.staff(1, 'officer', '박접수');
  holder = await world.company({ name });
  stranger = await world.company({ name: '다른정밀' });
  await world.owner.query(
    `insert into technologies.card (id, company_id, name, field, product, screened_on, verdict, engine_version, engine_catalogue, standing, note, created_at, created_by, updated_at, updated_by)
     values ($1, $2, '하이니켈 양극소재', 'electrical-electronics', '양극재', '2026-11-23', 'match', '1', '1', 'checked', null, now(), $3, now(), $3)`,
    [newId(), holder.companyId, holder.personId],
  );
});
afterAll(async () => {
  stopPress();
  await world.close();
});

describe('누가 어떤 핵심기술을 가졌는지 알아내려는 사람', () => {
  it('핵심기술 청구에는 한 글자도 더 적을 수 없습니다: 화면으로도 데이터베이스로도', async () => {
    const id = await register({ matter: 'holding', wish: '국가핵심기술을 가진 기업을 알려 주세요.' });
    expect(await decide(id, [open(`${name}입니다.`)])).toBe('disclosure.core_words');
    expect(await decide(id, [{ class: 'business', title: name, words: null }], { how: null })).toBe(
      'disclosure.core_words',
    );
    expect(await decide(id, [], { how: name })).toBe('disclosure.core_words');
    const piece = `insert into governance.disclosure_piece values ('${id}', 0, 'open', '목록', '${name}')`;
    expect(await run(manager, piece)).toBe('BR001');
    expect(await run(manager, `update governance.disclosure_request set matter = 'other' where id = '${id}'`)).toBe(
      'BR001',
    );
    const opened = `update governance.disclosure_request set state = 'decided', outcome = 'open', ended_at = now(), ended_by_name = 'x' where id = '${id}'`;
    expect(['BR001', '23514']).toContain(await run(manager, opened));
    expect(await decide(id, [], { how: null })).toBe('ok');
    expect((await view(id)).outcome).toBe('closed');
  });

  it('통지서의 글은 보유한 기업이 있든 없든 같고, 기업도 기술도 나오지 않습니다', async () => {
    const letter = async (): Promise<string> => {
      const id = await register({ matter: 'holding', wish: `${name}이 하이니켈 양극소재를 가졌나요?` });
      expect(await decide(id, [], { how: null })).toBe('ok');
      const { status } = await world.get(manager, `${base}/${id}/letter?format=hwpx`);
      expect(status).toBe(200);
      const { rows } = await world.owner.query('select * from governance.disclosure_piece where request_id = $1', [id]);
      expect(rows).toEqual([]);
      const shown = await view(id);
      return JSON.stringify([shown.pieces, shown.how, shown.outcome, shown.holding]);
    };
    const before = await letter();
    await world.owner.query('delete from technologies.card where company_id = $1', [holder.companyId]);
    expect(await letter()).toBe(before);
    expect(before).not.toContain(name);
  });

  it('다른 청구에 섞어 적어도 걸립니다: 띄어 쓰고, 풀어 쓰고, 보이지 않는 글자를 넣고, 목록의 이름을 적어도', async () => {
    const id = await register();
    const item = world.services.pack.catalogue.statutoryLists[0]?.items.find(({ text }) => text.length > 40);
    const tricks = [
      `${name}은 국가핵심기술을 가졌습니다.`,
      `${name}: 국 가 핵 심 기 술 보유`,
      `${name}: 핵\u200b심-기\u00ad술`,
      `${name}: ${'핵심기술'.normalize('NFD')}`,
      `${name}: National Core-Technology`,
      `${name}: NCT-ELEC-02`,
      `${name}: ${item?.text.slice(4, 24) ?? ''}`,
    ];
    for (const trick of tricks) {
      expect(await decide(id, [open(trick)]), trick).toBe('disclosure.core_words');
      expect(await decide(id, [open('네 번입니다.', trick.slice(0, 200))]), trick).toBe('disclosure.core_words');
      expect(await decide(id, [open('네 번입니다.')], { how: trick }), trick).toBe('disclosure.core_words');
    }
    for (const trick of tricks.slice(0, 6))
      expect(
        await run(manager, `insert into governance.disclosure_piece values ('${id}', 0, 'open', '목록', '${trick}')`),
        trick,
      ).toBe('BR001');
    // Whether the company holds anything changes nothing: the refusal itself tells nothing.
    expect(await decide(id, [open('없는회사는 핵심기술을 가졌습니다.')])).toBe('disclosure.core_words');
  });

  it('도의원과 다른 기관, 기업, 관리자, 손님에게 청구는 없는 것과 같습니다', async () => {
    const id = await register({ matter: 'holding', wish: '핵심기술 보유 기업 목록' });
    const councillor = await world.staff(2, 'officer', '이의원');
    for (const who of [councillor, await world.staff(5, 'manager'), holder, await world.administrator()]) {
      for (const path of [base, `${base}/${id}`, `${base}/${id}/letter`]) {
        const seen = await world.get(who, path);
        expect(seen.text).not.toContain('핵심기술 보유 기업 목록');
        expect(seen.text).not.toContain(id);
      }
      expect(await run(who, 'select 1 from governance.disclosure_request')).toBe(0);
    }
    expect((await world.get(councillor, `${base}/${id}`)).status).toBe(404);
    expect(await deed(councillor, `${id}/raising`, { version: 1 })).toBe('thing.not_found');
    expect((await world.get(null, `${base}/${id}`)).status).toBe(401);
  });

  it('비공개한 내용은 어디에도 저장되지 않습니다', async () => {
    const id = await register();
    const withheld = { class: 'personal', title: '강사 명단', words: '홍비밀' };
    expect(await decide(id, [withheld, open('네 번')])).toBe('request.invalid');
    expect(
      await run(
        manager,
        `insert into governance.disclosure_piece values ('${id}', 0, 'personal', '강사 명단', '홍비밀')`,
      ),
    ).toBe('23514');
    expect(await decide(id, [{ ...withheld, words: null }, open('네 번')])).toBe('ok');
    expect((await view(id)).outcome).toBe('partial');
  });
});

describe('기업의 의견', () => {
  it('등록된 번호인지는 기관에 보이지 않고, 청구인은 기업에 보이지 않습니다', async () => {
    const id = await register();
    const { key, said } = await hear(id, holder);
    expect(said).toBe('ok');
    const unknown = newId();
    const nobody = { key: unknown, businessNumber: '1010000019', basis: 'thirdParty', subject: '보조금 사용 내역' };
    const { body } = await world.send(officer, 'POST', `${base}/${id}/hearings`, nobody);
    const known = (await view(id)).hearings.map(({ id: _id, businessNumber: _n, askedAt: _a, ...rest }) => rest);
    if ((body as { id?: string }).id === unknown) expect(known[0]).toEqual(known[1]);
    expect(await run(officer, `select company_id from governance.disclosure_hearing where id = '${key}'`)).toBe(
      '42501',
    );
    await world.settle();
    const own = await world.get(holder, '/api/company/disclosure');
    expect(own.text).toContain('보조금 사용 내역');
    for (const secret of ['홍길동', 'hong@example.kr', '교육 횟수를']) expect(own.text).not.toContain(secret);
    expect(await hearings(stranger)).toEqual([]);
    expect(
      await deed(stranger, `/api/company/disclosure/${key}/answer`, { key: newId(), position: 'agrees', words: '남' }),
    ).toBe('thing.not_found');
    const { rows } = await world.owner.query(`select event from platform.notice where person_id = $1`, [
      holder.personId,
    ]);
    expect(rows).toContainEqual({ event: 'disclosure.asked' });
  });

  it('두 번 누른 의견은 한 번이고, 낸 의견은 바뀌지 않습니다', async () => {
    const id = await register();
    const { key } = await hear(id, holder);
    expect(
      await deed(officer, `${id}/hearings`, {
        key,
        businessNumber: await numberOf(holder),
        basis: 'thirdParty',
        subject: '두 번',
      }),
    ).toBe('ok');
    expect((await view(id)).hearings).toHaveLength(1);
    expect(await decide(id, [open('네 번')])).toBe('disclosure.hearing_open');
    const path = `/api/company/disclosure/${key}/answer`;
    const answer = { key: newId(), position: 'objects', words: '영업 비밀이 들어 있습니다.' };
    const both = await Promise.all([deed(holder, path, answer), deed(holder, path, answer)]);
    expect(both).toEqual(['ok', 'ok']);
    expect(await deed(holder, path, { ...answer, key: newId(), position: 'agrees' })).toBe('disclosure.answered');
    expect(
      await run(
        holder,
        `update governance.disclosure_hearing set words = '바꿈', answered_by = '${holder.personId}' where id = '${key}'`,
      ),
    ).toBe('BR001');
    const deeds = `select count(*)::int n from evidence.audit_entry where action = 'disclosure.heard' and subject_id = $1`;
    expect((await world.owner.query(deeds, [key])).rows).toEqual([{ n: 1 }]);
    expect(await decide(id, [open('네 번')])).toBe('ok');
    // Thirty days between the decision and the opening.
    expect((await view(id)).opensOn).toBe('2026-12-23');
    expect(await deed(holder, path, { ...answer, key: newId() })).toBe('disclosure.answered');
  });
});

describe('기한과 결정', () => {
  it('첫날을 넣고 쉬는 날을 뺀 10일이며 한 번 연장됩니다', async () => {
    const id = await register();
    expect(await view(id)).toMatchObject({ dueOn: '2026-12-04', isLate: false });
    expect((await view(id)).clock.verified).toBe(false);
    expect(await deed(officer, `${id}/extension`, { version: 1, reason: '자료가 많습니다.' })).toBe('ok');
    expect((await view(id)).dueOn).toBe('2026-12-18');
    expect(await deed(officer, `${id}/extension`, { version: 2, reason: '또' })).toBe('disclosure.extended');
  });

  it('담당자는 정하지 못하고, 정한 것은 바뀌지 않으며, 통지서는 받을 때마다 같습니다', async () => {
    const id = await register();
    expect(await decide(id, [open('네 번')], {}, officer)).toBe('role.insufficient');
    expect(await decide(id, [open('네 번')], { version: 7 })).toBe('thing.changed');
    expect(await decide(id, [])).toBe('request.invalid');
    expect((await world.get(manager, `${base}/${id}/letter`)).status).toBe(409);
    expect(await decide(id, [open('네 번 열었습니다.')])).toBe('ok');
    expect(await decide(id, [open('다섯 번')], { version: 2 })).toBe('disclosure.not_now');
    expect(await run(manager, `update governance.disclosure_request set how = '바꿈' where id = '${id}'`)).toBe(0);
    const pdf = async () => (await world.get(manager, `${base}/${id}/letter?format=pdf`)).text;
    const first = await pdf();
    world.clock.set('2027-02-01T00:00:00.000Z');
    expect(await pdf()).toBe(first);
    world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('기한이 다가오면 한 번 알립니다', async () => {
    const id = await register();
    world.clock.set('2026-12-03T01:00:00.000Z');
    const { tellOfDueDisclosures } = await import('./index.ts');
    const { asSystem } = await import('../../../platform/database/index.ts');
    const { services } = world;
    for (let round = 0; round < 2; round++)
      await asSystem(world.database, 'write', (tx) =>
        tellOfDueDisclosures({ tx, now: services.clock.now(), requestId: 'round', services }),
      );
    const told = `select count(*)::int n from platform.notice where event = 'disclosure.dueSoon' and person_id = $1 and path like '%' || $2`;
    expect((await world.owner.query(told, [officer.personId, id])).rows).toEqual([{ n: 1 }]);
    world.clock.set('2026-11-23T00:00:00.000Z');
  });
});
