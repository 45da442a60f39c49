import type { PledgeAsked, PledgeList } from '@boru/contract/pledges';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopPress } from '#platform/documents/index';
import { byLaw, type CaseWorld, foundCaseWorld, type Json, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { readPdf } from '../../../platform/documents/testing/read-pdf.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(async () => {
  stopPress();
  await its.world.close();
});

const open = async (who: Who, id: string) => {
  const { status, body, text } = await its.world.get(who, `/api/cases/${id}`);
  return { ...(body as { pledge: PledgeAsked | null; timeline: Json[] }), status, text };
};
const sign = (who: Who, id: string, asked: Json) =>
  its.world.send(who, 'POST', '/api/pledges', { caseId: id, agreed: true, ...asked });
const first = { textId: 'case-confidentiality', textVersion: 1 };
const pledgesOf = async (who: Who, id: string) =>
  ((await its.world.get(who, `/api/pledges?caseId=${id}`)).body as PledgeList).items;

/** What the person gets straight from the tables, as an injected statement would. */
const readTables = async (who: Who, id: string): Promise<Record<string, number>> => {
  const client = await its.world.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select app.enter($1, 15000)', [who.ticket]);
    const { rows } = await client.query<Record<string, number>>(
      `select (select count(*)::int from cases.case_file where id = $1) as files,
              (select count(*)::int from cases.entry where case_id = $1) as entries,
              (select count(*)::int from platform.file where case_id = $1) as papers,
              (select count(*)::int from organisations.contact c join cases.case_file f on f.company_id = c.company_id where f.id = $1) as contacts`,
      [id],
    );
    return rows[0] ?? {};
  } finally {
    await client.query('rollback');
    client.release();
  }
};

