import type { CaseSight, SightPreview } from '@boru/contract/case-sight';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { byLaw, type CaseWorld, foundCaseWorld, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { startTurner } from '../../../entry/turner.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const sightOf = async (who: Who, id: string): Promise<CaseSight> => {
  const answer = await its.world.get(who, `/api/cases/${id}/sight`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as CaseSight;
};
const preview = (who: Who, id: string, sections: readonly string[]) =>
  its.world.send(who, 'POST', `/api/cases/${id}/sight-preview`, { sections });

/** What somebody's own policies let through, asked as that person. */
const inSight = async (who: Who, companyId: string, caseId: string) => {
  const client = await its.world.database.pool.connect();
  try {
    await client.query('begin read only');
    await client.query('select app.enter($1, 10000)', [who.ticket]);
    const { rows } = await client.query('select * from app.in_sight($1, $2)', [companyId, caseId]);
    return rows.map(({ table_name, section, amount, titles }) => ({ table: table_name, section, amount, titles }));
  } finally {
    await client.query('rollback');
    client.release();
  }
};

describe('보내기 전에 보이는 것은 받은 뒤에 보이는 것과 같습니다', () => {
  it('미리 본 표와 행이 이관 뒤 받는 기관이 실제로 보는 것과 한 줄도 다르지 않고, 흔적이 남지 않습니다', async () => {
    const { company, id, officer, second, receiver } = await its.scene({ share: ['diagnosis', 'technology'] });
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'answer', { body: '이렇게 하시면 됩니다.' });
    const sections = ['summary', 'counsel', 'contact'];
    const before = await its.world.owner.query('select count(*)::int as n from organisations.agency');
    const answer = await preview(officer, id, sections);
    expect(answer.status, answer.text).toBe(200);
    const { shown, hidden } = answer.body as SightPreview;
    const after = await its.world.owner.query('select count(*)::int as n from organisations.agency');
    expect(after.rows).toEqual(before.rows);
    expect(await inSight(receiver, company.companyId, id)).toEqual([]);

    expect((await its.refer(officer, id, second, { sections, basis: byLaw })).status).toBe(201);
    // The preview shows what opens once the receiver has accepted and pledged.
    await its.accept(receiver, id);
    await its.pledge(receiver, id);
    const real = await inSight(receiver, company.companyId, id);
    // The referral itself, its reason and the acceptance in the timeline and its clocks came with it.
    const clocks = await its.world.owner.query<{ n: number }>(
      'select count(*)::int as n from cases.clock where case_id = $1 and referral_id is not null',
      [id],
    );
    const came: Record<string, number> = {
      'cases.entry': 2,
      'cases.clock': clocks.rows[0]?.n ?? 0,
      'cases.referral': 1,
    };
    expect(
      real
        .map(({ table, amount }) => ({ table, amount: amount - (came[table] ?? 0) }))
        .filter(({ amount }) => amount > 0),
    ).toEqual(shown.map(({ table, amount }) => ({ table, amount })));
    for (const { table, titles } of shown)
      if (!(table in came)) expect(real.find((row) => row.table === table)?.titles).toEqual(titles);
    expect(shown.map(({ section }) => section)).not.toContain('diagnosis');
    expect(hidden.every(({ section }) => section !== 'summary')).toBe(true);
  });

  it('보내는 사람이 못 보는 항목은 미리 볼 수도 없고, 낯선 기관에는 없는 건입니다', async () => {
    const { id, officer, stranger } = await its.scene();
    expect((await preview(officer, id, ['summary', 'technology'])).status).toBe(404);
    expect((await preview(stranger, id, ['summary'])).status).toBe(404);
    expect((await its.world.get(stranger, `/api/cases/${id}/sight`)).status).toBe(404);
  });

  it('미리 보기용 기관은 커밋되지 않고, 함수를 바로 불러도 자기가 보는 것을 넘지 못합니다', async () => {
    const { id, officer } = await its.scene();
    const client = await its.world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, 10000)', [officer.ticket]);
      await client.query(`select cases.try_referral($1, '{summary}')`, [id]);
      await expect(client.query('commit')).rejects.toThrow(/never kept/);
      await client.query('begin');
      await client.query('select app.enter($1, 10000)', [officer.ticket]);
      await expect(client.query(`select cases.try_referral($1, '{technology}')`, [id])).rejects.toThrow(/does not see/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('왜 볼 수 있는지 근거를 따라갑니다', () => {
  it('기업은 모든 기관의 근거를, 기관은 자기 것만 봅니다', async () => {
    const { company, id, officer, owner, second, receiver } = await its.scene();
    await its.refer(officer, id, second, { sections: ['summary', 'counsel'], basis: byLaw });
    await its.accept(receiver, id);
    const all = await sightOf(company, id);
    expect(new Set(all.chains.map(({ agency }) => agency.id))).toEqual(new Set([owner, second]));
    const asked = all.chains.find((chain) => chain.agency.id === owner && chain.section === 'counsel');
    expect(asked?.consent?.receiptNumber).toMatch(/^C-/);
    expect(asked?.referral).toBeNull();
    const passed = all.chains.find((chain) => chain.agency.id === second && chain.section === 'counsel');
    expect(passed?.law).toEqual({ text: '민원 처리에 관한 법률 제16조(민원의 이송)', asOf: expect.any(String) });
    expect(passed?.referral?.from.id).toBe(owner);
    expect(all.people).toEqual([]);
    const own = await sightOf(receiver, id);
    expect(new Set(own.chains.map(({ agency }) => agency.id))).toEqual(new Set([second]));
    expect(own.people.find(({ self }) => self)?.sees).toBe(true);
  });

  it('철회하면 근거가 거둔 것으로 바뀌고 언제였는지 남습니다', async () => {
    const { company, id, officer } = await its.scene();
    const { body } = await its.world.get(company, '/api/company/consents');
    const [given] = (body as { items: { id: string }[] }).items;
    await its.world.send(company, 'POST', `/api/company/consents/${given?.id}/withdraw`);
    const { chains } = await sightOf(company, id);
    expect(chains.every(({ state, revokedAt }) => state === 'revoked' && revokedAt !== null)).toBe(true);
    expect((await its.world.get(officer, `/api/cases/${id}/sight`)).status).toBe(404);
  });
});

describe('봉인한 건은 같은 기관의 다른 사람에게도 없는 것과 같습니다', () => {
  it('명단에 없는 동료는 접수함, 검색, 건, 기록, 근거 어디에서도 찾지 못하고, 풀면 다시 보입니다', async () => {
    const { company, id, officer, owner, number } = await its.scene();
    const colleague = await its.world.staff(owner, 'manager', '최동료');
    await its.next(officer, id, 'acknowledge');
    expect((await its.world.get(colleague, `/api/cases/${id}`)).status).toBe(200);
    const sealing = { people: [officer.personId], reason: '수사 협조 중인 건' };
    const sealed = await its.step(officer, id, 'seal', sealing);
    expect(sealed.status, sealed.text).toBe(200);

    const unknown = await its.world.get(colleague, '/api/cases/01900000-0000-7000-8000-000000000000');
    const answer = await its.world.get(colleague, `/api/cases/${id}`);
    expect(answer.status).toBe(404);
    const plain = (text: string): string => text.replace(/"requestId":"[^"]*"/, '');
    expect(plain(answer.text)).toBe(plain(unknown.text));
    for (const path of [
      '/api/desk/inbox?view=open',
      `/api/desk/inbox?view=open&search=${encodeURIComponent(number ?? '')}`,
    ]) {
      const inbox = await its.world.get(colleague, path);
      expect(inbox.text).not.toContain(id);
      expect(inbox.text).not.toContain(secret);
    }
    expect((await its.world.get(colleague, `/api/cases/${id}/sight`)).status).toBe(404);
    expect((await its.step(colleague, id, 'notes', { body: '몰래' })).status).toBe(404);
    expect((await its.step(colleague, id, 'unseal', {})).status).toBe(404);
    expect(await inSight(colleague, company.companyId, id)).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ table: 'cases.case_file' })]),
    );

    expect((await its.world.get(officer, `/api/cases/${id}`)).status).toBe(200);
    const own = await sightOf(officer, id);
    expect(own.seal?.people).toEqual([{ id: officer.personId, name: '김담당' }]);
    expect(own.people.find((person) => person.id === colleague.personId)?.sees).toBe(false);
    expect(await its.actionsOf(id)).toContain('case.sealed');

    expect((await its.step(officer, id, 'unseal', {})).status).toBe(200);
    expect((await its.world.get(colleague, `/api/cases/${id}`)).status).toBe(200);
    expect(await its.actionsOf(id)).toContain('case.unsealed');
  });

  it('봉인하는 사람이 빠지거나 다른 기관 사람을 넣을 수 없고, 맡지 않은 기관은 봉인하지 못합니다', async () => {
    const { id, officer, receiver, second, owner } = await its.scene();
    const colleague = await its.world.staff(owner, 'officer', '정동료');
    const seal = (who: Who, people: readonly string[]) => its.step(who, id, 'seal', { people, reason: '까닭' });
    expect((await seal(officer, [colleague.personId])).status).toBe(422);
    expect((await seal(officer, [officer.personId, receiver.personId])).status).toBe(422);
    const cooperation = { kind: 'cooperation', dueOn: '2026-12-01' };
    await its.refer(officer, id, second, { sections: ['summary', 'counsel'], basis: byLaw, ...cooperation });
    await its.accept(receiver, id);
    expect((await seal(receiver, [receiver.personId])).status).toBe(403);
  });
});

