import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

type Ties = {
  watchers: { name: string; self: boolean }[];
  watching: boolean;
  related: { id: string; caseId: string; number: string; mayUnlink: boolean }[];
  mayTie: boolean;
};
const tiesOf = async (who: Who, id: string): Promise<Ties> => {
  const answer = await its.world.get(who, `/api/cases/${id}/ties`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Ties;
};
const watch = (who: Who, id: string, verb = 'watch') => its.world.send(who, 'POST', `/api/cases/${id}/${verb}`);
const bait = '다른 회사의 미끼 제목';
const link = (who: Who, id: string, number: string | null, why: string | null = null) =>
  its.step(who, id, 'related', { number: number ?? '', why });
const mailsSince = async (count: number): Promise<{ recipient: string; body_text: string; subject: string }[]> => {
  await its.world.settle();
  return (
    await its.world.owner.query(
      'select recipient, subject, body_text from platform.mail order by created_at, id offset $1',
      [count],
    )
  ).rows;
};
const mailCount = async (): Promise<number> => {
  await its.world.settle();
  return (await its.world.owner.query('select count(*)::int as n from platform.mail')).rows[0].n;
};
const watched = async (who: Who) => {
  const { body } = await its.world.get(who, '/api/desk/inbox?view=watched');
  const { counts, items } = body as { counts: { watched: number }; items: { id: string }[] };
  return { count: counts.watched, ids: items.map(({ id }) => id) };
};

describe('공격자: 지켜보기와 관련 건은 아무것도 더 보여 주지 않습니다', () => {
  it('볼 수 없는 건은 지켜볼 수도 이을 수도 없고, 없는 번호와 답이 같습니다', async () => {
    const hidden = await its.scene();
    const mine = await its.scene();
    const nobody = '2026-충북-99999';
    for (const who of [hidden.stranger, hidden.receiver]) {
      expect((await watch(who, hidden.id)).status).toBe(404);
      expect((await its.world.get(who, `/api/cases/${hidden.id}/ties`)).status).toBe(404);
    }
    // An officer of another agency who has a case of their own names the hidden number.
    await its.refer(mine.officer, mine.id, mine.second);
    await its.consent(mine.company, mine.id);
    const told = async (number: string | null) => {
      const { status, body } = await link(mine.receiver, mine.id, number);
      const { requestId: _id, ...rest } = body as Json;
      return { status, rest };
    };
    expect(await told(hidden.number)).toEqual(await told(nobody));
    expect((await told(hidden.number)).status).toBe(422);
    expect((await its.world.owner.query('select 1 from cases.related')).rows).toEqual([]);
    expect((await watch(mine.company, mine.id)).status).toBe(403);
    const auditor = await its.world.staff(mine.owner, 'auditor', '감사');
    expect((await watch(auditor, mine.id)).status).toBe(403);
    expect(await tiesOf(auditor, mine.id)).toMatchObject({ mayTie: false });
  });

  it('한쪽만 보는 기관에는 이은 것이 있는지도 보이지 않고, 열람이 끝나면 그 자리에서 사라집니다', async () => {
    const one = await its.scene();
    const other = await its.scene({ title: bait });
    expect((await link(one.officer, one.id, other.number, '같은 사람이 옮겨 갔습니다')).status).toBe(201);
    // From the other side it is the same link; a second press makes no second one.
    expect((await link(other.officer, other.id, one.number)).status).toBe(201);
    expect((await tiesOf(other.officer, other.id)).related).toMatchObject([{ caseId: one.id, mayUnlink: true }]);
    await its.refer(one.officer, one.id, one.second);
    await its.consent(one.company, one.id);
    const view = await its.world.get(one.receiver, `/api/cases/${one.id}/ties`);
    expect(view.text).not.toContain(bait);
    expect(view.body).toMatchObject({ related: [] });
    await its.refer(other.officer, other.id, other.second);
    await its.consent(other.company, other.id);
    const [tie] = (await tiesOf(one.receiver, one.id)).related;
    expect(tie).toMatchObject({ caseId: other.id, mayUnlink: false });
    expect((await its.step(one.receiver, one.id, `related/${tie?.id}/remove`, {})).status).toBe(404);
    await its.world.owner.query(
      'update organisations.sight_grant set revoked_at = now() where case_id = $1 and agency_id = $2',
      [other.id, other.second],
    );
    expect((await tiesOf(one.receiver, one.id)).related).toEqual([]);
    // Time alone closes it as well, before any job has tidied up.
    await its.world.owner.query(
      `update organisations.sight_grant set revoked_at = null where case_id = $1 and agency_id = $2`,
      [other.id, other.second],
    );
    expect((await tiesOf(one.receiver, one.id)).related).toHaveLength(1);
    await its.world.owner.query('alter table organisations.sight_grant disable trigger sight_changed');
    await its.world.owner.query(
      `update organisations.sight_grant set valid_to = current_date - 2 where case_id = $1 and agency_id = $2`,
      [other.id, other.second],
    );
    await its.world.owner.query('alter table organisations.sight_grant enable trigger sight_changed');
    expect((await tiesOf(one.receiver, one.id)).related).toEqual([]);
    // What each company may read about its own case never names the other one.
    const deeds = await its.world.owner.query<{ detail: unknown; subject_id: string }>(
      `select detail, subject_id from evidence.audit_entry where case_id = $1 and action = 'case.linked'`,
      [one.id],
    );
    expect(deeds.rows).toHaveLength(1);
    expect(JSON.stringify(deeds.rows)).not.toContain(other.id);
    expect(JSON.stringify(await its.show(one.company, one.id))).not.toContain(bait);
  });

  it('한쪽을 봉인하면 명단에 없는 동료에게는 이은 것도 지켜보는 것도 사라집니다', async () => {
    const one = await its.scene();
    const other = await its.scene();
    const colleague = await its.world.staff(one.owner, 'officer', '이동료');
    await link(one.officer, one.id, other.number);
    expect((await watch(colleague, other.id)).status).toBe(200);
    expect((await tiesOf(colleague, one.id)).related).toHaveLength(1);
    const seal = { people: [other.officer.personId], reason: '민감한 일' };
    expect((await its.step(other.officer, other.id, 'seal', seal)).status).toBeLessThan(300);
    expect((await tiesOf(colleague, one.id)).related).toEqual([]);
    expect(await watched(colleague)).toEqual({ count: 0, ids: [] });
    await its.step(other.officer, other.id, 'unseal', {});
    // The list is open again; what was forgotten stays forgotten.
    expect(await tiesOf(colleague, other.id)).toMatchObject({ watching: false, watchers: [] });
  });
});

describe('지켜보기', () => {
  it('지켜보는 동료에게 소식이 가고, 자기가 한 일은 오지 않고, 그만두면 멈춥니다', async () => {
    const { officer, company, id, owner } = await its.scene();
    const colleague = await its.world.staff(owner, 'officer', '이동료');
    await its.next(officer, id, 'acknowledge');
    for (const who of [colleague, colleague, officer]) expect((await watch(who, id)).status).toBe(200);
    expect(await tiesOf(colleague, id)).toMatchObject({
      watching: true,
      watchers: [
        { name: '김담당', self: false },
        { name: '이동료', self: true },
      ],
    });
    expect(await watched(colleague)).toEqual({ count: 1, ids: [id] });
    const before = await mailCount();
    await its.next(officer, id, 'answer', { body: `답입니다 ${secret}` });
    const told = (await mailsSince(before)).filter(({ subject }) => subject.includes('지켜보는'));
    expect(told.map(({ recipient }) => recipient)).toEqual([`${colleague.personId}@example.kr`]);
    expect(told[0]?.body_text).not.toContain(secret);
    // The company's word reaches the one in charge as his own news and the watcher as a watcher: nobody twice.
    const second = await mailCount();
    await its.next(company, id, 'reply', { body: '더 여쭙니다.' });
    expect((await mailsSince(second)).map(({ recipient }) => recipient).sort()).toEqual(
      [officer, colleague].map(({ personId }) => `${personId}@example.kr`).sort(),
    );
    for (const _twice of [1, 2]) expect((await watch(colleague, id, 'unwatch')).status).toBe(200);
    const third = await mailCount();
    await its.next(officer, id, 'answer', { body: '다시 답합니다.' });
    expect((await mailsSince(third)).filter(({ subject }) => subject.includes('지켜보는'))).toEqual([]);
    expect((await its.actionsOf(id)).filter((action) => action.endsWith('watched'))).toEqual([
      'case.watched',
      'case.watched',
      'case.unwatched',
    ]);
  });

  it('열람이 끝나면 지켜보기도 끝나고, 다시 볼 수 있게 되어도 되살아나지 않습니다', async () => {
    const { officer, company, id, second, receiver } = await its.scene();
    await its.refer(officer, id, second);
    await its.consent(company, id);
    expect((await watch(receiver, id)).status).toBe(200);
    const turn = (to: string) =>
      its.world.owner.query(
        `update organisations.sight_grant set revoked_at = ${to} where case_id = $1 and agency_id = $2`,
        [id, second],
      );
    await turn('now()');
    const before = await mailCount();
    await its.next(officer, id, 'answer', { body: '답입니다.' });
    expect((await mailsSince(before)).map(({ recipient }) => recipient)).not.toContain(
      `${receiver.personId}@example.kr`,
    );
    await turn('null');
    expect(await tiesOf(receiver, id)).toMatchObject({ watching: false });
    expect((await watch(receiver, id)).status).toBe(200);
    expect(await tiesOf(receiver, id)).toMatchObject({ watching: true });
  });
});
