import { civilOf } from '@boru/contract/civil';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { newId } from '../../server/src/kernel/ids.ts';
import { hashPassphrase } from '../../server/src/platform/session/passphrase.ts';
import { type Seated, stage } from './stage.ts';
import { choose, passphrase, tick, within } from './steps.ts';

const scene = stage();
const agency = 9;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const confirm = (page: Page, name: string) => within(page).getByRole('button', { name, exact: true }).click();
const fill = (page: Page, name: RegExp, text: string) => within(page).getByRole('textbox', { name }).fill(text);

/** Can be asked for the passphrase again, as somebody who registered could. */
const withPhrase = async ({ personId }: Seated): Promise<void> => {
  await scene.site.owner.query(
    'insert into platform.credential (person_id, login, passphrase_hash) values ($1, $2, $3)',
    [personId, `${personId}@example.kr`, await hashPassphrase(passphrase)],
  );
};
const approve = async (seats: readonly Seated[], path: string): Promise<void> => {
  for (const seat of seats) {
    await seat.go(path);
    await press(seat.page, '요청 승인');
    await confirm(seat.page, '요청 승인');
    await within(seat.page).waitFor({ state: 'detached' });
  }
};

const budget = async (asker: Seated, approvers: readonly Seated[]): Promise<void> => {
  const { page } = asker;
  await asker.go('/desk/budget');
  await page.getByText('이해의 예산 항목이 없습니다').waitFor();
  await asker.sound();
  await press(page, '예산 항목 만들기');
  await choose(page, /지원사업/, '보안설비 지원');
  await fill(page, /이름/, '보안설비 보조');
  await fill(page, /근거 조문/, '지원 조례 제9조');
  await confirm(page, '항목 만들기');
  await page.getByRole('link', { name: '보안설비 보조' }).waitFor();
  await press(page, '편성·변경·이월 요청하기');
  await choose(page, / 항목$/, /보안설비 보조/);
  await fill(page, /금액/, '100000000');
  await fill(page, /까닭/, '본예산');
  await fill(page, /근거\(/, '예산서');
  await fill(page, /근거/, '예산서');
  await confirm(page, '요청 보내기');
  await page.getByText('승인을 기다림').waitFor();
  await asker.sound();
  await approve(approvers, '/desk/budget');
  await page.reload();
  await page.getByText('100,000,000').first().waitFor();
};

const award = async (asker: Seated, number: string): Promise<string> => {
  const { page } = asker;
  await asker.go('/desk/awards');
  await page.getByText('아직 교부결정이 없습니다').waitFor();
  await asker.sound();
  await press(page, '교부결정 적기');
  await choose(page, /예산 항목$/, /보안설비 보조/);
  await fill(page, /사업자등록번호/, number);
  await fill(page, /보조사업의 이름/, '연구소 출입 통제');
  await fill(page, /^비목 1(?!의)/, '설비비');
  await fill(page, /비목 1의 보조금/, '8000000');
  await fill(page, /비목 1의 자부담/, '2000000');
  await fill(page, /1회차 금액/, '7000000');
  await fill(page, /^까닭/, '심의 결과');
  await within(page).getByText('회차의 합이 보조금과 같아야 합니다.').waitFor();
  await fill(page, /1회차 금액/, '8000000');
  await press(page, '중복 지원 살피기');
  await within(page)
    .getByText(/다른 보조금을 찾지 못했습니다/)
    .waitFor();
  await asker.sound();
  await confirm(page, '승인 요청하기');
  await page.getByRole('link', { name: '연구소 출입 통제' }).click();
  await page.getByText('결정 승인을 기다림').waitFor();
  return new URL(page.url()).pathname;
};

const sign = async (seat: Seated): Promise<void> => {
  const { page } = seat;
  await press(page, '협약서에 서명하기');
  await fill(page, /서명하는 까닭/, '모두 읽었습니다');
  await within(page)
    .getByLabel(/지금 쓰는 암호문/)
    .fill('wrong');
  await confirm(page, '협약서에 서명하기');
  await within(page).getByText('지금 쓰는 암호문이 아닙니다.').first().waitFor();
  await within(page)
    .getByLabel(/지금 쓰는 암호문/)
    .fill(passphrase);
  await seat.sound();
  await confirm(page, '협약서에 서명하기');
  await within(page).waitFor({ state: 'detached' });
};

const spend = async (company: Seated): Promise<void> => {
  const { page } = company;
  await page.reload();
  await page.getByText('교부함').waitFor();
  const today = civilOf(Date.now());
  const row = (grant: string, own: string, purpose: string, on = today) =>
    [on, '설비비', '견본보안', '123-45-67891', grant, own, purpose, purpose].join('\t');
  await press(page, '여러 건 붙여 넣기');
  await fill(
    page,
    /엑셀에서 복사한 줄/,
    [row('4,000,000', '1,000,000', '출입 통제기'), row('1,000,000', '250,000', '회식비', '2020-01-01')].join('\n'),
  );
  await confirm(page, '집행 저장하기');
  // The broken row is named and corrected in its place; nothing was stored yet.
  await within(page).getByText('보조사업 기간 밖의 날입니다.').waitFor();
  await company.sound();
  await fill(page, /쓴 날/, today);
  await confirm(page, '집행 저장하기');
  await page.getByRole('rowheader', { name: /회식비/ }).waitFor();
  for (const purpose of ['출입 통제기', '회식비']) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: `${purpose} 증빙 붙이기` }).click();
    await (await chooser).setFiles({ name: `${purpose}.txt`, mimeType: 'text/plain', buffer: Buffer.from(purpose) });
    await page.getByRole('link', { name: `${purpose}.txt` }).waitFor();
  }
  await press(page, '실적보고 내기');
  await fill(page, /실적/, '설치를 마쳤습니다.');
  await fill(page, /생긴 이자/, '34');
  await confirm(page, '실적보고 내기');
  await page.getByText('실적보고를 받음').waitFor();
};

