import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundWorld, type World } from '../../../../test/world.ts';
import { stopPress } from './pdf.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(async () => {
  stopPress();
  await world.close();
});

test('기관 담당자와 관리자는 서식을 견본 자료로 미리 본다', async () => {
  const officer = await world.staff(1);
  const list = await world.get(officer, '/api/documents/templates');
  expect(list.body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ name: 'diagnosis-outcome', formats: ['pdf'] })]),
  });
  const pdf = await world.get(await world.administrator(), '/api/documents/templates/diagnosis-outcome/preview');
  expect(pdf.status).toBe(200);
  expect(pdf.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringContaining('attachment'),
  });
  const hwpx = await world.get(officer, '/api/documents/templates/case-summary/preview?format=hwpx');
  expect(hwpx.headers['content-type']).toBe('application/hwp+zip');
});

test('기업과 손님에게는 열리지 않고, 없는 서식은 없다고 한다', async () => {
  expect((await world.get(await world.company(), '/api/documents/templates')).status).toBe(403);
  expect((await world.get(null, '/api/documents/templates')).status).toBe(401);
  const officer = await world.staff(1);
  expect((await world.get(officer, '/api/documents/templates/no-such/preview')).status).toBe(404);
  expect((await world.get(officer, '/api/documents/templates/diagnosis-outcome/preview?format=hwpx')).status).toBe(404);
  expect(
    (await world.get(officer, `/api/documents/templates/${encodeURIComponent('../_official')}/preview`)).status,
  ).toBeGreaterThanOrEqual(404);
});
