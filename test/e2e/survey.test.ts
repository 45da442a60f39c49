import { expect, it } from 'vitest';
import { stage } from './stage.ts';
import { tick, within } from './steps.ts';

const scene = stage();

it('사무국이 조사를 짜 표본을 뽑고, 기업은 로그인 없이 링크로 이어서 답합니다', async () => {
  for (let serial = 60; serial < 72; serial++) await scene.found(serial, 360);
  const office = await scene.sit(1, 'manager');
  const { page } = office;
  await office.go('/desk/surveys');
  await page.getByRole('button', { name: '조사 짜기' }).click();
  const sheet = within(page);
  await sheet.getByRole('button', { name: '조사 짜기' }).click();
  await sheet.getByText('적어 주세요.').first().waitFor();
  await sheet.getByRole('textbox', { name: /제목/ }).fill('기술보호 실태조사');
  await sheet.getByRole('textbox', { name: /목적/ }).fill('무엇을 도울지 알아봅니다.');
  await sheet.getByRole('textbox', { name: /표본 수/ }).fill('10');
  await sheet.getByRole('textbox', { name: /물음 1/ }).fill('보안 담당자가 있나요?');
  await sheet.getByRole('textbox', { name: /보기/ }).fill('있음\n없음');
  await office.sound();
  await sheet.getByRole('button', { name: '조사 짜기' }).click();
  await page.getByRole('link', { name: '기술보호 실태조사' }).click();
  await page.getByRole('button', { name: '표본 뽑고 시작하기' }).click();
  await within(page).getByRole('button', { name: '표본 뽑고 시작하기' }).click();
  await page.getByText('응답을 받는 중').waitFor({ timeout: 30_000 });
  await page.getByText('기업 12곳을 틀로 삼았습니다', { exact: false }).waitFor();
  await office.sound();

  // A sent letter keeps no body: the link is where its reader has it.
  const { rows } = await scene.site.owner.query(
    `select recipient from platform.mail where kind = 'survey.invitation' limit 1`,
  );
  const letter = await scene.site.letterTo(rows[0].recipient, /기업 실태조사/);
  const link = /\/survey#[\w-]{43}/.exec(letter.text)?.[0] ?? '';
  const company = await scene.arrive(360);
  await company.go(link);
  await tick(company.page.getByRole('radio', { name: '없음' }));
  await company.sound();
  await company.page.waitForLoadState('networkidle');
  const later = await scene.arrive();
  await later.go(link);
  await expect.poll(() => later.page.getByRole('radio', { name: '없음' }).isChecked()).toBe(true);
  await later.page.getByRole('button', { name: '응답 내기' }).dblclick();
  await later.page.getByText('응답을 냈습니다').waitFor();
  await company.go('/');
  await company.go(link);
  await company.page.getByText('응답을 냈습니다').waitFor();
  expect(await company.page.getByRole('radio').count()).toBe(0);
});
