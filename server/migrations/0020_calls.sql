-- The telephone desk (decision 0020). A call opens nothing: afterwards the desk sees what it saw before and what it wrote down itself.
-- Who calls without being known gets a record of the agency that took the call; an account of the same business, hidden or not,
-- is neither met nor touched, so a business number typed by an officer tells nothing.

-- ── callers ─────────────────────────────────────────────────────────────────
alter table organisations.company alter column business_number drop not null;
alter table organisations.company alter column representative_name drop not null;
alter table organisations.company alter column size drop not null;
alter table organisations.company alter column ksic_code drop not null;
alter table organisations.company alter column industry drop not null;
alter table organisations.company alter column municipality drop not null;
alter table organisations.company add column taken_by_agency smallint references organisations.agency(id);
alter table organisations.company drop constraint company_status_check;
alter table organisations.company add constraint company_status_check check (status in ('unconfirmed', 'confirmed', 'refused', 'caller'));
-- Nothing is invented about a caller; everybody else has said who they are.
alter table organisations.company add constraint company_complete check (case when status = 'caller' then taken_by_agency is not null
  else taken_by_agency is null and business_number is not null and representative_name is not null and size is not null
       and ksic_code is not null and industry is not null and municipality is not null end);
alter table organisations.company drop constraint company_business_number_key;
create unique index company_business_number_key on organisations.company (business_number) where status <> 'caller';
create unique index company_caller_once on organisations.company (taken_by_agency, business_number) where status = 'caller' and business_number is not null;
comment on column organisations.company.taken_by_agency is '전화를 받아 이 기록을 만든 기관(계정이 없는 기업)';