/** A connection beside the owner's, for what happens at the same moment. */
const anotherOwner = async (): Promise<pg.Client> => {
  const client = new pg.Client({ ...inject('postgres').owner, database: its.world.owner.database });
  await client.connect();
  return client;
};

describe('권한은 제때 끝납니다', () => {
  it('거두는 동안 쓰인 행도 시야를 물려받지 않습니다', async () => {
    const { company, officer } = await its.scene({ share: ['technology'] });
    const writer = await anotherOwner();
    try {
      await writer.query('begin');
      await writer.query(
        `insert into technologies.card (id, company_id, name, field, screened_on, verdict, engine_version, engine_catalogue, standing, created_at, created_by, updated_at, updated_by)
         values (gen_random_uuid(), $1, '늦은 카드', 'x', current_date, 'none', '1', '1', 'checked', now(), $2, now(), $2)`,
        [company.companyId, company.personId],
      );
      const { body } = await its.world.get(company, '/api/company/consents');
      const [given] = (body as { items: { id: string }[] }).items;
      const withdrawing = its.world.send(company, 'POST', `/api/company/consents/${given?.id}/withdraw`);
      // The withdrawal waits for the writer; without that it would be over by now and miss the row.
      const first = await Promise.race([withdrawing, waitingFor()]);
      expect(first).toBe('waits');
      await writer.query('commit');
      expect((await withdrawing).status).toBe(200);
      const { rows } = await its.world.owner.query<{ visible_to: number[] }>(
        `select visible_to from technologies.card where company_id = $1`,
        [company.companyId],
      );
      expect(rows).toEqual([{ visible_to: [] }]);
      expect(
        (await its.world.get(officer, `/api/technologies/companies/${company.companyId}/cards`)).text,
      ).not.toContain('늦은 카드');
    } finally {
      await writer.query('rollback');
      await writer.end();
    }
  });

  it('한 기관의 권한을 거두는 순간에 다른 기관의 권한이 생겨도, 거둔 기관의 시야가 되살아나지 않습니다', async () => {
    const { company, id, second, third } = await its.scene();
    const letIn = `insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_to)
      values (gen_random_uuid(), $1, $2, 'summary', $3, 'counselling', '시험 제1조', current_date + 1)`;
    await its.world.owner.query(letIn, [company.companyId, id, third]);
    const [taking, giving] = [await anotherOwner(), await anotherOwner()];
    try {
      await taking.query('begin');
      const take = 'update organisations.sight_grant set revoked_at = now() where case_id = $1 and agency_id = $2';
      await taking.query(take, [id, third]);
      const given = giving.query(letIn, [company.companyId, id, second]);
      expect(await Promise.race([given, waitingFor()])).toBe('waits');
      await taking.query('commit');
      await given;
    } finally {
      await Promise.all([taking.end(), giving.end()]);
    }
    const { rows } = await its.world.owner.query<{ seers: number[] }>(
      `select visible_to as seers from cases.case_file where id = $1 union all select visible_to from cases.clock where case_id = $1
       union all select visible_to from organisations.company where id = $2`,
      [id, company.companyId],
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { seers } of rows) expect([seers.includes(second), seers.includes(third)]).toEqual([true, false]);
  });

  it('읽기만 열린 기관은 열 수 있고 쓸 수 없습니다', async () => {
    const { company, id, stranger, third } = await its.scene();
    await its.world.owner.query(
      `insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_to, level)
       select gen_random_uuid(), $1, $2, s, $3, 'referral', '시험 제1조', current_date + 1, 'read' from unnest(array['summary', 'counsel']) s`,
      [company.companyId, id, third],
    );
    expect((await its.world.get(stranger, `/api/cases/${id}`)).status).toBe(200);
    expect((await its.step(stranger, id, 'notes', { body: '쓰면 안 됩니다' })).status).toBe(404);
  });
});

