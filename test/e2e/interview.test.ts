import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPdf } from '../../server/src/platform/documents/testing/read-pdf.ts';
import { focused, tabTo } from './keys.ts';
import { carrying } from './leaks.ts';
import { stage } from './stage.ts';

const scene = stage();
/** The machine may be busy with others; a second is not enough. */
const patient = { timeout: 20_000 };

const told =
  '전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다. 우리끼리는 한빛노을 공정이라 부르고 비밀거래처에만 냅니다.';
/** What only this company would write. Words of the lists themselves (파우치형) are saved, and said to be. */
const own = ['한빛노을', '비밀거래처', '우리끼리는', '부르고'];
const flat = (text: string) => text.replace(/[\s\u00a0\u200b]/g, '');

test('자판만으로 물음에 답하면 결과가 그 자리에서 바뀌고, 모름도 되고, 다음 물음으로 초점이 간다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  await visitor.go('/check');
  await page.getByRole('textbox', { name: /어떤 기술인가요/ }).waitFor();
  await page.evaluate(
    `['mousedown', 'touchstart'].forEach((kind) => addEventListener(kind, () => { window.touched = true; }, true))`,
  );
  await tabTo(page, /어떤 기술인가요/);
  await page.keyboard.type(told);
  const question = page.getByRole('region', { name: /에너지 밀도/ });
  await question.waitFor();
  const verdict = page.locator('[aria-live="polite"]').first();
  const before = await verdict.textContent();
  // Every control of the question has a name that says what it is for.
  for (const [role, name] of [
    ['textbox', /값/],
    ['button', '답하기'],
    ['button', '모름'],
  ] as const)
    expect(await question.getByRole(role, { name }).count(), String(name)).toBe(1);
  await visitor.sound();
  await tabTo(page, /^\s*모름/);
  await page.keyboard.press('Enter');
  await page.getByText('답한 것').first().waitFor();
  // The button is gone with its question: the focus is on the next question, or on the word that none is left.
  await expect.poll(async () => (await focused(page)).role, patient).toMatch(/^h2/);
  await tabTo(page, /다시 답하기: .*에너지 밀도/);
  await page.keyboard.press('Enter');
  await question.waitFor();
  await tabTo(page, /값/, 120);
  await page.keyboard.type('272');
  await page.keyboard.press('Enter');
  await expect.poll(() => verdict.textContent(), patient).not.toBe(before);
  await page.getByText('272 Wh/kg').first().waitFor();
  // Where one technology meets different figures in different laws, the ladder says where ours stands.
  const ladder = page.getByRole('figure', { name: /우리 값 272/ });
  await ladder.waitFor();
  expect(await ladder.getByText('해당하는 단').count()).toBeGreaterThan(0);
  expect(await ladder.getByText(/남음/).count()).toBeGreaterThan(0);
  await visitor.sound();
  expect(await page.evaluate(`window.touched === true`)).toBe(false);
  expect(carrying(visitor.requests, [...own, '파우치형', '설계하고'])).toEqual([]);
  await visitor.close();
});

test('따르는 일은 누가 정하는지와 기한을 말하고, 두 번 눌러 조문에 닿는다', async () => {
  const visitor = await scene.arrive(360);
  const { page } = visitor;
  await visitor.go('/check');
  await page.getByRole('textbox', { name: /어떤 기술인가요/ }).fill(`${told} 에너지 밀도는 272Wh/kg입니다.`);
  await page.getByRole('heading', { name: '해당한다면 따르는 일' }).waitFor();
  await page.getByText('산업통상부장관').first().waitFor();
  await visitor.sound();
  await page.getByRole('button', { name: '근거 조문과 기한' }).first().click();
  const sheet = page.getByRole('dialog', { name: /근거 조문과 기한/ });
  await sheet.getByText(/15일 안에/).waitFor();
  const article = sheet.getByRole('link', { name: /제9조의2/ }).first();
  expect(decodeURIComponent((await article.getAttribute('href')) ?? '')).toMatch(
    /^https:\/\/www\.law\.go\.kr\/법령\/.*\/제9조의2$/,
  );
  await visitor.sound();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /받을 수 있는 것/ }).click();
  await page
    .getByText(/제17조제3항/)
    .first()
    .waitFor();
  await visitor.sound();
  await visitor.close();
});

