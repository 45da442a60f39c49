-- Engagements: what comes after an expert took an assignment. Kick-off, notes of the visit from as many devices as there were,
-- pictures that stay on the device until the company allows them, recommendations, a report that a second expert reads,
-- acceptance, and what became of it after 6 and 12 months.

create table support.engagement (
  id uuid primary key,
  assignment_id uuid not null unique references support.consulting_assignment(id),
  agency_id smallint not null references organisations.agency(id),
  company_id uuid not null references organisations.company(id),
  expert_id uuid not null references support.expert(id),
  company_name text not null,
  expert_name text not null,
  set_id text not null,
  set_version integer not null,
  kickoff_on date not null,
  agenda text not null check (char_length(agenda) between 1 and 2000),
  state text not null default 'visiting' check (state in ('visiting', 'inReview', 'reviewed', 'delivered', 'accepted')),
  reviewer_id uuid references support.expert(id) check (reviewer_id <> expert_id),
  reviewer_name text,
  review_words text check (char_length(review_words) between 1 and 1000),
  answer_words text check (char_length(answer_words) between 1 and 1000),
  delivered_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid references organisations.person(id),
  created_by uuid not null references organisations.person(id),
  created_at timestamptz not null,
  version integer not null default 1,
  constraint engagement_accepted check ((state = 'accepted') = (accepted_at is not null)),
  constraint engagement_reviewed check (state not in ('reviewed', 'delivered', 'accepted') or reviewer_id is not null)
);
create index engagement_agency on support.engagement (agency_id, created_at desc);
create index engagement_company on support.engagement (company_id, created_at desc);
create index engagement_reviewer on support.engagement (reviewer_id) where reviewer_id is not null;

-- What a company may not read before the report is its own stands in rows of their own, closed until it is delivered.
create table support.engagement_report (
  engagement_id uuid primary key references support.engagement(id),
  agency_id smallint not null,
  company_id uuid not null,
  is_open boolean not null default false,
  summary text not null check (char_length(summary) between 1 and 4000)
);

create table support.field_entry (
  key uuid primary key,
  place bigint generated always as identity,
  engagement_id uuid not null references support.engagement(id),
  agency_id smallint not null,
  company_id uuid not null,
  is_open boolean not null default false,
  question text not null check (question ~ '^[A-Z]{2,6}-[0-9]{2,3}$'),
  layer text not null check (layer in ('claimed', 'advised', 'verified')),
  value text check (value in ('0', '1', '2', '3', 'notApplicable')),
  words text check (char_length(words) between 1 and 1000),
  noted_at timestamptz not null,
  device text not null check (char_length(device) between 1 and 40),
  after uuid[] not null check (coalesce(array_length(after, 1), 0) <= 20),
  noted_by uuid not null references organisations.person(id),
  noted_by_name text not null,
  received_at timestamptz not null
);
create index field_entry_engagement on support.field_entry (engagement_id, place);

create table support.field_photo (
  key uuid primary key,
  engagement_id uuid not null references support.engagement(id),
  agency_id smallint not null,
  company_id uuid not null,
  question text check (question ~ '^[A-Z]{2,6}-[0-9]{2,3}$'),
  caption text not null check (char_length(caption) between 1 and 200),
  sha256 bytea not null check (length(sha256) = 32),
  bytes integer not null check (bytes between 100 and 1500000),
  noted_at timestamptz not null,
  device text not null check (char_length(device) between 1 and 40),
  noted_by uuid not null references organisations.person(id),
  state text not null default 'asked' check (state in ('asked', 'allowed', 'refused')),
  decided_by uuid references organisations.person(id),
  decided_at timestamptz,
  body bytea,
  -- No picture without the company's yes, and only the very picture that it said yes to.
  constraint photo_only_allowed check (body is null or (state = 'allowed' and sha256(body) = sha256 and length(body) = bytes)),
  constraint photo_decided check ((state = 'asked') = (decided_at is null))
);
create index field_photo_engagement on support.field_photo (engagement_id, noted_at);

create table support.recommendation (
  id uuid primary key,
  place bigint generated always as identity,
  engagement_id uuid not null references support.engagement(id),
  agency_id smallint not null,
  company_id uuid not null,
  is_open boolean not null default false,
  finding text not null check (char_length(finding) between 1 and 1000),
  advice text not null check (char_length(advice) between 1 and 1000),
  questions text[] not null check (array_length(questions, 1) between 1 and 10),
  effort_days smallint not null check (effort_days between 0 and 365),
  written_by uuid not null references organisations.person(id)
);
create index recommendation_engagement on support.recommendation (engagement_id, place);

