import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { asSystem } from '#platform/database/index';
import { stopPress } from '#platform/documents/index';
import { type CaseWorld, foundCaseWorld, type Json, type Preview } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { readPdf } from '../../../platform/documents/testing/read-pdf.ts';
import { loadConsentTexts } from '../consents/index.ts';

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
const pick = ({ textId, textVersion }: Preview['consent']) => ({ textId, textVersion });
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

it('판을 올리지 않고 동의문을 고쳐도 새 판이 되고, 앞서 한 동의는 그때의 글과 전자지문을 지킵니다', async () => {
  const { services, database, owner } = its.world;
  const { company } = await its.scene();
  const before = await consentOf(company);
  const text = services.pack.catalogue.consentTexts.items.find(({ id }) => id === before['textId']);
  if (!text) throw new Error('no text');
  const load = () => asSystem(database, 'write', (tx) => loadConsentTexts(tx, services.pack));
  const asked = async () =>
    ((await its.world.get(company, '/api/cases/preview?topic=counselling')).body as Preview).consent;
  const old = await asked();
  const use = text.use;
  try {
    Object.assign(text, { use: { ...use, ko: '새로 적은 이용 목적' } });
    await load();
    await load();
    const shown = await asked();
    expect(shown).toMatchObject({ textId: old.textId, textVersion: old.textVersion + 1 });
    // Whoever still has the earlier words on the screen agrees to nothing.
    const wish = {
      requestKey: newId(),
      topic: 'counselling',
      subject: null,
      urgency: 'normal',
      title: '물음',
      body: '글',
      share: [],
    };
    const stale = await its.world.send(company, 'POST', '/api/cases', {
      ...wish,
      consent: { ...pick(old), agreed: true },
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'consent.text_changed' } });
    const agreed = await its.world.send(company, 'POST', '/api/cases', {
      ...wish,
      consent: { ...pick(shown), agreed: true },
    });
    expect(agreed.status, agreed.text).toBe(201);
    const after = await consentOf(company);
    expect(after).toMatchObject({ textVersion: old.textVersion + 1 });
    expect(after.textHash).not.toBe(before.textHash);
    expect((await receipt(company, after.id)).text).toContain('새로적은이용목적');
    const kept = await receipt(company, before.id);
    expect(kept.text).toContain(use.ko.replace(/\s/g, ''));
    expect(kept.text).toContain(before.textHash);
    expect(kept.text).not.toContain('새로적은이용목적');
  } finally {
    Object.assign(text, { use });
  }
  await load();
  expect(await asked()).toMatchObject(pick(old));
  const editions = await owner.query('select version from organisations.consent_text where id = $1 order by 1', [
    text.id,
  ]);
  expect(editions.rows.map(({ version }) => version)).toEqual([old.textVersion, old.textVersion + 1]);
});
