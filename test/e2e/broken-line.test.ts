import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { wordsOf } from '@boru/engines/sealing';
import { expect, test } from 'vitest';
import { officerPassphrase, reporting, reportingDesks } from '../report-world.ts';
import { calling } from './calling.ts';
import { stage } from './stage.ts';
import { tick } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();
const chunks = '**/api/reports/sealed/chunks';

const enter = async ({ page, go }: Visitor, entropy: Uint8Array): Promise<void> => {
  await go('/report');
  await page.getByRole('button', { name: '열두 낱말로 돌아오기' }).click();
  await page.getByRole('textbox', { name: /열두 낱말/ }).fill(wordsOf(entropy).join(' '));
  await page.getByRole('button', { name: '들어가기' }).click();
  await page.getByRole('textbox', { name: '더 알릴 것' }).waitFor();
};
/** Bytes that no program knows: sent as they are, on purpose. */
const attach = async ({ page }: Visitor, name: string, buffer: Buffer, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: '더 알릴 것' }).fill(text);
  await page.getByLabel('파일 고르기').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await tick(page.getByRole('checkbox', { name: /원본 그대로 보내기/ }));
};

test('보내는 도중 연결이 끊기거나 대답을 잃거나 화면이 닫혀도, 이어지거나 처음부터 다시 보내면 온전히 닿고 글은 사라지지 않습니다', async () => {
  const calls = calling(scene.site);
  const desk = await reportingDesks(calls).openDesk(4);
  const { entropy, sealed } = await reporting(calls, desk).filed();
  const count = async (query: string) =>
    Number((await scene.site.owner.query(`select count(*) as n from ${query}`)).rows[0].n);
  const content = randomBytes(4_200_000);

  // A page that is closed in the middle: what was said before stays, the pieces belong to no letter, nobody is shown them.
  const first = await scene.arrive(360);
  await enter(first, entropy);
  await attach(first, '닫힌화면.bin', content, '닫히면 사라지는 글');
  let sent = 0;
  await first.context.route(chunks, async (route) => {
    if (++sent > 2) return;
    await route.continue();
  });
  await first.page.getByRole('button', { name: '봉인해서 더 보내기' }).click();
  await expect.poll(() => count('reports.file_chunk')).toBe(2);
  await first.close();
  expect(await count('reports.letter')).toBe(1);
  expect(await count('reports.file where letter_id is not null')).toBe(0);

  const reporter = await scene.arrive(360);
  const { page, context } = reporter;
  await enter(reporter, entropy);
  await attach(reporter, '이어보낸파일.bin', content, '이어서 보내는 글');
  // Of the second piece the answer is lost, at the third the line breaks for good.
  const places: number[] = [];
  let isBroken = true;
  await context.route(chunks, async (route) => {
    const { place } = route.request().postDataJSON() as { place: number };
    places.push(place);
    if (place === 1 && places.filter((one) => one === 1).length === 1) {
      await route.fetch();
      return route.abort('connectionreset');
    }
    return place === 2 && isBroken ? route.abort('internetdisconnected') : route.continue();
  });
  await page.getByRole('button', { name: '봉인해서 더 보내기' }).click();
  await page.getByText('서버와 연결하지 못했습니다.').waitFor({ timeout: 90_000 });
  await reporter.sound();
  // Nothing of what was written is gone, and nothing was sent by half.
  expect(await page.getByRole('textbox', { name: '더 알릴 것' }).inputValue()).toBe('이어서 보내는 글');
  expect(await count('reports.letter')).toBe(1);
  isBroken = false;
  const before = places.length;
  await page.getByRole('button', { name: '봉인해서 더 보내기' }).click();
  await page.getByText('보냈습니다.').waitFor();
  await reporter.sound();
  // It went on with the very piece that failed.
  expect(places.slice(before)).toEqual([2, 3, 4]);
  expect(await count('reports.letter')).toBe(2);
  expect(await count('reports.file where letter_id is not null')).toBe(1);

  const officer = await scene.seated(desk.officer.who);
  await officer.go(`/desk/reports/${sealed.report}`);
  await officer.page.getByRole('textbox', { name: '열쇠 암호' }).fill(officerPassphrase);
  await officer.page.getByRole('button', { name: '열쇠 열기' }).click();
  const saving = officer.page.waitForEvent('download');
  await officer.page.getByRole('button', { name: '이어보낸파일.bin 열어서 저장' }).click();
  expect((await readFile(await (await saving).path())).equals(content)).toBe(true);
  expect(await officer.page.getByText('닫힌화면.bin').count()).toBe(0);
  for (const visitor of [reporter, officer]) await visitor.close();
});
