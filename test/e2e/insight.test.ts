import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const scene = stage();

describe('현황판', () => {
  it('창구가 차림표에서 현황판을 열어 수의 뜻을 읽고, 글쇠로 그림을 듣고, 수 뒤의 건으로 갑니다', async () => {
    const company = await scene.found(1);
    const { owner } = await scene.ask(company, '현황판에 셀 건');
    const desk = await scene.sit(owner);
    const { page } = desk;
    await desk.go('/desk');
    await page.getByRole('button', { name: '더 보기' }).click();
    await page.getByRole('link', { name: '현황판', exact: true }).click();
    const states = page.getByRole('region', { name: '상태별 건' });
    await states.getByText('모두 1.').first().waitFor();
    const picture = states.getByRole('img', { name: /상태별 건/ });
    await picture.locator('svg').waitFor();
    await picture.press('ArrowRight');
    await states.getByText(/: 건 1$/).waitFor();
    await states.getByRole('button', { name: '어떻게 나온 값인가요?' }).click();
    await page.getByRole('dialog').getByText('파기한 건도 수에는 남습니다', { exact: false }).waitFor();
    await desk.sound();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await desk.sound();

    const topics = page.getByRole('region', { name: '요청한 일별 건' });
    await topics.getByRole('button', { name: '표로 보기' }).click();
    await topics.getByRole('link', { name: '상담' }).click();
    await page.getByText('현황판에 셀 건').first().waitFor();
    expect(new URL(page.url()).search).toContain('topic=counselling');

    // Another agency counts nothing of it, and reads the same page on a telephone.
    const other = await scene.sit(owner === 7 ? 8 : 7, 'officer', 360);
    await other.go('/desk/insight');
    await other.page.getByRole('region', { name: '상태별 건' }).getByText('아직 보여 드릴 수가 없습니다.').waitFor();
    await other.page.getByRole('heading', { name: '지역', exact: true }).waitFor();
    await other.sound();
  });
});
