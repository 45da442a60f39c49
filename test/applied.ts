import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../server/src/kernel/ids.ts';
import type { Who } from './world.ts';

const digits = () => randomBytes(4).toString('hex').toUpperCase();
type Company = Who & { companyId: string };

/** An application as it stands after a company handed it in, with an answer for judges and one that is not for them. */
export const applyTo = async (
  owner: pg.Client,
  callId: string,
  company: Company,
  { name, benefitWon = 20_000_000, facts = { size: 'small' } }: { name: string; benefitWon?: number; facts?: object },
): Promise<string> => {
  const id = newId();
  await owner.query(
    `insert into support.application (id, number, call_id, agency_id, company_id, company_name, business_number, item, runs_from, runs_to, state,
       newest, form_number, asked_won, benefit_won, verdict, started_by, started_by_name, started_at, submitted_at, moved_at)
     select $1, $2, k.id, k.agency_id, $3, $4, '', k.item, k.runs_from, k.runs_to, 'submitted', 1, k.form_number, $5, $5, 'eligible', $6, '대표', now(), now(), now()
       from support.grant_call k where k.id = $7`,
    [id, `A-20261124-${digits()}`, company.companyId, name, benefitWon, company.personId, callId],
  );
  const known = JSON.stringify(Object.entries(facts).map(([key, value]) => ({ key, value })));
  await owner.query(
    `insert into support.application_version (application_id, number, call_id, form_number, receipt, changed, facts, trace, trace_sha256, verdict,
       drafted_by_name, signed_by, signed_by_name, submitted_at)
     values ($1, 1, $2, 1, 'R', '{}', $3, '{}', sha256('trace'), 'eligible', '대표', $4, '대표', now())`,
    [id, callId, known, company.personId],
  );
  await owner.query(
    `insert into support.application_answer (application_id, number, key, class, readers, value)
     values ($1, 1, 'purpose', 'internal', '{officer,manager,reviewer}', $2), ($1, 1, 'cloudName', 'sensitive', '{manager}', '"비밀 구름"')`,
    [id, JSON.stringify(`${name}의 목적`)],
  );
  return id;
};

/** A call of an agency that is closed and under review, with these applications. */
export const callUnderReview = async (
  owner: pg.Client,
  wish: {
    agencyId: number;
    people: readonly [string, string];
    title: string;
    budgetWon: number;
    companies: readonly Company[];
  },
): Promise<{ callId: string; applications: string[] }> => {
  const { agencyId, people, title, budgetWon } = wish;
  const [programme, version, callId] = [newId(), newId(), newId()];
  const put = (text: string, ...values: unknown[]) => owner.query(text, values);
  await put(
    `insert into support.programme (id, agency_id, kind, is_published, created_by, created_by_name, created_at) values ($1, $2, 'subsidy', true, $3, '담당', now())`,
    ...[programme, agencyId, people[0]],
  );
  await put(
    `insert into support.programme_version (id, programme_id, agency_id, number, state, content, notice_on, written_by, written_by_name, written_at,
       proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at)
     values ($1, $2, $3, 1, 'published', '{}', '2026-11-01', $4, '담당', now(), $4, '담당', now(), $5, '관리자', now())`,
    ...[version, programme, agencyId, people[0], people[1]],
  );
  await put(
    `insert into support.grant_call (id, number, agency_id, programme_id, programme_version_id, title, notice, item, opens_at, closes_at, runs_from, runs_to, budget_won,
       state, form_number, written_by, written_by_name, written_at, published_by, published_by_name, published_at)
     values ($1, $2, $3, $4, $5, $6, $6, 'securitySystem', now() - interval '9 days', now() - interval '1 day', '2027-01-01', '2027-06-30', $7,
       'published', 1, $8, '담당', now(), $9, '관리자', now())`,
    ...[callId, `G-20261124-${digits()}`, agencyId, programme, version, title, budgetWon, people[0], people[1]],
  );
  await put(
    `insert into support.grant_form (call_id, number, agency_id, questions, written_by, written_by_name, written_at, published_at, published_by_name)
     values ($1, 1, $2, '[]', $3, '담당', now(), now(), '관리자')`,
    ...[callId, agencyId, people[0]],
  );
  const applications: string[] = [];
  for (const [at, company] of wish.companies.entries())
    applications.push(await applyTo(owner, callId, company, { name: `지원기업${at + 1}` }));
  await put(`update support.grant_call set state = 'review' where id = $1`, callId);
  return { callId, applications };
};
