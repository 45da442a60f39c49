-- 평가: the panel of a call, who judges what, conflicts of interest as hard data, score sheets that others read only after they
-- handed in their own.

create table support.review_panel (
  call_id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  rule text not null check (rule in ('mean', 'trimmed', 'standardised', 'median')),
  criteria jsonb not null check (jsonb_typeof(criteria) = 'array' and jsonb_array_length(criteria) between 1 and 20 and pg_column_size(criteria) < 40000),
  least_total smallint check (least_total between 0 and 100),
  tie_break text[] not null check (cardinality(tie_break) <= 20),
  judges_each smallint check (judges_each between 1 and 30),
  objective text not null check (objective in ('points', 'pointsByWon')),
  levels smallint[] not null check (cardinality(levels) between 1 and 5 and 0 < all (levels) and 1000 >= all (levels)),
  quotas jsonb not null check (jsonb_typeof(quotas) = 'array' and jsonb_array_length(quotas) <= 30 and pg_column_size(quotas) < 40000),
  state text not null default 'preparing' check (state in ('preparing', 'scoring', 'closed')),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  opened_at timestamptz,
  opened_by_name text,
  closed_at timestamptz,
  closed_by_name text,
  version integer not null default 1,
  constraint panel_of_call foreign key (call_id, agency_id) references support.grant_call (id, agency_id),
  constraint panel_opened check (state = 'preparing' or opened_at is not null),
  constraint panel_of_agency unique (call_id, agency_id)
);

create table support.judge (
  id uuid primary key,
  call_id uuid not null,
  agency_id smallint not null,
  expert_id uuid references support.expert(id),
  person_id uuid references organisations.person(id),
  name text not null check (char_length(name) between 1 and 40),
  affiliation text check (char_length(affiliation) between 1 and 120),
  removed_at timestamptz,
  removed_reason text check (char_length(removed_reason) between 1 and 300),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  constraint judge_of_panel foreign key (call_id, agency_id) references support.review_panel (call_id, agency_id),
  constraint judge_is_one check ((expert_id is null) <> (person_id is null)),
  constraint judge_removed check ((removed_at is null) = (removed_reason is null)),
  constraint judge_of_call unique (id, call_id, agency_id),
  constraint judge_expert_once unique (call_id, expert_id),
  constraint judge_person_once unique (call_id, person_id)
);
create index judge_expert on support.judge (expert_id) where expert_id is not null;
create index judge_person on support.judge (person_id) where person_id is not null;

create table support.judge_conflict (
  id uuid primary key,
  judge_id uuid not null,
  application_id uuid not null references support.application(id),
  call_id uuid not null,
  agency_id smallint not null,
  source text not null check (source in ('declared', 'derived', 'pinned')),
  ground text not null check (ground in ('employer', 'client', 'family', 'adviser', 'other')),
  words text not null check (char_length(words) between 1 and 300),
  noted_by uuid references organisations.person(id),
  noted_by_name text not null,
  noted_at timestamptz not null,
  constraint conflict_of_judge foreign key (judge_id, call_id, agency_id) references support.judge (id, call_id, agency_id),
  constraint conflict_noted check (source = 'derived' or noted_by is not null),
  constraint conflict_once unique (judge_id, application_id, source, ground)
);
create index judge_conflict_call on support.judge_conflict (call_id);

create table support.review_assignment (
  judge_id uuid not null,
  application_id uuid not null references support.application(id),
  call_id uuid not null,
  agency_id smallint not null,
  state text not null default 'assigned' check (state in ('assigned', 'voided')),
  assigned_by_name text not null,
  assigned_at timestamptz not null,
  voided_at timestamptz,
  void_reason text check (char_length(void_reason) between 1 and 300),
  primary key (judge_id, application_id),
  constraint review_of_judge foreign key (judge_id, call_id, agency_id) references support.judge (id, call_id, agency_id),
  constraint review_voided check ((state = 'voided') = (voided_at is not null) and (voided_at is null) = (void_reason is null))
);
create index review_assignment_call on support.review_assignment (call_id);
create index review_assignment_application on support.review_assignment (application_id);

