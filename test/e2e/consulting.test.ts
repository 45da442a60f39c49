import { expect, test } from 'vitest';
import { company as companyOf, seat } from '../../server/src/platform/testing/people.ts';
import { consultingOf, type SeatedExpert } from '../consulting.ts';
import { ask } from '../processes/boru.ts';
import { stage } from './stage.ts';
import { choose, tick, within } from './steps.ts';

const scene = stage();
const agency = 9;
const helper = '이노비즈협회 충북지회';

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

test('마흔 기업과 여섯 전문가를 한 번에 배정하고, 한 사람이 앓으면 그 기업만 바꾸고, 맡아서 수행하고, 기업이 누가 오는지 봅니다', async () => {
  const its = await consulting();
  const places = ['4311000000', '4313000000', '4315000000', '4372000000', '4375000000', '4377000000'];
  const experts: SeatedExpert[] = [];
  for (const [index, home] of places.entries())
    experts.push(await its.expert(`전문가${'가나다라마바'[index]}`, { wish: { home } }));
  const asking = await scene.found(91);
  for (let index = 0; index < 39; index += 1) {
    const companyId = await companyOf(scene.site.owner, {
      ...{ name: `견본기업 ${index + 1}`, municipality: places[index % places.length] ?? '' },
    });
    await its.request({ ...asking, companyId }, `견본기업 ${index + 1}`);
  }

  // The fortieth asks by its own page, and the desk scopes it.
  await asking.go('/company/consulting/new');
  await choose(asking.page, /도와주는 기관/, helper);
  await asking.page.getByRole('textbox', { name: /필요한 것/ }).fill('출입 통제를 봐 주세요');
  await asking.page.getByRole('textbox', { name: /연락처/ }).fill('043-000-0000');
  await asking.sound();
  await asking.page.getByRole('button', { name: '보내기 전에 확인하기' }).click();
  await within(asking.page).getByRole('button', { name: '보내기' }).click();
  await asking.page.getByRole('heading', { name: '요청을 보냈습니다' }).waitFor();
  const officer = await scene.seated(its.officer);
  await officer.go('/desk/consulting');
  await officer.page.getByRole('button', { name: '견본정밀 91 요청 보기' }).click();
  await tick(within(officer.page).getByRole('checkbox', { name: '전산 보안' }));
  await within(officer.page)
    .getByRole('textbox', { name: /할 일의 범위/ })
    .fill('출입과 반출');
  await officer.sound();
  await within(officer.page).getByRole('button', { name: '범위 저장하기' }).click();
  await officer.page.getByText('범위를 정했습니다').waitFor();
  await officer.go('/desk/consulting');
  await officer.page.getByRole('button', { name: '회차 열기' }).click();
  await within(officer.page)
    .getByRole('textbox', { name: /회차 이름/ })
    .fill('12월 회차');
  await within(officer.page).getByRole('button', { name: '회차 열기' }).click();
  await officer.page.getByRole('heading', { name: '12월 회차' }).waitFor();
  await officer.page.getByRole('button', { name: '기다리는 요청 담기' }).click();
  await officer.page.getByRole('button', { name: '배정안 만들기' }).click();
  await officer.page.getByText('40곳 배정 · 0곳은 못 함 · 바뀌는 곳 0').waitFor();
  await officer.page.getByText('이보다 나은 배정은 없습니다').waitFor();
  await officer.sound();
  await officer.page.getByRole('button', { name: '견본기업 1: 왜 이 전문가인가' }).click();
  await within(officer.page).getByText('갈 수 있던 사람').waitFor();
  await officer.sound();
  await officer.page.keyboard.press('Escape');
  await officer.page.getByRole('button', { name: '배정안 확정하기' }).click();
  await within(officer.page).getByRole('button', { name: '배정안 확정하기' }).click();
  await officer.page.getByText('배정을 확정함').first().waitFor();
  await officer.page.getByRole('button', { name: '다시 배정하기' }).waitFor();

  const live = async () =>
    (
      await scene.site.owner.query<{ expertId: string; n: number }>(
        `select expert_id as "expertId", count(*)::int as n from support.consulting_assignment where state = 'offered' group by 1`,
      )
    ).rows;
  const before = await live();
  expect(before.reduce((sum, { n }) => sum + n, 0)).toBe(40);
  const ill = experts[0] as SeatedExpert;
  const hers = before.find(({ expertId }) => expertId === ill.expertId)?.n ?? 0;
  expect(hers).toBeGreaterThan(0);

  // She says herself that she is away; nobody asks why.
  const patient = await scene.seated(ill, 800);
  await patient.go('/expert');
  await patient.page.getByRole('heading', { name: '내 배정', exact: true }).waitFor();
  await patient.sound();
  const away = { fromOn: '2026-11-01', untilOn: '2027-10-31' };
  expect((await ask(scene.site.address, ill, 'POST', `/api/expert/pools/${ill.expertId}/absences`, away)).status).toBe(
    201,
  );

  await officer.page.reload();
  await officer.page.getByRole('button', { name: '다시 배정하기' }).click();
  await officer.page.getByText(`40곳 배정 · 0곳은 못 함 · 바뀌는 곳 ${hers}`).waitFor();
  await officer.page.getByText('지금까지 전문가가').first().waitFor();
  await officer.sound();
  await officer.page.getByRole('button', { name: '배정안 확정하기' }).click();
  await within(officer.page).getByRole('button', { name: '배정안 확정하기' }).click();
  await officer.page.getByRole('button', { name: '배정안 확정하기' }).waitFor({ state: 'detached' });
  const after = await live();
  expect(after.reduce((sum, { n }) => sum + n, 0)).toBe(40);
  expect(after.some(({ expertId }) => expertId === ill.expertId)).toBe(false);

  // Who comes to the company that asked takes it and begins.
  const { rows } = await scene.site.owner.query<{ expertId: string; scope: string }>(
    `select expert_id as "expertId", company_name as scope from support.consulting_assignment where company_id = $1 and state = 'offered'`,
    [asking.companyId],
  );
  const going = experts.find(({ expertId }) => expertId === rows[0]?.expertId) as SeatedExpert;
  const worker = await scene.seated(going);
  await worker.go('/expert');
  await worker.page
    .getByRole('button', { name: `${rows[0]?.scope} 맡기` })
    .first()
    .click();
  await worker.page.getByText('배정을 맡았습니다').waitFor();
  await asking.go('/company/consulting');
  await asking.page.getByText('전문가가 맡음').first().waitFor();
  await asking.sound();
  await worker.go('/expert/engagements');
  await worker.page
    .getByRole('button', { name: /착수하기$/ })
    .first()
    .click();
  await within(worker.page).getByRole('button', { name: '착수하기' }).click();
  await worker.page.getByRole('link', { name: '현장 점검하기' }).waitFor();
});
