-- Education: courses, runs and sessions; who comes; the waiting list and its offers; requests for a visit.
-- A seat is a number. A unique index on (run, seat) makes it impossible to sell one twice, whatever the code believes.

create table support.course (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  title text not null check (char_length(title) between 1 and 120),
  summary text not null check (char_length(summary) between 1 and 1000),
  roles text[] not null check (array_length(roles, 1) between 1 and 6),
  basis jsonb not null check (jsonb_typeof(basis) = 'array'),
  prerequisites text check (char_length(prerequisites) between 1 and 300),
  materials jsonb not null check (jsonb_typeof(materials) = 'array'),
  closes text[] not null check (coalesce(array_length(closes, 1), 0) <= 12),
  rule jsonb not null check (jsonb_typeof(rule) = 'object'),
  created_by uuid not null references organisations.person(id),
  created_at timestamptz not null,
  version integer not null default 1,
  constraint course_of_agency unique (id, agency_id)
);
create index course_agency on support.course (agency_id, created_at desc);

-- The answers stay with the agency, so they do not lie in the row that everybody reads.
create table support.course_test (
  course_id uuid primary key references support.course(id),
  agency_id smallint not null,
  questions jsonb not null check (jsonb_typeof(questions) = 'array'),
  constraint test_of_course foreign key (course_id, agency_id) references support.course (id, agency_id)
);

create table support.visit_request (
  id uuid primary key,
  number text not null unique,
  company_id uuid not null references organisations.company(id),
  agency_id smallint not null references organisations.agency(id),
  course_id uuid references support.course(id),
  company_name text not null,
  representative text not null,
  business_number text not null,
  business_kind text check (char_length(business_kind) between 1 and 120),
  sales_won bigint check (sales_won >= 0),
  employees integer check (employees >= 0),
  homepage text check (char_length(homepage) between 1 and 200),
  wished_from date not null,
  wished_until date not null check (wished_until >= wished_from),
  place text not null check (char_length(place) between 1 and 200),
  roles text[] not null check (array_length(roles, 1) between 1 and 6),
  people integer not null check (people between 1 and 1000),
  wishes text check (char_length(wishes) between 1 and 1000),
  contact_name text not null check (char_length(contact_name) between 1 and 40),
  department text check (char_length(department) between 1 and 60),
  position text check (char_length(position) between 1 and 60),
  phone text not null check (char_length(phone) between 3 and 20),
  email text not null check (char_length(email) between 3 and 254),
  state text not null default 'requested' check (state in ('requested', 'accepted', 'declined', 'withdrawn')),
  answer text check (char_length(answer) between 1 and 1000),
  requested_by uuid not null references organisations.person(id),
  requested_at timestamptz not null,
  answered_by uuid references organisations.person(id),
  answered_at timestamptz,
  version integer not null default 1,
  constraint visit_answered check ((state in ('accepted', 'declined')) = (answered_at is not null))
);
create index visit_company on support.visit_request (company_id, requested_at desc);
create index visit_agency on support.visit_request (agency_id, requested_at desc);

create table support.run (
  id uuid primary key,
  course_id uuid not null,
  agency_id smallint not null,
  visit_id uuid unique references support.visit_request(id),
  company_id uuid references organisations.company(id),
  title text not null,
  roles text[] not null,
  capacity integer not null check (capacity between 1 and 1000),
  quota integer check (quota between 1 and 1000),
  price_won bigint not null check (price_won >= 0),
  queue_rule text not null check (queue_rule in ('firstCome', 'riskFirst', 'lottery')),
  seal text check (seal ~ '^[0-9a-f]{64}$'),
  offer_hours integer not null check (offer_hours between 1 and 240),
  enrol_until timestamptz not null,
  cancel_until timestamptz not null,
  trainers text[] not null check (array_length(trainers, 1) between 1 and 10),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  state text not null default 'open' check (state in ('open', 'cancelled')),
  cancel_reason text check (char_length(cancel_reason) between 1 and 300),
  created_by uuid not null references organisations.person(id),
  created_at timestamptz not null,
  version integer not null default 1,
  constraint run_of_course foreign key (course_id, agency_id) references support.course (id, agency_id),
  constraint run_lottery_sealed check ((queue_rule = 'lottery') = (seal is not null)),
  constraint run_visit_of_company check ((visit_id is null) = (company_id is null))
);
create index run_ahead on support.run (starts_at) where company_id is null;
create index run_agency on support.run (agency_id, starts_at desc);
create index run_company on support.run (company_id) where company_id is not null;

