import { expect, test } from 'vitest';
import { stage } from './stage.ts';
import { absent, pledge, tick } from './steps.ts';

const scene = stage();
const title = '협력사에 도면을 보내도 되는지 묻습니다';

test('관리자가 팀을 만들고, 다른 기관이 그 팀에만 이관하면 팀원은 받고 팀 밖 동료에게는 없는 건입니다', async () => {
  const company = await scene.found(931);
  const { id, owner } = await scene.ask(company, title);
  const { rows } = await scene.site.owner.query<{ id: number; name: string }>(
    `select a.id, n.name_ko as name from organisations.agency a join organisations.agency_name n on n.agency_id = a.id
      where a.online and a.id <> $1 order by a.id limit 1`,
    [owner],
  );
  const [receiving] = rows;
  if (!receiving) throw new Error('no other agency');
  const member = await scene.sit(receiving.id);
  const outsider = await scene.sit(receiving.id);
  const named = await scene.site.owner.query<{ name: string }>('select name from organisations.person where id = $1', [
    member.personId,
  ]);
  await scene.site.owner.query(`update organisations.person set name = '나팀원' where id = $1`, [member.personId]);
  expect(named.rows).toHaveLength(1);

  const manager = await scene.sit(receiving.id, 'manager', 360);
  await manager.go('/desk/teams');
  await manager.page.getByRole('button', { name: '팀 만들기' }).click();
  const making = manager.page.getByRole('dialog', { name: '팀 만들기' });
  await making.getByRole('button', { name: '팀 저장하기' }).click();
  await making.getByText('팀 이름을 적어 주세요.').waitFor();
  await making.getByText('팀원을 한 명 이상 골라 주세요.').waitFor();
  await manager.sound();
  await making.getByRole('textbox', { name: /팀 이름/ }).fill('기술보호팀');
  await tick(making.getByRole('checkbox', { name: '나팀원' }));
  await making.getByRole('button', { name: '팀 저장하기' }).click();
  await manager.page.getByRole('heading', { name: '기술보호팀' }).waitFor();
  await manager.sound();

  const desk = await scene.sit(owner);
  const { page } = desk;
  await desk.go(`/desk/cases/${id}`);
  await pledge(desk);
  await page.getByRole('button', { name: /^이관·연계/ }).click();
  const sheet = page.getByRole('dialog', { name: '다른 기관에 이관' });
  await sheet.getByRole('button', { name: /받는 기관필수/ }).click();
  await page.getByRole('option', { name: receiving.name }).first().click();
  await sheet.getByRole('button', { name: /받는 사람/ }).click();
  await page.getByRole('option', { name: /^기술보호팀/ }).click();
  await sheet.getByText(`${receiving.name} 기술보호팀`).first().waitFor();
  await sheet.getByRole('textbox', { name: /이관하는 까닭/ }).fill('현장 점검이 필요합니다.');
  await desk.sound();
  await sheet.getByRole('button', { name: /이관 요청/ }).click();
  await page.getByText(`${receiving.name} 기술보호팀`).first().waitFor();

  // The company reads for whom it is before it agrees.
  await company.go(`/company/cases/${id}`);
  await company.page.getByText(`${receiving.name} 기술보호팀 이관에 동의를 기다립니다`).waitFor();
  await company.page.getByRole('button', { name: '읽고 동의하기' }).click();
  const consent = company.page.getByRole('dialog');
  await tick(consent.getByRole('checkbox', { name: '위 내용을 읽었고 동의합니다.' }));
  await consent.getByRole('button', { name: /이관에 동의하기$/ }).click();
  await company.page.getByText('이관에 동의했습니다').first().waitFor();

  await member.go('/desk?view=received');
  await member.page.getByRole('link', { name: title }).first().waitFor();
  await outsider.go('/desk?view=received');
  await outsider.page.getByText('이 보기에 든 건이 없습니다').first().waitFor();
  await outsider.go(`/desk/cases/${id}`);
  await outsider.page.getByText(absent).first().waitFor();
  expect(await outsider.page.getByText(title).count()).toBe(0);
  for (const visitor of [company, member, outsider, manager, desk]) await visitor.close();
});
