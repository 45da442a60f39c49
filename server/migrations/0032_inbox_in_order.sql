-- The inbox at a million cases: a page is read in its order and ends after its rows, a badge reads only what is open.

-- Whether its case is still open, so that what a desk has passed on in all its years is not read to count what is under way.
alter table cases.referral add column case_open boolean not null default true;
comment on column cases.referral.case_open is '그 건이 아직 열려 있는지(트리거가 관리)';
update cases.referral r set case_open = false from cases.case_file c where c.id = r.case_id and c.closed_at is not null;
revoke insert on cases.referral from boru_app;
grant insert (id, case_id, company_id, from_agency, to_agency, status, sections, reason, consent_id, legal_basis, requested_by, requested_at,
  answered_by, answered_at, answer_reason, due_at, from_desk, grant_ids, version, kind, onward, acknowledged_at, extended_at, asked_on) on cases.referral to boru_app;

create function cases.follow_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.referral r set case_open = new.closed_at is null where r.case_id = new.id and r.case_open <> (new.closed_at is null);
  return null;
end $$;
revoke all on function cases.follow_case from public;
create trigger follow_case after update of closed_at on cases.case_file for each row
  when ((old.closed_at is null) is distinct from (new.closed_at is null)) execute function cases.follow_case();

drop index cases.referral_from;
create index referral_under_way on cases.referral (from_agency, case_id)
  where case_open and status in ('awaitingConsent', 'requested', 'acknowledged', 'accepted');
create index referral_waiting_here on cases.referral (to_agency, case_id)
  where status in ('requested', 'acknowledged') or status = 'accepted' and kind = 'cooperation';

-- In the order of the page. The columns behind are what badges and policies look at, so that counting opens no case.
drop index cases.case_owner;
create index case_owner on cases.case_file (owner_agency, (coalesce(due_at, 'infinity'::timestamptz)), id)
  include (due_at, status, assignee_id, company_id, visible_to) where closed_at is null;
create index case_standing on cases.case_file (owner_agency, status, (coalesce(due_at, 'infinity'::timestamptz)), id) where closed_at is null;
