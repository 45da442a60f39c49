-- What a company made of the lessons a closed incident proposes, and whether the region may count the incident (never unless it said so).

alter table reports.incident_event drop constraint incident_event_kind_check;
alter table reports.incident_event add constraint incident_event_kind_check
  check (kind in ('opened', 'updated', 'note', 'stepDone', 'stepUndone', 'turned', 'noticed', 'granted', 'grantEnded', 'itemAdded', 'handedOver', 'damageCounted', 'bundled', 'learned'));

create table reports.incident_lesson (
  incident_id uuid not null references reports.incident(id),
  lesson text not null check (char_length(lesson) between 1 and 60),
  company_id uuid not null references organisations.company(id),
  decision text not null check (decision in ('accepted', 'refused')),
  question text not null check (char_length(question) between 1 and 60),
  value smallint not null check (value between 0 and 2),
  task text not null check (char_length(task) between 1 and 4000),
  task_english text not null check (char_length(task_english) between 1 and 4000),
  reason text check (char_length(reason) between 1 and 500),
  decided_at timestamptz not null,
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  primary key (incident_id, lesson)
);
create index incident_lesson_company on reports.incident_lesson (company_id, decided_at desc);

create table reports.incident_learning (
  incident_id uuid primary key references reports.incident(id),
  company_id uuid not null references organisations.company(id),
  shares boolean not null,
  decided_at timestamptz not null,
  person_id uuid not null references organisations.person(id)
);

call app.protect('reports.incident_lesson');
call app.protect('reports.incident_learning');

-- The signers alone: what a company learned shows how weak it was, also to a reader it named.
create policy company_reads on reports.incident_lesson for select to boru_app using (company_id = (select app.signing_company()));
create policy company_decides on reports.incident_lesson for insert to boru_app
  with check (company_id = (select app.signing_company()) and person_id = (select app.person())
              and exists (select 1 from reports.incident i where i.id = incident_id and i.company_id = incident_lesson.company_id));
create policy company_reads on reports.incident_learning for select to boru_app using (company_id = (select app.signing_company()));
create policy company_chooses on reports.incident_learning for insert to boru_app
  with check (company_id = (select app.signing_company()) and person_id = (select app.person())
              and exists (select 1 from reports.incident i where i.id = incident_id and i.company_id = incident_learning.company_id));
create policy company_changes on reports.incident_learning for update to boru_app
  using (company_id = (select app.signing_company())) with check (company_id = (select app.signing_company()) and person_id = (select app.person()));
revoke update, delete on reports.incident_lesson, reports.incident_learning from boru_app;
grant update (shares, decided_at, person_id) on reports.incident_learning to boru_app;

-- Companies, not incidents: one company with five leaks is still one. Raw counts are for the system actor alone.
create function insight.incident_counts() returns table (dimension text, key text, companies integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    with told as (select i.id, i.company_id, i.channels from reports.incident i
                    join reports.incident_learning l on l.incident_id = i.id and l.shares
                   where i.state = 'closed')
    select 'all', 'all', count(distinct t.company_id)::int from told t
    union all select 'channel', c.channel, count(distinct t.company_id)::int from told t cross join unnest(t.channels) c(channel) group by c.channel
    union all select 'lesson', s.lesson, count(distinct t.company_id)::int from told t
                join reports.incident_lesson s on s.incident_id = t.id and s.decision = 'accepted' group by s.lesson;
end $$;
revoke all on function insight.incident_counts from public;
grant execute on function insight.incident_counts to boru_app;

comment on table reports.incident_lesson is '마친 사고의 제안을 기업이 받아들였는지(고치지 않음)';
comment on column reports.incident_lesson.incident_id is '사고';
comment on column reports.incident_lesson.lesson is '제안(catalogue/incident-lessons.json)';
comment on column reports.incident_lesson.company_id is '기업';
comment on column reports.incident_lesson.decision is 'accepted 받아들임, refused 받아들이지 않음';
comment on column reports.incident_lesson.question is '진단 문항';
comment on column reports.incident_lesson.value is '제안한 답';
comment on column reports.incident_lesson.task is '할 일(정할 때의 글)';
comment on column reports.incident_lesson.task_english is '할 일(영문)';
comment on column reports.incident_lesson.reason is '까닭';
comment on column reports.incident_lesson.decided_at is '정한 때';
comment on column reports.incident_lesson.person_id is '정한 사람';
comment on column reports.incident_lesson.person_name is '정한 사람의 이름';
comment on table reports.incident_learning is '이 사고를 지역 통계에 수로 더할지(기업이 정함)';
comment on column reports.incident_learning.incident_id is '사고';
comment on column reports.incident_learning.company_id is '기업';
comment on column reports.incident_learning.shares is '더하는지';
comment on column reports.incident_learning.decided_at is '정한 때';
comment on column reports.incident_learning.person_id is '정한 사람';