const settle = async (asker: Seated, path: string): Promise<void> => {
  const { page } = asker;
  await asker.go(path);
  await press(page, '정산하기');
  await tick(within(page).getByRole('checkbox', { name: /회식비 인정하지 않기/ }));
  await fill(page, /인정하지 않는 까닭: 회식비/, '보조사업과 관계없음');
  await fill(page, /^까닭/, '정산 검토');
  await within(page)
    .getByText(/반납할 돈 4,000,034원/)
    .waitFor();
  await asker.sound();
  await within(page).getByRole('button', { name: '정산 승인 요청하기', exact: true }).dblclick();
  await page.getByText('정산 승인을 기다림').waitFor();
};

const giveBack = async (asker: Seated, path: string): Promise<void> => {
  const { page } = asker;
  await asker.go(path);
  await press(page, '돌려받은 돈 적기');
  await fill(page, /세입 영수증 번호/, '세입 2026-1');
  await fill(page, /^까닭/, '반납 확인');
  await within(page).getByRole('button', { name: '정산 승인 요청하기', exact: true }).dblclick();
  await within(page).waitFor({ state: 'detached' });
};

it('예산을 편성하고, 교부를 결정하고, 협약서에 서명하고, 교부하고, 영수증 하나를 인정하지 않고 정산하고, 돌려받습니다', async () => {
  const asker = await scene.sit(agency);
  const [first, second, payer] = [
    await scene.sit(agency),
    await scene.sit(agency, 'officer', 360),
    await scene.sit(agency),
  ];
  const manager = await scene.sit(agency, 'manager');
  const company = await scene.found(97, 360);
  await Promise.all([manager, company].map(withPhrase));
  await scene.site.owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to) values ($1, $2, 'summary', $3, 'counselling', '시험', '2099-12-31')`,
    [newId(), company.companyId, agency],
  );
  const { address: origin } = scene.site;
  const made = await asker.page.request.post(`${origin}/api/desk/programmes`, {
    headers: { 'x-boru-request': '1', origin },
    data: { kind: 'subsidy', noticeId: null, name: { ko: '보안설비 지원', en: 'Security equipment' } },
  });
  expect(made.ok()).toBe(true);
  await budget(asker, [first, second]);
  const { rows } = await scene.site.owner.query<{ number: string }>(
    'select business_number as number from organisations.company where id = $1',
    [company.companyId],
  );
  const path = await award(asker, rows[0]?.number ?? '');
  await approve([first, second], path);

  await asker.page.reload();
  await press(asker.page, '협약서 내기');
  await fill(asker.page, /까닭/, '처음 맺음');
  await confirm(asker.page, '협약서 내기');
  await asker.page.getByText('보조사업자: 아직 서명하지 않음').waitFor();
  await company.go('/company/awards');
  await company.page.getByRole('link', { name: '연구소 출입 통제' }).click();
  await company.page.getByText('보조사업자: 아직 서명하지 않음').waitFor();
  await company.sound();
  await sign(company);
  await manager.go(path);
  await sign(manager);
  await manager.page.getByText('보조사업 진행 중').waitFor();

  await asker.page.reload();
  await press(asker.page, '1회차 교부 요청하기');
  await fill(asker.page, /까닭/, '협약에 따름');
  await confirm(asker.page, '교부 요청하기');
  await asker.page.getByText('교부 요청함').waitFor();
  await approve([first, second], path);
  await payer.go(path);
  await press(payer.page, '지급 기록');
  await fill(payer.page, /지급 번호/, '보탬e 2026-1');
  // Pressed twice as fast as a hand can: the money moves once.
  await within(payer.page).getByRole('button', { name: '지급 기록', exact: true }).dblclick();
  await payer.page.getByText('교부함').waitFor();
  await payer.sound();
  await spend(company);
  await settle(asker, path);
  await approve([first, second], path);
  await giveBack(asker, path);
  await approve([first, second], path);
  await company.page.reload();
  await company.page.getByText('정산을 마침').waitFor();
  await company.page.getByText('보조사업과 관계없음').waitFor();
  await company.sound();
  const ledger = await scene.site.owner.query<{ kind: string; won: string }>(
    'select kind, amount_won as won from support.ledger_entry where award_id is not null order by place',
  );
  expect(ledger.rows.map(({ kind, won }) => `${kind} ${won}`)).toEqual([
    'commit 8000000',
    'disburse 8000000',
    'spend 5000000',
    'spend 1250000',
    'settle 4250034',
    'return 4000034',
  ]);
});