create table support.score_sheet (
  judge_id uuid not null,
  application_id uuid not null,
  call_id uuid not null,
  agency_id smallint not null,
  marks jsonb not null check (jsonb_typeof(marks) = 'object' and pg_column_size(marks) < 4000),
  words text check (char_length(words) between 1 and 2000),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'void')),
  saved_at timestamptz not null,
  submitted_at timestamptz,
  version integer not null default 1,
  primary key (judge_id, application_id),
  constraint sheet_of_assignment foreign key (judge_id, application_id) references support.review_assignment (judge_id, application_id),
  constraint sheet_submitted check (state <> 'submitted' or submitted_at is not null)
);
create index score_sheet_call on support.score_sheet (call_id);
create index score_sheet_application on support.score_sheet (application_id);

call app.protect('support.review_panel');
call app.protect('support.judge');
call app.protect('support.judge_conflict');
call app.protect('support.review_assignment');
call app.protect('support.score_sheet');

-- ── who a judge is, and what ties there are ─────────────────────────────────

-- The account behind a judge. An expert who has not taken up the invitation is nobody whose identity is known.
create function support.judge_person(j support.judge) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(j.person_id, (select e.person_id from support.expert e where e.id = j.expert_id and e.state <> 'left'))
$$;
create function support.plain_name(given text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(lower(coalesce(given, '')), '주식회사|유한회사|\(주\)|\(유\)|㈜|[\s.,·-]', '', 'g')
$$;

-- Ties between the judges of a call and its applicants that stand in the data of the house, whether anybody declared them or not:
-- what the pool knows of an expert (in any agency's pool, without saying which), whom the expert advised, who was an employee.
create function support.found_ties(of_call uuid) returns table (judge_id uuid, application_id uuid, ground text, words text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with judges as (
    select j.id, j.expert_id, j.affiliation, support.judge_person(j) as person from support.judge j
     where j.call_id = of_call and j.removed_at is null
  ), applications as (
    select a.id, a.company_id, a.company_name, a.business_number, a.group_number from support.application a
     where a.call_id = of_call and a.number is not null and a.state <> 'withdrawn'
  ), experts as (
    select j.id as judge, e.id as expert, e.id = j.expert_id as own from judges j
      join support.expert e on e.id = j.expert_id or (j.person is not null and e.person_id = j.person)
  )
  select distinct on (x.judge, x.application, x.ground) x.judge, x.application, x.ground, x.words from (
    select p.judge, a.id as application, t.kind as ground, case when p.own then t.name else '다른 기관의 명부에 적힌 이해관계 / A tie in another pool' end as words
      from experts p join support.expert_tie t on t.expert_id = p.expert
      join applications a on t.business_number in (a.business_number, a.group_number) or support.plain_name(t.name) = support.plain_name(a.company_name)
     where t.until_on is null or t.until_on >= (now() at time zone 'Asia/Seoul')::date - interval '3 years'
    union all
    select j.id, a.id, 'employer', j.affiliation from judges j
      join applications a on j.affiliation is not null and support.plain_name(j.affiliation) = support.plain_name(a.company_name)
    union all
    select p.judge, a.id, 'adviser', '컨설팅 배정 / Consulting assignment' from experts p
      join support.consulting_assignment c on c.expert_id = p.expert and c.state in ('accepted', 'held', 'completed')
      join applications a on a.company_id = c.company_id
     where c.until_on >= (now() at time zone 'Asia/Seoul')::date - interval '3 years'
    union all
    select j.id, a.id, 'employer', '기업 구성원 / Member of the company' from judges j
      join organisations.membership m on m.person_id = j.person and m.company_id is not null
      join applications a on a.company_id = m.company_id
     where m.ended_at is null or m.ended_at >= now() - interval '3 years'
  ) x order by x.judge, x.application, x.ground, x.words
$$;
create function support.is_conflicted(of_judge uuid, of_application uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from support.judge_conflict c where c.judge_id = of_judge and c.application_id = of_application)
      or exists (select 1 from support.judge j cross join lateral support.found_ties(j.call_id) f
                  where j.id = of_judge and f.judge_id = of_judge and f.application_id = of_application)
$$;

create function support.my_judges() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if me.kind = 'expert' then
    return (select coalesce(array_agg(j.id), '{}'::uuid[]) from support.judge j
             where j.removed_at is null and j.expert_id = any (support.my_experts())
               and j.expert_id = any (support.able_experts((now() at time zone 'Asia/Seoul')::date)));
  elsif me.kind = 'agency' and me.role <> 'auditor' then
    return (select coalesce(array_agg(j.id), '{}'::uuid[]) from support.judge j
             where j.removed_at is null and j.person_id = me.person_id and j.agency_id = me.agency_id);
  end if;
  return '{}';
end $$;
create function support.my_review_calls() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct j.call_id), '{}'::uuid[]) from support.judge j where j.id = any (support.my_judges())
$$;
-- What a judge may open: assigned, the scoring begun, and no tie at this moment, declared or not.
create function support.my_review_applications() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with mine as (
    select r.judge_id, r.application_id, r.call_id from support.review_assignment r
      join support.review_panel p on p.call_id = r.call_id and p.state <> 'preparing'
     where r.judge_id = any (support.my_judges()) and r.state = 'assigned'
  ), ties as (
    select c.judge_id, c.application_id from support.judge_conflict c where c.judge_id in (select m.judge_id from mine m)
    union all
    select f.judge_id, f.application_id from (select distinct m.call_id from mine m) k cross join lateral support.found_ties(k.call_id) f
  )
  select coalesce(array_agg(m.application_id), '{}'::uuid[]) from mine m
   where not exists (select 1 from ties t where t.judge_id = m.judge_id and t.application_id = m.application_id)
$$;
-- Applications for which the reader's own sheet is in: only of those are the others' sheets to be read.
create function support.my_scored() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(s.application_id), '{}'::uuid[]) from support.score_sheet s
   where s.judge_id = any (support.my_judges()) and s.state = 'submitted'
