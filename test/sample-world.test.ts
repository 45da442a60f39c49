import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwnerOf, type Served, startBoru } from './processes/boru.ts';

let dataDir = '';
let served: Served;
beforeAll(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'boru-sample-')), 'data');
  served = await startBoru({ dataDir, args: ['--demo'] });
}, 300_000);
afterAll(async () => {
  await served?.stop();
  await rm(join(dataDir, '..'), { recursive: true, force: true });
});

const look = <Row extends object>(text: string): Promise<Row[]> =>
  asOwnerOf(dataDir, async (owner: pg.Client) => (await owner.query<Row>(text)).rows);
const count = async (text: string): Promise<number> => Number((await look<{ n: string }>(text))[0]?.n);
const passphrase = '보루 견본 나들이 바람개비 서른둘';

describe('견본 세상', () => {
  it('기업 400곳이 열한 시군과 여러 업종에 퍼져 있고, 진단과 보유기술과 건이 있습니다', async () => {
    expect(await count('select count(*) n from organisations.company where taken_by_agency is null')).toBe(400);
    expect(await count('select count(distinct left(municipality, 5)) n from organisations.company')).toBeGreaterThan(
      10,
    );
    expect(await count('select count(distinct industry) n from organisations.company')).toBeGreaterThan(4);
    expect(await count('select count(*) n from diagnosis.outcome')).toBeGreaterThan(200);
    expect(await count('select count(*) n from technologies.card')).toBeGreaterThan(100);
    expect(await count('select count(*) n from cases.case_file')).toBeGreaterThan(150);
    expect(await count(`select count(distinct status) n from cases.case_file`)).toBeGreaterThan(4);
  });
  it('계획과 지표, 협의회, 예산과 그 근거, 지난해의 연차보고가 있습니다', async () => {
    expect(await count(`select count(*) n from governance.plan where state = 'inForce'`)).toBe(1);
    expect(await count(`select count(*) n from governance.plan_indicator where actual is not null`)).toBe(4);
    expect(await count(`select count(*) n from governance.action`)).toBe(1);
    expect(
      await count(`select count(*) n from support.account where kind = 'available' and balance > 0`),
    ).toBeGreaterThan(3);
    expect(await count(`select count(*) n from support.programme_tie where kind = 'article'`)).toBeGreaterThan(0);
    expect(await count(`select count(*) n from insight.yearly_report where state = 'closed'`)).toBe(1);
    expect(await count(`select count(*) n from insight.report_figure where told is not null`)).toBe(15);
  });
  it('창구마다 상담 예약과 전화 상담이 있고, 예약은 지난 것과 다가올 것이 있습니다', async () => {
    const booked = `select count(*) n from cases.appointment where status = 'booked'`;
    expect(await count(`${booked} and starts_at > now()`)).toBeGreaterThan(10);
    expect(await count(`${booked} and starts_at < now()`)).toBeGreaterThan(10);
    expect(await count(`select count(*) n from cases.appointment where status = 'cancelled'`)).toBeGreaterThan(0);
    const calls = `from cases.case_file where origin = 'phone'`;
    expect(await count(`select count(*) n ${calls}`)).toBe(
      2 * (await count(`select count(distinct owner_agency) n ${calls}`)),
    );
  });
  it('규칙이 있는 지원사업이 공개되어 있고, 자기 사실을 적은 기업이 있습니다', async () => {
    expect(await count('select count(*) n from support.programme where is_published')).toBe(4);
    expect(await count('select count(distinct company_id) n from support.company_fact')).toBe(12);
  });
  it('전문가단과 컨설팅 요청이 있고, 회차의 배정안이 확정을 기다립니다', async () => {
    expect(await count('select count(*) n from support.expert where person_id is not null')).toBe(5);
    expect(await count(`select count(*) n from support.consulting_request where state = 'scoped'`)).toBe(10);
    expect(
      await count(`select jsonb_array_length(plan -> 'result' -> 'pairs') n from support.consulting_round`),
    ).toBeGreaterThan(5);
  });
  it('기관 열셋이 있고, 계정을 두지 않는 정보기관 말고는 모두 담당자가 있습니다', async () => {
    const without = await look<{ code: string }>(
      `select code from organisations.agency a where not exists
         (select 1 from organisations.membership m where m.agency_id = a.id and m.ended_at is null)`,
    );
    expect(await count('select count(*) n from organisations.agency')).toBe(13);
    expect(without).toHaveLength(1);
  });
  it('기업과 담당자는 근무 시간에 쓰고 답합니다', async () => {
    const odd = await count(
      `select count(*) n from (select at at time zone 'Asia/Seoul' as at from cases.entry where at < now() - interval '1 day') e
        where extract(isodow from at) > 5 or extract(hour from at) not between 9 and 18`,
    );
    expect(odd).toBe(0);
  });
  it('출력된 로그인으로 들어가고, 모든 쪽이 견본임을 압니다', async () => {
    const session = await fetch(`${served.address}/api/session`);
    expect(await session.json()).toMatchObject({ demo: true });
    const [first] = await look<{ email: string }>(
      `select p.email from organisations.person p join organisations.membership m on m.person_id = p.id where m.company_id is not null limit 1`,
    );
    const entered = await fetch(`${served.address}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-boru-request': '1' },
      body: JSON.stringify({ email: first?.email, passphrase }),
    });
    expect(entered.status).toBe(200);
  });
  it('지어낸 일로 편지나 맡긴 일을 남기지 않습니다', async () => {
    expect(await count('select count(*) n from platform.mail')).toBe(0);
  });
  it('다시 시작해도 두 번 넣지 않고, --demo 없이 시작해도 견본이라고 합니다', async () => {
    await served.stop();
    served = await startBoru({ dataDir, args: ['--demo'] });
    expect(await count('select count(*) n from organisations.company where taken_by_agency is null')).toBe(400);
    await served.stop();
    served = await startBoru({ dataDir });
    expect(await (await fetch(`${served.address}/api/session`)).json()).toMatchObject({ demo: true });
  });
});
