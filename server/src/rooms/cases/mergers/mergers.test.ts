import type { CaseMergers, MergeOptions } from '@boru/contract/case-mergers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byLaw, type CaseWorld, foundCaseWorld, type Json, type View } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const twin = '두번째로보낸쌍둥이의글';
/** A desk with two requests of one company, the second an hour later; both received and pledged for. */
const desk = async () => {
  const scene = await its.scene();
  const moment = its.world.clock.now();
  its.world.clock.set(new Date(moment.getTime() + 3_600_000).toISOString());
  const later = await its.ask(scene.company, { title: `또 보낸 ${twin}`, body: twin });
  for (const id of [scene.id, later.id]) {
    await its.pledge(scene.officer, id).catch(() => undefined);
    await its.next(scene.officer, id, 'acknowledge');
  }
  return { ...scene, later: later.id, laterNumber: later.number ?? '' };
};
type Desk = Awaited<ReturnType<typeof desk>>;
const mergersOf = async (who: Who, id: string) =>
  (await its.world.get(who, `/api/cases/${id}/mergers`)).body as CaseMergers;
/** Pressed on the page of the later one: the earlier one stays all the same. */
const merge = async ({ officer, id, later }: Desk, changes: Json = {}) => {
  const [here, there] = [await its.show(officer, later), await its.show(officer, id)];
  return its.step(officer, later, 'merge', {
    version: here.version,
    otherId: id,
    otherVersion: there.version,
    ...changes,
  });
};

