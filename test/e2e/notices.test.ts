import { expect, test } from 'vitest';
import { companySeat, seat } from '../processes/boru.ts';
import { stage } from './stage.ts';
import { choose, pledge } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();

const sit = async (agencyId: number, role = 'officer'): Promise<Visitor> => {
  const visitor = await scene.arrive();
  await visitor.as(await seat(scene.site.owner, role, { agencyId }));
  return visitor;
};

/** A request as the company's page would send it; how it is written is walked elsewhere. */
const ask = async (company: Visitor, requestKey: string): Promise<{ id: string; number: string; owner: number }> => {
  const { request } = company.page;
  const origin = scene.site.address;
  const preview = await (await request.get(`${origin}/api/cases/preview?topic=counselling`)).json();
  const { textId, textVersion } = preview.consent;
  const answer = await request.post(`${origin}/api/cases`, {
    headers: { 'x-boru-request': '1', origin },
    data: {
      requestKey,
      topic: 'counselling',
      subject: null,
      urgency: 'normal',
      title: '협력사에 보낼 도면의 관리',
      body: '무엇부터 해야 하나요?',
      share: [],
      consent: { textId, textVersion, agreed: true },
    },
  });
  const made = await answer.json();
  return { id: made.id, number: made.number, owner: made.route.agency.id };
};

test('창구는 새 건을 종에서 보고, 받는 방법을 고르고, 끌 수 없는 알림의 까닭과 보낸 기록을 봅니다', async () => {
  const company = await scene.arrive();
  await company.as(await companySeat(scene.site.owner, 81));
  const first = await ask(company, '0190aaaa-0000-7000-8000-000000000081');
  const officer = await sit(first.owner);
  const { page } = officer;
  // Came before the officer did; the next one is news.
  const second = await ask(company, '0190aaaa-0000-7000-8000-000000000082');

  await officer.go('/account/notices');
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByText(second.number).count();
    })
    .toBe(1);
  await page.getByRole('button', { name: /읽지 않은 알림/ }).click();
  await page.getByRole('link', { name: /읽지 않은 알림 \d건 보기/ }).waitFor();
  await page.keyboard.press('Escape');
  await officer.sound();
  await page
    .getByRole('link', { name: /창구에 건이 왔습니다/ })
    .first()
    .click();
  await pledge(officer);
  await page.getByRole('heading', { name: '협력사에 보낼 도면의 관리' }).first().waitFor();

  await officer.go('/account/notifications');
  await page.getByText('법이 정한 처리기한이 걸려 있어 화면에서는 늘 알려 드립니다.').first().waitFor();
  await choose(page, /기업이 답하거나 자료를 보냈습니다/, '화면과 하루 한 번 모음 편지');
  await page.getByRole('switch', { name: '방해 금지 시간 쓰기' }).check({ force: true });
  await officer.sound();
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText('저장했습니다.').first().waitFor();
  await page.reload();
  await page
    .getByRole('button', { name: /기업이 답하거나 자료를 보냈습니다/ })
    .getByText('모음 편지')
    .waitFor();
  await page.getByRole('button', { name: /시작/ }).getByText('22:00').waitFor();
  const log = page.getByRole('table', { name: '보낸 기록' });
  await log
    .getByRole('row', { name: /바로 보낸 전자우편/ })
    .getByText('보냄')
    .waitFor();

  const administrator = await scene.arrive();
  await administrator.as(await seat(scene.site.owner, 'administrator', {}));
  await administrator.go('/administration');
  await administrator.page.getByRole('table', { name: '알림을 보내는 길' }).getByText('보냄').first().waitFor();
  await administrator.sound();
});
