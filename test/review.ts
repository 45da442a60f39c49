import { applyTo } from './applied.ts';
import { consultingOf, type SeatedExpert } from './consulting.ts';
import { foundGrants } from './grants.ts';
import type { Who } from './world.ts';

export const panelWords = {
  rule: 'mean',
  criteria: [
    { id: 'need', title: { ko: '필요성', en: 'Need' }, anchor: null, weight: 60, highest: 10, floor: 3 },
    { id: 'plan', title: { ko: '계획', en: 'Plan' }, anchor: null, weight: 40, highest: 10, floor: null },
  ],
  leastTotal: 40,
  tieBreak: ['need'],
  judgesEach: 2 as number | null,
  objective: 'points',
  levels: [1000],
  quotas: [] as object[],
};

/** A call that is closed and under review, with applications, experts of the pool, and short words for what a panel does. */
export const foundReview = async (
  wish: { count?: number; panel?: Partial<typeof panelWords>; budgetWon?: number } = {},
) => {
  const grants = await foundGrants();
  const { world, agencyId, officer, manager, done } = grants;
  const pool = await consultingOf(world, agencyId);
  const other = await world.staff(agencyId, 'manager', '최관리');
  const callId = await grants.openCall({ terms: { budgetWon: wish.budgetWon ?? 100_000_000 } });
  const apply = async (name: string, benefitWon = 20_000_000, facts: Record<string, string> = { size: 'small' }) => {
    const company = await world.company({ name });
    const id = await applyTo(world.owner, callId, company, { name, benefitWon, facts });
    return { id, company, name };
  };
  const applications: Awaited<ReturnType<typeof apply>>[] = [];
  for (let at = 0; at < (wish.count ?? 3); at += 1) applications.push(await apply(`기업${at}`));
  const path = `/api/desk/grant-calls/${callId}`;
  await done(world.send(officer, 'PUT', `${path}/panel`, { version: null, panel: { ...panelWords, ...wish.panel } }));
  const experts: SeatedExpert[] = [];
  for (const name of ['김위원', '이위원', '박위원']) experts.push(await pool.expert(name));
  const seat = async ({ expertId }: Pick<SeatedExpert, 'expertId'>): Promise<string> =>
    String((await done(world.send(officer, 'POST', `${path}/panel/judges`, { kind: 'expert', expertId })))['id']);
  const panel = async () => (await done(world.get(officer, `${path}/panel`))) as Record<string, never>;
  /** The call is closed, and the scoring opened. */
  const open = async () => {
    world.clock.set('2026-12-02T00:00:00.000Z');
    await done(grants.step(manager, callId, 'review'));
    await done(world.send(officer, 'POST', `${path}/panel/opening`, { version: (await panel())['version'] }));
  };
  const own = async (who: Who) =>
    ((await done(world.get(who, '/api/reviews'))) as { items: { applicationId: string; state: string }[] }).items;
  const sheet = (who: Who, applicationId: string, marks: object, over: object = {}) =>
    world.send(who, 'PUT', `/api/reviews/${callId}/applications/${applicationId}`, {
      ...{ version: null, marks, words: '평가 의견', submit: true },
      ...over,
    });
  /** Everybody hands in what is owed; `marks` says what for. */
  const scoreAll = async (marks: (applicationId: string, judge: number) => object) => {
    for (const [judge, who] of experts.entries())
      for (const { applicationId, state } of await own(who))
        if (state === 'assigned') await done(sheet(who, applicationId, marks(applicationId, judge)));
  };
  const close = async () =>
    done(world.send(officer, 'POST', `${path}/panel/closing`, { version: (await panel())['version'] }));
  return {
    ...grants,
    other,
    pool,
    path,
    callId,
    applications,
    apply,
    experts,
    seat,
    panel,
    open,
    own,
    sheet,
    scoreAll,
    close,
  };
};
export type Review = Awaited<ReturnType<typeof foundReview>>;
