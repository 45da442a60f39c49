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
      materials: [{ title: '미리 읽을 것', url: 'https://files.example.kr/handout.pdf' }],
    },
    ...{ basis: [{ law: 'industrial-technology-protection-act', article: '제19조' }], closes: [], test: [] },
    rule: { attendancePercent: 80, testScore: null, survey: false, validMonths: 12 },
  });
  return send('/api/desk/education/runs', {
    ...{ courseId, visitId: null, capacity: 1, quota: null, priceWon: 0, queueRule: 'firstCome', offerHours: 24 },
    ...{ enrolUntil: at(5 * day), cancelUntil: at(4 * day), trainers: ['박강사'] },
    sessions: [6, 7].map((ahead) => ({
      ...{ mode: 'onSite', place: '오창 3층 강의실', link: null },
      ...{ startsAt: at(ahead * day), endsAt: at(ahead * day + 7_200_000) },
    })),
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

test('꽉 찬 교육에서 난 자리가 거절되고 다음 사람이 받아, 출석하고, 수료증을 받아 누구나 확인합니다', async () => {
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

  // The day has come.
  await scene.site.owner.query(
    `with moved as (update support.session set starts_at = now() - interval '1 minute', ends_at = now() + interval '1 hour' where run_id = $1)
     update support.run set starts_at = now() - interval '1 minute', ends_at = now() + interval '1 hour' where id = $1`,
    [runId],
  );
  await third.go('/company/education');
  await third.page.getByRole('button', { name: '출석 링크: 박나중' }).click();
  await within(third.page).getByRole('button', { name: '출석 링크 만들기' }).click();
  const ticket = await within(third.page).getByRole('textbox', { name: '출석 링크' }).inputValue();
  await desk.go(`/desk/education/runs/${runId}`);
  await desk.page
    .getByRole('row', { name: /박나중/ })
    .getByText('자리 확정')
    .waitFor();
  await desk.sound();
  await desk.page
    .getByRole('link', { name: /^출석부/ })
    .first()
    .click();
  const screen = desk.page.getByText(/^지금 번호 \d{6}$/);
  await screen.waitFor();
  await desk.sound();
  await stranger.page.goto(ticket);
  await stranger.page.getByText('박○○님의 교육입니다').waitFor();
  await stranger.sound();
  const code = /\d{6}/.exec((await screen.textContent()) ?? '')?.[0] ?? '';
  await stranger.page.getByRole('link', { name: '자료: 미리 읽을 것' }).waitFor();
  await stranger.page.getByRole('textbox', { name: '출석 번호' }).fill(code);
  await stranger.page.getByRole('button', { name: '출석하기' }).click();
  await stranger.page.getByText(/^출석했습니다\(/).waitFor();

  await desk.go(`/desk/education/runs/${runId}`);
  await desk.page
    .getByRole('link', { name: /^출석부/ })
    .nth(1)
    .click();
  // The network of the room drops: the mark waits in the browser, and goes once when the line is back.
  const came = desk.page.getByRole('button', { name: '왔음: 박나중' });
  await came.waitFor();
  await desk.context.setOffline(true);
  await came.click();
  await desk.page.getByText('보내기를 기다림').first().waitFor();
  await desk.context.setOffline(false);
  await desk.page.getByText(/담당자가 출석을 적음/).waitFor();
  const marked = await scene.site.owner.query<{ count: number }>(
    'select count(*)::int as count from support.attendance',
  );
  expect(marked.rows).toEqual([{ count: 2 }]);
  await stranger.page.reload();
  await stranger.page.getByText('수료 규칙을 모두 채우셨습니다').waitFor();

  await desk.go(`/desk/education/runs/${runId}`);
  await desk.page.getByRole('button', { name: '수료증 1장 만들기' }).click();
  const made = desk.page.getByText(/제\d{4}-충북-00001호/);
  await made.waitFor();
  await third.go('/company/education');
  await third.page
    .getByText(/제\d{4}-충북-00001호/)
    .first()
    .waitFor();
  await third.sound();
  await third.page.getByRole('link', { name: '교육 기록과 다음 교육' }).first().click();
  await third.page.getByRole('heading', { name: '박나중' }).waitFor();
  await third.page.getByText('교육을 마침').waitFor();
  await third.page.getByText('아직 마친 진단이 없습니다').waitFor();
  await third.sound();
  const { rows } = await scene.site.owner.query<{ number: string; check_code: string }>(
    'select number, check_code from support.certificate where run_id = $1',
    [runId],
  );
  await stranger.page.goto(`${scene.site.address}/education`);
  await stranger.page.getByRole('link', { name: '수료증 확인' }).click();
  const { page } = stranger;
  await page.getByRole('textbox', { name: /수료증 번호/ }).fill(rows[0]?.number ?? '');
  await page.getByRole('textbox', { name: /확인 부호/ }).fill('AAAAAAAAAA');
  await page.getByRole('button', { name: '확인하기' }).click();
  await page.getByText('번호와 부호에 맞는 수료증이 없습니다').waitFor();
  await page.getByRole('textbox', { name: /확인 부호/ }).fill(rows[0]?.check_code ?? '');
  await page.getByRole('button', { name: '확인하기' }).click();
  await page.getByText('유효한 수료증입니다').waitFor();
  await stranger.sound();
});
