import { expect, it } from 'vitest';
import { type Seated, stage } from './stage.ts';
import { tick, within } from './steps.ts';

const scene = stage();
const confirm = async ({ page }: Seated, name: string) => within(page).getByRole('button', { name }).click();
/** What the pages would send; the ways of money are walked in the journey of the budget. */
const post = async ({ page }: Seated, path: string, data: object): Promise<{ id: string }> => {
  const { address: origin } = scene.site;
  const answer = await page.request.post(`${origin}${path}`, { headers: { 'x-boru-request': '1', origin }, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
};

const date = async ({ page }: Seated, label: RegExp, parts: readonly string[]) => {
  const segments = within(page).getByRole('group', { name: label }).first().getByRole('spinbutton');
  for (const [at, part] of parts.entries()) await segments.nth(at).pressSequentially(part);
};

it('사무국이 조문을 적고 고친 판을 견주어 보며, 손님도 그대로 읽습니다', async () => {
  const office = await scene.sit(1, 'manager');
  const { page } = office;
  await office.go('/ordinance');
  await page
    .getByRole('rowheader', { name: /실태조사/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: '조문 적기' }).click();
  await within(page)
    .getByRole('textbox', { name: /조례나 법령의 이름/ })
    .fill('충청북도 산업기술보호 및 지원 조례');
  await within(page)
    .getByRole('textbox', { name: /조문 번호/ })
    .fill('제5조');
  await within(page).getByRole('textbox', { name: /제목/ }).fill('실태조사 등');
  await within(page)
    .getByRole('textbox', { name: /조문의 글/ })
    .fill('도지사는 매년 실태조사를 할 수 있다.');
  await within(page).getByRole('textbox', { name: /출처/ }).fill('자치법규정보시스템');
  await confirm(office, '조문 적기');
  await within(page).getByText('적어 주세요.').first().waitFor();
  await date(office, /시행일/, ['2024', '5', '17']);
  await tick(within(page).getByRole('checkbox', { name: /한 글자씩 대조/ }));
  await office.sound();
  await confirm(office, '조문 적기');
  await page.getByRole('link', { name: '제5조(실태조사 등)' }).click();
  await page.getByRole('button', { name: '새 판 적기' }).click();
  await within(page)
    .getByRole('textbox', { name: /조문의 글/ })
    .fill('도지사는 3년마다 실태조사를 하여야 한다.');
  await within(page).getByRole('textbox', { name: /출처/ }).fill('자치법규정보시스템');
  await date(office, /시행일/, ['2026', '1', '1']);
  await confirm(office, '새 판 적기');
  await page.getByText('지운 곳 2군데, 더한 곳 2군데').waitFor();
  expect(await page.locator('del').allTextContents()).toEqual(['[지움] 매년', '[지움] 할 수 있다.']);
  await office.sound();
  const guest = await scene.arrive(360);
  await guest.go(new URL(page.url()).pathname);
  await guest.page.getByText('지운 곳 2군데, 더한 곳 2군데').waitFor();
  expect(await guest.page.getByRole('button', { name: '새 판 적기' }).count()).toBe(0);
  await guest.sound();
});

it('현황판에서 두 번 눌러, 돈은 썼는데 효과 측정이 없는 조문을 그림에서 찾습니다', async () => {
  const [desk, office] = [await scene.sit(9), await scene.sit(1, 'manager')];
  const { id: articleId } = await post(office, '/api/governance/articles', {
    ...{ kind: 'ordinance', statute: '충청북도 산업기술보호 및 지원 조례' },
    edition: {
      ...{ number: '제8조', title: '재정 지원', words: null, validFrom: '2024-05-17', validTo: null },
      ...{ source: '시험', isVerified: false },
    },
  });
  const { id: programmeId } = await post(desk, '/api/desk/programmes', {
    ...{ kind: 'subsidy', noticeId: null, name: { ko: '보안설비 지원', en: 'Security equipment' } },
  });
  const { id: lineId } = await post(desk, '/api/desk/budget/lines', {
    ...{
      programmeId,
      fiscalYear: new Date().getFullYear(),
      name: '설비',
      article: '조례 제8조',
      isArticleVerified: false,
      clause: null,
    },
  });
  const company = await scene.found(1);
  await scene.site.owner.query(
    `insert into support.account (agency_id, line_id, company_id, award_id, kind, balance) values (9, $1, $2, $2, 'held', 5000000)`,
    [lineId, company.companyId],
  );
  const { page } = desk;
  await desk.go(`/desk/programmes/${programmeId}`);
  await page.getByRole('button', { name: '잇기', exact: true }).click();
  await tick(within(page).getByRole('checkbox', { name: /제8조\(재정 지원\)/ }));
  await tick(within(page).getByRole('checkbox', { name: /진단·교육·컨설팅/ }));
  await desk.sound();
  await confirm(desk, '저장하기');
  await page.getByText('이어 두었습니다.').waitFor();

  await desk.go('/desk/insight');
  await page.getByRole('link', { name: '모두 보기' }).click();
  await page
    .getByRole('table', { name: /돈은 썼는데 효과 측정이 없음/ })
    .getByRole('link', { name: '제8조(재정 지원)' })
    .click();
  const picture = page.getByRole('region', { name: '이어진 그림' });
  await picture.getByRole('link', { name: /효과 측정 없음/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('at')).toBe(`article:${articleId}`);
  await picture.getByRole('link', { name: /재정 지원/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('[data-stop]:focus').getAttribute('data-stop')).toBe(`programme:${programmeId}`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '설비' }).waitFor();
  await page
    .getByRole('table', { name: '이어진 것의 표' })
    .getByText(/나간 돈 5,000,000원/)
    .waitFor();
  await desk.sound();

  // Another agency sees neither the unpublished programme nor its money line, on a telephone.
  const other = await scene.sit(7, 'officer', 360);
  await other.go(`/desk/chain?at=${encodeURIComponent(`article:${articleId}`)}`);
  await other.page
    .getByRole('region', { name: '이어진 그림' })
    .getByRole('link', { name: /사업 없음/ })
    .waitFor();
  expect(await other.page.getByText('보안설비 지원').count()).toBe(0);
  await other.sound();
});
