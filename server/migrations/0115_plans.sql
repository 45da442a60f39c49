-- 종합계획과 연도별 시행계획: goals, strategies, tasks with owner, budget and days, and what they are measured by. Nothing here is
-- about a company: an indicator is a number of what all agencies did together.

create table governance.plan (
  id uuid primary key,
  kind text not null check (kind in ('comprehensive', 'yearly')),
  title text not null check (char_length(title) between 1 and 100),
  from_year smallint not null check (from_year between 2024 and 2100),
  to_year smallint not null check (to_year between from_year and 2100),
  state text not null default 'draft' check (state in ('draft', 'inForce', 'ended')),
  rolled_from uuid unique references governance.plan(id),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint plan_of_one_year check (kind = 'comprehensive' or from_year = to_year)
);
create table governance.plan_node (
  id uuid primary key,
  place bigint not null generated always as identity,
  plan_id uuid not null references governance.plan(id),
  parent_id uuid,
  kind text not null check (kind in ('goal', 'strategy', 'task')),
  title text not null check (char_length(title) between 1 and 120),
  detail text not null check (char_length(detail) between 1 and 1000),
  agency_id smallint references organisations.agency(id),
  owner text check (char_length(owner) between 1 and 80),
  budget_line text check (char_length(budget_line) between 1 and 120),
  budget_won bigint check (budget_won between 0 and 1000000000000),
  from_on date,
  to_on date,
  standing text check (standing in ('notBegun', 'underWay', 'behind', 'halted', 'finished')),
  percent smallint check (percent between 0 and 100),
  words text check (char_length(words) between 1 and 1000),
  reason text check (char_length(reason) between 1 and 1000),
  reported_at timestamptz,
  reported_by_name text,
  rolled_from uuid references governance.plan_node(id),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint node_of_plan unique (id, plan_id),
  constraint node_under foreign key (parent_id, plan_id) references governance.plan_node (id, plan_id),
  constraint task_has_owner check ((kind = 'task') = (agency_id is not null) and (agency_id is null) = (owner is null)
    and (agency_id is null) = (from_on is null) and (agency_id is null) = (to_on is null) and (agency_id is null) = (standing is null)
    and (agency_id is null) = (percent is null)),
  constraint task_days check (to_on >= from_on),
  constraint behind_says_why check (standing not in ('behind', 'halted') or reason is not null)
);
create index plan_node_of on governance.plan_node (plan_id, place);
create index plan_node_agency on governance.plan_node (agency_id) where agency_id is not null;
create table governance.plan_report (
  id uuid primary key,
  place bigint not null generated always as identity,
  node_id uuid not null references governance.plan_node(id),
  standing text not null,
  percent smallint not null,
  expected smallint not null,
  words text not null,
  reason text,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null
);
create index plan_report_of on governance.plan_report (node_id, place desc);
create table governance.plan_indicator (
  id uuid primary key,
  place bigint not null generated always as identity,
  plan_id uuid not null,
  node_id uuid not null,
  title text not null check (char_length(title) between 1 and 80),
  definition text not null check (char_length(definition) between 1 and 500),
  unit text not null check (char_length(unit) between 1 and 20),
  source text not null check (source in ('entered', 'requestsReceived', 'casesClosed', 'referralsAccepted', 'appointmentsHeld',
    'diagnosesCompleted', 'certificatesIssued')),
  target bigint not null check (target between 0 and 1000000000000),
  actual bigint check (actual between 0 and 1000000000000),
  value_at timestamptz,
  failed_at timestamptz,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint indicator_of_node foreign key (node_id, plan_id) references governance.plan_node (id, plan_id),
  constraint value_says_when check ((actual is null) = (value_at is null))
);
create index plan_indicator_of on governance.plan_indicator (plan_id, place);

call app.protect('governance.plan');
call app.protect('governance.plan_node');
call app.protect('governance.plan_report');
call app.protect('governance.plan_indicator');

create function governance.plans_of(wanted text) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(p.id), '{}'::uuid[]) from governance.plan p where p.state = wanted
$$;
create function governance.own_tasks() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(n.id), '{}'::uuid[]) from governance.plan_node n
   where n.agency_id = app.working_agency() and n.plan_id = any (governance.plans_of('inForce'))
$$;

