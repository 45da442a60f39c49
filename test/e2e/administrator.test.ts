import { expect, test } from 'vitest';
import { stage } from './stage.ts';
import { keepCodes, passphrase, setUpApp, signIn } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();

const email = 'operator@example.kr';

test('첫 실행 링크로 관리자를 만들고, 2단계 인증으로 다시 들어오고, 담당자를 초대한다', async () => {
  const first = await scene.arrive();
  const { page } = first;
  if (scene.site.firstRun === null) throw new Error('a fresh database offers a first-run link');
  await page.goto(scene.site.firstRun);
  await page.getByRole('textbox', { name: /^이름/ }).fill('이운영');
  await page.getByRole('textbox', { name: /전자우편 주소/ }).fill(email);
  await page.getByRole('textbox', { name: /^암호문/ }).fill(passphrase);
  await page.getByText(/암호문 세기: (좋음|아주 좋음)/).waitFor();
  await first.sound();
  await page.getByRole('button', { name: '관리자 만들기' }).click();
  await page.getByRole('link', { name: '2단계 인증 등록하기' }).click();
  const app = await setUpApp(first);
  const codes = await keepCodes(page);
  expect(new Set(codes).size).toBe(10);
  await page.waitForURL('**/administration');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await first.sound();
  for (const path of ['people', 'jobs', 'mailbox', 'documents']) {
    await first.go(`/administration/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await first.sound();
  }

  // The link is used up, whoever holds it.
  const late = await scene.arrive();
  await late.page.goto(scene.site.firstRun);
  await late.page.getByRole('alert').or(late.page.getByRole('status')).first().waitFor();
  expect(await late.page.getByRole('button', { name: '관리자 만들기' }).count()).toBe(0);
  await late.sound();

  // Another day: passphrase, then the number of the app; a wrong number does not do.
  const again = await scene.arrive(360);
  await again.go('/sign-in');
  await again.page.getByRole('button', { name: '로그인', exact: true }).waitFor();
  await again.sound();
  await signIn(again.page, email);
  await again.page.getByRole('heading', { name: '한 번 더 확인합니다' }).waitFor();
  await again.sound();
  await again.page.getByRole('textbox', { name: '인증 앱의 번호' }).fill('000000');
  await again.page.getByRole('button', { name: '확인', exact: true }).click();
  await again.page.getByRole('alert').first().waitFor();
  // A number once used is used up, so the journey takes the next one, which the server accepts as the clocks may differ.
  await again.page
    .getByRole('textbox', { name: '인증 앱의 번호' })
    .fill(app.generate({ timestamp: Date.now() + 30_000 }));
  await again.page.getByRole('button', { name: '확인', exact: true }).click();
  await again.page.waitForURL('**/administration');
  await again.page.getByRole('heading', { level: 1 }).waitFor();
  await again.sound();

  // The app is lost: a recovery code opens, once.
  const lost = await scene.arrive();
  await lost.go('/sign-in');
  await signIn(lost.page, email);
  await lost.page.getByRole('button', { name: '복구 코드 쓰기' }).click();
  await lost.page.getByRole('textbox', { name: '복구 코드' }).fill(codes[0] ?? '');
  await lost.page.getByRole('button', { name: '확인', exact: true }).click();
  await lost.page.waitForURL('**/administration');
  for (const visitor of [first, late, again]) await visitor.close();
  await invitesStaff(lost);
  await lost.close();
});

/** From the administrator's invitation by mail to the invited person's own desk, second factor included. */
const invitesStaff = async (administrator: Visitor): Promise<void> => {
  const address = 'officer@agency.example.kr';
  await administrator.go('/administration/people');
  await administrator.page.getByRole('button', { name: '담당자 초대' }).click();
  const dialog = administrator.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '초대 보내기' }).click();
  await dialog.getByText('이 칸을 채워 주세요.').first().waitFor();
  await dialog.getByRole('textbox', { name: /전자우편 주소/ }).fill(address);
  await dialog.getByRole('button', { name: /기관/ }).click();
  await administrator.page.getByRole('option', { name: '충청북도', exact: true }).click();
  await dialog.getByRole('button', { name: '초대 보내기' }).click();
  const letter = await scene.site.letterTo(address, /초대/);
  const link = /https?:\/\/\S+\/invitation#[\w-]+/.exec(letter.text)?.[0];
  if (link === undefined) throw new Error('the letter has no link');

  const invited = await scene.arrive(360);
  const { page } = invited;
  await page.goto(link);
  await page.getByRole('textbox', { name: /^이름/ }).fill('신담당');
  await page.getByRole('textbox', { name: /^암호문/ }).fill(passphrase);
  await page.getByText(/암호문 세기: (좋음|아주 좋음)/).waitFor();
  await invited.sound();
  await page.getByRole('button', { name: '계정 만들고 받기' }).click();
  await page.getByText('초대를 받았습니다').first().waitFor();
  await invited.sound();
  // Without a second factor the desk stays closed.
  await invited.go('/desk/companies');
  await page
    .getByText(/2단계 인증/)
    .first()
    .waitFor();
  await invited.go('/account/set-up');
  const app = await setUpApp(invited);
  await keepCodes(page);
  await invited.go('/desk');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await invited.sound();

  const nextDay = await scene.arrive();
  await nextDay.go('/sign-in');
  await signIn(nextDay.page, address);
  await nextDay.page
    .getByRole('textbox', { name: '인증 앱의 번호' })
    .fill(app.generate({ timestamp: Date.now() + 30_000 }));
  await nextDay.page.getByRole('button', { name: '확인', exact: true }).click();
  await nextDay.page.waitForURL('**/desk**');
  await nextDay.page.getByRole('heading', { level: 1 }).waitFor();

  const late = await scene.arrive();
  await late.page.goto(link);
  await late.page.getByRole('alert').first().waitFor();
  expect(await late.page.getByRole('button', { name: '계정 만들고 받기' }).count()).toBe(0);
  for (const visitor of [invited, nextDay, late]) await visitor.close();
};
