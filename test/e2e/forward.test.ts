import { readFile } from 'node:fs/promises';
import { wordsOf } from '@boru/engines/sealing';
import { openReceipt } from '@boru/engines/triage';
import { expect, test } from 'vitest';
import { mark, officerPassphrase, reporting, reportingDesks } from '../report-world.ts';
import { calling } from './calling.ts';
import { carrying } from './leaks.ts';
import type { Seated } from './stage.ts';
import { stage } from './stage.ts';
import { choose } from './steps.ts';

const scene = stage();

/** Opens the key where the page asks for it. */
const unlock = async ({ page }: Seated): Promise<void> => {
  await page.getByRole('textbox', { name: '열쇠 암호' }).fill(officerPassphrase);
  await page.getByRole('button', { name: '열쇠 열기' }).click();
};

test('봉인한 채로 다른 기관에 넘기고, 받은 곳이 서명한 접수증을 넘긴 기관과 제보자가 자기 화면에서 확인합니다', async () => {
  const calls = calling(scene.site);
  const desks = reportingDesks(calls);
  const police = await desks.openDesk(4);
  const office = await desks.openDesk(5);
  const { sealed, entropy } = await reporting(calls, police).filed();
  const path = `/desk/reports/${sealed.report}`;

  const sender = await scene.seated(police.officer.who);
  const { page } = sender;
  await sender.go(path);
  await unlock(sender);
  await page.getByText('서명한 접수증이 아직 없음').waitFor();
  await page.getByRole('button', { name: '다른 기관에 넘기기' }).click();
  await choose(page, /받을 기관/, /.+/);
  await page.getByRole('textbox', { name: /넘기는 까닭/ }).fill('하도급 관계라 행정조사가 먼저입니다');
  await sender.sound();
  await page.getByRole('button', { name: '봉인한 채로 넘기기' }).click();
  await page.getByText(/에서 넘김: 하도급 관계라/).waitFor();

  const receiver = await scene.seated(office.officer.who, 360);
  await receiver.go(path);
  await unlock(receiver);
  await receiver.page.getByText(mark).first().waitFor();
  await receiver.page.getByRole('button', { name: '접수증에 서명하기' }).click();
  const sheet = receiver.page.getByRole('dialog', { name: '제보를 열었다고 서명하기' });
  await sheet.getByText(/글 1편을 열었다는 것/).waitFor();
  await receiver.sound();
  await sheet.getByRole('button', { name: '접수증에 서명하기' }).click();
  await receiver.page.getByText('글 1편까지 열었음').waitFor();
  await receiver.sound();

  await sender.go(path);
  await unlock(sender);
  await page.getByText('글 1편까지 열었음').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '접수증 저장' }).click();
  const note = await readFile(await (await saving).path(), 'utf8');
  const { rows } = await scene.site.owner.query('select verifier from reports.desk_signer');
  expect(openReceipt(note, rows[0].verifier)).toMatchObject({ report: sealed.report, agency: 5 });
  await sender.sound();

  // A receipt that somebody put in its place under another report: the reporter's own machine says so.
  const reporter = await scene.arrive(360);
  const enter = async (): Promise<void> => {
    await reporter.go('/report');
    await reporter.page.getByRole('button', { name: '열두 낱말로 돌아오기' }).click();
    await reporter.page.getByRole('textbox', { name: /열두 낱말/ }).fill(wordsOf(entropy).join(' '));
    await reporter.page.getByRole('button', { name: '들어가기' }).click();
  };
  await enter();
  await reporter.page.getByText('글 1편까지 열었음').waitFor();
  await reporter.sound();
  await scene.site.owner.query(
    `update reports.receipt set note = replace(note, '${sealed.report}', gen_random_uuid()::text)`,
  );
  await enter();
  await reporter.page.getByText('접수증이 이 제보와 맞지 않음').waitFor();
  await reporter.sound();

  for (const visitor of [sender, receiver, reporter]) {
    expect(carrying(visitor.requests, [mark, officerPassphrase, wordsOf(entropy).slice(0, 2).join(' ')])).toEqual([]);
    await visitor.close();
  }
});
