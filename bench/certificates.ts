// Certificates per second: `node scripts/run.mjs bench/certificates.ts`. A run of 500 people who meet the rule, on the
// embedded PostgreSQL: numbers, rows, trace and progress in slices of 25; then their papers, one by one and all in one file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../server/src/kernel/ids.ts';
import { asSystem } from '../server/src/platform/database/index.ts';
import { qrRows, renderPdf, stopPress } from '../server/src/platform/documents/index.ts';
import { companySeat, seat } from '../server/src/platform/testing/people.ts';
import { loadRegion } from '../server/src/rooms/organisations/index.ts';
import { certifySome } from '../server/src/rooms/support/index.ts';
import { openStage } from './cases-load.ts';
import { median } from './measure.ts';

const people = 500;
const folder = mkdtempSync(join(tmpdir(), 'boru-certificates-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (from: number): number => (performance.now() - from) / 1000;

const stage = await openStage(folder, 0);
try {
  const { owner } = stage;
  const { database, services } = stage.runtime;
  await asSystem(database, 'write', (tx) => loadRegion(tx, stage.runtime.pack));
  const officer = await seat(owner, 'officer', { agencyId: 9 });
  const company = await companySeat(owner, { name: '견본정밀' });
  const [course, run, session, batch] = [newId(), newId(), newId(), newId()];
  await owner.query(
    `insert into support.course (id, agency_id, title, summary, roles, basis, materials, closes, rule, created_by, created_at)
     values ($1, 9, '산업기술 보호 기초', '견본', '{allStaff}', '[{"law":"industrial-technology-protection-act","article":"제19조"}]', '[]', '{}',
             '{"attendancePercent":80,"testScore":null,"survey":false,"validMonths":12}', $2, now())`,
    [course, officer.personId],
  );
  await owner.query(
    `insert into support.run (id, course_id, agency_id, title, roles, capacity, price_won, queue_rule, offer_hours, enrol_until, cancel_until, trainers, starts_at, ends_at, created_by, created_at)
     values ($1, $2, 9, '산업기술 보호 기초', '{allStaff}', 1000, 0, 'firstCome', 24, now(), now(), '{박강사}', now() - interval '3 hours', now() - interval '1 hour', $3, now())`,
    [run, course, officer.personId],
  );
  await owner.query(
    `insert into support.session (id, run_id, agency_id, mode, place, starts_at, ends_at) values ($1, $2, 9, 'onSite', '강당', now() - interval '3 hours', now() - interval '1 hour')`,
    [session, run],
  );
  await owner.query(
    `insert into support.attendee (id, run_id, agency_id, company_id, company_name, name, role, state, seat, enrolled_by, enrolled_at)
     select gen_random_uuid(), $1, 9, $2, '견본정밀', '사람' || n, 'researcher', 'seated', n, $3, now() from generate_series(1, $4::int) n`,
    [run, company.companyId, company.personId, people],
  );
  await owner.query(
    `insert into support.attendance (id, session_id, attendee_id, minutes, how, arrived_at, marked_at, marked_by, marked_by_name)
     select gen_random_uuid(), $1, a.id, 120, 'hand', now(), now(), $3, '견본' from support.attendee a where a.run_id = $2`,
    [session, run, officer.personId],
  );
  await owner.query(
    `insert into support.certificate_batch (id, run_id, agency_id, total, asked_by, asked_by_name, asked_at) values ($1, $2, 9, $3, $4, '견본', now())`,
    [batch, run, people, officer.personId],
  );
  const begun = performance.now();
  const slice = () =>
    asSystem(database, 'write', (tx) =>
      certifySome({ tx, now: new Date(), actor: { kind: 'system' }, requestId: 'bench', services }, batch),
    );
  while (await slice());
  const made = seconds(begun);
  const { rows } = await owner.query<{ made: number; numbers: number }>(
    'select count(*)::int as made, count(distinct number)::int as numbers from support.certificate where run_id = $1',
    [run],
  );
  say(
    `| ${people} certificates made (rows, numbers, trace; ${rows[0]?.made} rows, ${rows[0]?.numbers} numbers) | ${made.toFixed(2)} s | ${(people / made).toFixed(0)} |`,
  );
} finally {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
}

const paper = (serial: number) => ({
  ...{ number: `제2026-충북-${String(serial).padStart(5, '0')}호`, person: `사람${serial}`, company: '견본정밀' },
  ...{
    course: '산업기술 보호 기초',
    heldFrom: '2026-12-10',
    heldUntil: '2026-12-10',
    minutes: 120,
    agency: '충청북도',
  },
  ...{ basis: '「산업기술의 유출방지 및 보호에 관한 법률」 제19조', issuedOn: '2026-12-10', expiresOn: '2027-12-10' },
  ...{ code: '7KQ2M4XZ9T', address: 'https://boru.example.kr/education/certificate' },
  qr: qrRows(`https://boru.example.kr/education/certificate#제2026-충북-${serial}호.7KQ2M4XZ9T`),
});
const at = new Date('2026-12-10T03:00:00Z');
const set = async (items: object[]): Promise<number> => {
  const begun = performance.now();
  await renderPdf('completion-certificate', { items }, { at });
  return seconds(begun);
};
await set([paper(1)]);
const single: number[] = [];
for (let serial = 2; serial < 32; serial += 1) single.push(await set([paper(serial)]));
const one = median(single);
say(`| one paper after the other, median of ${single.length} | ${one.toFixed(3)} s | ${(1 / one).toFixed(1)} |`);
const whole = await set(Array.from({ length: people }, (_, index) => paper(index + 100)));
say(`| ${people} papers in one file | ${whole.toFixed(2)} s | ${(people / whole).toFixed(0)} |`);
stopPress();
