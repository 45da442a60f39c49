import { addDays, civilOf } from '@boru/contract/civil';
import { expect, it } from 'vitest';
import { type Seated, stage } from './stage.ts';
import { absent, choose, tick, within } from './steps.ts';

const scene = stage();
const base = '/api/governance/council';
/** What the pages of the secretariat would send; each kind of sheet is walked once on the screen. */
const send = async ({ page }: Seated, path: string, data: object): Promise<{ id: string }> => {
  const { address: origin } = scene.site;
  const answer = await page.request.post(`${origin}${base}/${path}`, {
    headers: { 'x-boru-request': '1', origin },
    data,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
};
const idOf = ({ page }: Seated): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const press = async ({ page }: Seated, name: string | RegExp) => page.getByRole('button', { name }).click();
const confirm = async ({ page }: Seated, name: string) => within(page).getByRole('button', { name }).click();

const seatAll = async (office: Seated, people: readonly Seated[]): Promise<string> => {
  const body = idOf(office);
  const today = civilOf(Date.now());
  const term = { part: 'member', fromOn: today, toOn: addDays(today, 700) };
  for (const { personId, agencyId } of people)
    await send(office, `bodies/${body}/seats`, { ...term, agencyId, email: `${personId}@example.kr` });
  return body;
};

const found = async (office: Seated): Promise<void> => {
  const { page } = office;
  await office.go('/desk/council');
  await page.getByText('아직 협의회가 없습니다').waitFor();
  await office.sound();
  await press(office, '협의회 만들기');
  await within(page).getByRole('textbox', { name: /이름/ }).fill('산업기술보호 협의회');
  await confirm(office, '협의회 만들기');
  await within(page).getByText('적어 주세요.').waitFor();
  await within(page)
    .getByRole('textbox', { name: /하는 일/ })
    .fill('함께 정합니다.');
  await confirm(office, '협의회 만들기');
  await page.getByRole('link', { name: '산업기술보호 협의회' }).click();
  await page.getByText('아직 위원이 없습니다.').waitFor();
};

const prepare = async (office: Seated): Promise<string> => {
  const { page } = office;
  await page.reload();
  await page.getByRole('rowheader', { name: '견본' }).first().waitFor();
  await office.sound();
  await press(office, '회의 준비하기');
  await within(page).getByRole('textbox', { name: /곳/ }).fill('소회의실');
  await confirm(office, '회의 준비하기');
  await page.getByText('안건을 적어 주세요. 하나 이상 있어야 소집할 수 있습니다.').waitFor();
  const meeting = idOf(office);
  await press(office, '안건 적기');
  await tick(within(page).getByRole('radio', { name: '보고 안건' }));
  await within(page).getByRole('textbox', { name: /제목/ }).fill('보유 현황');
  await within(page)
    .getByRole('textbox', { name: /안건 자료/ })
    .fill('견본정밀의 기술입니다.');
  await tick(within(page).getByRole('radio', { name: '지정한 기관의 위원만 읽음' }));
  await tick(within(page).getByRole('checkbox', { name: '충청북도의회' }));
  await confirm(office, '저장하기');
  await within(page)
    .getByText(/도의회는 모은 숫자만 봅니다\. 지정/)
    .waitFor();
  await within(page).getByRole('checkbox', { name: '충청북도의회' }).click();
  await tick(within(page).getByRole('checkbox', { name: '충북테크노파크' }));
  await office.sound();
  await confirm(office, '저장하기');
  await page.getByText('견본정밀의 기술입니다.').waitFor();
  const item = { kind: 'decision', class: 'members', readers: [], title: '교육을 엽니다', words: '네 번 엽니다.' };
  await send(office, `meetings/${meeting}/items`, item);
  await page.reload();
  await page.getByText('네 번 엽니다.').waitFor();
  await press(office, '회의 소집하기');
  await confirm(office, '회의 소집하기');
  await page.getByText('소집함').waitFor();
  return `/desk/council/meetings/${meeting}`;
};

const hold = async (office: Seated, voters: readonly Seated[], path: string): Promise<void> => {
  const { page } = office;
  await press(office, '회의 열기');
  await confirm(office, '회의 열기');
  await page.getByText('위원 3명 가운데 0명 출석').waitFor();
  // The boxes take a press only once the meeting is open and its sheet is gone.
  await page.getByRole('button', { name: '출석 적기' }).waitFor();
  const boxes = page.getByRole('group', { name: '출석' }).getByRole('checkbox');
  await expect.poll(() => boxes.count()).toBe(3);
  for (const box of await boxes.all()) await tick(box);
  await press(office, '출석 적기');
  await page.getByText('위원 3명 가운데 3명 출석').waitFor();
  await press(office, '교육을 엽니다 표결에 부치기');
  await page.getByText('표결하는 중').waitFor();
  for (const voter of voters) {
    await voter.go(path);
    await press(voter, '교육을 엽니다 찬성');
    await voter.page.getByText('내가 낸 표: 찬성').waitFor();
  }
  await page.reload();
  await press(office, '교육을 엽니다 표결 마치고 결과 적기');
  await within(page)
    .getByRole('textbox', { name: /의결할 내용/ })
    .fill('해마다 네 번 엽니다.');
  await confirm(office, '표결 마치고 결과 적기');
  await page.getByText('재적 3명, 출석 3명, 찬성 2명, 반대 0명, 기권 0명').waitFor();
  await press(office, '교육을 엽니다 조치사항 정하기');
  await within(page).getByRole('textbox', { name: /할 일/ }).fill('일정을 짭니다');
  await choose(page, /기관/, '충북테크노파크');
  await within(page)
    .getByRole('textbox', { name: /맡은 부서/ })
    .fill('교육팀');
  await confirm(office, '조치사항 정하기');
  await page.getByRole('rowheader', { name: '일정을 짭니다' }).waitFor();
  await press(office, '보유 현황 보고 받기');
  await confirm(office, '보고 받기');
  await page.getByText('보고를 받음').waitFor();
  await office.sound();
  await press(office, '회의 마치기');
  await confirm(office, '회의 마치기');
  await page.getByText('회의를 마침').waitFor();
};

it('협의회를 소집해 표결하고, 조치사항을 다음 회의에서 마치며, 도의원과 손님은 지정 안건을 찾지 못합니다', async () => {
  const office = await scene.sit(1, 'manager');
  const people = [await scene.sit(7, 'manager', 360), await scene.sit(5), await scene.sit(2)] as const;
  const [park, , councillor] = people;
  await found(office);
  const body = await seatAll(office, people);
  const path = await prepare(office);

  await councillor.go(path);
  await councillor.page.getByText('네 번 엽니다.').waitFor();
  expect(await councillor.page.getByText('보유 현황').count()).toBe(0);
  await councillor.sound();
  const stranger = await scene.arrive();
  await stranger.go(path);
  await stranger.page
    .getByText(absent)
    .or(stranger.page.getByRole('textbox', { name: '전자우편 주소' }))
    .first()
    .waitFor();
  expect((await stranger.page.request.get(`${scene.site.address}${base}`)).status()).toBe(401);

  await hold(office, [park, councillor], path);

  const heldAt = new Date(Date.now() + 20 * 86_400_000).toISOString();
  const second = await send(office, `bodies/${body}/meetings`, { form: 'inPerson', heldAt, place: '소회의실' });
  const item = { kind: 'report', class: 'desks', readers: [], title: '지난 일', words: '살펴봅니다.' };
  await send(office, `meetings/${second.id}/items`, item);
  await send(office, `meetings/${second.id}/call`, { version: 1, urgentReason: null });
  await park.go('/desk/council');
  await press(park, '일정을 짭니다 끝내기');
  await within(park.page)
    .getByRole('textbox', { name: /한 일이나/ })
    .fill('네 번의 날을 정했습니다.');
  await confirm(park, '조치사항 끝내기');
  await park.page.getByText('조치를 마침').waitFor();
  await park.sound();
  await office.go(`/desk/council/meetings/${second.id}`);
  await office.page.getByText('네 번의 날을 정했습니다.').waitFor();
});