describe('공격자: 합쳐도 열람은 넓어지지 않습니다', () => {
  it.each(['남는 건', '합쳐지는 건'])(
    '%s만 볼 수 있는 기관은 다른 건도, 그 글도, 합친 일도 알지 못합니다',
    async (which) => {
      const own = await desk();
      const { officer, receiver, second, id, later, number, laterNumber, company } = own;
      const [seen, hidden] = which === '남는 건' ? [id, later] : [later, id];
      // A cooperation that is over: its reader keeps nothing; so one that is accepted and answered would end sight. A reading
      // by law that stays is a grant of its own.
      await its.world.owner.query(
        `insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_to, level)
       select gen_random_uuid(), f.company_id, f.id, s.name, $2, 'referral', '견본 조문', '2027-12-31', 'work'
         from cases.case_file f cross join unnest(array['summary', 'counsel', 'contact']) as s(name) where f.id = $1`,
        [seen, second],
      );
      await its.pledge(receiver, seen);
      const before = JSON.stringify((await its.show(receiver, seen))['timeline']);
      const merged = await merge(own);
      expect(merged.status, merged.text).toBe(200);
      await its.world.settle();
      const view = await its.show(receiver, seen);
      expect(JSON.stringify(view['timeline'])).toBe(before);
      const mergers = await its.world.get(receiver, `/api/cases/${seen}/mergers`);
      expect(mergers.body).toMatchObject({ into: null, from: [], mayMerge: false });
      const everything = [
        view,
        mergers.body,
        (await its.world.get(receiver, `/api/cases/${seen}/ties`)).body,
        (await its.world.get(receiver, '/api/desk/inbox?view=open')).body,
        (await its.world.get(receiver, '/api/account/notices')).body,
      ];
      for (const other of [
        hidden,
        (hidden === later ? laterNumber : number) ?? '',
        ...(hidden === later ? [twin] : []),
      ])
        expect(JSON.stringify(everything)).not.toContain(other);
      expect((await its.world.get(receiver, `/api/cases/${hidden}`)).status).toBe(404);
      expect(view).toMatchObject({ outcome: null });
      // The desk and the company, who see both, read one story.
      for (const who of [officer, company]) {
        const story = JSON.stringify((await its.show(who, id))['timeline']);
        expect(story).toContain(twin);
        expect(story).toContain('무엇부터 해야 하나요?');
      }
    },
  );

  it('남의 건, 남의 기업의 건, 없는 건은 똑같이 없는 것이고, 데이터베이스에 대고도 합칠 수 없습니다', async () => {
    const { world } = its;
    const own = await desk();
    const other = await desk();
    const nothing = await merge(own, { otherId: '0192d1a0-0000-7000-8000-00000000dead' });
    expect(nothing.status).toBe(404);
    expect((await merge(own, { otherId: other.id })).status).toBe(404);
    expect(
      (await its.step(own.stranger, own.later, 'merge', { version: 2, otherId: own.id, otherVersion: 2 })).status,
    ).toBe(404);
    expect(
      (await its.step(own.company, own.later, 'merge', { version: 2, otherId: own.id, otherVersion: 2 })).status,
    ).toBe(403);
    const auditor = await world.staff(own.owner, 'auditor');
    expect((await its.step(auditor, own.later, 'merge', { version: 2, otherId: own.id, otherVersion: 2 })).status).toBe(
      403,
    );
    await expect(
      world.owner.query(
        `insert into cases.merger (id, kept_id, merged_id, company_id, by_agency, by_person, by_name, at, prior_status, kept_version, merged_version)
         select gen_random_uuid(), $1, $2, f.company_id, f.owner_agency, $3, '', now(), 'acknowledged', 1, 1 from cases.case_file f where f.id = $1`,
        [own.id, other.id, own.officer.personId],
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('같은 건 합치기', () => {
  it('먼저 접수한 건이 제 번호와 기한으로 남고, 나중 건은 끝나며, 기업은 두 번호에서 한 건으로 이어집니다', async () => {
    const { world } = its;
    const own = await desk();
    const { officer, company, id, later, number, laterNumber } = own;
    const options = (await world.get(officer, `/api/cases/${later}/merge-options`)).body as MergeOptions;
    expect(options.items).toMatchObject([{ id, number, keepsThis: false, refusal: null }]);
    const before = await its.show(officer, id);
    expect((await merge(own)).body).toMatchObject({ keptId: id, mergedId: later });
    const kept = await its.show(officer, id);
    expect(kept).toMatchObject({ status: 'acknowledged', number, version: before.version + 1 });
    expect(kept['clocks']).toEqual(before['clocks']);
    const ended = await its.show(officer, later);
    expect(ended).toMatchObject({ status: 'closed', outcome: null, may: [], dueAt: null });
    expect(await mergersOf(company, later)).toMatchObject({ into: { id, number }, from: [] });
    expect(await mergersOf(company, id)).toMatchObject({
      into: null,
      from: [{ id: later, number: laterNumber, byName: null, mayUndo: false }],
    });
    // Whoever read both stories is on the reader list of both.
    const { rows } = await world.owner.query(
      'select distinct case_id from evidence.access_entry where company_id = $1 and case_id is not null',
      [company.companyId],
    );
    expect(rows.map((row) => row.case_id).sort()).toEqual([id, later].sort());
    for (const [verb, body] of [
      ['reopen', { reason: '다시' }],
      ['rating', { score: 3, body: null }],
    ] as const)
      expect((await its.step(company, later, verb, { version: ended.version, ...body })).body).toMatchObject({
        code: 'case.merged',
      });
    await world.settle();
    const notices = (await world.get(company, '/api/account/notices')).body as { items: Json[] };
    expect(notices.items.filter(({ path }) => path === `/company/cases/${id}`).length).toBeGreaterThan(0);
    expect((await its.actionsOf(id)).at(-1)).toBe('case.merged');
    expect((await its.actionsOf(later)).at(-1)).toBe('case.merged_away');
  });

  it('되돌리면 나중 건이 있던 대로 돌아오고 기한이 이어지며, 무슨 일이 있은 뒤에는 되돌리지 않습니다', async () => {
    const own = await desk();
    const { officer, company, id, later } = own;
    const before = await its.show(officer, later);
    await merge(own);
    const [from] = (await mergersOf(officer, id)).from;
    expect(from).toMatchObject({ mayUndo: true });
    const undo = (mergerId = from?.mergerId) =>
      its.world.send(officer, 'POST', `/api/cases/${id}/mergers/${mergerId}/undo`);
    expect((await undo()).status).toBe(200);
    expect((await undo()).status).toBe(404);
    const after: View = await its.show(officer, later);
    expect(after).toMatchObject({ status: 'acknowledged', closedAt: null, dueAt: before['dueAt'] });
    expect(after['clocks']).toEqual(before['clocks']);
    expect(JSON.stringify((await its.show(officer, id))['timeline'])).not.toContain(twin);
    await merge(own);
    const [again] = (await mergersOf(officer, id)).from;
    expect((await its.next(company, id, 'reply', { body: '하나 더 여쭙니다' })).status).toBe(200);
    expect(await undo(again?.mergerId)).toMatchObject({ status: 409, body: { code: 'case.merge_settled' } });
    expect(await mergersOf(officer, id)).toMatchObject({ from: [{ mayUndo: false }] });
  });

  it('나중 건에 열린 이관이 있으면 까닭을 말하고, 옛 판이나 이미 합친 건도 합치지 않습니다', async () => {
    const own = await desk();
    const { officer, id, later, second } = own;
    expect((await merge(own, { otherVersion: 1 })).body).toMatchObject({ code: 'thing.changed' });
    const referred = await its.refer(officer, later, second, { basis: byLaw });
    expect(referred.status, referred.text).toBe(201);
    expect((await merge(own)).body).toMatchObject({ code: 'case.merge_referral_open' });
    const options = (await its.world.get(officer, `/api/cases/${id}/merge-options`)).body as MergeOptions;
    expect(options.items).toMatchObject([
      { id: later, keepsThis: true, refusal: { ko: expect.stringContaining('이관') } },
    ]);
    expect((await its.show(officer, later)).status).toBe('acknowledged');
  });
});
