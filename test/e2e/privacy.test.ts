import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { numberedCompany } from '../processes/boru.ts';
import { stage } from './stage.ts';
import { tick } from './steps.ts';

const scene = stage();

test('내 개인정보를 파일로 받고 처리정지를 요구하면, 사무국이 조문을 들어 답하고 본인이 그 답을 읽는다', async () => {
  const { owner, address } = scene.site;
  const company = await numberedCompany(owner, 970);
  const person = await scene.seated(company, 360);
  await person.go('/account');
  await person.page.getByRole('link', { name: '내 개인정보 보기' }).click();
  await person.page.getByRole('heading', { name: '내 개인정보', level: 1 }).waitFor();
  await person.sound();
  const [download] = await Promise.all([
    person.page.waitForEvent('download'),
    person.page.getByRole('button', { name: '기계가 읽는 파일 받기' }).click(),
  ]);
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toHaveProperty('account.email');
  await tick(person.page.getByRole('radio', { name: /처리정지/ }));
  await person.page.getByRole('textbox', { name: /요구하는 내용/ }).fill('알림 전자우편을 멈춰 주세요.');
  await person.page.getByRole('button', { name: '요구 보내기' }).click();
  await person.page.getByText('사무국의 개인정보 담당자', { exact: true }).waitFor();
  await person.sound();
  await person.page.getByRole('dialog').getByRole('button', { name: '요구 보내기' }).click();
  await person.page.getByText('요구를 받음').waitFor();
  await person.sound();

  const office = await scene.sit(1, 'manager');
  await office.go('/desk/rights');
  await office.sound();
  await office.page.getByRole('link', { name: '처리정지' }).click();
  await office.page.getByText('알림 전자우편을 멈춰 주세요.').waitFor();
  await office.sound();
  await office.page.getByRole('button', { name: '들어주지 않기' }).click();
  const sheet = office.page.getByRole('dialog');
  await sheet.getByRole('button', { name: '들어주지 않기' }).click();
  await sheet.getByText('조문을 적어 주세요. 근거 없이 거절할 수 없습니다.').waitFor();
  await sheet.getByRole('textbox', { name: /^답/ }).fill('법이 정한 알림은 멈출 수 없습니다.');
  await sheet.getByRole('textbox', { name: /조문/ }).fill('제37조제2항');
  await office.sound();
  await sheet.getByRole('button', { name: '들어주지 않기' }).click();
  await office.page.getByText('개인정보 보호법 제37조제2항', { exact: false }).waitFor();
  await office.sound();

  await person.go('/account/data');
  await person.page.getByText('법이 정한 알림은 멈출 수 없습니다.').waitFor();
  await person.context.addCookies([{ name: 'boru-language', value: 'en', url: address }]);
  await person.go('/account/data');
  await person.page.getByRole('heading', { name: 'My personal data', level: 1 }).waitFor();
  await person.sound();

  // Staff of another agency find no such page, and their menu does not name it.
  const colleague = await scene.sit(9, 'manager');
  await colleague.go('/desk/rights');
  await colleague.page.getByRole('heading', { name: '찾는 화면이 없습니다' }).waitFor();
});

test('감사가 지난달 접속기록을 점검해 찾은 것을 적고 서명한다', async () => {
  const { owner } = scene.site;
  await owner.query(
    `insert into evidence.audit_entry (at, request_id, actor_kind, agency_id, actor_name, action, subject_id, reason)
     values (date_trunc('month', now() at time zone 'Asia/Seoul') at time zone 'Asia/Seoul' - interval '5 days', 'r', 'agency', 9, '이담당', 'companies.exported', 's', '간담회 명단')`,
  );
  const auditor = await scene.sit(9, 'auditor', 360);
  await auditor.go('/desk/audit');
  const { page } = auditor;
  await page.getByRole('link', { name: '접속기록 점검' }).click();
  await page.getByText('점검할 달', { exact: true }).first().waitFor();
  await auditor.sound();
  await page
    .getByRole('link', { name: /^20\d\d년 \d+월$/ })
    .first()
    .click();
  await page.getByText('간담회 명단').waitFor();
  await tick(page.getByRole('radio', { name: '찾은 것이 있음' }));
  await page.getByRole('button', { name: '서명하기' }).click();
  await page.getByText('찾은 것을 적어 주세요.').waitFor();
  await page.getByRole('textbox', { name: /찾은 것/ }).fill('명단 내려받기 1건');
  await page.getByRole('textbox', { name: /한 일/ }).fill('까닭을 확인했습니다.');
  await auditor.sound();
  await page.getByRole('button', { name: '서명하기' }).click();
  await page.getByRole('button', { name: '점검표(PDF) 받기' }).waitFor();
  await auditor.sound();
});

