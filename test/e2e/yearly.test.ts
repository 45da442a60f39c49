import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readPdf } from '../../server/src/platform/documents/testing/read-pdf.ts';
import { stage } from './stage.ts';
import { within } from './steps.ts';

const scene = stage();
const plain = (text: string): string => text.replace(/[\s\u200b\u00a0]/gu, '');

it('사무국이 연차보고를 만들고 글을 써서 내려받아 확정하면, 도의원이 같은 종이를 읽습니다', async () => {
  const office = await scene.sit(1, 'manager');
  const { page } = office;
  await office.go('/desk/yearly-reports');
  await page.getByText('아직 연차보고가 없습니다').waitFor();
  await page.getByRole('button', { name: '연차보고 만들기' }).click();
  await within(page).getByRole('button', { name: '연차보고 만들기' }).click();
  await page.getByText('보고 초안').waitFor();
  await office.sound();
  await page.getByRole('textbox', { name: '머리말' }).fill('올해 한 일을 보고합니다.');
  await page.getByText('저장하지 않은 글이 있습니다.').waitFor();
  await page.getByRole('button', { name: '글 저장하기' }).click();
  await page.getByText('글을 저장했습니다.').waitFor();
  const parties = page.getByRole('button', { name: /협약에 함께하는 기관: .*13개 기관이 함께합니다/ });
  await parties.click();
  await page.getByRole('rowheader', { name: '충북테크노파크' }).waitFor();
  await page.getByText('그해 마지막 날에 협약의 당사자인 기관을', { exact: false }).waitFor();
  await office.sound();
  await page.getByRole('button', { name: '확정하기' }).click();
  await within(page).getByRole('button', { name: '확정하기' }).click();
  await page.getByText('확정한 보고', { exact: true }).waitFor();
  expect(await page.getByRole('textbox', { name: '머리말' }).count()).toBe(0);

  const councillor = await scene.sit(2, 'officer', 360);
  await councillor.go('/desk/yearly-reports');
  await councillor.page.getByRole('link', { name: /년 연차보고/ }).click();
  await councillor.page.getByText('올해 한 일을 보고합니다.').waitFor();
  const taking = councillor.page.waitForEvent('download');
  await councillor.page.getByRole('button', { name: 'PDF 받기' }).click();
  const file = await (await taking).path();
  const text = plain(readPdf(await readFile(file)).text);
  for (const said of ['연차보고', '차례', '올해 한 일을 보고합니다.', '13개 기관이 함께합니다.', '붙임'])
    expect.soft(text, said).toContain(plain(said));
  await councillor.sound();
});
