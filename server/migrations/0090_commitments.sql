-- 협약의 약속과 점검: what each party promises, what it says of it once a year, and how the agreement itself changes. Nothing
-- here is about a company. Every desk of the region reads it; the public reads a closed year that was published.

create table governance.agreement_change (
  id uuid primary key,
  place bigint not null generated always as identity,
  kind text not null check (kind in ('accession', 'withdrawal', 'amendment', 'renewal')),
  agency_id smallint references organisations.agency(id),
  effective_on date not null,
  words text not null check (char_length(words) between 1 and 1000),
  term_to date,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  constraint change_names_agency check ((agency_id is not null) = (kind in ('accession', 'withdrawal')))
);

create table governance.commitment (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  clause text not null check (char_length(clause) between 1 and 60),
  title text not null check (char_length(title) between 1 and 100),
  detail text not null check (char_length(detail) between 1 and 1000),
  owner text not null check (char_length(owner) between 1 and 80),
  indicator text not null check (char_length(indicator) between 1 and 80),
  unit text not null check (char_length(unit) between 1 and 20),
  source text not null check (source in ('entered', 'requestsReceived', 'casesClosed', 'referralsAccepted', 'appointmentsHeld')),
  target bigint not null check (target between 0 and 1000000000000),
  from_year smallint not null check (from_year between 2024 and 2100),
  to_year smallint check (to_year between from_year and 2100),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint commitment_of_agency unique (id, agency_id)
);
create index commitment_agency on governance.commitment (agency_id, clause);

create table governance.review_round (
  id uuid primary key,
  year smallint not null unique check (year between 2024 and 2100),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  is_public boolean not null default false,
  summary text check (char_length(summary) between 1 and 2000),
  opened_by uuid not null references organisations.person(id),
  opened_by_name text not null,
  opened_at timestamptz not null,
  closed_by uuid references organisations.person(id),
  closed_by_name text,
  closed_at timestamptz,
  version integer not null default 1,
  constraint round_closed check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (summary is null)
    and (closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_by_name is null)),
  constraint only_closed_is_public check (not is_public or state = 'closed')
);

-- The promise is copied as it stood: what is promised otherwise later does not change what was reviewed.
create table governance.review_entry (
  id uuid primary key,
  round_id uuid not null references governance.review_round(id),
  commitment_id uuid not null,
  agency_id smallint not null,
  clause text not null,
  title text not null,
  owner text not null,
  indicator text not null,
  unit text not null,
  source text not null,
  target bigint not null,
  actual bigint check (actual between 0 and 1000000000000),
  counted_at timestamptz,
  standing text not null check (standing in ('onTrack', 'late', 'stopped', 'done')),
  words text not null check (char_length(words) between 1 and 1000),
  hindrance text check (char_length(hindrance) between 1 and 1000),
  next_step text check (char_length(next_step) between 1 and 1000),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint entry_once unique (round_id, commitment_id),
  constraint entry_of_commitment foreign key (commitment_id, agency_id) references governance.commitment (id, agency_id),
  constraint counted_says_when check ((source <> 'entered') = (counted_at is not null))
);
create index review_entry_agency on governance.review_entry (agency_id, round_id);
create index review_entry_commitment on governance.review_entry (commitment_id);

create table governance.review_step (
  id uuid primary key,
  place bigint not null generated always as identity,
  round_id uuid not null references governance.review_round(id),
  agency_id smallint not null references organisations.agency(id),
  kind text not null check (kind in ('submitted', 'returned')),
  reason text check (char_length(reason) between 1 and 500),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  constraint returned_says_why check ((kind = 'returned') = (reason is not null))
);
create index review_step_of on governance.review_step (round_id, agency_id, place desc);

call app.protect('governance.agreement_change');
call app.protect('governance.commitment');
call app.protect('governance.review_round');
call app.protect('governance.review_entry');
call app.protect('governance.review_step');

-- The agency of the secretariat, for those who lead it.
create function app.governing_agency() returns smallint language sql stable as $$
  select case when i.kind = 'agency' and i.secretariat and i.role = 'manager' then i.agency_id end from app.identity() i $$;
-- Read once per statement. What an agency has handed in stands still until it is handed back.
create function governance.handed_in(of_agency smallint) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(last.round_id), '{}'::uuid[]) from (
    select distinct on (s.round_id) s.round_id, s.kind from governance.review_step s where s.agency_id = of_agency
    order by s.round_id, s.place desc) last where last.kind = 'submitted'
$$;
create function governance.open_rounds() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(r.id), '{}'::uuid[]) from governance.review_round r where r.state = 'open'
$$;
create function governance.public_rounds() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(r.id), '{}'::uuid[]) from governance.review_round r where r.is_public
$$;

