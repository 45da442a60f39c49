import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consultingOf, type SeatedExpert } from '../../../../../test/consulting.ts';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { newId } from '../../../kernel/ids.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { stopPress } from '../../../platform/documents/index.ts';
import { remindOfFollowUps } from '../index.ts';

type Json = Record<string, unknown>;
type Shown = Json & { version: number; may: string[]; entries: Json[]; photos: Json[]; followUps: Json[] };

let world: World;
let its: Awaited<ReturnType<typeof consultingOf>>;
let expert: SeatedExpert;
let second: SeatedExpert;
beforeAll(async () => {
  world = await foundWorld();
  its = await consultingOf(world, 3);
  expert = await its.expert('김현장');
  second = await its.expert('이검토');
});
afterAll(async () => {
  stopPress();
  await world.close();
});

const show = async (who: Who, id: string) => (await world.get(who, `/api/engagements/${id}`)).body as Shown;
const entry = (question: string, value: unknown, more: Json = {}): Json => ({
  ...{ key: newId(), question, layer: 'claimed', value, words: null, at: '2026-11-23T01:00:00Z', device: '태블릿 가' },
  after: [],
  ...more,
});
const note = (who: Who, id: string, entries: Json[]) =>
  world.send(who, 'POST', `/api/expert/engagements/${id}/entries`, { entries });
const outcomes = (answer: { body: unknown }) =>
  (answer.body as { outcomes: { outcome: string }[] }).outcomes.map(({ outcome }) => outcome);
const step = async (who: Who, id: string, path: string, body: Json = {}) =>
  (await world.send(who, 'POST', `/api/${path}`, { version: (await show(who, id)).version, ...body })).status;
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(400, 7)]);
const photo = (): Json & { key: string } => ({
  ...{ key: newId(), question: null, caption: '연구소 출입문', at: '2026-11-23T01:00:00Z', device: '태블릿 가' },
  ...{ sha256: createHash('sha256').update(jpeg).digest('hex'), bytes: jpeg.length },
});

describe('현장 기록', () => {
  it('두 기기의 기록은 모두 남고, 두 번 보내도 한 번이며, 확인이나 서약이 끝난 전문가와 남은 아무것도 보내지 못합니다', async () => {
    const company = await world.company();
    const id = await its.engage(company, expert);
    const entries = [entry('TS-01', 0), entry('TS-01', 3, { device: '태블릿 나' }), entry('XX-99', 1)];
    expect(outcomes(await note(expert, id, entries))).toEqual(['kept', 'kept', 'refused']);
    expect(outcomes(await note(expert, id, entries))).toEqual(['duplicate', 'duplicate', 'refused']);
    expect((await show(expert, id)).entries).toHaveLength(2);
    const many = Array.from({ length: 500 }, (_, index) => entry(`TS-${String((index % 48) + 1).padStart(2, '0')}`, 2));
    expect(new Set(outcomes(await note(expert, id, many)))).toEqual(new Set(['kept']));
    expect((await note(expert, id, [...many, ...entries])).status).toBe(422);
    for (const who of [second, await world.expert('낯선이')])
      expect((await note(who, id, [entry('TS-02', 1)])).status).toBe(404);
    for (const who of [company, its.officer]) expect((await note(who, id, [entry('TS-02', 1)])).status).toBe(403);
    // A draft is not the company's yet; her notes are closed to it.
    expect(await show(company, id)).toMatchObject({ entries: [], summary: null });
    await world.owner.query(
      `update support.expert_clearance set revoked_on = '2026-11-23', revoke_reason = '기간 끝' where expert_id = $1 and kind = 'clearance'`,
      [expert.expertId],
    );
    expect((await note(expert, id, [entry('TS-03', 1)])).status).toBe(404);
    expect((await world.get(expert, `/api/engagements/${id}`)).status).toBe(404);
    await world.owner.query(
      'update support.expert_clearance set revoked_on = null, revoke_reason = null where expert_id = $1',
      [expert.expertId],
    );
    expect(outcomes(await note(expert, id, [entry('TS-03', 1)]))).toEqual(['kept']);
  });

  it('사진은 기업이 허락하기 전에는 오지 못하고, 허락한 바로 그 사진만 옵니다', async () => {
    const company = await world.company();
    const id = await its.engage(company, expert);
    const one = photo();
    const send = (body: Buffer) =>
      world.send(expert, 'PUT', `/api/expert/photos/${one.key}`, { jpeg: body.toString('base64') });
    expect(
      outcomes(await world.send(expert, 'POST', `/api/expert/engagements/${id}/photos`, { photos: [one] })),
    ).toEqual(['kept']);
    expect((await send(jpeg)).status).toBe(409);
    const decide = (who: Who, allow: boolean) => world.send(who, 'POST', `/api/company/photos/${one.key}`, { allow });
    expect((await decide(await world.company(), true)).status).toBe(404);
    expect((await show(company, id)).photos).toMatchObject([
      { caption: '연구소 출입문', state: 'asked', isHere: false },
    ]);
    expect((await decide(company, true)).status).toBe(200);
    expect((await send(Buffer.concat([jpeg, jpeg]))).status).toBe(422);
    expect((await send(jpeg)).status).toBe(200);
    expect((await decide(company, false)).status).toBe(409);
    expect((await world.get(its.officer, `/api/engagements/photos/${one.key}`)).status).toBe(200);
    expect((await world.get(await world.staff(5), `/api/engagements/photos/${one.key}`)).status).toBe(404);
    // The database itself refuses content that nobody said yes to.
    await expect(
      world.owner.query(
        `insert into support.field_photo (key, engagement_id, caption, sha256, bytes, noted_at, device, noted_by, body)
        select gen_random_uuid(), $1, 'x', sha256('x'), 400, now(), 'x', $2, '\\x00'`,
        [id, expert.personId],
      ),
    ).rejects.toThrow(/photo_only_allowed/);
  });
});

