import { randomBytes } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { renderXlsx } from '../../../platform/documents/index.ts';
import { openJobs } from '../../../platform/jobs/index.ts';
import { businessNumber } from '../../../platform/testing/people.ts';
import { importHandlers } from './index.ts';

type Json = Record<string, unknown>;
type View = {
  id: string;
  state: string;
  counts: { new: number; known: number; wrong: number };
  done: number;
  may: string[];
};

let world: World;
let office: Who;
let officeId: number;
beforeAll(async () => {
  world = await foundWorld();
  const { rows } = await world.owner.query<{ id: number }>('select id from organisations.agency where secretariat');
  officeId = rows[0]?.id ?? 0;
  office = await world.staff(officeId, 'manager', '김사무');
});
afterAll(() => world.close());

const titles = [
  '사업자등록번호*',
  '기업 이름*',
  '대표자*',
  '규모*',
  '업종코드*',
  '시군구*',
  '산업단지 이름',
  '상시근로자수',
  '담당자 이름',
  '담당자 전화',
];
const good = (number = businessNumber(), name = '가온정밀'): string[] => [
  `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`,
  name,
  '홍길동',
  '중기업',
  '26111',
  '청주시 청원구',
  '오창과학산업단지',
  '42',
  '김담당',
  '043-123-4567',
];
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
const sheet = (rows: readonly (readonly string[])[], header: readonly string[] = titles) =>
  renderXlsx<readonly string[]>({
    name: '기업',
    columns: header.map((title, at) => ({ title, kind: 'text', value: (row) => row[at] ?? '' })),
    rows,
  });

