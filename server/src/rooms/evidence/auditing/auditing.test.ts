import { EvidenceProof } from '@boru/contract/evidence';
import { checkEntry, readVerifier } from '@boru/engines/merkle';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { erasePayload, logSigner, sequence } from '../index.ts';

let world: World;
let auditor: Who;
let officer: Who;
let company: Who & { companyId: string };
beforeAll(async () => {
  world = await foundWorld();
  auditor = await world.staff(9, 'auditor', '김감사');
  officer = await world.staff(9, 'officer', '이담당');
  company = await world.company({ name: '한빛정밀' });
  await grant(company.companyId);
  for (let turn = 0; turn < 3; turn++)
    expect((await world.get(officer, `/api/companies/${company.companyId}`)).status).toBe(200);
  await place();
});
afterAll(() => world.close());

const grant = (companyId: string) =>
  world.owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to) values (gen_random_uuid(), $1, 'summary', 9, 'counselling', '시험 조례 제1조', '2030-01-01')`,
    [companyId],
  );
const place = async () => {
  const key = await logSigner(world.services.config.dataDir);
  return asSystem(world.database, 'write', (tx) => sequence(tx, key));
};
type Item = {
  key: string;
  kind: string;
  what: string;
  personName: string | null;
  companyName: string | null;
  companyId: string | null;
  address: string | null;
  basis: string[];
  reason: string;
  erased: boolean;
  at: string;
};
const entries = async (who: Who, query = ''): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const { status, body, text } = await world.get(who, `/api/evidence/entries${query}`);
  expect(status, text).toBe(200);
  return body as { items: Item[]; nextCursor: string | null };
};

describe('감사 화면', () => {
  it('누가, 언제, 어디서, 어느 기업을, 왜 보았는지 나옵니다', async () => {
    const { items } = await entries(auditor, `?show=reads&companyId=${company.companyId}`);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      kind: 'access',
      what: 'organisations.showCompany',
      personName: '이담당',
      companyName: '한빛정밀',
      address: '127.0.0.1',
      basis: ['law/시험 조례 제1조'],
      erased: false,
    });
  });

  it('다른 기관의 일과 기업은 보이지 않습니다', async () => {
    const other = await world.staff(7, 'auditor');
    expect((await entries(other)).items.filter(({ companyId }) => companyId === company.companyId)).toEqual([]);
    expect((await entries(other, '?agencyId=9')).items).toEqual([]);
    expect((await world.get(officer, '/api/evidence/entries')).status).toBe(403);
    expect((await world.get(company, '/api/evidence/entries')).status).toBe(403);
    const [first] = (await entries(auditor, '?show=reads')).items;
    expect((await world.get(other, `/api/evidence/entries/${first?.key}/proof`)).status).toBe(404);
    expect((await world.get(officer, `/api/evidence/entries/${first?.key}/proof`)).status).toBe(403);
  });

  it('관리자는 기업이 걸린 줄을 하나도 보지 못합니다', async () => {
    const { items } = await entries(await world.administrator());
    expect(items.filter(({ companyId, kind }) => companyId !== null || kind === 'access')).toEqual([]);
    await world.owner.query(
      `insert into evidence.audit_entry (request_id, actor_kind, agency_id, action, subject_id) values ('r', 'agency', 4, 'session.opened', 's'), ('r', 'agency', 5, 'session.opened', 's')`,
    );
    const four = await entries(await world.administrator(), '?agencyId=4');
    expect(four.items.map(({ what }) => what)).toEqual(['session.opened']);
    expect((await entries(await world.administrator(), '?agencyId=9&show=reads')).items).toEqual([]);
  });

  it('볼 권한이 끝난 기업은 이름이 사라지고, 그만둔 동료의 이름은 남습니다', async () => {
    const gone = await world.company({ name: '끝난기업' });
    await grant(gone.companyId);
    const leaver = await world.staff(9, 'officer', '박퇴사');
    expect((await world.get(leaver, `/api/companies/${gone.companyId}`)).status).toBe(200);
    await world.owner.query(
      `update organisations.sight_grant set revoked_at = now(), revoked_reason = 'withdrawn' where company_id = $1`,
      [gone.companyId],
    );
    await world.owner.query('update organisations.membership set ended_at = now() where id = $1', [
      leaver.membershipId,
    ]);
    const { items } = await entries(auditor, `?companyId=${gone.companyId}`);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ companyName: null, companyId: gone.companyId, personName: '박퇴사' });
  });

  it('조건으로 고르고, 쪽을 넘겨도 빠지거나 겹치지 않습니다', async () => {
    await world.owner.query(
      `insert into evidence.audit_entry (at, request_id, actor_kind, person_id, agency_id, action, subject_id)
       select '2026-10-05T01:00:00Z'::timestamptz + (i / 3) * interval '130 microseconds', 'r' || i, 'agency', $1, 9, case when i % 2 = 0 then 'case.opened' else 'consent.given' end, 's' || i from generate_series(1, 120) i`,
      [officer.personId],
    );
    await world.owner.query(
      `insert into evidence.access_entry (at, request_id, person_id, agency_id, reader_name, agency_name, company_id, sections, endpoint)
       select '2026-10-05T01:00:00Z'::timestamptz + (i / 3) * interval '130 microseconds', 'r' || i, $1, 9, '이담당', '기관', $2, '{summary}', 'organisations.showCompany' from generate_series(1, 60) i`,
      [officer.personId, company.companyId],
    );
    const period = '&from=2026-10-05&to=2026-10-05';
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof entries>> = await entries(auditor, `?cursor=${cursor}${period}`);
      seen.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(180);
    expect(new Set(seen).size).toBe(180);
    expect((await entries(auditor, '?from=2026-10-06&to=2026-10-07')).items).toEqual([]);
    const cases = await entries(auditor, `?thing=case&show=changes&personId=${officer.personId}${period}`);
    expect(cases.items).toHaveLength(50);
    expect(new Set(cases.items.map(({ what }) => what))).toEqual(new Set(['case.opened']));
    expect((await entries(auditor, `?personId=${auditor.personId}${period}`)).items).toEqual([]);
    expect((await entries(auditor, '?from=9999-12-31&to=9999-12-31')).items).toEqual([]);
  });

  it('사람 목록에는 자기 기관 사람만 있습니다', async () => {
    const { body } = await world.get(auditor, '/api/evidence/people');
    const names = (body as { people: { name: string }[] }).people.map(({ name }) => name);
    expect(names).toContain('이담당');
    const other = await world.get(await world.staff(7, 'auditor'), '/api/evidence/people');
    expect(other.text).not.toContain('이담당');
  });

  it('질의는 한 번이고 자료가 늘어도 같습니다', async () => {
    await entries(auditor);
    expect(await world.statements(() => entries(auditor))).toHaveLength(1);
    expect(await world.statements(() => entries(auditor, '?show=reads&from=2026-01-01'))).toHaveLength(1);
    expect(await world.statements(() => world.get(auditor, '/api/evidence/log'))).toHaveLength(1);
    expect(await world.statements(() => world.get(auditor, '/api/evidence/people'))).toHaveLength(1);
  });
});

describe('밖에서 확인할 수 있는 증명', () => {
  const proofOf = async (key: string): Promise<EvidenceProof> => {
    const { status, body, text } = await world.get(auditor, `/api/evidence/entries/${key}/proof`);
    expect(status, text).toBe(200);
    return EvidenceProof.parse(body);
  };
  const check = (proof: EvidenceProof) => {
    const key = readVerifier(proof.key);
    if (!key) throw new Error('no key');
    const content = proof.content && {
      salt: new Uint8Array(Buffer.from(proof.content.salt, 'hex')),
      fields: proof.content.fields,
    };
    return checkEntry(
      {
        head: proof.entry,
        commitment: new Uint8Array(Buffer.from(proof.commitment, 'hex')),
        content,
        proof: proof.proof,
      },
      key,
    );
  };

  it('데이터베이스 없이 맞고, 한 글자만 바뀌어도 틀립니다', async () => {
    await place();
    const { items } = await entries(auditor, `?companyId=${company.companyId}`);
    for (const { key } of [items[0], items.at(-1)].flatMap((item) => item ?? [])) {
      const proof = await proofOf(key);
      expect(check(proof)).toMatchObject({ holds: true, disclosed: true });
      expect(proof.content?.fields['companyId']).toBe(company.companyId);
      const altered = {
        ...proof,
        content: proof.content && { ...proof.content, fields: { ...proof.content.fields, address: '192.0.2.7' } },
      };
      expect(check(altered)).toEqual({ holds: false, fault: 'content' });
      expect(check({ ...proof, entry: { ...proof.entry, what: 'organisations.listCompanies' } })).toEqual({
        holds: false,
        fault: 'proof',
      });
      expect(check({ ...proof, entry: { ...proof.entry, at: String(Number(proof.entry.at) + 1) } })).toEqual({
        holds: false,
        fault: 'proof',
      });
    }
  });

  it('차례를 받기 전에는 조금 뒤에 오라고 하고, 없는 줄은 404입니다', async () => {
    await world.get(officer, `/api/companies/${company.companyId}`);
    const [newest] = (await entries(auditor, `?show=reads&companyId=${company.companyId}`)).items;
    expect((await world.get(auditor, `/api/evidence/entries/${newest?.key}/proof`)).status).toBe(409);
    await place();
    expect(check(await proofOf(newest?.key ?? '')).holds).toBe(true);
    expect((await world.get(auditor, '/api/evidence/entries/audit.1.1/proof')).status).toBe(404);
    expect(
      (await world.get(auditor, '/api/evidence/entries/audit.9999999999999999.999999999999999/proof')).status,
    ).toBe(404);
    expect((await world.get(auditor, '/api/evidence/entries/nothing/proof')).status).toBe(404);
  });

  it('법에 따라 지운 줄도 머리는 증명되고 내용은 나오지 않습니다', async () => {
    const { items } = await entries(
      auditor,
      `?show=reads&companyId=${company.companyId}&from=2026-10-05&to=2026-10-05`,
    );
    const [kind, at = '', id] = items[3]?.key.split('.') ?? [];
    await asSystem(world.database, 'write', (tx) =>
      erasePayload(
        tx,
        { kind: kind === 'audit' ? 'audit' : 'access', at, id: Number(id) },
        { requestId: 'r', article: '개인정보 보호법 제21조' },
      ),
    );
    const proof = await proofOf(items[3]?.key ?? '');
    expect(proof.content).toBeNull();
    expect(JSON.stringify(proof)).not.toContain(company.companyId);
    expect(check(proof)).toMatchObject({ holds: true, disclosed: false });
    const after = (await entries(auditor, '?show=reads&from=2026-10-05&to=2026-10-05')).items.find(
      ({ key }) => key === items[3]?.key,
    );
    expect(after).toMatchObject({ erased: true, companyId: null, personName: null });
    const own = await world.get(company, '/api/evidence/readers');
    expect(own.text).not.toContain('"id":'.concat(String(id), ','));
  });

  it('확인점과 열쇠를 보여 줍니다', async () => {
    const { body } = await world.get(auditor, '/api/evidence/log');
    const { checkpoint, key } = body as { checkpoint: { size: number; note: string }; key: string };
    expect(readVerifier(key)?.name).toMatch(/^boru\/evidence\/[0-9a-f]{16}$/);
    expect(checkpoint.note).toContain(`\n${checkpoint.size}\n`);
    expect(key).not.toContain((await logSigner(world.services.config.dataDir)).sign('x').toString());
  });
});

describe('내려받기', () => {
  it('까닭 없이는 안 되고, 내려받은 일이 까닭과 함께 먼저 남습니다', async () => {
    expect((await world.get(auditor, '/api/evidence/export?format=csv')).status).toBe(422);
    const before = await entries(auditor, '?thing=evidence');
    const answer = await world.get(
      auditor,
      `/api/evidence/export?format=csv&show=reads&reason=${encodeURIComponent('11월 접속기록 점검')}`,
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('한빛정밀');
    expect(answer.text).toContain('law/시험 조례 제1조');
    const after = await entries(auditor, '?thing=evidence');
    expect(after.items).toHaveLength(before.items.length + 1);
    expect(after.items[0]).toMatchObject({
      what: 'evidence.exported',
      reason: '11월 접속기록 점검',
      personName: '김감사',
    });
  });

  it('남기지 못하면 아무것도 나가지 않습니다', async () => {
    await world.owner.query('revoke insert (reason) on evidence.audit_entry from boru_app');
    const refused = await world
      .get(auditor, '/api/evidence/export?format=csv&reason=x')
      .catch((fault: Error) => ({ status: 500, text: fault.message }));
    await world.owner.query('grant insert (reason) on evidence.audit_entry to boru_app');
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.text).not.toContain('한빛정밀');
  });

  it('엑셀 파일도 열리고, 수식으로 시작하는 글은 글로 남습니다', async () => {
    const reason = '=1+1';
    const xlsx = await world.app.inject({
      url: `/api/evidence/export?format=xlsx&reason=${encodeURIComponent(reason)}`,
      headers: { cookie: `boru_session=${auditor.ticket}` },
    });
    expect(xlsx.statusCode).toBe(200);
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const csv = await world.get(auditor, '/api/evidence/export?format=csv&thing=evidence&reason=x');
    expect(csv.text).toContain(`'${reason}`);
  });

  it('너무 많으면 줄이라고 합니다', async () => {
    await world.owner.query(
      `insert into evidence.audit_entry (at, request_id, actor_kind, agency_id, action, subject_id) select '2026-09-01T00:00:00Z', 'r', 'agency', 9, 'bulk.done', 's' from generate_series(1, 20001)`,
    );
    expect((await world.get(auditor, '/api/evidence/export?format=csv&reason=x')).status).toBe(422);
    expect((await world.get(auditor, '/api/evidence/export?format=csv&reason=x&from=2026-10-01')).status).toBe(200);
  });
});

describe('어디서 왔는지', () => {
  it('로그인한 사람의 주소는 남고, 로그인하지 않은 사람의 것은 남지 않습니다', async () => {
    await world.send(null, 'POST', '/api/session', {
      email: 'nobody@example.kr',
      passphrase: '아무 암호문이나 적어 봅니다',
    });
    const { rows } = await world.owner.query<{ kind: string; address: string | null }>(
      `select distinct actor_kind as kind, address from evidence.audit_entry where actor_kind in ('anonymous', 'visitor') and address is not null`,
    );
    expect(rows).toEqual([]);
    const own = await world.company();
    expect(
      (
        await world.send(own, 'POST', '/api/company/sites', {
          name: '제1공장',
          municipality: '4311000000',
          industrialZone: null,
          address: '청주시 오창읍 1',
        })
      ).status,
    ).toBeLessThan(300);
    const kept = await world.owner.query(`select address from evidence.audit_entry where company_id = $1`, [
      own.companyId,
    ]);
    expect(kept.rows.map(({ address }) => address)).toEqual(['127.0.0.1']);
    const shown = await world.get(own, '/api/evidence/deeds');
    expect(shown.text).not.toContain('127.0.0.1');
  });
});
