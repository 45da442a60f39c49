import { expect, test } from 'vitest';
import { seat } from '../../server/src/platform/testing/people.ts';
import { replySecret } from './site.ts';
import { stage } from './stage.ts';
import { choose, pledge, tick } from './steps.ts';

const scene = stage();

test('창구는 새 건을 종에서 보고, 받는 방법을 고르고, 끌 수 없는 알림의 까닭과 보낸 기록을 봅니다', async () => {
  const company = await scene.found(81);
  const first = await scene.ask(company, '협력사에 보낼 도면의 관리');
  const officer = await scene.sit(first.owner);
  const { page } = officer;
  // Came before the officer did; the next one is news.
  const second = await scene.ask(company, '협력사에 보낼 도면의 관리');

  await officer.go('/account/notices');
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByText(second.number).count();
    })
    .toBe(1);
  await page.getByRole('button', { name: /읽지 않은 알림/ }).click();
  await page.getByRole('link', { name: /읽지 않은 알림 \d건 보기/ }).waitFor();
  await page.keyboard.press('Escape');
  await officer.sound();
  await page
    .getByRole('link', { name: /창구에 건이 왔습니다/ })
    .first()
    .click();
  await pledge(officer);
  await page.getByRole('heading', { name: '협력사에 보낼 도면의 관리' }).first().waitFor();

  await officer.go('/account/notifications');
  await page.getByText('법이 정한 처리기한이 걸려 있어 화면에서는 늘 알려 드립니다.').first().waitFor();
  await choose(page, /기업이 답하거나 자료를 보냈습니다/, '화면과 하루 한 번 모음 편지');
  await tick(page.getByRole('switch', { name: '방해 금지 시간 쓰기' }));
  await officer.sound();
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText('저장했습니다.').first().waitFor();
  await page.reload();
  await page
    .getByRole('button', { name: /기업이 답하거나 자료를 보냈습니다/ })
    .getByText('모음 편지')
    .waitFor();
  await page.getByRole('button', { name: /시작/ }).getByText('22:00').waitFor();
  const log = page.getByRole('table', { name: '보낸 기록' });
  await log
    .getByRole('row', { name: /바로 보낸 전자우편/ })
    .getByText('보냄')
    .first()
    .waitFor();

  const administrator = await scene.seated(await seat(scene.site.owner, 'administrator', {}));
  await administrator.go('/administration');
  await administrator.page.getByRole('table', { name: '알림을 보내는 길' }).getByText('보냄').first().waitFor();
  await administrator.sound();
});

test('기업 사람이 편지에 답장하면 창구는 메일로 받은 글로 보고, 그 사람은 주소를 거둡니다', async () => {
  const company = await scene.found(83, 360);
  const { id, owner } = await scene.ask(company, '협력사에 보낼 도면의 관리');
  const officer = await scene.sit(owner);
  const { page } = officer;
  await officer.go(`/desk/cases/${id}`);
  await pledge(officer);
  await page
    .getByRole('button', { name: /접수 확인/ })
    .first()
    .click();
  const { rows } = await scene.site.owner.query<{ email: string }>(
    'select email from organisations.person where id = $1',
    [company.personId],
  );
  const from = rows[0]?.email ?? '';
  const { replyTo } = await scene.site.letterTo(from, /메일로 답하기/);
  const handed = await fetch(`${scene.site.address}/hooks/mail`, {
    method: 'POST',
    headers: { authorization: `Bearer ${replySecret}`, 'content-type': 'message/rfc822' },
    body: `From: ${from}\r\nTo: ${replyTo}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n다음 달에 퇴직합니다.\r\n\r\n> 편지`,
  });
  expect(handed.status).toBe(202);
  await expect
    .poll(async () => {
      await page.reload();
      await page.getByRole('heading', { name: '협력사에 보낼 도면의 관리' }).first().waitFor();
      return page.getByText('로그인으로 확인되지 않았습니다.').count();
    })
    .toBe(1);
  await page.getByText('다음 달에 퇴직합니다.').first().waitFor();
  await page.getByRole('button', { name: '받은 메일의 글 전체' }).click();
  await page.getByText('> 편지').waitFor();
  await officer.sound();
  await officer.go(`/desk/companies/${company.companyId}`);
  await page.getByRole('link', { name: '함께한 일' }).click();
  await page.getByRole('list', { name: '함께한 일의 차례' }).getByText('기업 · ').first().waitFor();
  await officer.sound();
  await officer.go('/desk/companies/segments');
  await choose(page, /열린 건/, '있음');
  await page.getByText(/곳 가운데 [1-9]\d*곳/).waitFor();
  await page.getByRole('button', { name: '이 조건 저장하기' }).click();
  await page.getByRole('textbox', { name: '이름' }).fill('일이 있는 곳');
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await page.getByRole('button', { name: '일이 있는 곳', exact: true }).waitFor();
  await officer.sound();
  await company.go('/account/notifications');
  await company.sound();
  await company.page.getByRole('button', { name: '주소 모두 거두기' }).click();
  await company.page.getByText('지금 답장을 받는 주소: 0개').waitFor();
});
