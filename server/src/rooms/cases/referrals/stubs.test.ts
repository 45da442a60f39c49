import type { SightPreview } from '@boru/contract/case-sight';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byLaw, type CaseWorld, foundCaseWorld, type Json, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const reason = '가온이라는 이름이 적힌 까닭입니다.';
const referred = async (changes: Json = {}) => {
  const scene = await its.scene();
  const sent = await its.refer(scene.officer, scene.id, scene.second, { basis: byLaw, reason, ...changes });
  expect(sent.status, sent.text).toBe(201);
  return scene;
};

/** Rows of the company that this person reads in any table, after what `before` does in the same transaction. */
const rowsOf = async (who: Who, companyId: string, before = 'select 1', values: unknown[] = []): Promise<number> => {
  const client = await its.world.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select app.enter($1, 15000)', [who.ticket]);
    await client.query(before, values);
    let rows = 0;
    for (const table of ['cases.case_file', 'cases.entry', 'cases.clock', 'cases.referral', 'organisations.contact']) {
      const found = await client.query(`select 1 from ${table} where company_id = $1`, [companyId]);
      rows += found.rowCount ?? 0;
    }
    return rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
};

describe('공격자', () => {
  it('수락하기 전에는 어느 표에서도 아무것도 읽지 못하고, 한 걸음 들어간 채로는 끝낼 수 없습니다', async () => {
    const { id, company, receiver, stranger } = await referred();
    expect(await rowsOf(receiver, company.companyId)).toBe(0);
    for (const path of ['', '/papers', '/sight', '/paper', '/handoffs', '/tasks', '/neighbours'])
      expect((await its.world.get(receiver, `/api/cases/${id}${path}`)).status, path).toBe(404);
    const { id: referralId } = await its.lastReferral(receiver, id);
    const client = await its.world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, 15000)', [receiver.ticket]);
      await client.query('select cases.step_in($1)', [referralId]);
      await expect(client.query('commit')).rejects.toThrow(/after it is accepted/);
    } finally {
      await client.query('rollback');
      client.release();
    }
    // Nobody else steps in, and a direct write is refused.
    expect(await rowsOf(stranger, company.companyId, 'select cases.step_in($1)', [referralId])).toBe(0);
    await expect(rowsOf(receiver, company.companyId, 'update cases.referral set stub = false')).rejects.toThrow(
      /permission denied/,
    );
    expect(await its.stubOf(stranger, id)).toBeUndefined();
    expect((await its.step(stranger, id, `referrals/${referralId}/accept`, { version: 1 })).status).toBe(404);
  });

  it('받는 기관의 접수함, 검색, 전화 창구, 할 일 어디에도 이름과 글이 없습니다', async () => {
    const { id, number, company, receiver } = await referred();
    const { rows } = await its.world.owner.query<{ name: string; title: string }>(
      'select company_name as name, title from cases.case_file where id = $1',
      [id],
    );
    const name = rows[0]?.name ?? '';
    for (const path of [
      '/api/desk/stubs',
      '/api/desk/inbox?view=received',
      `/api/desk/inbox?view=open&search=${encodeURIComponent(name)}`,
      `/api/desk/callers?name=${encodeURIComponent(name)}`,
      '/api/desk/tasks',
    ]) {
      const { text } = await its.world.get(receiver, path);
      for (const told of [name, rows[0]?.title ?? '-', String(number), reason, secret, company.companyId])
        expect(text, path).not.toContain(told);
    }
  });
});

describe('수락하기 전의 이관', () => {
  it('받는 기관은 주제, 지역, 기한, 보낸 기관만 보고, 수락하면 열립니다', async () => {
    const { id, receiver, owner } = await referred();
    const stub = await its.stubOf(receiver, id);
    expect(stub).toMatchObject({
      topic: 'counselling',
      territory: { ko: expect.stringContaining('청주') },
      referral: { from: { id: owner }, reason: '', dueAt: expect.any(String) },
    });
    await its.accept(receiver, id);
    expect(await its.stubOf(receiver, id)).toBeUndefined();
    expect(JSON.stringify(await its.show(receiver, id))).toContain(secret);
  });

  it('수신만 확인하면 여전히 그만큼만 보고, 맡지 않거나 반송하거나 거두면 그것마저 사라집니다', async () => {
    for (const end of ['decline', 'return', 'cancel'] as const) {
      const { id, company, officer, receiver } = await referred();
      const first = await its.lastReferral(receiver, id);
      const told = { answer: 'acknowledge', version: first['version'] };
      expect((await its.step(receiver, id, `referrals/${first.id}/reply`, told)).status).toBe(200);
      expect(await rowsOf(receiver, company.companyId)).toBe(0);
      const { version } = await its.lastReferral(receiver, id);
      const why = '소관이 아닙니다.';
      const answer =
        end === 'decline'
          ? await its.step(receiver, id, `referrals/${first.id}/reply`, { answer: end, version, reason: why })
          : end === 'return'
            ? await its.step(receiver, id, `referrals/${first.id}/return`, { version, reason: why })
            : await its.step(officer, id, `referrals/${first.id}/cancel`, { version });
      expect(answer.status, answer.text).toBe(200);
      expect(await its.stubOf(receiver, id)).toBeUndefined();
      expect(await rowsOf(receiver, company.companyId)).toBe(0);
      // Nothing was ever open at a moment of its own.
      const { rows } = await its.world.owner.query(
        'select 1 from organisations.sight_grant where agency_id = $1 and case_id = $2 and (revoked_at is null or valid_from < ends_at)',
        [receiver.agencyId, id],
      );
      expect(rows).toEqual([]);
    }
  });

  it('동의로 보낸 이관은 동의가 정한 항목을 보낸 때부터 봅니다', async () => {
    const { id, company, receiver } = await referred({ basis: { kind: 'consent' } });
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    await its.consent(company, id);
    expect(await its.stubOf(receiver, id)).toBeUndefined();
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(200);
  });

  it('보낸 창구가 더는 보지 못하는 것은 수락해도 열리지 않습니다', async () => {
    const { id, company, owner, receiver } = await referred();
    await its.world.owner.query(
      'update organisations.sight_grant set revoked_at = now() where case_id = $1 and agency_id = $2',
      [id, owner],
    );
    const { id: referralId, version } = await its.lastReferral(receiver, id);
    expect((await its.step(receiver, id, `referrals/${referralId}/accept`, { version })).status).toBe(404);
    expect(await rowsOf(receiver, company.companyId)).toBe(0);
  });

  it('보내기 전 미리 보기는 수락하기 전에 보일 것을 먼저 말합니다', async () => {
    const { id, officer } = await its.scene();
    const preview = await its.step(officer, id, 'sight-preview', { sections: ['summary', 'counsel'] });
    expect((preview.body as SightPreview).stub).toMatchObject({
      topic: 'counselling',
      territory: { ko: expect.stringContaining('청주') },
    });
  });
});