$$;
create function support.closed_panels() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(p.call_id), '{}'::uuid[]) from support.review_panel p
   where p.agency_id = app.agency() and p.state = 'closed'
$$;
-- How many sheets each judge owes and has handed in; no mark of them.
create function support.sheet_progress(of_call uuid) returns table (judge_id uuid, application_id uuid, state text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.judge_id, r.application_id, case when r.state = 'voided' then 'voided' else coalesce(s.state, 'assigned') end
    from support.review_assignment r left join support.score_sheet s on s.judge_id = r.judge_id and s.application_id = r.application_id
   where r.call_id = of_call and (r.agency_id = app.agency() or app.is_system() or r.judge_id = any (support.my_judges()))
   order by r.judge_id, r.application_id
$$;
-- Seats a colleague of the desk by address; nothing where nobody works there under it.
create function support.seat_officer(judge uuid, of_call uuid, address text, at timestamptz, by_name text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  found_person uuid;
  found_name text;
begin
  if app.recording_agency() is null or not exists (select 1 from support.review_panel p where p.call_id = of_call and p.agency_id = app.recording_agency()) then
    raise exception 'not a panel of this agency' using errcode = '42501';
  end if;
  select p.id, p.name into found_person, found_name
    from organisations.membership m join organisations.person p on p.id = m.person_id and p.disabled_at is null
   where m.agency_id = me.agency_id and m.ended_at is null and m.role <> 'auditor' and p.email = lower(address);
  if not found then return null; end if;
  insert into support.judge (id, call_id, agency_id, person_id, name, written_by, written_by_name, written_at)
    values (judge, of_call, me.agency_id, found_person, found_name, me.person_id, by_name, at);
  return found_name;
end $$;
-- Writes down the ties that were found, so that the record shows them; returns how many are new.
create function support.derive_conflicts(of_call uuid, at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  new_ones integer;
begin
  if not app.is_system() and not exists (select 1 from support.review_panel p where p.call_id = of_call and p.agency_id = app.recording_agency()) then
    raise exception 'not a panel of this agency' using errcode = '42501';
  end if;
  insert into support.judge_conflict (id, judge_id, application_id, call_id, agency_id, source, ground, words, noted_by_name, noted_at)
    select gen_random_uuid(), f.judge_id, f.application_id, j.call_id, j.agency_id, 'derived', f.ground, left(f.words, 300), 'Boru', at
      from support.found_ties(of_call) f join support.judge j on j.id = f.judge_id
    on conflict do nothing;
  get diagnostics new_ones = row_count;
  return new_ones;
end $$;
-- A sheet of somebody with a tie does not count, and says why; it stays in the record.
create function support.void_reviews(of_call uuid, at timestamptz) returns table (judge_id uuid, application_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not app.is_system() and not exists (select 1 from support.review_panel p where p.call_id = of_call and p.agency_id = app.recording_agency()) then
    raise exception 'not a panel of this agency' using errcode = '42501';
  end if;
  return query
    with void as (
      update support.review_assignment r set state = 'voided', voided_at = at,
             void_reason = case when j.removed_at is not null then left('위원 제외 / Judge removed: ' || j.removed_reason, 300)
                                else '이해충돌 / Conflict of interest' end
        from support.judge j
       where r.call_id = of_call and r.state = 'assigned' and j.id = r.judge_id
         and (j.removed_at is not null
              or exists (select 1 from support.judge_conflict c where c.judge_id = r.judge_id and c.application_id = r.application_id))
      returning r.judge_id, r.application_id
    ), sheets as (
      update support.score_sheet s set state = 'void' from void v
       where s.judge_id = v.judge_id and s.application_id = v.application_id and s.state <> 'void' returning 1
    )
    select v.judge_id, v.application_id from void v order by 1, 2;
end $$;
revoke all on function support.judge_person, support.plain_name, support.found_ties, support.is_conflicted, support.my_judges, support.my_review_calls,
  support.my_review_applications, support.my_scored, support.closed_panels, support.sheet_progress, support.seat_officer, support.derive_conflicts,
  support.void_reviews from public;
grant execute on function support.my_judges, support.my_review_calls, support.my_review_applications, support.my_scored, support.closed_panels,
  support.sheet_progress, support.seat_officer, support.derive_conflicts, support.void_reviews to boru_app;

-- ── who reads and writes ────────────────────────────────────────────────────

create policy agency_reads on support.review_panel for select to boru_app using (agency_id = (select app.agency()));
create policy judge_reads on support.review_panel for select to boru_app using (call_id = any ((select support.my_review_calls())::uuid[]));
create policy desk_founds on support.review_panel for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and written_by = (select app.person()) and state = 'preparing');
create policy desk_changes on support.review_panel for update to boru_app
  using (agency_id = (select app.recording_agency())) with check (agency_id = (select app.recording_agency()));

create policy agency_reads on support.judge for select to boru_app using (agency_id = (select app.agency()));
create policy judge_reads on support.judge for select to boru_app using (id = any ((select support.my_judges())::uuid[]));
create policy desk_seats on support.judge for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and written_by = (select app.person()) and expert_id is not null and removed_at is null);
create policy desk_removes on support.judge for update to boru_app
  using (agency_id = (select app.recording_agency())) with check (agency_id = (select app.recording_agency()));

create policy agency_reads on support.judge_conflict for select to boru_app using (agency_id = (select app.agency()));
create policy judge_reads on support.judge_conflict for select to boru_app using (judge_id = any ((select support.my_judges())::uuid[]));
create policy judge_declares on support.judge_conflict for insert to boru_app
  with check (judge_id = any ((select support.my_judges())::uuid[]) and source = 'declared' and noted_by = (select app.person()));
create policy desk_pins on support.judge_conflict for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and source = 'pinned' and noted_by = (select app.person()));

create policy agency_reads on support.review_assignment for select to boru_app using (agency_id = (select app.agency()));
create policy judge_reads on support.review_assignment for select to boru_app using (judge_id = any ((select support.my_judges())::uuid[]));
create policy desk_assigns on support.review_assignment for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and state = 'assigned');

