import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const boundary = 'boru-test-boundary';
const why = '현장 방문을 준비하려고';
const take = (who: Who, id: string, paperId: string, reason = why) =>
  its.world.get(who, `/api/cases/${id}/papers/${paperId}?reason=${encodeURIComponent(reason)}`);
const partOf = (name: string, content: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
const headers = (who: Who | null, length?: number) => ({
  'content-type': `multipart/form-data; boundary=${boundary}`,
  'x-boru-request': '1',
  ...(who ? { cookie: `boru_session=${who.ticket}` } : {}),
  ...(length === undefined ? {} : { 'content-length': String(length) }),
});
const attach = async (
  who: Who | null,
  caseId: string,
  name = '상담 자료.txt',
  content: string | Buffer = '무엇부터 해야 하나요?',
) => {
  const response = await its.world.app.inject({
    method: 'POST',
    url: `/api/cases/${caseId}/papers`,
    headers: headers(who),
    payload: partOf(name, content),
  });
  return { status: response.statusCode, body: response.json() as Json & { id: string } };
};
/** What the scanner's job would do where no scanner is set up. */
const letThrough = () => its.world.owner.query(`update platform.file set state = 'unscanned' where state = 'uploaded'`);
const filesOnDisk = async () => {
  const entries = await readdir(join(its.world.services.config.dataDir, 'files'), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).length;
};
const fileRows = async () =>
  Number((await its.world.owner.query('select count(*) as n from platform.file')).rows[0]?.n);

describe('붙임 서류', () => {
  it('기업이 붙인 서류를 창구가 내려받고, 기업은 누가 받았는지 봅니다', async () => {
    const { company, officer, id } = await its.scene();
    const { status, body } = await attach(company, id);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '상담 자료.txt',
      kind: 'text',
      state: 'uploaded',
      mayDownload: false,
      from: 'company',
      self: true,
    });
    expect((await take(officer, id, body.id)).body).toMatchObject({
      code: 'file.quarantined',
    });
    await letThrough();
    const list = await its.world.get(officer, `/api/cases/${id}/papers`);
    expect(list.body).toMatchObject({
      items: [{ id: body.id, state: 'unscanned', mayDownload: true, self: false }],
      mayAdd: true,
    });
    const paper = await take(officer, id, body.id);
    expect(paper.text).toBe('무엇부터 해야 하나요?');
    expect(paper.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('상담 자료.txt')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    const readers = await its.world.get(company, `/api/evidence/readers?caseId=${id}`);
    expect(JSON.stringify(readers.body)).toContain('"documents"');
    expect(JSON.stringify(readers.body)).toContain(why);
    expect(await its.actionsOf(id)).toContain('case.paper_added');
    const view = await its.show(officer, id);
    expect(view['timeline']).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'document', body: '상담 자료.txt' })]),
    );
  });

  it('창구가 까닭 없이는 서류를 받지 못하고, 까닭은 증적과 접속기록 점검에 남으며, 제 서류와 기업은 묻지 않습니다', async () => {
    const { company, officer, id } = await its.scene();
    const { body } = await attach(company, id);
    const own = await attach(officer, id, '안내문.txt', '점검표');
    await letThrough();
    const readings = async () =>
      (await its.world.owner.query(`select 1 from evidence.access_entry where case_id = $1`, [id])).rowCount;
    const before = await readings();
    for (const path of [`papers/${body.id}`, `papers/${body.id}?reason=%20`, 'paper?format=hwpx']) {
      const refused = await its.world.get(officer, `/api/cases/${id}/${path}`);
      expect(refused).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
      expect(JSON.stringify(refused.body)).toContain('reason');
    }
    expect(await readings()).toBe(before);
    expect((await take(officer, id, body.id)).status).toBe(200);
    expect((await its.world.get(officer, `/api/cases/${id}/papers/${own.body.id}`)).status).toBe(200);
    expect((await its.world.get(company, `/api/cases/${id}/papers/${body.id}`)).status).toBe(200);
    const { rows } = await its.world.owner.query(
      `select action, reason, subject_id, case_id from evidence.audit_entry where case_id = $1 and action = 'case.paper_taken'`,
      [id],
    );
    expect(rows).toEqual([{ action: 'case.paper_taken', reason: why, subject_id: body.id, case_id: id }]);
  });

  it('창구가 붙인 서류는 기업이 받고, 다른 기관과 다른 기업에는 없는 것과 같습니다', async () => {
    const { company, officer, stranger, id } = await its.scene();
    const { body } = await attach(officer, id, '안내문.txt', '점검표');
    await letThrough();
    expect((await its.world.get(company, `/api/cases/${id}/papers/${body.id}`)).text).toBe('점검표');
    for (const who of [stranger, await its.world.company(), await its.world.administrator()]) {
      for (const path of [`/api/cases/${id}/papers`, `/api/cases/${id}/papers/${body.id}`]) {
        const answer = await its.world.get(who, path);
        expect([403, 404]).toContain(answer.status);
        expect(answer.text).not.toContain('안내문');
      }
    }
    expect((await attach(stranger, id)).status).toBe(404);
    const other = await its.scene();
    expect((await its.world.get(other.company, `/api/cases/${other.id}/papers/${body.id}`)).status).toBe(404);
  });

  it('동의를 철회하면 창구는 서류를 더는 볼 수 없습니다', async () => {
    const { company, officer, id } = await its.scene();
    const { body } = await attach(company, id);
    await letThrough();
    expect((await take(officer, id, body.id)).status).toBe(200);
    await its.world.owner.query('update organisations.sight_grant set revoked_at = now() where case_id = $1', [id]);
    expect((await take(officer, id, body.id)).status).toBe(404);
    expect((await its.world.get(company, `/api/cases/${id}/papers/${body.id}`)).status).toBe(200);
  });

  it('기술자료와 형식이 다른 파일은 까닭을 말하고 받지 않으며 아무것도 남기지 않습니다', async () => {
    const { company, id } = await its.scene();
    const before = [await fileRows(), await filesOnDisk()];
    const drawing = await attach(company, id, '조립도.dwg', 'AC1032');
    expect(drawing).toMatchObject({
      status: 422,
      body: { code: 'file.technical_document', fields: { file: expect.stringContaining('설계 도면') } },
    });
    expect(await attach(company, id, '문서.pdf', '글')).toMatchObject({
      status: 415,
      body: { code: 'file.type_refused' },
    });
    expect(await attach(company, id, '화면.html', '<script>alert(1)</script>')).toMatchObject({ status: 415 });
    expect([await fileRows(), await filesOnDisk()]).toEqual(before);
  });

  it('닫힌 건과 감사 담당에게는 붙이기가 열리지 않습니다', async () => {
    const { company, id, owner } = await its.scene();
    const auditor = await its.world.staff(owner, 'auditor', '감사');
    expect((await its.world.get(auditor, `/api/cases/${id}/papers`)).body).toMatchObject({ mayAdd: false });
    expect((await attach(auditor, id)).status).toBe(403);
    await its.next(company, id, 'withdraw', { reason: null });
    expect(await attach(company, id)).toMatchObject({ status: 409, body: { code: 'case.closed' } });
    expect((await attach(company, newId())).status).toBe(404);
  });
});

