import { expect, test } from 'vitest';
import { carrying, shapesOf } from './leaks.ts';
import { stage } from './stage.ts';

const scene = stage();
/** The machine may be busy with others; a second is not enough for a page to come back. */
const patient = { timeout: 20_000 };

const told = '전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다. 사내 이름은 한빛노을 공정입니다.';
/** Words of the description that may be in no request. */
const pieces = ['한빛노을', '파우치형', '리튬이차전지', '사내 이름'];
const shapes = pieces.flatMap(shapesOf);

test('첫 화면은 스크립트가 오기 전에도 읽을 수 있고, 고른 언어를 따른다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  const reads = async (path: string, heading: RegExp): Promise<void> => {
    await page.goto(`${scene.site.address}${path}`);
    await page.getByText(heading).first().waitFor();
    expect(await page.locator('#root[inert] h1').count()).toBe(1);
  };
  // The documents and styles arrive; every script is lost on the way.
  await visitor.context.route(/\.js$/, (route) => route.abort());
  await reads('/', /어디까지 지켜지고 있나요/);
  await reads('/check', /우리 기술이 보호 대상인지 확인하기/);
  await visitor.context.addCookies([{ name: 'boru-language', value: 'en', url: scene.site.address }]);
  await reads('/', /How well is your company’s technology protected/);
  await visitor.context.unroute(/\.js$/);
  await visitor.go('/');
  await visitor.sound();
  expect(await page.locator('h1').count()).toBe(1);
  await visitor.close();
});

test('책 한 권을 붙여 넣어도 화면이 멈추지 않고, 얼마까지 담고 읽었는지 말한다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  await visitor.go('/check');
  const box = page.getByRole('textbox', { name: /어떤 기술인가요/ });
  await page.locator('#root:not([inert])').waitFor();
  const book = `${told} 시장은 크고 회의록은 깁니다. `.repeat(20_000);
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(book)});
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector('textarea').dispatchEvent(paste);
  }`);
  await page.getByText('24,000자까지만 담았습니다').waitFor();
  await page.getByText('앞의 12,000자까지만 읽었습니다(전체 24,000자)').waitFor();
  expect((await box.inputValue()).length).toBe(24_000);
  await visitor.sound();
  await box.fill(told);
  await expect.poll(() => page.getByText('자까지만 담았습니다').count(), patient).toBe(0);
  await visitor.close();
});

test('계정 없이 기술을 확인한다: 적은 글은 이 기기를 떠나지 않는다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  await visitor.go('/');
  await visitor.sound();
  await page.getByRole('link', { name: '우리 기술이 보호 대상인지 확인하기' }).click();
  const box = page.getByRole('textbox', { name: /어떤 기술인가요/ });
  await box.waitFor();
  await visitor.sound();
  const before = visitor.requests.length;
  await box.pressSequentially(told, { delay: 1 });
  const question = page.locator('section', { hasText: /물음 \d+ \/ \d+/ });
  await question.waitFor();
  await expect.poll(() => page.getByText('사전 확인', { exact: false }).count(), patient).toBeGreaterThan(0);
  await visitor.sound();
  // One question is answered, with a number where it asks for one.
  const value = question.getByRole('textbox').first();
  if ((await value.count()) > 0) {
    await value.fill('272');
    await question.getByRole('button', { name: '답하기' }).click();
  } else await question.getByRole('button', { name: '예', exact: true }).click();
  await page.getByText('답한 것').waitFor();
  await visitor.sound();

  // It stays over a reload, because it is kept in the browser and nowhere else.
  await page.reload();
  await expect.poll(() => box.inputValue(), patient).toBe(told);
  await page.getByText('해당한다면 따르는 일').first().waitFor();
  await page.getByRole('link', { name: '상담 요청' }).first().click();
  await page.waitForURL('**/help**');
  await visitor.sound();
  expect(await page.getByRole('textbox').first().inputValue()).not.toContain('한빛노을');

  // Nor does it leave for another site than Boru: there is none.
  expect([...new Set(visitor.requests.map((request) => new URL(request.url()).origin))]).toEqual([scene.site.address]);
  expect(visitor.requests.length).toBeGreaterThan(before);
  expect(carrying(visitor.requests, pieces)).toEqual([]);
  // The watch itself works: what is put into an address is seen.
  await page.evaluate((piece) => fetch(`/api/agencies?text=${piece}`).catch(() => null), pieces[0]);
  await expect
    .poll(
      () => visitor.requests.filter((request) => shapes.some((shape) => request.url().includes(shape))).length,
      patient,
    )
    .toBe(1);
  await visitor.close();
});
