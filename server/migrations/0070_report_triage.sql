-- What a team says about a report to itself: type, urgency, territory, state and a title, sealed to the desk's own key. The
-- server learns that a report was triaged, by whom and on which day, and nothing of what was said (decision 0031).
create table reports.triage (
  report_id uuid not null references reports.report(id),
  agency_id smallint not null references organisations.agency(id),
  desk_key_id uuid not null references reports.desk_key(id),
  version integer not null check (version between 1 and 10000),
  body bytea not null check (length(body) between 4000 and 12000),
  written_by uuid not null references organisations.person(id),
  written_on date not null,
  primary key (report_id, agency_id)
);
create index triage_agency on reports.triage (agency_id);
call app.protect('reports.triage');
revoke insert, update, delete on reports.triage from boru_app;
grant insert (report_id, agency_id, desk_key_id, version, body, written_by, written_on) on reports.triage to boru_app;
grant update (desk_key_id, version, body, written_by, written_on) on reports.triage to boru_app;

create policy team_reads on reports.triage for select to boru_app using (agency_id = (select app.reporting_agency()));
create policy team_writes on reports.triage for insert to boru_app
  with check (agency_id = (select app.reporting_agency()) and written_by = (select app.person())
              and exists (select 1 from reports.report r where r.id = report_id)
              and exists (select 1 from reports.desk_key k where k.id = desk_key_id and k.agency_id = triage.agency_id));
create policy team_changes on reports.triage for update to boru_app
  using (agency_id = (select app.reporting_agency()))
  with check (agency_id = (select app.reporting_agency()) and written_by = (select app.person())
              and exists (select 1 from reports.desk_key k where k.id = desk_key_id and k.agency_id = triage.agency_id));
create policy not_excluded on reports.triage as restrictive for all to boru_app
  using (report_id <> all ((select app.excluded_reports())::uuid[]));

comment on table reports.triage is '창구가 제보에 스스로 적은 분류. 창구의 열쇠로 봉인되어 서버는 읽지 못한다';
comment on column reports.triage.report_id is '제보';
comment on column reports.triage.agency_id is '기관';
comment on column reports.triage.desk_key_id is '봉인한 창구 열쇠';
comment on column reports.triage.version is '몇 번째로 적은 것인지';
comment on column reports.triage.body is '봉인된 분류(age)';
comment on column reports.triage.written_by is '적은 사람';
comment on column reports.triage.written_on is '적은 날';