create policy own_sheet on support.score_sheet for select to boru_app using (judge_id = any ((select support.my_judges())::uuid[]));
-- Others' marks only after one's own are in; the desk reads marks when the scoring is over.
create policy after_own on support.score_sheet for select to boru_app
  using (state = 'submitted' and application_id = any ((select support.my_scored())::uuid[]));
create policy desk_after_closing on support.score_sheet for select to boru_app
  using (agency_id = (select app.agency()) and call_id = any ((select support.closed_panels())::uuid[]));
create policy judge_writes on support.score_sheet for insert to boru_app
  with check (judge_id = any ((select support.my_judges())::uuid[]) and state in ('draft', 'submitted'));
create policy judge_rewrites on support.score_sheet for update to boru_app
  using (judge_id = any ((select support.my_judges())::uuid[]) and state = 'draft')
  with check (judge_id = any ((select support.my_judges())::uuid[]) and state in ('draft', 'submitted'));

create policy judge_reads on support.application for select to boru_app using (id = any ((select support.my_review_applications())::uuid[]));
create policy judge_reads on support.application_version for select to boru_app using (application_id = any ((select support.my_review_applications())::uuid[]));
create policy judge_reads on support.application_answer for select to boru_app
  using ('reviewer' = any (readers) and application_id = any ((select support.my_review_applications())::uuid[]));

