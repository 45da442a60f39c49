import { readFileSync } from 'node:fs';
import { EvidenceProof } from '@boru/contract/evidence';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seat } from '../../server/src/platform/testing/people.ts';
import { numberedCompany } from '../processes/boru.ts';
import { stage } from './stage.ts';
import { tick } from './steps.ts';

const scene = stage();

const taken = async (page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
};

test('감사가 누가 무엇을 왜 보았는지 고르고, 한 줄을 브라우저에서 확인해 가져가고, 까닭을 남기고 내려받는다', async () => {
  const { owner, address } = scene.site;
  const company = await numberedCompany(owner, 960);
  await owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to)
     values (gen_random_uuid(), $1, 'summary', 9, 'counselling', '시험 조례 제1조', '2030-01-01')`,
    [company.companyId],
  );
  const officer = await seat(owner, 'officer', { agencyId: 9 });
  const opened = await fetch(`${address}/api/companies/${company.companyId}`, {
    headers: { cookie: `boru_session=${officer.ticket}` },
  });
  expect(opened.status).toBe(200);

  const auditor = await scene.sit(9, 'auditor');
  await auditor.go('/desk');
  const { page } = auditor;
  await page.getByRole('link', { name: '감사', exact: true }).click();
  await page.getByRole('heading', { name: '감사', level: 1 }).waitFor();
  await page.getByRole('radio', { name: '열람' }).click();
  await page.getByRole('cell', { name: '법 근거(시험 조례 제1조)' }).waitFor();
  await auditor.sound();

  await page.getByRole('button', { name: '서명된 확인점' }).click();
  const note = await taken(page, () => page.getByRole('button', { name: '확인점 내려받기' }).click());
  expect(note.text).toMatch(/^boru\/evidence\/[0-9a-f]{16}\n\d+\n.+=\n\n— boru\/evidence\//);
  await auditor.sound();

  await page
    .getByRole('button', { name: /줄의 증명 보기$/ })
    .first()
    .click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(/이 브라우저에서 확인했습니다/).waitFor();
  await auditor.sound();
  const file = await taken(page, () => sheet.getByRole('button', { name: '증명 파일 내려받기' }).click());
  const proof = EvidenceProof.parse(JSON.parse(file.text));
  expect(proof.content?.fields['companyId']).toBe(company.companyId);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '내려받기', exact: true }).click();
  await page.getByRole('textbox', { name: /내려받는 까닭/ }).fill('11월 접속기록 점검');
  await tick(page.getByRole('radio', { name: 'CSV' }));
  await auditor.sound();
  const table = await taken(page, () => page.getByRole('button', { name: '까닭을 남기고 내려받기' }).click());
  expect(table.name).toMatch(/^boru-evidence-.*\.csv$/);
  expect(table.text).toContain('견본정밀 960');
  await page.getByRole('radio', { name: '처리' }).click();
  await page.getByText('11월 접속기록 점검').waitFor();

  // English words are longer: on a small notebook the bar still holds the menu of the one who has most in it.
  await auditor.context.addCookies([{ name: 'boru-language', value: 'en', url: address }]);
  await page.setViewportSize({ width: 1200, height: 800 });
  await auditor.go('/desk/audit');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('link', { name: 'Document templates' }).waitFor();
  await auditor.sound();

  // For a colleague without the role the page looks absent, and the menu does not name it.
  const colleague = await scene.seated(officer, 360);
  await colleague.go('/desk/audit');
  await colleague.page.getByRole('heading', { name: '찾는 화면이 없습니다' }).waitFor();
  expect(await colleague.page.getByRole('link', { name: '감사', exact: true }).count()).toBe(0);

  // The company reads the same line, with its basis.
  const reader = await scene.seated(company, 360);
  await reader.go('/company/readers');
  await reader.page.getByText('법 근거(시험 조례 제1조)').waitFor();
  await reader.sound();
});
