import { expect, it } from 'vitest';
import { newId } from '../../server/src/kernel/ids.ts';
import { seat } from '../../server/src/platform/testing/people.ts';
import { callUnderReview } from '../applied.ts';
import { type Seated, stage } from './stage.ts';
import { absent, choose, within } from './steps.ts';

const scene = stage();
const press = async ({ page }: Seated, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const confirm = async ({ page }: Seated, name: string) => within(page).getByRole('button', { name }).click();
/** What the pages send; each kind of sheet is walked once on the screen. */
const send = async ({ page }: Seated, method: 'put' | 'post', path: string, data: object) => {
  const { address: origin } = scene.site;
  const answer = await page.request[method](`${origin}${path}`, { headers: { 'x-boru-request': '1', origin }, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
};
const agencyId = 9;

/** An expert of the pool, cleared and pledged. */
const expertOf = async (officerId: string, name: string, width?: number): Promise<Seated & { expertId: string }> => {
  const { owner } = scene.site;
  const who = await seat(owner, 'expert', {}, name);
  const expertId = newId();
  await owner.query(
    `insert into support.expert (id, agency_id, person_id, name, email, skills, languages, territory, home, week, weekly_half_days, most_companies, created_by, created_at)
     values ($1, $2, $3, $4, $5, '{it}', '{ko}', '{}', '4311000000', '{mon.am}', 1, 9, $6, now())`,
    [expertId, agencyId, who.personId, name, `${who.personId}@example.kr`, officerId],
  );
  for (const kind of ['clearance', 'pledge'])
    await owner.query(
      `insert into support.expert_clearance (id, expert_id, agency_id, kind, granted_on, ends_on, source, text_hash, noted_by, noted_at)
       values (gen_random_uuid(), $1, $2, $3, '2020-01-01', '2099-12-31', 'test', case when $3 = 'pledge' then sha256('test') end, $4, now())`,
      [expertId, agencyId, kind, officerId],
    );
  return { ...(await scene.seated(who, width)), expertId };
};
const seatOnScreen = async (office: Seated, name: string) => {
  await press(office, '위원 위촉하기');
  await choose(office.page, /전문가 명부/, new RegExp(name));
  await confirm(office, '위원 위촉하기');
  await office.page.getByRole('rowheader', { name: new RegExp(name) }).waitFor();
};
const companiesOf = async (from: number, count: number) => {
  const all = [];
  for (let at = 0; at < count; at += 1) all.push(await scene.found(from + at));
  return all;
};
type Own = { items: { applicationId: string; state: string }[] };
const scoreRest = async (judge: Seated, callId: string) => {
  const { items } = (await (await judge.page.request.get(`${scene.site.address}/api/reviews`)).json()) as Own;
  for (const { applicationId, state } of items)
    if (state === 'assigned')
      await send(judge, 'put', `/api/reviews/${callId}/applications/${applicationId}`, {
        ...{ version: null, marks: { need: 8, plan: 7, effect: 7 }, words: null, submit: true },
      });
};

it('숨은 이해충돌이 있는 위원을 빼고 평가해 순위를 내고, 예산 안에서 골라 다른 관리자가 결정합니다', async () => {
  const [office, boss] = [await scene.sit(agencyId, 'manager'), await scene.sit(agencyId, 'manager')];
  const companies = await companiesOf(7_100, 3);
  const people = [office.personId, boss.personId] as const;
  const made = await callUnderReview(scene.site.owner, {
    agencyId,
    people,
    title: '보안설비 공모',
    budgetWon: 45_000_000,
    companies,
  });
  const [kim, lee] = [await expertOf(office.personId, '김심사'), await expertOf(office.personId, '이심사', 360)];
  // Nobody declares it: the pool knows by the business number that 김심사 works there.
  await scene.site.owner.query(
    `insert into support.expert_tie (id, expert_id, agency_id, kind, name, business_number, from_on, noted_by, noted_at)
     select gen_random_uuid(), $1, $2, 'employer', '다른 이름', a.business_number, '2020-01-01', $3, now() from support.application a where a.id = $4`,
    [kim.expertId, agencyId, office.personId, made.applications[0]],
  );

  const base = `/desk/grant-calls/${made.callId}`;
  await office.go(`${base}/panel`);
  await press(office, '평가 기준 저장하기');
  await office.page.getByText('평가 준비').waitFor();
  await seatOnScreen(office, '김심사');
  await seatOnScreen(office, '이심사');
  await office.sound();
  await press(office, '평가 시작하기');
  await confirm(office, '평가 시작하기');
  await office.page.getByText('보루의 자료에서 찾음').waitFor();

  await kim.go('/expert/reviews');
  await kim.page.getByRole('link', { name: '견본정밀 7101' }).waitFor();
  expect(await kim.page.getByRole('link', { name: '견본정밀 7100' }).count()).toBe(0);
  await kim.go(`/expert/reviews/${made.callId}/${made.applications[0]}`);
  await kim.page.getByText(absent).first().waitFor();

  await lee.go('/expert/reviews');
  await lee.page.getByRole('link', { name: '견본정밀 7101' }).click();
  await lee.page.getByText('내 평가표를 내면 보입니다.').waitFor();
  await lee.page.getByText('지원기업2의 목적').waitFor();
  for (const name of [/^필요성/, /^계획의 타당성/, /^기대 효과/])
    await lee.page.getByRole('textbox', { name }).fill('9');
  await lee.sound();
  await press(lee, '평가표 내기');
  await lee.page.getByText('아직 낸 다른 위원이 없습니다.').waitFor();
  await Promise.all([scoreRest(kim, made.callId), scoreRest(lee, made.callId)]);

  await press(office, '평가 마치기');
  await confirm(office, '평가 마치기');
  await office.page.getByRole('link', { name: '순위 보기' }).click();
  await office.page.getByText('예산은 순위대로 모두 주면 2위까지 닿습니다.').waitFor();
  await office.sound();

  await office.go(`${base}/selection`);
  await press(office, '가장 좋은 답 계산하기');
  await office.page.getByText('가장 좋은 답임이 증명됨').waitFor();
  await office.sound();
  await press(office, '선정안 올리기');
  await within(office.page).getByRole('textbox', { name: /까닭/ }).fill('예산 안에서 가장 나은 답입니다.');
  await confirm(office, '선정안 올리기');
  await office.page.getByText('올린 사람은 결정할 수 없습니다. 다른 관리자가 결정합니다.').waitFor();

  await boss.go(`${base}/selection`);
  await press(boss, '선정 결정하기');
  await within(boss.page).getByRole('textbox', { name: /까닭/ }).fill('원안대로 결정합니다.');
  await confirm(boss, '선정 결정하기');
  await boss.page.getByText('예비 1번').waitFor();
  await boss.sound();
});

it('예산이 최소 선정 수에 모자라면 무엇이 얼마나 모자란지 문장으로 읽습니다', async () => {
  const [office, boss] = [await scene.sit(agencyId, 'manager'), await scene.sit(agencyId, 'manager')];
  const companies = await companiesOf(7_200, 3);
  const people = [office.personId, boss.personId] as const;
  const { callId } = await callUnderReview(scene.site.owner, {
    agencyId,
    people,
    title: '작은 공모',
    budgetWon: 40_000_000,
    companies,
  });
  const judge = await expertOf(office.personId, '박심사');
  const criterion = (id: string) => ({
    id,
    title: { ko: id, en: id },
    anchor: null,
    weight: 10,
    highest: 10,
    floor: null,
  });
  const least = {
    id: 'least',
    name: { ko: '최소 3건', en: 'At least three' },
    kind: 'leastAll',
    tag: null,
    among: [],
    amount: 3,
  };
  const panel = {
    ...{
      rule: 'mean',
      criteria: ['need', 'plan', 'effect'].map(criterion),
      leastTotal: null,
      tieBreak: [],
      judgesEach: null,
    },
    ...{ objective: 'points', levels: [800, 1000], quotas: [least] },
  };
  const api = `/api/desk/grant-calls/${callId}`;
  await send(office, 'put', `${api}/panel`, { version: null, panel });
  await send(office, 'post', `${api}/panel/judges`, { kind: 'expert', expertId: judge.expertId });
  await send(office, 'post', `${api}/panel/opening`, { version: 1 });
  await scoreRest(judge, callId);
  await send(office, 'post', `${api}/panel/closing`, { version: 2 });
  await office.go(`/desk/grant-calls/${callId}/selection`);
  await press(office, '가장 좋은 답 계산하기');
  await office.page.getByText('조건을 모두 지킬 수 없습니다').first().waitFor();
  await office.page
    .getByText(/가장 적은 금액으로만 골라도 48,000,000원이 듭니다.*40,000,000원이므로 8,000,000원이 모자랍니다/)
    .waitFor();
  expect(await office.page.getByRole('button', { name: '선정안 올리기' }).count()).toBe(0);
  await office.sound();
});