revoke update, delete on support.review_panel, support.judge, support.judge_conflict, support.review_assignment, support.score_sheet from boru_app;
grant update (rule, criteria, least_total, tie_break, judges_each, objective, levels, quotas, state, written_by, written_by_name, written_at,
              opened_at, opened_by_name, closed_at, closed_by_name, version) on support.review_panel to boru_app;
grant update (removed_at, removed_reason) on support.judge to boru_app;
grant update (marks, words, state, saved_at, submitted_at, version) on support.score_sheet to boru_app;

-- ── what no command of the application can do ──────────────────────────────

create function support.guard_panel() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if concat_ws(' ', old.state, new.state) <> all (array[
       'preparing preparing', 'preparing scoring', 'scoring scoring', 'scoring closed', 'closed closed', 'closed scoring']) then
    raise exception 'not a step of a panel' using errcode = '42501';
  end if;
  if old.state <> 'preparing' and (new.rule, new.criteria, new.least_total, new.tie_break, new.objective, new.levels, new.quotas)
       is distinct from (old.rule, old.criteria, old.least_total, old.tie_break, old.objective, old.levels, old.quotas) then
    raise exception 'what is judged by does not change once it is judged' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_panel before update on support.review_panel for each row execute function support.guard_panel();

create function support.guard_judge() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.expert_id is not null and not exists (select 1 from support.expert e where e.id = new.expert_id and e.agency_id = new.agency_id and e.state <> 'left') then
    raise exception 'not of this pool' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_judge before insert on support.judge for each row execute function support.guard_judge();

create function support.guard_review_part() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  j support.judge;
begin
  select * into j from support.judge x where x.id = new.judge_id;
  if not found then raise exception 'no such judge' using errcode = '42501'; end if;
  new.call_id := j.call_id;
  new.agency_id := j.agency_id;
  if not exists (select 1 from support.application a where a.id = new.application_id and a.call_id = j.call_id and a.number is not null) then
    raise exception 'not an application of this call' using errcode = '42501';
  end if;
  if tg_table_name = 'judge_conflict' then return new; end if;
  -- Whose identity nobody knows cannot be said to have no tie.
  if support.judge_person(j) is null or j.removed_at is not null then
    raise exception 'nobody whose identity is known' using errcode = 'BV001';
  end if;
  if support.is_conflicted(new.judge_id, new.application_id) then
    raise exception 'a conflict of interest' using errcode = 'BV002';
  end if;
  return new;
end $$;
create trigger guard_review_part before insert on support.judge_conflict for each row execute function support.guard_review_part();
create trigger guard_review_part before insert on support.review_assignment for each row execute function support.guard_review_part();

create function support.guard_sheet() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r support.review_assignment;
begin
  if new.state = 'void' then return new; end if;
  select * into r from support.review_assignment x where x.judge_id = new.judge_id and x.application_id = new.application_id for share;
  if not found or r.state <> 'assigned' then raise exception 'not assigned' using errcode = 'BV003'; end if;
  if support.is_conflicted(new.judge_id, new.application_id) then raise exception 'a conflict of interest' using errcode = 'BV002'; end if;
  perform 1 from support.review_panel p where p.call_id = r.call_id and p.state = 'scoring' for share;
  if not found then raise exception 'no scoring now' using errcode = 'BV003'; end if;
  new.call_id := r.call_id;
  new.agency_id := r.agency_id;
  if tg_op = 'UPDATE' and old.state <> 'draft' then raise exception 'what was handed in stands' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_sheet before insert or update on support.score_sheet for each row execute function support.guard_sheet();
revoke all on function support.guard_panel, support.guard_judge, support.guard_review_part, support.guard_sheet from public;

