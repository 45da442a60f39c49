import { expect, test } from 'vitest';
import { seat } from '../../server/src/platform/testing/people.ts';
import { consultingOf } from '../consulting.ts';
import { ask } from '../processes/boru.ts';
import { type Seated, stage } from './stage.ts';
import { tick } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();
const agency = 9;

const consulting = () => {
  const { owner, address } = scene.site;
  return consultingOf(
    {
      owner,
      staff: (agencyId, role = 'officer', name = '담당') => seat(owner, role, { agencyId }, name),
      expert: (name = '전문가') => seat(owner, 'expert', {}, name),
      send: async (who, method, path, body) => {
        const answer = who === null ? await fetch(`${address}${path}`) : await ask(address, who, method, path, body);
        const text = await answer.text();
        return { status: answer.status, text, body: text === '' ? {} : JSON.parse(text), headers: {} };
      },
    },
    agency,
  );
};

/** Opens the first question and says how far it holds, as the company told. */
const claim = async ({ page }: Visitor, step: string): Promise<void> => {
  const heading = page.getByRole('button', { name: /^TS-01 / });
  await heading.click();
  const said = page.getByRole('radiogroup', { name: 'TS-01 기업이 말함' });
  await tick(said.getByRole('radio', { name: step, exact: true }));
  await page.getByRole('button', { name: 'TS-01 기업이 말함 적기' }).click();
};

test('망이 끊긴 현장에서 적고, 두 기기가 다르게 적은 답을 정하고, 허락한 사진만 보내고, 기업이 보고서를 받아들입니다', async () => {
  const its = await consulting();
  const [expert, second] = [await its.expert('김현장'), await its.expert('이검토')];
  const company = await scene.found(81);
  const id = await its.engage(company, expert);
  const [one, two] = [await scene.seated(expert), await scene.seated(expert, 800)];

  await one.go('/expert/engagements');
  await one.page.getByRole('link', { name: /견본정밀|출입 통제/ }).click();
  await one.sound();
  await one.page.getByRole('link', { name: '현장 점검하기' }).click();
  await one.page.getByText('모두 보냈습니다').waitFor();
  await one.context.setOffline(true);
  await claim(one, '없음');
  await one.page.getByText('아직 보내지 못한 기록 1건을 이 기기에 두고 있습니다').waitFor();
  await one.sound();
  await two.go(`/expert/engagements/${id}/field`);
  await claim(two, '이행·기록·주기적 점검');
  await two.page.getByText('모두 보냈습니다').waitFor();
  await two.sound();
  await one.context.setOffline(false);
  await one.page.getByRole('heading', { name: '두 기기가 다르게 적었습니다' }).waitFor();
  await one.page.getByText('모두 보냈습니다').waitFor();
  await one.sound();
  await one.page
    .getByRole('row', { name: /이행·기록·주기적 점검/ })
    .getByRole('button')
    .click();
  await one.page.getByRole('heading', { name: '두 기기가 다르게 적었습니다' }).waitFor({ state: 'detached' });

  await one.page.getByRole('textbox', { name: '사진의 설명' }).fill('연구소 출입문');
  const picture = await one.page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 100 } });
  await one.page
    .getByLabel('사진 찍기 또는 고르기')
    .setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: picture });
  await one.page.getByText('사진 허락을 기다림').waitFor();
  await company.go(`/company/engagements/${id}`);
  await company.page.getByText('연구소 출입문').first().waitFor();
  await company.sound();
  await company.page.getByRole('button', { name: '연구소 출입문: 허락하기' }).click();
  await company.page.getByText('사진을 허락함').waitFor();
  await one.page.reload();
  const counts = async () =>
    (
      await scene.site.owner.query<{ entries: number; photos: number }>(
        `select (select count(*)::int from support.field_entry) as entries, (select count(*)::int from support.field_photo where body is not null) as photos`,
      )
    ).rows;
  await expect.poll(counts, { timeout: 40_000 }).toEqual([{ entries: 3, photos: 1 }]);
  await one.page.getByText('이 기기에 사진 1장').waitFor({ state: 'detached' });

  // Writing, the second expert and the desk, as their pages would send it.
  const send = async (
    who: Pick<Seated, 'ticket' | 'personId' | 'membershipId'>,
    method: string,
    path: string,
    body: object = {},
  ): Promise<void> => {
    const { version } = (await (await ask(scene.site.address, who, 'GET', `/api/engagements/${id}`)).json()) as {
      version: number;
    };
    const answer = await ask(scene.site.address, who, method, path, { version, ...body });
    expect(answer.status, await answer.text()).toBeLessThan(300);
  };
  const own = `/api/expert/engagements/${id}`;
  await send(expert, 'PUT', own, { kickoffOn: '2026-11-23', agenda: '현장 점검', summary: '책임자를 두었습니다.' });
  const advice = { finding: '임명장 없음', advice: '임명장을 쓰세요', questions: ['TS-01'], effortDays: 1 };
  const recommended = await ask(scene.site.address, expert, 'POST', `${own}/recommendations`, advice);
  expect(recommended.status).toBe(201);
  await send(its.officer, 'POST', `/api/desk/engagements/${id}/reviewer`, { expertId: second.expertId });
  await send(expert, 'POST', `${own}/hand-in`);
  await send(second, 'POST', `${own}/review`, { answer: 'grant', words: '좋습니다' });
  await send(its.officer, 'POST', `/api/desk/engagements/${id}/deliver`);
  await company.page.reload();
  await company.page.getByText('책임자를 두었습니다.').waitFor();
  await company.sound();
  await company.page.getByRole('button', { name: '받아들이기' }).click();
  await company.page.getByText('12개월 뒤', { exact: true }).waitFor();
});