-- Nobody knows the lots before enrolment has closed, also at the agency.
create table support.run_seed (
  run_id uuid primary key references support.run(id),
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  reveal_at timestamptz not null
);

create table support.session (
  id uuid primary key,
  run_id uuid not null references support.run(id),
  agency_id smallint not null,
  company_id uuid,
  mode text not null check (mode in ('onSite', 'online', 'atCompany')),
  place text not null check (char_length(place) between 1 and 200),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '12 hours')
);
create index session_run on support.session (run_id, starts_at);

create table support.session_link (
  session_id uuid primary key references support.session(id),
  run_id uuid not null references support.run(id),
  agency_id smallint not null,
  url text not null check (char_length(url) between 10 and 300)
);

create table support.attendee (
  id uuid primary key,
  place bigint generated always as identity,
  run_id uuid not null references support.run(id),
  agency_id smallint not null,
  company_id uuid not null references organisations.company(id),
  company_name text not null,
  name text not null check (char_length(name) between 1 and 40),
  role text not null check (role in ('executive', 'securityLead', 'researcher', 'itStaff', 'hrStaff', 'allStaff')),
  email text check (char_length(email) between 3 and 254),
  state text not null check (state in ('seated', 'offered', 'waiting', 'declined', 'lapsed', 'cancelled')),
  seat integer check (seat >= 1),
  is_late boolean not null default false,
  end_reason text check (char_length(end_reason) between 1 and 300),
  enrolled_by uuid not null references organisations.person(id),
  enrolled_at timestamptz not null,
  reminded_at timestamptz,
  version integer not null default 1,
  constraint attendee_seat_held check ((state in ('seated', 'offered')) = (seat is not null)),
  constraint attendee_of_company unique (id, company_id)
);
create unique index attendee_seat_once on support.attendee (run_id, seat) where seat is not null;
create unique index attendee_once on support.attendee (run_id, company_id, name, coalesce(email, '')) where state in ('seated', 'offered', 'waiting');
create index attendee_queue on support.attendee (run_id, place) where state = 'waiting';
create index attendee_company on support.attendee (company_id, enrolled_at desc);
create index attendee_run on support.attendee (run_id, state);

-- How urgent the company's diagnosis makes it, for the order alone. The agency sees the order, never the number.
create table support.attendee_risk (
  attendee_id uuid primary key,
  company_id uuid not null,
  risk smallint not null check (risk between 0 and 100),
  constraint risk_of_attendee foreign key (attendee_id, company_id) references support.attendee (id, company_id)
);

create table support.offer (
  id uuid primary key,
  run_id uuid not null references support.run(id),
  attendee_id uuid not null,
  company_id uuid not null,
  agency_id smallint not null,
  seat integer not null check (seat >= 1),
  token_hash bytea not null unique check (length(token_hash) = 32),
  offered_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > offered_at),
  outcome text check (outcome in ('accepted', 'refused', 'lapsed', 'withdrawn')),
  resolved_at timestamptz,
  constraint offer_of_attendee foreign key (attendee_id, company_id) references support.attendee (id, company_id),
  constraint offer_resolved check ((outcome is null) = (resolved_at is null))
);
create unique index offer_of_seat_once on support.offer (run_id, seat) where outcome is null;
create unique index offer_to_attendee_once on support.offer (attendee_id) where outcome is null;
create index offer_ends on support.offer (expires_at) where outcome is null;
create index offer_run on support.offer (run_id, offered_at);

