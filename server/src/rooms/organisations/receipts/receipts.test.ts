import { afterAll, beforeAll, expect, it } from 'vitest';
import { stopPress } from '#platform/documents/index';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
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

const receipt = async (who: Who, id: string) => {
  const response = await its.world.app.inject({
    url: `/api/company/consents/${id}/receipt`,
    headers: { cookie: `boru_session=${who.ticket}` },
  });
  return {
    status: response.statusCode,
    text: response.statusCode === 200 ? readPdf(response.rawPayload).text.replace(/[\s\u00a0\u200b]/g, '') : '',
  };
};
const consentOf = async (who: Who) => {
  const { body } = await its.world.get(who, '/api/company/consents');
  const [first] = (body as { items: (Json & { id: string; receiptNumber: string; textHash: string })[] }).items;
  if (!first) throw new Error('no consent');
  return first;
};

it('기업은 동의 확인서를 인쇄하고, 철회하면 철회일이 적힙니다', async () => {
  const { company } = await its.scene();
  const consent = await consentOf(company);
  const { status, text } = await receipt(company, consent.id);
  expect(status).toBe(200);
  for (const said of [
    consent.receiptNumber,
    '유효',
    '상담기록',
    '이용목적:',
    '언제든지철회할수있습니다',
    consent.textHash,
  ])
    expect(text).toContain(said);
  await its.world.send(company, 'POST', `/api/company/consents/${consent.id}/withdraw`);
  expect((await receipt(company, consent.id)).text).toMatch(/\d{4}\.\d+\.\d+\.철회/);
});

it('동의문이 바뀌었으면 지어내지 않고 전자지문만 적습니다', async () => {
  const { company } = await its.scene();
  const consent = await consentOf(company);
  await its.world.owner.query(`update organisations.consent set text_hash = '\\x00ff' where id = $1`, [consent.id]);
  const { text } = await receipt(company, consent.id);
  expect(text).toContain('옮겨적지못했습니다');
  expect(text).toContain('00ff');
  expect(text).not.toContain('이용목적:');
});

it('다른 기업과 기관에는 없는 확인서입니다', async () => {
  const { company, officer } = await its.scene();
  const { id } = await consentOf(company);
  expect((await receipt(await its.world.company(), id)).status).toBe(404);
  expect((await receipt(officer, id)).status).toBe(403);
});