-- What an agency did itself in a year of Seoul; only who leads it may count, and only its own.
create function governance.counted(what text, in_year integer) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := app.managing_agency();
  since timestamptz := make_timestamptz(in_year, 1, 1, 0, 0, 0, 'Asia/Seoul');
  until timestamptz := make_timestamptz(in_year + 1, 1, 1, 0, 0, 0, 'Asia/Seoul');
begin
  if mine is null then return null; end if;
  return case what
    when 'requestsReceived' then
      (select count(*) from cases.case_file f where f.owner_agency = mine and f.submitted_at >= since and f.submitted_at < until)
    when 'casesClosed' then
      (select count(*) from cases.case_file f where f.owner_agency = mine and f.status = 'closed' and f.closed_at >= since and f.closed_at < until)
    when 'referralsAccepted' then
      (select count(*) from cases.referral r where r.to_agency = mine and r.status = 'accepted' and r.answered_at >= since and r.answered_at < until)
    when 'appointmentsHeld' then
      (select count(*) from cases.appointment a where a.agency_id = mine and a.status = 'booked' and a.ends_at >= since and a.ends_at < least(until, now()))
  end;
end $$;
revoke all on function app.governing_agency, governance.handed_in, governance.open_rounds, governance.public_rounds, governance.counted from public;
grant execute on function app.governing_agency, governance.handed_in, governance.open_rounds, governance.public_rounds, governance.counted to boru_app;

create policy anyone_reads on governance.agreement_change for select to boru_app using (true);
create policy secretariat_writes on governance.agreement_change for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()));

create policy desks_read on governance.commitment for select to boru_app using ((select app.agency()) is not null);
create policy manager_promises on governance.commitment for insert to boru_app
  with check (agency_id = (select app.managing_agency()) and written_by = (select app.person()));
create policy manager_changes on governance.commitment for update to boru_app
  using (agency_id = (select app.managing_agency()))
  with check (agency_id = (select app.managing_agency()) and written_by = (select app.person()));

create policy desks_read on governance.review_round for select to boru_app using (is_public or (select app.agency()) is not null);
create policy secretariat_opens on governance.review_round for insert to boru_app
  with check ((select app.governing_agency()) is not null and opened_by = (select app.person()) and state = 'open');
create policy secretariat_changes on governance.review_round for update to boru_app
  using ((select app.governing_agency()) is not null) with check ((select app.governing_agency()) is not null);

create policy desks_read on governance.review_entry for select to boru_app
  using ((select app.agency()) is not null or round_id = any ((select governance.public_rounds())::uuid[]));
create policy manager_writes on governance.review_entry for insert to boru_app
  with check (agency_id = (select app.managing_agency()) and written_by = (select app.person())
    and round_id = any ((select governance.open_rounds())::uuid[])
    and round_id <> all ((select governance.handed_in((select app.managing_agency())))::uuid[]));
create policy manager_changes on governance.review_entry for update to boru_app
  using (agency_id = (select app.managing_agency()) and round_id = any ((select governance.open_rounds())::uuid[])
    and round_id <> all ((select governance.handed_in((select app.managing_agency())))::uuid[]))
  with check (agency_id = (select app.managing_agency()) and written_by = (select app.person()));

create policy desks_read on governance.review_step for select to boru_app using ((select app.agency()) is not null);
create policy manager_submits on governance.review_step for insert to boru_app
  with check (kind = 'submitted' and agency_id = (select app.managing_agency()) and written_by = (select app.person())
    and round_id = any ((select governance.open_rounds())::uuid[]));
create policy secretariat_returns on governance.review_step for insert to boru_app
  with check (kind = 'returned' and (select app.governing_agency()) is not null and written_by = (select app.person())
    and round_id = any ((select governance.open_rounds())::uuid[]));

revoke update, delete on governance.agreement_change, governance.review_step from boru_app;
revoke update, delete on governance.commitment, governance.review_round, governance.review_entry from boru_app;
grant update (clause, title, detail, owner, indicator, unit, source, target, from_year, to_year, written_by, written_by_name,
  written_at, version) on governance.commitment to boru_app;
grant update (state, is_public, summary, closed_by, closed_by_name, closed_at, version) on governance.review_round to boru_app;
grant update (clause, title, owner, indicator, unit, source, target, actual, counted_at, standing, words, hindrance, next_step,
  written_by, written_by_name, written_at, version) on governance.review_entry to boru_app;

