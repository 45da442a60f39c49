-- A sealed report becomes a case of its desk without losing the seal (decision 0048). The case is of a kind of its own: a number,
-- who has it, until when, open or closed, and sealed notes. No word of anybody stands here in the clear. It exists for the named
-- team of one agency only; for the rest of that agency, its manager and every other agency there is none.
create table reports.sealed_case (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  year integer not null,
  serial integer not null default 0 check (serial > 0),
  state text not null default 'open' check (state in ('open', 'closed')),
  owner_id uuid references organisations.person(id),
  due_on date,
  opened_by uuid not null references organisations.person(id),
  opened_on date not null,
  closed_on date,
  version integer not null default 1,
  unique (agency_id, year, serial),
  constraint sealed_case_ended check ((state = 'closed') = (closed_on is not null))
);
create index sealed_case_open on reports.sealed_case (agency_id, due_on) where state = 'open';
create index sealed_case_owner on reports.sealed_case (owner_id) where state = 'open';
-- A report is in one case of an agency at most; several reports of one matter share a case.
create table reports.sealed_case_report (
  agency_id smallint not null references organisations.agency(id),
  report_id uuid not null references reports.report(id),
  case_id uuid not null references reports.sealed_case(id),
  added_by uuid not null references organisations.person(id),
  added_on date not null,
  primary key (agency_id, report_id)
);
create index sealed_case_report_case on reports.sealed_case_report (case_id);
create index sealed_case_report_report on reports.sealed_case_report (report_id);
create table reports.sealed_case_note (
  id uuid primary key,
  case_id uuid not null references reports.sealed_case(id),
  agency_id smallint not null references organisations.agency(id),
  place bigint generated always as identity,
  desk_key_id uuid not null references reports.desk_key(id),
  body bytea not null check (length(body) between 8000 and 20000),
  written_by uuid not null references organisations.person(id),
  written_on date not null
);
create index sealed_case_note_case on reports.sealed_case_note (case_id, place);
call app.protect('reports.sealed_case');
call app.protect('reports.sealed_case_report');
call app.protect('reports.sealed_case_note');
revoke insert, update, delete on reports.sealed_case, reports.sealed_case_report, reports.sealed_case_note from boru_app;
grant insert (id, agency_id, year, owner_id, due_on, opened_by, opened_on) on reports.sealed_case to boru_app;
grant update (state, owner_id, due_on, closed_on, version) on reports.sealed_case to boru_app;
grant insert (agency_id, report_id, case_id, added_by, added_on) on reports.sealed_case_report to boru_app;
grant insert (id, case_id, agency_id, desk_key_id, body, written_by, written_on) on reports.sealed_case_note to boru_app;

-- One row after the other, without gaps: a gap would say that there is something one may not see. A case is destroyed years after
-- its year, so no number is given twice.
create function reports.number_sealed_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(130, new.agency_id);
  new.serial := 1 + coalesce((select max(c.serial) from reports.sealed_case c where c.agency_id = new.agency_id and c.year = new.year), 0);
  return new;
end $$;
create trigger number_sealed_case before insert on reports.sealed_case for each row execute function reports.number_sealed_case();

-- Whoever was left out of one report of a case is left out of the case: its notes may speak of that report.
create function app.excluded_cases() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct r.case_id), '{}'::uuid[])
    from reports.exclusion e join reports.sealed_case_report r on r.report_id = e.report_id and r.agency_id = e.agency_id
   where e.person_id = (app.identity()).person_id
$$;
-- And has it no longer: nobody works on what does not exist for them.
create function reports.leave_sealed_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update reports.sealed_case c set owner_id = null, version = c.version + 1
   where c.owner_id in (select e.person_id from reports.exclusion e where e.report_id = new.report_id and e.agency_id = new.agency_id)
     and c.id in (select r.case_id from reports.sealed_case_report r where r.report_id = new.report_id and r.agency_id = new.agency_id);
  return null;
end $$;
create trigger leave_sealed_case after insert on reports.exclusion for each row execute function reports.leave_sealed_case();
create trigger leave_sealed_case after insert on reports.sealed_case_report for each row execute function reports.leave_sealed_case();
-- The same for somebody whom a manager takes off the team.
create function reports.drop_sealed_cases() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update reports.sealed_case c set owner_id = null, version = c.version + 1
   where c.agency_id = new.agency_id and c.owner_id = new.person_id and c.state = 'open';
  return null;
end $$;
create trigger drop_sealed_cases after update on reports.team_member for each row
  when (old.removed_at is null and new.removed_at is not null) execute function reports.drop_sealed_cases();

