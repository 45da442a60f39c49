-- Evidence: who did what (audit) and who read what (access). Append-only, partitioned by month.

create table evidence.audit_entry (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  request_id text not null,
  actor_kind text not null,
  person_id uuid,
  agency_id smallint,
  actor_name text not null default '',
  company_id uuid,
  case_id uuid,
  action text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  primary key (at, id)
) partition by range (at);
create index audit_company on evidence.audit_entry (company_id, at desc);
create index audit_case on evidence.audit_entry (case_id, at desc);

create table evidence.access_entry (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  request_id text not null,
  person_id uuid not null,
  agency_id smallint not null,
  reader_name text not null,
  agency_name text not null,
  company_id uuid not null,
  case_id uuid,
  sections text[] not null,
  endpoint text not null,
  reason text not null default '',
  primary key (at, id)
) partition by range (at);
create index access_company on evidence.access_entry (company_id, at desc);

-- Keeps partitions ready: from the month of the first day asked for until `months` ahead. Called at each start and by a daily job.
create function evidence.ensure_partitions(first_day date, months integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month date := date_trunc('month', first_day)::date;
  parent text;
  child text;
begin
  if session_user <> 'boru_owner' and not app.is_system() and current_setting('role') = 'boru_app' then raise exception 'only the system actor' using errcode = '42501'; end if;
  for i in 0 .. least(greatest(months, 0), 120) loop
    foreach parent in array array['audit_entry', 'access_entry'] loop
      child := format('%s_%s', parent, to_char(month, 'YYYYMM'));
      if to_regclass('evidence.' || child) is null then
        execute format('create table evidence.%I partition of evidence.%I for values from (%L) to (%L)',
                       child, parent, month::timestamp at time zone 'Asia/Seoul', (month + interval '1 month')::timestamp at time zone 'Asia/Seoul');
        -- Nobody reaches a partition but through its parent.
        execute format('alter table evidence.%I enable row level security', child);
        execute format('alter table evidence.%I force row level security', child);
        execute format('create policy owner_all on evidence.%I to boru_owner using (true) with check (true)', child);
        execute format('comment on table evidence.%I is %L', child, '한 달치 증적');
      end if;
    end loop;
    month := (month + interval '1 month')::date;
  end loop;
end $$;

revoke all on function evidence.ensure_partitions from public;
grant execute on function evidence.ensure_partitions to boru_app;

call app.protect('evidence.audit_entry');
call app.protect('evidence.access_entry');
select evidence.ensure_partitions((now() - interval '25 months')::date, 40);
create table evidence.audit_entry_rest partition of evidence.audit_entry default;
create table evidence.access_entry_rest partition of evidence.access_entry default;
alter table evidence.audit_entry_rest enable row level security;
alter table evidence.audit_entry_rest force row level security;
create policy owner_all on evidence.audit_entry_rest to boru_owner using (true) with check (true);
alter table evidence.access_entry_rest enable row level security;
alter table evidence.access_entry_rest force row level security;
create policy owner_all on evidence.access_entry_rest to boru_owner using (true) with check (true);
comment on table evidence.audit_entry_rest is '달이 마련되지 않은 증적(비어 있어야 한다)';
comment on table evidence.access_entry_rest is '달이 마련되지 않은 열람 기록(비어 있어야 한다)';

-- Written, never changed: not even the system actor may edit or delete a trace.
revoke update, delete on evidence.audit_entry, evidence.access_entry from boru_app;
create policy writes on evidence.audit_entry for insert to boru_app
  with check (person_id is not distinct from (select app.person()) and agency_id is not distinct from (select app.agency()));
create policy company_reads on evidence.audit_entry for select to boru_app using (company_id = (select app.company()));
create policy actor_reads on evidence.audit_entry for select to boru_app using (person_id = (select app.person()));
create policy agency_reads on evidence.audit_entry for select to boru_app using (agency_id = (select app.agency()));
create policy administrator_reads on evidence.audit_entry for select to boru_app using ((select app.is_administrator()) and company_id is null);
create policy writes on evidence.access_entry for insert to boru_app
  with check (person_id = (select app.person()) and agency_id = (select app.agency()));
create policy company_reads on evidence.access_entry for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on evidence.access_entry for select to boru_app using (agency_id = (select app.agency()));

comment on table evidence.audit_entry is '한 일의 증적';
comment on column evidence.audit_entry.id is '순번';
comment on column evidence.audit_entry.at is '한 때';
comment on column evidence.audit_entry.request_id is '요청 번호';
comment on column evidence.audit_entry.actor_kind is '행위자 종류';
comment on column evidence.audit_entry.person_id is '사람';
comment on column evidence.audit_entry.agency_id is '기관';
comment on column evidence.audit_entry.actor_name is '그때의 이름';
comment on column evidence.audit_entry.company_id is '대상 기업';
comment on column evidence.audit_entry.case_id is '대상 건';
comment on column evidence.audit_entry.action is '한 일';
comment on column evidence.audit_entry.subject_id is '대상 번호';
comment on column evidence.audit_entry.detail is '덧붙임(개인정보 없음)';
comment on table evidence.access_entry is '열람 기록. 기업이 직접 본다';
comment on column evidence.access_entry.id is '순번';
comment on column evidence.access_entry.at is '열람한 때';
comment on column evidence.access_entry.request_id is '요청 번호';
comment on column evidence.access_entry.person_id is '열람한 사람';
comment on column evidence.access_entry.agency_id is '열람한 기관';
comment on column evidence.access_entry.reader_name is '그때의 이름';
comment on column evidence.access_entry.agency_name is '그때의 기관 이름';
comment on column evidence.access_entry.company_id is '대상 기업';
comment on column evidence.access_entry.case_id is '대상 건';
comment on column evidence.access_entry.sections is '본 항목';
comment on column evidence.access_entry.endpoint is '연 화면';
comment on column evidence.access_entry.reason is '까닭';