-- The agency's own record of a caller; the same number called in twice is one caller.
create function organisations.take_caller(new_id uuid, caller text, number text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_id uuid;
begin
  if app.working_agency() is null then raise exception 'not a desk' using errcode = '42501'; end if;
  insert into organisations.company as c (id, business_number, name, status, taken_by_agency)
  values (new_id, number, caller, 'caller', app.working_agency())
  on conflict (taken_by_agency, business_number) where status = 'caller' and business_number is not null
  do update set version = c.version
  returning id into found_id;
  return found_id;
end $$;

-- ── consent by voice ────────────────────────────────────────────────────────
alter table organisations.consent alter column given_by drop not null;
alter table organisations.consent add column channel text not null default 'online' check (channel in ('online', 'phone'));
alter table organisations.consent add column said_by text check (length(said_by) between 1 and 80);
alter table organisations.consent add column taken_by uuid references organisations.person(id);
alter table organisations.consent add column taken_by_name text;
alter table organisations.consent add constraint consent_spoken check (case channel
  when 'online' then given_by is not null and said_by is null and taken_by is null and taken_by_name is null
  else given_by is null and said_by is not null and taken_by is not null and taken_by_name is not null end);
comment on column organisations.consent.channel is '동의한 길(화면 또는 전화)';
comment on column organisations.consent.said_by is '전화로 동의를 말한 사람';
comment on column organisations.consent.taken_by is '그 말을 듣고 적은 사람';
comment on column organisations.consent.taken_by_name is '적은 사람의 이름';

-- Writes down a consent that was spoken, and opens what it may open. For a call: the case's own rows to the desk that took it.
-- For a referral: nothing yet, and only of a caller without an account; who can sign in is asked in person.
create function organisations.say_consent(c jsonb, new_grants uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  said organisations.consent := jsonb_populate_record(null::organisations.consent, c);
  file cases.case_file;
  wanted text;
  position integer := 1;
begin
  if app.working_agency() is null then raise exception 'not a desk' using errcode = '42501'; end if;
  select * into file from cases.case_file f where f.id = said.case_id and f.company_id = said.company_id for update;
  if not found or file.origin <> 'phone' or file.owner_agency <> me.agency_id then raise exception 'not our call' using errcode = '42501'; end if;
  if said.purpose = 'counselling' then
    if file.status <> 'held' or said.agency_id <> me.agency_id or not said.sections <@ array['summary', 'counsel'] then
      raise exception 'a call opens nothing more' using errcode = '42501';
    end if;
  elsif said.purpose <> 'referral' or not me.agency_id = any (file.visible_to)
     or not exists (select 1 from organisations.company o where o.id = file.company_id and o.status = 'caller') then
    raise exception 'the company answers for itself' using errcode = '42501';
  end if;
  insert into organisations.consent (id, receipt_number, company_id, agency_id, purpose, sections, case_id, text_id, text_version, text_hash, valid_to,
                                     channel, said_by, taken_by, taken_by_name)
  values (said.id, said.receipt_number, file.company_id, said.agency_id, said.purpose, said.sections, file.id, said.text_id, said.text_version,
          said.text_hash, said.valid_to, 'phone', said.said_by, me.person_id, said.taken_by_name);
  if said.purpose <> 'counselling' then return; end if;
  foreach wanted in array said.sections loop
    insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, consent_id, valid_to)
    values (new_grants[position], file.company_id, file.id, wanted, me.agency_id, 'counselling', said.id, said.valid_to);
    position := position + 1;
  end loop;
end $$;

-- The caller takes back what was said: every spoken consent of the case ends, and all sight with it.
create function organisations.unsay_consents(target uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if app.working_agency() is null or not exists (
    select 1 from cases.case_file f where f.id = target and f.origin = 'phone' and f.owner_agency = me.agency_id and me.agency_id = any (f.visible_to)) then
    raise exception 'not our call' using errcode = '42501';
  end if;
  return query
    with ended as (update organisations.consent c set withdrawn_at = now(), withdrawn_by = me.person_id
                    where c.case_id = target and c.channel = 'phone' and c.withdrawn_at is null returning c.id),
         closed as (update organisations.sight_grant g set revoked_at = now(), revoked_reason = 'consent withdrawn'
                     where g.consent_id in (select id from ended) and g.revoked_at is null returning g.id)
    select ended.id from ended, (select count(*) from closed) done;
end $$;

-- ── calls ───────────────────────────────────────────────────────────────────
create index case_call on cases.case_file (request_key) where origin = 'phone';

-- A desk writes a case of its own call; nobody sees it before the consent that was spoken is written down.
create function cases.open_call(f jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  new_file cases.case_file := jsonb_populate_record(null::cases.case_file, f);
begin
  if app.working_agency() is null then raise exception 'not a desk' using errcode = '42501'; end if;
  if not exists (select 1 from organisations.company c where c.id = new_file.company_id
                  and ((c.status = 'caller' and c.taken_by_agency = me.agency_id) or me.agency_id = any (c.visible_to))) then
    raise exception 'no such company' using errcode = '42501';
  end if;
  insert into cases.case_file (id, company_id, company_name, request_key, topic, subject, urgency, origin, title, status, sections, owner_agency,
                               desk_code, route, submitted_by, last_word, last_word_by, updated_at, created_at)
  values (new_file.id, new_file.company_id, new_file.company_name, new_file.request_key, new_file.topic, new_file.subject, new_file.urgency, 'phone',
          new_file.title, 'held', new_file.sections, me.agency_id, new_file.desk_code, new_file.route, me.person_id, 'called', 'agency',
          new_file.updated_at, new_file.created_at);
end $$;

create table cases.call (
  case_id uuid primary key references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  caller_name text not null check (length(caller_name) between 1 and 80),
  caller_phone text not null check (length(caller_phone) between 1 and 40),
  taken_by uuid not null references organisations.person(id),
  taken_by_name text not null,
  taken_agency smallint not null references organisations.agency(id),
  taken_at timestamptz not null default now(),
  visible_to smallint[] not null default '{}'
);
create index call_company on cases.call (company_id);
call app.protect('cases.call');
-- With the conversation, not with the company's contacts: who called belongs to what was said, and a call opens no list of contacts.
call app.sighted('cases.call', 'counsel', 'company_id', 'case_id');
create policy reads on cases.call for select to boru_app using (company_id = (select app.company()) or (select app.agency()) = any (visible_to));
create policy desk_takes on cases.call for insert to boru_app
  with check (taken_agency = (select app.working_agency()) and taken_by = (select app.person()) and (select app.working_agency()) = any (visible_to));
revoke update, delete on cases.call from boru_app;

revoke all on function organisations.take_caller, organisations.say_consent, organisations.unsay_consents, cases.open_call from public;
grant execute on function organisations.take_caller, organisations.say_consent, organisations.unsay_consents, cases.open_call to boru_app;

comment on table cases.call is '전화 상담을 건 사람';
comment on column cases.call.case_id is '건';
comment on column cases.call.company_id is '기업';
comment on column cases.call.caller_name is '전화한 사람의 이름';
comment on column cases.call.caller_phone is '전화번호';
comment on column cases.call.taken_by is '전화를 받은 사람';
comment on column cases.call.taken_by_name is '전화를 받은 사람의 이름';
comment on column cases.call.taken_agency is '전화를 받은 기관';
comment on column cases.call.taken_at is '전화를 받은 때';
comment on column cases.call.visible_to is '볼 수 있는 기관(트리거가 관리)';
