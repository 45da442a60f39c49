-- 선정: runs of the solver on what was asked, a proposal that a second person decides, and what became of each application.

create table support.selection_run (
  id uuid primary key,
  call_id uuid not null,
  agency_id smallint not null,
  number integer not null check (number > 0),
  input jsonb not null check (jsonb_typeof(input) = 'object'),
  input_sha256 bytea not null check (length(input_sha256) = 32),
  changes jsonb not null check (jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) <= 500),
  first jsonb not null check (jsonb_typeof(first) = 'object'),
  ordered jsonb not null check (jsonb_typeof(ordered) = 'object'),
  state text not null default 'running' check (state in ('running', 'done', 'stopped', 'failed')),
  outcome text check (outcome in ('proven', 'found', 'impossible', 'nothing')),
  choice jsonb check (jsonb_typeof(choice) = 'object'),
  bound bigint,
  seconds integer,
  solver text check (char_length(solver) between 1 and 60),
  conflict jsonb check (jsonb_typeof(conflict) = 'object'),
  costs jsonb check (jsonb_typeof(costs) = 'array'),
  fault text check (fault in ('memory', 'killed', 'cancelled', 'fault', 'late')),
  progress jsonb check (jsonb_typeof(progress) = 'object'),
  with_costs boolean not null default false,
  is_to_stop boolean not null default false,
  asked_by uuid not null references organisations.person(id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  constraint run_of_panel foreign key (call_id, agency_id) references support.review_panel (call_id, agency_id),
  constraint run_numbered unique (call_id, number),
  constraint run_of_call unique (id, call_id, agency_id),
  constraint run_ended check ((state = 'running') = (ended_at is null))
);

create table support.selection_proposal (
  id uuid primary key,
  call_id uuid not null,
  agency_id smallint not null,
  run_id uuid not null,
  source text not null check (source in ('solver', 'first', 'ordered')),
  choice jsonb not null check (jsonb_typeof(choice) = 'object'),
  reason text not null check (char_length(reason) between 1 and 1000),
  state text not null default 'proposed' check (state in ('proposed', 'decided', 'returned')),
  proposed_by uuid not null references organisations.person(id),
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by uuid references organisations.person(id),
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text check (char_length(decision_reason) between 1 and 1000),
  version integer not null default 1,
  constraint proposal_of_run foreign key (run_id, call_id, agency_id) references support.selection_run (id, call_id, agency_id),
  constraint proposal_four_eyes check (decided_by is null or decided_by <> proposed_by),
  constraint proposal_decided check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)
    and (decided_at is null) = (decision_reason is null))
);
-- Two people who propose, or decide, at once: one of them is told that it stands already.
create unique index proposal_once on support.selection_proposal (call_id) where state in ('proposed', 'decided');

create table support.selection_result (
  application_id uuid primary key,
  call_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null references organisations.company(id),
  proposal_id uuid not null references support.selection_proposal(id),
  outcome text not null check (outcome in ('selected', 'reserve', 'rejected')),
  official_rank smallint,
  total integer,
  won bigint check (won between 0 and 9007199254740991),
  permille smallint check (permille between 1 and 1000),
  reserve_place smallint check (reserve_place > 0),
  reason text not null check (char_length(reason) between 1 and 500),
  decided_at timestamptz not null,
  constraint result_of_application foreign key (application_id, agency_id) references support.application (id, agency_id),
  constraint result_selected check ((outcome = 'selected') = (won is not null) and (won is null) = (permille is null)),
  constraint result_reserve check ((outcome = 'reserve') = (reserve_place is not null))
);
create index selection_result_call on support.selection_result (call_id);
create index selection_result_company on support.selection_result (company_id);

call app.protect('support.selection_run');
call app.protect('support.selection_proposal');
call app.protect('support.selection_result');

create policy agency_reads on support.selection_run for select to boru_app using (agency_id = (select app.agency()));
create policy desk_asks on support.selection_run for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and asked_by = (select app.person()));
create policy desk_stops on support.selection_run for update to boru_app
  using (agency_id = (select app.recording_agency())) with check (agency_id = (select app.recording_agency()));
create policy agency_reads on support.selection_proposal for select to boru_app using (agency_id = (select app.agency()));
create policy desk_proposes on support.selection_proposal for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and proposed_by = (select app.person()) and state = 'proposed');
create policy another_decides on support.selection_proposal for update to boru_app
  using (agency_id = (select app.managing_agency()) and state = 'proposed' and proposed_by <> (select app.person()))
  with check (agency_id = (select app.managing_agency()) and state in ('decided', 'returned') and decided_by = (select app.person()));
create policy agency_reads on support.selection_result for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.selection_result for select to boru_app using (company_id = (select app.company()));
create policy manager_writes on support.selection_result for insert to boru_app with check (agency_id = (select app.managing_agency()));

revoke update, delete on support.selection_run, support.selection_proposal, support.selection_result from boru_app;
-- What a run answered is the machine's to write; people ask it to stop.
grant update (state, outcome, choice, bound, seconds, solver, conflict, costs, fault, progress, is_to_stop, ended_at) on support.selection_run to boru_app;
grant update (state, decided_by, decided_by_name, decided_at, decision_reason, version) on support.selection_proposal to boru_app;

