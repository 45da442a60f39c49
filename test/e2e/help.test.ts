import { expect, test } from 'vitest';
import { companySeat, seat } from '../processes/boru.ts';
import { businessNumber } from '../world.ts';
import { stage } from './stage.ts';
import { passphrase, register, signIn, writeRequest } from './steps.ts';

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

  const office = await scene.arrive();
  await office.as(await secretariat());
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
  await agree.check({ force: true });
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

test('쓰던 요청은 새로 고쳐도, 로그인이 풀려도 그대로 있다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  const who = await companySeat(scene.site.owner, 700);
  await visitor.as(who);
  await visitor.go('/help');
  await writeRequest(visitor, '보안 서약서를 처음 만듭니다');
  await page.reload();
  const title = page.getByRole('textbox', { name: /^제목/ });
  await page
    .getByRole('checkbox', { name: /보이는 데 동의합니다/ })
    .or(title)
    .first()
    .waitFor();
  if ((await title.count()) > 0) {
    expect(await title.inputValue()).toBe('보안 서약서를 처음 만듭니다');
    await page.getByRole('button', { name: '다음: 누가 보는지 확인' }).click();
  }
  await page.getByRole('checkbox', { name: /보이는 데 동의합니다/ }).check({ force: true });
  // While she reads, the session ends.
  await scene.site.owner.query(`update platform.session set revoked_at = now() where person_id = $1`, [who.personId]);
  await page.getByRole('button', { name: /에 보내기$/ }).click();
  const dialog = page.getByRole('alertdialog', { name: '다시 로그인해 주세요' });
  await dialog.waitFor();
  await visitor.sound();
  const opened = visitor.context.waitForEvent('page');
  await dialog.getByRole('button', { name: '로그인 창 열기' }).click();
  const login = await opened;
  await login.getByRole('textbox', { name: '전자우편 주소' }).waitFor();
  await visitor.sound(login);
  await login.close();
  await visitor.as(await sameAgain(who.personId));
  await dialog.getByRole('button', { name: '로그인했어요' }).click();
  // What waited for the sign-in goes on: nothing is pressed or written a second time.
  await page.getByText('접수했습니다').first().waitFor();
  const sent = await scene.site.owner.query(`select 1 from cases.case_file where company_id = $1`, [who.companyId]);
  expect(sent.rowCount).toBe(1);
  await visitor.close();
});

/** The same person in a new session, as after signing in. */
const sameAgain = async (personId: string): Promise<{ ticket: string }> => {
  const { hashToken, newId, newToken } = await import('../../server/src/kernel/ids.ts');
  const ticket = newToken();
  await scene.site.owner.query(
    `insert into platform.session (token_hash, id, person_id, membership_id, second_factor_at, expires_at)
     select $1, $2, m.person_id, m.id, now(), now() + interval '1 hour' from organisations.membership m where m.person_id = $3`,
    [hashToken(ticket), newId(), personId],
  );
  return { ticket };
};

test('로그인 창에서 다시 로그인하면 하던 화면이 이어진다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  const company = { number: businessNumber(), name: '다온정밀', email: 'ceo@daon.example.kr' };
  await visitor.go('/register');
  await register(visitor, company);
  await visitor.go('/help');
  await page.getByRole('textbox', { name: /^제목/ }).fill('쓰다 만 글');
  await scene.site.owner.query(
    `update platform.session set revoked_at = now() where person_id = (select id from organisations.person where email = $1)`,
    [company.email],
  );
  await page.getByRole('radio', { name: /^상담/ }).check({ force: true });
  await page.getByRole('textbox', { name: /사정을 적어 주세요/ }).fill('이어서 쓰는 글');
  await page.getByRole('button', { name: '다음: 누가 보는지 확인' }).click();
  const dialog = page.getByRole('alertdialog', { name: '다시 로그인해 주세요' });
  await dialog.waitFor();
  const opened = visitor.context.waitForEvent('page');
  await dialog.getByRole('button', { name: '로그인 창 열기' }).click();
  const login = await opened;
  await signIn(login, company.email);
  await login.getByText('로그인했습니다').first().waitFor();
  await login.close();
  await dialog.getByRole('button', { name: '로그인했어요' }).click();
  await page.getByRole('checkbox', { name: /보이는 데 동의합니다/ }).waitFor();
  expect(await page.getByText('이어서 쓰는 글').count()).toBeGreaterThan(0);
  expect(await page.getByText(passphrase).count()).toBe(0);
  await visitor.close();
});