call app.protect('support.course');
call app.protect('support.course_test');
call app.protect('support.visit_request');
call app.protect('support.run');
call app.protect('support.run_seed');
call app.protect('support.session');
call app.protect('support.session_link');
call app.protect('support.attendee');
call app.protect('support.attendee_risk');
call app.protect('support.offer');

-- Runs in which the asking company has people with a seat: computed once per statement.
create function support.runs_attended() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct a.run_id), '{}'::uuid[]) from support.attendee a where a.company_id = app.company() and a.state = 'seated'
$$;

create policy anyone_reads on support.course for select to boru_app using (true);
create policy desk_writes on support.course for insert to boru_app
  with check (agency_id = (select app.working_agency()) and created_by = (select app.person()));
create policy desk_changes on support.course for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy desk_keeps on support.course_test for all to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));

create policy anyone_reads on support.run for select to boru_app using (company_id is null);
create policy company_reads on support.run for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.run for select to boru_app using (agency_id = (select app.agency()));
create policy desk_opens on support.run for insert to boru_app
  with check (agency_id = (select app.working_agency()) and created_by = (select app.person()) and state = 'open');
create policy desk_changes on support.run for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy anyone_reads_after on support.run_seed for select to boru_app using (reveal_at <= now());
create policy desk_seals on support.run_seed for insert to boru_app
  with check (exists (select 1 from support.run r where r.id = run_id and r.agency_id = (select app.working_agency()) and r.created_by = (select app.person())));

create policy anyone_reads on support.session for select to boru_app using (company_id is null);
create policy company_reads on support.session for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.session for select to boru_app using (agency_id = (select app.agency()));
create policy desk_opens on support.session for insert to boru_app with check (agency_id = (select app.working_agency()));
create policy agency_reads on support.session_link for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.session_link for select to boru_app using (run_id = any ((select support.runs_attended())::uuid[]));
create policy desk_opens on support.session_link for insert to boru_app with check (agency_id = (select app.working_agency()));

create policy company_reads on support.attendee for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.attendee for select to boru_app using (agency_id = (select app.agency()));
create policy company_enrols on support.attendee for insert to boru_app
  with check (company_id = (select app.working_company()) and enrolled_by = (select app.person()) and state in ('seated', 'waiting'));
create policy company_changes on support.attendee for update to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
create policy desk_changes on support.attendee for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy company_weighs on support.attendee_risk for insert to boru_app with check (company_id = (select app.working_company()));
create policy company_reads on support.attendee_risk for select to boru_app using (company_id = (select app.company()));

create policy company_reads on support.offer for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.offer for select to boru_app using (agency_id = (select app.agency()));
create policy company_answers on support.offer for update to boru_app
  using (company_id = (select app.working_company()) and outcome is null) with check (company_id = (select app.working_company()));
create policy desk_withdraws on support.offer for update to boru_app
  using (agency_id = (select app.working_agency()) and outcome is null)
  with check (agency_id = (select app.working_agency()) and outcome = 'withdrawn');

create policy company_reads on support.visit_request for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.visit_request for select to boru_app using (agency_id = (select app.agency()));
create policy company_asks on support.visit_request for insert to boru_app
  with check (company_id = (select app.working_company()) and requested_by = (select app.person()) and state = 'requested');
create policy company_withdraws on support.visit_request for update to boru_app
  using (company_id = (select app.working_company()) and state = 'requested')
  with check (company_id = (select app.working_company()) and state = 'withdrawn');
create policy desk_answers on support.visit_request for update to boru_app
  using (agency_id = (select app.working_agency()) and state = 'requested')
  with check (agency_id = (select app.working_agency()) and state in ('accepted', 'declined') and answered_by = (select app.person()));

revoke update, delete on support.course, support.course_test, support.run, support.run_seed, support.session, support.session_link,
  support.attendee, support.attendee_risk, support.offer, support.visit_request from boru_app;
