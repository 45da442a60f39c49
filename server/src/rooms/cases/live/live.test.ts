import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld } from '../../../../../test/case-world.ts';
import type { Listener } from '../../../../../test/listening.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
const pages: Listener[] = [];
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});
afterAll(() => its.world.close());

const open = async (who: Who | null, query = '', headers: Record<string, string> = {}): Promise<Listener> => {
  const page = await its.world.listen(who, `/api/live${query}`, headers);
  pages.push(page);
  if (page.status === 200) await page.until('hello');
  return page;
};
/** News that everybody of this agency may hear, after which whatever was said before has been told or never will be. */
const fence = async (page: Listener, agency: number): Promise<void> => {
  await its.world.owner.query(`select pg_notify('boru_live', $1)`, [JSON.stringify(['desk', agency])]);
  await page.until('changed', (data) => (data as { desk: boolean }).desk);
};
const namesIn = (id: string) => (data: unknown) => JSON.stringify(data).includes(id);
const people = (data: unknown) => (data as { people: { agency: { ko: string }; name: string | null }[] }).people;

describe('열어 둔 화면', () => {
  it('볼 수 있는 건의 소식만 듣고, 남의 건은 번호도 때도 듣지 못합니다', async () => {
    const { company, officer, id, stranger, third } = await its.scene();
    const other = await its.scene();
    const [desk, firm, elsewhere, otherFirm] = await Promise.all(
      [officer, company, stranger, other.company].map((who) => open(who)),
    );
    if (!desk || !firm || !elsewhere || !otherFirm) throw new Error('a page is missing');
    await its.next(officer, id, 'acknowledge');
    expect(await desk.until('changed')).toEqual({ cases: [{ id, what: 'case', own: true }], desk: false });
    expect(await firm.until('changed')).toEqual({ cases: [{ id, what: 'case', own: false }], desk: false });
    // The other company's own case, and a list of the other agency: both hear that, and heard nothing before.
    await its.next(other.officer, other.id, 'acknowledge');
    await otherFirm.until('changed', namesIn(other.id));
    await fence(elsewhere, third);
    for (const page of [elsewhere, otherFirm]) {
      expect(page.text()).not.toContain(id);
      expect(page.heard().map(({ event }) => event)).toEqual(['hello', 'changed']);
    }
  });

  it('내부 메모는 서약한 동료만 듣고, 기업과 서약하지 않은 동료는 듣지 못합니다', async () => {
    const { company, officer, id, owner } = await its.scene();
    const [pledged, silent] = [await its.world.staff(owner), await its.world.staff(owner)];
    await its.next(officer, id, 'acknowledge');
    await its.pledge(pledged, id);
    const [near, far, firm] = await Promise.all([open(pledged), open(silent), open(company)]);
    expect((await its.step(officer, id, 'notes', { body: '메모' })).status).toBe(201);
    expect(await near.until('changed')).toEqual({ cases: [{ id, what: 'note', own: false }], desk: false });
    await fence(far, owner);
    expect(far.text()).not.toContain(id);
    await its.next(officer, id, 'answer', { body: '답' });
    await firm.until('changed', namesIn(id));
    expect(firm.heard().filter(({ event }) => event === 'changed')).toHaveLength(1);
  });

  it('봉인한 건은 같은 기관의 다른 사람에게 소식이 되지 않습니다', async () => {
    const { officer, id, owner } = await its.scene();
    const outside = await its.world.staff(owner);
    await its.next(officer, id, 'acknowledge');
    await its.world.owner.query(
      `insert into cases.seal (case_id, agency_id, people, reason, sealed_by) values ($1, $2, array[$3::uuid], '수사', $3)`,
      [id, owner, officer.personId],
    );
    const [inside, shut] = [await open(officer), await open(outside, `?case=${id}`)];
    await its.next(officer, id, 'answer', { body: '답' });
    await inside.until('changed', namesIn(id));
    // The sight of the agency ends: nobody outside the seal learns even that.
    await its.world.owner.query(`update organisations.sight_grant set revoked_at = now() where case_id = $1`, [id]);
    await fence(shut, owner);
    expect(shut.heard().map(({ event }) => event)).toEqual(['hello', 'changed']);
    expect(shut.text()).not.toContain(id);
  });

  it('시야가 끝난 기관은 목록이 달라졌다는 것만 듣습니다', async () => {
    const { officer, id } = await its.scene();
    const page = await open(officer);
    await its.world.owner.query(`update organisations.sight_grant set revoked_at = now() where case_id = $1`, [id]);
    expect(await page.until('changed')).toEqual({ cases: [], desk: true });
    expect(page.text()).not.toContain(id);
  });

  it('법에 따른 이관은 받는 기관에 목록이 달라졌다고만 알리고, 접수함의 수에 듭니다', async () => {
    const { officer, id, receiver, second } = await its.scene();
    const page = await open(receiver);
    const counted = async () =>
      (await its.world.get(receiver, '/api/desk/inbox')).body as { counts: { received: number } };
    const before = (await counted()).counts.received;
    const law = { kind: 'law', law: 'civil-petitions-act', article: '제16조(민원의 이송)' };
    expect((await its.refer(officer, id, second, { basis: law })).status).toBe(201);
    expect(await page.until('changed')).toEqual({ cases: [], desk: true });
    expect((await counted()).counts.received).toBe(before + 1);
    await its.accept(receiver, id);
    await page.until('changed', namesIn(id));
    expect((await counted()).counts.received).toBe(before);
  });

  it('로그아웃하거나 소속이 끝나면 그 자리에서 끊깁니다', async () => {
    const ends: ((who: Who) => Promise<unknown>)[] = [
      (who) => its.world.send(who, 'POST', '/api/sign-out', {}),
      (who) =>
        its.world.owner.query('update organisations.membership set ended_at = now() where id = $1', [who.membershipId]),
      (who) =>
        its.world.owner.query('update organisations.person set disabled_at = now() where id = $1', [who.personId]),
    ];
    for (const end of ends) {
      const who = await its.world.staff(5);
      const page = await open(who);
      await end(who);
      await page.ended();
      expect(page.heard().at(-1)?.event).toBe('ended');
      expect([401, 403]).toContain((await open(who)).status);
    }
  });

  it('2단계 인증 전이거나 소속이 없거나 관리자면 열리지 않습니다', async () => {
    const half = await its.world.staff(5);
    await its.world.owner.query('update platform.session set second_factor_at = null where person_id = $1', [
      half.personId,
    ]);
    expect((await open(half)).status).toBe(403);
    expect((await open(await its.world.administrator())).status).toBe(403);
    expect((await open(null)).status).toBe(401);
  });

  it('잠깐 끊긴 화면은 그사이 소식을 듣고, 오래된 화면은 다시 읽으라는 말을 듣습니다', async () => {
    const { officer, id } = await its.scene();
    // Somebody else's page keeps the server listening meanwhile.
    await open(await its.world.staff(9));
    const first = await open(officer);
    const last = first.heard()[0]?.id ?? '';
    first.close();
    await its.next(officer, id, 'acknowledge');
    const again = await open(officer, '', { 'last-event-id': last });
    expect(again.heard()[0]?.data).toEqual({ refetch: false });
    await again.until('changed', namesIn(id));
    expect((await open(officer, '?after=unknown')).heard()[0]?.data).toEqual({ refetch: true });
  });

  it('한 사람이 너무 많이 열면 가장 먼저 연 화면이 쉬고, 나머지는 그대로입니다', async () => {
    const who = await its.world.staff(5);
    const opened: Listener[] = [];
    for (let count = 0; count < 9; count++) opened.push(await open(who));
    await opened[0]?.ended();
    expect(opened[0]?.heard().at(-1)?.event).toBe('retire');
    await fence(opened[8] as Listener, 5);
    expect(opened[1]?.heard().map(({ event }) => event)).toContain('changed');
  });

  it('몇 사람이 듣든 한 번에 한 문장으로 묻습니다', async () => {
    const { officer, company, id } = await its.scene();
    const listening = await Promise.all([officer, company, officer, company].map((who) => open(who, `?case=${id}`)));
    await its.next(officer, id, 'acknowledge');
    await Promise.all(listening.map((page) => page.until('changed')));
    const { version } = await its.show(officer, id);
    const asked = await its.world.statements(async () => {
      await its.step(officer, id, 'answer', { version, body: '답' });
      for (const page of listening)
        await page.until('changed', () => page.heard().filter(({ event }) => event === 'changed').length > 1);
    });
    expect(asked.filter((text) => text.includes('cases.live'))).toHaveLength(1);
  });
});

