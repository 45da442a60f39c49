-- 공모와 신청: a call of a published programme, its questions, what a company writes, what it hands in, what the desk asks for.
-- A draft is the company's alone: no agency reads it. What was handed in is a version that never changes; each answer stands in a
-- row of its own, so that who may read it is kept here and not in a screen.

create table support.grant_call (
  id uuid primary key,
  number text not null unique check (number ~ '^G-[0-9]{8}-[0-9A-F]{8}$'),
  agency_id smallint not null references organisations.agency(id),
  programme_id uuid not null references support.programme(id),
  programme_version_id uuid references support.programme_version(id),
  title text not null check (char_length(title) between 1 and 120),
  notice text not null check (char_length(notice) between 1 and 6000),
  item text not null check (item in ('diagnosis', 'consulting', 'securitySystem', 'training', 'legal', 'forensics', 'escrow', 'certification', 'insurance', 'other')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  runs_from date not null,
  runs_to date not null,
  line_id uuid,
  budget_won bigint not null check (budget_won between 0 and 9007199254740991),
  most_each smallint not null default 1 check (most_each between 1 and 20),
  most_won bigint check (most_won between 1 and 9007199254740991),
  state text not null default 'draft' check (state in ('draft', 'published', 'review', 'decided', 'cancelled')),
  state_reason text check (char_length(state_reason) between 1 and 500),
  form_number integer not null default 0 check (form_number between 0 and 1000),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  published_by uuid references organisations.person(id),
  published_by_name text,
  published_at timestamptz,
  version integer not null default 1,
  constraint call_line_of_agency foreign key (line_id, agency_id) references support.budget_line (id, agency_id),
  constraint call_times check (opens_at < closes_at and runs_from <= runs_to),
  -- Two people: nobody publishes what they wrote last, whatever a screen or a session says.
  constraint call_four_eyes check (published_by is null or published_by <> written_by),
  constraint call_published check ((state in ('published', 'review', 'decided')) <= (published_at is not null and published_by is not null and programme_version_id is not null and form_number > 0)),
  constraint call_of_agency unique (id, agency_id)
);
create index grant_call_agency on support.grant_call (agency_id, opens_at desc, id);
create index grant_call_open on support.grant_call (closes_at, id) where published_at is not null;
create index grant_call_programme on support.grant_call (programme_id);

-- The questions of a call. A form that was published never changes; a correction of the notice is the next one.
create table support.grant_form (
  call_id uuid not null,
  number integer not null check (number between 1 and 1000),
  agency_id smallint not null,
  questions jsonb not null check (jsonb_typeof(questions) = 'array' and jsonb_array_length(questions) <= 80 and pg_column_size(questions) < 200000),
  reason text check (char_length(reason) between 1 and 500),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  published_at timestamptz,
  published_by_name text,
  version integer not null default 1,
  primary key (call_id, number),
  constraint form_of_call foreign key (call_id, agency_id) references support.grant_call (id, agency_id)
);
create unique index grant_form_one_draft on support.grant_form (call_id) where published_at is null;

create table support.application (
  id uuid primary key,
  number text unique check (number ~ '^A-[0-9]{8}-[0-9A-F]{8}$'),
  call_id uuid not null references support.grant_call(id),
  agency_id smallint not null references organisations.agency(id),
  company_id uuid not null references organisations.company(id),
  company_name text not null,
  business_number text not null,
  group_number text check (group_number ~ '^[0-9]{10}$'),
  item text not null,
  runs_from date not null,
  runs_to date not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'inReview', 'selected', 'reserve', 'rejected', 'withdrawn')),
  state_reason text check (char_length(state_reason) between 1 and 500),
  newest integer not null default 0 check (newest between 0 and 1000),
  form_number integer not null default 0,
  asked_won bigint check (asked_won between 0 and 9007199254740991),
  benefit_won bigint check (benefit_won between 0 and 9007199254740991),
  verdict text check (verdict in ('eligible', 'ineligible', 'unknown')),
  submit_key uuid,
  started_by uuid not null references organisations.person(id),
  started_by_name text not null,
  started_at timestamptz not null,
  submitted_at timestamptz,
  moved_at timestamptz,
  version integer not null default 1,
  constraint application_number_with_first check ((number is null) = (newest = 0) and (number is null) = (submitted_at is null)),
  constraint application_draft_has_none check (state <> 'draft' or newest = 0),
  constraint application_of_agency unique (id, agency_id)
);
create index application_call on support.application (call_id, submitted_at, id) where number is not null;
create index application_company on support.application (company_id, started_at desc, id);
create index application_business on support.application (business_number, item) where number is not null;
create index application_group on support.application (group_number, item) where group_number is not null and number is not null;
-- One draft of a company for one call: two people who begin at once write on the same.
create unique index application_one_draft on support.application (call_id, company_id) where state = 'draft';