test('로그인한 기업이 카드로 저장해도 적은 글은 떠나지 않고, 결과지와 판정 신청 서류가 진짜 한글로 나온다', async () => {
  const visitor = await scene.found(930);
  const { page } = visitor;
  await visitor.go('/check');
  await page.getByRole('textbox', { name: /어떤 기술인가요/ }).fill(`${told} 에너지 밀도는 272Wh/kg입니다.`);
  await page.getByRole('button', { name: '기술 카드로 저장' }).click();
  const sheet = page.getByRole('dialog', { name: '기술 카드로 저장' });
  await sheet.getByRole('textbox', { name: /^이름/ }).fill('파우치 셀');
  // The page names each word of the lists that goes along.
  await sheet.getByText(/목록의 낱말도 남깁니다: .*리튬이차전지/).waitFor();
  await visitor.sound();
  await sheet.getByRole('button', { name: '카드 저장하기' }).click();
  await page.getByText('카드를 저장했습니다').first().waitFor();
  expect(carrying(visitor.requests, own)).toEqual([]);
  const { rows } = await scene.site.owner.query<{ id: string; row: string; reproduces: boolean }>(
    `select id, to_jsonb(c)::text as row, (replay ->> 'reproduces')::boolean as reproduces from technologies.card c where company_id = $1`,
    [visitor.companyId],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toMatch(/한빛노을|비밀거래처|우리끼리/);
  expect(rows[0]?.reproduces).toBe(true);

  await visitor.go(`/company/technologies/${rows[0]?.id}`);
  await page.getByRole('heading', { name: '파우치 셀', level: 1 }).waitFor();
  await page.getByRole('button', { name: '다시 계산해 견주기' }).click();
  await page.getByText('같은 결과', { exact: true }).waitFor();
  await visitor.sound();
  const taken = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ]);
    return readFileSync(await file.path());
  };
  const result = readPdf(await taken('결과지 PDF'));
  expect(result).toMatchObject({ tagged: true, language: 'ko-KR' });
  for (const said of [
    '기술사전확인결과지',
    '견본정밀930',
    '사전확인:법적판정이아닙니다',
    '265Wh/kg이상',
    '272Wh/kg',
    '같은결과',
  ])
    expect(flat(result.text)).toContain(said);
  const application = readPdf(await taken('판정 신청 준비 PDF'));
  for (const said of ['국가핵심기술여부판정신청서', '별지제1호의2서식', '견본정밀930', '(직접적어주세요)', '확인필요'])
    expect(flat(application.text)).toContain(said);
  expect(flat(result.text) + flat(application.text)).not.toMatch(/한빛노을|비밀거래처/);
  expect(carrying(visitor.requests, own)).toEqual([]);
  const traced = await scene.site.owner.query(
    `select action from evidence.audit_entry where company_id = $1 and action like 'technology.%' order by id`,
    [visitor.companyId],
  );
  expect(traced.rows.map(({ action }) => action)).toEqual([
    'technology.created',
    'technology.sheet_printed',
    'technology.packet_taken',
  ]);
  await visitor.close();
});

test('계정 없는 결과는 브라우저가 인쇄하고, 인쇄에는 같은 내용이 있으며 아무것도 전송하지 않는다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  await visitor.go('/check');
  await page.getByRole('textbox', { name: /어떤 기술인가요/ }).fill(`${told} 에너지 밀도는 272Wh/kg입니다.`);
  await page.getByText('결과지 인쇄').waitFor();
  await page.waitForLoadState('networkidle');
  const before = visitor.requests.length;
  await page.emulateMedia({ media: 'print' });
  // What is printed is what the print view shows; the browser sets it on paper itself.
  const paper = flat(await page.evaluate<string>('document.body.innerText'));
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  for (const said of [
    '기술사전확인결과지',
    '사전확인:법적판정이아닙니다',
    '엔진과자료의판',
    '2025-10-02판',
    '읽기',
    '265Wh/kg이상',
    '272Wh/kg',
    '충족',
    '남은물음',
    '이기술이놓인자리',
    '한빛노을',
  ])
    expect(paper).toContain(said);
  // Only the paper: neither menus nor the page behind it.
  expect(paper).not.toContain('기술카드로저장');
  // A glyph the screen had not needed may bring its font; nothing else is asked for, and nothing written is in it.
  const since = visitor.requests.slice(before);
  expect(since.filter((request) => request.resourceType() !== 'font').map((request) => request.url())).toEqual([]);
  expect(carrying(visitor.requests, own)).toEqual([]);
  await visitor.close();
});

test('저장한 결과 파일을 다시 열면 이 기기에서 다시 계산해 같은 결과인지 말한다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  await visitor.go('/check');
  await page.getByRole('textbox', { name: /어떤 기술인가요/ }).fill(`${told} 에너지 밀도는 272Wh/kg입니다.`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '결과 파일로 저장' }).click(),
  ]);
  const stored = readFileSync(await file.path(), 'utf8');
  await page.getByRole('button', { name: '모두 지우기' }).click();
  const open = async (content: string): Promise<void> => {
    const box = page.locator('input[type="file"]');
    await box.setInputFiles({ name: 'result.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  };
  await open(stored);
  await page.getByText('같은 결과', { exact: true }).waitFor();
  await page.getByText('해당할 수 있는 항목이 있습니다').first().waitFor();
  await visitor.sound();
  const changed = JSON.parse(stored) as { result: { candidates: { status: string }[]; engine: { version: string } } };
  for (const candidate of changed.result.candidates) candidate.status = 'ask';
  changed.result.engine.version = '0.0.1';
  await open(JSON.stringify(changed));
  await page.getByText(/^다른 결과/).waitFor();
  await page.getByText(/0\.0\.1 \//).waitFor();
  await open('{"other": 1}');
  await page.getByText(/결과 파일이 아닙니다/).waitFor();
  expect(carrying(visitor.requests, own)).toEqual([]);
  await visitor.close();
});
