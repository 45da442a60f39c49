import { expect, test } from 'vitest';
import { stage } from './stage.ts';
import { answerFor, choose, tick } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();

const nextMonday = (): { year: string; month: string; day: string } => {
  const at = new Date(Date.now() + 9 * 3_600_000 + 7 * 86_400_000);
  at.setUTCDate(at.getUTCDate() + ((8 - at.getUTCDay()) % 7));
  return { year: String(at.getUTCFullYear()), month: String(at.getUTCMonth() + 1), day: String(at.getUTCDate()) };
};

test('창구가 상담 시간을 열고, 기업이 예약하고, 창구가 까닭을 적어 취소한다', async () => {
  const officer = await scene.sit(9);
  await officer.go('/desk/appointments');
  const { page } = officer;
  await page.getByText('이 기간에 예약이 없습니다').waitFor();
  await officer.sound();
  await page.getByRole('textbox', { name: /방 이름과 주소/ }).fill('3층 상담실');
  const { year, month, day } = nextMonday();
  // The last day first, so that the form is never wrong on the way.
  for (const label of [/마지막 날/, /첫날/])
    for (const [part, digits] of [
      ['year', year],
      ['month', month],
      ['day', day],
    ] as const) {
      const field = page.getByRole('group', { name: label }).locator(`[data-type="${part}"]`);
      await field.click();
      await field.pressSequentially(digits);
    }
  await page.getByRole('button', { name: '시간 열기', exact: true }).click();
  await page.getByText('3개 시간을 열었습니다.').first().waitFor();
  await page.getByRole('button', { name: /09:00 닫기$/ }).waitFor();
  await officer.sound();

  const company = await scene.found(970, 360);
  await company.go('/company/appointments');
  await company.page.getByText('예약한 상담이 없습니다').waitFor();
  await company.sound();
  await choose(company.page, /날짜/, /./);
  await tick(company.page.getByRole('radio', { name: /10:00–11:00/ }));
  await company.page.getByRole('textbox', { name: /용건/ }).fill('퇴직자 자료 반출');
  await company.page.getByRole('textbox', { name: /오시는 분/ }).fill('홍견본');
  await company.page.getByRole('textbox', { name: /연락처/ }).fill('043-123-4567');
  await company.page.getByRole('button', { name: '예약하기' }).click();
  const sheet = company.page.getByRole('dialog');
  await sheet.getByText('기업 이름, 오시는 분과 연락처, 용건, 시간').waitFor();
  await company.sound();
  await sheet.getByRole('button', { name: '예약하기' }).click();
  await company.page.getByText('3층 상담실').first().waitFor();
  await company.page.getByRole('button', { name: '구독 주소 만들기' }).click();
  const address = await company.page.getByRole('textbox', { name: '구독 주소' }).inputValue();
  await company.sound();
  const calendar = await (await fetch(new URL(new URL(address).pathname, scene.site.address))).text();
  expect(calendar).toContain('SUMMARY:상담 예약\r\n');

  // What is automatic and what people decide is one press away from how data is handled.
  await company.go('/privacy');
  await company.page.getByRole('link', { name: '자동으로 정하는 것과 사람이 정하는 것 보기' }).click();
  await company.page.getByRole('heading', { name: '자동으로 정하는 것과 사람이 정하는 것', level: 1 }).waitFor();
  await company.sound();
  await company.go('/company/appointments');

  await page.reload();
  await page.getByRole('button', { name: '예약 취소' }).click();
  await page.getByRole('textbox', { name: /취소하는 까닭/ }).fill('담당자 출장');
  await officer.sound();
  await page.getByRole('dialog').getByRole('button', { name: '예약 취소' }).click();
  await page.getByText('이 기간에 예약이 없습니다').waitFor();
  await company.page.reload();
  await company.page.getByRole('button', { name: '지난 예약과 취소한 예약' }).click();
  await company.page.getByText('취소한 까닭: 담당자 출장').waitFor();
});

const heads = '사업자등록번호,기업 이름,대표자,규모,업종코드,시군구,담당자,담당자이메일';
const listOf = (...rows: string[]): Buffer => Buffer.from(`\uFEFF${[heads, ...rows].join('\r\n')}`);

