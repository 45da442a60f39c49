-- 비밀유지 서약: what was said, handed over and found in a case is read by a person who has pledged silence about it, once.
-- The summary (the row of the inbox) needs no pledge. A pledge is one more condition on the reading of a person, kept like
-- the others: a list of the asking person, made once per statement, that a policy compares with a column.

create table organisations.pledge_text (
  id text not null,
  version integer not null,
  hash bytea not null check (length(hash) = 32),
  valid_from date not null,
  primary key (id, version)
);
call app.protect('organisations.pledge_text');
create policy anyone_reads on organisations.pledge_text for select to boru_app using (true);

create table organisations.pledge (
  id uuid primary key,
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  agency_id smallint not null references organisations.agency(id),
  agency_name text not null,
  company_id uuid not null references organisations.company(id),
  company_name text not null,
  case_id uuid not null,
  case_number text not null,
  text_id text not null,
  text_version integer not null,
  text_hash bytea not null,
  signed_at timestamptz not null default now(),
  -- The second press of the same page meets the first.
  constraint pledge_once unique (person_id, agency_id, case_id, text_hash)
);
create index pledge_own on organisations.pledge (person_id, agency_id, text_hash) include (case_id, company_id);
create index pledge_case on organisations.pledge (case_id, signed_at desc);
create index pledge_company on organisations.pledge (company_id, signed_at desc);
call app.protect('organisations.pledge');
-- Signed through organisations.sign_pledge alone, and never again changed or deleted.
revoke insert, update, delete on organisations.pledge from boru_app;
revoke insert, update, delete on organisations.pledge_text from boru_app;
grant insert, update on organisations.pledge_text to boru_app;

-- The text of today. Without one nobody has pledged anything, and nothing opens.
create function app.pledge_hash() returns bytea
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.hash from organisations.pledge_text t where t.valid_from <= (now() at time zone 'Asia/Seoul')::date
   order by t.valid_from desc, t.version desc limit 1
$$;

-- Cases about which the asking person has pledged silence, in the words of today.
create function app.pledged() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  keys uuid[];
begin
  if me.agency_id is null then return '{}'; end if;
  select array_agg(p.case_id) into keys from organisations.pledge p
   where p.person_id = me.person_id and p.agency_id = me.agency_id and p.text_hash = app.pledge_hash();
  return coalesce(keys, '{}');
end $$;

