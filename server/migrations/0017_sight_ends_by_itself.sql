-- A grant ends by itself at its moment, may name one person, says whether it lets one work or only read, and follows a
-- row that moves to another case. visible_to stays the one column that a policy compares; what it cannot say (time, and
-- the person) is one short list per statement, app.closed(), which is empty on every ordinary day.

alter table organisations.sight_grant
  add column level text not null default 'work' check (level in ('read', 'work')),
  add column kind text not null default 'shared' check (kind in ('shared', 'emergency')),
  add column person_id uuid references organisations.person(id),
  -- An end within a day; without it the last day counts whole.
  add column until timestamptz,
  add column ends_at timestamptz not null generated always as (coalesce(until, (valid_to + 1)::timestamp at time zone 'Asia/Seoul')) stored,
  add column opened_at timestamptz;
update organisations.sight_grant set opened_at = valid_from where valid_from <= now();
create index sight_grant_ending on organisations.sight_grant (agency_id, ends_at) where revoked_at is null;
create index sight_grant_named on organisations.sight_grant (agency_id, section) where revoked_at is null and person_id is not null;
create index sight_grant_reading on organisations.sight_grant (agency_id) where revoked_at is null and level = 'read' and case_id is not null;
create index sight_grant_case on organisations.sight_grant (case_id, agency_id, section) where revoked_at is null;
create index sight_grant_waiting on organisations.sight_grant (valid_from) where opened_at is null and revoked_at is null;
drop index organisations.sight_grant_expiry;
create index sight_grant_expiry on organisations.sight_grant (ends_at) where revoked_at is null;

comment on column organisations.sight_grant.level is '읽기만(read) 또는 일도 함(work)';
comment on column organisations.sight_grant.kind is '나눔(shared) 또는 긴급 열람(emergency)';
comment on column organisations.sight_grant.person_id is '한 사람에게만 열었으면 그 사람';
comment on column organisations.sight_grant.until is '하루 안에 끝나면 그 때';
comment on column organisations.sight_grant.ends_at is '끝나는 때(자동 계산)';
comment on column organisations.sight_grant.opened_at is '실제로 열린 때(앞날에 시작하면 비어 있음)';

-- A grant of the company is what a consent says: the shape of an emergency is not the company's to write.
drop policy company_grants on organisations.sight_grant;
create policy company_grants on organisations.sight_grant for insert to boru_app
  with check (company_id = (select app.working_company()) and consent_id is not null and kind = 'shared');

create or replace function app.seen_by(company uuid, wanted text, within_case uuid, case_scoped boolean) returns smallint[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct g.agency_id order by g.agency_id), '{}'::smallint[])
    from organisations.sight_grant g
   where g.company_id = company and g.section = wanted and g.revoked_at is null
     and g.valid_from <= now() and g.ends_at > now()
     and (not case_scoped or g.case_id is not distinct from within_case)
$$;

-- A row that is written while a grant is being taken back must not keep the sight of the moment before: the writer waits
-- for the grants it builds on, and the one who takes back waits for the writer and then finds the row.
create or replace function app.set_sight() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  rule organisations.sighted_table;
  row_data jsonb := to_jsonb(new);
  company uuid;
  within_case uuid;
begin
  select * into strict rule from organisations.sighted_table where table_name = tg_table_schema || '.' || tg_table_name;
  company := (row_data ->> rule.company_column)::uuid;
  within_case := (row_data ->> coalesce(rule.case_column, ''))::uuid;
  perform 1 from organisations.sight_grant g
    where g.company_id = company and g.section = rule.section and g.revoked_at is null
      and (rule.case_column is null or g.case_id is not distinct from within_case)
    order by g.id for share;
  new.visible_to := app.seen_by(company, rule.section, within_case, rule.case_column is not null);
  return new;
end $$;

create function app.open_grant() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.opened_at is null and new.valid_from <= now() then new.opened_at := now(); end if;
  return new;
end $$;
create trigger open_grant before insert on organisations.sight_grant for each row execute function app.open_grant();

-- What the column visible_to cannot say at this moment for this reader: grants that have run out and are not tidied up
-- yet, and grants that name somebody else of the same agency. Keys of cases, or of companies where rows follow the company.
create function app.closed(wanted text, by_case boolean) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  keys uuid[];
begin
  if me.agency_id is null then return '{}'; end if;
  select array_agg(distinct case when by_case then coalesce(x.case_id, x.company_id) else x.company_id end) into keys
    from (select g.company_id, g.case_id from organisations.sight_grant g
           where g.agency_id = me.agency_id and g.revoked_at is null and g.ends_at <= now() and g.section = wanted
          union
          select g.company_id, g.case_id from organisations.sight_grant g
           where g.agency_id = me.agency_id and g.revoked_at is null and g.person_id is not null and g.person_id <> me.person_id and g.section = wanted) x
   where not exists (
     select 1 from organisations.sight_grant o
      where o.company_id = x.company_id and o.section = wanted and o.agency_id = me.agency_id and o.revoked_at is null
        and o.valid_from <= now() and o.ends_at > now() and (o.person_id is null or o.person_id = me.person_id)
        and (not by_case or o.case_id is not distinct from x.case_id));
  return coalesce(keys, '{}');
