import { expect, test } from 'vitest';
import { mark, officerPassphrase, reporting, reportingDesks } from '../report-world.ts';
import { calling } from './calling.ts';
import { carrying } from './leaks.ts';
import type { Seated } from './stage.ts';
import { stage } from './stage.ts';
import { choose } from './steps.ts';

const scene = stage();
const noted = '회사에사실확인을부탁하기로함';
const ended = '회사가고소하여수사기관으로감';

/** Opens the key where the page asks for it. */
const unlock = async ({ page }: Seated): Promise<void> => {
  await page.getByRole('textbox', { name: '열쇠 암호' }).fill(officerPassphrase);
  await page.getByRole('button', { name: '열쇠 열기' }).click();
};

test('봉인된 제보가 건이 되어 맡기고, 기록하고, 종결하는 동안 적은 말은 브라우저를 떠나지 않고, 팀 밖에는 아무것도 보이지 않습니다', async () => {
  const calls = calling(scene.site);
  const desks = reportingDesks(calls);
  const desk = await desks.openDesk(4);
  const mate = await desks.join(desk.manager, 4);
  await desks.share(desk, mate);
  const { sealed } = await reporting(calls, desk).filed();

  const officer = await scene.seated(desk.officer.who);
  const { page } = officer;
  await officer.go(`/desk/reports/${sealed.report}`);
  await unlock(officer);
  await page.getByText('아직 건이 아닙니다.').waitFor();
  await page.getByRole('button', { name: '건으로 만들기' }).click();
  const sheet = page.getByRole('dialog', { name: '봉인한 채로 건 만들기' });
  await officer.sound();
  await sheet.getByRole('button', { name: '건으로 만들기' }).dblclick();
  await page.getByRole('link', { name: 'R-2026-0001' }).click();
  await page.getByText('아직 기록이 없습니다.').waitFor();
  await officer.sound();

  await page.getByRole('button', { name: '담당과 기한' }).click();
  await choose(page, /맡은 사람/, /^(?!.*\(나\))(?!.*없음).+/);
  await officer.sound();
  await page.getByRole('button', { name: '정하기', exact: true }).click();
  const field = page.getByRole('textbox', { name: '남길 기록' });
  await field.fill('가'.repeat(2_001));
  expect(await page.getByRole('button', { name: '봉인해서 기록하기' }).isDisabled()).toBe(true);
  await field.fill(noted);
  await page.getByRole('button', { name: '봉인해서 기록하기' }).click();
  await page.getByRole('list', { name: '기록' }).getByText(noted).waitFor();
  const path = new URL(page.url()).pathname;

  // The one who has it now: by number and day among what is to be done, and the words only with the key.
  const holder = await scene.seated(mate.who, 360);
  await holder.go('/desk/tasks');
  await holder.page.getByRole('link', { name: 'R-2026-0001' }).click();
  await unlock(holder);
  await holder.page.getByText(noted).waitFor();
  await holder.sound();
  await holder.page.getByRole('button', { name: '종결하기' }).click();
  await holder.page.getByRole('textbox', { name: /어떻게 끝났는지/ }).fill(ended);
  await holder.sound();
  await holder.page.getByRole('button', { name: '봉인해서 종결하기' }).click();
  await holder.page.getByText(ended).waitFor();
  await holder.page.getByRole('button', { name: '다시 열기' }).waitFor();

  // Somebody was faster: what is open on the other screen is refused, said, and nothing is lost.
  await field.fill(noted);
  await page.getByRole('button', { name: '봉인해서 기록하기' }).click();
  await page.getByText('종결한 건입니다.').waitFor();
  await officer.go('/desk/reports');
  await unlock(officer);
  await page.getByRole('tab', { name: '봉인된 건' }).click();
  await page.getByText('봉인된 건이 없습니다').waitFor();
  await page.getByRole('radio', { name: '종결' }).click({ force: true });
  await page.getByRole('link', { name: 'R-2026-0001' }).waitFor();
  await officer.sound();

  const colleague = await scene.sit(4);
  await colleague.go(path);
  await colleague.page.getByText('지명된 사람만 여는 곳입니다').waitFor();
  expect((await colleague.page.request.get(`${scene.site.address}/api${path}`)).status()).toBe(404);
  await colleague.go('/desk/tasks');
  expect(await colleague.page.getByText('R-2026-0001').count()).toBe(0);
  for (const visitor of [officer, holder, colleague]) {
    expect(carrying(visitor.requests, [mark, noted, ended, officerPassphrase])).toEqual([]);
    await visitor.close();
  }
});