revoke insert on support.attendee from boru_app;
grant update (title, summary, roles, basis, prerequisites, materials, closes, rule, version) on support.course to boru_app;
grant update (questions) on support.course_test to boru_app;
grant update (state, cancel_reason, version) on support.run to boru_app;
grant insert (id, run_id, agency_id, company_id, company_name, name, role, email, state, seat, enrolled_by, enrolled_at) on support.attendee to boru_app;
grant update (state, seat, is_late, end_reason, reminded_at, version) on support.attendee to boru_app;
grant update (outcome, resolved_at) on support.offer to boru_app;
grant update (state, answer, answered_by, answered_at, version) on support.visit_request to boru_app;

-- Whoever seats somebody holds the run's row: two enrolments, a cancelling and an offer of one run stand in line here.
-- The capacity, the share of a company and the place of those who wait are kept by this trigger too, not by the code alone.
create function support.guard_seat() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r support.run;
begin
  if tg_op = 'UPDATE' and new.seat is not distinct from old.seat and new.state = old.state then return new; end if;
  select * into r from support.run where id = new.run_id for update;
  if not found or (r.company_id is not null and r.company_id <> new.company_id) then
    raise exception 'no such run' using errcode = '42501';
  end if;
  if new.seat > r.capacity then raise exception 'no such seat' using errcode = '23505'; end if;
  if tg_op = 'INSERT' then
    new.agency_id := r.agency_id;
    if r.state <> 'open' then raise exception 'the run was cancelled' using errcode = '23505'; end if;
    if new.seat is not null and exists (select 1 from support.attendee a where a.run_id = r.id and a.state = 'waiting' and a.company_id <> new.company_id) then
      raise exception 'others wait' using errcode = '23505';
    end if;
    if r.quota is not null and (select count(*) from support.attendee a where a.run_id = r.id and a.company_id = new.company_id
                                  and a.state in ('seated', 'offered', 'waiting')) >= r.quota then
      raise exception 'more than its share' using errcode = '23505';
    end if;
  elsif not app.is_system() and (
    -- A company takes the seat it was offered and gives back what it has; a desk only takes back. Nobody else moves anybody.
    (new.seat is not null and (old.state <> 'offered' or new.seat is distinct from old.seat))
    or old.state not in ('seated', 'offered', 'waiting') or new.state not in ('seated', 'declined', 'cancelled')
    or (new.state = 'seated' and app.company() is distinct from old.company_id)) then
    raise exception 'not a step of theirs' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_seat before insert or update on support.attendee for each row execute function support.guard_seat();

-- A session is where its run is: it cannot be hung into the run of another agency.
create function support.fill_session() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r support.run;
begin
  select * into r from support.run where id = new.run_id;
  if not found or r.agency_id <> new.agency_id then raise exception 'no such run' using errcode = '42501'; end if;
  if tg_table_name = 'session' then new.company_id := r.company_id; end if;
  return new;
end $$;
create trigger fill_session before insert on support.session for each row execute function support.fill_session();
create trigger fill_session_link before insert on support.session_link for each row execute function support.fill_session();

