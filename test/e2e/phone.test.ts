import { expect, test } from 'vitest';
import { seat } from '../../server/src/platform/testing/people.ts';
import { stage } from './stage.ts';
import { absent, choose, pledge, tick } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();

type Desk = Visitor & { name: string; agencyId: number };

/** Three desks of the province that work in Boru, each with an officer. */
const desks = async (): Promise<[Desk, Desk, Desk]> => {
  const { rows } = await scene.site.owner.query<{ id: number; name: string }>(
    `select a.id, n.name_ko as name from organisations.agency a join organisations.agency_name n on n.agency_id = a.id
      where a.online and exists (select 1 from organisations.desk d where d.agency_id = a.id) order by a.id limit 3`,
  );
  const sit = async (row: { id: number; name: string } | undefined): Promise<Desk> => {
    if (row === undefined) throw new Error('the pack has too few desks');
    return { ...(await scene.sit(row.id)), name: row.name, agencyId: row.id };
  };
  return [await sit(rows[0]), await sit(rows[1]), await sit(rows[2])];
};

/** Listens, writes, reads out, and has a case with its clock; answers its address. */
const takeCall = async (desk: Desk, company: string, title: string, look = async () => {}): Promise<string> => {
  const { page, go } = desk;
  await go('/desk/phone');
  // The page is opened with a telephone in the other hand: the first field is ready for typing.
  await page.getByRole('textbox', { name: /^기업 이름/ }).waitFor();
  await page.keyboard.type(company);
  await page.getByText('찾은 기업이 없습니다').waitFor();
  await page.getByRole('textbox', { name: /^전화번호/ }).fill('043-222-3333');
  await page.getByRole('textbox', { name: /말씀하시는 분의 이름/ }).fill('박부장');
  await page.getByRole('textbox', { name: /^제목/ }).fill(title);
  await page.getByRole('textbox', { name: /들은 내용/ }).fill('퇴사한 직원의 노트북을 아직 받지 못했다고 합니다.');
  await tick(page.getByRole('checkbox', { name: /읽어 드렸고 말로 동의하셨습니다/ }));
  await look();
  await page.getByRole('button', { name: '접수하기' }).click();
  await page.getByText('전화를 접수했습니다').waitFor();
  await look();
  await page.getByRole('link', { name: '건 열기' }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await pledge(desk);
  return new URL(page.url()).pathname;
};

const refer = async ({ page }: Desk, to: Desk): Promise<void> => {
  await page.getByRole('button', { name: /^이관·연계/ }).click();
  const sheet = page.getByRole('dialog', { name: '다른 기관에 이관' });
  await choose(page, /받는 기관필수/, to.name);
  await sheet.getByRole('textbox', { name: /이관하는 까닭/ }).fill('그 기관이 더 알맞습니다.');
  await sheet.getByRole('button', { name: '이관 요청하기' }).click();
  await page.getByText('이관을 요청했습니다').first().waitFor();
};

/** The caller says yes on the telephone, to the words that are read out. */
const hear = async ({ page }: Desk, look = async () => {}): Promise<void> => {
  await page.getByRole('button', { name: '전화로 동의 받기' }).click();
  const sheet = page.getByRole('dialog', { name: /이관에 대한 동의를 전화로/ });
  await sheet.getByRole('textbox', { name: /동의를 말한 사람/ }).fill('박부장');
  await tick(sheet.getByRole('checkbox', { name: /읽어 드렸고/ }));
  await look();
  await sheet.getByRole('button', { name: '들은 동의를 적고 이관하기' }).click();
  await page.getByText('동의를 적고 이관을 요청했습니다').first().waitFor();
};

const accept = async (desk: Desk, path: string): Promise<void> => {
  const { page, go } = desk;
  await go(path);
  await page.getByRole('button', { name: /^이관 수락/ }).click();
  await page.getByText('이관을 수락했습니다').first().waitFor();
  await pledge(desk);
};

/** Narrows the inbox, keeps that under a name, finds it again, takes it away and brings it back. */
const keepView = async ({ page, go, sound }: Desk): Promise<void> => {
  await go('/desk');
  await page.getByRole('button', { name: '좁혀 보기' }).click();
  await choose(page, /맡은 사람$/, '내가 맡은 것');
  await page.waitForURL('**/desk?view=open&charge=me');
  await page.getByRole('button', { name: '이 보기 저장하기' }).click();
  const sheet = page.getByRole('dialog', { name: '이 보기를 저장합니다' });
  await sheet.getByRole('textbox', { name: /^이름/ }).fill('아침에 볼 것');
  await tick(sheet.getByRole('checkbox', { name: /우리 기관 동료에게도/ }));
  await sound();
  await sheet.getByRole('button', { name: '보기 저장하기' }).click();
  const link = page.getByRole('link', { name: /^아침에 볼 것/ });
  await link.waitFor();
  await go('/desk');
  await link.click();
  await page.waitForURL('**/desk?view=open&charge=me');
  await page.getByRole('button', { name: '좁혀 보기: 내가 맡은 것' }).waitFor();
  await sound();
  await page.getByRole('button', { name: '저장한 보기 고치기' }).click();
  const list = page.getByRole('dialog', { name: '저장한 보기 고치기' });
  await list.getByRole('textbox', { name: /^이름/ }).waitFor();
  await sound();
  await list.getByRole('button', { name: '아침에 볼 것 지우기' }).click();
  await list.getByText('저장한 보기가 없습니다').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '되돌리기' }).first().click();
  await link.waitFor();
};

