import { expect, test } from 'vitest';
import { focused, tabTo } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();

test('자판만으로 첫 화면에서 도움 요청을 보내기까지', async () => {
  const visitor = await scene.found(900);
  const { page } = visitor;
  await visitor.go('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  // A mouse that is touched by mistake would make the proof worthless.
  await page.evaluate(
    `['mousedown', 'touchstart'].forEach((kind) => addEventListener(kind, () => { window.touched = true; }, true))`,
  );
  await page.keyboard.press('Tab');
  expect((await focused(page)).name).toMatch(/본문/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^도움 요청하기/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/help');
  await page.getByRole('heading', { name: '도움 요청', level: 1 }).waitFor();
  await visitor.sound();
  await tabTo(page, /상담/);
  await page.keyboard.press('Space');
  await tabTo(page, /어느 쪽 일인가요/);
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await tabTo(page, /제목/);
  await page.keyboard.type('자판으로만 보내는 요청');
  await tabTo(page, /사정을 적어 주세요/);
  await page.keyboard.type('마우스를 쓸 수 없는 담당자입니다. 퇴직자 점검표를 받고 싶습니다.');
  await tabTo(page, /다음: 누가 보는지 확인/);
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /보이는 데 동의합니다/ }).waitFor();
  await visitor.sound();
  await tabTo(page, /보이는 데 동의합니다/);
  await page.keyboard.press('Space');
  await tabTo(page, /에 보내기/);
  await page.keyboard.press('Enter');
  await page.getByText('접수했습니다').first().waitFor();
  await visitor.sound();
  const { rows } = await scene.site.owner.query(`select title, status from cases.case_file where company_id = $1`, [
    visitor.companyId,
  ]);
  expect(rows).toEqual([{ title: '자판으로만 보내는 요청', status: 'submitted' }]);
  expect(await page.evaluate(`window.touched === true`)).toBe(false);
  await visitor.close();
});
