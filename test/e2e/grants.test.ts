import { expect, it } from 'vitest';
import { grantsOn } from '../grants.ts';
import { calling } from './calling.ts';
import { stage } from './stage.ts';
import { choose, tick } from './steps.ts';

const scene = stage();
const hour = 3_600_000;
const at = (hours: number) => new Date(Math.round(Date.now() / 60_000) * 60_000 + hours * hour).toISOString();

it('기업이 자격이 없는 까닭을 읽고 사실 하나를 바꾸어 자격을 얻고, 두 창에서 쓰던 신청서를 낸다', async () => {
  const its = await grantsOn(calling(scene.site));
  const callId = await its.openCall({ terms: { opensAt: at(-1), closesAt: at(48) } });

  const company = await scene.found(62);
  const { page } = company;
  await company.go('/support/calls');
  await page.getByRole('link', { name: '보안설비 공모' }).click();
  await page.getByRole('heading', { name: '보안설비 공모', level: 1 }).waitFor();
  await company.sound();
  await page.getByRole('button', { name: '신청서 쓰기' }).click();
  await page.getByText('더 알아야 자격을 알 수 있습니다').waitFor();

  // Not eligible, the reason, one fact, eligible.
  const state = async (answer: '예' | '아니요'): Promise<void> => {
    await page.getByRole('button', { name: '국세와 지방세 완납 고치기' }).click();
    const sheet = page.getByRole('dialog');
    await tick(sheet.getByRole('radio', { name: answer, exact: true }));
    await sheet.getByRole('button', { name: '적어 두기' }).click();
    await sheet.waitFor({ state: 'hidden' });
  };
  await state('아니요');
  await page.getByText('지금은 자격이 맞지 않는 것으로 보입니다').waitFor();
  await page.getByText('이 사실 하나가 바뀌면 됩니다').waitFor();
  await page.getByRole('button', { name: /왜 그런가요/ }).click();
  await page.getByText(/우리 기업: 아니요/).waitFor();
  await state('예');
  await page.getByText('자격이 맞는 것으로 보입니다').waitFor();

  // The same draft in two windows: both answers stay.
  const { ticket, personId, membershipId, companyId } = company;
  const other = await scene.seated({ ticket, personId, membershipId, companyId });
  const address = new URL(page.url()).pathname;
  await other.go(address);
  const saved = other.page.waitForResponse((answer) => answer.url().endsWith('/draft'));
  await other.page.getByRole('textbox', { name: /purpose/ }).fill('출입 통제가 약합니다');
  expect((await saved).status()).toBe(200);
  await page.getByRole('textbox', { name: /totalCost/ }).fill('40000000');
  await page.getByRole('textbox', { name: /askedAmount/ }).fill('20000001');
  await page.getByRole('textbox', { name: /askedAmount/ }).blur();
  const purpose = page.getByRole('textbox', { name: /purpose/ });
  await expect.poll(() => purpose.inputValue(), { timeout: 10_000 }).toBe('출입 통제가 약합니다');
  await other.close();

  // A question that is asked only after an answer; too much money is refused where it stands.
  await tick(page.getByRole('radiogroup', { name: /hasCloud/ }).getByRole('radio', { name: '예' }));
  await page.getByRole('textbox', { name: /cloudName/ }).fill('구름');
  await page.getByText('물은 것에 모두 답했습니다').waitFor();
  await company.sound();
  const handIn = async () => {
    await page.getByRole('button', { name: '신청서 내기' }).click();
    await page.getByRole('dialog', { name: '신청서 내기' }).getByRole('button', { name: '신청서 내기' }).click();
  };
  await handIn();
  await page
    .getByText(/공고의 식과 한도로는 20,000,000원까지/)
    .first()
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '취소' }).click();
  await page.getByRole('textbox', { name: /askedAmount/ }).fill('18000000');
  await page.getByRole('textbox', { name: /askedAmount/ }).blur();
  await page.getByText(/저장됨$/).waitFor();
  await handIn();
  await page.getByRole('heading', { name: '신청서를 접수했습니다' }).waitFor();
  await page
    .getByText(/^A-\d{8}-[0-9A-F]{8}$/)
    .first()
    .waitFor();
  await company.sound();
  await company.go('/company/applications');
  await page.getByText('신청 접수됨').waitFor();

  // The agency reads it, looks at a paper, and asks for one answer again.
  const officer = await scene.seated(its.officer);
  const desk = officer.page;
  await officer.go(`/desk/grant-calls/${callId}`);
  await desk.getByRole('link', { name: /^A-\d{8}/ }).click();
  await desk.getByRole('heading', { name: '기록에서 저절로 확인한 것' }).waitFor();
  await desk.getByText('다른 담당자만 읽는 답').waitFor();
  await choose(desk, /‘purpose’ 확인/, '서류 모자람');
  await desk.getByText('적었습니다').first().waitFor();
  await officer.sound();
  await desk.getByRole('button', { name: '보완 요청', exact: true }).click();
  const sheet = desk.getByRole('dialog', { name: '보완 요청' });
  await sheet.getByRole('textbox', { name: /보완할 내용/ }).fill('까닭을 더 적어 주세요');
  await sheet.getByRole('button', { name: '보완 요청', exact: true }).click();
  await desk.getByText('보완을 기다림').waitFor();
  await officer.close();
  await company.go(address);
  await page.getByText('까닭을 더 적어 주세요').waitFor();
  await page.getByRole('button', { name: '고쳐 쓰기' }).click();
  await page.getByText('다시 물은 1가지만 고칠 수 있습니다', { exact: false }).waitFor();
  expect(await page.getByRole('textbox', { name: /askedAmount/ }).count()).toBe(0);
  await company.close();
});

