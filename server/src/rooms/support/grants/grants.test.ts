import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fact, foundGrants, type Grants, question, simpleForm, when } from '../../../../../test/grants.ts';

let its: Grants;
beforeAll(async () => {
  its = await foundGrants();
});
afterAll(() => its.world.close());

const codeOf = (answer: { body: unknown }): unknown => (answer.body as { code?: unknown }).code;

describe('공모', () => {
  it('쓴 사람이 아닌 관리자가 공개하면 누구나 공고와 문항을 보고, 증적이 남는다', async () => {
    const { world, officer, manager, agencyId } = its;
    const id = await its.draftCall();
    expect((await world.get(null, `/api/grant-calls/${id}`)).status).toBe(404);
    expect((await its.step(officer, id, 'publish')).status).toBe(403);
    const published = await its.step(manager, id, 'publish');
    expect(published.status, published.text).toBe(200);
    const { body } = await world.get(null, `/api/grant-calls/${id}`);
    expect(body).toMatchObject({ title: '보안설비 공모', state: 'open', agencyId, form: { number: 1 } });
    expect((body as { schema: object }).schema).toMatchObject({
      additionalProperties: false,
      required: ['purpose', 'totalCost', 'askedAmount', 'hasCloud'],
      properties: { totalCost: { type: 'integer', minimum: 0 } },
    });
    const { rows } = await world.owner.query(
      `select action from evidence.audit_entry where subject_id = $1 order by at, action`,
      [id],
    );
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'grant.call_founded',
      'grant.call_published',
      'grant.call_questions_saved',
    ]);
  });

  it('마지막으로 쓴 관리자는 스스로 공개하지 못한다', async () => {
    const { world, manager, programmeId, terms } = its;
    const made = await world.send(manager, 'POST', '/api/desk/grant-calls', { programmeId, call: terms });
    const { id } = made.body as { id: string };
    expect(codeOf(await its.step(manager, id, 'publish'))).toBe('grant.same_person');
  });

  it('다른 기관에는 없는 공모와 같고, 다른 기관의 지원사업으로는 만들지 못한다', async () => {
    const { world, programmeId, terms } = its;
    const stranger = await world.staff(3, 'manager');
    const id = await its.draftCall();
    expect((await world.get(stranger, `/api/desk/grant-calls/${id}`)).status).toBe(404);
    const made = await world.send(stranger, 'POST', '/api/desk/grant-calls', { programmeId, call: terms });
    expect(made.status).toBe(404);
  });

  it('앞뒤가 맞지 않는 문항은 공개되지 않고, 어디가 왜 틀렸는지 말한다', async () => {
    const questions = [
      question('first', 'text', { visible: when(fact('second', 'is', true)) }),
      question('second', 'yesNo'),
      question('second', 'choice'),
    ];
    const id = await its.draftCall({ questions });
    const answer = await its.step(its.manager, id, 'publish');
    expect(answer.status).toBe(422);
    expect(Object.keys((answer.body as { fields: object }).fields).sort()).toEqual([
      'questions.0.visible.of.0',
      'questions.2.choices',
      'questions.2.key',
    ]);
  });

  it('공개한 공모의 마감은 늦출 수만 있고, 데이터베이스도 그렇게 지킨다', async () => {
    const { world, manager } = its;
    const id = await its.openCall();
    const earlier = await its.step(manager, id, 'extend', { closesAt: '2026-11-24T00:00:00Z', reason: '까닭' });
    expect(earlier.status).toBe(422);
    const later = await its.step(manager, id, 'extend', { closesAt: '2026-12-05T09:00:00Z', reason: '추가 접수' });
    expect(later.body).toMatchObject({ closesAt: '2026-12-05T09:00:00.000Z', stateReason: '추가 접수' });
    await expect(
      world.owner.query(`update support.grant_call set closes_at = closes_at - interval '1 day' where id = $1`, [id]),
    ).rejects.toThrow(/earlier/);
    await expect(
      world.owner.query(`update support.grant_form set reason = 'x' where call_id = $1`, [id]),
    ).rejects.toThrow(/does not change/);
  });

  it('정정 공고는 다음 판이 되고, 쓴 사람이 아닌 관리자가 낸다', async () => {
    const { world, officer, manager } = its;
    const id = await its.openCall();
    expect(codeOf(await its.step(manager, id, 'amend'))).toBe('grant.nothing_new');
    const questions = [...simpleForm, question('extra', 'text')];
    const saved = await world.send(officer, 'PUT', `/api/desk/grant-calls/${id}/questions`, {
      ...{ version: null, questions, reason: '빠진 문항' },
    });
    expect(saved.status, saved.text).toBe(200);
    expect((await world.get(null, `/api/grant-calls/${id}`)).body).toMatchObject({ form: { number: 1 } });
    expect((await its.step(manager, id, 'amend')).status).toBe(200);
    const { body } = await world.get(null, `/api/grant-calls/${id}`);
    expect(body).toMatchObject({ form: { number: 2, reason: '빠진 문항' } });
  });

  it('접수 전, 접수 중, 마감은 서버의 시계로 정해지고 마감 뒤에 심사를 시작한다', async () => {
    const { world, officer, manager } = its;
    const id = await its.openCall({ terms: { opensAt: '2026-11-24T00:00:00Z', closesAt: '2026-11-25T09:00:00Z' } });
    const stateAt = async (at: string) => {
      world.clock.set(at);
      return ((await world.get(null, `/api/grant-calls/${id}`)).body as { state: string }).state;
    };
    expect(await stateAt('2026-11-23T23:59:59.999Z')).toBe('published');
    expect(await stateAt('2026-11-24T00:00:00.000Z')).toBe('open');
    expect(await stateAt('2026-11-25T08:59:59.999Z')).toBe('open');
    expect(codeOf(await its.step(officer, id, 'review'))).toBe('grant.not_now');
    expect(await stateAt('2026-11-25T09:00:00.000Z')).toBe('closed');
    expect((await its.step(officer, id, 'review')).body).toMatchObject({ state: 'review' });
    expect((await its.step(officer, id, 'decide')).status).toBe(403);
    expect((await its.step(manager, id, 'decide')).body).toMatchObject({ state: 'decided' });
    world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('달력에는 시작과 마감이 있고, 취소하면 까닭과 함께 취소로 바뀐다', async () => {
    const { world, manager } = its;
    const id = await its.openCall();
    const calendar = await world.get(null, `/api/grant-calls/${id}/calendar`);
    expect(calendar.text).toContain('DTEND;TZID=Asia/Seoul:20261201T180000');
    expect((await its.step(manager, id, 'cancel')).status).toBe(422);
    expect((await its.step(manager, id, 'cancel', { reason: '예산이 바뀜' })).status).toBe(200);
    expect((await world.get(null, `/api/grant-calls/${id}/calendar`)).text).toContain('STATUS:CANCELLED');
    expect((await world.get(null, `/api/grant-calls/${id}`)).body).toMatchObject({ stateReason: '예산이 바뀜' });
  });
});