describe('uploads that go wrong', () => {
  it('nobody stores a byte before it is known who sends it', async () => {
    const { id } = await its.scene();
    const before = await filesOnDisk();
    expect((await attach(null, id)).status).toBe(401);
    expect(await filesOnDisk()).toBe(before);
  });

  it.each([
    ['no file', Buffer.from(`--${boundary}--\r\n`)],
    ['half a part', partOf('a.txt', 'x').subarray(0, 60)],
    ['rubbish', Buffer.from('x'.repeat(500))],
    ['a name of nothing', partOf('', 'x')],
  ])('%s is refused', async (_what, payload) => {
    const { company, id } = await its.scene();
    const before = [await fileRows(), await filesOnDisk()];
    const response = await its.world.app.inject({
      method: 'POST',
      url: `/api/cases/${id}/papers`,
      headers: headers(company),
      payload,
    });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect([await fileRows(), await filesOnDisk()]).toEqual(before);
  });

  it('a sender who goes away in the middle leaves nothing behind', async () => {
    const { company, id } = await its.scene();
    const before = [await fileRows(), await filesOnDisk()];
    await its.world.app.listen({ port: 0, host: '127.0.0.1' });
    const address = its.world.app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const whole = partOf('긴 글.txt', 'x'.repeat(5_000_000));
    const sending = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: `/api/cases/${id}/papers`,
      headers: headers(company, whole.length),
    });
    sending.on('error', () => undefined);
    sending.write(whole.subarray(0, 2_000_000));
    for (let tries = 0; tries < 100 && (await filesOnDisk()) === before[1]; tries += 1) await sleep(20);
    expect(await filesOnDisk()).toBe(Number(before[1]) + 1);
    sending.destroy();
    for (let tries = 0; tries < 100 && (await filesOnDisk()) !== before[1]; tries += 1) await sleep(20);
    expect([await fileRows(), await filesOnDisk()]).toEqual(before);
  });
});
