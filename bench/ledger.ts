// Entries of the ledger per second: `node scripts/run.mjs bench/ledger.ts`. Eight connections write receipts of grants, each in a
// transaction of its own with its postings, balances and guards; in turns with them the same eight insert one plain row each,
// which is the most this very server can do. Embedded PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '../server/src/kernel/ids.ts';
import { asSystem } from '../server/src/platform/database/index.ts';
import { companySeat, seat } from '../server/src/platform/testing/people.ts';
import { loadRegion } from '../server/src/rooms/organisations/index.ts';
import { openStage } from './cases-load.ts';
import { median } from './measure.ts';

const [writers, each, rounds] = [8, 250, 5];
const folder = mkdtempSync(join(tmpdir(), 'boru-ledger-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Budgeted, committed and paid out, each by a request that others approve. */
const moveIn = async (
  owner: pg.Client,
  staff: readonly string[],
  { line, award, instalment }: { line: string; award: string; instalment: string },
) => {
  const [asker = '', first = '', second = '', payer = ''] = staff;
  for (const [kind, from, to, subject] of [
    ['budget', 'assembly', 'available', null],
    ['commit', 'available', 'committed', award],
    ['disburse', 'committed', 'held', instalment],
  ] as const) {
    const request = newId();
    await owner.query(
      `insert into support.money_request (id, agency_id, award_id, subject_id, kind, key, moves, amount_won, reason, basis, approvals_needed, needs_payer, requested_by, requested_by_name, requested_at)
       select $1, 9, $2, $3, $4, gen_random_uuid(), jsonb_build_array(jsonb_build_object('from', f.id, 'to', t.id, 'won', 1000000000)), 1, '견본', '견본', 2, false, $5, '견본', now()
         from support.account f, support.account t where f.line_id = $6 and t.line_id = $6 and f.kind = $7 and t.kind = $8`,
      [request, kind === 'budget' ? null : award, subject, kind, asker, line, from, to],
    );
    const steps: [string, string][] = [
      ['approve', first],
      ['approve', second],
    ];
    for (const [step, by] of kind === 'disburse' ? [...steps, ['carryOut', payer] as const] : steps)
      await owner.query(
        `insert into support.money_step (id, request_id, agency_id, kind, ordinal, paid_on, paid_reference, done_by, done_by_name, done_at)
         values (gen_random_uuid(), $1, 9, $2, 1, $3, $4, $5, '견본', now())`,
        [request, step, step === 'carryOut' ? '2026-01-01' : null, step === 'carryOut' ? '1' : null, by],
      );
  }
};

/** A grant that is decided, signed and paid out, by SQL: who may do what is measured elsewhere. */
const grant = async (owner: pg.Client, staff: readonly string[]) => {
  const { companyId, personId } = await companySeat(owner, {});
  const [line, award, agreement, programme] = [newId(), newId(), newId(), newId()];
  const [asker = ''] = staff;
  await owner.query(
    `insert into support.programme (id, agency_id, kind, created_by, created_by_name, created_at) values ($1, 9, 'subsidy', $2, '견본', now())`,
    [programme, asker],
  );
  await owner.query(
    `insert into support.budget_line (id, agency_id, programme_id, fiscal_year, name, article, article_verified, opened_by, opened_by_name, opened_at)
     values ($1, 9, $2, 2026, '견본', '제1조', false, $3, '견본', now())`,
    [line, programme, asker],
  );
  await owner.query(
    `insert into support.award (id, agency_id, company_id, company_name, business_number, line_id, programme_id, fiscal_year, article, article_verified, key, reference,
       title, item, period_from, period_to, grant_won, own_won, plan, look_back_years, overlap_count, decided_by, decided_by_name, decided_at)
     values ($1, 9, $2, '', '', $3, $4, 2026, '', false, gen_random_uuid(), $5, '견본', 'monitoring', '2020-01-01', '2099-12-31', 1000000000, 0,
       '[{"item":"설비비","grantWon":1000000000,"ownWon":0}]', 5, 0, $6, '견본', now())`,
    [award, companyId, line, programme, award.replaceAll('-', '').slice(-8).toUpperCase(), asker],
  );
  const instalment = newId();
  await owner.query(
    `insert into support.instalment (id, award_id, agency_id, company_id, ordinal, amount_won, planned_on) values ($1, $2, 9, $3, 1, 1000000000, '2026-01-01')`,
    [instalment, award, companyId],
  );
  await owner.query(
    `insert into support.agreement (id, award_id, agency_id, company_id, number, content, text, sha256, reason, issued_by, issued_by_name, issued_at)
     values ($1, $2, 9, $3, 1, '{}', '{}', sha256('{}'), '견본', $4, '견본', now())`,
    [agreement, award, companyId, asker],
  );
  for (const [side, signer] of [
    ['company', personId],
    ['agency', staff[4]],
  ])
    await owner.query(
      `insert into support.agreement_signature (id, agreement_id, award_id, agency_id, company_id, side, sha256, reason, signed_by, signed_by_name, signed_at)
       values (gen_random_uuid(), $1, $2, 9, $3, $4, sha256('{}'), '견본', $5, '견본', now())`,
      [agreement, award, companyId, side, signer],
    );
  await moveIn(owner, staff, { line, award, instalment });
  return { award, companyId, personId };
};

const stage = await openStage(folder, 0);
try {
  const { owner } = stage;
  await asSystem(stage.runtime.database, 'write', (tx) => loadRegion(tx, stage.runtime.pack));
  const staff: string[] = [];
  for (const role of ['officer', 'officer', 'officer', 'officer', 'manager'])
    staff.push((await seat(owner, role, { agencyId: 9 })).personId);
  const grants: Awaited<ReturnType<typeof grant>>[] = [];
  for (let count = 0; count < writers; count += 1) grants.push(await grant(owner, staff));
  await owner.query(
    'create table support.plain_row (id uuid primary key, company_id uuid, amount_won bigint, words text, at timestamptz)',
  );
  const clients = grants.map(() => new pg.Client(stage.runtime.opened.owner));
  await Promise.all(clients.map((client) => client.connect()));
  const rate = async (write: (client: pg.Client, at: number) => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await Promise.all(
      clients.map(async (client, at) => {
        for (let count = 0; count < each; count += 1) await write(client, at);
      }),
    );
    return (writers * each) / ((performance.now() - begun) / 1000);
  };
  const spend = (own: boolean) => (client: pg.Client, at: number) => {
    const { award, companyId, personId } = grants[own ? at : 0] ?? { award: '', companyId: '', personId: '' };
    return client.query(
      `insert into support.expense (id, key, award_id, agency_id, company_id, item, vendor, spent_on, grant_won, own_won, purpose, entered_by, entered_by_name, entered_at)
       values (gen_random_uuid(), gen_random_uuid(), $1, 9, $2, '설비비', '견본', '2026-06-01', 100, 25, '견본', $3, '견본', now())`,
      [award, companyId, personId],
    );
  };
  const plain = (client: pg.Client) =>
    client.query(`insert into support.plain_row values (gen_random_uuid(), gen_random_uuid(), 125, '견본', now())`);
  const found: Record<'raw' | 'apart' | 'one', number[]> = { raw: [], apart: [], one: [] };
  for (let round = 0; round < rounds; round += 1) {
    found.raw.push(await rate(plain));
    found.apart.push(await rate(spend(true)));
    found.one.push(await rate(spend(false)));
  }
  const { rows } = await owner.query<{ total: string; wrong: number }>(
    `select (select sum(amount_won) from support.posting) as total,
            (select count(*)::int from support.account a where a.balance <> coalesce((select sum(p.amount_won) from support.posting p where p.account_id = a.id), 0)) as wrong`,
  );
  say(`| one plain row a transaction, ${writers} connections | ${median(found.raw).toFixed(0)} |`);
  say(
    `| one receipt a transaction (4 postings, 4 balances, guards), each writer its own grant | ${median(found.apart).toFixed(0)} |`,
  );
  say(`| the same, all ${writers} writers into one grant | ${median(found.one).toFixed(0)} |`);
  say(`sum of all postings ${rows[0]?.total}, balances that differ ${rows[0]?.wrong}`);
  await Promise.all(clients.map((client) => client.end()));
} finally {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
}
