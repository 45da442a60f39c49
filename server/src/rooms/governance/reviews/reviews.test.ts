import type { CommitmentsView, ReviewView } from '@boru/contract/commitments';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { asActor } from '../../../platform/database/index.ts';

let world: World;
let park: Who;
let other: Who;
let secretariat: Who;
let outsiders: [string, Who | null][];
beforeAll(async () => {
  world = await foundWorld();
  const { rows } = await world.owner.query<{ id: number }>('select id from organisations.agency where secretariat');
  secretariat = await world.staff(rows[0]?.id ?? 0, 'manager', '김사무');
  park = await world.staff(7, 'manager', '박관리');
  other = await world.staff(8, 'manager');
  outsiders = [
    ['기업', await world.company()],
    ['운영자', await world.administrator()],
    ['손님', null],
  ];
});
afterAll(() => world.close());

const promise = (change: object = {}) => ({
  ...{
    clause: 'field-1',
    title: '의심되는 기업을 하루 안에 만납니다',
    detail: '이관을 받은 날에 만납니다.',
    owner: '보호팀',
  },
  ...{
    indicator: '수락한 이관',
    unit: '건',
    source: 'referralsAccepted',
    target: 20,
    fromYear: 2026,
    toYear: null,
    ...change,
  },
});
const entry = (change: object = {}) => ({
  ...{
    version: null,
    standing: 'onTrack',
    actual: null,
    words: '만났습니다.',
    hindrance: null,
    nextStep: null,
    ...change,
  },
});
const made = async (who: Who, path: string, body: object): Promise<string> => {
  const { status, body: answer, text } = await world.send(who, 'POST', path, body);
  expect(status, text).toBe(201);
  return (answer as { id: string }).id;
};
const work = async (who: Who) => (await world.get(who, '/api/governance/commitments')).body as CommitmentsView;
const view = async (who: Who, id: string) => (await world.get(who, `/api/governance/reviews/${id}`)).body as ReviewView;
const path = (id: string, what: string) => `/api/governance/reviews/${id}/${what}`;
const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code;
let serial = 2026;
/** A year of its own for each test: there is one review a year. */
const opened = async (): Promise<{ id: string; year: number }> => {
  const year = serial--;
  return { year, id: await made(secretariat, '/api/governance/reviews', { year, dueOn: '2027-01-31' }) };
};