create table support.application_draft (
  application_id uuid primary key references support.application(id),
  company_id uuid not null references organisations.company(id),
  form_number integer not null,
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 400000),
  sources jsonb not null default '{}' check (jsonb_typeof(sources) = 'object' and pg_column_size(sources) < 100000),
  asked text[] check (array_length(asked, 1) between 1 and 80),
  state text not null default 'writing' check (state in ('writing', 'signing')),
  words text check (char_length(words) between 1 and 500),
  saved_by uuid not null references organisations.person(id),
  saved_by_name text not null,
  saved_at timestamptz not null,
  version integer not null default 1
);
create index application_draft_company on support.application_draft (company_id);

create table support.application_version (
  application_id uuid not null references support.application(id),
  number integer not null check (number between 1 and 1000),
  call_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  form_number integer not null,
  receipt text not null,
  changed text[] not null check (coalesce(array_length(changed, 1), 0) <= 80),
  facts jsonb not null check (jsonb_typeof(facts) = 'array'),
  trace jsonb not null check (jsonb_typeof(trace) = 'object'),
  trace_sha256 bytea not null check (length(trace_sha256) = 32),
  verdict text not null check (verdict in ('eligible', 'ineligible', 'unknown')),
  asked_won bigint check (asked_won between 0 and 9007199254740991),
  benefit_won bigint check (benefit_won between 0 and 9007199254740991),
  drafted_by_name text not null,
  signed_by uuid not null references organisations.person(id),
  signed_by_name text not null,
  submitted_at timestamptz not null,
  primary key (application_id, number)
);

create table support.application_answer (
  application_id uuid not null,
  number integer not null,
  key text not null check (key ~ '^[a-z][A-Za-z0-9]{0,39}$'),
  agency_id smallint not null,
  company_id uuid not null,
  class text not null check (class in ('open', 'internal', 'sensitive')),
  readers text[] not null check (array_length(readers, 1) between 1 and 5),
  value jsonb not null check (pg_column_size(value) < 60000),
  source jsonb,
  primary key (application_id, number, key),
  constraint answer_of_version foreign key (application_id, number) references support.application_version (application_id, number)
);

create table support.application_correction (
  id uuid primary key,
  application_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  keys text[] not null check (array_length(keys, 1) between 1 and 80),
  words text not null check (char_length(words) between 1 and 1000),
  due_on date not null,
  asked_by uuid not null references organisations.person(id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'answered', 'withdrawn')),
  answered_by_version integer,
  closed_at timestamptz,
  constraint correction_of_application foreign key (application_id, agency_id) references support.application (id, agency_id),
  constraint correction_closed check ((state = 'open') = (closed_at is null))
);
create unique index application_correction_one_open on support.application_correction (application_id) where state = 'open';

create table support.document_check (
  application_id uuid not null,
  item text not null check (char_length(item) between 1 and 60),
  agency_id smallint not null,
  company_id uuid not null,
  number integer not null,
  outcome text not null check (outcome in ('met', 'lacking', 'unsure')),
  words text check (char_length(words) between 1 and 500),
  checked_by uuid not null references organisations.person(id),
  checked_by_name text not null,
  checked_at timestamptz not null,
  primary key (application_id, item),
  constraint check_of_application foreign key (application_id, agency_id) references support.application (id, agency_id)
);

call app.protect('support.grant_call');
call app.protect('support.grant_form');
call app.protect('support.application');
call app.protect('support.application_draft');
call app.protect('support.application_version');
call app.protect('support.application_answer');
call app.protect('support.application_correction');
call app.protect('support.document_check');

