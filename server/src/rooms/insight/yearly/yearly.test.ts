import type { YearlyReportView } from '@boru/contract/yearly';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundTreasury, type Treasury } from '../../../../../test/treasury.ts';
import type { Who } from '../../../../../test/world.ts';
import { asActor, asSystem } from '../../../platform/database/index.ts';
import { stopPress } from '../../../platform/documents/index.ts';
import { readPdf } from '../../../platform/documents/testing/read-pdf.ts';
import { reportHandlers } from './commands.ts';
import { chartOf } from './paper/index.ts';

let its: Treasury;
let office: Who;
const base = '/api/insight/yearly-reports';
const nothing = { preface: null, agreement: null, plan: null, region: null, support: null, conclusion: null };

const begin = async (year: number): Promise<string> => {
  const { status, body, text } = await its.world.send(office, 'POST', base, { year });
  expect(status, text).toBe(201);
  return (body as { id: string }).id;
};
const see = async (id: string, who = office) => (await its.world.get(who, `${base}/${id}`)).body as YearlyReportView;
const send = async (id: string, step: string, body: object, method: 'POST' | 'PUT' = 'POST', who = office) => {
  const answer = await its.world.send(who, method, `${base}/${id}/${step}`, body);
  return answer.status === 200 ? 'ok' : (answer.body as { code: string }).code;
};
const count = (id: string, signal = new AbortController().signal) => {
  const { world } = its;
  const work = reportHandlers(world.database, world.services)['yearly_report.count'];
  return work?.({ reportId: id }, { id: 'job', attempt: 1, signal });
};
const paper = async (id: string, format: 'pdf' | 'hwpx', who = office) => {
  const { statusCode, rawPayload } = await its.world.app.inject({
    method: 'GET',
    url: `${base}/${id}/paper?format=${format}`,
    headers: { cookie: `boru_session=${who.ticket}` },
  });
  expect(statusCode).toBe(200);
  return rawPayload;
};
const plain = (text: string): string => text.replace(/[\s\u200b\u00a0]/gu, '');
const told = (report: YearlyReportView, key: string) => report.figures.find((figure) => figure.key === key);

beforeAll(async () => {
  its = await foundTreasury();
  office = await its.world.staff(1, 'manager', '김사무');
  const lineId = await its.openLine('보안설비');
  const wish = {
    kind: 'budget',
    lineId,
    key: crypto.randomUUID(),
    reason: '편성',
    basis: '의회 의결',
    amountWon: 113_560,
  };
  expect((await its.agreed(await its.world.send(its.asker, 'POST', '/api/desk/money/requests', wish))).status).toBe(
    200,
  );
});
afterAll(async () => {
  stopPress();
  await its.world.close();
});