/** Until somebody waits for a lock. */
const waitingFor = async (): Promise<'waits' | 'never'> => {
  for (let tries = 0; tries < 5000; tries++) {
    const { rows } = await its.world.owner.query<{ n: number }>(
      'select count(*)::int as n from pg_locks where not granted',
    );
    if (rows[0]?.n) return 'waits';
  }
  return 'never';
};

describe('앞날에 시작하는 열람', () => {
  it('아무도 건을 건드리지 않아도 그때부터 보이고, 끝나는 때에 닫힙니다', async () => {
    const { company, id, third, stranger } = await its.scene();
    const opens = async (): Promise<number> => (await its.world.get(stranger, `/api/cases/${id}`)).status;
    await its.world.owner.query(
      `insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_from, valid_to, until)
       values (gen_random_uuid(), $1, $2, 'summary', $3, 'counselling', '시험 제1조', now() + interval '1500 ms', current_date + 1, now() + interval '4 s')`,
      [company.companyId, id, third],
    );
    const quiet = () => undefined;
    const faults: unknown[] = [];
    const fault = (...said: unknown[]) => void faults.push(said);
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet, fault };
    const turner = startTurner({ database: its.world.database }, log);
    expect(await opens()).toBe(404);
    const until = async (status: number) => {
      for (let tries = 0; tries < 200 && (await opens()) !== status; tries++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return opens();
    };
    expect(await until(200)).toBe(200);
    expect(await until(404)).toBe(404);
    await turner.stop();
    expect(faults).toEqual([]);
  });
});
