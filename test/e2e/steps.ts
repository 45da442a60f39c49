import { TOTP } from 'otpauth';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from './visitor.ts';

/** What people do on more than one journey, in the words they see. */

/** What is not there, and what one may not see, look the same. */
export const absent = /찾을 수 없습니다|찾는 화면이 없습니다/;

export const passphrase = '노을 자전거 서랍 구름 열쇠';

/**
 * Ticks a box, a choice or a switch as a hand does: where it stands still and nothing lies on it. A sheet that is still
 * sliding in carries its boxes away under a press that does not wait.
 */
export const tick = async (box: Locator): Promise<void> => {
  if (!(await box.isChecked())) await box.click();
  await expect.poll(() => box.isChecked()).toBe(true);
};

export const choose = async (page: Page, label: RegExp, option: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
};

export const register = async (
  visitor: Visitor,
  company: { number: string; name: string; email: string },
  person = '한대표',
): Promise<void> => {
  const { page } = visitor;
  await page.getByRole('textbox', { name: /사업자등록번호/ }).fill(company.number);
  await page.getByRole('textbox', { name: /기업 이름/ }).fill(company.name);
  await page.getByRole('textbox', { name: /대표자 이름/ }).fill(person);
  await choose(page, /기업 규모/, '중기업');
  await page.getByRole('combobox', { name: /업종/ }).pressSequentially('축전지');
  await page.getByRole('option', { name: /축전지 제조업/ }).click();
  await choose(page, /소재 시군/, /진천군/);
  await answerFor(visitor, company.email, person);
};

/** From the filled company on: who answers for it, and the consent. */
export const answerFor = async (visitor: Visitor, email: string, person = '한대표'): Promise<void> => {
  const { page } = visitor;
  await visitor.sound();
  await page.getByRole('button', { name: '다음' }).click();
  await page.getByRole('textbox', { name: /^이름/ }).fill(person);
  await page.getByRole('textbox', { name: /직위/ }).fill('대표이사');
  await page.getByRole('textbox', { name: /전자우편 주소/ }).fill(email);
  await page.getByRole('textbox', { name: /전화번호/ }).fill('043-123-4567');
  await page.getByRole('textbox', { name: /^암호문/ }).fill(passphrase);
  await page.getByText(/암호문 세기: (좋음|아주 좋음)/).waitFor();
  await visitor.sound();
  await page.getByRole('button', { name: '다음' }).click();
  await tick(page.getByRole('checkbox', { name: /위 내용을 읽었고 동의합니다/ }));
  await visitor.sound();
  await page.getByRole('button', { name: '동의하고 등록하기' }).click();
  await page.getByText('기업을 등록했습니다').first().waitFor();
};

/** Sets up an app as second factor on the page that asks for it; gives the key the app would keep. */
export const setUpApp = async (visitor: Visitor): Promise<TOTP> => {
  const { page } = visitor;
  await page.getByRole('heading', { name: '2단계 인증 등록', level: 1 }).waitFor();
  await visitor.sound();
  await page.getByRole('button', { name: '다음' }).click();
  const shown = await page.getByText('비밀 글자:').locator('..').textContent();
  const secret = (shown ?? '').replace(/^.*:/s, '').replace(/\s/g, '');
  const app = new TOTP({ secret });
  await visitor.sound();
  await page.getByRole('textbox', { name: '여섯 자리 번호' }).fill(app.generate());
  await page.getByRole('button', { name: '등록 마치기' }).click();
  await page.getByRole('heading', { name: '복구 코드를 보관해 주세요' }).waitFor();
  await visitor.sound();
  return app;
};

export const keepCodes = async (page: Page): Promise<string[]> => {
  const codes = await page.getByRole('list', { name: '복구 코드 열 개' }).getByRole('listitem').allTextContents();
  await tick(page.getByRole('checkbox', { name: '안전한 곳에 보관했습니다' }));
  await page.getByRole('button', { name: '마치기', exact: true }).click();
  return codes.map((code) => code.trim());
};

export const signIn = async (page: Page, email: string): Promise<void> => {
  await page.getByRole('textbox', { name: '전자우편 주소' }).fill(email);
  await page.getByRole('textbox', { name: '암호문' }).fill(passphrase);
  await page.getByRole('button', { name: '로그인', exact: true }).click();
};

/** The request for help as the company writes it, up to the page that says who will see what. */
export const writeRequest = async (visitor: Visitor, title: string): Promise<void> => {
  const { page } = visitor;
  await tick(page.getByRole('radio', { name: /^상담/ }));
  await page.getByRole('textbox', { name: /^제목/ }).fill(title);
  await page
    .getByRole('textbox', { name: /사정을 적어 주세요/ })
    .fill('연구원 두 명이 다음 달에 그만둡니다. 무엇부터 해야 하나요?');
  await visitor.sound();
  await page.getByRole('button', { name: '다음: 누가 보는지 확인' }).click();
};

/** 비밀유지 서약: one press, once per case. */
export const pledge = async ({ page }: Visitor): Promise<void> => {
  await page.getByRole('button', { name: '서약하고 열기' }).click();
  await page.getByText('서약했습니다').first().waitFor();
  await page.getByRole('button', { name: '서약하고 열기' }).waitFor({ state: 'detached' });
};

export const within = (page: Page): Locator => page.getByRole('dialog');
