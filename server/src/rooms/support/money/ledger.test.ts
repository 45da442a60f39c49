import { randomUUID } from 'node:crypto';
import { replay } from '@boru/engines/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Awards, foundAwards, type Recipient, receipt } from '../../../../../test/award-world.ts';
import { seeded } from '../../../../../test/hostile.ts';
import { enterAs, type Writer } from '../../../../../test/ledger-writers.ts';

/** Small in CI; BORU_LEDGER_OPERATIONS=300000 for the full number. */
const operations = Number(process.env['BORU_LEDGER_OPERATIONS'] ?? 1600);
const writers = 8;

let its: Awards;
beforeAll(async () => {
  its = await foundAwards();
}, 120_000);
afterAll(() => its.world.close());

describe('원장의 성질', () => {
  it(`여덟 사람이 한꺼번에 아무렇게나 ${operations}번 적어도 합은 0이고, 다시 세면 잔액과 같고, 0원 아래로 가지 않으며, 두 번 적히지 않습니다`, async () => {
    const companies = await Promise.all(Array.from({ length: 4 }, () => its.recipient()));
    const awards: { company: Recipient; id: string }[] = [];
    for (const company of companies) awards.push({ company, id: await its.funded(company) });
    const refused: Record<string, number> = {};
    const run = async (at: number): Promise<void> => {
      const random = seeded(at + 1);
      const pick = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(random() * things.length)] as Thing;
      const mine: { awardId: string; id: string; key: string; row: ReturnType<typeof receipt> }[] = [];
      for (let count = 0; count < operations / writers; count += 1) {
        const { company, id: awardId } = pick(awards);
        const again = random() < 0.2 && mine.length > 0 ? pick(mine) : null;
        const cancelled = again === null && random() < 0.4 && mine.length > 0 ? pick(mine) : null;
        const one: Writer = { database: its.world.database, who: company, its };
        const amount = Math.floor(random() * 400_000);
        const fresh = receipt({
          grantWon: amount,
          ownWon: Math.floor(amount / 4) + 1,
          item: pick(['설비비', '설치비']),
        });
        const wish =
          again !== null
            ? { awardId: again.awardId, id: randomUUID(), key: again.key, row: again.row }
            : { awardId: cancelled?.awardId ?? awardId, id: randomUUID(), key: fresh.key, row: fresh };
        const owner = awards.find((each) => each.id === wish.awardId)?.company ?? company;
        const outcome = await enterAs({ ...one, who: owner }, { ...wish, cancels: cancelled?.id ?? null });
        refused[outcome] = (refused[outcome] ?? 0) + 1;
        if (outcome === 'written' && cancelled === null && again === null) mine.push(wish);
      }
    };
    await Promise.all(Array.from({ length: writers }, (_one, at) => run(at)));
    expect(await its.audit()).toEqual({ total: 0, differing: 0, negative: 0, unbalanced: 0, double: 0 });
    const { rows } = await its.world.owner.query<{ from: string; to: string; won: string }>(
      `select f.account_id as "from", t.account_id as "to", t.amount_won as won from support.posting t
         join support.posting f on f.entry_id = t.entry_id and f.ordinal = t.ordinal - 1 where t.ordinal % 2 = 0`,
    );
    const counted = replay(rows.map((row) => ({ ...row, won: Number(row.won) })));
    const kept = await its.world.owner.query<{ id: string; balance: string }>(
      'select id, balance from support.account',
    );
    for (const { id, balance } of kept.rows) expect(counted.get(id) ?? 0).toBe(Number(balance));
    // Every kind of answer was met: written, the same key again, too little money, cancelled before.
    expect(Object.keys(refused).sort()).toEqual(['23505', 'BM001', 'repeated', 'written']);
  }, 1_800_000);
});