end $$;

-- Cases that the asking agency may read and not work on.
create function app.read_only() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  keys uuid[];
begin
  if me.agency_id is null then return '{}'; end if;
  select array_agg(distinct g.case_id) into keys
    from organisations.sight_grant g
   where g.agency_id = me.agency_id and g.revoked_at is null and g.level = 'read' and g.case_id is not null
     and not exists (
       select 1 from organisations.sight_grant o
        where o.case_id = g.case_id and o.agency_id = me.agency_id and o.revoked_at is null and o.level = 'work'
          and o.valid_from <= now() and o.ends_at > now() and (o.person_id is null or o.person_id = me.person_id));
  return coalesce(keys, '{}');
end $$;
grant execute on function app.closed, app.read_only to boru_app;

-- Every table whose rows show and hide gets the same three things: sight at birth, sight after a move, and the list of
-- the moment. `instead` names rows that are seen for another reason than visible_to, so that they stay seen.
create procedure app.sight_follows(target text, section text, company_column text, case_column text, instead text) language plpgsql as $$
declare
  key text := case when case_column is null or case_column = 'id' then coalesce(case_column, company_column)
                   else format('coalesce(%I, %I)', case_column, company_column) end;
  moving text := case when case_column is null or case_column = 'id' then format('%I', company_column)
                      else format('%I, %I', company_column, case_column) end;
begin
  if company_column <> 'id' then
    execute format('create trigger move_sight before update of %s on %s for each row execute function app.set_sight()', moving, target);
  end if;
  execute format('create policy still_open on %s as restrictive for all to boru_app using (%s <> all ((select app.closed(%L, %L))::uuid[])%s)',
                 target, key, section, case_column is not null, coalesce(' or ' || instead, ''));
  if case_column is not null then
    execute format('create policy workers_add on %s as restrictive for insert to boru_app with check (%s <> all ((select app.read_only())::uuid[]))', target, key);
    execute format('create policy workers_change on %s as restrictive for update to boru_app using (%s <> all ((select app.read_only())::uuid[]))', target, key);
  end if;
end $$;

call app.sight_follows('organisations.company', 'summary', 'id', null, null);
call app.sight_follows('organisations.contact', 'contact', 'company_id', null, null);
call app.sight_follows('organisations.site', 'summary', 'company_id', null, null);
call app.sight_follows('diagnosis.outcome', 'diagnosis', 'company_id', null, null);
call app.sight_follows('technologies.card', 'technology', 'company_id', null, null);
call app.sight_follows('technologies.finding', 'technology', 'company_id', null, null);
call app.sight_follows('cases.case_file', 'summary', 'company_id', 'id', null);
call app.sight_follows('cases.clock', 'summary', 'company_id', 'case_id', null);
call app.sight_follows('cases.entry', 'counsel', 'company_id', 'case_id', null);
call app.sight_follows('cases.referral', 'summary', 'company_id', 'case_id', 'from_agency = (select app.agency())');
call app.sight_follows('platform.file', 'counsel', 'company_id', 'case_id', 'agency_id = (select app.agency())');

create or replace procedure app.sighted(target text, section text, company_column text, case_column text default null) language plpgsql as $$
begin
  insert into organisations.sighted_table values (target, section, company_column, case_column);
  execute format('create trigger set_sight before insert on %s for each row execute function app.set_sight()', target);
  call app.sight_follows(target, section, company_column, case_column, null);
end $$;

-- Called by the jobs 'daily' and 'sight.turn': what has run out is tidied up, what was to begin later begins.
create or replace function app.expire_sight() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended integer;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  update organisations.sight_grant set revoked_at = now(), revoked_reason = 'expired'
   where revoked_at is null and ends_at <= now();
  get diagnostics ended = row_count;
  update organisations.sight_grant set opened_at = now()
   where revoked_at is null and opened_at is null and valid_from <= now();
  return ended;
end $$;

create or replace function app.is_let_into(company uuid, within_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from organisations.sight_grant g
     where g.company_id = company and g.agency_id = app.working_agency() and g.revoked_at is null and g.level = 'work'
       and g.valid_from <= now() and g.ends_at > now() and (g.person_id is null or g.person_id = app.person())
       and g.case_id is not distinct from within_case)
$$;

create or replace function app.sight_basis(company uuid, within_case uuid, agency smallint, wanted text[]) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct case when g.kind = 'emergency' then 'emergency/' || g.legal_basis
                                          when g.consent_id is null then 'law/' || g.legal_basis
                                          else 'consent/' || g.purpose end), '{}'::text[])
    from organisations.sight_grant g
   where g.company_id = company and g.agency_id = agency and g.revoked_at is null
     and (g.section = any (wanted) or (g.section = 'counsel' and 'documents' = any (wanted)))
     and g.valid_from <= now() and g.ends_at > now() and (g.person_id is null or g.person_id = app.person())
     and (within_case is null or g.case_id is null or g.case_id = within_case)
$$;