-- Who may sign for a company: its representative, and nobody else.
create function support.signing_company() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when i.kind = 'company' and i.role = 'representative' then i.company_id end from app.identity() i
$$;
create function support.agency_role() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when i.kind = 'agency' then i.role end from app.identity() i
$$;
revoke all on function support.signing_company, support.agency_role from public;
grant execute on function support.signing_company, support.agency_role to boru_app;

create policy anyone_reads on support.grant_call for select to boru_app
  using (published_at is not null or agency_id = (select app.agency()));
create policy desk_founds on support.grant_call for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and written_by = (select app.person()) and state = 'draft' and published_at is null);
create policy desk_changes on support.grant_call for update to boru_app
  using (agency_id = (select app.recording_agency())) with check (agency_id = (select app.recording_agency()));

create policy anyone_reads on support.grant_form for select to boru_app
  using (published_at is not null or agency_id = (select app.agency()));
create policy desk_writes on support.grant_form for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and written_by = (select app.person()) and published_at is null);
create policy desk_changes on support.grant_form for update to boru_app
  using (agency_id = (select app.recording_agency()) and published_at is null) with check (agency_id = (select app.recording_agency()));

create policy company_reads on support.application for select to boru_app using (company_id = (select app.company()));
-- The agency of the call, and only what was handed in. Nobody else is told that there is anything.
create policy agency_reads on support.application for select to boru_app using (agency_id = (select app.agency()) and number is not null);
create policy company_begins on support.application for insert to boru_app
  with check (company_id = (select app.working_company()) and started_by = (select app.person()) and state = 'draft');
create policy company_changes on support.application for update to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
create policy desk_moves on support.application for update to boru_app
  using (agency_id = (select app.recording_agency()) and number is not null) with check (agency_id = (select app.recording_agency()));

create policy company_writes on support.application_draft for all to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));

create policy company_reads on support.application_version for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.application_version for select to boru_app using (agency_id = (select app.agency()));
create policy representative_signs on support.application_version for insert to boru_app
  with check (company_id = (select support.signing_company()) and signed_by = (select app.person()));

create policy company_reads on support.application_answer for select to boru_app using (company_id = (select app.company()));
create policy readers_read on support.application_answer for select to boru_app
  using (agency_id = (select app.agency()) and (select support.agency_role()) = any (readers));
create policy representative_signs on support.application_answer for insert to boru_app
  with check (company_id = (select support.signing_company()));

create policy company_reads on support.application_correction for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.application_correction for select to boru_app using (agency_id = (select app.agency()));
create policy desk_asks on support.application_correction for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and asked_by = (select app.person()) and state = 'open');
create policy desk_withdraws on support.application_correction for update to boru_app
  using (agency_id = (select app.recording_agency()) and state = 'open')
  with check (agency_id = (select app.recording_agency()) and state = 'withdrawn');
create policy company_answers on support.application_correction for update to boru_app
  using (company_id = (select support.signing_company()) and state = 'open')
  with check (company_id = (select support.signing_company()) and state = 'answered');

create policy agency_reads on support.document_check for select to boru_app using (agency_id = (select app.agency()));
create policy desk_checks on support.document_check for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and checked_by = (select app.person()));
create policy desk_checks_again on support.document_check for update to boru_app
  using (agency_id = (select app.recording_agency()))
  with check (agency_id = (select app.recording_agency()) and checked_by = (select app.person()));

revoke update, delete on support.grant_call, support.grant_form, support.application, support.application_version, support.application_answer,
  support.application_correction, support.document_check from boru_app;
revoke update on support.application_draft from boru_app;
grant update (programme_version_id, title, notice, item, opens_at, closes_at, runs_from, runs_to, line_id, budget_won, most_each, most_won, state, state_reason,
              form_number, written_by, written_by_name, written_at, published_by, published_by_name, published_at, version) on support.grant_call to boru_app;
grant update (questions, reason, written_by, written_by_name, written_at, published_at, published_by_name, version) on support.grant_form to boru_app;
grant update (number, group_number, state, state_reason, newest, form_number, asked_won, benefit_won, verdict, submit_key, submitted_at, moved_at, version) on support.application to boru_app;
grant update (form_number, answers, sources, asked, state, words, saved_by, saved_by_name, saved_at, version) on support.application_draft to boru_app;
grant update (state, answered_by_version, closed_at) on support.application_correction to boru_app;
grant update (number, outcome, words, checked_by, checked_by_name, checked_at) on support.document_check to boru_app;