/** Who stands in a list is invited at the address of the list, finds its own words there and registers with its own. */
const claim = async ({ page, sound }: Visitor): Promise<void> => {
  await page.getByRole('link', { name: '목록전자' }).click();
  await page.getByRole('button', { name: '등록 초대 보내기' }).click();
  const sheet = page.getByRole('dialog', { name: '등록 초대를 보낼까요?' });
  await sheet.getByRole('textbox', { name: /초대하는 까닭/ }).fill('진단 안내');
  await sound();
  await sheet.getByRole('button', { name: '초대 보내기' }).click();
  await page.getByText('초대를 보냈습니다.').first().waitFor();
  const { rows } = await scene.site.owner.query<{ link: string }>(
    `select substring(body_text from '/claim#[A-Za-z0-9_-]+') as link from platform.mail where kind = 'company.claim'`,
  );
  const invited = await scene.arrive(360);
  await invited.go('/claim');
  await invited.page.getByText('링크가 온전하지 않습니다').waitFor();
  await invited.sound();
  await invited.go('/claim#0000000000000000000000000000000000000000000');
  await invited.page.getByText('이미 쓰였거나 기한이 지난 링크입니다.').waitFor();
  await invited.sound();
  await invited.go(rows[0]?.link ?? '');
  await invited.page.getByText(/한 번 쓸 수 있습니다/).waitFor();
  const name = invited.page.getByRole('textbox', { name: /기업 이름/ });
  await expect.poll(() => name.inputValue()).toBe('목록전자');
  await name.fill('목록전자산업');
  await answerFor(invited, 'list@example.kr', '홍길동');
  await invited.sound();
  await page.reload();
  await page.getByText('등록함').first().waitFor();
  await invited.close();
};

test('깨진 기업 목록을 올리면 고칠 곳을 말하고, 고친 목록은 근거를 적어 모두 넣는다', async () => {
  const { owner } = scene.site;
  const { rows } = await owner.query<{ id: number }>('select id from organisations.agency where secretariat');
  const office = await scene.sit(rows[0]?.id ?? 0, 'manager');
  await office.go('/desk/companies');
  const { page } = office;
  await page.getByRole('link', { name: '기업 목록 가져오기' }).click();
  await page.getByText('가져온 목록이 없습니다').waitFor();
  await office.sound();
  const upload = async (name: string, buffer: Buffer) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '파일 골라 확인하기' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer });
  };
  await upload('다른표.csv', Buffer.from('이름,나이\r\n가,1'));
  await page.getByText(/없는 열: 사업자등록번호/).waitFor();
  await office.sound();
  const good = '220-81-62517,목록전자,홍길동,중기업,26111,청주시,김담당,list@example.kr';
  await upload('기업.csv', listOf(good, '123-45-67890,틀린전자,김철수,큰 회사,26111,서울시,,', good));
  await page.getByText('새 기업 1곳, 이미 있는 기업 0곳, 고쳐야 할 줄 2개입니다.').first().waitFor();
  await page.getByText('사업자등록번호가 올바르지 않습니다.').waitFor();
  await page.getByText('2번째 줄과 같은 번호입니다.').waitFor();
  expect(await page.getByRole('button', { name: '모두 넣기' }).count()).toBe(0);
  await office.sound();

  await upload('고친 기업.csv', listOf(good));
  await page.getByRole('button', { name: '모두 넣기' }).click();
  await page.getByRole('textbox', { name: /목록의 출처/ }).fill('도 기업 실태조사 2026');
  await choose(page, /받은 근거가 되는 법/, /산업기술의 유출방지/);
  await page.getByRole('textbox', { name: /^조문/ }).fill('제16조');
  for (const [part, digits] of [
    ['year', '2027'],
    ['month', '12'],
    ['day', '31'],
  ] as const) {
    const field = page.getByRole('group', { name: /볼 수 있는 마지막 날/ }).locator(`[data-type="${part}"]`);
    await field.click();
    await field.pressSequentially(digits);
  }
  await office.sound();
  await page.getByRole('dialog').getByRole('button', { name: '모두 넣기' }).click();
  await page.getByText('기업 1곳을 넣었습니다.').waitFor();
  await office.sound();
  await page.getByRole('link', { name: '기업 목록 보기' }).click();
  await page.getByRole('link', { name: '목록전자' }).waitFor();

  await page.getByRole('button', { name: '내려받기', exact: true }).click();
  await page.getByRole('textbox', { name: /내려받는 까닭/ }).fill('연간 조사');
  await office.sound();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '까닭을 남기고 내려받기' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^boru-companies-.*\.xlsx$/);
  await page.keyboard.press('Escape');
  await claim(office);
});