const send = async (who: Who, name: string, content: Buffer | string) => {
  const head = `--part\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/company-imports',
    headers: {
      'content-type': 'multipart/form-data; boundary=part',
      'x-boru-request': '1',
      cookie: `boru_session=${who.ticket}`,
    },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--part--\r\n')]),
  });
  return { status: answer.statusCode, body: answer.json() as Json, text: answer.body };
};
const check = async (name: string, content: Buffer | string): Promise<View> => {
  const answer = await send(office, name, content);
  expect(answer.status, answer.text).toBe(201);
  return answer.body as View;
};
const basis = {
  source: '지역 조사 2026',
  law: 'industrial-technology-protection-act',
  article: '제16조',
  validTo: '2027-12-31',
};
const confirm = (id: string, changes: Json = {}) =>
  world.send(office, 'POST', `/api/company-imports/${id}/confirm`, { ...basis, ...changes });
const show = async (id: string, query = '') =>
  (await world.get(office, `/api/company-imports/${id}${query}`)).body as {
    view: View;
    items: (Json & { line: number; problems: Json })[];
    next: number | null;
  };
const companies = async (): Promise<number> =>
  (await world.owner.query<{ n: number }>('select count(*)::int as n from organisations.company')).rows[0]?.n ?? -1;

/** A heading and a company as Korean Excel saves them; 뷁 and 똠 stand outside of KS X 1001. Bytes made by Python's cp949. */
const cp949 = Buffer.from(
  '22bbe7bef7c0dab5eeb7cfb9f8c8a32a222c22b1e2bef720c0ccb8a72a222c22b4ebc7a5c0da2a222c22b1d4b8f02a222c22bef7c1bec4dab5e52a222c22bdc3b1bab1b82a220d0a2239393838373736363539222c228c63b9e6222294ee2222bca52c20c1a4b9d0222c22c8abb1e6b5bf222c22c1dfb1e2bef7222c223236313131222c22c3bbc1d6bdc320c3bbbff8b1b822',
  'hex',
);

describe('기업 목록 가져오기', () => {
  it('확인만으로는 아무 기업도 생기지 않고, 근거를 적어 넣으면 모두 들어오고 증적이 남으며 읽은 줄은 지워집니다', async () => {
    const before = await companies();
    const numbers = [businessNumber(), businessNumber(), businessNumber()];
    const run = await check('기업.xlsx', await sheet(numbers.map((number, at) => good(number, `목록기업 ${at}`))));
    expect(run).toMatchObject({ state: 'checked', counts: { new: 3, known: 0, wrong: 0 }, may: ['confirm', 'drop'] });
    expect(await companies()).toBe(before);
    expect((await confirm(run.id, { law: 'no-such-law' })).status).toBe(422);
    expect((await confirm(run.id, { validTo: '2026-11-23' })).status).toBe(422);
    expect((await confirm(run.id)).status).toBe(200);
    expect((await confirm(run.id)).status).toBe(409);
    await world.settle();
    expect((await show(run.id)).view).toMatchObject({ state: 'done', done: 3, may: [] });
    const { rows } = await world.owner.query(
      `select c.name, c.status, c.industry, c.municipality, c.industrial_zone, c.employees, o.name as contact, g.legal_basis, a.reason, a.actor_kind
         from organisations.company c join organisations.contact o on o.company_id = c.id
         join organisations.sight_grant g on g.company_id = c.id and g.section = 'summary'
         join evidence.audit_entry a on a.company_id = c.id and a.action = 'company.imported'
        where c.import_id = $1 order by c.name`,
      [run.id],
    );
    const law = '산업기술의 유출방지 및 보호에 관한 법률 제16조';
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      ...{ name: '목록기업 0', status: 'unconfirmed', industry: 'semiconductor', municipality: '4311400000' },
      ...{
        industrial_zone: 'ochang-science',
        employees: 42,
        contact: '김담당',
        legal_basis: law,
        reason: law,
        actor_kind: 'system',
      },
    });
    const { rows: left } = await world.owner.query(
      'select 1 from organisations.company_import_row where import_id = $1',
      [run.id],
    );
    expect(left).toEqual([]);
    const list = async (who: Who) => (await world.get(who, '/api/companies?text=목록기업')).text;
    expect(await list(office)).toContain('목록기업 1');
    expect(await list(await world.staff(9))).not.toContain('목록기업');
  });

  it('깨진 표는 줄과 칸마다 무엇이 잘못되었는지 말하고, 한 줄이라도 틀리면 하나도 넣지 않습니다', async () => {
    const before = await companies();
    const [known, twice] = [businessNumber(), businessNumber()];
    expect((await confirm((await check('a.csv', csv([titles, good(known)]))).id)).status).toBe(200);
    await world.settle();
    const broken = (changes: Record<number, string>) => good().map((cell, at) => changes[at] ?? cell);
    const run = await check(
      '기업.csv',
      csv([
        titles,
        broken({ 0: '123-45-67890' }),
        broken({ 3: '큰 회사', 4: '99999' }),
        broken({ 5: '서울시', 7: '마흔둘' }),
        good(twice),
        [],
        good(twice),
        good(known),
        broken({ 1: '', 9: '전화 없음' }),
      ]),
    );
    expect(run).toMatchObject({ counts: { new: 1, known: 1, wrong: 5 }, may: ['drop'] });
    const { items } = await show(run.id, '?state=wrong');
    expect(items.map(({ line, problems }) => [line, Object.keys(problems).sort()])).toEqual([
      [2, ['businessNumber']],
      [3, ['ksicCode', 'size']],
      [4, ['employees', 'municipality']],
      [7, ['businessNumber']],
      [9, ['contactPhone', 'name']],
    ]);
    expect(items[3]?.problems['businessNumber']).toBe('5번째 줄과 같은 번호입니다. / The same number as on line 5.');
    expect((await show(run.id, '?state=known')).items.map(({ line }) => line)).toEqual([8]);
    expect((await confirm(run.id)).body).toMatchObject({ code: 'import.not_ready' });
    expect(await companies()).toBe(before + 1);
    expect((await world.send(office, 'POST', `/api/company-imports/${run.id}/drop`, {})).body).toMatchObject({
      state: 'dropped',
    });
    expect((await show(run.id)).items).toEqual([]);
  });

  it('CP949와 UTF-8, 다른 구분자와 따옴표, 숫자로 바뀐 번호를 읽습니다', async () => {
    const text = (rows: string[][]) => rows.map((row) => row.join('\t')).join('\n');
    const row = good(businessNumber(), '뷁"샵, 정밀');
    const files: [string, Buffer][] = [
      ['cp949.csv', cp949],
      ['utf8.csv', Buffer.from(`\uFEFF${csv([titles, row])}`)],
      ['semicolon.csv', Buffer.from(csv([titles, row]).replaceAll('","', '";"'))],
      ['tab.txt', Buffer.from(text([titles, good(businessNumber(), '탭 정밀')]))],
    ];
    for (const [name, content] of files)
      expect((await check(name, content)).counts, name).toEqual({ new: 1, known: 0, wrong: 0 });
    const number = businessNumber();
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row r="1">${titles.map((title, at) => `<x:c r="${String.fromCharCode(65 + at)}1" t="inlineStr"><x:is><x:r><x:t>${title}</x:t></x:r></x:is></x:c>`).join('')}</x:row><x:row r="4"><x:c r="A4"><x:f>1+1</x:f><x:v>${Number(number).toExponential()}</x:v></x:c>${good()
      .slice(1)
      .map(
        (cell, at) =>
          `<x:c r="${String.fromCharCode(66 + at)}4" t="str"><x:v>${cell.replace('정밀', '&amp;정밀&#x21;')}</x:v></x:c>`,
      )
      .join('')}</x:row></x:sheetData></x:worksheet>`;
    const book = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" r:id="rId7"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId7" Type="x/worksheet" Target="/xl/odd/one.xml"/></Relationships>',
      ),
      'xl/odd/one.xml': strToU8(xml),
    });
    const run = await check('odd.xlsx', Buffer.from(book));
    expect(run.counts).toEqual({ new: 1, known: 0, wrong: 0 });
    const [item] = (await show(run.id)).items;
    expect(item).toMatchObject({ line: 4, cells: { businessNumber: number, name: '가온&정밀!' } });
  });

  it('표가 아니거나 해로운 파일은 까닭을 두 말로 말하고 아무것도 남기지 않습니다', async () => {
    const kept = async () => (await world.owner.query('select 1 from organisations.company_import')).rowCount;
    const before = await kept();
    const book = (parts: Record<string, Uint8Array>) =>
      Buffer.from(
        zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>'), ...parts }),
      );
    /** Says of its first part that it unpacks to so much: a bomb without the work of making one. */
    const lying = (size: number, noise: number): Buffer => {
      const made = book({
        'xl/worksheets/sheet1.xml': strToU8('<row/>'),
        'xl/noise.bin': randomBytes(noise),
      });
      const entry = made.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46;
      made.writeUInt32LE(size, entry + 24);
      return made;
    };
    const cases: [string, string, Buffer | string, number, string, RegExp][] = [
      [
        '그림을 이름만 바꾼 파일',
        'a.xlsx',
        Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
        415,
        'file.type_refused',
        /\.png/,
      ],
      [
        '매크로가 든 문서',
        'a.xlsx',
        book({ 'xl/vbaProject.bin': strToU8('x') }),
        415,
        'file.type_refused',
        /매크로.*macros/,
      ],
      ['압축 폭탄', 'a.xlsx', lying(1_900_000_000, 10), 415, 'file.type_refused', /지나치게.*too much/],
      ['풀면 한도를 넘는 시트', 'a.xlsx', lying(130_000_000, 900_000), 422, 'import.unreadable', /지나치게.*too much/],
      ['시트가 없는 책', 'a.xlsx', book({}), 422, 'import.unreadable', /첫 시트.*first sheet/],
      ['모르는 글자', 'a.csv', Buffer.from([0xec, 0x82, 0xac, 0xff, 0xff, 0x2c, 0x31]), 415, 'file.type_refused', /./],
      ['닫히지 않은 따옴표', 'a.csv', `"${titles.join(',')}`, 422, 'import.unreadable', /따옴표/],
      ['빈 표', 'a.csv', csv([titles]), 422, 'import.empty', /./],
      [
        '다른 열',
        'a.csv',
        csv([
          ['이름', '나이', '기업명', '상호'],
          ['가', '1', 'a', 'b'],
        ]),
        422,
        'import.columns',
        /없는 열.*사업자등록번호/,
      ],
      [
        '문서',
        'a.docx',
        Buffer.from(zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') })),
        422,
        'import.unreadable',
        /XLSX/,
      ],
      ['너무 긴 표', 'a.csv', `${titles.join(',')}\n${'1,2,3\n'.repeat(20_001)}`, 422, 'import.too_many_rows', /./],
    ];
    for (const [what, name, content, status, code, why] of cases) {
      const answer = await send(office, name, content);
      expect([what, answer.status, answer.body['code']], answer.text.slice(0, 300)).toEqual([what, status, code]);
      expect(JSON.stringify(answer.body['fields']), what).toMatch(why);
    }
    expect(await kept()).toBe(before);
    for (const role of ['officer', 'auditor'] as const)
      expect(
        (await send(await world.staff(role === 'auditor' ? officeId : 9, role), 'a.csv', csv([titles, good()]))).status,
      ).toBe(403);
  });

  it('확인한 뒤 누가 먼저 등록한 번호가 하나라도 있으면 하나도 넣지 않습니다', async () => {
    const numbers = [businessNumber(), businessNumber(), businessNumber()];
    const run = await check('a.csv', csv([titles, ...numbers.map((number) => good(number))]));
    const rival = await world.company();
    await world.owner.query('update organisations.company set business_number = $2 where id = $1', [
      rival.companyId,
      numbers[2],
    ]);
    const before = await companies();
    expect((await confirm(run.id)).status).toBe(200);
    await world.settle();
    expect((await show(run.id)).view).toMatchObject({ state: 'failed', done: 0 });
    expect(await companies()).toBe(before);
  });

  const many = Number(process.env['BORU_IMPORT_ROWS'] ?? 600);
  it(`${many}줄을 확인하고 넣으며, 넣는 동안 얼마나 되었는지 보입니다`, async () => {
    const rows = Array.from({ length: many }, (_, at) => good(businessNumber(), `큰목록 ${at}`));
    const began = Date.now();
    const run = await check('big.csv', csv([titles, ...rows]));
    const checked = Date.now();
    expect(run.counts).toEqual({ new: many, known: 0, wrong: 0 });
    const page = await show(run.id);
    expect([page.items.length, page.next]).toEqual([100, 101]);
    expect((await show(run.id, `?after=${page.next}`)).items[0]?.line).toBe(102);
    await confirm(run.id);
    const jobs = openJobs(world.database);
    jobs.work(importHandlers(world.database, world.services));
    const seen = new Set<number>();
    try {
      await expect
        .poll(async () => seen.add((await show(run.id, '?after=2000000')).view.done).has(many), {
          interval: 100,
          timeout: 550_000,
        })
        .toBe(true);
      await expect
        .poll(async () => (await show(run.id, '?after=2000000')).view.state, { timeout: 30_000 })
        .toBe('done');
    } finally {
      await jobs.stop();
    }
    expect([...seen].some((done) => done > 0 && done < many)).toBe(true);
    if (many > 5_000) {
      console.info(
        `${many} rows: checked in ${checked - began} ms, taken in ${Date.now() - checked} ms, progress ${[...seen].join(' ')}`,
      );
    }
    const { rows: trace } = await world.owner.query(
      `select count(*)::int as n from evidence.audit_entry where action = 'company.imported' and detail ->> 'import' = $1`,
      [run.id],
    );
    expect(trace).toEqual([{ n: many }]);
  }, 600_000);
});

