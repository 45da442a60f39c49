import { expect, test } from 'vitest';
import { stage } from './stage.ts';
import { absent, pledge, tick, writeRequest } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();
const title = '퇴직 예정 연구원의 자료 반출이 걱정됩니다';
const secret = '사내에서만 쓰는 이름 아리랑호';

type Desk = Visitor & { agencyId: number; name: string };

const agencyName = async (id: number): Promise<string> =>
  (
    await scene.site.owner.query<{ name: string }>(
      `select name_ko as name from organisations.agency_name where agency_id = $1`,
      [id],
    )
  ).rows[0]?.name ?? '';

const sitAt = async (agencyId: number): Promise<Desk> => ({
  ...(await scene.sit(agencyId)),
  agencyId,
  name: await agencyName(agencyId),
});

/** A company whose request has come to a desk. */
const asked = async (serial: number) => {
  const company = await scene.found(serial);
  await company.go('/help');
  await writeRequest(company, title);
  await tick(company.page.getByRole('checkbox', { name: /보이는 데 동의합니다/ }));
  await company.page.getByRole('button', { name: /에 보내기$/ }).click();
  await company.page.getByText('접수했습니다').first().waitFor();
  const { rows } = await scene.site.owner.query<{ id: string; owner: number }>(
    `select id, owner_agency as owner from cases.case_file where company_id = $1`,
    [company.companyId],
  );
  const [file] = rows;
  if (file === undefined) throw new Error('no case');
  const others = await scene.site.owner.query<{ id: number }>(
    `select id from organisations.agency where online and id <> $1 order by id`,
    [file.owner],
  );
  const first = await sitAt(file.owner);
  const second = await sitAt(others.rows[0]?.id ?? 0);
  return { company, file, first, second };
};

/** Refers with the company's consent, as far as the receiving desk. */
const referWithConsent = async ({ company, file, first, second }: Awaited<ReturnType<typeof asked>>): Promise<void> => {
  const { page } = first;
  await first.go('/desk');
  await page.getByRole('link', { name: title }).first().waitFor();
  await first.sound();
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('button', { name: '서약하고 열기' }).waitFor();
  await first.sound();
  await pledge(first);
  await page.getByRole('button', { name: /^접수 확인/ }).click();
  await page.getByText('접수를 확인했습니다').first().waitFor();
  await first.sound();
  await tick(page.getByRole('radio', { name: '내부 메모' }));
  await page.getByRole('textbox', { name: '내부 메모' }).fill(secret);
  await page.getByRole('button', { name: '메모 남기기' }).click();
  await page.getByText('메모를 남겼습니다').first().waitFor();
  await page.getByRole('button', { name: /^이관·연계/ }).click();
  const sheet = page.getByRole('dialog', { name: '다른 기관에 이관' });
  await sheet.getByRole('button', { name: /받는 기관필수/ }).click();
  await page.getByRole('option', { name: second.name }).first().click();
  await sheet.getByRole('textbox', { name: /이관하는 까닭/ }).fill('현장 점검이 필요합니다.');
  await first.sound();
  await sheet.getByRole('button', { name: '이관 요청하기' }).click();
  await page.getByText('이관을 요청했습니다').first().waitFor();

  // Before the consent the receiver finds nothing: not the case, and not that there is one.
  await second.go(`/desk/cases/${file.id}`);
  await second.page.getByText(absent).first().waitFor();
  await second.sound();

  await company.go(`/company/cases/${file.id}`);
  await company.page.getByText(`${second.name} 이관에 동의를 기다립니다`).waitFor();
  await company.sound();
  expect(await company.page.getByText(secret).count()).toBe(0);
  await company.page.getByRole('button', { name: '읽고 동의하기' }).click();
  const consent = company.page.getByRole('dialog');
  await tick(consent.getByRole('checkbox', { name: '위 내용을 읽었고 동의합니다.' }));
  await company.sound();
  await consent.getByRole('button', { name: `${second.name} 이관에 동의하기` }).click();
  await company.page.getByText('이관에 동의했습니다').first().waitFor();
};