-- Steps of a call, and what is held fast once companies can read it.
create function support.guard_call() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from support.programme p where p.id = new.programme_id and p.agency_id = new.agency_id and p.is_published) then
    raise exception 'not a published programme of this agency' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then return new; end if;
  if new.state <> old.state and concat_ws(' ', old.state, new.state) <> all (array[
       'draft published', 'draft cancelled', 'published review', 'published cancelled', 'review decided', 'review cancelled']) then
    raise exception 'not a step of a call' using errcode = '42501';
  end if;
  if new.state <> old.state and new.state in ('published', 'decided') and app.managing_agency() is distinct from new.agency_id and not app.is_system() then
    raise exception 'a step of the manager' using errcode = '42501';
  end if;
  if new.state = 'published' and old.state = 'draft' and new.published_by is distinct from app.person() and not app.is_system() then
    raise exception 'published by whoever presses' using errcode = '42501';
  end if;
  if old.published_at is not null and (new.programme_version_id, new.opens_at, new.item, new.runs_from, new.runs_to, new.most_each, new.most_won, new.written_by, new.published_by, new.published_at, new.title)
       is distinct from (old.programme_version_id, old.opens_at, old.item, old.runs_from, old.runs_to, old.most_each, old.most_won, old.written_by, old.published_by, old.published_at, old.title) then
    raise exception 'what companies were told does not change' using errcode = '42501';
  end if;
  -- Never sooner than companies were told.
  if old.published_at is not null and new.closes_at < old.closes_at then
    raise exception 'a call does not close earlier than it said' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_call before insert or update on support.grant_call for each row execute function support.guard_call();

create function support.guard_form() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.published_at is not null then
    raise exception 'a published form does not change' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_form before update on support.grant_form for each row execute function support.guard_form();

-- What an application is of, its call and its company say.
create function support.fill_application() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c support.grant_call;
begin
  select * into c from support.grant_call x where x.id = new.call_id and x.state = 'published';
  if not found then raise exception 'no such call' using errcode = '42501'; end if;
  new.agency_id := c.agency_id;
  new.item := c.item;
  new.runs_from := c.runs_from;
  new.runs_to := c.runs_to;
  select coalesce(x.name, ''), coalesce(x.business_number, '') into new.company_name, new.business_number from organisations.company x where x.id = new.company_id;
  return new;
end $$;
create trigger fill_application before insert on support.application for each row execute function support.fill_application();

-- The closing second, in one rule: received at or after opens_at and before closes_at. A correction counts to the end of its day in Seoul.
create function support.guard_application() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  who text := app.kind();
  c support.grant_call;
  is_handed_in boolean := new.newest <> old.newest;
  has_correction boolean;
begin
  if who = 'system' then return new; end if;
  if new.state <> old.state and concat_ws(' ', who, old.state, new.state) <> all (array[
       'company draft submitted', 'company draft withdrawn', 'company submitted withdrawn', 'company inReview withdrawn', 'company reserve withdrawn', 'company selected withdrawn',
       'agency submitted inReview', 'agency submitted rejected', 'agency inReview submitted', 'agency inReview selected', 'agency inReview reserve', 'agency inReview rejected',
       'agency reserve selected', 'agency reserve rejected', 'agency selected rejected']) then
    raise exception 'not a step of theirs' using errcode = '42501';
  end if;
  if who = 'agency' and (new.number, new.newest, new.form_number, new.asked_won, new.benefit_won, new.verdict, new.submit_key, new.submitted_at, new.group_number)
       is distinct from (old.number, old.newest, old.form_number, old.asked_won, old.benefit_won, old.verdict, old.submit_key, old.submitted_at, old.group_number) then
    raise exception 'the words of a company' using errcode = '42501';
  end if;
  if not is_handed_in then
    if (new.number, new.submitted_at) is distinct from (old.number, old.submitted_at) then raise exception 'a receipt is given once' using errcode = '42501'; end if;
    return new;
  end if;
  if who <> 'company' or support.signing_company() is distinct from new.company_id or new.newest <> old.newest + 1 or new.state <> 'submitted'
     or (old.number is not null and new.number <> old.number) then
    raise exception 'not handed in by the representative' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.call_id::text || new.company_id::text, 0));
  select * into c from support.grant_call x where x.id = new.call_id;
  select exists (select 1 from support.application_correction k where k.application_id = new.id and k.state = 'open'
                   and new.moved_at < ((k.due_on + 1)::timestamp at time zone 'Asia/Seoul')) into has_correction;
  if not (has_correction and old.newest > 0)
     and (c.state <> 'published' or new.moved_at is null or new.moved_at < c.opens_at or new.moved_at >= c.closes_at) then
    raise exception 'outside the time of the call' using errcode = 'BG001';
  end if;
  if old.newest = 0 and (select count(*) from support.application x where x.call_id = new.call_id and x.company_id = new.company_id and x.id <> new.id
        and x.number is not null and x.state <> 'withdrawn') >= c.most_each then
    raise exception 'more applications than the call takes of one company' using errcode = 'BG002';
  end if;
  return new;