describe('기업 목록 내려받기', () => {
  it('까닭이 기업의 열람 기록에 남고, 엑셀이 여는 모양이며, 수식으로 실행되지 않고, 다시 올리면 이미 있는 기업입니다', async () => {
    const run = await check('a.csv', csv([titles, good(businessNumber(), '=HYPERLINK("http://evil")')]));
    await confirm(run.id);
    await world.settle();
    expect((await world.get(office, '/api/companies/export?format=csv')).status).toBe(422);
    const file = await world.get(
      office,
      `/api/companies/export?format=csv&reason=${encodeURIComponent('연간 조사')}&text=HYPERLINK`,
    );
    expect(file.status).toBe(200);
    expect(file.text.startsWith('\uFEFF사업자등록번호,')).toBe(true);
    expect(file.text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    const { rows } = await world.owner.query(
      `select r.reason, r.sections, d.reason as deed from evidence.access_entry r join organisations.company c on c.id = r.company_id
         cross join (select reason from evidence.audit_entry where action = 'companies.exported' order by id desc limit 1) d where c.import_id = $1`,
      [run.id],
    );
    expect(rows).toEqual([{ reason: '연간 조사', sections: ['summary', 'contact'], deed: '연간 조사' }]);
    const again = await check('again.csv', file.text.replace(/,상태\r\n/, '\r\n').replace(/,확인 전\r\n/, '\r\n'));
    expect(again.counts).toEqual({ new: 0, known: 1, wrong: 0 });
    const book = await world.get(office, `/api/companies/export?format=xlsx&reason=a`);
    expect([book.status, book.text.startsWith('PK')]).toEqual([200, true]);
    const manager = await world.staff(9, 'manager');
    const theirs = await world.get(manager, `/api/companies/export?format=csv&reason=a`);
    expect(theirs.text.trim().split('\r\n')).toHaveLength(1);
    expect((await world.get(await world.staff(9), '/api/companies/export?format=csv&reason=a')).status).toBe(403);
    for (const format of ['csv', 'xlsx'])
      expect((await world.get(office, `/api/company-imports/template?format=${format}`)).status).toBe(200);
  });
});
