-- A conflict of interest: for somebody who is left out of a report it does not exist, although that person is of the team and
-- holds the key of the desk. Nobody takes it back: who was left out might be the one who asks.
create table reports.exclusion (
  report_id uuid not null references reports.report(id),
  agency_id smallint not null references organisations.agency(id),
  person_id uuid not null references organisations.person(id),
  excluded_by uuid not null references organisations.person(id),
  excluded_at timestamptz not null default now(),
  primary key (report_id, person_id)
);
create index exclusion_person on reports.exclusion (person_id);
call app.protect('reports.exclusion');
revoke update, delete on reports.exclusion from boru_app;

-- Read once per statement by the policies below.
create function app.excluded_reports() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(e.report_id), '{}'::uuid[]) from reports.exclusion e where e.person_id = (app.identity()).person_id
$$;
revoke all on function app.excluded_reports from public;
grant execute on function app.excluded_reports to boru_app;

-- Who was left out is not told so, not even by this table.
create policy team_reads on reports.exclusion for select to boru_app
  using (agency_id = (select app.reporting_agency()) and report_id <> all ((select app.excluded_reports())::uuid[]));
create policy team_excludes on reports.exclusion for insert to boru_app
  with check (agency_id = (select app.reporting_agency()) and excluded_by = (select app.person())
              and exists (select 1 from reports.report r where r.id = report_id));
create policy not_excluded on reports.report as restrictive for all to boru_app
  using (id <> all ((select app.excluded_reports())::uuid[]));
create policy not_excluded on reports.recipient as restrictive for all to boru_app
  using (report_id <> all ((select app.excluded_reports())::uuid[]));
create policy not_excluded on reports.letter as restrictive for all to boru_app
  using (report_id <> all ((select app.excluded_reports())::uuid[]));

comment on table reports.exclusion is '이해관계로 제보 한 건에서 빠진 담당자';
comment on column reports.exclusion.report_id is '제보';
comment on column reports.exclusion.agency_id is '기관';
comment on column reports.exclusion.person_id is '빠진 사람';
comment on column reports.exclusion.excluded_by is '뺀 사람(스스로 빠졌다면 같은 사람)';
comment on column reports.exclusion.excluded_at is '뺀 때';