-- Companies whose file the asking person may read as a whole: pledged for one of their cases, or open to the agency by a
-- grant for the company itself, which belongs to no case.
create function app.pledged_companies(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  keys uuid[];
begin
  if me.agency_id is null then return '{}'; end if;
  select array_agg(k.company_id) into keys from (
    select p.company_id from organisations.pledge p
     where p.person_id = me.person_id and p.agency_id = me.agency_id and p.text_hash = app.pledge_hash()
    union
    select g.company_id from organisations.sight_grant g
     where g.agency_id = me.agency_id and g.section = wanted and g.case_id is null and g.revoked_at is null
       and g.valid_from <= now() and g.ends_at > now() and (g.person_id is null or g.person_id = me.person_id)) k;
  return coalesce(keys, '{}');
end $$;
create index sight_grant_whole on organisations.sight_grant (agency_id, section) include (company_id) where revoked_at is null and case_id is null;
grant execute on function app.pledge_hash, app.pledged, app.pledged_companies to boru_app;

create policy pledged on cases.entry as restrictive for select to boru_app
  using ((select app.agency()) is null or case_id = any ((select app.pledged())::uuid[]));
create policy pledged on platform.file as restrictive for select to boru_app
  using ((select app.agency()) is null or case_id is null or case_id = any ((select app.pledged())::uuid[]));
-- The telephone desk finds its own callers again: what the agency itself wrote down while it listened.
create policy pledged on cases.call as restrictive for select to boru_app
  using ((select app.agency()) is null or taken_agency = (select app.agency()) or case_id = any ((select app.pledged())::uuid[]));
create policy pledged on organisations.contact as restrictive for select to boru_app
  using ((select app.agency()) is null or company_id = any ((select app.pledged_companies('contact'))::uuid[]));
create policy pledged on diagnosis.outcome as restrictive for select to boru_app
  using ((select app.agency()) is null or company_id = any ((select app.pledged_companies('diagnosis'))::uuid[]));
create policy pledged on technologies.card as restrictive for select to boru_app
  using ((select app.agency()) is null or company_id = any ((select app.pledged_companies('technology'))::uuid[]));
create policy pledged on technologies.finding as restrictive for select to boru_app
  using ((select app.agency()) is null or company_id = any ((select app.pledged_companies('technology'))::uuid[]));

-- The company reads who pledged; an agency its own people, but not of a case that is sealed from the reader.
create policy company_reads on organisations.pledge for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on organisations.pledge for select to boru_app using (agency_id = (select app.agency()));
create policy not_sealed on organisations.pledge as restrictive for select to boru_app
  using (case_id <> all ((select app.sealed())::uuid[]));

-- Signs for the asking person, for a case whose summary this person sees: signed, standing (signed before) or changed (the
-- words are not those of today). No row where there is no such case.
create function organisations.sign_pledge(new_id uuid, target uuid, name text, wanted text, edition integer)
returns table (outcome text, id uuid, company_id uuid, text_hash bytea, signed_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  me app.identity_row := app.identity();
  f cases.case_file;
  t organisations.pledge_text;
begin
  if me.kind is distinct from 'agency' then raise exception 'only somebody of an agency pledges' using errcode = '42501'; end if;
  select * into f from cases.case_file c where c.id = target;
  if not found or not me.agency_id = any (f.visible_to) or f.id = any (app.closed('summary', true)) then return; end if;
  select * into t from organisations.pledge_text x where x.id = wanted and x.version = edition and x.hash = app.pledge_hash();
  if not found then return query select 'changed', null::uuid, f.company_id, null::bytea, null::timestamptz; return; end if;
  insert into organisations.pledge (id, person_id, person_name, agency_id, agency_name, company_id, company_name, case_id, case_number, text_id, text_version, text_hash)
    values (new_id, me.person_id, name, me.agency_id,
            coalesce((select n.name_ko from organisations.agency_name n where n.agency_id = me.agency_id and n.valid_from <= current_date
                       order by n.valid_from desc limit 1), ''),
            f.company_id, f.company_name, f.id, coalesce(f.number, ''), t.id, t.version, t.hash)
    on conflict on constraint pledge_once do nothing;
  return query
    select case when p.id = new_id then 'signed' else 'standing' end, p.id, p.company_id, p.text_hash, p.signed_at
      from organisations.pledge p
     where p.person_id = me.person_id and p.agency_id = me.agency_id and p.case_id = f.id and p.text_hash = t.hash;
end $$;
revoke all on function organisations.sign_pledge from public;
grant execute on function organisations.sign_pledge to boru_app;

-- The preview of a referral asks as somebody who has pledged, and shows content only to a sender who has.
create or replace function cases.try_referral(target uuid, wanted text[]) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  f cases.case_file;
  phantom smallint := (20000 + floor(random() * 12000))::smallint;
  people uuid := gen_random_uuid();
  belongs uuid := gen_random_uuid();
  ticket text := encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex');
begin
  select * into f from cases.case_file c where c.id = target;
  if not found then raise exception 'no such case' using errcode = '42501'; end if;
  if me.company_id is distinct from f.company_id then
    if me.agency_id is null or exists (
      select 1 from unnest(wanted || 'summary'::text) as s(name)
       where not me.agency_id = any (app.seen_by(f.company_id, s.name, f.id, true)) or f.id = any (app.closed(s.name, true))) then
      raise exception 'the caller does not see this section' using errcode = '42501';
    end if;
  end if;
  insert into organisations.agency (id, code, kind, online, source) values (phantom, 'preview-' || people, 'preview', false, 'preview');
  insert into organisations.person (id, email, name) values (people, people || '@preview.invalid', '');
  insert into organisations.membership (id, person_id, agency_id, role) values (belongs, people, phantom, 'auditor');
  insert into platform.session (token_hash, id, person_id, membership_id, second_factor_at, expires_at)
    values (sha256(convert_to(ticket, 'UTF8')), gen_random_uuid(), people, belongs, now(), now() + interval '1 minute');
  insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_to, level)
    select gen_random_uuid(), f.company_id, f.id, s.name, phantom, 'referral', 'preview', current_date + 1, 'read'
      from unnest(wanted) as s(name);
  if me.company_id is not distinct from f.company_id or f.id = any (app.pledged()) then
    insert into organisations.pledge (id, person_id, person_name, agency_id, agency_name, company_id, company_name, case_id, case_number, text_id, text_version, text_hash)
      select gen_random_uuid(), people, '', phantom, '', f.company_id, '', f.id, '', t.id, t.version, t.hash
        from organisations.pledge_text t where t.hash = app.pledge_hash() order by t.version desc limit 1;
  end if;
  return ticket;
end $$;

comment on table organisations.pledge_text is '서약문의 판. 글은 자료(catalogue)에 있고 여기에는 전자지문만 있다';
comment on column organisations.pledge_text.id is '서약문';
comment on column organisations.pledge_text.version is '판';
comment on column organisations.pledge_text.hash is '글의 전자지문(SHA-256)';
comment on column organisations.pledge_text.valid_from is '이 판을 쓰기 시작한 날';
comment on table organisations.pledge is '비밀유지 서약. 한 사람이 한 건에 대해 한 판에 한 번';
comment on column organisations.pledge.id is '번호';
comment on column organisations.pledge.person_id is '서약한 사람';
comment on column organisations.pledge.person_name is '서약할 때의 이름';
comment on column organisations.pledge.agency_id is '서약할 때의 기관';
comment on column organisations.pledge.agency_name is '서약할 때의 기관 이름';
comment on column organisations.pledge.company_id is '기업';
comment on column organisations.pledge.company_name is '서약할 때의 기업 이름';
comment on column organisations.pledge.case_id is '건';
comment on column organisations.pledge.case_number is '서약할 때의 접수 번호';
comment on column organisations.pledge.text_id is '서약문';
comment on column organisations.pledge.text_version is '서약문의 판';
comment on column organisations.pledge.text_hash is '서약문의 전자지문(SHA-256)';
comment on column organisations.pledge.signed_at is '서약한 때';