end $$;
create trigger guard_application before update on support.application for each row execute function support.guard_application();

create function support.fill_application_part() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select a.agency_id, a.company_id into new.agency_id, new.company_id from support.application a where a.id = new.application_id;
  if not found then raise exception 'no such application' using errcode = '42501'; end if;
  return new;
end $$;
create trigger fill_application_part before insert on support.application_version for each row execute function support.fill_application_part();
create trigger fill_application_part before insert on support.application_answer for each row execute function support.fill_application_part();
create trigger fill_application_part before insert on support.application_correction for each row execute function support.fill_application_part();
create trigger fill_application_part before insert on support.document_check for each row execute function support.fill_application_part();
create function support.fill_application_draft() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select a.company_id into new.company_id from support.application a where a.id = new.application_id;
  if not found then raise exception 'no such application' using errcode = '42501'; end if;
  return new;
end $$;
create trigger fill_application_draft before insert on support.application_draft for each row execute function support.fill_application_draft();
revoke all on function support.guard_call, support.guard_form, support.fill_application, support.guard_application, support.fill_application_part,
  support.fill_application_draft from public;

-- Paid twice for the same thing? Over all agencies and five years, by business number or group, item and period. Whoever may not
-- see the other application is told which agency to ask and by which reference, and nothing else.
create function support.overlap_reference(one uuid, other uuid) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'D-' || upper(left(encode(sha256(convert_to(least(one, other)::text || greatest(one, other)::text, 'UTF8')), 'hex'), 10))
$$;
create function support.overlapping(a support.application) returns setof support.application
language sql stable set search_path = pg_catalog, pg_temp as $$
  select o.* from support.application o
   where o.id <> a.id and o.number is not null and o.state not in ('withdrawn', 'rejected') and o.item = a.item
     and (o.business_number = a.business_number or o.group_number = a.group_number or o.business_number = a.group_number or o.group_number = a.business_number)
     and o.runs_to >= a.runs_from - interval '5 years' and o.runs_from <= a.runs_to + interval '5 years'
