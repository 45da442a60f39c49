import { expect, test } from 'vitest';
import { seat } from '../../server/src/platform/testing/people.ts';
import { numberedCompany } from '../processes/boru.ts';
import { stage } from './stage.ts';

const scene = stage();

/** A card as it stood under an older reading: it was not thought to apply, and its own data say that it does now. */
const oldCard = async (who: { companyId: string; personId: string }, name: string): Promise<string> => {
  const { rows } = await scene.site.owner.query<{ id: string }>(
    `insert into technologies.card (id, company_id, name, field, quantities, items, basis, replay, screened_on, verdict, engine_version, engine_catalogue, standing, created_at, created_by, updated_at, updated_by)
     values (gen_random_uuid(), $1, $2, 'electrical-electronics', '[{"quantity":"specificEnergy","value":272,"unit":"Wh/kg","comparator":"="}]', '[]',
       '{"terms":["liBattery","pouch"],"stages":["design","manufacture"],"role":null,"answers":[]}',
       '{"verdict":"near-miss","items":[],"engine":{"version":"0.9.0","catalogue":"old"},"reproduces":true}',
       '2026-01-05', 'near-miss', '0.9.0', 'old', 'checked', now(), $3, now(), $3) returning id`,
    [who.companyId, name, who.personId],
  );
  return rows[0]?.id ?? '';
};

test('사무국이 예행을 보고 알리면, 기업은 링크로 알고 카드에 옮기며, 볼 수 있는 기관만 일감에서 본다', async () => {
  const { owner } = scene.site;
  const company = await numberedCompany(owner, 940);
  const other = await numberedCompany(owner, 941);
  const card = await oldCard(company, '파우치 셀');
  await oldCard(other, '남의 카드');
  await owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to)
     values (gen_random_uuid(), $1, 'technology', 3, 'counselling', '시험을 위한 근거', '2030-01-01'), (gen_random_uuid(), $1, 'summary', 3, 'counselling', '시험을 위한 근거', '2030-01-01')`,
    [company.companyId],
  );
  const secretary = await scene.sit(1);
  await secretary.go('/desk/rescreening');
  const { page } = secretary;
  await page.getByText('아직 다시 확인한 적이 없습니다').waitFor();
  await secretary.sound();
  await page.getByRole('button', { name: '다시 확인 예행하기' }).click();
  await page.getByText('2건 중 새로 해당 가능 2, 더 이상 아님 0, 확인 필요 0').waitFor();
  await page.getByText('알릴지 정해야 함').waitFor();
  // No sight of the companies: counts and not a name.
  expect(await page.getByText('파우치 셀').count()).toBe(0);
  await secretary.sound();
  await page.getByRole('button', { name: '기업에 알리기' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(/기술의 이름은 전자우편에 적지 않습니다/).waitFor();
  await secretary.sound();
  await sheet.getByRole('button', { name: '기업에 알리기' }).click();
  await page.getByText('2개 기업에 알렸습니다.').waitFor();

  const letter = await scene.site.letterTo(`${company.personId}@example.kr`, /확인할 것이 있습니다/);
  expect(letter.text).toContain('/company/technologies');
  expect(`${letter.subject}${letter.text}`).not.toContain('파우치');

  const desk = await scene.sit(3, 'officer', 360);
  await desk.go('/desk/rescreening');
  await desk.page.getByText('새로 해당할 수 있음').first().waitFor();
  await desk.page.getByRole('link', { name: '견본정밀 940' }).waitFor();
  expect(await desk.page.getByText('남의 카드').count()).toBe(0);
  expect(await desk.page.getByRole('button', { name: '다시 확인 예행하기' }).count()).toBe(0);
  await desk.sound();
  await desk.page.getByRole('link', { name: '견본정밀 940' }).click();
  // A desk takes the papers of a card it may see; the look is the company's to know.
  const [paper] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.page.getByRole('link', { name: '결과지 PDF: 파우치 셀' }).click(),
  ]);
  expect(paper.suggestedFilename()).toMatch(/^기술-사전확인-결과지-.*\.pdf$/);
  await desk.sound();

  const representative = await scene.seated(company, 360);
  await representative.go('/company');
  await representative.page
    .getByText(/다시 확인한 결과를 보세요/)
    .first()
    .waitFor();
  await representative.go(`/company/technologies/${card}`);
  await representative.page.getByText('다시 확인한 결과: 새로 해당할 수 있음').waitFor();
  await representative.sound();
  await representative.page.getByRole('button', { name: '새 결과를 카드에 옮기기' }).click();
  await representative.page.getByText('새 결과를 카드에 옮겼습니다.').first().waitFor();
  await representative.page.getByText('NCT-ELEC-02').first().waitFor();
  expect(await representative.page.getByText('다시 확인한 결과:').count()).toBe(0);
  await representative.sound();
  for (const visitor of [secretary, desk, representative]) await visitor.close();
});

test('관리자는 수만 보고 카드는 보지 못한다', async () => {
  const administrator = await scene.seated(await seat(scene.site.owner, 'administrator', {}));
  await administrator.go('/administration/rescreening');
  await administrator.page.getByRole('heading', { name: '기술 카드 다시 확인', level: 1 }).waitFor();
  await administrator.page.getByRole('button', { name: '다시 확인 예행하기' }).waitFor();
  expect(await administrator.page.getByText('결과가 달라진 카드').count()).toBe(0);
  await administrator.sound();
  await administrator.close();
});