create table support.follow_up (
  id uuid primary key,
  engagement_id uuid not null references support.engagement(id),
  agency_id smallint not null,
  company_id uuid not null,
  months smallint not null check (months in (6, 12)),
  due_on date not null,
  told_at timestamptz,
  total smallint not null check (total >= 0),
  done smallint check (done between 0 and total),
  words text check (char_length(words) between 1 and 1000),
  noted_by uuid references organisations.person(id),
  noted_at timestamptz,
  constraint follow_up_once unique (engagement_id, months),
  constraint follow_up_noted check ((done is null) = (noted_at is null))
);
create index follow_up_due on support.follow_up (due_on) where told_at is null;

call app.protect('support.engagement');
call app.protect('support.engagement_report');
call app.protect('support.field_entry');
call app.protect('support.field_photo');
call app.protect('support.recommendation');
call app.protect('support.follow_up');

-- Her own engagements follow her assignments: without clearance and pledge of today there are none.
create function support.my_engagements() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(e.id), '{}') from support.engagement e where e.assignment_id = any (support.my_assignments())
$$;
create function support.my_reviews() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(e.id), '{}') from support.engagement e
   where app.kind() = 'expert' and e.state = 'inReview' and e.reviewer_id = any (support.my_experts())
     and e.reviewer_id = any (support.able_experts((now() at time zone 'Asia/Seoul')::date))
$$;
-- In which she may still write.
create function support.my_visits() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(e.id), '{}') from support.engagement e
   where e.state = 'visiting' and e.assignment_id = any (support.my_assignments())
