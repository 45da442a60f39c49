-- Who is asking is found out once per transaction, and so are the lists of the moment. What was found out is kept in a
-- setting of the transaction, with a stamp that only the owner's functions can make: SQL text may write there what it
-- likes, but without the stamp it is not believed, and everything is found out anew (decision 0021).

create table platform.transaction_key (
  one boolean primary key default true check (one),
  secret bytea not null check (length(secret) = 64)
);
alter table platform.transaction_key enable row level security;
alter table platform.transaction_key force row level security;
create policy owner_all on platform.transaction_key to boru_owner using (true) with check (true);
insert into platform.transaction_key (secret) values (evidence.new_salt() || evidence.new_salt());
comment on table platform.transaction_key is '한 거래 안에서 알아낸 것에 찍는 도장의 비밀. 실행 역할은 읽지 못한다';
comment on column platform.transaction_key.one is '한 줄만 있다';
comment on column platform.transaction_key.secret is '비밀(무작위 64바이트)';

-- Good for this ticket in this transaction of this connection, until sight changes within it. Hashed twice, because a
-- single hash of secret and text can be continued by whoever holds one.
create function app.stamp(digest bytea, what text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  own bytea;
begin
  select k.secret into own from platform.transaction_key k;
  return encode(sha256(own || sha256(own || timestamptz_send(now()) || int4send(pg_backend_pid()) || digest
                || convert_to(what || '|' || coalesce(current_setting('app.turn', true), ''), 'UTF8'))), 'hex');
end $$;
revoke all on function app.stamp from public;

-- What can narrow the sight of this reader at all: over (grants that ran out), named (to somebody else), sealed, read
-- (to read only). Null on every ordinary day, and then no list is asked for.
alter type app.identity_row add attribute narrowed text;

create or replace function app.identity() returns app.identity_row
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  ticket text := current_setting('app.ticket', true);
  kept text := current_setting('app.known', true);
  digest bytea;
  result app.identity_row;
begin
  if ticket is null or length(ticket) < 40 then
    result.kind := 'anonymous';
    return result;
  end if;
  digest := sha256(convert_to(ticket, 'UTF8'));
  if length(kept) > 64 and left(kept, 64) = app.stamp(digest, 'identity|' || substr(kept, 65)) then
    return substr(kept, 65)::app.identity_row;
  end if;
  select case
           when m.id is null then 'visitor'
           when m.role = 'administrator' then case when s.second_factor_at is null then 'visitor' else 'administrator' end
           when m.agency_id is not null then case when s.second_factor_at is null then 'visitor' else 'agency' end
           else 'company'
         end,
         p.id, m.id, s.id, m.agency_id, m.company_id, m.role, coalesce(a.secretariat, false), s.second_factor_at is not null, null
    into result
    from platform.session s
    join organisations.person p on p.id = s.person_id and p.disabled_at is null
    left join organisations.membership m on m.id = s.membership_id and m.person_id = s.person_id and m.ended_at is null
    left join organisations.agency a on a.id = m.agency_id
   where s.token_hash = digest and s.revoked_at is null and s.expires_at > now();
  if found then
    -- Staff without a second factor are visitors: they carry no agency, so no policy lets them see a company.
    if result.kind = 'visitor' then result.agency_id := null; result.company_id := null; end if;
    if result.agency_id is not null then result.narrowed := app.narrowing(result.agency_id, result.person_id); end if;
  elsif exists (select 1 from platform.system_ticket t where t.token_hash = digest and t.expires_at > now()) then
    result.kind := 'system';
  else
    result.kind := 'anonymous';
  end if;
  perform set_config('app.known', app.stamp(digest, 'identity|' || result::text) || result::text, true);
  return result;
end $$;

create function app.narrowing(agency smallint, person uuid) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return nullif(
    case when exists (select 1 from organisations.sight_grant g where g.agency_id = agency and g.revoked_at is null and g.ends_at <= now())
         then 'over ' else '' end
    || case when exists (select 1 from organisations.sight_grant g
                          where g.agency_id = agency and g.revoked_at is null and g.person_id is not null and g.person_id <> person)
            then 'named ' else '' end
    || case when exists (select 1 from cases.seal s where s.agency_id = agency and s.opened_at is null) then 'sealed ' else '' end
    || case when exists (select 1 from organisations.sight_grant g
                          where g.agency_id = agency and g.revoked_at is null and g.level = 'read' and g.case_id is not null)
            then 'read ' else '' end, '');
end $$;
revoke all on function app.narrowing from public;

-- A list of the moment, worked out once per transaction. The lists themselves are those of before.
create function app.remembered(name text) returns uuid[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  kept text := current_setting('app.list_' || name, true);
begin
  if length(kept) > 64 and left(kept, 64) = app.stamp(sha256(convert_to(current_setting('app.ticket', true), 'UTF8')), name || '|' || substr(kept, 65)) then
    return substr(kept, 65)::uuid[];
  end if;
  return null;
end $$;
create function app.remember(name text, keys uuid[]) returns uuid[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.list_' || name,
    app.stamp(sha256(convert_to(current_setting('app.ticket', true), 'UTF8')), name || '|' || keys::text) || keys::text, true);
  return keys;
end $$;
revoke all on function app.remembered, app.remember from public;

create or replace function app.sealed_from(agency smallint, person uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(array_agg(s.case_id), '{}')
            from cases.seal s
           where s.agency_id = agency and s.opened_at is null and person <> all (s.people)
             -- An emergency reading breaks the seal for its one reader and its few hours.
             and not exists (select 1 from organisations.sight_grant g
                              where g.case_id = s.case_id and g.agency_id = agency and g.kind = 'emergency' and g.person_id = person
                                and g.revoked_at is null and g.ends_at > now()));
end $$;

create or replace function app.sealed() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if me.narrowed is null or strpos(me.narrowed, 'sealed') = 0 then return '{}'; end if;
  return coalesce(app.remembered('sealed'), app.remember('sealed', app.sealed_from(me.agency_id, me.person_id)));
end $$;

create or replace function app.closed(wanted text, by_case boolean) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  name text := wanted || case when by_case then '_case' else '_company' end;
  keys uuid[];
begin
  if me.narrowed is null then return '{}'; end if;
  keys := app.remembered(name);
  if keys is not null then return keys; end if;
  if strpos(me.narrowed, 'over') > 0 or strpos(me.narrowed, 'named') > 0 then
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
  end if;
  keys := coalesce(keys, '{}');
  if by_case then keys := keys || app.sealed(); end if;
  return app.remember(name, keys);
end $$;

create or replace function app.read_only() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  keys uuid[];
begin
  if me.narrowed is null or strpos(me.narrowed, 'read') = 0 then return '{}'; end if;
  keys := app.remembered('read_only');
  if keys is not null then return keys; end if;
  select array_agg(distinct g.case_id) into keys
    from organisations.sight_grant g
   where g.agency_id = me.agency_id and g.revoked_at is null and g.level = 'read' and g.case_id is not null
     and not exists (
       select 1 from organisations.sight_grant o
        where o.case_id = g.case_id and o.agency_id = me.agency_id and o.revoked_at is null and o.level = 'work'
          and o.valid_from <= now() and o.ends_at > now() and (o.person_id is null or o.person_id = me.person_id));
  return app.remember('read_only', coalesce(keys, '{}'));
end $$;

-- What changes sight within a transaction is seen by that transaction at once: every stamp of before is void.
create function app.turn() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.turn', gen_random_uuid()::text, true);
  return null;
end $$;
create trigger turn after insert or update or delete on organisations.sight_grant for each statement execute function app.turn();
create trigger turn after insert or update or delete on cases.seal for each statement execute function app.turn();

-- plpgsql keeps the plan of a query; a definer function in SQL is planned at every call.
create or replace function app.seen_by(company uuid, wanted text, within_case uuid, case_scoped boolean) returns smallint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if case_scoped and within_case is not null then
    return (select coalesce(array_agg(distinct g.agency_id order by g.agency_id), '{}'::smallint[])
              from organisations.sight_grant g
             where g.company_id = company and g.case_id = within_case and g.section = wanted and g.revoked_at is null
               and g.valid_from <= now() and g.ends_at > now());
  end if;
  return (select coalesce(array_agg(distinct g.agency_id order by g.agency_id), '{}'::smallint[])
            from organisations.sight_grant g
           where g.company_id = company and g.section = wanted and g.revoked_at is null
             and g.valid_from <= now() and g.ends_at > now()
             and (not case_scoped or g.case_id is null));
end $$;

create or replace function app.sight_basis(company uuid, within_case uuid, agency smallint, wanted text[]) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := app.person();
begin
  return (select coalesce(array_agg(distinct case when g.kind = 'emergency' then 'emergency/' || g.legal_basis
                                                  when g.consent_id is null then 'law/' || g.legal_basis
                                                  else 'consent/' || g.purpose end), '{}'::text[])
            from organisations.sight_grant g
           where g.company_id = company and g.agency_id = agency and g.revoked_at is null
             and (g.section = any (wanted) or (g.section = 'counsel' and 'documents' = any (wanted)))
             and g.valid_from <= now() and g.ends_at > now() and (g.person_id is null or g.person_id = me)
             and (within_case is null or g.case_id is null or g.case_id = within_case));
end $$;

-- As before; a row of a case asks for the grants of that case alone, which an index finds, and not for all of its company.
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
  if within_case is not null then
    perform 1 from organisations.sight_grant g
      where g.company_id = company and g.case_id = within_case and g.section = rule.section and g.revoked_at is null
      order by g.id for share;
  else
    perform 1 from organisations.sight_grant g
      where g.company_id = company and g.section = rule.section and g.revoked_at is null
        and (rule.case_column is null or g.case_id is null)
      order by g.id for share;
  end if;
  new.visible_to := app.seen_by(company, rule.section, within_case, rule.case_column is not null);
  return new;
end $$;
