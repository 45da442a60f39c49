import { liveDifferences } from './live.ts';
import type { Row } from './model.ts';
import { searchDifferences } from './search.ts';
import { type Turn, turns } from './turns.ts';
import { ask, type Dice, dice, expectThat, foundFirm, type Walk } from './walk.ts';
import { differencesOf, type Member, readAs, rowsOf, type Stage } from './world.ts';

/**
 * Many small worlds side by side in one database. They share agencies, people and the daily job, and nothing else, so what
 * everybody reads of all of them is asked in one statement.
 */
type Batch = { stage: Stage; walks: Walk[]; dice: Dice };

/** How many worlds walk at the same moment, as many requests reach a server at once. */
const abreast = 4;

const each = async (walks: readonly Walk[], work: (walk: Walk) => Promise<unknown>): Promise<void> => {
  const waiting = [...walks];
  const worker = async (): Promise<void> => {
    for (let walk = waiting.shift(); walk; walk = waiting.shift()) await work(walk);
  };
  await Promise.all(Array.from({ length: abreast }, worker));
};

/** Time passes and no job has run: the rows change without their triggers, as if only the clock had moved. */
const passTime = async ({ stage }: Batch): Promise<void> => {
  const passed = stage.silent.splice(0);
  if (passed.length === 0) return;
  const { owner } = stage.world;
  await owner.query('begin');
  await owner.query('alter table organisations.sight_grant disable trigger sight_changed');
  for (const column of ['until', 'valid_from'] as const)
    await owner.query(
      `update organisations.sight_grant set ${column} = now() - interval '1 second' where id = any ($1)`,
      [passed.filter((one) => one.column === column).map(({ id }) => id)],
    );
  await owner.query('alter table organisations.sight_grant enable trigger sight_changed');
  await owner.query('commit');
};

/** The daily job: what is over is written off in every world, what was to begin begins where a world waited for it. */
const runJob = async (batch: Batch): Promise<void> => {
  const { stage, walks } = batch;
  const begins = walks
    .filter(({ isWaiting }) => isWaiting)
    .flatMap(({ province }) =>
      province.grants.filter(({ time, revoked, referral }) => time === 'later' && !revoked && referral === null),
    );
  stage.silent.push(...begins.map(({ id }) => ({ column: 'valid_from' as const, id })));
  await passTime(batch);
  const { database } = stage.world;
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select app.enter($1, 60000)', [database.systemTicket]);
    await client.query('select app.expire_sight()');
    await client.query('commit');
  } finally {
    client.release();
  }
  for (const grant of begins) grant.time = 'now';
  for (const walk of walks) {
    walk.isWaiting = false;
    walk.told.push('the daily job runs');
    for (const grant of walk.province.grants) if (grant.time === 'over') grant.revoked = true;
  }
};

/** Compares all worlds for these readers, and says how a world came about when something differs in it. */
const compare = async ({ stage, walks }: Batch, readers: readonly Member[], companiesToo: boolean): Promise<void> => {
  const owners = walks.flatMap((walk) =>
    walk.firms.map((who): Member & { walk: Walk } => {
      const id = who.companyId;
      return { who, walk, reader: { kind: 'company', company: id }, name: `company ${id}` };
    }),
  );
  const ids = owners.map(({ reader }) => (reader.kind === 'company' ? reader.company : ''));
  const rows = await rowsOf(stage, ids);
  const walkOf = new Map(ids.map((id, at) => [id, owners[at]?.walk]));
  const byWalk = new Map<Walk, Row[]>(walks.map((walk) => [walk, []]));
  for (const row of rows) byWalk.get(walkOf.get(row.company) as Walk)?.push(row);
  const asked = [...readers, ...(companiesToo ? owners : [])];
  const answers = await readAs(
    stage,
    asked.map(({ who }) => who),
    ids,
  );
  const wrongNews = await liveDifferences(stage, asked, answers, rows);
  if (wrongNews.length > 0) throw new Error(wrongNews.slice(0, 8).join('\n'));
  const wrongFinds = await searchDifferences(stage, asked, answers, rows);
  if (wrongFinds.length > 0) throw new Error(wrongFinds.slice(0, 8).join('\n'));
  for (const [at, reader] of asked.entries()) {
    const got = answers[at] ?? new Set<string>();
    for (const [walk, its] of byWalk) {
      const wrong = differencesOf(walk.province, its, reader, got);
      expectThat(walk, wrong.length === 0, wrong.slice(0, 8).join('\n'));
    }
    if (got.size > 0) throw new Error(`${reader.name} sees ${[...got].slice(0, 5)}, which the owner did not find`);
  }
};

const begin = async (walk: Walk): Promise<void> => {
  await foundFirm(walk);
  if (walk.dice.chance(0.5)) await foundFirm(walk);
  await ask(walk);
  if (walk.dice.chance(0.4)) await ask(walk);
};

export type Plan = { from: number; worlds: number; steps: number; often: readonly Turn[] };

/** `worlds` worlds from the seed `from` on: each takes a turn a step; somebody reads after every step, everybody in the end. */
export const walkBatch = async (stage: Stage, { from, worlds, steps, often }: Plan): Promise<void> => {
  const walks = Array.from({ length: worlds }, (_, at): Walk => {
    const province = { grants: [], consents: [], seals: [], pledges: [] };
    const told = [`world ${from + at} of ${worlds} from ${from}`];
    return { stage, province, firms: [], files: [], dice: dice(from + at), told, teams: [], isWaiting: false };
  });
  const batch = { stage, walks, dice: dice(from ^ 0x5bd1e995) };
  await each(walks, begin);
  for (let step = 0; step < steps; step++) {
    await each(walks, (walk) => walk.dice.pick(often.length > 0 && walk.dice.chance(0.8) ? often : turns)(walk));
    await passTime(batch);
    if (batch.dice.chance(0.3)) await runJob(batch);
    await compare(batch, [batch.dice.pick(stage.members), batch.dice.pick(stage.members)], false);
  }
  await compare(batch, stage.members, true);
};