comment on table support.review_panel is '평가위원회. 공모마다 하나';
comment on column support.review_panel.call_id is '공모';
comment on column support.review_panel.agency_id is '맡은 기관';
comment on column support.review_panel.rule is '총점을 내는 방법(평균, 절사평균, 표준점수, 중앙값)';
comment on column support.review_panel.criteria is '평가항목: 배점, 최고점, 과락';
comment on column support.review_panel.least_total is '최저 총점';
comment on column support.review_panel.tie_break is '동점일 때 보는 항목의 순서';
comment on column support.review_panel.judges_each is '신청 하나를 평가하는 위원 수(비면 모두)';
comment on column support.review_panel.objective is '선정이 늘리려는 것';
comment on column support.review_panel.levels is '지원 비율(천분율)';
comment on column support.review_panel.quotas is '공고에 적은 조건';
comment on column support.review_panel.state is '준비, 평가 중, 마침';
comment on column support.review_panel.written_by is '마지막으로 쓴 사람';
comment on column support.review_panel.written_by_name is '마지막으로 쓴 사람의 이름';
comment on column support.review_panel.written_at is '마지막으로 쓴 때';
comment on column support.review_panel.opened_at is '평가를 시작한 때';
comment on column support.review_panel.opened_by_name is '평가를 시작한 사람의 이름';
comment on column support.review_panel.closed_at is '평가를 마친 때';
comment on column support.review_panel.closed_by_name is '평가를 마친 사람의 이름';
comment on column support.review_panel.version is '고친 차수';
comment on table support.judge is '평가위원';
comment on column support.judge.id is '번호';
comment on column support.judge.call_id is '공모';
comment on column support.judge.agency_id is '맡은 기관';
comment on column support.judge.expert_id is '전문가 명부의 전문가';
comment on column support.judge.person_id is '기관 직원';
comment on column support.judge.name is '이름';
comment on column support.judge.affiliation is '소속';
comment on column support.judge.removed_at is '제외한 때';
comment on column support.judge.removed_reason is '제외한 까닭';
comment on column support.judge.written_by is '위촉을 적은 사람';
comment on column support.judge.written_by_name is '위촉을 적은 사람의 이름';
comment on column support.judge.written_at is '위촉을 적은 때';
comment on table support.judge_conflict is '이해충돌. 지우지 않음';
comment on column support.judge_conflict.id is '번호';
comment on column support.judge_conflict.judge_id is '평가위원';
comment on column support.judge_conflict.application_id is '신청';
comment on column support.judge_conflict.call_id is '공모';
comment on column support.judge_conflict.agency_id is '맡은 기관';
comment on column support.judge_conflict.source is '스스로 알림, 자료에서 찾음, 기관이 지정';
comment on column support.judge_conflict.ground is '까닭의 갈래';
comment on column support.judge_conflict.words is '까닭';
comment on column support.judge_conflict.noted_by is '적은 사람(찾은 것은 비어 있음)';
comment on column support.judge_conflict.noted_by_name is '적은 사람의 이름';
comment on column support.judge_conflict.noted_at is '적은 때';
comment on table support.review_assignment is '누가 무엇을 평가하는지';
comment on column support.review_assignment.judge_id is '평가위원';
comment on column support.review_assignment.application_id is '신청';
comment on column support.review_assignment.call_id is '공모';
comment on column support.review_assignment.agency_id is '맡은 기관';
comment on column support.review_assignment.state is '배정, 무효';
comment on column support.review_assignment.assigned_by_name is '배정한 사람의 이름';
comment on column support.review_assignment.assigned_at is '배정한 때';
comment on column support.review_assignment.voided_at is '무효가 된 때';
comment on column support.review_assignment.void_reason is '무효가 된 까닭';
comment on table support.score_sheet is '평가표. 자기 것을 내기 전에는 남의 것을 보지 못함';
comment on column support.score_sheet.judge_id is '평가위원';
comment on column support.score_sheet.application_id is '신청';
comment on column support.score_sheet.call_id is '공모';
comment on column support.score_sheet.agency_id is '맡은 기관';
comment on column support.score_sheet.marks is '항목마다 점수(비면 해당 없음)';
comment on column support.score_sheet.words is '평가 의견';
comment on column support.score_sheet.state is '쓰는 중, 냄, 무효';
comment on column support.score_sheet.saved_at is '마지막으로 쓴 때';
comment on column support.score_sheet.submitted_at is '낸 때';
comment on column support.score_sheet.version is '고친 차수';
