import { newId } from '../server/src/kernel/ids.ts';
import type { Who, World } from './world.ts';

const digits = (id: string) => id.slice(-8).toUpperCase();

/** An application of this company that was judged and decided at an agency, with these words wherever there are words. */
export const judgedOf = async (
  world: World,
  company: Who & { companyId: string },
  agencyId: number,
  words: string,
): Promise<void> => {
  const officer = await world.staff(agencyId, 'officer');
  const manager = await world.staff(agencyId, 'manager');
  const [programme, call, application, judge, run, proposal] = Array.from({ length: 6 }, () => newId()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const put = (text: string, ...values: unknown[]) => world.owner.query(text, values);
  const by = [officer.personId, '담당'];
  await put(
    `insert into support.programme (id, agency_id, kind, is_published, created_by, created_by_name, created_at) values ($1, $2, 'subsidy', true, $3, $4, now())`,
    programme,
    agencyId,
    ...by,
  );
  await put(
    `insert into support.grant_call (id, number, agency_id, programme_id, title, notice, item, opens_at, closes_at, runs_from, runs_to, budget_won, written_by, written_by_name, written_at)
     values ($1, $2, $3, $4, $5, $5, 'other', now(), now() + interval '1 day', '2027-01-01', '2027-06-30', 9, $6, $7, now())`,
    call,
    `G-20261124-${digits(call)}`,
    agencyId,
    programme,
    words,
    ...by,
  );
  // The call was never announced, so that no list of everybody's names it.
  await put('alter table support.application disable trigger fill_application');
  await put(
    `insert into support.application (id, number, call_id, agency_id, company_id, company_name, business_number, item, runs_from, runs_to, state, newest,
       started_by, started_by_name, started_at, submitted_at, moved_at)
     values ($1, $2, $3, $4, $5, $6, '', 'other', '2027-01-01', '2027-06-30', 'inReview', 1, $7, $6, now(), now(), now())`,
    application,
    `A-20261124-${digits(application)}`,
    call,
    agencyId,
    company.companyId,
    words,
    company.personId,
  );
  await put('alter table support.application enable trigger fill_application');
  await put(
    `insert into support.review_panel (call_id, agency_id, rule, criteria, tie_break, objective, levels, quotas, state, opened_at, written_by, written_by_name, written_at)
     values ($1, $2, 'mean', $3, '{}', 'points', '{1000}', '[]', 'scoring', now(), $4, $5, now())`,
    call,
    agencyId,
    JSON.stringify([
      { id: 'need', title: { ko: words, en: words }, anchor: null, weight: 1, highest: 10, floor: null },
    ]),
    ...by,
  );
  await put(
    `insert into support.judge (id, call_id, agency_id, person_id, name, written_by, written_by_name, written_at) values ($1, $2, $3, $4, $5, $6, $7, now())`,
    judge,
    call,
    agencyId,
    officer.personId,
    words,
    ...by,
  );
  await put(
    `insert into support.review_assignment (judge_id, application_id, call_id, agency_id, assigned_by_name, assigned_at) values ($1, $2, $3, $4, $5, now())`,
    judge,
    application,
    call,
    agencyId,
    words,
  );
  await put(
    `insert into support.score_sheet (judge_id, application_id, call_id, agency_id, marks, words, state, saved_at, submitted_at) values ($1, $2, $3, $4, '{"need": 5}', $5, 'submitted', now(), now())`,
    judge,
    application,
    call,
    agencyId,
    words,
  );
  await put(
    `insert into support.judge_conflict (id, judge_id, application_id, call_id, agency_id, source, ground, words, noted_by, noted_by_name, noted_at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'pinned', 'other', $5, $6, $7, now())`,
    judge,
    application,
    call,
    agencyId,
    words,
    ...by,
  );
  await put(
    `update support.review_panel set state = 'closed', closed_at = now(), closed_by_name = $2 where call_id = $1`,
    call,
    words,
  );
  await put(
    `insert into support.selection_run (id, call_id, agency_id, number, input, input_sha256, changes, first, ordered, asked_by, asked_by_name, asked_at)
     values ($1, $2, $3, 1, $4, sha256('run'), '[]', '{}', '{}', $5, $6, now())`,
    run,
    call,
    agencyId,
    JSON.stringify({ words }),
    ...by,
  );
  await put(
    `insert into support.selection_proposal (id, call_id, agency_id, run_id, source, choice, reason, state, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, decision_reason)
     values ($1, $2, $3, $4, 'first', '{}', $5, 'decided', $6, $7, now(), $8, $7, now(), $5)`,
    proposal,
    call,
    agencyId,
    run,
    words,
    ...by,
    manager.personId,
  );
  await put(
    `insert into support.selection_result (application_id, call_id, agency_id, company_id, proposal_id, outcome, reserve_place, reason, decided_at)
     values ($1, $2, $3, $4, $5, 'reserve', 1, $6, now())`,
    application,
    call,
    agencyId,
    company.companyId,
    proposal,
    words,
  );
};