test('한 사람이 파기를 제안하고 다른 관리자가 승인하면 파기되고, 보류한 건은 남아 까닭을 말하며, 확인서를 받는다', async () => {
  const { owner, address } = scene.site;
  const { companyId } = await scene.found(971);
  for (const [number, day] of [
    ['2020-충북-00001', '2020-05-20'],
    ['2020-충북-00002', '2020-06-20'],
  ])
    await owner.query(
      `insert into cases.case_file (id, number, company_id, company_name, request_key, topic, urgency, title, status, owner_agency, submitted_at, closed_at, outcome, outcome_text)
       values (gen_random_uuid(), $1, $2, '견본기업', gen_random_uuid(), 'counselling', 'normal', '오래된 상담', 'closed', 8, $3, $3, 'advised', '안내함')`,
      [number, companyId, day],
    );
  const one = await scene.sit(8, 'manager', 360);
  await one.go('/desk/destruction');
  await one.page.getByText('파기 대상 2건').waitFor();
  await one.sound();
  await one.page.getByRole('button', { name: '보류하기' }).click();
  const hold = one.page.getByRole('dialog');
  await hold.getByRole('button', { name: '보류하기' }).click();
  await hold.getByText('적어 주세요.').first().waitFor();
  await hold.getByRole('textbox', { name: /건 번호/ }).fill('2020-충북-00002');
  await hold.getByRole('textbox', { name: /까닭/ }).fill('손해배상 소송');
  await hold.getByRole('spinbutton').first().pressSequentially('20270630');
  await one.sound();
  await hold.getByRole('button', { name: '보류하기' }).click();
  await one.page.getByText('파기 대상 1건').waitFor();
  await one.page.getByRole('button', { name: '무엇인지 보기' }).click();
  await one.page
    .getByText(/소송 보류: 손해배상 소송/)
    .first()
    .waitFor();
  await one.page.getByRole('button', { name: '파기 제안하기' }).click();
  await one.page.getByRole('dialog').getByRole('button', { name: '파기 제안하기' }).click();
  await one.page.getByText('같은 기관의 다른 관리자가 승인해야 합니다.', { exact: false }).waitFor();
  await one.sound();
  const path = new URL(one.page.url()).pathname;

  const other = await scene.sit(8, 'manager');
  await other.go(path);
  await other.page.getByRole('button', { name: '파기 승인' }).click();
  await other.sound();
  await other.page.getByRole('dialog').getByRole('button', { name: '파기 승인' }).click();
  await other.page.getByText('파기를 마침').first().waitFor();
  await other.sound();
  const [paper] = await Promise.all([
    other.page.waitForEvent('download'),
    other.page.getByRole('button', { name: 'HWPX 받기' }).click(),
  ]);
  expect(paper.suggestedFilename()).toContain('파기확인서');
  const left = await owner.query(`select number from cases.case_file where number like '2020-충북-%'`);
  expect(left.rows).toEqual([{ number: '2020-충북-00002' }]);
  await other.context.addCookies([{ name: 'boru-language', value: 'en', url: address }]);
  await other.go('/desk/destruction');
  await other.page.getByRole('heading', { name: 'Keeping and destruction', level: 1 }).waitFor();
  await other.sound();
});

test('관리자가 유출을 적으면 72시간과 알릴 곳이 나오고, 알린 일을 적어 마치며, 담당자에게는 없는 화면이다', async () => {
  const { address } = scene.site;
  const { page, sound, go, context } = await scene.sit(8, 'manager', 360);
  await go('/desk/breaches');
  await page.getByRole('link', { name: '유출 적기' }).click();
  await page.getByRole('button', { name: '적고 시간 세기' }).click();
  await page.getByText('적어 주세요.', { exact: true }).first().waitFor();
  await page.getByRole('textbox', { name: /^제목/ }).fill('신청자 명단을 잘못 보냄');
  await tick(page.getByRole('radio', { name: '유출된 것을 확인함' }));
  await page.getByRole('textbox', { name: /시점과 경위/ }).fill('다른 기업의 주소로 보냈습니다.');
  await page.getByRole('textbox', { name: /몇 사람/ }).fill('1200');
  await sound();
  await page.getByRole('button', { name: '적고 시간 세기' }).click();
  await page.getByText('1천명 이상의 개인정보입니다.').waitFor();
  await page.getByText('여기에 적는 것은 통지도 신고도 아닙니다.', { exact: false }).waitFor();
  for (const duty of ['그 사람들에게 통지', '기관에 신고']) {
    await page.getByRole('button', { name: `알린 일 적기: ${duty}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: '알렸다고 적기' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: '알리기를 마침' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '알리기를 마침' }).click();
  await page.getByRole('button', { name: '유출 대응 마치기' }).waitFor();
  await sound();
  const path = new URL(page.url()).pathname;
  await context.addCookies([{ name: 'boru-language', value: 'en', url: address }]);
  await go('/desk/breaches');
  await page.getByRole('link', { name: '신청자 명단을 잘못 보냄' }).waitFor();
  await sound();
  await page.getByRole('link', { name: '신청자 명단을 잘못 보냄' }).click();
  await page.getByRole('heading', { name: 'Whom to tell' }).waitFor();

  const officer = await scene.sit(8, 'officer');
  await officer.go(path);
  await officer.page.getByRole('heading', { name: '찾는 화면이 없습니다' }).waitFor();
});