comment on table governance.agreement_change is '협약의 변경(가입, 탈퇴, 내용, 기간). 고치지 않고 덧붙입니다';
comment on column governance.agreement_change.id is '번호';
comment on column governance.agreement_change.place is '적힌 차례';
comment on column governance.agreement_change.kind is '무엇이 바뀌었는지';
comment on column governance.agreement_change.agency_id is '가입하거나 탈퇴한 기관';
comment on column governance.agreement_change.effective_on is '효력이 생기는 날';
comment on column governance.agreement_change.words is '합의한 내용과 문서(누구나 봄)';
comment on column governance.agreement_change.term_to is '협약 기간의 마지막 날';
comment on column governance.agreement_change.written_by is '적은 사람';
comment on column governance.agreement_change.written_by_name is '적은 사람의 그때 이름';
comment on column governance.agreement_change.written_at is '적은 때';
comment on table governance.commitment is '기관의 이행 약속';
comment on column governance.commitment.id is '번호';
comment on column governance.commitment.agency_id is '기관';
comment on column governance.commitment.clause is '협약의 조항';
comment on column governance.commitment.title is '무엇을 하기로 했는지';
comment on column governance.commitment.detail is '자세히';
comment on column governance.commitment.owner is '맡은 부서나 직위';
comment on column governance.commitment.indicator is '지표';
comment on column governance.commitment.unit is '단위';
comment on column governance.commitment.source is '값이 어디서 오는지';
comment on column governance.commitment.target is '한 해의 목표';
comment on column governance.commitment.from_year is '시작하는 해';
comment on column governance.commitment.to_year is '끝나는 해(없으면 계속)';
comment on column governance.commitment.written_by is '마지막에 적은 사람';
comment on column governance.commitment.written_by_name is '마지막에 적은 사람의 그때 이름';
comment on column governance.commitment.written_at is '마지막에 적은 때';
comment on column governance.commitment.version is '고친 차수';
comment on table governance.review_round is '한 해의 이행 점검';
comment on column governance.review_round.id is '번호';
comment on column governance.review_round.year is '점검하는 해';
comment on column governance.review_round.due_on is '이행 결과를 낼 날';
comment on column governance.review_round.state is '상태';
comment on column governance.review_round.is_public is '누구나 보는지';
comment on column governance.review_round.summary is '점검을 마치며 적은 총평';
comment on column governance.review_round.opened_by is '시작한 사람';
comment on column governance.review_round.opened_by_name is '시작한 사람의 그때 이름';
comment on column governance.review_round.opened_at is '시작한 때';
comment on column governance.review_round.closed_by is '마친 사람';
comment on column governance.review_round.closed_by_name is '마친 사람의 그때 이름';
comment on column governance.review_round.closed_at is '마친 때';
comment on column governance.review_round.version is '고친 차수';
comment on table governance.review_entry is '약속 하나의 한 해 이행 결과(그때의 약속을 함께 옮겨 적음)';
comment on column governance.review_entry.id is '번호';
comment on column governance.review_entry.round_id is '점검';
comment on column governance.review_entry.commitment_id is '약속';
comment on column governance.review_entry.agency_id is '기관';
comment on column governance.review_entry.clause is '그때의 조항';
comment on column governance.review_entry.title is '그때의 약속';
comment on column governance.review_entry.owner is '그때 맡은 부서나 직위';
comment on column governance.review_entry.indicator is '그때의 지표';
comment on column governance.review_entry.unit is '그때의 단위';
comment on column governance.review_entry.source is '값이 어디서 왔는지';
comment on column governance.review_entry.target is '그때의 목표';
comment on column governance.review_entry.actual is '한 해의 값';
comment on column governance.review_entry.counted_at is '보루가 센 때';
comment on column governance.review_entry.standing is '이행 상황';
comment on column governance.review_entry.words is '한 일';
comment on column governance.review_entry.hindrance is '어려웠던 점';
comment on column governance.review_entry.next_step is '고칠 점과 다음 할 일';
comment on column governance.review_entry.written_by is '적은 사람';
comment on column governance.review_entry.written_by_name is '적은 사람의 그때 이름';
comment on column governance.review_entry.written_at is '적은 때';
comment on column governance.review_entry.version is '고친 차수';
comment on table governance.review_step is '이행 결과를 내고 돌려보낸 기록(고치지 않음, 마지막 줄이 지금의 모습)';
comment on column governance.review_step.id is '번호';
comment on column governance.review_step.place is '적힌 차례';
comment on column governance.review_step.round_id is '점검';
comment on column governance.review_step.agency_id is '기관';
comment on column governance.review_step.kind is '냈는지 돌려보냈는지';
comment on column governance.review_step.reason is '돌려보낸 까닭';
comment on column governance.review_step.written_by is '적은 사람';
comment on column governance.review_step.written_by_name is '적은 사람의 그때 이름';
comment on column governance.review_step.written_at is '적은 때';
