import { expect, test } from 'vitest';
import { businessNumber, seat } from '../../server/src/platform/testing/people.ts';
import { stage } from './stage.ts';
import { passphrase, register, tick, writeRequest } from './steps.ts';

const scene = stage();
const secretariat = async () => {
  const { rows } = await scene.site.owner.query<{ id: number }>(
    `select id from organisations.agency where secretariat`,
  );
  return seat(scene.site.owner, 'officer', { agencyId: rows[0]?.id ?? 0 });
};

test('기업이 등록하고, 사무국이 확인하고, 동의해 도움을 요청하고, 접수 번호를 받는다', async () => {
  const company = { number: businessNumber(), name: '가온머티리얼즈', email: 'ceo@gaon.example.kr' };
  const visitor = await scene.arrive();
  const { page } = visitor;
  await visitor.go('/');
  await page.getByRole('link', { name: '도움 요청하기', exact: true }).first().click();
  await page.getByRole('heading', { name: '도움 요청', level: 1 }).waitFor();
  await writeRequest(visitor, '퇴직 예정 연구원의 자료 반출이 걱정됩니다');
  // Who has no account yet is led to one, and comes back to what was written.
  await page.getByText('보내려면 로그인이 필요합니다').waitFor();
  await visitor.sound();
  await page.getByRole('link', { name: '기업 등록', exact: true }).first().click();
  await register(visitor, company);
  await visitor.sound();

  const office = await scene.seated(await secretariat());
  await office.go('/desk/companies');
  await office.page.getByRole('link', { name: company.name }).click();
  await office.page.getByRole('button', { name: '사업자 확인하기' }).waitFor();
  await office.sound();
  await office.page.getByRole('button', { name: '사업자 확인하기' }).click();
  await office.page.getByRole('dialog').getByRole('button', { name: '확인했음으로 기록하기' }).click();
  await office.page.getByText('확인됨').first().waitFor();
  await office.sound();
  await scene.site.letterTo(company.email, /확인/);

  await visitor.go('/help?step=confirm');
  const agree = page.getByRole('checkbox', { name: /보이는 데 동의합니다/ });
  await agree.waitFor();
  await visitor.sound();
  await tick(agree);
  await page.getByRole('button', { name: /에 보내기$/ }).click();
  await page.getByText('접수했습니다').first().waitFor();
  await visitor.sound();
  const kept = await scene.site.owner.query<{ number: string }>(
    `select f.number from cases.case_file f join organisations.company c on c.id = f.company_id
      where c.name = $1 and f.status = 'submitted' and f.consent_id is not null`,
    [company.name],
  );
  await page
    .getByText(kept.rows[0]?.number ?? 'no number')
    .first()
    .waitFor();
  await page.getByRole('link', { name: '진행 기록 보기' }).click();
  await page.getByRole('heading', { name: '퇴직 예정 연구원의 자료 반출이 걱정됩니다' }).waitFor();
  await visitor.sound();
  for (const path of ['/company', '/company/cases', '/company/profile', '/company/consents', '/company/readers']) {
    await visitor.go(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await visitor.sound();
  }
  await visitor.close();
  await office.close();
});

test('쓰던 요청은 새로 고쳐도 남고, 로그인이 풀려도 그 자리에서 다시 로그인하면 이어진다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  const company = { number: businessNumber(), name: '다온정밀', email: 'ceo@daon.example.kr' };
  await visitor.go('/register');
  await register(visitor, company);
  await visitor.go('/help');
  await page.getByRole('textbox', { name: /^제목/ }).fill('보안 서약서를 처음 만듭니다');
  await page.reload();
  const title = page.getByRole('textbox', { name: /^제목/ });
  await expect.poll(() => title.inputValue()).toBe('보안 서약서를 처음 만듭니다');

  // Somewhere else the session is ended, while she goes on writing.
  await scene.site.owner.query(
    `update platform.session set revoked_at = now() where person_id = (select id from organisations.person where email = $1)`,
    [company.email],
  );
  await writeRequest(visitor, '보안 서약서를 처음 만듭니다. 이어서 씁니다');
  const dialog = page.getByRole('alertdialog', { name: '다시 로그인해 주세요' });
  await dialog.waitFor();
  await visitor.sound();
  await dialog.getByRole('textbox', { name: '암호문' }).fill(passphrase);
  await dialog.getByRole('button', { name: '로그인', exact: true }).click();
  // What waited for the sign-in goes on: nothing is pressed or written a second time.
  await page.getByRole('checkbox', { name: /보이는 데 동의합니다/ }).waitFor();
  expect(await page.getByText('보안 서약서를 처음 만듭니다. 이어서 씁니다').count()).toBeGreaterThan(0);
  await visitor.sound();
  await visitor.close();
});