it('담당자가 문항을 적고 다른 관리자가 공모를 공개한다', async () => {
  const its = await grantsOn(calling(scene.site), 13);
  const officer = await scene.seated(its.officer);
  const desk = officer.page;
  await officer.go('/desk/grant-calls');
  await desk.getByText('아직 공모가 없습니다').waitFor();
  await desk.getByRole('button', { name: '공모 만들기' }).click();
  const sheet = desk.getByRole('dialog', { name: '공모 만들기' });
  await sheet.getByRole('textbox', { name: /공모 이름/ }).fill('보안 바우처');
  await sheet.getByRole('textbox', { name: /공고문/ }).fill('보안설비를 들이는 기업을 돕습니다.');
  await sheet.getByRole('button', { name: '공모 만들기' }).click();
  await desk.getByRole('heading', { name: '보안 바우처', level: 1 }).waitFor();
  await desk.getByText('마지막으로 쓴 사람은 공개할 수 없습니다').waitFor();
  await desk.getByRole('button', { name: '문항 더하기' }).click();
  const last = desk.getByRole('group', { name: /문항 6/ });
  await last.getByRole('textbox', { name: '물음(한국어)' }).fill('보안 담당자는 누구인가요?');
  await last.getByRole('textbox', { name: '물음(영어)' }).fill('Who is in charge of security?');
  await officer.sound();
  await desk.getByRole('button', { name: '문항 저장' }).click();
  await desk.getByText('저장했습니다').first().waitFor();
  await desk.getByRole('button', { name: '연습하기' }).click();
  await desk.getByText(/가상 기업 100곳 가운데/).waitFor();
  await officer.sound();
  const address = new URL(desk.url()).pathname;
  await officer.close();

  const manager = await scene.seated(its.manager);
  await manager.go(address);
  await manager.page.getByRole('button', { name: '공개하기' }).click();
  await manager.page.getByRole('dialog').getByRole('button', { name: '공개하기' }).click();
  await manager.page.getByText('공고됨, 접수 전').first().waitFor();
  await manager.page.getByRole('link', { name: '기업이 보는 공고' }).click();
  await manager.page.getByText('보안 담당자는 누구인가요?', { exact: true }).waitFor();
  await manager.sound();
  await manager.close();
});
