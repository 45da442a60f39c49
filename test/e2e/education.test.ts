import { expect, test } from 'vitest';
import { stage } from './stage.ts';
import { within } from './steps.ts';
import type { Visitor } from './visitor.ts';

const scene = stage();
const day = 86_400_000;
const title = '연구소 기술보호 실무';

/** A course with one chair, as the desk's pages would send it. */
const openRun = async ({ page }: Visitor): Promise<string> => {
  const send = async (path: string, data: unknown): Promise<string> => {
    const headers = { 'x-boru-request': '1', origin: scene.site.address };
    const answer = await page.request.post(`${scene.site.address}${path}`, { headers, data });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()).id;
  };
  const at = (ahead: number) => new Date(Date.now() + ahead).toISOString();
  const courseId = await send('/api/desk/education/courses', {
    ...{
      title,
      summary: '연구 자료를 지키는 방법을 배웁니다.',
      roles: ['researcher'],
      prerequisites: null,
      materials: [],
    },
    ...{ basis: [{ law: 'industrial-technology-protection-act', article: '제19조' }], closes: [], test: [] },
    rule: { attendancePercent: 80, testScore: null, survey: false, validMonths: 12 },
  });
  return send('/api/desk/education/runs', {
    ...{ courseId, visitId: null, capacity: 1, quota: null, priceWon: 0, queueRule: 'firstCome', offerHours: 24 },
    ...{ enrolUntil: at(5 * day), cancelUntil: at(4 * day), trainers: ['박강사'] },
    sessions: [
      { mode: 'onSite', place: '오창 3층 강의실', link: null, startsAt: at(6 * day), endsAt: at(6 * day + 7_200_000) },
    ],
  });
};

const enrol = async (visitor: Visitor, name: string, email: string, expected: RegExp): Promise<void> => {
  const { page } = visitor;
  await visitor.go('/education');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await page.getByRole('textbox', { name: /^이름/ }).fill(name);
  await page.getByRole('textbox', { name: /^전자우편/ }).fill(email);
  await page.getByRole('button', { name: '신청 내용 확인하기' }).click();
  await within(page).getByText('교육과 수료 확인에 필요한 동안').waitFor();
  await within(page).getByRole('button', { name: '신청하기' }).click();
  await page.getByText(expected).waitFor();
};

test('꽉 찬 교육에서 난 자리가 차례로 제안되고, 거절되고, 다음 사람이 링크로 받습니다', async () => {
  const [desk, first, second, third] = [
    await scene.sit(9),
    await scene.found(71),
    await scene.found(72),
    await scene.found(73),
  ];
  const runId = await openRun(desk);
  await enrol(first, '김먼저', 'first@example.kr', /1명의 자리가 확정되었습니다/);
  await first.sound();
  await enrol(second, '이다음', 'second@example.kr', /0명 확정, 1명 대기/);
  await enrol(third, '박나중', 'third@example.kr', /0명 확정, 1명 대기/);

  await first.go('/company/education');
  await first.page
    .getByRole('row', { name: /김먼저/ })
    .getByText('자리 확정')
    .waitFor();
  await first.sound();
  await first.page.getByRole('button', { name: '김먼저 수강 취소하기' }).click();
  await within(first.page).getByRole('button', { name: '김먼저 수강 취소하기' }).click();
  await first.page
    .getByRole('row', { name: /김먼저/ })
    .getByText('수강 취소', { exact: true })
    .waitFor();

  const letter = await scene.site.letterTo('second@example.kr', /자리가 났습니다/);
  expect(letter.text).not.toContain(title);
  await second.go('/company/education');
  const own = second.page.getByRole('row', { name: /이다음/ });
  await own.getByText('자리 제안됨').waitFor();
  await own.getByRole('button', { name: /받지 않기/ }).click();
  await own.getByText('자리를 받지 않음').waitFor();

  const offered = await scene.site.letterTo('third@example.kr', /자리가 났습니다/);
  const link = /https?:\/\/\S+\/education\/offer#[\w-]{43}/.exec(offered.text)?.[0] ?? '';
  const stranger = await scene.arrive(360);
  await stranger.page.goto(link);
  await stranger.page.getByText('박○○님에게 온 제안입니다').waitFor();
  await stranger.sound();
  await stranger.page.getByRole('button', { name: '자리 받기' }).click();
  await stranger.page.getByText('자리를 받으셨습니다').waitFor();
  expect(stranger.requests.filter((one) => one.url().includes(link.split('#')[1] ?? 'none'))).toEqual([]);

  await desk.go(`/desk/education/runs/${runId}`);
  await desk.page
    .getByRole('row', { name: /박나중/ })
    .getByText('자리 확정')
    .waitFor();
  await desk.sound();
});