describe('도의회 연차보고', () => {
  it('만들면 기계가 수를 세고, 뜻과 기간과 출처와 때가 있으며, 같은 해는 한 번만 만듭니다', async () => {
    const id = await begin(2026);
    expect((await its.world.send(office, 'POST', base, { year: 2026 })).body).toMatchObject({ code: 'yearly.exists' });
    expect((await its.world.send(office, 'POST', base, { year: 2027 })).body).toMatchObject({
      code: 'request.invalid',
    });
    expect(await send(id, 'closing', { version: 1 })).toBe('yearly.not_now');
    await its.world.settle();
    const report = await see(id);
    expect(report.state).toBe('draft');
    expect(report.figures.map(({ key }) => key)).toHaveLength(15);
    for (const { told: one, takenAt, failedAt } of report.figures) {
      expect(one?.definition).not.toBe('');
      expect(one?.source).not.toBe('');
      expect(one?.until).toBe('2026-11-23');
      expect(takenAt).toBe('2026-11-23T00:00:00.000Z');
      expect(failedAt).toBeNull();
    }
    expect(told(report, 'parties')?.told?.summary).toBe('2026. 11. 23. 현재 13개 기관이 함께합니다.');
    expect(told(report, 'money')?.told?.summary).toBe('예산은 모두 금113,560원(금일십일만삼천오백육십원)입니다.');
  });

  it('글은 사무국이 쓰지만 수는 사무국도 데이터베이스에 바로 적을 수 없고, 확정하기 전에는 다른 기관에 없습니다', async () => {
    const id = (await its.world.owner.query(`select id from insight.yearly_report where year = 2026`)).rows[0]
      .id as string;
    const words = {
      ...nothing,
      preface: '올해 한 일을 보고합니다.\n함께한 기관에 감사드립니다.',
      conclusion: '내년에도 이어 갑니다.',
    };
    const { version } = await see(id);
    expect(await send(id, 'words', { version, words }, 'PUT')).toBe('ok');
    expect(await send(id, 'words', { version, words }, 'PUT')).toBe('thing.changed');
    const councillor = await its.world.staff(2);
    expect((await its.world.get(councillor, `${base}/${id}`)).status).toBe(404);
    expect(await send(id, 'words', { version, words }, 'PUT', await its.world.staff(4, 'manager'))).toBe(
      'role.insufficient',
    );
    for (const who of [office, councillor]) {
      const change = asActor(its.world.database, who.ticket, 'write', (tx) =>
        sql.raw(`update insight.report_figure set told = '{"title":"가짜"}'`).execute(tx),
      );
      expect(Number((await change).numAffectedRows ?? 0)).toBe(0);
    }
  });

  it('PDF와 HWPX의 글은 화면의 글과 수 그대로이고, 항목 기호와 붙임과 끝이 있으며, 같은 보고는 같은 바이트입니다', async () => {
    const id = (await its.world.owner.query(`select id from insight.yearly_report where year = 2026`)).rows[0]
      .id as string;
    const report = await see(id);
    const [pdf, hwpx] = [await paper(id, 'pdf'), await paper(id, 'hwpx')];
    its.world.clock.set('2026-11-25T05:00:00.000Z');
    expect((await paper(id, 'pdf')).equals(pdf)).toBe(true);
    expect((await paper(id, 'hwpx')).equals(hwpx)).toBe(true);
    its.world.clock.set('2026-11-23T00:00:00.000Z');
    const section = new TextDecoder().decode(unzipSync(hwpx)['Contents/section0.xml']);
    const inHwpx = plain(section.replace(/<[^>]+>/g, ''));
    const inPdf = plain(readPdf(pdf).text);
    const expected = [
      ...[
        '1. 머리말',
        '가. 올해 한 일을 보고합니다.',
        '나. 함께한 기관에 감사드립니다.',
        '맺음말',
        '내년에도 이어 갑니다.',
      ],
      '붙임  1. 협의회의 조치사항 1부.',
      '2. 조문과 기관별 예산과 나간 돈 1부. 끝.',
      ...report.figures.flatMap(({ told: one, key }) =>
        one === null || key === 'actions' || key === 'payments' ? [] : [one.title, one.summary, one.definition],
      ),
      ...report.figures.flatMap(({ told: one }) => one?.rows.map(([first = '']) => first) ?? []),
    ];
    for (const text of expected) {
      expect.soft(inPdf, text).toContain(plain(text));
      expect.soft(inHwpx, text).toContain(plain(text));
    }
    expect(inPdf).toContain('차례');
    expect(inPdf.match(/끝\./g)).toHaveLength(1);
  });

  it('세다가 죽으면 남은 것만 이어서 세고, 이미 센 것은 다시 세지 않습니다', async () => {
    const id = await begin(2025);
    // Killed midway: the job's signal ends it after some figures, as a lost lease does.
    const killed = new AbortController();
    const counted = async () =>
      Number(
        (await its.world.owner.query(`select count(*) from insight.report_figure where report_id = $1`, [id])).rows[0]
          .count,
      );
    const watch = setInterval(() => {
      void counted().then((figures) => figures >= 3 && killed.abort(new Error('killed')));
    }, 1);
    await expect(count(id, killed.signal)).rejects.toThrow('killed');
    clearInterval(watch);
    const before = await counted();
    expect(before).toBeGreaterThanOrEqual(3);
    expect(before).toBeLessThan(15);
    expect((await see(id)).state).toBe('counting');
    its.world.clock.set('2026-11-24T00:00:00.000Z');
    await count(id);
    its.world.clock.set('2026-11-23T00:00:00.000Z');
    const report = await see(id);
    expect(report.state).toBe('draft');
    const early = report.figures.filter(({ takenAt }) => takenAt === '2026-11-23T00:00:00.000Z');
    expect([early.length, report.figures.length]).toEqual([before, 15]);
  });

  it('세지 못한 수는 그렇다고 말하고 마지막 값과 그 날짜를 지키며, 다른 수는 그대로 셉니다', async () => {
    const id = (await its.world.owner.query(`select id from insight.yearly_report where year = 2025`)).rows[0]
      .id as string;
    const before = await see(id);
    await its.world.owner.query('alter function insight.chain_money rename to chain_broken');
    its.world.clock.set('2026-11-25T00:00:00.000Z');
    expect(await send(id, 'counting', { version: before.version })).toBe('ok');
    await its.world.settle();
    await its.world.owner.query('alter function insight.chain_broken rename to chain_money');
    its.world.clock.set('2026-11-23T00:00:00.000Z');
    const after = await see(id);
    for (const key of ['money', 'payments'])
      expect(told(after, key)).toEqual({ ...told(before, key), failedAt: '2026-11-25T00:00:00.000Z' });
    expect(told(after, 'tasks')).toMatchObject({ takenAt: '2026-11-25T00:00:00.000Z', failedAt: null });
    expect(plain(readPdf(await paper(id, 'pdf')).text)).toContain(
      plain('2026. 11. 25.에 다시 세지 못해 앞의 값을 씁니다.'),
    );
  });

  it('이름이 바뀐 기관은 그해의 이름으로 남고, 새 해의 보고에는 새 이름으로 나옵니다', async () => {
    const { owner } = its.world;
    await owner.query(`update organisations.agency_name set valid_to = '2026-02-28' where agency_id = 7`);
    await owner.query(
      `insert into organisations.agency_name values (7, '새이름테크노파크', 'New name', '2026-03-01', null, '시험')`,
    );
    const names = async (year: number) => {
      const id = (await owner.query(`select id from insight.yearly_report where year = $1`, [year])).rows[0]
        .id as string;
      expect(await send(id, 'counting', { version: (await see(id)).version })).toBe('ok');
      await its.world.settle();
      return told(await see(id), 'parties')?.told?.rows.map(([name]) => name) ?? [];
    };
    expect(await names(2026)).toContain('새이름테크노파크');
    expect(await names(2025)).toContain('충북테크노파크');
    expect(await names(2025)).not.toContain('새이름테크노파크');
  });

  it('확정한 보고는 모든 창구가 읽고, 기업과 손님은 읽지 못하며, 다시 세거나 쓸 수 없습니다', async () => {
    const id = (await its.world.owner.query(`select id from insight.yearly_report where year = 2026`)).rows[0]
      .id as string;
    const { version } = await see(id);
    expect(await send(id, 'closing', { version })).toBe('ok');
    const councillor = await its.world.staff(2);
    expect(await see(id, councillor)).toMatchObject({ state: 'closed', closedBy: '김사무', may: [] });
    expect((await paper(id, 'pdf', councillor)).subarray(0, 4).toString()).toBe('%PDF');
    expect((await its.world.get(await its.world.company(), `${base}/${id}`)).status).toBe(403);
    expect((await its.world.get(null, `${base}/${id}`)).status).toBe(401);
    expect(await send(id, 'counting', { version: version + 1 })).toBe('yearly.not_now');
    expect(await send(id, 'words', { version: version + 1, words: nothing }, 'PUT')).toBe('yearly.not_now');
    const change = asSystem(its.world.database, 'write', (tx) =>
      sql.raw(`update insight.report_figure set failed_at = now() where report_id = '${id}'`).execute(tx),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });
});

describe('그림', () => {
  it('같은 수는 같은 그림이고, 가린 수는 막대가 없으며, 글은 그림을 벗어나지 못합니다', () => {
    const bars = [
      { label: '<b>청주시</b> & "아주 긴 이름의 시군입니다"', value: 12 },
      { label: '보은군', value: null },
    ];
    const chart = chartOf(bars);
    expect(chartOf(bars)).toBe(chart);
    expect(chart).toContain('&lt;b&gt;청주시');
    expect(chart).toContain('가림');
    expect(chart.match(/fill="#256ef4"/g)).toHaveLength(1);
  });
});
