import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

describe('접수함', () => {
  it('보기마다 수가 맞고, 번호·제목·기업 이름으로 찾습니다', async () => {
    const { officer, id, number, company, second, receiver } = await its.scene({ title: '특별한 제목 하나' });
    const inbox = (who: Who, query = '') => its.world.get(who, `/api/desk/inbox${query}`);
    const fresh = (await inbox(officer, '?view=new')).body as { counts: Json; items: { id: string }[] };
    expect(fresh.items.map((item) => item.id)).toContain(id);
    for (const words of [String(number), '특별한 제목', '특별한 하나'])
      expect((await inbox(officer, `?search=${encodeURIComponent(words)}`)).body, words).toMatchObject({
        items: [{ id }],
      });
    expect((await inbox(officer, `?search=${encodeURIComponent('100%_없는')}`)).body).toMatchObject({ items: [] });
    await its.step(officer, id, 'acknowledge', { version: (await its.show(officer, id)).version });
    expect((await inbox(officer, '?view=mine')).body).toMatchObject({
      counts: { mine: 1 },
      items: [{ id, mine: true }],
    });
    await its.refer(officer, id, second);
    const sent = (await inbox(officer, '?view=sent')).body as { counts: { sent: number }; items: Json[] };
    expect(sent.items.find((item) => item['id'] === id)).toMatchObject({ referral: { status: 'awaitingConsent' } });
    expect(sent.counts.sent).toBe(sent.items.length);
    await its.consent(company, id);
    const received = (await inbox(receiver, '?view=received')).body as { items: Json[] };
    expect(received.items.find((item) => item['id'] === id)).toMatchObject({
      referral: { status: 'requested' },
      dueAt: '2026-11-23T09:00:00.000Z',
    });
  });

  it('기한이 지난 건과 오늘 기한인 건을 나눕니다', async () => {
    const { officer, id } = await its.scene();
    const ids = async (view: string) =>
      ((await its.world.get(officer, `/api/desk/inbox?view=${view}`)).body as { items: { id: string }[] }).items.map(
        (item) => item.id,
      );
    expect(await ids('dueToday')).toContain(id);
    its.world.clock.set('2026-11-23T05:00:00.000Z');
    expect(await ids('overdue')).toContain(id);
    expect(await ids('dueToday')).not.toContain(id);
    its.world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('여러 쪽을 넘겨도 빠지거나 겹치지 않고, 접수함 한 쪽은 네 문장 안에 읽습니다', async () => {
    const company = await its.world.company();
    const first = await its.ask(company);
    for (let count = 0; count < 60; count++) await its.ask(company, { title: `쪽 넘김 ${count}` });
    const officer = await its.world.staff(first.route.agency.id);
    const seen: string[] = [];
    let cursor: string | null = '';
    let total = 0;
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await its.world.get(officer, `/api/desk/inbox?view=open${query}`);
      const page = answer.body as { counts: { open: number }; items: { id: string }[]; nextCursor: string | null };
      expect(page.items.length).toBeLessThanOrEqual(50);
      seen.push(...page.items.map(({ id }) => id));
      total = page.counts.open;
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(total);
    const statements = await its.world.statements(() => its.world.get(officer, '/api/desk/inbox'));
    expect(statements.length).toBeLessThanOrEqual(4);
  });
});