$$;
-- Who else of the pool could read a draft: names only, cleared and pledged, another person, no tie to the company.
create function support.reviewers_of(engagement uuid) returns table (id uuid, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.id, x.name from support.engagement e
    join support.expert own on own.id = e.expert_id
    join support.expert x on x.agency_id = e.agency_id and x.id <> own.id and x.person_id is not null and x.person_id is distinct from own.person_id
    join organisations.company c on c.id = e.company_id
   where e.id = engagement and e.agency_id = app.working_agency()
     and x.id = any (support.able_experts((now() at time zone 'Asia/Seoul')::date))
     and not exists (select 1 from support.expert_tie t where t.expert_id = x.id and (t.business_number = c.business_number or t.name = c.name))
   order by x.name, x.id limit 200
$$;
revoke all on function support.my_engagements, support.my_reviews, support.my_visits, support.reviewers_of from public;
grant execute on function support.my_engagements, support.my_reviews, support.my_visits, support.reviewers_of to boru_app;

create policy agency_reads on support.engagement for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.engagement for select to boru_app using (company_id = (select app.company()));
create policy expert_reads on support.engagement for select to boru_app
  using (id = any ((select support.my_engagements())::uuid[]) or id = any ((select support.my_reviews())::uuid[]));
create policy expert_starts on support.engagement for insert to boru_app
  with check (assignment_id = any ((select support.my_assignments())::uuid[]) and created_by = (select app.person()) and state = 'visiting');
create policy expert_changes on support.engagement for update to boru_app
  using (id = any ((select support.my_visits())::uuid[]) or id = any ((select support.my_reviews())::uuid[]))
  with check (app.kind() = 'expert');
create policy desk_changes on support.engagement for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy company_answers on support.engagement for update to boru_app
  using (company_id = (select app.working_company()) and state = 'delivered')
  with check (company_id = (select app.working_company()));

create policy agency_reads on support.engagement_report for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.engagement_report for select to boru_app using (is_open and company_id = (select app.company()));
create policy expert_reads on support.engagement_report for select to boru_app
  using (engagement_id = any ((select support.my_engagements())::uuid[]) or engagement_id = any ((select support.my_reviews())::uuid[]));
create policy expert_writes on support.engagement_report for insert to boru_app
  with check (engagement_id = any ((select support.my_visits())::uuid[]) and not is_open);
create policy expert_changes on support.engagement_report for update to boru_app
  using (engagement_id = any ((select support.my_visits())::uuid[])) with check (engagement_id = any ((select support.my_visits())::uuid[]));

create policy agency_reads on support.field_entry for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.field_entry for select to boru_app using (is_open and company_id = (select app.company()));
create policy expert_reads on support.field_entry for select to boru_app
  using (engagement_id = any ((select support.my_engagements())::uuid[]) or engagement_id = any ((select support.my_reviews())::uuid[]));
create policy expert_notes on support.field_entry for insert to boru_app
  with check (engagement_id = any ((select support.my_visits())::uuid[]) and noted_by = (select app.person()) and not is_open);

create policy agency_reads on support.field_photo for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.field_photo for select to boru_app using (company_id = (select app.company()));
create policy expert_reads on support.field_photo for select to boru_app
  using (engagement_id = any ((select support.my_engagements())::uuid[]) or engagement_id = any ((select support.my_reviews())::uuid[]));
create policy expert_notes on support.field_photo for insert to boru_app
  with check (engagement_id = any ((select support.my_visits())::uuid[]) and noted_by = (select app.person()) and state = 'asked' and body is null);
create policy expert_sends on support.field_photo for update to boru_app
  using (engagement_id = any ((select support.my_visits())::uuid[]) and state = 'allowed' and body is null)
  with check (engagement_id = any ((select support.my_visits())::uuid[]) and state = 'allowed');
create policy company_decides on support.field_photo for update to boru_app
  using (company_id = (select app.working_company()))
  with check (company_id = (select app.working_company()) and state in ('allowed', 'refused') and decided_by = (select app.person()));

create policy agency_reads on support.recommendation for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.recommendation for select to boru_app using (is_open and company_id = (select app.company()));
create policy expert_reads on support.recommendation for select to boru_app
  using (engagement_id = any ((select support.my_engagements())::uuid[]) or engagement_id = any ((select support.my_reviews())::uuid[]));
create policy expert_writes on support.recommendation for insert to boru_app
  with check (engagement_id = any ((select support.my_visits())::uuid[]) and written_by = (select app.person()) and not is_open);
create policy expert_removes on support.recommendation for delete to boru_app using (engagement_id = any ((select support.my_visits())::uuid[]));

create policy agency_reads on support.follow_up for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.follow_up for select to boru_app using (company_id = (select app.company()));
create policy company_plans on support.follow_up for insert to boru_app
  with check (company_id = (select app.working_company()) and done is null);
create policy desk_notes on support.follow_up for update to boru_app
  using (agency_id = (select app.working_agency()) and done is null)
  with check (agency_id = (select app.working_agency()) and noted_by = (select app.person()));

revoke update, delete on support.engagement, support.engagement_report, support.field_entry, support.field_photo, support.follow_up from boru_app;
revoke update on support.recommendation from boru_app;
grant update (kickoff_on, agenda, state, reviewer_id, reviewer_name, review_words, answer_words, delivered_at, accepted_at, accepted_by, version) on support.engagement to boru_app;
grant update (summary) on support.engagement_report to boru_app;
grant update (state, decided_by, decided_at, body) on support.field_photo to boru_app;
grant update (told_at, done, words, noted_by, noted_at) on support.follow_up to boru_app;

-- Whose it is, the assignment says.
create function support.fill_engagement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  a support.consulting_assignment;
begin
  select * into a from support.consulting_assignment where id = new.assignment_id and state = 'accepted';
  if not found then raise exception 'no accepted assignment' using errcode = '42501'; end if;
  new.agency_id := a.agency_id;
  new.company_id := a.company_id;
  new.expert_id := a.expert_id;
  new.company_name := a.company_name;
  new.expert_name := a.expert_name;
  return new;
end $$;
create trigger fill_engagement before insert on support.engagement for each row execute function support.fill_engagement();
create function support.fill_engagement_part() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select e.agency_id, e.company_id into new.agency_id, new.company_id from support.engagement e where e.id = new.engagement_id;
  if not found then raise exception 'no such engagement' using errcode = '42501'; end if;
  return new;
end $$;
create trigger fill_engagement_part before insert on support.engagement_report for each row execute function support.fill_engagement_part();
create trigger fill_engagement_part before insert on support.field_entry for each row execute function support.fill_engagement_part();
create trigger fill_engagement_part before insert on support.field_photo for each row execute function support.fill_engagement_part();
create trigger fill_engagement_part before insert on support.recommendation for each row execute function support.fill_engagement_part();
create trigger fill_engagement_part before insert on support.follow_up for each row execute function support.fill_engagement_part();

-- Steps by whom; and nobody writes into another's part on the way.
create function support.guard_engagement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  who text := app.kind();
begin
  if who = 'expert' and old.state = 'visiting' and (new.state not in ('visiting', 'inReview')
       or (new.reviewer_id, new.reviewer_name, new.review_words, new.answer_words) is distinct from (old.reviewer_id, old.reviewer_name, old.review_words, old.answer_words)
       or not exists (select 1 from support.expert x where x.id = old.expert_id and x.person_id = app.person())) then
    raise exception 'not a step of the expert' using errcode = '42501';
  elsif who = 'expert' and old.state = 'inReview' and (new.state not in ('visiting', 'reviewed') or new.review_words is null
       or (new.agenda, new.kickoff_on, new.reviewer_id, new.answer_words) is distinct from (old.agenda, old.kickoff_on, old.reviewer_id, old.answer_words)
       or not exists (select 1 from support.expert x where x.id = old.reviewer_id and x.person_id = app.person())) then
    raise exception 'not a step of the reviewer' using errcode = '42501';
  elsif who = 'agency' and ((new.agenda, new.kickoff_on, new.review_words, new.answer_words) is distinct from (old.agenda, old.kickoff_on, old.review_words, old.answer_words)
       or (new.state <> old.state and not (old.state = 'reviewed' and new.state = 'delivered'))
       or (new.reviewer_id is distinct from old.reviewer_id and (old.state not in ('visiting', 'inReview')
           or not exists (select 1 from support.reviewers_of(old.id) r where r.id = new.reviewer_id)))) then
    raise exception 'not a step of the desk' using errcode = '42501';
  elsif who = 'company' and (new.state not in ('accepted', 'visiting')
       or (new.agenda, new.kickoff_on, new.reviewer_id, new.review_words) is distinct from (old.agenda, old.kickoff_on, old.reviewer_id, old.review_words)
       or (new.state = 'accepted' and new.accepted_by is distinct from app.person())) then
    raise exception 'not a step of the company' using errcode = '42501';
  elsif who not in ('expert', 'agency', 'company') then
    raise exception 'not a step of theirs' using errcode = '42501';
  end if;
  if new.state = 'delivered' and old.state <> 'delivered' then
    update support.engagement_report set is_open = true where engagement_id = new.id;
    update support.field_entry set is_open = true where engagement_id = new.id;
    update support.recommendation set is_open = true where engagement_id = new.id;
  end if;
  -- What is written anew is a draft again.
  if old.state = 'delivered' and new.state = 'visiting' then
    update support.engagement_report set is_open = false where engagement_id = new.id;
    update support.field_entry set is_open = false where engagement_id = new.id;
    update support.recommendation set is_open = false where engagement_id = new.id;
  end if;
  return new;
end $$;
create trigger guard_engagement before update on support.engagement for each row execute function support.guard_engagement();

-- A picture that was allowed and has come is not taken back by pressing again: what was handed out is out.
create function support.guard_photo() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.kind() = 'company' and (old.body is not null or new.body is not null) then raise exception 'it has come already' using errcode = '42501'; end if;
  if app.kind() = 'expert' and (new.state, new.decided_by, new.decided_at) is distinct from (old.state, old.decided_by, old.decided_at) then
    raise exception 'the company decides' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_photo before update on support.field_photo for each row execute function support.guard_photo();
create function support.guard_follow_up() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from support.engagement e where e.id = new.engagement_id and e.state = 'accepted') then
    raise exception 'not accepted' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_follow_up before insert on support.follow_up for each row execute function support.guard_follow_up();