describe('남의 약속을 건드리는 사람', () => {
  it('남의 약속은 고칠 수 없고, 남의 결과를 적거나 낼 수 없으며, 사무국의 일은 사무국만 합니다', async () => {
    const mine = await made(park, '/api/governance/commitments', promise({ fromYear: 2024 }));
    const { id: round } = await opened();
    const wish = { version: 1, commitment: promise({ title: '빼앗은 약속' }) };
    const stolen = await world.send(other, 'PUT', `/api/governance/commitments/${mine}`, wish);
    expect([stolen.status, codeOf(stolen)]).toEqual([404, 'thing.not_found']);
    const foreign = await world.send(other, 'PUT', path(round, `commitments/${mine}`), entry());
    expect([foreign.status, codeOf(foreign)]).toEqual([404, 'thing.not_found']);
    const officer = await world.staff(7, 'officer');
    const clerk = await world.staff(1, 'officer');
    for (const who of [park, officer, clerk]) {
      const answers = [
        await world.send(who, 'POST', '/api/governance/reviews', { year: 2024, dueOn: '2027-01-31' }),
        await world.send(who, 'POST', path(round, 'closing'), { version: 1, summary: '끝' }),
        await world.send(who, 'POST', path(round, 'publication'), { version: 1, isPublic: true }),
        await world.send(who, 'POST', path(round, 'return'), { agencyId: 8, reason: '다시' }),
        await world.send(who, 'POST', '/api/governance/agreement/changes', {
          kind: 'amendment',
          agencyId: null,
          effectiveOn: '2026-01-01',
          words: '고침',
          termTo: null,
        }),
      ];
      for (const { status } of answers) expect([403, 404]).toContain(status);
    }
    expect((await view(secretariat, round)).state).toBe('open');
    expect((await work(park)).commitments.find(({ id }) => id === mine)?.title).toBe(
      '의심되는 기업을 하루 안에 만납니다',
    );
  });

  it('데이터베이스에 바로 물어도 기업과 운영자와 손님은 한 줄도 못 읽고, 낸 것과 마친 것은 누구도 고치지 못합니다', async () => {
    const mine = await made(park, '/api/governance/commitments', promise({ title: '지킬 약속', fromYear: 2024 }));
    const { id: round } = await opened();
    for (const { commitmentId } of (await view(park, round)).waiting)
      expect((await world.send(park, 'PUT', path(round, `commitments/${commitmentId}`), entry())).status).toBe(200);
    expect((await world.send(park, 'POST', path(round, 'submission'), {})).status).toBe(200);
    const run = (who: Who, text: string) =>
      asActor(world.database, who.ticket, 'write', (tx) => sql.raw(text).execute(tx)).then(
        ({ rows, numAffectedRows }) => `${rows.length}/${numAffectedRows ?? 0}`,
        (error: { code?: string }) => error.code,
      );
    for (const [name, who] of outsiders) {
      if (who === null) continue;
      for (const table of ['commitment', 'review_round', 'review_entry', 'review_step'])
        expect(await run(who, `select * from governance.${table}`), `${name} ${table}`).toBe('0/0');
      expect(await run(who, `select governance.counted('casesClosed', 2026)`), name).toBe('1/0');
    }
    for (const who of [park, other, secretariat]) {
      expect(await run(who, `update governance.review_entry set actual = 999 where commitment_id = '${mine}'`)).toBe(
        '0/0',
      );
      expect(await run(who, `delete from governance.review_step`)).toBe('42501');
      expect(await run(who, `update governance.agreement_change set words = 'x'`)).toBe('42501');
    }
    const forged = `insert into governance.review_step (id, round_id, agency_id, kind, written_by, written_by_name, written_at)
      values (gen_random_uuid(), '${round}', 8, 'submitted', '${park.personId}', 'x', now())`;
    expect(await run(park, forged)).toBe('42501');
    // Who counts counts the own agency: another one's work is nowhere in the answer.
    const { rows } = await asActor(world.database, other.ticket, 'write', (tx) =>
      sql<{ n: string }>`select governance.counted('requestsReceived', 2026) as n`.execute(tx),
    );
    expect(Number(rows[0]?.n)).toBe(0);
  });
});

