import { expect, test } from 'vitest';
import { stage } from './stage.ts';
import { absent, choose, pledge, tick } from './steps.ts';

const scene = stage();
const title = '퇴직 예정 연구원의 자료 반출';

test('창구는 보내기 전에 받는 기관이 볼 것을 보고, 근거를 따라가고, 봉인하며, 기업은 긴급 열람까지 근거를 봅니다', async () => {
  const company = await scene.found(77);
  const file = await scene.ask(company, title);
  const officer = await scene.sit(file.owner);
  const colleague = await scene.sit(file.owner);
  const { page } = officer;

  await officer.go(`/desk/cases/${file.id}`);
  await pledge(officer);
  await page.getByRole('button', { name: '왜 볼 수 있나요?' }).click();
  const why = page.getByRole('dialog', { name: '누가 왜 볼 수 있는지' });
  await why
    .getByText(/동의 C-/)
    .first()
    .waitFor();
  await why.getByText('지금 열림').first().waitFor();
  await officer.sound();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^이관·연계/ }).click();
  await page.getByRole('button', { name: '받는 기관이 볼 것 미리 보기' }).click();
  const preview = page.getByRole('region', { name: '받는 기관이 보게 될 것' });
  await preview.getByText('진행 기록').waitFor();
  await preview.getByText('무엇부터 해야 하나요?').waitFor();
  await officer.sound();
  await page.getByRole('button', { name: '취소' }).click();

  await colleague.go(`/desk/cases/${file.id}`);
  await colleague.page.getByRole('heading', { name: '퇴직 예정 연구원의 자료 반출' }).first().waitFor();
  await page.getByRole('button', { name: '봉인하기' }).click();
  await page.getByRole('textbox', { name: /봉인하는 까닭/ }).fill('수사에 협조하는 건입니다.');
  await officer.sound();
  await page.getByRole('button', { name: '이 사람들만 보게 봉인하기' }).click();
  await page.getByText(/봉인한 건입니다/).waitFor();
  await colleague.go(`/desk/cases/${file.id}`);
  await colleague.page.getByText(absent).first().waitFor();

  const manager = await scene.sit(file.owner === 7 ? 8 : 7, 'manager');
  await manager.go('/desk');
  await manager.page.getByRole('button', { name: '긴급 열람' }).click();
  const glass = manager.page.getByRole('dialog', { name: '까닭을 적고 긴급 열람하기' });
  await glass.getByRole('textbox', { name: /접수 번호/ }).fill(file.number);
  await glass
    .getByRole('textbox', { name: /지금 열어야 하는 까닭/ })
    .fill('대표와 연락이 끊겼고 지금 자료가 나가고 있다는 신고입니다.');
  await manager.sound();
  await glass.getByRole('button', { name: '열고 알리기' }).click();
  await manager.page.getByRole('heading', { name: '퇴직 예정 연구원의 자료 반출' }).first().waitFor();
  // In an emergency too: one press, then the conversation.
  expect(await manager.page.getByText('무엇부터 해야 하나요?').count()).toBe(0);
  await pledge(manager);
  await manager.page.getByText('무엇부터 해야 하나요?').first().waitFor();

  await company.go('/company/readers');
  await company.page
    .getByText(/긴급 열람 \(개인정보 보호법/)
    .first()
    .waitFor();
  await company.page.getByRole('button', { name: '근거 보기' }).first().click();
  const ground = company.page.getByRole('dialog', { name: '그때 볼 수 있었던 근거' });
  await ground
    .getByText(/개인정보 보호법 제18조제2항제3호/)
    .first()
    .waitFor();
  await company.sound();
  expect(await company.page.getByText('대표와 연락이 끊겼고').count()).toBe(0);
});