describe('보고서', () => {
  it('초안은 다른 전문가가 읽은 뒤에만 기업에 가고, 기업이 받아들이면 6개월과 12개월 뒤 점검이 잡힙니다', async () => {
    const company = await world.company();
    const id = await its.engage(company, expert);
    const own = `expert/engagements/${id}`;
    await note(expert, id, [entry('TS-01', 0), entry('TS-01', 2, { device: '태블릿 나' })]);
    const early = await world.send(expert, 'POST', `/api/${own}/hand-in`, {
      version: (await show(expert, id)).version,
    });
    expect(Object.keys((early.body as { fields: Json }).fields).sort()).toEqual([
      'entries',
      'recommendations',
      'reviewer',
      'summary',
    ]);
    const keys = (await show(expert, id)).entries.map(({ key }) => key);
    await note(expert, id, [entry('TS-01', 0, { layer: 'claimed', after: keys })]);
    const written = { kickoffOn: '2026-11-23', agenda: '점검', summary: '책임자가 없습니다.' };
    const { version } = await show(expert, id);
    expect((await world.send(expert, 'PUT', `/api/${own}`, { ...written, version })).status).toBe(200);
    expect((await world.send(expert, 'PUT', `/api/${own}`, { ...written, version })).body).toMatchObject({
      code: 'thing.changed',
    });
    const advice = { finding: '책임자 없음', advice: '임명하세요', questions: ['TS-01'], effortDays: 2 };
    expect((await world.send(expert, 'POST', `/api/${own}/recommendations`, advice)).status).toBe(201);
    // Nobody reviews her own draft; the desk sees only who may.
    expect((await show(its.officer, id))['reviewers']).toEqual([{ id: second.expertId, name: '이검토' }]);
    expect(await step(its.officer, id, `desk/engagements/${id}/reviewer`, { expertId: expert.expertId })).toBe(422);
    expect(await step(its.officer, id, `desk/engagements/${id}/reviewer`, { expertId: second.expertId })).toBe(200);
    expect((await world.get(second, `/api/engagements/${id}`)).status).toBe(404);
    expect(await step(its.officer, id, `desk/engagements/${id}/deliver`)).toBe(409);
    expect(await step(expert, id, `${own}/hand-in`)).toBe(200);
    expect(await step(expert, id, `${own}/review`, { answer: 'grant', words: '스스로' })).toBe(409);
    expect((await note(expert, id, [entry('TS-02', 1)])).status).toBe(409);
    expect(await step(second, id, `${own}/review`, { answer: 'return', words: '근거를 더 적어 주세요' })).toBe(200);
    expect(await show(expert, id)).toMatchObject({ state: 'visiting', reviewWords: '근거를 더 적어 주세요' });
    expect(await step(expert, id, `${own}/hand-in`)).toBe(200);
    expect(await step(second, id, `${own}/review`, { answer: 'grant', words: '좋습니다' })).toBe(200);
    for (const format of ['pdf', 'hwpx'])
      expect((await world.get(company, `/api/engagements/${id}/report?format=${format}`)).status).toBe(404);
    expect(await step(its.officer, id, `desk/engagements/${id}/deliver`)).toBe(200);
    const opened = await show(company, id);
    expect(opened).toMatchObject({ summary: '책임자가 없습니다.', reviewWords: null, state: 'delivered' });
    expect((opened['recommendations'] as Json[])[0]).toMatchObject({ points: expect.any(Number), effortDays: 2 });
    for (const format of ['pdf', 'hwpx'])
      expect((await world.get(company, `/api/engagements/${id}/report?format=${format}`)).status).toBe(200);
    const answer = (body: Json) => step(company, id, `company/engagements/${id}/answer`, body);
    expect(await answer({ answer: 'object', words: null })).toBe(422);
    expect(await answer({ answer: 'accept', words: null })).toBe(200);
    const { followUps } = await show(its.officer, id);
    expect(followUps).toMatchObject([
      { months: 6, total: 1, done: null },
      { months: 12, total: 1, done: null },
    ]);
    const due = new Date(`${String(followUps[0]?.['dueOn'])}T03:00:00Z`);
    const remind = () =>
      asSystem(world.database, 'write', (tx) =>
        remindOfFollowUps({ tx, now: due, actor: { kind: 'system' }, requestId: 'round', services: world.services }),
      );
    expect([await remind(), await remind()]).toEqual([1, 0]);
    const noteDone = (done: number) =>
      world.send(its.officer, 'POST', `/api/desk/follow-ups/${String(followUps[0]?.['id'])}`, {
        done,
        words: '임명함',
      });
    expect([(await noteDone(2)).status, (await noteDone(1)).status, (await noteDone(1)).status]).toEqual([
      422, 200, 409,
    ]);
    expect((await world.get(company, '/api/evidence/readers')).text).toContain('이검토');
  });
});