create function support.guard_run() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.is_system() then return new; end if;
  if (new.state, new.outcome, new.choice, new.bound, new.seconds, new.solver, new.conflict, new.costs, new.fault, new.progress, new.ended_at)
     is distinct from (old.state, old.outcome, old.choice, old.bound, old.seconds, old.solver, old.conflict, old.costs, old.fault, old.progress, old.ended_at) then
    raise exception 'an answer is the machine''s' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_run before update on support.selection_run for each row execute function support.guard_run();

create function support.guard_proposal() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from support.review_panel p where p.call_id = new.call_id and p.state = 'closed') then
    raise exception 'the scoring is not over' using errcode = 'BV003';
  end if;
  if tg_op = 'INSERT' then return new; end if;
  if old.state <> 'proposed' then raise exception 'what is decided stands' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_proposal before insert or update on support.selection_proposal for each row execute function support.guard_proposal();

create function support.fill_result() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select a.call_id, a.agency_id, a.company_id into new.call_id, new.agency_id, new.company_id from support.application a where a.id = new.application_id;
  if not found or not exists (select 1 from support.selection_proposal p where p.id = new.proposal_id and p.call_id = new.call_id
                                 and p.agency_id = new.agency_id and p.state = 'decided') then
    raise exception 'no decision of this call' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger fill_result before insert on support.selection_result for each row execute function support.fill_result();
revoke all on function support.guard_run, support.guard_proposal, support.fill_result from public;

comment on table support.selection_run is '선정 계산 한 번';
comment on column support.selection_run.id is '번호';
comment on column support.selection_run.call_id is '공모';
comment on column support.selection_run.agency_id is '맡은 기관';
comment on column support.selection_run.number is '몇째 계산';
comment on column support.selection_run.input is '입력: 신청, 금액, 조건, 손으로 정한 것';
comment on column support.selection_run.input_sha256 is '입력의 전자지문';
comment on column support.selection_run.changes is '손으로 정한 것과 까닭';
comment on column support.selection_run.first is '먼저 보여 준 답';
comment on column support.selection_run.ordered is '순위대로 준 답(비교)';
comment on column support.selection_run.state is '계산 중, 마침, 멈춤, 실패';
comment on column support.selection_run.outcome is '증명됨, 찾음, 불가능, 없음';
comment on column support.selection_run.choice is '해법기의 답';
comment on column support.selection_run.bound is '넘을 수 없는 값';
comment on column support.selection_run.seconds is '걸린 시간(초)';
comment on column support.selection_run.solver is '해법기와 판';
comment on column support.selection_run.conflict is '함께 이룰 수 없는 조건';
comment on column support.selection_run.costs is '조건마다 치른 값';
comment on column support.selection_run.fault is '답이 없는 까닭';
comment on column support.selection_run.progress is '진행';
comment on column support.selection_run.with_costs is '조건마다 치른 값도 셈할지';
comment on column support.selection_run.is_to_stop is '멈추라고 함';
comment on column support.selection_run.asked_by is '계산을 시킨 사람';
comment on column support.selection_run.asked_by_name is '계산을 시킨 사람의 이름';
comment on column support.selection_run.asked_at is '계산을 시킨 때';
comment on column support.selection_run.ended_at is '끝난 때';
comment on table support.selection_proposal is '선정안. 다른 사람이 정함';
comment on column support.selection_proposal.id is '번호';
comment on column support.selection_proposal.call_id is '공모';
comment on column support.selection_proposal.agency_id is '맡은 기관';
comment on column support.selection_proposal.run_id is '바탕이 된 계산';
comment on column support.selection_proposal.source is '어느 답인지';
comment on column support.selection_proposal.choice is '선정과 금액';
comment on column support.selection_proposal.reason is '제안한 까닭';
comment on column support.selection_proposal.state is '제안, 결정, 돌려보냄';
comment on column support.selection_proposal.proposed_by is '제안한 사람';
comment on column support.selection_proposal.proposed_by_name is '제안한 사람의 이름';
comment on column support.selection_proposal.proposed_at is '제안한 때';
comment on column support.selection_proposal.decided_by is '정한 사람(제안자와 다름)';
comment on column support.selection_proposal.decided_by_name is '정한 사람의 이름';
comment on column support.selection_proposal.decided_at is '정한 때';
comment on column support.selection_proposal.decision_reason is '정한 까닭';
comment on column support.selection_proposal.version is '고친 차수';
comment on table support.selection_result is '신청마다의 결과. 그 기업과 기관만 봄';
comment on column support.selection_result.application_id is '신청';
comment on column support.selection_result.call_id is '공모(트리거가 관리)';
comment on column support.selection_result.agency_id is '기관(트리거가 관리)';
comment on column support.selection_result.company_id is '기업(트리거가 관리)';
comment on column support.selection_result.proposal_id is '결정';
comment on column support.selection_result.outcome is '선정, 예비, 탈락';
comment on column support.selection_result.official_rank is '공식 순위';
comment on column support.selection_result.total is '공식 총점(백분의 일 점)';
comment on column support.selection_result.won is '지원 금액(원)';
comment on column support.selection_result.permille is '지원 비율(천분율)';
comment on column support.selection_result.reserve_place is '예비 순위';
comment on column support.selection_result.reason is '까닭';
comment on column support.selection_result.decided_at is '정한 때';
