import { expect, it } from 'vitest';
import { type Seated, stage } from './stage.ts';
import { tick, within } from './steps.ts';

const scene = stage();
const confirm = async ({ page }: Seated, name: string) => within(page).getByRole('button', { name }).click();
const post = async ({ page }: Seated, path: string, data: object): Promise<{ id: string }> => {
  const { address: origin } = scene.site;
  const answer = await page.request.post(`${origin}/api/governance/${path}`, {
    headers: { 'x-boru-request': '1', origin },
    data,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
};

it('사무국이 계획을 짜서 확정하고 지표를 세며, 맡은 기관은 늦은 까닭을 적어야 저장됩니다', async () => {
  const office = await scene.sit(1, 'manager');
  const { page } = office;
  const year = new Date().getFullYear();
  await office.go('/desk/plans');
  await page.getByRole('button', { name: '계획 짜기' }).first().click();
  await within(page).getByRole('textbox', { name: /이름/ }).fill('시행계획');
  await within(page)
    .getByRole('textbox', { name: /시작하는 해/ })
    .fill(String(year));
  await page.keyboard.press('Tab');
  await office.sound();
  await confirm(office, '계획 짜기');
  await page.getByRole('heading', { name: '시행계획', exact: true }).first().waitFor();
  const path = new URL(page.url()).pathname;
  const plan = path.split('/').at(-1) ?? '';
  const node = (kind: string, parentId: string | null, title: string, task: object | null = null) =>
    post(office, `plans/${plan}/nodes`, { kind, parentId, title, detail: '자세히', task });
  const goal = await node('goal', null, '수준을 올립니다');
  const strategy = await node('strategy', goal.id, '한 번에 돕습니다');
  const task = await node('task', strategy.id, '찾아가는 진단', {
    ...{ agencyId: 7, owner: '기술보호팀', budgetLine: null, budgetWon: null },
    ...{ fromOn: `${year}-01-01`, toOn: `${year}-12-31` },
  });
  await post(office, `plan-nodes/${task.id}/indicators`, {
    ...{ title: '마친 진단', definition: '그해에 마친 자가진단', unit: '건', source: 'diagnosesCompleted', target: 10 },
  });
  await page.reload();
  await page.getByRole('button', { name: '계획 확정하기' }).click();
  await confirm(office, '계획 확정하기');
  await page.getByText('시행하는 중').first().waitFor();
  await page.getByRole('button', { name: '지표 세기' }).click();
  await page.getByText('지표를 세었습니다.').waitFor();
  await office.sound();

  const park = await scene.sit(7, 'officer', 360);
  await park.go(path);
  await park.page.getByRole('button', { name: '찾아가는 진단 추진 상황 적기' }).click();
  await tick(within(park.page).getByRole('radio', { name: '계획보다 늦음' }));
  await within(park.page)
    .getByRole('textbox', { name: /추진 내용/ })
    .fill('신청을 받고 있습니다.');
  await confirm(park, '추진 상황 적기');
  await within(park.page).getByText('계획과 달라진 까닭을 적어 주세요.').waitFor();
  await within(park.page)
    .getByRole('textbox', { name: /달라진 까닭/ })
    .fill('신청이 하반기에 몰렸습니다.');
  await park.sound();
  await confirm(park, '추진 상황 적기');
  await park.page.getByText('달라진 까닭: 신청이 하반기에 몰렸습니다.').first().waitFor();
  await park.sound();
});