-- Holds the run and answers what the decision needs, for everyone's seats together and without a name. Null when the
-- asking company may not know of the run.
create function support.hold_run(run uuid)
returns table (capacity integer, quota integer, state text, enrol_until timestamptz, starts_at timestamptz, cancel_until timestamptz,
               queue_rule text, offer_hours integer, taken integer[], waiting integer, of_company integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r support.run;
begin
  if app.kind() not in ('company', 'agency', 'system') then return; end if;
  select * into r from support.run s where s.id = run for update;
  if not found then return; end if;
  if app.kind() = 'company' and r.company_id is not null and r.company_id <> app.company() then return; end if;
  if app.kind() = 'agency' and r.agency_id is distinct from app.working_agency() then return; end if;
  return query
    select r.capacity, r.quota, r.state, r.enrol_until, r.starts_at, r.cancel_until, r.queue_rule, r.offer_hours,
           coalesce(array_agg(a.seat) filter (where a.seat is not null), '{}'::integer[]),
           count(*) filter (where a.state = 'waiting')::integer,
           count(*) filter (where a.company_id = app.company() and a.state in ('seated', 'offered', 'waiting'))::integer
      from (select 1) one left join support.attendee a on a.run_id = run;
end $$;

-- Numbers of seats for the calendar: how many, never whose.
create function support.seat_counts(runs uuid[]) returns table (run_id uuid, held integer, waiting integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.run_id, count(a.seat)::integer, count(*) filter (where a.state = 'waiting')::integer
    from support.attendee a join support.run r on r.id = a.run_id
   where a.run_id = any (runs) and (r.company_id is null or r.company_id = app.company() or r.agency_id = app.agency())
   group by a.run_id
$$;

revoke all on function support.runs_attended, support.guard_seat, support.fill_session, support.hold_run, support.seat_counts from public;
grant execute on function support.runs_attended, support.hold_run, support.seat_counts to boru_app;

comment on table support.course is '교육과정. 누구나 봄';
comment on table support.course_test is '교육과정의 시험 문항과 정답. 그 기관만 봄';
comment on table support.visit_request is '기업이 요청한 방문교육';
comment on table support.run is '교육 차수. 방문교육은 그 기업과 기관만 봄';
comment on table support.run_seed is '추첨의 씨앗. 신청이 끝난 뒤에 공개';
comment on table support.session is '차시';
comment on table support.session_link is '온라인 차시의 접속 주소. 자리가 있는 기업과 그 기관만 봄';
comment on table support.attendee is '차수에 신청한 사람';
comment on table support.attendee_risk is '대기 순서에만 쓰는 위험 값. 기관은 보지 못함';
comment on table support.offer is '난 자리의 제안. 자리 하나에 살아 있는 제안 하나';
comment on column support.course.id is '번호';
comment on column support.course.agency_id is '여는 기관';
comment on column support.course.title is '이름';
comment on column support.course.summary is '내용';
comment on column support.course.roles is '대상';
comment on column support.course.basis is '근거 조문';
comment on column support.course.prerequisites is '먼저 갖출 것';
comment on column support.course.materials is '자료';
comment on column support.course.closes is '메우는 진단 영역';
comment on column support.course.rule is '수료 규칙';
comment on column support.course.created_by is '만든 사람';
comment on column support.course.created_at is '만든 때';
comment on column support.course.version is '고친 차수';
comment on column support.course_test.course_id is '교육과정';
comment on column support.course_test.agency_id is '기관';
comment on column support.course_test.questions is '문항과 정답';
comment on column support.visit_request.id is '번호';
comment on column support.visit_request.number is '접수 번호';
comment on column support.visit_request.company_id is '기업';
comment on column support.visit_request.agency_id is '요청받은 기관';
comment on column support.visit_request.course_id is '바라는 과정';
comment on column support.visit_request.company_name is '그때의 기업 이름';
comment on column support.visit_request.representative is '대표자';
comment on column support.visit_request.business_number is '사업자등록번호';
comment on column support.visit_request.business_kind is '업태·종목';
comment on column support.visit_request.sales_won is '매출액(원)';
comment on column support.visit_request.employees is '임직원 수';
comment on column support.visit_request.homepage is '누리집';
comment on column support.visit_request.wished_from is '바라는 날(부터)';
comment on column support.visit_request.wished_until is '바라는 날(까지)';
comment on column support.visit_request.place is '교육할 곳';
comment on column support.visit_request.roles is '대상';
comment on column support.visit_request.people is '예상 인원';
comment on column support.visit_request.wishes is '요청사항';
comment on column support.visit_request.contact_name is '담당자';
comment on column support.visit_request.department is '부서';
comment on column support.visit_request.position is '직위';
comment on column support.visit_request.phone is '연락처';
comment on column support.visit_request.email is '전자우편';
comment on column support.visit_request.state is '상태';
comment on column support.visit_request.answer is '기관의 답';
comment on column support.visit_request.requested_by is '요청한 사람';
comment on column support.visit_request.requested_at is '요청한 때';
comment on column support.visit_request.answered_by is '답한 사람';
comment on column support.visit_request.answered_at is '답한 때';
comment on column support.visit_request.version is '고친 차수';
comment on column support.run.id is '번호';
comment on column support.run.course_id is '교육과정';
comment on column support.run.agency_id is '기관';
comment on column support.run.visit_id is '방문교육 요청';
comment on column support.run.company_id is '방문교육을 받는 기업';
comment on column support.run.title is '그때의 과정 이름';
comment on column support.run.roles is '대상';
comment on column support.run.capacity is '정원';
comment on column support.run.quota is '기업별 자리';
comment on column support.run.price_won is '값(원)';
comment on column support.run.queue_rule is '대기 순서 규칙';
comment on column support.run.seal is '추첨 씨앗의 봉인(SHA-256)';
comment on column support.run.offer_hours is '제안에 답할 시간';
comment on column support.run.enrol_until is '신청 기한';
comment on column support.run.cancel_until is '자유 취소 기한';
comment on column support.run.trainers is '강사';
comment on column support.run.starts_at is '첫 차시 시작';
comment on column support.run.ends_at is '마지막 차시 끝';
comment on column support.run.state is '상태';
comment on column support.run.cancel_reason is '취소한 까닭';
comment on column support.run.created_by is '연 사람';
comment on column support.run.created_at is '연 때';
comment on column support.run.version is '고친 차수';
comment on column support.run_seed.run_id is '차수';
comment on column support.run_seed.seed is '씨앗';
comment on column support.run_seed.reveal_at is '공개하는 때';
comment on column support.session.id is '번호';
comment on column support.session.run_id is '차수';
comment on column support.session.agency_id is '기관';
comment on column support.session.company_id is '방문교육을 받는 기업(트리거가 관리)';
comment on column support.session.mode is '방법';
comment on column support.session.place is '곳';
comment on column support.session.starts_at is '시작';
comment on column support.session.ends_at is '끝';
comment on column support.session_link.session_id is '차시';
comment on column support.session_link.run_id is '차수';
comment on column support.session_link.agency_id is '기관';
comment on column support.session_link.url is '접속 주소';
comment on column support.attendee.id is '번호';
comment on column support.attendee.place is '신청한 차례';
comment on column support.attendee.run_id is '차수';
comment on column support.attendee.agency_id is '기관(트리거가 관리)';
comment on column support.attendee.company_id is '기업';
comment on column support.attendee.company_name is '그때의 기업 이름';
comment on column support.attendee.name is '이름';
comment on column support.attendee.role is '대상';
comment on column support.attendee.email is '전자우편';
comment on column support.attendee.state is '상태';
comment on column support.attendee.seat is '자리 번호';
comment on column support.attendee.is_late is '자유 취소 기한 뒤에 취소했는지';
comment on column support.attendee.end_reason is '기관이 취소한 까닭';
comment on column support.attendee.enrolled_by is '신청한 사람';
comment on column support.attendee.enrolled_at is '신청한 때';
comment on column support.attendee.reminded_at is '알림을 보낸 때';
comment on column support.attendee.version is '고친 차수';
comment on column support.attendee_risk.attendee_id is '신청한 사람';
comment on column support.attendee_risk.company_id is '기업';
comment on column support.attendee_risk.risk is '위험(0~100)';
comment on column support.offer.id is '번호';
comment on column support.offer.run_id is '차수';
comment on column support.offer.attendee_id is '제안받은 사람';
comment on column support.offer.company_id is '기업';
comment on column support.offer.agency_id is '기관';
comment on column support.offer.seat is '자리 번호';
comment on column support.offer.token_hash is '링크의 비밀(해시)';
comment on column support.offer.offered_at is '제안한 때';
comment on column support.offer.expires_at is '답할 기한';
comment on column support.offer.outcome is '결말';
comment on column support.offer.resolved_at is '끝난 때';
