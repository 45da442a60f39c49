import type { ComparisonView } from '@boru/contract/rescreening';
import type { CardView, Packet } from '@boru/contract/technologies';
import { basisOf, claimOf } from '@boru/engines/rescreening';
import { screen } from '@boru/engines/screening';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopPress } from '#platform/documents/index';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { readPdf } from '../../../platform/documents/testing/read-pdf.ts';
import { bundleOf, engineOf } from '../screening/index.ts';

type Company = Who & { companyId: string };
let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(async () => {
  stopPress();
  await world.close();
});

const on = '2026-11-23';
const secret = '한빛노을';
const told = `전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다. 사내 이름은 ${secret} 공정입니다. 에너지 밀도는 272Wh/kg입니다.`;

/** What the browser sends after a check: everything but the text. */
const saved = async (company: Company, more: Record<string, unknown> = {}): Promise<CardView> => {
  const { dictionary } = bundleOf(world.services.pack);
  const result = screen(dictionary.catalogue, { text: told, on });
  const typed = {
    field: 'electrical-electronics',
    quantities: [{ quantity: 'specificEnergy', value: 272, unit: 'Wh/kg', comparator: '=' as const }],
  };
  const card = {
    name: '파우치 셀',
    ...typed,
    product: null,
    ...claimOf(result),
    basis: basisOf(dictionary, result, typed),
    screenedOn: on,
    engine: engineOf(world.services.pack),
    standing: 'checked',
    note: null,
    ...more,
  };
  const answer = await world.send(company, 'POST', '/api/technologies', card);
  expect(answer.status, answer.text).toBe(201);
  return answer.body as CardView;
};
const take = async (who: Who, path: string) => {
  const response = await world.app.inject({ url: path, headers: { cookie: `boru_session=${who.ticket}` } });
  return { status: response.statusCode, type: String(response.headers['content-type']), bytes: response.rawPayload };
};
const flat = (text: string) => text.replace(/[\s\u00a0\u200b]/g, '');
const deeds = async (company: Company, action: string) =>
  (
    await world.owner.query(
      `select detail, agency_id as agency from evidence.audit_entry where company_id = $1 and action = $2 order by id`,
      [company.companyId, action],
    )
  ).rows;