describe('약속에서 보고까지', () => {
  it('약속하고, 점검하고, 돌려보내고, 마치고, 공개한 것만 손님이 봅니다', async () => {
    const sme = await world.staff(5, 'manager', '정관리');
    const id = await made(
      sme,
      '/api/governance/commitments',
      promise({ title: '교육을 엽니다', source: 'entered', unit: '회', target: 12, fromYear: 2024 }),
    );
    const { id: round, year } = await opened();
    const put = (body: object) => world.send(sme, 'PUT', path(round, `commitments/${id}`), body);
    expect(codeOf(await world.send(sme, 'POST', path(round, 'submission'), {}))).toBe('commitment.unwritten');
    expect((await put(entry())).status).toBe(422);
    expect((await put(entry({ actual: 9, standing: 'late' }))).status).toBe(422);
    expect((await put(entry({ actual: 9, standing: 'late', hindrance: '강사가 모자랐습니다.' }))).status).toBe(200);
    expect(codeOf(await put(entry({ actual: 10 })))).toBe('thing.changed');
    expect((await world.send(sme, 'POST', path(round, 'submission'), {})).status).toBe(200);
    expect(codeOf(await put(entry({ version: 1, actual: 11 })))).toBe('commitment.handed_in');
    expect(
      (await world.send(secretariat, 'POST', path(round, 'return'), { agencyId: 5, reason: '횟수를 확인해 주세요.' }))
        .status,
    ).toBe(200);
    expect((await view(sme, round)).agencies.find(({ isOwn }) => isOwn)).toMatchObject({
      state: 'returned',
      reason: '횟수를 확인해 주세요.',
    });
    expect((await put(entry({ version: 1, actual: 13, standing: 'done' }))).status).toBe(200);
    expect((await world.send(sme, 'POST', path(round, 'submission'), {})).status).toBe(200);

    // The promise is raised afterwards; what was reviewed stays what it was.
    const raised = {
      version: 1,
      commitment: promise({ title: '교육을 더 엽니다', source: 'entered', unit: '회', target: 100, fromYear: 2024 }),
    };
    expect((await world.send(sme, 'PUT', `/api/governance/commitments/${id}`, raised)).status).toBe(200);
    expect((await view(other, round)).entries.find(({ commitmentId }) => commitmentId === id)).toMatchObject({
      title: '교육을 엽니다',
      target: 12,
      actual: 13,
    });

    expect(
      codeOf(await world.send(secretariat, 'POST', path(round, 'publication'), { version: 1, isPublic: true })),
    ).toBe('commitment.round_open');
    expect(
      (await world.send(secretariat, 'POST', path(round, 'closing'), { version: 1, summary: '목표를 넘었습니다.' }))
        .status,
    ).toBe(200);
    expect(codeOf(await put(entry({ version: 2, actual: 1 })))).toBe('commitment.round_closed');
    const seen = async () =>
      (
        (await world.get(null, '/api/governance/agreement')).body as {
          reviews: { year: number; rows: { title: string }[] }[];
        }
      ).reviews.find((one) => one.year === year);
    expect(await seen()).toBeUndefined();
    expect(
      (await world.send(secretariat, 'POST', path(round, 'publication'), { version: 2, isPublic: true })).status,
    ).toBe(200);
    expect((await seen())?.rows.map(({ title }) => title)).toEqual(['교육을 엽니다']);
    const paper = async () => world.get(other, path(round, 'report?format=pdf'));
    const [first, second] = [await paper(), await paper()];
    expect(first.status).toBe(200);
    expect(first.text).toBe(second.text);
    expect(
      (await world.send(secretariat, 'POST', path(round, 'publication'), { version: 3, isPublic: false })).status,
    ).toBe(200);
    expect(await seen()).toBeUndefined();
  });

  it('나간 기관은 이름과 지난 약속이 남고, 새 약속은 적지 못합니다', async () => {
    const wish = {
      kind: 'withdrawal',
      agencyId: 12,
      effectiveOn: '2026-11-01',
      words: '협의로 탈퇴했습니다.',
      termTo: null,
    };
    await made(secretariat, '/api/governance/agreement/changes', wish);
    const left = await world.staff(12, 'manager');
    const refused = await world.send(left, 'POST', '/api/governance/commitments', promise());
    expect([refused.status, codeOf(refused)]).toEqual([409, 'commitment.no_party']);
    const { body } = await world.get(null, '/api/governance/agreement');
    const { parties, changes } = body as {
      parties: { agencyId: number }[];
      changes: { agencyId: number | null; words: string }[];
    };
    expect(parties).toHaveLength(12);
    expect(parties.some(({ agencyId }) => agencyId === 12)).toBe(false);
    expect(changes).toMatchObject([{ agencyId: 12, words: '협의로 탈퇴했습니다.' }]);
    const again = await world.send(secretariat, 'POST', '/api/governance/agreement/changes', {
      ...wish,
      effectiveOn: '2026-11-10',
    });
    expect(again.status).toBe(422);
  });

  it('점검이 시작되면 함께하는 기관의 관리자에게, 내면 사무국에 알립니다', async () => {
    const { rows } = await world.owner.query<{ payload: { news: string; agencyId?: number } }>(
      `select payload from platform.job where kind = 'yearlyReview.step' order by id`,
    );
    expect(new Set(rows.map(({ payload }) => payload.news))).toEqual(new Set(['opened', 'submitted', 'returned']));
    expect(rows.find(({ payload }) => payload.news === 'submitted')?.payload.agencyId).toBe(7);
  });
});