/** By keys alone: chooses the row, names a colleague, and the case is theirs. */
const assignByKeys = async ({ page, go, sound }: Desk, to: string): Promise<void> => {
  await go('/desk?view=open&charge=me');
  await page
    .getByRole('checkbox', { name: /고르기$/ })
    .first()
    .waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1건 고름').waitFor();
  await sound();
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: to }).press('Enter');
  await page.getByRole('button', { name: '1건 배정하기' }).press('Enter');
  await page.getByText(`1건을 ${to}님에게 배정했습니다`).first().waitFor();
};

/** The manager keeps a reply, after hearing which place is unknown; an officer reads it filled and puts it into the answer. */
const answerWithReply = async (desk: Desk, path: string, company: string): Promise<void> => {
  const lead = await scene.sit(desk.agencyId, 'manager');
  await lead.go('/desk/saved-replies');
  await lead.page.getByRole('button', { name: '새로 적기' }).click();
  const sheet = lead.page.getByRole('dialog', { name: '새로 적기' });
  await sheet.getByRole('textbox', { name: /^이름/ }).fill('접수 인사');
  await sheet.getByRole('textbox', { name: /^글/ }).fill('{회시} 귀중');
  await sheet.getByRole('button', { name: '답변 저장하기' }).click();
  await sheet.getByText('모르는 자리입니다: {회시}').waitFor();
  await sheet.getByRole('textbox', { name: /^글/ }).fill('{회사} 귀중, {접수번호}로 접수했습니다.');
  await lead.sound();
  await sheet.getByRole('button', { name: '답변 저장하기' }).click();
  await lead.page.getByRole('heading', { name: '접수 인사' }).waitFor();
  await lead.sound();
  await lead.close();
  const { page, go, sound } = desk;
  await go(path);
  await tick(page.getByRole('radio', { name: '답변' }));
  await page.getByRole('button', { name: '자주 쓰는 답변 불러오기' }).click();
  await page.getByRole('dialog').getByText(`${company} 귀중`).waitFor();
  await sound();
  await page.getByRole('dialog').getByRole('button', { name: '글에 넣기' }).click();
  const box = page.getByRole('textbox', { name: '기업에 보낼 답' });
  await expect.poll(() => box.inputValue()).toContain(`${company} 귀중`);
  await box.fill('{기한}까지 답하겠습니다.');
  await page.getByText('채우지 않은 자리가 있어 보낼 수 없습니다: {기한}').waitFor();
  expect(await page.getByRole('button', { name: '답변 보내기' }).isDisabled()).toBe(true);
  await box.fill('');
};

test('전화 한 통이 세 기관을 거쳐 종결됩니다', async () => {
  const [first, second, third] = await desks();
  const path = await takeCall(first, '여정전화정밀', '퇴사자 노트북이 돌아오지 않았습니다', first.sound);
  await second.go(path);
  await second.page.getByText(absent).first().waitFor();
  await keepView(first);
  const colleague = await seat(scene.site.owner, 'officer', { agencyId: first.agencyId });
  await scene.site.owner.query(`update organisations.person set name = '이동료' where id = $1`, [colleague.personId]);
  await assignByKeys(first, '이동료');
  await first.go(path);
  await refer(first, second);
  await hear(first, first.sound);
  await accept(second, path);
  await refer(second, third);
  await hear(second);
  await accept(third, path);
  await answerWithReply(third, path, '여정전화정밀');
  await third.page.getByText('박부장 · 043-222-3333').waitFor();
  await third.page
    .getByRole('button', { name: /^점검표 가져오기/ })
    .first()
    .click();
  await third.page.getByText('점검표를 가져왔습니다').first().waitFor();
  await third.sound();
  await third.page.getByRole('button', { name: '종결', exact: true }).click();
  const sheet = third.page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: /기업에 남길 말/ }).fill('전화로 안내를 마쳤습니다.');
  await sheet.getByRole('button', { name: '결과를 적어 종결하기' }).click();
  await third.page.getByText('건을 종결했습니다').first().waitFor();
  await third.go('/desk/tasks');
  await third.page
    .getByText(/종결 30일 뒤/)
    .first()
    .waitFor();
  await third.sound();
  const { rows } = await scene.site.owner.query(
    `select c.status, c.origin, (select count(*)::int from cases.referral r where r.case_id = c.id and r.status = 'accepted') as accepted,
            (select count(*)::int from organisations.consent s where s.case_id = c.id and s.channel = 'phone') as spoken
       from cases.case_file c where c.id = $1`,
    [path.split('/').at(-1)],
  );
  expect(rows).toEqual([{ status: 'closed', origin: 'phone', accepted: 2, spoken: 3 }]);
  for (const desk of [first, second, third]) await desk.close();
});

test('맡지 않은 이관은 사유와 함께 돌아오고, 그 기관에는 없는 건이 됩니다', async () => {
  const [first, second, third] = await desks();
  const path = await takeCall(first, '거절여정산업', '어느 기관인지 모르겠습니다');
  await refer(first, second);
  await hear(first);
  await second.go(path);
  await second.page.getByRole('button', { name: '맡지 않기' }).click();
  const sheet = second.page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: /맡지 않는 사유/ }).fill('올해 사업을 마쳤습니다.');
  await second.sound();
  await sheet.getByRole('button', { name: '맡지 않는다고 알리기' }).click();
  await second.page.getByText('맡지 않는다고 알렸습니다').first().waitFor();
  await second.go(path);
  await second.page.getByText(absent).first().waitFor();
  await first.go(path);
  await first.page.getByText('올해 사업을 마쳤습니다.').first().waitFor();
  await first.page
    .getByText(/다시 넘기기/)
    .first()
    .waitFor();
  await first.sound();
  for (const desk of [first, second, third]) await desk.close();
});
