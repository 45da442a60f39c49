import type { ContactList, FirstHourView } from '@boru/contract/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

describe('유출이 의심될 때의 안내', () => {
  it('로그인하지 않아도 첫 한 시간의 순서와 법이 정한 두 곳을 본다', async () => {
    const { status, body } = await world.get(null, '/api/reports/first-hour');
    expect(status).toBe(200);
    const guidance = body as FirstHourView;
    expect(guidance.steps.map(({ phase }) => phase)).toContain('call');
    expect(guidance.steps.find(({ phase }) => phase === 'call')?.contacts.map(({ phone }) => phone)).toEqual([
      '111',
      '113',
      '118',
    ]);
    expect(guidance.duty.law.map(({ lawName, article }) => `${lawName} ${article}`)).toEqual([
      '산업기술의 유출방지 및 보호에 관한 법률 제15조',
      '산업기술의 유출방지 및 보호에 관한 법률 시행령 제20조',
    ]);
    expect(guidance.duty.addressees.map(({ id }) => id)).toEqual(['minister', 'investigative-agency']);
    expect(guidance.duty.form?.number).toContain('별지 제7호서식');
    // A draft by Boru, reviewed by nobody yet: it must say so wherever it is shown.
    expect(guidance.verified).toBe(false);
    expect(guidance.note).toContain('초안');
  });

  it('연락처는 긴급한 곳부터, 확인하지 못한 까닭과 함께 온다', async () => {
    const { status, body } = await world.get(null, '/api/reports/contacts');
    expect(status).toBe(200);
    const { items } = body as (typeof ContactList)['_output'];
    expect(items[0]?.emergency).toBe(true);
    for (const { verified, note } of items) if (!verified) expect(note).not.toBeNull();
  });

  it('안내를 보는 것은 아무 흔적도 남기지 않고, 안내하는 길은 글을 받지 않는다', async () => {
    const count = async () =>
      (await world.owner.query('select count(*)::int as n from evidence.audit_entry')).rows[0].n as number;
    const before = await count();
    await world.get(null, '/api/reports/first-hour');
    expect(await count()).toBe(before);
    expect((await world.send(null, 'POST', '/api/reports/first-hour', { body: '제보' })).status).toBe(404);
  });
});
