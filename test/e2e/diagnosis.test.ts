import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { businessNumber } from '../../server/src/platform/testing/people.ts';
import { stage } from './stage.ts';
import { register, tick } from './steps.ts';

const scene = stage();

/** Answers every question of the page, the same way each time it is asked to. */
const answerPage = async (page: Page): Promise<number> => {
  const questions = page.getByRole('radiogroup');
  await questions.first().waitFor();
  const count = await questions.count();
  for (let index = 0; index < count; index++)
    await tick(
      questions
        .nth(index)
        .getByRole('radio')
        .nth(index % 3),
    );
  return count;
};

const chosen = (page: Page): Promise<number> => page.getByRole('radio', { checked: true }).count();

test('계정 없이 진단하고, 새로 고쳐도 이어지고, 가입하면 답이 그대로 옮겨 온다', async () => {
  const visitor = await scene.arrive();
  const { page } = visitor;
  await visitor.go('/diagnose');
  await page.getByRole('link', { name: '진단 시작하기' }).waitFor();
  await visitor.sound();
  await page.getByRole('link', { name: '진단 시작하기' }).click();
  const ofFirst = await answerPage(page);
  await visitor.sound();
  await page
    .getByText(/이 기기에 .* 저장됨/)
    .first()
    .waitFor();
  await page.reload();
  await page.getByRole('radiogroup').first().waitFor();
  expect(await chosen(page)).toBe(ofFirst);
  await page.close();

  // The browser is closed and opened again on the same machine.
  const next = await visitor.context.newPage();
  await next.goto(`${scene.site.address}/diagnose`);
  await next.getByRole('link', { name: '이어서 답하기' }).click();
  let answered = ofFirst;
  for (let domain = 1; domain < 40; domain++) {
    answered += await answerPage(next);
    const forward = next.getByRole('link', { name: '다음 영역' });
    if ((await forward.count()) === 0) break;
    const before = next.url();
    await forward.click();
    await next.waitForURL((url) => url.href !== before);
  }
  await next.getByRole('link', { name: '결과 보기' }).first().click();
  await next.getByText('영역별 점수').first().waitFor();
  await next.getByText('개선 계획').first().waitFor();
  expect(answered).toBe(48);
  const resumed = { ...visitor, page: next, sound: () => visitor.sound(next) };
  const score = await next
    .getByText(/^\d+(\.\d)?점$/)
    .first()
    .textContent();
  // No answer has left the machine so far.
  expect(visitor.requests.filter((request) => request.method() !== 'GET').map((request) => request.url())).toEqual([]);

  await next.getByRole('link', { name: '가입하기' }).click();
  await register(resumed, { number: businessNumber(), name: '한빛소재', email: 'ceo@hanbit.example.kr' });
  await next
    .getByText(/답.*옮|가져왔/)
    .first()
    .waitFor();
  await next.goto(`${scene.site.address}/company/diagnoses/draft`);
  await next.getByRole('radiogroup').first().waitFor();
  const kept = await scene.site.owner.query<{ count: number }>(
    `select count(*)::int as count from diagnosis.draft d, jsonb_object_keys(d.answers)`,
  );
  expect(kept.rows[0]?.count).toBe(48);
  await next.getByRole('button', { name: '진단 마치기' }).first().click();
  await next.getByRole('dialog').getByRole('button', { name: '진단 마치기' }).click();
  await next.getByText('영역별 점수').first().waitFor();
  expect(
    await next
      .getByText(/^\d+(\.\d)?점$/)
      .first()
      .textContent(),
  ).toBe(score);
  await visitor.close();
});