-- Reports that go when their keeping has ended take their place in a case with them, and the last one the case.
create function reports.forget_sealed_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone uuid;
begin
  delete from reports.sealed_case_report r where r.report_id = old.report_id and r.agency_id = old.agency_id returning r.case_id into gone;
  if gone is not null and not exists (select 1 from reports.sealed_case_report r where r.case_id = gone) then
    delete from reports.sealed_case_note n where n.case_id = gone;
    delete from reports.sealed_case c where c.id = gone;
  end if;
  return null;
end $$;
create trigger forget_sealed_case after delete on reports.recipient for each row execute function reports.forget_sealed_case();
revoke all on function app.excluded_cases, reports.number_sealed_case, reports.leave_sealed_case, reports.drop_sealed_cases,
  reports.forget_sealed_case from public;
grant execute on function app.excluded_cases to boru_app;

create policy team_reads on reports.sealed_case for select to boru_app using (agency_id = (select app.reporting_agency()));
create policy team_opens on reports.sealed_case for insert to boru_app
  with check (agency_id = (select app.reporting_agency()) and opened_by = (select app.person()));
create policy team_changes on reports.sealed_case for update to boru_app
  using (agency_id = (select app.reporting_agency())) with check (agency_id = (select app.reporting_agency()));
create policy team_reads on reports.sealed_case_report for select to boru_app using (agency_id = (select app.reporting_agency()));
create policy team_adds on reports.sealed_case_report for insert to boru_app
  with check (agency_id = (select app.reporting_agency()) and added_by = (select app.person())
              and exists (select 1 from reports.report r where r.id = report_id)
              and exists (select 1 from reports.sealed_case c where c.id = case_id and c.agency_id = sealed_case_report.agency_id));
create policy team_reads on reports.sealed_case_note for select to boru_app using (agency_id = (select app.reporting_agency()));
create policy team_writes on reports.sealed_case_note for insert to boru_app
  with check (agency_id = (select app.reporting_agency()) and written_by = (select app.person())
              and exists (select 1 from reports.sealed_case c where c.id = case_id and c.agency_id = sealed_case_note.agency_id)
              and exists (select 1 from reports.desk_key k where k.id = desk_key_id and k.agency_id = sealed_case_note.agency_id));
create policy not_excluded on reports.sealed_case as restrictive for all to boru_app
  using (id <> all ((select app.excluded_cases())::uuid[]));
create policy not_excluded on reports.sealed_case_report as restrictive for all to boru_app
  using (case_id <> all ((select app.excluded_cases())::uuid[]));
create policy not_excluded on reports.sealed_case_note as restrictive for all to boru_app
  using (case_id <> all ((select app.excluded_cases())::uuid[]));

comment on table reports.sealed_case is '봉인된 제보에서 나온 건. 지명된 팀만 보며, 적은 말은 모두 봉인되어 있다';
comment on column reports.sealed_case.id is '번호(내부)';
comment on column reports.sealed_case.agency_id is '기관';
comment on column reports.sealed_case.year is '연 해';
comment on column reports.sealed_case.serial is '그 해 그 기관의 차례';
comment on column reports.sealed_case.state is '상태(open 진행, closed 종결)';
comment on column reports.sealed_case.owner_id is '맡은 사람. 팀에서 빠지거나 제보에서 빠지면 비운다';
comment on column reports.sealed_case.due_on is '다음 일의 기한(창구가 정함)';
comment on column reports.sealed_case.opened_by is '건으로 만든 사람';
comment on column reports.sealed_case.opened_on is '건으로 만든 날';
comment on column reports.sealed_case.closed_on is '종결한 날';
comment on column reports.sealed_case.version is '고친 횟수(두 사람이 함께 고치는 것을 막는다)';
comment on table reports.sealed_case_report is '봉인된 건에 든 제보';
comment on column reports.sealed_case_report.agency_id is '기관';
comment on column reports.sealed_case_report.report_id is '제보';
comment on column reports.sealed_case_report.case_id is '건';
comment on column reports.sealed_case_report.added_by is '넣은 사람';
comment on column reports.sealed_case_report.added_on is '넣은 날';
comment on table reports.sealed_case_note is '봉인된 건의 기록. 창구의 열쇠로 봉인되어 서버는 읽지 못한다';
comment on column reports.sealed_case_note.id is '번호(쓴 브라우저가 고른 무작위)';
comment on column reports.sealed_case_note.case_id is '건';
comment on column reports.sealed_case_note.agency_id is '기관';
comment on column reports.sealed_case_note.place is '차례';
comment on column reports.sealed_case_note.desk_key_id is '봉인한 창구 열쇠';
comment on column reports.sealed_case_note.body is '봉인된 기록(age)';
comment on column reports.sealed_case_note.written_by is '쓴 사람';
comment on column reports.sealed_case_note.written_on is '쓴 날';