$$;
create function support.funding_overlaps(wanted uuid) returns table (agency_id smallint, reference text, is_same_period boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.agency_id, support.overlap_reference(a.id, o.id), o.runs_to >= a.runs_from and o.runs_from <= a.runs_to
    from support.application a cross join lateral support.overlapping(a) o
   where a.id = wanted and (a.company_id = app.company() or (a.agency_id = app.agency() and a.number is not null) or app.is_system())
   order by 3 desc, 1, 2 limit 50
$$;
-- The agency that is asked finds its own application by the reference.
create function support.application_by_reference(wanted text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id from support.application a cross join lateral support.overlapping(a) o
   where a.agency_id = app.agency() and a.number is not null and support.overlap_reference(a.id, o.id) = wanted limit 1
$$;
revoke all on function support.overlap_reference, support.overlapping, support.funding_overlaps, support.application_by_reference from public;
grant execute on function support.funding_overlaps, support.application_by_reference to boru_app;

comment on table support.grant_call is '공모. 공개한 뒤에는 누구나 봄';
comment on column support.grant_call.id is '번호';
comment on column support.grant_call.number is '공고 번호';
comment on column support.grant_call.agency_id is '맡은 기관';
comment on column support.grant_call.programme_id is '지원사업';
comment on column support.grant_call.programme_version_id is '공개할 때 고정한 지원사업의 판(자격 규칙과 지원금 식)';
comment on column support.grant_call.title is '이름';
comment on column support.grant_call.notice is '공고문';
comment on column support.grant_call.item is '지원 품목(중복 확인에 씀)';
comment on column support.grant_call.opens_at is '접수 시작(이때부터)';
comment on column support.grant_call.closes_at is '접수 마감(이때 전까지)';
comment on column support.grant_call.runs_from is '사업 기간의 첫날';
comment on column support.grant_call.runs_to is '사업 기간의 마지막 날';
comment on column support.grant_call.line_id is '예산 항목';
comment on column support.grant_call.budget_won is '이 공모의 예산(원)';
comment on column support.grant_call.most_each is '한 기업이 낼 수 있는 신청 수';
comment on column support.grant_call.most_won is '한 기업의 지원 한도(원)';
comment on column support.grant_call.state is '상태. 접수 전·중·마감은 시각에서 나옴';
comment on column support.grant_call.state_reason is '상태를 바꾼 까닭';
comment on column support.grant_call.form_number is '지금 쓰는 문항의 판(0은 아직 없음)';
comment on column support.grant_call.written_by is '마지막으로 쓴 사람';
comment on column support.grant_call.written_by_name is '마지막으로 쓴 사람의 이름';
comment on column support.grant_call.written_at is '마지막으로 쓴 때';
comment on column support.grant_call.published_by is '공개한 사람(쓴 사람과 다름)';
comment on column support.grant_call.published_by_name is '공개한 사람의 이름';
comment on column support.grant_call.published_at is '공개한 때';
comment on column support.grant_call.version is '고친 차수';
comment on table support.grant_form is '공모의 문항. 공개한 판은 고치지 않음';
comment on column support.grant_form.call_id is '공모';
comment on column support.grant_form.number is '몇째 판';
comment on column support.grant_form.agency_id is '맡은 기관';
comment on column support.grant_form.questions is '문항';
comment on column support.grant_form.reason is '고치는 까닭';
comment on column support.grant_form.written_by is '쓴 사람';
comment on column support.grant_form.written_by_name is '쓴 사람의 이름';
comment on column support.grant_form.written_at is '쓴 때';
comment on column support.grant_form.published_at is '공개한 때';
comment on column support.grant_form.published_by_name is '공개한 사람의 이름';
comment on column support.grant_form.version is '고친 차수';
comment on table support.application is '신청. 내기 전에는 기업만 봄';
comment on column support.application.id is '번호';
comment on column support.application.number is '접수 번호(처음 낼 때 한 번)';
comment on column support.application.call_id is '공모';
comment on column support.application.agency_id is '맡은 기관(트리거가 관리)';
comment on column support.application.company_id is '기업';
comment on column support.application.company_name is '그때의 기업 이름';
comment on column support.application.business_number is '그때의 사업자등록번호';
comment on column support.application.group_number is '기업집단의 대표 사업자등록번호(기업이 적음)';
comment on column support.application.item is '지원 품목';
comment on column support.application.runs_from is '사업 기간의 첫날';
comment on column support.application.runs_to is '사업 기간의 마지막 날';
comment on column support.application.state is '상태';
comment on column support.application.state_reason is '상태를 바꾼 까닭';
comment on column support.application.newest is '마지막으로 낸 판(0은 아직 안 냄)';
comment on column support.application.form_number is '마지막으로 낸 판의 문항 판';
comment on column support.application.asked_won is '신청한 금액(원)';
comment on column support.application.benefit_won is '식으로 셈한 지원금(원)';
comment on column support.application.verdict is '낼 때의 자격 확인 결과';
comment on column support.application.submit_key is '내기 단추의 열쇠(두 번 눌러도 한 번)';
comment on column support.application.started_by is '시작한 사람';
comment on column support.application.started_by_name is '시작한 사람의 이름';
comment on column support.application.started_at is '시작한 때';
comment on column support.application.submitted_at is '처음 접수한 때(서버 시각)';
comment on column support.application.moved_at is '마지막으로 상태가 바뀐 때';
comment on column support.application.version is '고친 차수';
comment on table support.application_draft is '쓰고 있는 신청서. 그 기업만 봄';
comment on column support.application_draft.application_id is '신청';
comment on column support.application_draft.company_id is '기업';
comment on column support.application_draft.form_number is '문항의 판';
comment on column support.application_draft.answers is '답';
comment on column support.application_draft.sources is '답의 출처와 날짜';
comment on column support.application_draft.asked is '다시 물은 문항(없으면 모두)';
comment on column support.application_draft.state is '쓰는 중, 서명을 기다림';
comment on column support.application_draft.words is '대표자와 주고받은 말';
comment on column support.application_draft.saved_by is '마지막으로 쓴 사람';
comment on column support.application_draft.saved_by_name is '마지막으로 쓴 사람의 이름';
comment on column support.application_draft.saved_at is '마지막으로 쓴 때';
comment on column support.application_draft.version is '고친 차수';
comment on table support.application_version is '낸 신청서의 판. 고치지 않음';
comment on column support.application_version.application_id is '신청';
comment on column support.application_version.number is '몇째 판';
comment on column support.application_version.call_id is '공모';
comment on column support.application_version.agency_id is '맡은 기관';
comment on column support.application_version.company_id is '기업';
comment on column support.application_version.form_number is '문항의 판';
comment on column support.application_version.receipt is '이 판의 접수 번호';
comment on column support.application_version.changed is '앞의 판과 달라진 문항';
comment on column support.application_version.facts is '자격 확인에 쓴 사실';
comment on column support.application_version.trace is '자격 확인의 자취';
comment on column support.application_version.trace_sha256 is '자취의 전자지문';
comment on column support.application_version.verdict is '자격 확인 결과';
comment on column support.application_version.asked_won is '신청한 금액(원)';
comment on column support.application_version.benefit_won is '식으로 셈한 지원금(원)';
comment on column support.application_version.drafted_by_name is '쓴 사람의 이름';
comment on column support.application_version.signed_by is '확인하고 낸 대표자';
comment on column support.application_version.signed_by_name is '대표자의 이름';
comment on column support.application_version.submitted_at is '접수한 때(서버 시각)';
comment on table support.application_answer is '낸 답. 문항마다 읽을 수 있는 사람이 정해짐';
comment on column support.application_answer.application_id is '신청';
comment on column support.application_answer.number is '몇째 판';
comment on column support.application_answer.key is '문항';
comment on column support.application_answer.agency_id is '맡은 기관';
comment on column support.application_answer.company_id is '기업';
comment on column support.application_answer.class is '민감도';
comment on column support.application_answer.readers is '읽을 수 있는 역할';
comment on column support.application_answer.value is '답';
comment on column support.application_answer.source is '답의 출처와 날짜';
comment on table support.application_correction is '보완 요청';
comment on column support.application_correction.id is '번호';
comment on column support.application_correction.application_id is '신청';
comment on column support.application_correction.agency_id is '맡은 기관';
comment on column support.application_correction.company_id is '기업';
comment on column support.application_correction.keys is '다시 물은 문항';
comment on column support.application_correction.words is '보완할 내용';
comment on column support.application_correction.due_on is '기한(그날 끝까지)';
comment on column support.application_correction.asked_by is '요청한 사람';
comment on column support.application_correction.asked_by_name is '요청한 사람의 이름';
comment on column support.application_correction.asked_at is '요청한 때';
comment on column support.application_correction.state is '상태';
comment on column support.application_correction.answered_by_version is '답으로 낸 판';
comment on column support.application_correction.closed_at is '끝난 때';
comment on table support.document_check is '서류 확인. 그 기관만 봄';
comment on column support.document_check.application_id is '신청';
comment on column support.document_check.item is '확인한 것';
comment on column support.document_check.agency_id is '맡은 기관';
comment on column support.document_check.company_id is '기업';
comment on column support.document_check.number is '확인한 판';
comment on column support.document_check.outcome is '확인 결과';
comment on column support.document_check.words is '적은 말';
comment on column support.document_check.checked_by is '확인한 사람';
comment on column support.document_check.checked_by_name is '확인한 사람의 이름';
comment on column support.document_check.checked_at is '확인한 때';