describe('누가 함께 열었는지', () => {
  it('동료는 이름으로, 다른 기관은 기관 이름으로 보이고, 떠나면 사라집니다', async () => {
    const { officer, id, owner, second, receiver } = await its.scene();
    const law = { kind: 'law', law: 'civil-petitions-act', article: '제16조(민원의 이송)' };
    expect((await its.refer(officer, id, second, { basis: law })).status).toBe(201);
    await its.accept(receiver, id);
    const colleague = await its.world.staff(owner, 'officer', '박동료');
    const mine = await open(officer, `?case=${id}`);
    const theirs = await open(colleague, `?case=${id}`);
    const other = await open(receiver, `?case=${id}`);
    const both = (data: unknown) => people(data).length === 2;
    expect(people(await mine.until('presence', both))).toMatchObject([{ name: '박동료' }, { name: null }]);
    expect(people(await other.until('presence', (data) => people(data).length === 1))).toMatchObject([{ name: null }]);
    expect(other.text()).not.toContain('박동료');
    theirs.close();
    const left = () => people(mine.heard().findLast(({ event }) => event === 'presence')?.data).length === 1;
    await mine.until('presence', left);
  });

  it('기업은 보이지도 보지도 않고, 감사와 볼 수 없는 사람은 함께 있는 것으로 치지 않습니다', async () => {
    const { company, officer, id, owner, stranger, third } = await its.scene();
    const auditor = await its.world.staff(owner, 'auditor', '최감사');
    const mine = await open(officer, `?case=${id}`);
    const watched = await Promise.all([company, auditor, stranger].map((who) => open(who, `?case=${id}`)));
    await its.next(officer, id, 'acknowledge');
    await mine.until('changed');
    await watched[0]?.until('changed');
    // The auditor may know that a colleague is there; the colleague is not told of the auditor.
    expect(people(await watched[1]?.until('presence'))).toMatchObject([{ name: '김담당' }]);
    await fence(watched[2] as Listener, third);
    for (const page of [mine, watched[0], watched[2]])
      expect(page?.heard().map(({ event }) => event)).not.toContain('presence');
    expect(watched[2]?.text()).not.toContain(id);
  });

  it('긴급 열람으로 읽는 사람은 함께 있는 것으로 치지 않습니다', async () => {
    const { officer, id, number, third } = await its.scene();
    const manager = await its.world.staff(third, 'manager', '강긴급');
    const reason = '기업 대표와 연락이 끊겼고 지금 자료가 나가고 있다는 신고가 왔습니다.';
    const broken = await its.world.send(manager, 'POST', '/api/emergency-readings', { number, reason, hours: 1 });
    expect(broken.status, broken.text).toBeLessThan(300);
    const mine = await open(officer, `?case=${id}`);
    const glass = await open(manager, `?case=${id}`);
    expect(people(await glass.until('presence'))).toHaveLength(1);
    await its.next(officer, id, 'acknowledge');
    await mine.until('changed');
    expect(mine.heard().map(({ event }) => event)).not.toContain('presence');
  });
});
