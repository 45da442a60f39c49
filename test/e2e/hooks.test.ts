import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from './stage.ts';

let server: Server;
const bodies: string[] = [];
beforeAll(async () => {
  server = createServer((request, answer) => {
    request.on('data', (part) => bodies.push(String(part)));
    request.on('end', () => answer.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});
const scene = stage();

test('기관을 이끄는 사람이 시스템을 연결하고, 열쇠를 한 번 보고, 시험이 간 것을 기록에서 봅니다', async () => {
  const lead = await scene.sit(5, 'manager');
  const { page } = lead;
  await lead.go('/desk/hooks');
  await page.getByText('연결한 시스템이 없습니다').waitFor();
  await lead.sound();
  await page.getByRole('button', { name: '연결 만들기' }).click();
  const address = page.getByRole('textbox', { name: /받을 주소/ });
  await address.fill('https://10.1.2.3/');
  await page.getByRole('button', { name: '만들고 열쇠 보기' }).click();
  await page.getByText(/공개된 https 주소만 쓸 수 있습니다/).waitFor();
  await lead.sound();
  await address.fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/in`);
  await page.getByRole('button', { name: '만들고 열쇠 보기' }).click();
  const secret = page.getByRole('textbox', { name: '서명 열쇠' });
  expect(await secret.inputValue()).toMatch(/^whsec_/);
  await page.getByRole('button', { name: '옮겼으니 닫기' }).click();
  await secret.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '시험으로 보내기' }).click();
  await page.getByRole('row', { name: /시험/ }).getByText('받음', { exact: true }).waitFor();
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ type: 'hook.test', data: { reference: null } });
  await lead.sound();
  await page.getByRole('button', { name: '열쇠 바꾸기' }).click();
  await page.getByRole('button', { name: '새 열쇠 만들기' }).click();
  await page.getByText(/이전 열쇠로도 함께 서명합니다/).waitFor();
  await lead.sound();
});
