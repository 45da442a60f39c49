import type { HandoffList, HandoffMade, HandoffView } from '@boru/contract/handoffs';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopPress } from '#platform/documents/index';
import { byLaw, type CaseWorld, foundCaseWorld, type Json, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { readPdf } from '../../../platform/documents/testing/read-pdf.ts';

let its: CaseWorld;
let outside: number;
beforeAll(async () => {
  its = await foundCaseWorld();
  outside = its.world.services.pack.agencies.items.find(({ online }) => !online)?.id ?? 0;
});
afterAll(async () => {
  stopPress();
  await its.world.close();
});

const make = async (who: Who, id: string, changes: Json = {}) => {
  const { version } = await its.show(who, id);
  return its.step(who, id, 'handoffs', {
    version,
    toAgency: outside,
    sections: ['summary', 'counsel', 'documents'],
    reason: '유출이 의심되어 인계합니다.',
    basis: byLaw,
    recipientKey: null,
    ...changes,
  });
};
const listOf = async (who: Who, id: string): Promise<HandoffView[]> =>
  ((await its.world.get(who, `/api/cases/${id}/handoffs`)).body as HandoffList).items;
const one = async (who: Who, id: string): Promise<HandoffView> => {
  const [first] = await listOf(who, id);
  if (!first) throw new Error('no hand-off');
  return first;
};
const turn = async (who: Who, id: string, handoffId: string, body: Json) =>
  its.world.send(who, 'POST', `/api/cases/${id}/handoffs/${handoffId}/step`, body);
const take = (who: Who, id: string, handoffId: string, what = 'packet') =>
  its.world.app.inject({
    url: `/api/cases/${id}/handoffs/${handoffId}/${what}`,
    headers: { cookie: `boru_session=${who.ticket}` },
  });
const attach = (who: Who, path: string, name: string, content: string) => {
  const boundary = 'x-boru-test';
  return its.world.app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: `boru_session=${who.ticket}`,
      'x-boru-request': '1',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  });
};
/** With the stock library, as whoever receives it would. */
const unpack = async (bytes: Uint8Array, key: { passphrase: string } | { identity: string }) => {
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
  else decrypter.addIdentity(key.identity);
  return unzipSync(await decrypter.decrypt(new Uint8Array(bytes)));
};
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('공격자', () => {
  it('근거가 없거나, 보지 못하는 항목이거나, 보루를 쓰는 기관이면 만들지 못하고 아무것도 남지 않습니다', async () => {
    const { id, officer, second, stranger, company } = await its.scene();
    expect((await make(officer, id, { basis: { kind: 'consent' } })).body).toMatchObject({ code: 'consent.missing' });
    expect((await make(officer, id, { toAgency: second })).status).toBe(422);
    expect((await make(officer, id, { sections: ['summary', 'documents'] })).status).toBe(422);
    expect((await make(officer, id, { recipientKey: `age1${'q'.repeat(58)}` })).status).toBe(422);
    const { version } = await its.show(officer, id);
    const wish = {
      version,
      toAgency: outside,
      sections: ['summary'],
      reason: '까닭',
      basis: byLaw,
      recipientKey: null,
    };
    expect((await its.step(stranger, id, 'handoffs', wish)).status).toBe(404);
    expect((await its.step(company, id, 'handoffs', wish)).status).toBe(403);
    const unpledged = await its.world.staff(officer.agencyId ?? 0, 'officer');
    expect((await its.step(unpledged, id, 'handoffs', wish)).body).toMatchObject({ code: 'pledge.needed' });
    expect(await listOf(officer, id)).toEqual([]);
    expect((await its.world.owner.query('select 1 from cases.handoff_packet')).rowCount).toBe(0);
  });

  it('함수를 바로 불러도, 표에 바로 적어도 근거와 시야를 넘지 못합니다', async () => {
    const { id, officer, second, stranger } = await its.scene();
    const h = {
      id,
      case_id: id,
      to_agency: outside,
      sections: ['summary'],
      reason: 'x',
      legal_basis: '시험 제1조',
      receipt_number: 'H',
      sealed_by: 'passphrase',
      files: 1,
      made_by_name: '',
      made_at: new Date(),
    };
    const call = async (who: Who, changes: Json, statement = `select cases.make_handoff($1, 'x')`) => {
      const client = await its.world.database.pool.connect();
      try {
        await client.query('begin');
        await client.query('select app.enter($1, 10000)', [who.ticket]);
        return await client.query(statement, [JSON.stringify({ ...h, ...changes })]).then(
          () => 'done',
          (fault: Error) => fault.message,
        );
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    expect(await call(officer, {})).toBe('done');
    expect(await call(stranger, {})).toMatch(/not the desk/);
    expect(await call(await its.world.staff(officer.agencyId ?? 0), {})).toMatch(/not the desk/);
    expect(await call(officer, { to_agency: second })).toMatch(/works in Boru/);
    expect(await call(officer, { sections: ['technology'] })).toMatch(/does not see/);
    expect(await call(officer, { legal_basis: '' })).toMatch(/neither consent/);
    expect(
      await call(officer, {}, `insert into cases.handoff select * from jsonb_populate_record(null::cases.handoff, $1)`),
    ).toMatch(/permission denied/);
  });

  it('남의 기관과 다른 기업에는 없는 인계이고, 기업과 서약하지 않은 사람은 봉한 자료를 받지 못합니다', async () => {
    const { id, officer, stranger, company } = await its.scene();
    const made = (await make(officer, id)).body as HandoffMade;
    for (const who of [stranger, await its.world.company()])
      for (const what of ['packet', 'letter'])
        expect([403, 404], what).toContain((await take(who, id, made.id, what)).statusCode);
    expect((await take(company, id, made.id)).statusCode).toBe(403);
    const colleague = await its.world.staff(officer.agencyId ?? 0, 'officer');
    expect((await take(colleague, id, made.id)).statusCode).not.toBe(200);
    const { rows } = await its.world.owner.query<{ all: string }>(
      `select (select string_agg(to_jsonb(h)::text, '') from cases.handoff h) || coalesce((select string_agg(detail::text || reason, '') from evidence.audit_entry), '')
              || coalesce((select string_agg(body || detail::text, '') from cases.entry), '') || coalesce((select string_agg(payload::text, '') from platform.job), '') as all`,
    );
    expect(rows[0]?.all).not.toContain(made.passphrase);
  });
});

describe('서류 인계', () => {
  it('고른 항목을 봉해 암호문을 한 번 보이고, 흔한 도구로 열리며, 인수증이 돌아올 때까지 남습니다', async () => {
    const { id, number, officer, company } = await its.scene();
    await its.step(officer, id, 'notes', { body: '우리끼리 한 말' });
    expect((await attach(company, `/api/cases/${id}/papers`, '진술서.txt', '본 것을 적습니다.')).statusCode).toBe(201);
    await its.world.owner.query(`update platform.file set state = 'clean'`);
    const answer = await make(officer, id);
    expect(answer.status, answer.text).toBe(201);
    const made = answer.body as HandoffMade;
    expect(made.passphrase).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/);
    expect(made.receiptNumber).toMatch(/^H-\d{8}-[0-9A-F]{8}$/);
    const packet = await take(officer, id, made.id);
    expect(packet.statusCode).toBe(200);
    expect(packet.rawPayload.includes(Buffer.from(secret))).toBe(false);
    const files = await unpack(packet.rawPayload, { passphrase: made.passphrase ?? '' });
    expect(Object.keys(files).sort()).toEqual(['건-요약.pdf', '건.json', '서류/진술서.txt']);
    const told = textOf(files['건.json']);
    expect(told).toContain(secret);
    expect(told).not.toContain('우리끼리 한 말');
    // Contacts were not chosen.
    expect(told).not.toContain('contact@example.kr');
    expect(told).not.toContain('"name": "대표자"');
    expect(readPdf(Buffer.from(files['건-요약.pdf'] ?? [])).text.replace(/\s/g, '')).toContain(String(number));
    expect(textOf(files['서류/진술서.txt'])).toBe('본 것을 적습니다.');
    await expect(unpack(packet.rawPayload, { passphrase: 'AAAA-BBBB' })).rejects.toThrow();

    const { version } = await one(officer, id);
    const early = await attach(officer, `/api/cases/${id}/handoffs/${made.id}/receipt`, '인수증.txt', '서명');
    expect(early.statusCode).toBe(409);
    const sent = await turn(officer, id, made.id, {
      step: 'dispatch',
      version,
      how: 'inPerson',
      note: '문서고에서 직접',
    });
    expect(sent.status, sent.text).toBe(200);
    expect((await turn(officer, id, made.id, { step: 'withdraw', version, reason: '늦은 판' })).status).toBe(409);
    const receipt = await attach(officer, `/api/cases/${id}/handoffs/${made.id}/receipt`, '인수증.txt', '서명한 종이');
    expect(receipt.statusCode, receipt.body).toBe(201);
    const done = await one(company, id);
    expect(done).toMatchObject({
      status: 'received',
      dispatchedHow: 'inPerson',
      dispatchedByName: '김담당',
      receivedByName: '김담당',
      sha256: made.sha256,
      may: [],
    });
    expect(
      (await its.world.owner.query('select 1 from cases.handoff_packet where handoff_id = $1', [made.id])).rowCount,
    ).toBe(0);
    expect((await take(officer, id, made.id)).statusCode).toBe(409);
    const actions = await its.actionsOf(id);
    for (const action of ['handoff.made', 'handoff.dispatched', 'handoff.received']) expect(actions).toContain(action);
    const readers = await its.world.get(company, `/api/evidence/readers?caseId=${id}`);
    expect(readers.text).toContain(made.receiptNumber);
  });

  it('받는 기관의 열쇠로도 봉하고, 인계서를 PDF와 HWPX로 냅니다', async () => {
    const { id, officer, company } = await its.scene();
    const identity = await generateIdentity();
    const recipientKey = await identityToRecipient(identity);
    const made = (await make(officer, id, { recipientKey, sections: ['summary', 'contact', 'counsel'] }))
      .body as HandoffMade;
    expect(made.passphrase).toBeNull();
    const packet = await take(officer, id, made.id);
    expect(textOf((await unpack(packet.rawPayload, { identity }))['건.json'])).toContain('contact@example.kr');
    for (const who of [officer, company]) {
      const read = readPdf((await take(who, id, made.id, 'letter?format=pdf')).rawPayload);
      expect(read).toMatchObject({ tagged: true, conformsTo: '1' });
      const flat = read.text.replace(/[\s\u00a0\u200b]/g, '');
      for (const said of [made.receiptNumber, made.sha256, '제16조(민원의이송)', '끝.']) expect(flat).toContain(said);
    }
    const paper = await take(officer, id, made.id, 'letter?format=hwpx');
    expect(textOf(unzipSync(new Uint8Array(paper.rawPayload))['Contents/section0.xml'])).toContain(made.receiptNumber);
  });

  it('동의로도 넘기며, 동의를 거두면 아직 받지 않은 것이 그 자리에서 거두어지고 자료가 지워집니다', async () => {
    const { id, officer, company } = await its.scene();
    const { body } = await its.world.get(company, `/api/consent-text?purpose=referral&agencyId=${outside}`);
    const text = body as { id: string; version: number };
    const given = await its.world.send(company, 'POST', '/api/company/consents', {
      agencyId: outside,
      purpose: 'referral',
      sections: ['summary', 'counsel', 'documents'],
      caseId: id,
      textId: text.id,
      textVersion: text.version,
    });
    expect(given.status, given.text).toBe(201);
    const made = (await make(officer, id, { basis: { kind: 'consent' } })).body as HandoffMade;
    expect((await one(officer, id)).basis).toBe('consent');
    const consentId = String((given.body as Json)['id']);
    await its.world.send(company, 'POST', `/api/company/consents/${consentId}/withdraw`);
    expect(await one(officer, id)).toMatchObject({ status: 'withdrawn', withdrawnReason: 'consentWithdrawn', may: [] });
    expect(
      (await its.world.owner.query('select 1 from cases.handoff_packet where handoff_id = $1', [made.id])).rowCount,
    ).toBe(0);
  });

  it('보내기 전에도 보낸 뒤에도, 받기 전에는 까닭을 적고 거둡니다', async () => {
    const { id, officer } = await its.scene();
    const made = (await make(officer, id)).body as HandoffMade;
    const { version } = await one(officer, id);
    const back = await turn(officer, id, made.id, { step: 'withdraw', version, reason: '다른 기관이 맞습니다.' });
    expect(back.status, back.text).toBe(200);
    const again = await turn(officer, id, made.id, { step: 'dispatch', version: version + 1, how: 'post', note: null });
    expect(again.body).toMatchObject({ code: 'handoff.ended' });
    expect((await take(officer, id, made.id)).statusCode).toBe(409);
  });
});
