-- Who was there, test and survey, and the certificate of completion (수료증).

-- The code on the screen of a session changes each minute and comes from this secret.
create table support.session_secret (
  session_id uuid primary key references support.session(id),
  agency_id smallint not null,
  secret bytea not null check (length(secret) = 32)
);

create table support.ticket (
  attendee_id uuid primary key,
  company_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at timestamptz not null,
  wrong_codes integer not null default 0,
  constraint ticket_of_attendee foreign key (attendee_id, company_id) references support.attendee (id, company_id)
);

-- The number comes from the device that marked, so that what is sent twice is kept once.
create table support.attendance (
  id uuid primary key,
  session_id uuid not null references support.session(id),
  attendee_id uuid not null,
  run_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  minutes integer not null check (minutes between 0 and 720),
  how text not null check (how in ('code', 'hand', 'correction')),
  arrived_at timestamptz not null,
  marked_at timestamptz not null,
  marked_by uuid references organisations.person(id),
  marked_by_name text not null default '',
  constraint attendance_of_attendee foreign key (attendee_id, company_id) references support.attendee (id, company_id),
  constraint attendance_once unique (session_id, attendee_id)
);
create index attendance_run on support.attendance (run_id);
create index attendance_attendee on support.attendance (attendee_id);

create table support.attendance_correction (
  id uuid primary key,
  session_id uuid not null references support.session(id),
  attendee_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  minutes integer not null check (minutes between 0 and 720),
  reason text not null check (char_length(reason) between 1 and 300),
  proposed_by uuid not null references organisations.person(id),
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  is_granted boolean,
  decided_by uuid references organisations.person(id),
  decided_by_name text,
  decided_at timestamptz,
  constraint correction_of_attendee foreign key (attendee_id, company_id) references support.attendee (id, company_id),
  constraint correction_decided check ((is_granted is null) = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint correction_by_two check (decided_by <> proposed_by)
);
create unique index correction_open_once on support.attendance_correction (session_id, attendee_id) where is_granted is null;

create table support.test_result (
  attendee_id uuid primary key,
  company_id uuid not null,
  run_id uuid not null references support.run(id),
  agency_id smallint not null,
  score integer not null check (score between 0 and 100),
  tries integer not null check (tries between 1 and 3),
  taken_at timestamptz not null,
  constraint result_of_attendee foreign key (attendee_id, company_id) references support.attendee (id, company_id)
);

-- That somebody answered is kept apart from what was answered; nothing joins the two, not even a time.
create table support.survey_done (
  attendee_id uuid primary key,
  company_id uuid not null,
  run_id uuid not null references support.run(id),
  agency_id smallint not null,
  constraint done_of_attendee foreign key (attendee_id, company_id) references support.attendee (id, company_id)
);
create table support.survey_answer (
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null references support.run(id),
  course smallint not null check (course between 1 and 5),
  trainer smallint not null check (trainer between 1 and 5),
  use smallint not null check (use between 1 and 5),
  words text check (char_length(words) between 1 and 500)
);
create index survey_run on support.survey_answer (run_id);

create table support.certificate_serial (
  year integer primary key,
  last integer not null check (last > 0)
);
create table support.certificate_batch (
  id uuid primary key,
  run_id uuid not null references support.run(id),
  agency_id smallint not null,
  total integer not null check (total >= 0),
  done integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'done')),
  asked_by uuid not null references organisations.person(id),
  asked_by_name text not null,
  asked_at timestamptz not null
);
create index batch_run on support.certificate_batch (run_id, asked_at desc);
create table support.certificate (
  id uuid primary key,
  number text not null unique,
  check_code text not null check (check_code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  batch_id uuid not null references support.certificate_batch(id),
  run_id uuid not null references support.run(id),
  attendee_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  person_name text not null,
  company_name text not null,
  course_title text not null,
  agency_name text not null,
  basis text not null,
  held_from date not null,
  held_until date not null,
  minutes integer not null check (minutes > 0),
  issued_on date not null,
  expires_on date,
  revoked_at timestamptz,
  revoked_by uuid references organisations.person(id),
  revoke_reason text check (char_length(revoke_reason) between 1 and 300),
  reminded_at timestamptz,
  constraint certificate_of_attendee foreign key (attendee_id, company_id) references support.attendee (id, company_id),
  constraint certificate_revoked check ((revoked_at is null) = (revoke_reason is null))
);
create unique index certificate_once on support.certificate (attendee_id) where revoked_at is null;
create index certificate_run on support.certificate (run_id, number);
create index certificate_company on support.certificate (company_id, issued_on desc);
create index certificate_ends on support.certificate (expires_on) where revoked_at is null and reminded_at is null;

call app.protect('support.session_secret');
call app.protect('support.ticket');
call app.protect('support.attendance');
call app.protect('support.attendance_correction');
call app.protect('support.test_result');
call app.protect('support.survey_done');
call app.protect('support.survey_answer');
call app.protect('support.certificate_serial');
call app.protect('support.certificate_batch');
call app.protect('support.certificate');

create policy desk_keeps on support.session_secret for all to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy company_makes on support.ticket for all to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
create policy company_reads on support.attendance for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.attendance for select to boru_app using (agency_id = (select app.agency()));
create policy desk_marks on support.attendance for insert to boru_app
  with check (agency_id = (select app.working_agency()) and marked_by = (select app.person()) and how = 'hand');
create policy company_reads on support.attendance_correction for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.attendance_correction for select to boru_app using (agency_id = (select app.agency()));
create policy desk_proposes on support.attendance_correction for insert to boru_app
  with check (agency_id = (select app.working_agency()) and proposed_by = (select app.person()) and is_granted is null);
create policy desk_decides on support.attendance_correction for update to boru_app
  using (agency_id = (select app.working_agency()) and is_granted is null)
  with check (agency_id = (select app.working_agency()) and decided_by = (select app.person()));
create policy company_reads on support.test_result for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.test_result for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.survey_done for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.survey_done for select to boru_app using (agency_id = (select app.agency()));
create policy agency_reads on support.certificate_batch for select to boru_app using (agency_id = (select app.agency()));
create policy desk_asks on support.certificate_batch for insert to boru_app
  with check (agency_id = (select app.working_agency()) and asked_by = (select app.person()));
create policy company_reads on support.certificate for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.certificate for select to boru_app using (agency_id = (select app.agency()));
create policy desk_revokes on support.certificate for update to boru_app
  using (agency_id = (select app.working_agency()) and revoked_at is null)
  with check (agency_id = (select app.working_agency()) and revoked_by = (select app.person()));

revoke update, delete on support.session_secret, support.attendance, support.attendance_correction, support.test_result, support.survey_done,
  support.survey_answer, support.certificate_serial, support.certificate_batch, support.certificate from boru_app;
grant update (is_granted, decided_by, decided_by_name, decided_at) on support.attendance_correction to boru_app;
grant update (score, tries, taken_at) on support.test_result to boru_app;
grant update (last) on support.certificate_serial to boru_app;
grant update (done, state) on support.certificate_batch to boru_app;
grant update (revoked_at, revoked_by, revoke_reason, reminded_at) on support.certificate to boru_app;

-- A mark is of somebody who has a seat in this very run; whose it is, is the database's to say.
create function support.fill_mark() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  a support.attendee;
  s support.session;
begin
  select * into a from support.attendee where id = new.attendee_id and state = 'seated';
  select * into s from support.session where id = new.session_id;
  if a.id is null or s.id is null or s.run_id <> a.run_id then raise exception 'not of this run' using errcode = '42501'; end if;
  new.agency_id := a.agency_id;
  new.company_id := a.company_id;
  if tg_table_name = 'attendance' then new.run_id := a.run_id; end if;
  if new.minutes > extract(epoch from s.ends_at - s.starts_at) / 60 then raise exception 'longer than the session' using errcode = '42501'; end if;
  return new;
end $$;
create trigger fill_mark before insert on support.attendance for each row execute function support.fill_mark();
create trigger fill_mark before insert on support.attendance_correction for each row execute function support.fill_mark();

-- Minutes change by a correction that a second person granted, and by nothing else.
create function support.correct() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.is_granted then
    insert into support.attendance as t (id, session_id, attendee_id, run_id, agency_id, company_id, minutes, how, arrived_at, marked_at, marked_by, marked_by_name)
    select new.id, new.session_id, new.attendee_id, s.run_id, new.agency_id, new.company_id, new.minutes, 'correction', new.proposed_at, new.decided_at, new.proposed_by, new.proposed_by_name
      from support.session s where s.id = new.session_id
    on conflict (session_id, attendee_id) do update set minutes = excluded.minutes, how = 'correction';
  end if;
  return null;
end $$;
create trigger correct after update on support.attendance_correction for each row execute function support.correct();

-- Results per trainer and course: nothing below five answers, so no answer can be told from its neighbours.
create function support.survey_results()
returns table (kind text, name text, answers integer, course numeric, trainer numeric, use numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with given as (
    select r.title, r.trainers, s.course, s.trainer, s.use from support.survey_answer s join support.run r on r.id = s.run_id
     where r.agency_id = app.agency()
  )
  select 'course', g.title, count(*)::integer, round(avg(g.course), 1), round(avg(g.trainer), 1), round(avg(g.use), 1)
    from given g group by g.title having count(*) >= 5
  union all
  select 'trainer', t.name, count(*)::integer, round(avg(g.course), 1), round(avg(g.trainer), 1), round(avg(g.use), 1)
    from given g, unnest(g.trainers) as t (name) group by t.name having count(*) >= 5
$$;

revoke all on function support.fill_mark, support.correct, support.survey_results from public;
grant execute on function support.survey_results to boru_app;

comment on table support.session_secret is '출석 번호를 만드는 비밀. 그 기관만 봄';
comment on table support.ticket is '한 사람의 출석 링크(비밀은 해시로만)';
comment on table support.attendance is '출석';
comment on table support.attendance_correction is '출석 정정. 다른 사람이 승인해야 바뀜';
comment on table support.test_result is '시험 점수';
comment on table support.survey_done is '설문에 답했다는 사실';
comment on table support.survey_answer is '설문의 답. 누구의 것인지 알 수 없음';
comment on table support.certificate_serial is '수료증의 해마다의 번호';
comment on table support.certificate_batch is '수료증을 한꺼번에 만드는 일';
comment on table support.certificate is '수료증';
comment on column support.session_secret.session_id is '차시';
comment on column support.session_secret.agency_id is '기관';
comment on column support.session_secret.secret is '비밀';
comment on column support.ticket.attendee_id is '사람';
comment on column support.ticket.company_id is '기업';
comment on column support.ticket.token_hash is '링크의 비밀(해시)';
comment on column support.ticket.made_at is '만든 때';
comment on column support.ticket.wrong_codes is '틀린 번호를 적은 횟수';
comment on column support.attendance.id is '번호(적은 기기가 지음)';
comment on column support.attendance.session_id is '차시';
comment on column support.attendance.attendee_id is '사람';
comment on column support.attendance.run_id is '차수(트리거가 관리)';
comment on column support.attendance.agency_id is '기관(트리거가 관리)';
comment on column support.attendance.company_id is '기업(트리거가 관리)';
comment on column support.attendance.minutes is '들은 시간(분)';
comment on column support.attendance.how is '방법';
comment on column support.attendance.arrived_at is '온 때';
comment on column support.attendance.marked_at is '적은 때';
comment on column support.attendance.marked_by is '적은 사람';
comment on column support.attendance.marked_by_name is '적은 사람의 그때 이름';
comment on column support.attendance_correction.id is '번호';
comment on column support.attendance_correction.session_id is '차시';
comment on column support.attendance_correction.attendee_id is '사람';
comment on column support.attendance_correction.agency_id is '기관(트리거가 관리)';
comment on column support.attendance_correction.company_id is '기업(트리거가 관리)';
comment on column support.attendance_correction.minutes is '고칠 시간(분)';
comment on column support.attendance_correction.reason is '까닭';
comment on column support.attendance_correction.proposed_by is '제안한 사람';
comment on column support.attendance_correction.proposed_by_name is '그때 이름';
comment on column support.attendance_correction.proposed_at is '제안한 때';
comment on column support.attendance_correction.is_granted is '승인했는지';
comment on column support.attendance_correction.decided_by is '정한 사람';
comment on column support.attendance_correction.decided_by_name is '그때 이름';
comment on column support.attendance_correction.decided_at is '정한 때';
comment on column support.test_result.attendee_id is '사람';
comment on column support.test_result.company_id is '기업';
comment on column support.test_result.run_id is '차수';
comment on column support.test_result.agency_id is '기관';
comment on column support.test_result.score is '가장 높은 점수';
comment on column support.test_result.tries is '본 횟수';
comment on column support.test_result.taken_at is '마지막으로 본 때';
comment on column support.survey_done.attendee_id is '사람';
comment on column support.survey_done.company_id is '기업';
comment on column support.survey_done.run_id is '차수';
comment on column support.survey_done.agency_id is '기관';
comment on column support.survey_answer.id is '번호(무작위)';
comment on column support.survey_answer.run_id is '차수';
comment on column support.survey_answer.course is '과정';
comment on column support.survey_answer.trainer is '강사';
comment on column support.survey_answer.use is '쓸모';
comment on column support.survey_answer.words is '하고 싶은 말';
comment on column support.certificate_serial.year is '해';
comment on column support.certificate_serial.last is '마지막 번호';
comment on column support.certificate_batch.id is '번호';
comment on column support.certificate_batch.run_id is '차수';
comment on column support.certificate_batch.agency_id is '기관';
comment on column support.certificate_batch.total is '만들 수';
comment on column support.certificate_batch.done is '만든 수';
comment on column support.certificate_batch.state is '상태';
comment on column support.certificate_batch.asked_by is '시킨 사람';
comment on column support.certificate_batch.asked_by_name is '그때 이름';
comment on column support.certificate_batch.asked_at is '시킨 때';
comment on column support.certificate.id is '번호';
comment on column support.certificate.number is '수료증 번호';
comment on column support.certificate.check_code is '확인 부호';
comment on column support.certificate.batch_id is '만든 일';
comment on column support.certificate.run_id is '차수';
comment on column support.certificate.attendee_id is '사람';
comment on column support.certificate.agency_id is '기관';
comment on column support.certificate.company_id is '기업';
comment on column support.certificate.person_name is '이름';
comment on column support.certificate.company_name is '기업 이름';
comment on column support.certificate.course_title is '과정';
comment on column support.certificate.agency_name is '기관 이름';
comment on column support.certificate.basis is '근거';
comment on column support.certificate.held_from is '시작한 날';
comment on column support.certificate.held_until is '마친 날';
comment on column support.certificate.minutes is '들은 시간(분)';
comment on column support.certificate.issued_on is '준 날';
comment on column support.certificate.expires_on is '끝나는 날';
comment on column support.certificate.revoked_at is '취소한 때';
comment on column support.certificate.revoked_by is '취소한 사람';
comment on column support.certificate.revoke_reason is '취소한 까닭';
comment on column support.certificate.reminded_at is '끝남을 알린 때';
