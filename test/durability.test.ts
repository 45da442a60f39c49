import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../server/src/kernel/ids.ts';
import type { Who } from '../server/src/platform/testing/people.ts';
import { ask, asOwnerOf, numberedCompany, postmasterOf, type Served, startBoru } from './processes/boru.ts';

type Company = Who & { companyId: string };

/** On a second version of the database (.ci/run) fewer: what is ours has been shown on the first. */
const kills = process.env['BORU_TEST_SHORT'] === 'yes' ? 5 : 20;
const writersOfCards = 4;
const writersOfCases = 2;
/** Before each kill, of each sort: there must be something to lose. */
const leastWritten = 2;

let dataDir = '';
let served: Served | null = null;
let companies: Company[] = [];
/** The flood guard holds in this test, too: a company may ask only so often. */
let isFlooded = false;
/** What the server said yes to before it was killed. */
const acknowledged = { cards: new Set<string>(), cases: new Set<string>(), versions: new Map<string, number>() };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'boru-durable-'));
  await chmod(dataDir, 0o755);
  served = await startBoru({ dataDir });
  companies = await asOwnerOf(dataDir, async (owner) => {
    const seats: Company[] = [];
    for (let serial = 0; serial < writersOfCards + writersOfCases; serial++)
      seats.push(await numberedCompany(owner, serial));
    return seats;
  });
});
afterAll(async () => {
  await served?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const card = (name: string) => ({
  name,
  field: 'electrical-electronics',
  product: '전기차용 파우치 셀',
  quantities: [],
  items: [{ list: 'nationalCoreTechnology', edition: '2025-10-02', item: 'NCT-ELEC-02', status: 'met' }],
  screenedOn: '2026-11-23',
  verdict: 'match',
  engine: { version: '1.0.0', catalogue: 'abc' },
  standing: 'checked',
  note: null,
});

/** Makes cards, and changes each once: a new row and a new version of a row. */
const writeCards = async (address: string, who: Company, isOver: () => boolean): Promise<void> => {
  while (!isOver()) {
    const made = await ask(address, who, 'POST', '/api/technologies', card('파우치 셀'));
    if (made.status !== 201) throw new Error(`${made.status} ${await made.text()}`);
    const { id, version } = (await made.json()) as { id: string; version: number };
    acknowledged.cards.add(id);
    const change = { version, card: card('고친 셀') };
    const changed = await ask(address, who, 'PUT', `/api/technologies/cards/${id}`, change);
    if (changed.status !== 200) throw new Error(`${changed.status} ${await changed.text()}`);
    acknowledged.versions.set(id, ((await changed.json()) as { version: number }).version);
  }
};

/** Requests for help: case, consent, grant, clocks, letter and evidence in one transaction. */
const writeCases = async (address: string, who: Company, isOver: () => boolean): Promise<void> => {
  const preview = await ask(address, who, 'GET', '/api/cases/preview?topic=counselling');
  const { consent } = (await preview.json()) as { consent: { textId: string; textVersion: number } };
  while (!isOver()) {
    const made = await ask(address, who, 'POST', '/api/cases', {
      requestKey: newId(),
      topic: 'counselling',
      subject: 'personnel',
      urgency: 'normal',
      title: '퇴직 예정 연구원의 자료 반출',
      body: '무엇부터 해야 하나요?',
      share: ['diagnosis'],
      consent: { textId: consent.textId, textVersion: consent.textVersion, agreed: true },
    });
    if (made.status === 429) {
      isFlooded = true;
      return;
    }
    if (made.status !== 201) throw new Error(`${made.status} ${await made.text()}`);
    acknowledged.cases.add(((await made.json()) as { id: string }).id);
  }
};

/** Kills in the middle of the writing; whoever waits for an answer then gets none, and has not been promised anything. */
const killUnderLoad = async (round: number): Promise<void> => {
  if (served === null) throw new Error('nothing to kill');
  const { address } = served;
  let isOver = false;
  const write = async (who: Company, index: number): Promise<void> => {
    try {
      await (index < writersOfCards ? writeCards : writeCases)(address, who, () => isOver);
    } catch (fault) {
      // Once the killing has begun, a refused or broken request is what a killed server looks like.
      if (!isOver) throw fault;
    }
  };
  const before = { cards: acknowledged.cards.size, cases: acknowledged.cases.size };
  const writers = companies.map(write);
  // Both kinds: a request for help takes longer to make than a card, and a slow machine would kill before the first.
  const isEnough = (): boolean =>
    acknowledged.cards.size - before.cards >= leastWritten &&
    (isFlooded || acknowledged.cases.size - before.cases >= leastWritten);
  for (const end = Date.now() + 6_000; !isEnough() && Date.now() < end; await pause(5));
  await pause((round * 37) % 60);
  isOver = true;
  // Every fifth time the database dies with it, as in a power cut.
  if (round % 5 === 4) process.kill(postmasterOf(dataDir), 'SIGKILL');
  await served.kill();
  served = null;
  await Promise.all(writers);
};

const missing = () =>
  asOwnerOf(dataDir, async (owner) => {
    const ids = async (text: string): Promise<Set<string>> =>
      new Set((await owner.query<{ id: string }>(text)).rows.map(({ id }) => id));
    const without = (wanted: Iterable<string>, present: Set<string>): string[] =>
      [...wanted].filter((id) => !present.has(id));
    const { rows } = await owner.query<{ id: string; version: number }>(`select id, version from technologies.card`);
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    const trace = (action: string) =>
      ids(`select distinct subject_id as id from evidence.audit_entry where action = '${action}'`);
    return {
      cards: without(acknowledged.cards, new Set(versions.keys())),
      changes: [...acknowledged.versions].filter(([id, version]) => (versions.get(id) ?? 0) < version),
      cases: without(acknowledged.cases, await ids('select id from cases.case_file')),
      clocks: without(acknowledged.cases, await ids('select case_id as id from cases.clock')),
      evidence: without(acknowledged.cases, await ids('select distinct case_id as id from evidence.audit_entry')),
      // A deed without its trace, or a trace without its deed, is as bad as a lost deed.
      untraced: without(versions.keys(), await trace('technology.created')),
      undone: without(await trace('technology.created'), new Set(versions.keys())),
    };
  });

test(`${kills}번 kill -9 해도 확인해 준 변경은 하나도 사라지지 않는다`, { timeout: 900_000 }, async () => {
  for (let round = 0; round < kills; round++) {
    await killUnderLoad(round);
    served = await startBoru({ dataDir });
    if (round % 5 !== 4) continue;
    const { cards, changes, cases, clocks, evidence, untraced, undone } = await missing();
    expect({ round, cards, changes, cases, clocks, evidence, untraced, undone }).toEqual({
      round,
      cards: [],
      changes: [],
      cases: [],
      clocks: [],
      evidence: [],
      untraced: [],
      undone: [],
    });
  }
  // Otherwise nothing was at stake.
  expect(acknowledged.cards.size).toBeGreaterThan(kills / 4);
  expect(acknowledged.cases.size).toBeGreaterThan(leastWritten);
  const [company] = companies;
  const answer = company && served ? await ask(served.address, company, 'GET', '/api/technologies') : null;
  expect(answer?.status).toBe(200);
  expect(existsSync(join(dataDir, 'boru.lock'))).toBe(true);
  // Every entry, every place and every signature, through twenty deaths in the middle of it.
  const cli = join(import.meta.dirname, '../server/src/entry/cli.ts');
  const { stdout, status } = spawnSync(process.execPath, [cli, 'audit', 'verify', '--json'], {
    env: { ...process.env, BORU_DATA: dataDir },
    encoding: 'utf8',
  });
  const found: { sound?: boolean; fault?: unknown; error?: unknown } = JSON.parse(stdout);
  // The whole answer, so that a refusal says in the report what was refused.
  expect({ sound: found.sound, fault: found.fault, refused: found.error ?? null }).toEqual({
    sound: true,
    fault: null,
    refused: null,
  });
  expect(status).toBe(0);
});