describe('공격자', () => {
  it('서약하지 않은 사람은 표에서도, 미리 보기와 인쇄로도 내용을 얻지 못합니다', async () => {
    const { id, officer, company } = await its.scene({}, false);
    await its.world.owner.query(
      `insert into platform.file (id, name, kind, media_type, size, sha256, store, store_key, store_region, company_id, case_id, uploaded_by, state)
       values (gen_random_uuid(), 'a.pdf', 'pdf', 'application/pdf', 1, decode(repeat('00', 32), 'hex'), 'folder', gen_random_uuid()::text, 'kr', $1, $2, $3, 'clean')`,
      [company.companyId, id, company.personId],
    );
    expect(await readTables(officer, id)).toEqual({ files: 1, entries: 0, papers: 0, contacts: 0 });
    const preview = await its.step(officer, id, 'sight-preview', { sections: ['summary', 'counsel'] });
    expect([preview.status, preview.text.includes(secret)]).toEqual([409, false]);
    expect((await its.world.get(officer, `/api/cases/${id}/paper?format=pdf`)).status).toBe(409);
    expect((await its.world.get(officer, `/api/cases/${id}/papers`)).text).not.toContain('a.pdf');
    await its.pledge(officer, id);
    expect(await readTables(officer, id)).toMatchObject({ files: 1, papers: 1, contacts: 1 });
    expect((await readTables(officer, id))['entries']).toBeGreaterThan(0);
  });

  it('남의 서약은 통하지 않고, 보이지 않는 건과 없는 건에는 똑같이 서약할 수 없습니다', async () => {
    const { id, owner, stranger, company } = await its.scene();
    const colleague = await its.world.staff(owner, 'manager');
    expect((await open(colleague, id)).timeline).toEqual([]);
    const [hidden, nothing] = [
      await sign(stranger, id, first),
      await sign(stranger, '00000000-0000-4000-8000-000000000000', first),
    ];
    const { instance: _one, ...told } = hidden.body as Json;
    const { instance: _two, ...same } = nothing.body as Json;
    expect([hidden.status, nothing.status]).toEqual([404, 404]);
    expect({ ...told, requestId: 0 }).toEqual({ ...same, requestId: 0 });
    expect((await sign(company, id, first)).status).toBe(403);
    expect(await pledgesOf(stranger, id)).toEqual([]);
    expect(await pledgesOf(colleague, id)).toHaveLength(1);
  });

  it('어느 건에 대한 요청인지 꾸며 적어도 더 보이지 않습니다', async () => {
    const { id, officer, owner } = await its.scene({}, false);
    const colleague = await its.world.staff(owner);
    await its.pledge(colleague, id);
    const client = await its.world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, 15000)', [officer.ticket]);
      await client.query(`select set_config('app.about_case', $1, true)`, [id]);
      expect((await client.query('select 1 from cases.entry where case_id = $1', [id])).rowCount).toBe(0);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('데이터베이스에 직접 적거나 고치거나 지울 수 없습니다', async () => {
    const { officer } = await its.scene();
    const client = await its.world.database.pool.connect();
    try {
      for (const statement of [
        `insert into organisations.pledge select gen_random_uuid(), person_id, person_name, agency_id, agency_name, company_id, company_name, gen_random_uuid(), '', text_id, text_version, text_hash, now() from organisations.pledge`,
        `update organisations.pledge set case_id = gen_random_uuid()`,
        `delete from organisations.pledge`,
        `update organisations.pledge_text set valid_from = '2999-01-01'`,
      ]) {
        await client.query('begin');
        await client.query('select app.enter($1, 15000)', [officer.ticket]);
        const done = await client.query(statement).then(
          ({ rowCount }) => rowCount,
          (fault: { code: string }) => fault.code,
        );
        expect([0, '42501'], statement).toContain(done);
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
  });
});

describe('비밀유지 서약', () => {
  it('처음 열 때 한 번 여쭙고, 서약하면 열리며, 누가 어느 판에 언제 했는지 증적과 함께 남습니다', async () => {
    const { id, company, officer } = await its.scene({}, false);
    const before = await open(officer, id);
    expect([before.status, before.timeline]).toEqual([200, []]);
    expect(before.text).not.toContain(secret);
    expect(before.pledge).toMatchObject({
      ...first,
      verified: false,
      statute: { article: '제34조(비밀유지의무)', verified: false },
    });
    expect((await its.world.send(officer, 'POST', '/api/pledges', { caseId: id, ...first })).status).toBe(422);
    const signed = await sign(officer, id, first);
    expect(signed.status, signed.text).toBe(201);
    const again = await sign(officer, id, first);
    expect(again.body).toEqual(signed.body);
    const after = await open(officer, id);
    expect(after.pledge).toBeNull();
    expect(after.text).toContain(secret);
    expect((await its.actionsOf(id)).filter((action) => action === 'case.pledged')).toHaveLength(1);
    const [row, ...more] = await pledgesOf(company, id);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ personName: '김담당', caseId: id, current: true, ...first });
    // The readings say the same: first the summary, then the content.
    const { body } = await its.world.get(company, `/api/evidence/readers?caseId=${id}`);
    const sections = (body as { items: { sections: string[] }[] }).items.map((reading) => reading.sections);
    expect(sections.at(-1)).toEqual(['summary']);
    expect(sections[0]).toContain('counsel');
  });

  it('이관받은 기관, 감사, 긴급 열람도 저마다 서약합니다', async () => {
    const { id, number, officer, second, receiver, third } = await its.scene();
    await its.refer(officer, id, second, { basis: byLaw });
    await its.accept(receiver, id);
    expect((await open(receiver, id)).timeline).toEqual([]);
    const auditor = await its.world.staff(second, 'auditor');
    expect((await open(auditor, id)).timeline).toEqual([]);
    const manager = await its.world.staff(third, 'manager');
    const reason = '기업 대표와 연락이 끊겼고 지금 자료가 나가고 있다는 신고가 왔습니다.';
    await its.world.send(manager, 'POST', '/api/emergency-readings', { number, reason, hours: 1 });
    expect((await open(manager, id)).timeline).toEqual([]);
    for (const who of [receiver, auditor, manager]) {
      await its.pledge(who, id);
      expect((await open(who, id)).text).toContain(secret);
    }
  });

  it('서약서를 PDF로 받고, 남에게는 없는 서약서입니다', async () => {
    const { id, company, officer, stranger } = await its.scene();
    const [row] = await pledgesOf(officer, id);
    const paper = (who: Who) =>
      its.world.app.inject({
        url: `/api/pledges/${row?.id}/paper`,
        headers: { cookie: `boru_session=${who.ticket}` },
      });
    const read = readPdf((await paper(company)).rawPayload);
    expect(read).toMatchObject({ tagged: true, conformsTo: '1' });
    const flat = read.text.replace(/[\s\u00a0\u200b]/g, '');
    for (const said of [
      '김담당',
      '누설하거나도용하지않겠습니다',
      '제34조(비밀유지의무)',
      '확인필요',
      String(row?.caseNumber),
    ])
      expect(flat).toContain(said);
    expect((await paper(stranger)).statusCode).toBe(404);
  });

  it('서약문이 바뀌면 그날부터 다시 여쭙고, 옛 판으로는 서약할 수 없습니다', async () => {
    const { id, officer } = await its.scene();
    const text = its.world.services.pack.catalogue.pledgeTexts.items[0];
    if (!text) throw new Error('no text');
    const { findText, textsOf } = await import('./model.ts');
    const pack = { ...its.world.services.pack };
    const next = { ...text, version: 2, validFrom: '2026-01-02', paragraphs: [{ ko: '새 글', en: 'New words' }] };
    const items = [text, next];
    const changed = {
      ...pack,
      catalogue: { ...pack.catalogue, pledgeTexts: { ...pack.catalogue.pledgeTexts, items } },
    };
    const row = textsOf(changed)[1];
    await its.world.owner.query('insert into organisations.pledge_text values ($1, $2, $3, $4)', [
      row?.id,
      2,
      row?.hash,
      row?.validFrom,
    ]);
    expect((await readTables(officer, id))['entries']).toBe(0);
    const old = await sign(officer, id, first);
    expect([old.status, (old.body as Json)['code']]).toEqual([409, 'pledge.text_changed']);
    expect((await sign(officer, id, { ...first, textVersion: 2 })).status).toBe(201);
    expect((await readTables(officer, id))['entries']).toBeGreaterThan(0);
    expect((await pledgesOf(officer, id)).map(({ current, textVersion }) => [textVersion, current])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(row && findText(changed, row.hash)?.shown.textVersion).toBe(2);
    await its.world.owner.query('delete from organisations.pledge_text where version = 2');
    // Without any text nobody has pledged anything.
    await its.world.owner.query('create temp table kept as select * from organisations.pledge_text');
    await its.world.owner.query('delete from organisations.pledge_text');
    expect((await readTables(officer, id))['entries']).toBe(0);
    await its.world.owner.query('insert into organisations.pledge_text select * from kept');
  });
});
