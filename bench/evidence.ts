// What it costs to write evidence that shows its own tampering, beside a plain insert and a row-to-row hash chain, on the
// same server in the same run. By itself: node scripts/run.mjs bench/evidence.ts (about two minutes).
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type ConnectionParameters, startEmbedded } from '../server/src/platform/database/embedded.ts';
import { migrate } from '../server/src/platform/database/migrate.ts';
import { median } from './measure.ts';
import { findPgbench, transactionsPerSecond } from './pgbench.ts';
import type { Statement } from './statements.ts';

export type EvidenceFigure = {
  load: string;
  /** Transactions per second: nothing but the row, the salted leaf of Boru, each row hashed onto the one before. */
  plain: number;
  leaf: number;
  chain: number;
};

/** Tables like the real one; only what is done on insert differs. The real table and trigger are measured themselves. */
const found = `
drop schema if exists bench cascade;
create schema bench;
create table bench.plain (like evidence.audit_entry including defaults including identity) partition by range (at);
create table bench.chain (like evidence.audit_entry including defaults including identity) partition by range (at);
create table bench.plain_now partition of bench.plain default;
create table bench.chain_now partition of bench.chain default;
alter table bench.plain_now add primary key (at, id);
alter table bench.chain_now add primary key (at, id);
create index on bench.plain (company_id, at desc);
create index on bench.plain (case_id, at desc);
create index on bench.plain (agency_id, at desc, id desc);
create index on bench.chain (company_id, at desc);
create index on bench.chain (case_id, at desc);
create index on bench.chain (agency_id, at desc, id desc);
create table bench.head (hash bytea not null);
insert into bench.head values (sha256(''));
create function bench.hash_on() returns trigger language plpgsql as $$
declare
  before bytea;
begin
  select hash into before from bench.head for update;
  new.commitment := sha256(before || convert_to(to_jsonb(new)::text, 'UTF8'));
  update bench.head set hash = new.commitment;
  return new;
end $$;
create trigger hash_on before insert on bench.chain for each row execute function bench.hash_on();`;

const insertInto = (table: string): Statement => ({
  text: `insert into ${table} (request_id, actor_kind, person_id, agency_id, actor_name, company_id, case_id, action, subject_id, detail)
    values ($1, 'agency', $2, 9, $3, $2, $2, 'case.acknowledged', $1, $4)`,
  values: [
    '0192d1a0-0000-7000-8000-000000000000',
    '0192d1a0-0000-7000-8000-000000000000',
    '김담당',
    '{"version": 3, "clock": "acknowledge"}',
  ],
});
const plainly = (text: string): Statement => ({ text, values: [] });

/** A command loads and decides before it writes, and commits after: five milliseconds with the row in the middle. */
const withinFive = (table: string): Statement[] => [
  plainly('begin'),
  plainly('select pg_sleep(0.0025)'),
  insertInto(table),
  plainly('select pg_sleep(0.0025)'),
  plainly('commit'),
];

const tables = { plain: 'bench.plain', leaf: 'evidence.audit_entry', chain: 'bench.chain' } as const;
type Design = keyof typeof tables;
const designs: readonly Design[] = ['plain', 'leaf', 'chain'];
const rounds = 3;
const seconds = 4;

/** `owner` owns the tables; null where the machine has no pgbench. */
export const measureEvidence = async (
  owner: ConnectionParameters,
  folder: string,
): Promise<EvidenceFigure[] | null> => {
  const program = findPgbench();
  if (program === null) return null;
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query(found);
    const measure = (clients: number, of: (table: string) => Statement[]): Omit<EvidenceFigure, 'load'> => {
      const seen: Record<Design, number[]> = { plain: [], leaf: [], chain: [] };
      const file = join(folder, 'evidence.sql');
      // Taken in turns, so that a noisy minute of the machine meets all three.
      for (let round = 0; round < rounds; round++)
        for (const design of designs) {
          const statements = of(tables[design]);
          const how = { program, login: owner, file, statements, clients, seconds, protocol: 'prepared' as const };
          seen[design].push(transactionsPerSecond(how));
        }
      return { plain: median(seen.plain), leaf: median(seen.leaf), chain: median(seen.chain) };
    };
    return [
      { load: 'insert only, 8 clients', ...measure(8, (table) => [insertInto(table)]) },
      { load: 'within a transaction of 5 ms, 16 clients', ...measure(16, withinFive) },
    ];
  } finally {
    await client.query('drop schema if exists bench cascade');
    await client.end();
  }
};

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const cost = (value: number, plain: number): string => `${whole(value)} (${Math.round((1 - value / plain) * 100)} %)`;

export const evidenceSection = (figures: readonly EvidenceFigure[] | null): string =>
  [
    '## Evidence that shows its own tampering',
    'Transactions per second and, in brackets, what it costs against the plain insert, on the same server in turns: the plain row,',
    "Boru's salted leaf in the insert trigger, and a row-to-row hash chain (which Boru does not use). Goal of the leaf within a transaction: ≤ 10 %.",
    '',
    '| load | plain insert | leaf hash (Boru) | hash chain |',
    '| --- | ---: | ---: | ---: |',
    ...(figures ?? []).map(
      ({ load, plain, leaf, chain }) => `| ${load} | ${whole(plain)} | ${cost(leaf, plain)} | ${cost(chain, plain)} |`,
    ),
    ...(figures === null ? ['| no pgbench here | – | – | – |'] : []),
    '',
  ].join('\n');

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'boru-bench-evidence-'));
  chmodSync(folder, 0o755);
  // As an installation runs it: what is acknowledged is on the disk.
  const embedded = await startEmbedded({ dataDir: folder });
  try {
    const client = new pg.Client(embedded.owner);
    await client.connect();
    await migrate(client).finally(() => client.end());
    process.stdout.write(evidenceSection(await measureEvidence(embedded.owner, folder)));
  } finally {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
