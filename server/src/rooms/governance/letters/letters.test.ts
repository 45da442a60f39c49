import type { LetterList, LetterView } from '@boru/contract/letters';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { asActor } from '../../../platform/database/index.ts';
import { stopPress } from '../../../platform/documents/index.ts';

let world: World;
let lead: Who;
let park: Who;
let police: Who;
const base = '/api/governance/letters';
const letter = (change: object = {}) => ({
  ...{ recipient: '관내 기업 대표', title: '기술보호 교육 안내', enclosed: ['교육 일정표'], parties: [7, 4] },
  ...{ body: '교육을 함께 엽니다.\n  일시: 2026. 12. 7. 14:00\n  곳: 소회의실\n많이 와 주시기 바랍니다.', ...change },
});
const deed = async (who: Who, path: string, body: object): Promise<string> => {
  const answer = await world.send(who, 'POST', `${base}${path}`, body);
  return answer.status < 300 ? 'ok' : (answer.body as { code: string }).code;
};
const write = async (change: object = {}): Promise<string> => {
  const { body, text, status } = await world.send(lead, 'POST', base, letter(change));
  expect(status, text).toBe(201);
  return (body as { id: string }).id;
};
const view = async (id: string, who = lead) => (await world.get(who, `${base}/${id}`)).body as LetterView;
const agree = (who: Who, id: string, version = 2) =>
  deed(who, `/${id}/answer`, { version, consent: 'agreed', words: null });
const run = (who: Who, text: string) =>
  asActor(world.database, who.ticket, 'write', (tx) => sql.raw(text).execute(tx)).then(
    ({ rows, numAffectedRows }) => rows.length + Number(numAffectedRows ?? 0),
    (error: { code?: string }) => error.code,
  );

beforeAll(async () => {
  world = await foundWorld();
  lead = await world.staff(1, 'manager', '김주관');
  park = await world.staff(7, 'manager', '박동의');
  police = await world.staff(4, 'manager', '이동의');
});
afterAll(async () => {
  stopPress();
  await world.close();
});

describe('공동 공문', () => {
  it('지목된 기관이 모두 동의해야 번호를 매겨 시행하고, 시행한 글은 바뀌지 않습니다', async () => {
    const id = await write();
    expect((await world.get(park, `${base}/${id}`)).status).toBe(404);
    expect(await deed(lead, `/${id}/sending`, { version: 1 })).toBe('letter.not_now');
    expect(await deed(lead, `/${id}/asking`, { version: 1 })).toBe('ok');
    expect(await agree(park, id)).toBe('ok');
    expect(await agree(park, id)).toBe('letter.not_now');
    expect(await deed(lead, `/${id}/sending`, { version: 2 })).toBe('letter.not_agreed');
    const force = `update governance.letter set state = 'sent', sent_at = now(), sent_by_name = 'x' where id = '${id}'`;
    expect(await run(lead, force)).toBe('BR001');
    expect(await agree(police, id)).toBe('ok');
    const both = await Promise.all([1, 2].map(() => deed(lead, `/${id}/sending`, { version: 2 })));
    expect(both.filter((one) => one === 'ok')).toHaveLength(1);
    expect(await view(id, police)).toMatchObject({ state: 'sent', number: 'J-2026-0001', sentBy: '김주관' });
    expect(await run(lead, `update governance.letter set title = '바꿈' where id = '${id}'`)).toBe('BR001');
    const paper = async (who: Who) => (await world.get(who, `${base}/${id}/paper?format=pdf`)).text;
    const first = await paper(lead);
    world.clock.set('2027-01-20T00:00:00.000Z');
    expect(await paper(police)).toBe(first);
    world.clock.set('2026-11-23T00:00:00.000Z');
    expect((await world.get(park, `${base}/${id}/paper?format=hwpx`)).status).toBe(200);
  });

  it('한 기관이라도 함께하지 않으면 시행되지 않고, 다시 적으면 모두에게 새로 묻습니다', async () => {
    const id = await write();
    expect(await deed(lead, `/${id}/asking`, { version: 1 })).toBe('ok');
    expect(await run(lead, `update governance.letter set body = '몰래 바꿈' where id = '${id}'`)).toBe('BR001');
    expect(await agree(park, id)).toBe('ok');
    expect(await deed(police, `/${id}/answer`, { version: 2, consent: 'declined', words: null })).toBe(
      'request.invalid',
    );
    const why = { version: 2, consent: 'declined', words: '날짜가 맞지 않습니다.' };
    expect(await deed(police, `/${id}/answer`, why)).toBe('ok');
    expect(await deed(lead, `/${id}/sending`, { version: 2 })).toBe('letter.not_agreed');
    expect((await view(id)).parties.map(({ words }) => words)).toContain('날짜가 맞지 않습니다.');
    expect(await deed(lead, `/${id}/taking-back`, { version: 2 })).toBe('ok');
    expect((await view(id)).parties.map(({ consent }) => consent)).toEqual(['waiting', 'waiting']);
    expect(await agree(park, id, 3)).toBe('thing.not_found');
    await world.settle();
    const { rows } = await world.owner.query(`select distinct event from platform.notice where person_id = any ($1)`, [
      [lead.personId, park.personId],
    ]);
    expect(rows.map(({ event }) => event).sort()).toEqual(['jointLetter.answered', 'jointLetter.asked']);
  });

  it('지목되지 않은 기관과 기업, 손님은 찾지 못하고, 담당자는 기관을 대신해 동의하지 못합니다', async () => {
    const id = await write({ title: '남이 볼 수 없는 공문' });
    expect(await deed(lead, `/${id}/asking`, { version: 1 })).toBe('ok');
    for (const who of [await world.staff(9, 'manager'), await world.company(), await world.administrator()]) {
      for (const path of ['', `/${id}`, `/${id}/paper`])
        expect((await world.get(who, `${base}${path}`)).text).not.toContain('남이 볼 수 없는');
      expect(await run(who, `select 1 from governance.letter where id = '${id}'`)).toBe(0);
      expect(
        await run(who, `update governance.letter_party set consent = 'agreed' where letter_id = '${id}'`),
      ).not.toBe(1);
    }
    expect((await world.get(null, `${base}/${id}`)).status).toBe(401);
    const officer = await world.staff(7, 'officer');
    expect(await agree(officer, id)).toBe('role.insufficient');
    const signs = `update governance.letter_party set consent = 'agreed', decided_by = '${officer.personId}', decided_by_name = 'x', decided_at = now() where letter_id = '${id}'`;
    expect(await run(officer, signs)).toBe(0);
    // Nobody agrees for another agency, not even the lead.
    expect(await run(lead, signs.replace(officer.personId, lead.personId))).toBe(0);
    const list = (await world.get(park, base)).body as LetterList;
    expect(list.items.find((one) => one.id === id)).toMatchObject({ isAsked: true, agreed: 0, of: 2 });
    expect(await deed(lead, '', letter({ parties: [1] }))).toBe('request.invalid');
    expect(await deed(lead, '', letter({ parties: [7, 7] }))).toBe('request.invalid');
  });
});