-- What all agencies together did in these years of Seoul, up to now. Totals of the region only; who asks learns nothing of anybody.
create function governance.plan_counted(what text, from_year integer, to_year integer) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  since timestamptz := make_timestamptz(from_year, 1, 1, 0, 0, 0, 'Asia/Seoul');
  until timestamptz := make_timestamptz(to_year + 1, 1, 1, 0, 0, 0, 'Asia/Seoul');
begin
  if app.working_agency() is null and not app.is_system() then return null; end if;
  return case what
    when 'requestsReceived' then
      (select count(*) from cases.case_file f where f.submitted_at >= since and f.submitted_at < until)
    when 'casesClosed' then
      (select count(*) from cases.case_file f where f.status = 'closed' and f.closed_at >= since and f.closed_at < until)
    when 'referralsAccepted' then
      (select count(*) from cases.referral r where r.status = 'accepted' and r.answered_at >= since and r.answered_at < until)
    when 'appointmentsHeld' then
      (select count(*) from cases.appointment a where a.status = 'booked' and a.ends_at >= since and a.ends_at < least(until, now()))
    when 'diagnosesCompleted' then
      (select count(*) from diagnosis.outcome o where o.completed_at >= since and o.completed_at < until)
    when 'certificatesIssued' then
      (select count(*) from support.certificate c where c.issued_on >= make_date(from_year, 1, 1) and c.issued_on <= make_date(to_year, 12, 31))
  end;
end $$;
revoke all on function governance.plans_of, governance.own_tasks, governance.plan_counted from public;
grant execute on function governance.plans_of, governance.own_tasks, governance.plan_counted to boru_app;

create policy desks_read on governance.plan for select to boru_app
  using ((select app.agency()) is not null and (state <> 'draft' or (select app.governing_agency()) is not null));
create policy secretariat_writes on governance.plan for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()) and state = 'draft');
create policy secretariat_changes on governance.plan for update to boru_app
  using ((select app.governing_agency()) is not null) with check ((select app.governing_agency()) is not null);
create policy desks_read on governance.plan_node for select to boru_app
  using ((select app.agency()) is not null
    and (plan_id <> all ((select governance.plans_of('draft'))::uuid[]) or (select app.governing_agency()) is not null));
create policy secretariat_writes on governance.plan_node for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person())
    and plan_id <> all ((select governance.plans_of('ended'))::uuid[]));
create policy secretariat_changes on governance.plan_node for update to boru_app
  using ((select app.governing_agency()) is not null and plan_id <> all ((select governance.plans_of('ended'))::uuid[]))
  with check ((select app.governing_agency()) is not null);
create policy owner_reports on governance.plan_node for update to boru_app
  using (id = any ((select governance.own_tasks())::uuid[])) with check (agency_id = (select app.working_agency()));
create policy desks_read on governance.plan_report for select to boru_app using ((select app.agency()) is not null);
create policy owner_reports on governance.plan_report for insert to boru_app
  with check (written_by = (select app.person())
    and (node_id = any ((select governance.own_tasks())::uuid[]) or (select app.governing_agency()) is not null));
create policy desks_read on governance.plan_indicator for select to boru_app
  using ((select app.agency()) is not null
    and (plan_id <> all ((select governance.plans_of('draft'))::uuid[]) or (select app.governing_agency()) is not null));
create policy secretariat_writes on governance.plan_indicator for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person())
    and plan_id <> all ((select governance.plans_of('ended'))::uuid[]));
create policy secretariat_changes on governance.plan_indicator for update to boru_app
  using ((select app.governing_agency()) is not null and plan_id <> all ((select governance.plans_of('ended'))::uuid[]))
  with check ((select app.governing_agency()) is not null);
create policy owner_counts on governance.plan_indicator for update to boru_app
  using (node_id = any ((select governance.own_tasks())::uuid[])) with check (node_id = any ((select governance.own_tasks())::uuid[]));

revoke update, delete on governance.plan, governance.plan_node, governance.plan_report, governance.plan_indicator from boru_app;
grant update (title, state, version) on governance.plan to boru_app;
grant update (kind, parent_id, title, detail, agency_id, owner, budget_line, budget_won, from_on, to_on, standing, percent, words, reason,
  reported_at, reported_by_name, version) on governance.plan_node to boru_app;