test('보루를 쓰지 않는 기관에 봉한 자료와 인계서로 넘기고, 암호문은 한 번만 보이며, 기업은 인수증까지 봅니다', async () => {
  const company = await scene.found(78);
  const file = await scene.ask(company, title);
  const officer = await scene.sit(file.owner);
  const { page } = officer;
  await officer.go(`/desk/cases/${file.id}`);
  await pledge(officer);
  await page.getByRole('button', { name: '봉한 자료 만들기' }).click();
  const form = page.getByRole('dialog', { name: '서류로 인계할 자료 봉하기' });
  await choose(page, /받는 기관필수/, '국가정보원 충북지부');
  await form.getByRole('textbox', { name: /인계하는 까닭/ }).fill('해외 유출이 의심됩니다.');
  await choose(page, /법필수/, '민원 처리에 관한 법률');
  await form.getByRole('textbox', { name: /조문/ }).fill('제16조(민원의 이송)');
  await officer.sound();
  await form.getByRole('button', { name: '봉하고 암호문 보기' }).click();
  const made = page.getByRole('dialog', { name: '자료를 봉했습니다' });
  const passphrase = (await made.getByText(/^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/).textContent()) ?? '';
  await officer.sound();
  await made.getByRole('button', { name: '암호문을 적어 두었습니다' }).click();
  const [letter] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^인계서\(PDF\)/ }).click(),
  ]);
  expect(letter.suggestedFilename()).toMatch(/^인계서-H-\d{8}-[0-9A-F]{8}\.pdf$/);
  await page.getByRole('button', { name: /^보낸 일 적기/ }).click();
  const sheet = page.getByRole('dialog', { name: '봉한 자료를 보낸 일 적기' });
  await officer.sound();
  await sheet.getByRole('button', { name: '보낸 일 적기' }).click();
  await page.getByText(/^보냄\(직접 전달\)/).waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^서명한 인수증 올리기/ }).click(),
  ]);
  await chooser.setFiles({ name: '인수증.txt', mimeType: 'text/plain', buffer: Buffer.from('서명한 종이') });
  await page.getByText(/^인수증:/).waitFor();
  await officer.sound();
  expect(await page.getByText(passphrase).count()).toBe(0);

  await company.go(`/company/cases/${file.id}`);
  await company.page.getByText(/^인수증:/).waitFor();
  await company.sound();
  for (const visitor of [company, officer]) await visitor.close();
});

test('법 조문으로 보낸 이관은 수락하기 전에 주제와 지역과 기한만 보이고, 수락하면 열립니다', async () => {
  const company = await scene.found(79);
  const file = await scene.ask(company, title);
  const officer = await scene.sit(file.owner);
  const other = file.owner === 7 ? 8 : 7;
  const receiver = await scene.sit(other);
  const { page } = officer;
  await officer.go(`/desk/cases/${file.id}`);
  await pledge(officer);
  await page.getByRole('button', { name: /^이관·연계/ }).click();
  const form = page.getByRole('dialog', { name: '다른 기관에 이관' });
  const { rows } = await scene.site.owner.query<{ name: string }>(
    'select name_ko as name from organisations.agency_name where agency_id = $1',
    [other],
  );
  await choose(page, /받는 기관필수/, rows[0]?.name ?? '');
  await form.getByRole('textbox', { name: /이관하는 까닭/ }).fill('그 기관이 더 알맞습니다.');
  await tick(form.getByRole('radio', { name: /^법 조문/ }));
  await choose(page, /법필수/, '민원 처리에 관한 법률');
  await form.getByRole('textbox', { name: /^조문/ }).fill('제16조(민원의 이송)');
  await form.getByRole('button', { name: '받는 기관이 볼 것 미리 보기' }).click();
  await form.getByText('수락하기 전에는 이것만 보입니다').waitFor();
  await officer.sound();
  await form.getByRole('button', { name: '이관 요청하기' }).click();
  await page.getByText('이관을 요청했습니다').first().waitFor();

  const desk = receiver.page;
  await receiver.go(`/desk/cases/${file.id}`);
  await desk.getByText(absent).first().waitFor();
  await receiver.go('/desk?view=received');
  await desk.getByRole('heading', { name: '받을지 정할 이관 1건' }).waitFor();
  await receiver.sound();
  await desk.getByRole('button', { name: /정하기$/ }).click();
  await desk.getByRole('dialog', { name: '받을지 정할 이관' }).waitFor();
  await receiver.sound();
  expect(await desk.getByText('퇴직 예정 연구원의 자료 반출').count()).toBe(0);
  await desk.getByRole('button', { name: /^이관 수락/ }).click();
  await desk.getByText('이관을 수락했습니다').first().waitFor();
  await receiver.go(`/desk/cases/${file.id}`);
  await pledge(receiver);
  await desk.getByText('무엇부터 해야 하나요?').first().waitFor();
  for (const visitor of [company, officer, receiver]) await visitor.close();
});