revoke all on function support.fill_engagement, support.fill_engagement_part, support.guard_engagement, support.guard_photo, support.guard_follow_up from public;

comment on table support.engagement is '컨설팅 수행';
comment on column support.engagement.id is '번호';
comment on column support.engagement.assignment_id is '배정';
comment on column support.engagement.agency_id is '기관';
comment on column support.engagement.company_id is '기업';
comment on column support.engagement.expert_id is '전문가';
comment on column support.engagement.company_name is '그때 기업 이름';
comment on column support.engagement.expert_name is '그때 전문가 이름';
comment on column support.engagement.set_id is '문항집';
comment on column support.engagement.set_version is '문항집의 판';
comment on column support.engagement.kickoff_on is '착수한 날';
comment on column support.engagement.agenda is '할 일의 차례';
comment on column support.engagement.state is '상태';
comment on column support.engagement.reviewer_id is '검토하는 전문가';
comment on column support.engagement.reviewer_name is '그때 검토자 이름';
comment on column support.engagement.review_words is '검토자의 말';
comment on column support.engagement.answer_words is '기업의 말';
comment on column support.engagement.delivered_at is '전한 때';
comment on column support.engagement.accepted_at is '받아들인 때';
comment on column support.engagement.accepted_by is '받아들인 사람';
comment on column support.engagement.created_by is '시작한 사람';
comment on column support.engagement.created_at is '시작한 때';
comment on column support.engagement.version is '차수';
comment on table support.engagement_report is '보고서의 글. 전하기 전에는 기업이 보지 못함';
comment on column support.engagement_report.engagement_id is '컨설팅 수행';
comment on column support.engagement_report.agency_id is '기관';
comment on column support.engagement_report.company_id is '기업';
comment on column support.engagement_report.is_open is '기업에 열렸는지(트리거가 관리)';
comment on column support.engagement_report.summary is '보고서의 글';
comment on table support.field_entry is '현장 기록. 고치지 않고 더하기만 함';
comment on column support.field_entry.key is '기기가 지은 번호';
comment on column support.field_entry.place is '받은 순서';
comment on column support.field_entry.engagement_id is '컨설팅 수행';
comment on column support.field_entry.agency_id is '기관';
comment on column support.field_entry.company_id is '기업';
comment on column support.field_entry.is_open is '기업에 열렸는지(트리거가 관리)';
comment on column support.field_entry.question is '문항';
comment on column support.field_entry.layer is '켜(기업의 말, 조언, 확인)';
comment on column support.field_entry.value is '답';
comment on column support.field_entry.words is '말';
comment on column support.field_entry.noted_at is '적은 때';
comment on column support.field_entry.device is '기기 이름';
comment on column support.field_entry.after is '대신하는 기록';
comment on column support.field_entry.noted_by is '적은 사람';
comment on column support.field_entry.noted_by_name is '그때 이름';
comment on column support.field_entry.received_at is '받은 때';
comment on table support.field_photo is '현장 사진. 기업이 허락하기 전에는 내용이 없음';
comment on column support.field_photo.key is '기기가 지은 번호';
comment on column support.field_photo.engagement_id is '컨설팅 수행';
comment on column support.field_photo.agency_id is '기관';
comment on column support.field_photo.company_id is '기업';
comment on column support.field_photo.question is '문항';
comment on column support.field_photo.caption is '설명';
comment on column support.field_photo.sha256 is '전자지문';
comment on column support.field_photo.bytes is '크기';
comment on column support.field_photo.noted_at is '적은 때';
comment on column support.field_photo.device is '기기 이름';
comment on column support.field_photo.noted_by is '적은 사람';
comment on column support.field_photo.state is '상태';
comment on column support.field_photo.decided_by is '정한 사람';
comment on column support.field_photo.decided_at is '정한 때';
comment on column support.field_photo.body is '사진(허락한 것만)';
comment on table support.recommendation is '권고';
comment on column support.recommendation.id is '번호';
comment on column support.recommendation.place is '받은 순서';
comment on column support.recommendation.engagement_id is '컨설팅 수행';
comment on column support.recommendation.agency_id is '기관';
comment on column support.recommendation.company_id is '기업';
comment on column support.recommendation.is_open is '기업에 열렸는지(트리거가 관리)';
comment on column support.recommendation.finding is '발견한 것';
comment on column support.recommendation.advice is '권고';
comment on column support.recommendation.questions is '메우는 문항';
comment on column support.recommendation.effort_days is '드는 날';
comment on column support.recommendation.written_by is '쓴 사람';
comment on table support.follow_up is '사후 점검';
comment on column support.follow_up.id is '번호';
comment on column support.follow_up.engagement_id is '컨설팅 수행';
comment on column support.follow_up.agency_id is '기관';
comment on column support.follow_up.company_id is '기업';
comment on column support.follow_up.months is '달';
comment on column support.follow_up.due_on is '기한';
comment on column support.follow_up.told_at is '알린 때';
comment on column support.follow_up.total is '권고의 수';
comment on column support.follow_up.done is '한 권고의 수';
comment on column support.follow_up.words is '말';
comment on column support.follow_up.noted_by is '적은 사람';
comment on column support.follow_up.noted_at is '적은 때';
