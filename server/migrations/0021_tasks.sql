-- Tasks of a desk on its cases, checklists from templates, and what the company says after the end.

create table cases.task (
  id uuid primary key,
  case_id uuid not null references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  agency_id smallint not null references organisations.agency(id),
  kind text not null check (kind in ('task', 'checklist', 'followUp')),
  title text not null check (length(title) between 1 and 200),
  template text,
  owner_id uuid references organisations.person(id),
  owner_name text,
  due_on date,
  created_by uuid not null references organisations.person(id),
  created_at timestamptz not null default now(),
  done_at timestamptz,
  done_by uuid references organisations.person(id),
  done_by_name text,
  seq bigint generated always as identity,
  visible_to smallint[] not null default '{}',
  constraint task_owned check ((owner_id is null) = (owner_name is null)),
  constraint task_done check ((done_at is null) = (done_by is null))
);
create index task_case on cases.task (case_id, seq);
create index task_owner on cases.task (owner_id, due_on, seq) where done_at is null;
create index task_agency on cases.task (agency_id, due_on, seq) where done_at is null;
-- A checklist is put on a case once; of two who press at once the second meets the first.
create unique index task_template_once on cases.task (case_id, agency_id, template, title) where kind = 'checklist';
call app.protect('cases.task');
-- A task says what is being done about the conversation: it is seen with it, and only by the agency whose work it is.
call app.sighted('cases.task', 'counsel', 'company_id', 'case_id');
create policy desk_reads on cases.task for select to boru_app
  using (agency_id = (select app.agency()) and (select app.agency()) = any (visible_to));
create policy desk_adds on cases.task for insert to boru_app
  with check (agency_id = (select app.working_agency()) and (select app.working_agency()) = any (visible_to));
create policy desk_turns on cases.task for update to boru_app
  using (agency_id = (select app.working_agency()) and (select app.working_agency()) = any (visible_to)) with check (true);
revoke insert, update, delete on cases.task from boru_app;
grant insert (id, case_id, company_id, agency_id, kind, title, template, owner_id, owner_name, due_on, created_by, created_at) on cases.task to boru_app;
grant update (owner_id, owner_name, due_on, done_at, done_by, done_by_name) on cases.task to boru_app;

-- How well the company was helped, asked once after the end; reopened, it is asked anew. The words stand in the timeline.
alter table cases.case_file add column satisfaction smallint check (satisfaction between 1 and 5);
grant update (satisfaction) on cases.case_file to boru_app;
comment on column cases.case_file.satisfaction is '종결 뒤 기업이 매긴 만족도(1~5)';

comment on table cases.task is '창구의 할 일과 점검표';
comment on column cases.task.id is '번호';
comment on column cases.task.case_id is '건';
comment on column cases.task.company_id is '기업';
comment on column cases.task.agency_id is '그 일을 하는 기관';
comment on column cases.task.kind is '종류(할 일, 점검표, 뒤따름)';
comment on column cases.task.title is '할 일';
comment on column cases.task.template is '가져온 점검표';
comment on column cases.task.owner_id is '맡은 사람';
comment on column cases.task.owner_name is '맡은 사람의 이름';
comment on column cases.task.due_on is '마칠 날';
comment on column cases.task.created_by is '적은 사람';
comment on column cases.task.created_at is '적은 때';
comment on column cases.task.done_at is '마친 때';
comment on column cases.task.done_by is '마친 사람';
comment on column cases.task.done_by_name is '마친 사람의 이름';
comment on column cases.task.seq is '적은 차례';
comment on column cases.task.visible_to is '볼 수 있는 기관(트리거가 관리)';