const grant = (company: Company, agencyId: number, section: string) =>
  world.owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to)
     values (gen_random_uuid(), $1, $2, $3, 'counselling', '시험을 위한 근거', '2030-01-01')`,
    [company.companyId, section, agencyId],
  );

describe('결과지', () => {
  it('진짜 한글이 든 태그 있는 PDF이고, 판과 조건과 쓴 수치와 버전이 모두 있다', async () => {
    const company = await world.company({ name: '가온소재' });
    const card = await saved(company);
    const paper = await take(company, `/api/technologies/cards/${card.id}/sheet`);
    expect([paper.status, paper.type]).toEqual([200, 'application/pdf']);
    const read = readPdf(paper.bytes);
    expect(read).toMatchObject({ tagged: true, language: 'ko-KR', conformsTo: '1' });
    const text = flat(read.text);
    for (const said of [
      '기술사전확인결과지',
      '가온소재',
      '사전확인:법적판정이아닙니다',
      '2025-10-02판',
      'NCT-ELEC-02',
      '272Wh/kg',
      '265Wh/kg이상',
      '충족',
      '남은물음',
      '법마다다른수치',
      '같은결과',
      engineOf(world.services.pack).catalogue,
      '확인필요',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain(secret);
    expect(await deeds(company, 'technology.sheet_printed')).toEqual([{ detail: { version: 1 }, agency: null }]);
  });
  it('기관은 볼 수 있는 카드만 인쇄하고, 인쇄는 열람과 증적으로 남는다', async () => {
    const company = await world.company({ name: '이름없이보는기업' });
    const card = await saved(company);
    const desk = await world.staff(3);
    const path = `/api/technologies/cards/${card.id}/sheet`;
    expect((await take(desk, path)).status).toBe(404);
    await grant(company, 3, 'technology');
    const paper = await take(desk, path);
    expect(paper.status).toBe(200);
    // Sight of the technologies is not sight of the company.
    expect(flat(readPdf(paper.bytes).text)).not.toContain('이름없이보는기업');
    expect(await deeds(company, 'technology.sheet_printed')).toEqual([{ detail: { version: 1 }, agency: 3 }]);
    const readers = (await world.get(company, '/api/evidence/readers')).body as { items: unknown[] };
    expect(readers.items).toHaveLength(1);
    expect((await take(await world.company(), path)).status).toBe(404);
  });
});

describe('다시 계산해 견주기', () => {
  it('같은 판이면 같은 결과라고 버전과 함께 말한다', async () => {
    const company = await world.company();
    const card = await saved(company);
    const compared = (await world.get(company, `/api/technologies/cards/${card.id}/comparison`)).body as ComparisonView;
    expect(compared).toMatchObject({ isSame: true, isComparable: true, reproduces: true, differences: [] });
    expect(compared.stored).toEqual(compared.now);
  });
  it('자료가 달라졌으면 무엇이 달라졌는지 말한다', async () => {
    const company = await world.company();
    const card = await saved(company);
    await world.owner.query(
      `update technologies.card set replay = jsonb_set(replay, '{items,0,status}', '"ask"') where id = $1`,
      [card.id],
    );
    const compared = (await world.get(company, `/api/technologies/cards/${card.id}/comparison`)).body as ComparisonView;
    expect(compared.isSame).toBe(false);
    expect(compared.differences).toMatchObject([{ before: 'ask', after: 'met' }]);
    const paper = await take(company, `/api/technologies/cards/${card.id}/sheet`);
    expect(flat(readPdf(paper.bytes).text)).toContain('다른결과:');
  });
  it('옛 카드는 견줄 수 없다고 말한다', async () => {
    const company = await world.company();
    const card = await saved(company);
    await world.owner.query('update technologies.card set replay = null where id = $1', [card.id]);
    const compared = (await world.get(company, `/api/technologies/cards/${card.id}/comparison`)).body;
    expect(compared).toMatchObject({ isComparable: false });
  });
});

describe('판정 신청 서류', () => {
  const path = (card: CardView, format: string) => `/api/technologies/cards/${card.id}/packet?format=${format}`;
  it('세 형식이 같은 것을 말하고, 아는 칸만 채우고 모르는 칸은 비워 표시한다', async () => {
    const company = await world.company({ name: '가온소재' });
    const card = await saved(company);
    const json = await take(company, path(card, 'json'));
    const packet = JSON.parse(json.bytes.toString()) as Packet;
    const rows = new Map(
      packet.parts.flatMap(({ rows: own }) => own.map(({ label, value }) => [label, value] as const)),
    );
    expect(rows.get('기업·기관 이름')).toBe('가온소재');
    expect(rows.get('사업자등록번호')).toMatch(/^\d{3}-\d{2}-\d{5}$/);
    expect(rows.get('신청 기술의 이름')).toBe('파우치 셀');
    expect(rows.get('해당할 수 있는 고시 항목')).toContain('265Wh/kg');
    for (const open of ['휴대전화', '신청하는 까닭', '국가연구개발비를 받았는지']) expect(rows.get(open)).toBeNull();
    expect(packet.attachments.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(packet.form.number).toContain('별지 제1호의2');
    const pdf = readPdf((await take(company, path(card, 'pdf'))).bytes);
    expect(pdf).toMatchObject({ tagged: true, language: 'ko-KR' });
    const hwpx = unzipSync((await take(company, path(card, 'hwpx'))).bytes);
    const section = new TextDecoder().decode(hwpx['Contents/section0.xml']).replace(/<[^>]+>/g, '');
    for (const text of [flat(pdf.text), flat(section)])
      for (const said of [
        '국가핵심기술여부판정신청서',
        '별지제1호의2서식',
        '확인필요',
        '가온소재',
        '파우치셀',
        '(직접적어주세요)',
        '시장규모와경쟁력',
        '법적판정이아닙니다',
      ])
        expect(text).toContain(said);
    expect(flat(pdf.text) + flat(section) + json.bytes.toString()).not.toContain(secret);
    expect(await deeds(company, 'technology.packet_taken')).toEqual([
      { detail: { version: 1, format: 'json' }, agency: null },
      { detail: { version: 1, format: 'pdf' }, agency: null },
      { detail: { version: 1, format: 'hwpx' }, agency: null },
    ]);
  });
  it('카드만 보는 기관은 받을 수 없고, 연락처를 못 보는 기관의 서류에는 연락처가 비어 있다', async () => {
    const company = await world.company({ name: '가온소재' });
    const card = await saved(company);
    const desk = await world.staff(3);
    await grant(company, 3, 'technology');
    expect((await take(desk, path(card, 'json'))).status).toBe(404);
    expect(await deeds(company, 'technology.packet_taken')).toEqual([]);
    await grant(company, 3, 'summary');
    const contactOf = async () => {
      const packet = JSON.parse((await take(desk, path(card, 'json'))).bytes.toString()) as Packet;
      return packet.parts.flatMap(({ rows }) => rows).find(({ label }) => label === '담당자 이름')?.value;
    };
    expect(await contactOf()).toBeNull();
    await grant(company, 3, 'contact');
    expect(await contactOf()).toBe('홍견본');
    const readers = (await world.get(company, '/api/evidence/readers')).body as { items: { sections: string[] }[] };
    expect(new Set(readers.items.flatMap(({ sections }) => sections))).toEqual(
      new Set(['technology', 'summary', 'contact']),
    );
    expect((await take(await world.staff(4), path(card, 'json'))).status).toBe(404);
    expect((await take(company, path(card, 'docx'))).status).toBe(422);
  });
  it('서식 기호가 든 이름도 글자 그대로 인쇄된다', async () => {
    const company = await world.company();
    const card = await saved(company, { name: '#panic("x") {{form.name}} *굵게*' });
    const pdf = readPdf((await take(company, path(card, 'pdf'))).bytes);
    expect(flat(pdf.text)).toContain('#panic("x"){{form.name}}*굵게*');
    expect((await take(company, path(card, 'hwpx'))).status).toBe(200);
  });
});
