import { expect, it } from 'vitest';
import { stage } from './stage.ts';
import { choose, tick } from './steps.ts';

const scene = stage();

it('두 사람이 지원사업을 공개하고, 기업이 자격이 없는 까닭을 읽고 사실 하나를 바꾸어 자격을 얻는다', async () => {
  // An officer writes a programme and its one rule, and proposes it.
  const officer = await scene.sit(13);
  const desk = officer.page;
  await officer.go('/desk/programmes');
  await desk.getByText('아직 지원사업이 없습니다').waitFor();
  await desk.getByRole('button', { name: '지원사업 만들기' }).click();
  await desk.getByRole('textbox', { name: /이름\(한국어\)/ }).fill('보안설비 지원');
  await desk.getByRole('textbox', { name: /이름\(영어\)/ }).fill('Security equipment');
  await desk.getByRole('button', { name: '초안 만들기' }).click();
  await desk.getByRole('heading', { name: '보안설비 지원', level: 1 }).waitFor();
  await desk.getByRole('button', { name: '규칙 더하기' }).click();
  await choose(desk, /조건 1의 사실/, '보안 담당자 지정');
  await desk.getByText('보안 담당자 지정이 ‘예’여야 합니다').first().waitFor();
  await desk.getByText(/볼 수 있는 기업 0곳 가운데/).waitFor();
  await officer.sound();
  await desk.getByRole('button', { name: '초안 저장' }).click();
  await desk.getByText('모두 저장했습니다.').waitFor();
  await desk.getByRole('button', { name: '공개 제안하기' }).click();
  const proposing = desk.getByRole('dialog', { name: '공개 제안하기' });
  await proposing.getByRole('textbox', { name: /까닭/ }).fill('올해 사업');
  await proposing.getByRole('button', { name: '공개 제안하기' }).click();
  await desk.getByText(/공개를 제안했습니다: 올해 사업/).waitFor();
  const address = new URL(desk.url()).pathname;
  await officer.close();

  // Another person of the agency publishes it.
  const manager = await scene.sit(13, 'manager');
  await manager.go(address);
  await manager.page.getByText(/규칙과 달라진 것을 살펴본 뒤/).waitFor();
  await manager.page.getByRole('button', { name: '공개하기' }).click();
  const publishing = manager.page.getByRole('dialog', { name: '공개하기' });
  await publishing.getByRole('textbox', { name: /까닭/ }).fill('확인함');
  await publishing.getByRole('button', { name: '공개하기' }).click();
  await manager.page.getByText('공개됨').first().waitFor();
  await manager.close();

  // A company says that it has no security officer, reads why, changes this one fact.
  const company = await scene.found(61, 390);
  const { page } = company;
  const state = async (answer: '예' | '아니요'): Promise<void> => {
    const sheet = page.getByRole('dialog', { name: '보안 담당자 지정 적기' });
    await tick(sheet.getByRole('radio', { name: answer, exact: true }));
    await sheet.getByRole('button', { name: '적어 두기' }).click();
    await sheet.waitFor({ state: 'hidden' });
  };
  await company.go('/company/support');
  await page.getByText('자격 있음 0건, 더 알아야 함 1건, 자격 없음 0건').waitFor();
  await page.getByRole('button', { name: '보안 담당자 지정 고치기' }).first().click();
  await state('아니요');
  await page.getByText('자격 있음 0건, 더 알아야 함 0건, 자격 없음 1건').waitFor();
  await page.getByText('이 사실 하나가 바뀌면 됩니다').waitFor();
  await page.getByRole('button', { name: /까닭 보기/ }).click();
  await page.getByText('우리 기업: 아니요 (맞지 않음)').waitFor();
  await company.sound();
  await page.getByRole('button', { name: '보안 담당자 지정 고치기' }).first().click();
  await state('예');
  await page.getByText('자격 있음 1건, 더 알아야 함 0건, 자격 없음 0건').waitFor();
  await page.getByRole('link', { name: /이 지원으로 도움 요청/ }).waitFor();
  await company.go('/programmes');
  await page.getByText('보안 담당자 지정이 ‘예’일 것').waitFor();
  await company.sound();
  expect(await page.getByRole('heading', { name: '보안설비 지원' }).count()).toBe(1);
  await company.close();
});