grant update (title, definition, unit, source, target, actual, value_at, failed_at, version) on governance.plan_indicator to boru_app;

comment on table governance.plan is '종합계획과 연도별 시행계획';
comment on column governance.plan.id is '번호';
comment on column governance.plan.kind is '종류';
comment on column governance.plan.title is '이름';
comment on column governance.plan.from_year is '시작하는 해';
comment on column governance.plan.to_year is '끝나는 해';
comment on column governance.plan.state is '상태';
comment on column governance.plan.rolled_from is '이어받은 계획';
comment on column governance.plan.written_by is '적은 사람';
comment on column governance.plan.written_by_name is '적은 사람의 그때 이름';
comment on column governance.plan.written_at is '적은 때';
comment on column governance.plan.version is '고친 차수';
comment on table governance.plan_node is '계획의 목표, 전략, 과제';
comment on column governance.plan_node.id is '번호';
comment on column governance.plan_node.place is '차례';
comment on column governance.plan_node.plan_id is '계획';
comment on column governance.plan_node.parent_id is '위의 목표나 전략';
comment on column governance.plan_node.kind is '종류';
comment on column governance.plan_node.title is '이름';
comment on column governance.plan_node.detail is '자세히';
comment on column governance.plan_node.agency_id is '맡은 기관(과제만)';
comment on column governance.plan_node.owner is '맡은 부서나 직위';
comment on column governance.plan_node.budget_line is '예산 과목';
comment on column governance.plan_node.budget_won is '예산(원)';
comment on column governance.plan_node.from_on is '시작하는 날';
comment on column governance.plan_node.to_on is '끝나는 날';
comment on column governance.plan_node.standing is '추진 상태';
comment on column governance.plan_node.percent is '진척도(%)';
comment on column governance.plan_node.words is '추진 내용';
comment on column governance.plan_node.reason is '계획과 달라진 까닭';
comment on column governance.plan_node.reported_at is '마지막으로 적은 때';
comment on column governance.plan_node.reported_by_name is '마지막으로 적은 사람의 그때 이름';
comment on column governance.plan_node.rolled_from is '지난해에서 이어진 과제';
comment on column governance.plan_node.written_by is '적은 사람';
comment on column governance.plan_node.written_by_name is '적은 사람의 그때 이름';
comment on column governance.plan_node.written_at is '적은 때';
comment on column governance.plan_node.version is '고친 차수';
comment on table governance.plan_report is '과제의 추진 실적 기록(고치지 않고 덧붙임)';
comment on column governance.plan_report.id is '번호';
comment on column governance.plan_report.place is '차례';
comment on column governance.plan_report.node_id is '과제';
comment on column governance.plan_report.standing is '추진 상태';
comment on column governance.plan_report.percent is '진척도(%)';
comment on column governance.plan_report.expected is '그날 기간으로 본 진척도(%)';
comment on column governance.plan_report.words is '추진 내용';
comment on column governance.plan_report.reason is '계획과 달라진 까닭';
comment on column governance.plan_report.written_by is '적은 사람';
comment on column governance.plan_report.written_by_name is '적은 사람의 그때 이름';
comment on column governance.plan_report.written_at is '적은 때';
comment on table governance.plan_indicator is '과제의 성과지표';
comment on column governance.plan_indicator.id is '번호';
comment on column governance.plan_indicator.place is '차례';
comment on column governance.plan_indicator.plan_id is '계획';
comment on column governance.plan_indicator.node_id is '과제';
comment on column governance.plan_indicator.title is '이름';
comment on column governance.plan_indicator.definition is '뜻과 세는 법';
comment on column governance.plan_indicator.unit is '단위';
comment on column governance.plan_indicator.source is '값이 어디서 오는지';
comment on column governance.plan_indicator.target is '목표';
comment on column governance.plan_indicator.actual is '마지막으로 센 값';
comment on column governance.plan_indicator.value_at is '센 때';
comment on column governance.plan_indicator.failed_at is '마지막으로 세지 못한 때';
comment on column governance.plan_indicator.written_by is '적은 사람';
comment on column governance.plan_indicator.written_by_name is '적은 사람의 그때 이름';
comment on column governance.plan_indicator.written_at is '적은 때';
comment on column governance.plan_indicator.version is '고친 차수';
