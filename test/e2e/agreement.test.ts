import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { stage } from './stage.ts';
import { tick, within } from './steps.ts';

const scene = stage();
const due = (page: Page) => page.getByText(/낼 날/).first();

describe('협약의 약속', () => {
  it('기관이 약속하고, 한 해를 점검해 내고, 사무국이 마쳐 공개하면 누구나 봅니다', async () => {
    const { rows } = await scene.site.owner.query<{ id: number }>(
      'select id from organisations.agency where secretariat',
    );
    const park = await scene.sit(7, 'manager');
    const office = await scene.sit(rows[0]?.id ?? 0, 'manager', 360);
    const { page } = park;
    await park.go('/desk/agreement');
    await page.getByText('아직 적힌 약속이 없습니다').waitFor();
    await park.sound();
    await page.getByRole('button', { name: '약속 적기' }).click();
    await within(page)
      .getByRole('textbox', { name: /무엇을 하기로 했나요/ })
      .fill('찾아가는 교육을 엽니다');
    // Half filled: nothing is sent, and the fields say so.
    await within(page).getByRole('button', { name: '약속 저장하기' }).click();
    await within(page).getByText('적어 주세요.', { exact: true }).first().waitFor();
    await within(page)
      .getByRole('textbox', { name: /자세히/ })
      .fill('신청한 기업에 찾아갑니다.');
    await within(page)
      .getByRole('textbox', { name: /맡은 곳/ })
      .fill('기술보호팀');
    await within(page)
      .getByRole('textbox', { name: /무엇을 셀까요/ })
      .fill('연 교육');
    await within(page)
      .getByRole('textbox', { name: /한 해의 목표/ })
      .fill('12');
    await within(page).getByRole('textbox', { name: /단위/ }).fill('회');
    await park.sound();
    await within(page).getByRole('button', { name: '약속 저장하기' }).click();
    await page.getByRole('rowheader', { name: /찾아가는 교육을 엽니다/ }).waitFor();

    await office.go('/desk/agreement');
    await office.page.getByRole('tab', { name: /연간 점검/ }).click();
    await office.page.getByRole('button', { name: '점검 시작하기' }).click();
    await within(office.page).getByRole('button', { name: '점검 시작하기' }).click();
    await office.page.getByRole('link', { name: '2026' }).click();
    await due(office.page).waitFor();
    await office.sound();
    const path = new URL(office.page.url()).pathname;

    await park.go(path);
    await page.getByRole('button', { name: /찾아가는 교육을 엽니다 결과 적기/ }).click();
    await tick(within(page).getByRole('radio', { name: '늦어지고 있음' }));
    await within(page)
      .getByRole('textbox', { name: /연 교육/ })
      .fill('9');
    await within(page).getByRole('textbox', { name: /한 일/ }).fill('아홉 번 열었습니다.');
    await within(page).getByRole('button', { name: '결과 저장하기' }).click();
    // Late without a reason is not taken.
    await within(page).getByText('적어 주세요.', { exact: true }).waitFor();
    await within(page)
      .getByRole('textbox', { name: /어려웠던 점/ })
      .fill('강사가 모자랐습니다.');
    await park.sound();
    await within(page).getByRole('button', { name: '결과 저장하기' }).click();
    await page.getByText('우리 기관의 약속을 모두 적었습니다').waitFor();
    await page.getByRole('button', { name: '이행 결과 내기' }).click();
    await within(page).getByRole('button', { name: '이행 결과 내기' }).click();
    await page.getByText('우리 기관의 이행 결과를 냈습니다').waitFor();

    await office.go(path);
    await office.page.getByRole('button', { name: '점검 마치기' }).click();
    await within(office.page)
      .getByText(/아직 12곳이 내지 않았습니다/)
      .waitFor();
    await within(office.page).getByRole('textbox', { name: /총평/ }).fill('교육을 더 열어야 합니다.');
    await within(office.page).getByRole('button', { name: '점검 마치기' }).click();
    await office.page.getByRole('button', { name: '누구나 보게 공개하기' }).click();
    await within(office.page).getByRole('button', { name: '누구나 보게 공개하기' }).click();
    await office.page.getByRole('button', { name: '공개 거두기' }).waitFor();

    const stranger = await scene.arrive();
    await stranger.go('/agreement');
    await stranger.page.getByText('교육을 더 열어야 합니다.').waitFor();
    await stranger.page.getByText('목표 12 회, 값 9 회').waitFor();
    await stranger.sound();
  });
});
