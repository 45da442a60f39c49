import { expect } from 'vitest';
import { type Answer, foundWorld, type Who, type World } from './world.ts';

/** A world with a programme at one agency and five of its people, and the ways of money as short words. */
export const foundTreasury = async (given?: World, agencyId = 9) => {
  const world = given ?? (await foundWorld());
  const [asker, first, second, payer] = [
    await world.staff(agencyId, 'officer', '김요청'),
    await world.staff(agencyId, 'officer', '이승인'),
    await world.staff(agencyId, 'officer', '박승인'),
    await world.staff(agencyId, 'officer', '최지급'),
  ];
  const manager = await world.staff(agencyId, 'manager', '정관리');
  const made = async (who: Who, path: string, body: object): Promise<string> => {
    const answer = await world.send(who, 'POST', path, body);
    expect(answer.status, answer.text).toBe(201);
    return (answer.body as { id: string }).id;
  };
  const programmeId = await made(asker, '/api/desk/programmes', {
    ...{ kind: 'subsidy', noticeId: null },
    name: { ko: '보안설비 지원', en: 'Security equipment' },
  });
  const openLine = (name: string, fiscalYear = 2026): Promise<string> =>
    made(asker, '/api/desk/budget/lines', {
      ...{ programmeId, fiscalYear, name, article: '지원 조례 제9조', isArticleVerified: false, clause: '협력 분야 1' },
    });
  /** Approved by as many others as it needs; the answer of the last. */
  const agreed = async (asked: Answer): Promise<Answer> => {
    expect(asked.status, asked.text).toBe(201);
    const { id, approvalsNeeded } = asked.body as { id: string; approvalsNeeded: number };
    let last = asked;
    for (const who of [first, second].slice(0, approvalsNeeded))
      last = await world.send(who, 'POST', `/api/desk/money/requests/${id}/approve`, { words: null });
    return last;
  };
  /** SQL text with the rights of somebody's session, as somebody would send it who got past the server. */
  const asApplication = async (who: Who, text: string, values: readonly unknown[]): Promise<void> => {
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, 5000)', [who.ticket]);
      await client.query(text, [...values]);
    } finally {
      await client.query('rollback').catch(() => undefined);
      client.release();
    }
  };
  /** What would be wrong with the ledger as a whole, counted behind row security. */
  const audit = async () => {
    const { rows } = await world.owner.query<Record<string, number>>(`
      select coalesce((select sum(amount_won) from support.posting), 0)::int as total,
             (select count(*)::int from support.account a
               where a.balance <> coalesce((select sum(p.amount_won) from support.posting p where p.account_id = a.id), 0)) as differing,
             (select count(*)::int from support.account where balance < 0 and kind not in ('assembly', 'interest', 'ownSource')) as negative,
             (select count(*)::int from (select 1 from support.posting group by entry_id having sum(amount_won) <> 0) x) as unbalanced,
             (select count(*)::int from (select 1 from support.ledger_entry group by coalesce(request_id, expense_id) having count(*) > 1) x) as double`);
    return rows[0];
  };
  return {
    world,
    agencyId,
    asker,
    first,
    second,
    payer,
    manager,
    programmeId,
    made,
    openLine,
    agreed,
    asApplication,
    audit,
  };
};
export type Treasury = Awaited<ReturnType<typeof foundTreasury>>;