test('창구가 접수를 확인하고, 동의를 받아 이관하고, 다른 창구가 수락해 답한다', async () => {
  const scenery = await asked(801);
  await referWithConsent(scenery);
  const { company, file, first, second } = scenery;
  const { page } = second;
  await second.go('/desk?view=received');
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('button', { name: /^이관 수락/ }).waitFor();
  await second.sound();
  // By a key, as the officer who lives here does it.
  await page.keyboard.press('a');
  await page.getByText('이관을 수락했습니다').first().waitFor();
  await second.go(`/desk/cases/${file.id}`);
  await pledge(second);
  await tick(page.getByRole('radio', { name: '답변' }));
  await page
    .getByRole('textbox', { name: '기업에 보낼 답' })
    .fill('다음 주 화요일에 찾아뵙고 반출 절차를 함께 점검하겠습니다.');
  await second.sound();
  await page.getByRole('button', { name: '답변 보내기' }).click();
  await page.getByText('답변을 보냈습니다').first().waitFor();
  // What leaves Boru leaves with a reason, which the company reads beside the name.
  const why = '화요일 방문을 준비하려고';
  await page.getByRole('button', { name: '이 건의 요약 문서 HWPX' }).click();
  const asking = page.getByRole('dialog', { name: 'HWPX 내려받기' });
  await asking.getByRole('button', { name: '까닭을 남기고 내려받기' }).click();
  await asking.getByText('까닭을 적어 주세요.').waitFor();
  await second.sound();
  await asking.getByRole('textbox', { name: /내려받는 까닭/ }).fill(why);
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    asking.getByRole('button', { name: '까닭을 남기고 내려받기' }).click(),
  ]);
  expect(paper.suggestedFilename()).toContain('.hwpx');
  await page.getByText('HWPX: 내려받았고 까닭을 남겼습니다.').first().waitFor();

  await company.go(`/company/cases/${file.id}`);
  await company.page.getByText('다음 주 화요일에 찾아뵙고 반출 절차를 함께 점검하겠습니다.').waitFor();
  await company.sound();
  expect(await company.page.getByText(secret).count()).toBe(0);
  await company.go('/company/readers');
  await company.page.getByText(second.name).first().waitFor();
  await company.page.getByText(first.name).first().waitFor();
  await company.page.getByText('화요일 방문을 준비하려고').first().waitFor();
  await company.sound();
  await company.page.getByRole('tab', { name: '누가 비밀유지를 서약했나' }).click();
  await company.page
    .getByRole('button', { name: /서약서/ })
    .first()
    .waitFor();
  await company.sound();
  const letter = await scene.site.letterTo(`${company.personId}@example.kr`, /요청에 답이 왔습니다/);
  expect(letter.text).not.toContain('찾아뵙고');
  for (const visitor of [company, first, second]) await visitor.close();
});

test('기업이 동의를 거두면 이관이 멈추고, 그 창구에는 없는 건이 된다', async () => {
  const scenery = await asked(802);
  await referWithConsent(scenery);
  const { company, file, first, second } = scenery;
  await second.go(`/desk/cases/${file.id}`);
  await second.page.getByRole('heading', { name: title }).first().waitFor();
  await company.go('/company/consents');
  // The card of that agency: the smallest part around its name that has a button.
  const card = company.page.getByRole('heading', { name: second.name }).locator('xpath=ancestor::*[.//button][1]');
  await card.getByRole('button', { name: '철회하기' }).click();
  await company.sound();
  await company.page.getByRole('dialog').getByRole('button', { name: '동의 철회하기' }).click();
  await company.page.getByText('동의를 거두었습니다').first().waitFor();
  await company.sound();

  await second.page.reload();
  await second.page.getByText(absent).first().waitFor();
  await second.sound();
  expect(await second.page.getByText(title).count()).toBe(0);
  await second.go('/desk?view=received');
  await second.page.getByText('이 보기에 든 건이 없습니다').first().waitFor();

  await company.go(`/company/cases/${file.id}`);
  await company.page.getByText(`동의가 철회되어 ${second.name} 이관이 멈췄습니다.`).waitFor();
  // The desk it was asked of first goes on.
  await first.go(`/desk/cases/${file.id}`);
  await first.page.getByRole('heading', { name: title }).first().waitFor();
  await first.sound();
  const stopped = await scene.site.owner.query(`select status from cases.referral where case_id = $1`, [file.id]);
  expect(stopped.rows).toEqual([{ status: 'stopped' }]);
  for (const visitor of [company, first, second]) await visitor.close();
});
